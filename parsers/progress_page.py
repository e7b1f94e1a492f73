"""Bangkok's project progress pages (`myproject.php`), in the full and the stripped layout."""

import re
from collections.abc import Sequence
from itertools import islice

from parsers.contact_line import contacts_in
from parsers.draft import Draft, Parsed, Span
from parsers.indicator_block import IndicatorOwner, read_indicators
from parsers.page_lines import Lines
from parsers.plan_steps import read_steps
from parsers.progress_head import (
    PROJECT_CODE,
    Head,
    read_head,
    read_quarter_evaluations,
)
from parsers.progress_outline import Outline, Part, outline
from parsers.progress_reports import read_reports, same_number
from parsers.project_address import project_code_in
from parsers.project_rules import check_project
from parsers.project_year import year_from_dates
from parsers.strategy_lines import Strategy, read_strategy
from parsers.unheaded_aims import first_target
from schema.document import Document
from schema.records import Contact, Evaluation, PlanStep, ProgressReport, ProjectSnapshot

KIND = "progress_page"

_SIGNS = (
    re.compile(r"(?:^|\n)\s*[*#|]*\s*ความคืบหน้าโครงการ\s*ฯ?\s*(?:ร้อยละ|/กิจกรรม)"),
    re.compile(r"ดูโครงการแผนปี"),
    re.compile(r"สยป\.?\s*ประเมินโครงการ"),
    re.compile(r"(?:^|\n)[\s*#|]*\(\s*[0-9๐-๙]+\s*\)\s*ความคืบหน้าโครงการ\s*ฯ?"),
    re.compile(r"(?:^|\n)[\s*]*ปัญหาของโครงการ\s*:"),
    re.compile(r"รายละเอียดเกี่ยวกับตัวชี้วัด\s*:"),
)
_SIGNS_NEEDED = 2
_OTHER_KINDS = re.compile(r"แบบแสดงรายงานความก้าวหน้า|ใบสำเนางานนำเสนอ")


def looks_like(document: Document) -> bool:
    """Whether the document is a progress page: two of its fixed labels, no other kind's title."""
    text = "\n".join(page.text for page in document.pages)
    signs = sum(1 for sign in _SIGNS if sign.search(text))
    return signs >= _SIGNS_NEEDED and not _OTHER_KINDS.search(text)


def parse(document: Document) -> Parsed:
    """Read a progress page into records and findings."""
    draft = Draft(document)
    _tell_damages(draft)
    lines = Lines(document)
    parts = outline(lines)
    head = read_head(lines, parts, _end_of_head(parts))
    code = _project_code(head, lines, parts, draft)
    aims = _read_aims(lines, parts, head, draft)
    strategy = _read_strategy(lines, parts, draft, code)
    reports = _read_reports(lines, parts, draft, code)
    steps = _read_plan(lines, parts, draft, code)
    snapshot = _add_snapshot(draft, lines, parts, head, aims, strategy, reports, steps, code)
    _add_contacts(draft, lines, head, code)
    _add_evaluations(draft, lines, parts, head, code)
    _read_indicators(lines, parts, draft, snapshot)
    _tell_missing_parts(draft, parts, head, code, reports)
    lines.tell_unread(draft)
    if snapshot is not None:
        check_project(draft, snapshot, reports, steps)
    return draft.parsed(KIND, head.title)


def _tell_damages(draft: Draft) -> None:
    for damage in draft.document.damages:
        draft.add_finding(
            "text_damaged",
            "warning",
            f"line {damage.line} holds damage that could not be repaired: {damage.message}",
            line=damage.line,
            page=damage.page,
            observed=damage.raw,
        )


def _end_of_head(parts: Outline) -> int:
    return min((at for part, at in parts.begins.items() if part > Part.HEAD), default=parts.length)


def _project_code(head: Head, lines: Lines, parts: Outline, draft: Draft) -> str | None:
    """The code of the title, else of the plan's links, else of the page's address."""
    linked = _take_step_links(lines, parts)
    origin = draft.document.origin
    addressed = (
        project_code_in(origin.url)
        or project_code_in(origin.source)
        or project_code_in(draft.document.url)
    )
    printed = head.project_code or (linked[0] if linked else None)
    if printed and addressed and printed != addressed:
        draft.add_finding(
            "invalid_record",
            "warning",
            f"the page says it is project {printed}, its address says {addressed}; "
            "the page's own code is kept",
            subject=ProjectSnapshot.table,
            key=printed,
            line=1,
            observed=addressed,
            expected=printed,
        )
    return printed or addressed


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


