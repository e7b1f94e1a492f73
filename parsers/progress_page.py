"""Bangkok's project progress pages (`myproject.php`), in the full and the stripped layout."""

import re
from collections.abc import Sequence
from itertools import islice

from parsers.contact_line import contacts_in
from parsers.draft import Draft, Parsed, Span
from parsers.indicator_block import IndicatorOwner, read_indicators
from parsers.page_lines import Lines
from parsers.plan_steps import read_steps
from parsers.progress_aims import read_aims
from parsers.progress_gaps import tell_missing_parts
from parsers.progress_head import Head, read_head, read_quarter_evaluations
from parsers.progress_identity import read_project_code
from parsers.progress_outline import Outline, Part, outline
from parsers.progress_reports import read_reports, same_number
from parsers.project_rules import check_project
from parsers.project_year import year_from_dates
from parsers.strategy_lines import Strategy, read_strategy
from schema.document import Document
from schema.records import (
    Contact,
    Evaluation,
    PlanStep,
    ProgressReport,
    ProjectSnapshot,
)

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
_OTHER_KINDS = re.compile(r"\*[ \t]*แบบแสดงรายงานความก้าวหน้า|ใบสำเนางานนำเสนอ:")


def looks_like(document: Document) -> bool:
    """Whether the document is a progress page: two of its fixed labels, no other kind's title."""
    text = "\n".join(page.text for page in document.pages)
    found = (sign for sign in _SIGNS if sign.search(text))
    signs = sum(1 for _ in islice(found, _SIGNS_NEEDED))
    return signs == _SIGNS_NEEDED and not _OTHER_KINDS.search(text)


def parse(document: Document) -> Parsed:
    """Read a progress page into records and findings."""
    draft = Draft(document)
    lines = Lines(document)
    parts = outline(lines)
    head = read_head(lines, parts, _end_of_head(parts))
    code = read_project_code(head, lines, parts, draft)
    aims = read_aims(lines, parts, head, draft)
    strategy = _read_strategy(lines, parts, draft, code)
    reports = _read_reports(lines, parts, draft, code)
    steps = _read_plan(lines, parts, draft, code)
    snapshot = _add_snapshot(draft, lines, parts, head, aims, strategy, reports, steps, code)
    _add_contacts(draft, lines, head, code)
    _tell_damages(draft)
    _add_evaluations(draft, lines, parts, head, code)
    _read_indicators(lines, parts, draft, snapshot)
    tell_missing_parts(draft, parts, head, code, reports)
    lines.tell_unread(draft)
    if snapshot is not None:
        check_project(draft, snapshot, reports, steps)
    return draft.parsed(KIND, head.title)


def _tell_damages(draft: Draft) -> None:
    contacts = {record.line_start for record in draft.records.get(Contact.table, ())}
    for damage in draft.document.damages:
        draft.add_finding(
            "text_damaged",
            "warning",
            f"line {damage.line} holds damage that could not be repaired: {damage.message}",
            line=damage.line,
            page=damage.page,
            # Names and phones are kept in the contact's own record alone.
            observed=None if damage.line in contacts else damage.raw,
        )


def _end_of_head(parts: Outline) -> int:
    return min((at for part, at in parts.begins.items() if part > Part.HEAD), default=parts.length)


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


def _add_snapshot(
    draft: Draft,
    lines: Lines,
    parts: Outline,
    head: Head,
    aims: dict[str, str | None],
    strategy: Strategy,
    reports: Sequence[ProgressReport],
    steps: Sequence[PlanStep],
    code: str | None,
) -> ProjectSnapshot | None:
    year, source = head.fiscal_year, "header"
    if year is None:
        year, source = year_from_dates(draft, reports, steps, code), "dates"
    section = aims["section_code"]
    agency_digits = (code or section or "")[:4]
    span = lines.span(0, _end_of_snapshot(parts))
    return draft.add(
        ProjectSnapshot,
        code or "",
        span,
        {
            "project_code": code,
            "fiscal_year": year,
            "fiscal_year_source": source if year is not None else None,
            "agency_code": f"{agency_digits}0000" if agency_digits else None,
            "agency_name": head.agency_name,
            "name": head.title,
            "layout": "full" if head.title or parts.is_full else "stripped",
            "progress_percent": _progress_percent(head, span, draft, code),
            "is_routine": strategy.is_routine,
            **aims,
        },
    )


def _end_of_snapshot(parts: Outline) -> int:
    return min(
        (at for part, at in parts.begins.items() if part >= Part.REPORTS), default=parts.length
    )


def _progress_percent(head: Head, span: Span, draft: Draft, code: str | None) -> str | None:
    labelled, bare = head.labelled_percent, head.bare_percent
    if labelled and bare and not same_number(labelled, bare):
        draft.add_finding(
            "invalid_record",
            "error",
            f"the page gives its progress as {labelled} and as {bare} percent; neither is taken",
            subject=ProjectSnapshot.table,
            key=code,
            line=span.first,
            observed=bare,
            expected=labelled,
        )
        return None
    return labelled or bare


def _add_contacts(draft: Draft, lines: Lines, head: Head, code: str | None) -> None:
    if head.contact is None:
        return
    sequence = 0
    for index in lines.filled(*head.contact):
        raw = lines.texts[index]
        for person in contacts_in(raw):
            sequence += 1
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
                    "raw": raw,
                },
            )


def _add_evaluations(
    draft: Draft, lines: Lines, parts: Outline, head: Head, code: str | None
) -> None:
    found: list[tuple[int, int, str, str | None]] = []
    if head.evaluator is not None and head.quarter is not None:
        found.append((head.evaluator, head.evaluator_stop, head.quarter, head.score))
    closing = parts.bounds(Part.CLOSING)
    if closing is not None:
        lines.take(closing[0], closing[0] + 1)
        known = {int(quarter) for _, _, quarter, _ in found}
        found += [
            (index, index + 1, quarter, score)
            for index, quarter, score in read_quarter_evaluations(lines, closing[0] + 1, closing[1])
            if int(quarter) not in known
        ]
    for start, stop, quarter, score in found:
        draft.add(
            Evaluation,
            f"{code or ''}/{int(quarter)}",
            lines.span(start, stop),
            {"project_code": code, "quarter": int(quarter), "score": score},
        )


def _read_indicators(
    lines: Lines, parts: Outline, draft: Draft, snapshot: ProjectSnapshot | None
) -> None:
    lines.take_each(parts.marks.get("indicators", ()))
    bounds = parts.bounds(Part.INDICATORS)
    if bounds is None or snapshot is None:
        return
    owner = IndicatorOwner(snapshot.project_code, snapshot.agency_code, snapshot.fiscal_year)
    read_indicators(lines, *bounds, draft, owner)
