"""Whether the printed numbers of a project's progress reports leave one out."""

from collections.abc import Sequence

from parsers.draft import Draft
from schema.document import Span
from schema.records import ProgressReport


def tell_missing_reports(
    draft: Draft, project_code: str | None, first: Span, numbers: Sequence[int | None]
) -> None:
    """The finding that reports are not numbered 1, 2, 3 ...; `first` is where they begin."""
    draft.add_finding(
        "section_missing",
        "error",
        "the reports of progress are not numbered one after the other; "
        "some may be missing. Look at them in the document",
        subject=ProgressReport.table,
        key=project_code,
        line=first.first,
        page=first.page,
        observed=", ".join(map(str, numbers)),
        expected=", ".join(str(place) for place in range(1, len(numbers) + 1)),
    )