def _section_text(
    lines: Lines, parts: Outline, part: Part, heading: str
) -> tuple[str | None, int, int]:
    """The text under a part's heading, and the lines it stands on."""
    bounds = parts.bounds(part)
    if bounds is None:
        return None, 0, 0
    start, end = bounds
    if start in parts.marks.get(heading, ()):
        lines.take(start, start + 1)
        start += 1
    return lines.joined(start, end) or None, start, end


def _read_aims(lines: Lines, parts: Outline, head: Head, draft: Draft) -> dict[str, str | None]:
    """Rationale, section, objectives and targets."""
    rationale, start, end = _section_text(lines, parts, Part.RATIONALE, "rationale")
    lines.take(start, end)
    section_at = parts.first("section")
    if rationale is None and section_at is not None and head.evaluator is not None:
        rationale = lines.joined(head.evaluator_stop, section_at) or None
        lines.take(head.evaluator_stop, section_at)
    aims: dict[str, str | None] = {"rationale": rationale, "section_code": None}
    for name, part in (("objectives", Part.OBJECTIVES), ("targets", Part.TARGETS)):
        aims[name], start, end = _section_text(lines, parts, part, name)
        lines.take(start, end)
    if section_at is not None:
        aims["section_code"] = _section_code(lines, section_at, draft)
        if not parts.is_full:
            _read_unheaded_aims(lines, parts, aims, draft)
    return aims


def _section_code(lines: Lines, index: int, draft: Draft) -> str | None:
    lines.take(index, index + 1)
    first, second = (half.strip() for half in lines.texts[index].strip("*|• ").split("/"))
    if first == second:
        return first
    draft.add_finding(
        "invalid_record",
        "error",
        f"the section is given as {first} and as {second}; neither is taken",
        subject=ProjectSnapshot.table,
        line=lines.span(index, index + 1).first,
        observed=second,
        expected=first,
    )
    return None


def _read_unheaded_aims(
    lines: Lines, parts: Outline, aims: dict[str, str | None], draft: Draft
) -> None:
    bounds = parts.bounds(Part.SECTION)
    assert bounds is not None
    indexes = list(lines.filled(bounds[0] + 1, bounds[1]))
    texts = [lines.texts[index] for index in indexes]
    split = first_target(texts)
    if split is not None:
        aims["objectives"] = "\n".join(texts[:split])
        aims["targets"] = "\n".join(texts[split:])
        lines.take_each(indexes)
    elif texts:
        lines.take_each(indexes)
        draft.add_finding(
            "section_missing",
            "error",
            "objectives and targets stand without headings and cannot be told apart; "
            "both are left out",
            subject=ProjectSnapshot.table,
            line=lines.span(indexes[0], indexes[-1] + 1).first,
            observed="\n".join(texts),
            expected="two paragraphs, or two numbered lists",
        )


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
    for link in strategy.links:
        assert link.code is not None
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


def _tell_missing_parts(
    draft: Draft, parts: Outline, head: Head, code: str | None, reports: Sequence[ProgressReport]
) -> None:
    """What the page lacks. The stripped layout lacks the head's parts by its nature."""
    stripped = not (head.title or parts.is_full)
    lacking = [
        name
        for name, there in (
            ("project code", code is not None),
            ("title", head.title is not None),
            ("agency", head.agency_name is not None),
            ("progress", head.labelled_percent is not None or head.bare_percent is not None),
            ("contact", head.contact is not None),
            ("evaluation", head.quarter is not None),
            ("section code", "section" in parts.marks),
            ("strategy", Part.STRATEGY in parts.begins),
            ("reports of progress", bool(reports)),
            ("plan of work", "step" in parts.marks),
            ("indicators", Part.INDICATORS in parts.begins),
        )
        if not there
    ]
    if not stripped:
        lacking += [
            name for name in ("rationale", "objectives", "targets") if name not in parts.marks
        ]
    if not lacking:
        return
    by_nature = stripped and set(lacking) <= {"title", "agency"}
    cut_off = {"plan of work", "indicators"} <= set(lacking)
    draft.add_finding(
        "section_missing",
        "info" if by_nature else "error" if cut_off or code is None else "warning",
        ("the stripped layout" if stripped else "the page")
        + f" has no {', '.join(lacking)}"
        + ("; it may have been cut off: download it again" if cut_off else ""),
        subject=ProjectSnapshot.table,
        key=code,
        line=1,
        observed=", ".join(lacking),
    )
