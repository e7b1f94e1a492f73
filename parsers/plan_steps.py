"""The steps of a plan of work: a name, a weight, a first and a last day."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from parsers.draft import Draft
from parsers.page_lines import Lines
from schema.records import PlanStep
from schema.thai import ImpossibleDate, NotADate, read_date

_DIGITS = r"[0-9\u0e50-\u0e59]"
_HEAD = re.compile(rf"[*\s]*ขั้นตอน(?:ที่)?\s*:?\s*({_DIGITS}+)\s*")
_START = re.compile(r"[\s|]*เริ่มต้น\s*:?")
_END = re.compile(r"[\s|]*สิ้นสุด\s*:?")
_WEIGHT = re.compile(rf"(?:^|[\s:|])(-?{_DIGITS}[{_DIGITS[1:-1]}.,]*)\s*%\s*$")
_EDGE = " \t\n:|"


def read_steps(
    lines: Lines, starts: Sequence[int], end: int, draft: Draft, project_code: str | None
) -> list[PlanStep]:
    """The steps that begin at the lines `starts`; the last one ends before line `end`."""
    steps = []
    for number, start in enumerate(starts):
        stop = starts[number + 1] if number + 1 < len(starts) else end
        step = _read_step(lines, start, stop, draft, project_code)
        if step is not None:
            steps.append(step)
    return steps


def _read_step(
    lines: Lines, start: int, stop: int, draft: Draft, project_code: str | None
) -> PlanStep | None:
    block = lines.joined(start, stop)
    head = _HEAD.match(block)
    if head is None:
        return None
    before, begins, ends = _parts(block[head.end() :])
    weight = _WEIGHT.search(before)
    name = (before[: weight.start()] if weight else before).strip(_EDGE)
    stop = _take(lines, start, stop, ends)
    first_day, last_day = _whole_months(begins, ends)
    key = f"{project_code or ''}/{int(head.group(1))}"
    span = lines.span(start, stop)
    missing = [
        what
        for what, value in (("weight", weight), ("start", begins), ("end", ends), ("name", name))
        if not value
    ]
    if missing:
        draft.add_finding(
            "section_missing",
            "warning",
            f"step {int(head.group(1))} of the plan has no {', '.join(missing)}",
            subject=PlanStep.table,
            key=key,
            line=span.first,
            observed=block,
        )
    return draft.add(
        PlanStep,
        key,
        span,
        {
            "project_code": project_code,
            "step_no": int(head.group(1)),
            "name": name or None,
            "weight_percent": weight.group(1) if weight else None,
            "start_date": first_day,
            "end_date": last_day,
        },
    )


def _parts(body: str) -> tuple[str, str, str]:
    """What stands before the start, the start's text, and the end's first line."""
    start = _START.search(body)
    end = _END.search(body, start.end() if start else 0)
    before = body[: start.start() if start else end.start() if end else len(body)]
    begins = body[start.end() : end.start() if end else len(body)] if start else ""
    ends = body[end.end() :].lstrip(_EDGE) if end else ""
    return before, begins.strip(_EDGE), ends.split("\n", 1)[0].strip(_EDGE)


def _take(lines: Lines, start: int, stop: int, ends: str) -> int:
    """Take the lines up to the one that holds the end; what follows it is no part of the step."""
    last = start
    for index in lines.filled(start, stop):
        last = index
        if ends and "สิ้นสุด" not in ends and lines.texts[index].endswith(ends) and index > start:
            seen = lines.joined(start, index + 1)
            if "สิ้นสุด" in seen and "เริ่มต้น" in seen:
                break
    lines.take(start, last + 1)
    return last + 1


def _whole_months(begins: str, ends: str) -> tuple[date | str | None, date | str | None]:
    """The first and last day. Two first days of months stand for whole months.

    Both documents seen give every step so, with one month as its start and its end;
    the record then ends with the month's last day. Text that is no date is handed on,
    for the record's own type to refuse.
    """
    try:
        first, last = read_date(begins), read_date(ends)
    except (ImpossibleDate, NotADate):
        return begins or None, ends or None
    if first.day == 1 and last.day == 1:
        last = last.replace(day=monthrange(last.year, last.month)[1])
    return first, last
