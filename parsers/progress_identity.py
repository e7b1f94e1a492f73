"""Which project a progress page is of: the code stands in several places, or in none."""

from itertools import islice

from parsers.addressed_code import addressed_code, settled_code
from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.progress_head import PROJECT_CODE, Head
from parsers.progress_outline import Outline
from parsers.project_address import project_code_in
from schema.records import ProjectSnapshot


def read_project_code(head: Head, lines: Lines, parts: Outline, draft: Draft) -> str | None:
    """The code of the title, else of the plan's links, else of the page's address."""
    linked = _take_step_links(lines, parts)
    printed = head.project_code or (linked[0] if linked else None)
    others = sorted({code for code in linked if code != printed})
    if others:
        draft.add_finding(
            "invalid_record",
            "warning",
            f"the page is of project {printed}, the links of its plan of {', '.join(others)}; "
            "the page's own code is kept",
            subject=ProjectSnapshot.table,
            key=printed,
            line=1,
            observed=", ".join(others),
            expected=printed,
        )
    return code_or_addressed(printed, draft)


def code_or_addressed(printed: str | None, draft: Draft) -> str | None:
    """The code that is printed, else the one of the document's address; told where they differ."""
    addressed = addressed_code(draft, project_code_in)
    return settled_code(draft, printed, addressed, "project", ProjectSnapshot)


def _take_step_links(lines: Lines, parts: Outline) -> list[str]:
    """The codes of the links under the plan, which may stand on lines of their own."""
    codes = []
    for index in parts.marks.get("step_link", ()):
        lines.take(index, index + 1)
        for place in (index, *islice(lines.filled(index + 1, len(lines)), 1)):
            code = PROJECT_CODE.search(lines.texts[place])
            if code is not None and (
                place == index or code.group() == lines.texts[place].strip(": ")
            ):
                codes.append(code.group())
                lines.take(place, place + 1)
    return codes
