"""Bangkok's project progress pages (`myproject.php`), in the full and the stripped layout."""

import re
from itertools import islice

from parsers.contact_line import contacts_in
from parsers.decks.sites import is_deck
from parsers.draft import Draft, Parsed
from parsers.indicators.blocks import read_indicators
from parsers.indicators.places import IndicatorOwner
from parsers.kind_headings import FORM_TITLE, INDICATOR_LINES, RESULTS_HEADING, line_of
from parsers.left_over import keep_people_private, tell_another, tell_damages
from parsers.page_lines import Lines
from parsers.plan_steps import read_steps
from parsers.progress_aims import read_aims
from parsers.progress_evaluations import add_evaluations
from parsers.progress_gaps import tell_missing_parts
from parsers.progress_head import Head, read_head
from parsers.progress_identity import read_project_code
from parsers.progress_outline import Outline, Part, outline
from parsers.progress_reports import read_reports
from parsers.progress_snapshot import ProjectParts, add_snapshot
from parsers.project_rules import check_project
from parsers.strategy_lines import Strategy, read_strategy
from schema.document import Document
from schema.records import Contact, PlanStep, ProgressReport, ProjectSnapshot

KIND = "progress_page"

# Each opens with literal words, for which a search of the whole page is quick.
_SIGNS = (
    re.compile(r"ความคืบหน้าโครงการ\s*ฯ?\s*(?:ร้อยละ|/กิจกรรม)"),
    re.compile(r"ดูโครงการแผนปี"),
    re.compile(r"สยป\.?\s*ประเมินโครงการ"),
    re.compile(r"\)\s*ความคืบหน้าโครงการ\s*ฯ"),
    re.compile(r"\*\s*ปัญหาของโครงการ\s*:"),
    re.compile(r"รายละเอียดเกี่ยวกับตัวชี้วัด\s*:"),
    re.compile(r":\s*[0-9]{8}-[0-9]{1,6}[ \t]*(?:\n|$)"),
)
_SIGNS_NEEDED = 2
_OTHER_KINDS = line_of(FORM_TITLE, *INDICATOR_LINES, RESULTS_HEADING)


def looks_like(document: Document) -> bool:
    """Whether the document is a progress page: two of its fixed labels, no other kind's title."""
    text = document.text
    found = (sign for sign in _SIGNS if sign.search(text))
    signs = sum(1 for _ in islice(found, _SIGNS_NEEDED))
    return signs == _SIGNS_NEEDED and not _OTHER_KINDS.search(text) and not is_deck(text)


def parse(document: Document) -> Parsed:
    """Read a progress page into records and findings."""
    draft = Draft(document)
    lines = Lines(document)
    parts = outline(lines)
    head = read_head(lines, parts, _end_of_head(parts))
    code = read_project_code(head, lines, parts, draft)
    aims = read_aims(lines, parts, head, draft)
    strategy = _read_strategy(lines, parts, draft, code)
    project = ProjectParts(
        project_code=code,
        head=head,
        aims=aims,
        is_routine=strategy.is_routine,
        is_full=head.title is not None or parts.is_full,
        reports=_read_reports(lines, parts, draft, code),
        steps=_read_plan(lines, parts, draft, code),
    )
    snapshot = add_snapshot(draft, lines.span(0, _end_of_snapshot(parts)), project)
    _add_contacts(draft, lines, head, code)
    add_evaluations(draft, lines, parts, head, code)
    _read_indicators(lines, parts, draft, snapshot)
    _tell_unclear(draft, lines, parts, head, code)
    tell_missing_parts(draft, parts, project)
    if snapshot is not None:
        check_project(draft, snapshot, project.reports, project.steps)
    return draft.parsed(KIND, head.title)


def _end_of_head(parts: Outline) -> int:
    return min((at for part, at in parts.begins.items() if part > Part.HEAD), default=parts.length)


def _end_of_snapshot(parts: Outline) -> int:
    later = (at for part, at in parts.begins.items() if part >= Part.REPORTS)
    return min(later, default=parts.length)


def _read_strategy(lines: Lines, parts: Outline, draft: Draft, code: str | None) -> Strategy:
    bounds = parts.bounds(Part.STRATEGY)
    if bounds is None:
        return Strategy(None, ())
    start, end = bounds
    if start in parts.marks.get("strategy", ()):
        lines.take(start, start + 1)
        start += 1
    return read_strategy(lines, list(lines.filled(start, end)), draft, code)


def _read_reports(
    lines: Lines, parts: Outline, draft: Draft, code: str | None
) -> list[ProgressReport]:
    lines.take_each(parts.marks.get("results", ()))
    bounds = parts.bounds(Part.REPORTS)
    if bounds is None:
        return []
    return read_reports(lines, parts.marks.get("report", []), bounds[1], draft, code)


def _read_plan(lines: Lines, parts: Outline, draft: Draft, code: str | None) -> list[PlanStep]:
    lines.take_each(parts.marks.get("plan", ()))
    bounds = parts.bounds(Part.PLAN)
    if bounds is None:
        return []
    links = parts.marks.get("step_link", [])
    return read_steps(lines, parts.marks.get("step", []), min([bounds[1], *links]), draft, code)


def _add_contacts(draft: Draft, lines: Lines, head: Head, code: str | None) -> None:
    people = [
        (index, person) for index in head.contacts for person in contacts_in(lines.texts[index])
    ]
    for sequence, (index, person) in enumerate(people, start=1):
        draft.add(
            Contact,
            f"{code or ''}/{sequence}",
            lines.span(index, index + 1),
            {
                "project_code": code,
                "role": "responsible",
                "sequence": sequence,
                "name": person.name,
                "phone": person.phone,
                "raw": lines.texts[index],
            },
        )


def _read_indicators(
    lines: Lines, parts: Outline, draft: Draft, snapshot: ProjectSnapshot | None
) -> None:
    lines.take_each(parts.marks.get("indicators", ()))
    bounds = parts.bounds(Part.INDICATORS)
    if bounds is None or snapshot is None:
        return
    owner = IndicatorOwner(
        project_code=snapshot.project_code,
        agency_code=snapshot.agency_code,
        fiscal_year=snapshot.fiscal_year,
    )
    read_indicators(lines, *bounds, draft, owner)


def _tell_unclear(draft: Draft, lines: Lines, parts: Outline, head: Head, code: str | None) -> None:
    """What stands on the page and was not read: damage, unclear values, lines of no known part."""
    tell_damages(draft)
    for index, sentence, seen in head.unclear:
        draft.add_finding(
            "invalid_record",
            "error",
            sentence,
            subject=ProjectSnapshot.table,
            key=code,
            line=lines.span(index, index + 1).first,
            observed=seen,
        )
    keep_people_private(draft, lines)
    tell_another(draft, lines, parts.length, "page")
    first_report = parts.begins.get(Part.REPORTS, parts.length)
    lines.tell_unread(draft, grave_from=first_report)
