"""The printed form of a project's progress (แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ).

It is what a progress page's print button gives, and holds more than the page: budgets, first
and last day, the chain of units, the evaluator's coordinator, statuses of every report.
"""

import re
from collections.abc import Sequence
from itertools import islice

from parsers.bare_letters import bare
from parsers.draft import Draft, Parsed
from parsers.left_over import keep_people_private, tell_another, tell_damages
from parsers.page_lines import Lines
from parsers.progress_form_closing import take_closing
from parsers.progress_form_gaps import tell_missing_fields
from parsers.progress_form_head import read_head, tell_repeated
from parsers.progress_form_lines import FormLine, has_title, running_lines
from parsers.progress_form_outline import FormParts, Part, outline
from parsers.progress_form_reports import read_reports
from parsers.progress_form_snapshot import (
    FormTexts,
    add_form_contacts,
    add_form_snapshot,
    form_code,
)
from parsers.progress_form_strategy import INDICATOR, Linked, labelled, read_strategy
from parsers.project_rules import check_project
from schema.document import Document, Span
from schema.records import Indicator, ProjectSnapshot

KIND = "progress_form"

_SIGNS = (
    re.compile(rf"{bare('รหัสโครงการ')}[.…]{{0,12}}[:;]"),
    re.compile(rf"{bare('ชื่อโครงการ')}/"),
    re.compile(rf"{bare('งบประมาณที่ได้รับ')}[:;.]"),
    re.compile(rf"{bare('หน่วยงานที่รับผิดชอบ')}[.…]{{0,12}}[:;]"),
    re.compile(rf"{bare('ผู้ประสานงานสยป')}"),
    re.compile(rf"{bare('รายงานครั้งที่')}[0-9]{{1,3}}[:;]"),
)
_SIGNS_NEEDED = 2


def looks_like(document: Document) -> bool:
    """Whether the document is a form: its title on a line of its own, and two of its labels."""
    if not has_title(document):
        return False
    text = "\n".join(bare(line.text) for line in document.lines())
    found = (sign for sign in _SIGNS if sign.search(text))
    return sum(1 for _ in islice(found, _SIGNS_NEEDED)) == _SIGNS_NEEDED


def parse(document: Document) -> Parsed:
    """Read a form into records and findings."""
    draft = Draft(document)
    lines = Lines(document)
    parts = outline(running_lines(lines, document))
    lines.take_each(parts.headings)
    head = read_head(lines, parts.head, draft)
    code = form_code(head, lines, draft)
    linked = list(labelled(parts.of(Part.STRATEGY)))
    strategy = read_strategy([one for one in linked if one.label != INDICATOR], lines, draft, code)
    reports = read_reports(lines, parts.of(Part.REPORTS), draft, code)
    texts = FormTexts(
        _take_text(lines, parts.of(Part.RATIONALE)),
        _take_text(lines, parts.of(Part.OBJECTIVES)),
        _take_text(lines, parts.of(Part.TARGETS)),
        strategy.is_routine,
    )
    span = _span(lines, parts)
    snapshot = add_form_snapshot(draft, span, lines, head, texts, reports.reports, code)
    add_form_contacts(draft, lines, head, code)
    take_closing(parts.of(Part.CLOSING), lines, draft)
    if snapshot is not None:
        _add_indicators(linked, lines, draft, snapshot)
        tell_missing_fields(draft, parts, head, snapshot, reports)
        check_project(draft, snapshot, reports.reports, ())
    tell_repeated(head, draft, lines, code)
    _tell_unclear(draft, lines, parts)
    return draft.parsed(KIND, head.text("name"))


def _take_text(lines: Lines, running: Sequence[FormLine]) -> str | None:
    """The text of a part, None where it is missing or blank."""
    lines.take_each(line.place for line in running)
    return "\n".join(line.text for line in running) or None


def _span(lines: Lines, parts: FormParts) -> Span:
    """Where the project's own record stands: all but the reports and the closing."""
    own = [line.place for part in Part if part < Part.REPORTS for line in parts.of(part)]
    own = own or [0]
    return lines.span(own[0], own[-1] + 1)


def _add_indicators(
    linked: Sequence[Linked], lines: Lines, draft: Draft, snapshot: ProjectSnapshot
) -> None:
    """The indicators that the form names. It gives neither their codes nor targets nor results."""
    for one in linked:
        if one.label != INDICATOR:
            continue
        lines.take(*one.bounds)
        if one.text.strip("-. "):
            draft.add(
                Indicator,
                snapshot.project_code or "",
                lines.span(*one.bounds),
                {
                    "indicator_no": len(draft.records.get(Indicator.table, ())) + 1,
                    "indicator_code": None,
                    "project_code": snapshot.project_code,
                    "agency_code": snapshot.agency_code,
                    "agency_source": "project" if snapshot.agency_code else None,
                    "fiscal_year": snapshot.fiscal_year,
                    "name": one.text,
                },
            )


def _tell_unclear(draft: Draft, lines: Lines, parts: FormParts) -> None:
    """What stands in the document and was not read."""
    tell_damages(draft)
    keep_people_private(draft, lines)
    if parts.next_form is not None:
        tell_another(draft, lines, parts.next_form, "form")
    reports = parts.of(Part.REPORTS)
    lines.tell_unread(draft, grave_from=reports[0].place if reports else len(lines))
