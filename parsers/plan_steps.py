"""The steps of a plan of work: a name, a weight, a first and a last day.

The labels of the days are words that names use too (`ประชุมเริ่มต้นโครงการ`), so a label
opens its line or its cell, or has its date beside it.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from parsers.draft import Draft
from parsers.page_lines import Lines
from schema.document import Span
from schema.records import PlanStep
from schema.thai import ImpossibleDate, NotADate, read_date
from schema.thai.patterns import DIGIT, NUMBER

_GAP = r"[^\S\n]{0,8}"
_HEAD = re.compile(
    rf"[*|\s]*ขั้นตอน(?:ที่)?{_GAP}:?{_GAP}"
    rf"(?:({DIGIT}+)(?![.,]?{DIGIT})|\n[\s:|]*({DIGIT}+){_GAP}(?=[\n|:]|$)){_GAP}"
)
_DATE = (
    rf"{DIGIT}{{1,4}}(?:\s?[-/.]\s?{DIGIT}{{1,2}}\s?[-/.]\s?{DIGIT}{{2,4}}"
    rf"|\s*[ก-ฮ][ก-๎.\s]{{1,14}}{DIGIT}{{2,4}})"
)
_OWN_CELL = r"(?:^|(?<=[\n|\t]))(?:[^\S\n]|[:*|]){0,12}"


def _label(word: str) -> re.Pattern[str]:
    opens = rf"{_OWN_CELL}{word}(?:{_GAP}\n?{_GAP}:|(?={_GAP}(?:\n|$|{_DATE})))"
    return re.compile(rf"{opens}|{word}{_GAP}:(?={_GAP}{_DATE})")


_START = _label("เริ่มต้น")
_END = _label("สิ้นสุด")
_WEIGHT = re.compile(
    rf"(?:(?:^|\n)[\s:|]*|[:|\t]\s*)({NUMBER})\s*%[\s|]*$"
    rf"|(?:^|\n)[\s:|]*ร้อยละ\s*({NUMBER})\s*%?[\s|]*$"
)
_BLANK_WEIGHT = re.compile(rf"(?:(?:^|\n)[\s:|]*|[:|\t]\s*)%[\s|]*$|\n\s*:\s*{NUMBER}[\s|]*$")
_WEIGHT_WITHIN = 80
"""The last characters before the days, within which the weight stands."""
_EDGE = " \t\n:|"


class _Step(NamedTuple):
    """The raw texts of a step, blank where the page has none, and the lines that hold them."""

    number: int
    name: str
    weight: str
    begins: str
    ends: str
    indexes: Sequence[int]
    raw: str


@dataclass(frozen=True)
class _Steps:
    """The steps already read of one project's plan."""

    draft: Draft
    project_code: str | None
    numbers: set[int] = field(default_factory=set)

    def tell(self, step: _Step, span: Span, message: str) -> None:
        self.draft.add_finding(
            "invalid_record",
            "warning",
            message,
            subject=PlanStep.table,
            key=self.key(step),
            line=span.first,
            page=span.page,
            observed=step.raw,
        )

    def key(self, step: _Step) -> str:
        return f"{self.project_code or ''}/{step.number}"


def read_steps(
    lines: Lines, starts: Sequence[int], end: int, draft: Draft, project_code: str | None
) -> list[PlanStep]:
    """The steps that begin at the lines `starts`; the last one ends before line `end`."""
    known = _Steps(draft, project_code)
    steps = []
    for number, start in enumerate(starts):
        stop = starts[number + 1] if number + 1 < len(starts) else end
        found = _read_step(lines, start, stop)
        step = _add_step(lines, found, known) if found is not None else None
        if step is not None:
            steps.append(step)
    return steps


def _read_step(lines: Lines, start: int, stop: int) -> _Step | None:
    filled = list(lines.filled(start, stop))
    block = lines.joined(start, stop)
    head = _HEAD.match(block)
    if head is None:
        return None
    begin = _START.search(block, head.end())
    end = _END.search(block, begin.end() if begin else head.end())
    labels = [label for label in (begin, end) if label is not None]
    before = block[head.end() : labels[0].start() if labels else len(block)]
    begins, begins_at = _value_after(block, begin, end.start() if end else len(block))
    ends, ends_at = _value_after(block, end, len(block))
    tail = max(0, len(before) - _WEIGHT_WITHIN)
    weight = _WEIGHT.search(before, tail)
    blank = _BLANK_WEIGHT.search(before, tail) if weight is None else weight
    spans = [(0, head.end() + len(before)), *((at.start(), at.end()) for at in labels)]
    return _Step(
        number=int(head[1] or head[2]),
        name=(before[: blank.start()] if blank else before).strip(_EDGE),
        weight=(weight[1] or weight[2]) if weight else "",
        begins=begins,
        ends=ends,
        indexes=_lines_of(block, filled, [*spans, begins_at, ends_at]),
        raw=block,
    )


def _value_after(block: str, label: re.Match[str] | None, stop: int) -> tuple[str, tuple[int, int]]:
    """The text beside a label, or the date on the line below it, and its place in the block."""
    if label is None:
        return "", (0, 0)
    at = label.end()
    beside, _, below = block[at:stop].partition("\n")
    if beside.strip(_EDGE):
        return beside.strip(_EDGE), (at, at + len(beside))
    line = below.split("\n", 1)[0]
    value = line.strip(_EDGE)
    if not re.match(DIGIT, value):
        return "", (0, 0)
    at += len(beside) + 1
    return value, (at, at + len(line))


def _lines_of(block: str, filled: Sequence[int], spans: Iterable[tuple[int, int]]) -> list[int]:
    """The indexes of the lines in which these places of the block stand."""
    used: set[int] = set()
    for start, end in spans:
        if end > start:
            text = block[start:end]
            first = start + len(text) - len(text.lstrip())
            last = start + len(text.rstrip())
            used.update(range(block.count("\n", 0, first), block.count("\n", 0, last) + 1))
    return [filled[number] for number in sorted(used)]


def _add_step(lines: Lines, step: _Step, known: _Steps) -> PlanStep | None:
    lines.take_each(step.indexes)
    span = lines.span(step.indexes[0], step.indexes[-1] + 1)
    first_day, last_day, end_is_unsure = _days(step.begins, step.ends)
    _tell_missing_parts(step, span, end_is_unsure, known)
    if step.number in known.numbers:
        known.tell(step, span, f"the plan has more than one step {step.number}")
    if isinstance(first_day, date) and isinstance(last_day, date) and last_day < first_day:
        known.tell(step, span, f"step {step.number} ends on {last_day}, before it starts")
    known.numbers.add(step.number)
    return known.draft.add(
        PlanStep,
        known.key(step),
        span,
        {
            "project_code": known.project_code,
            "step_no": step.number,
            "name": step.name or None,
            "weight_percent": step.weight or None,
            "start_date": first_day,
            "end_date": last_day,
        },
    )


def _tell_missing_parts(step: _Step, span: Span, end_is_unsure: bool, known: _Steps) -> None:
    parts = {"weight": step.weight, "start": step.begins, "end": step.ends, "name": step.name}
    missing = [what for what, value in parts.items() if not value]
    if not missing and not end_is_unsure:
        return
    message = f"step {step.number} of the plan has no {', '.join(missing or ['readable start'])}"
    if end_is_unsure:
        message += f"; its end {step.ends} may stand for a day or a whole month, and is left out"
    known.draft.add_finding(
        "section_missing",
        "warning",
        message,
        subject=PlanStep.table,
        key=known.key(step),
        line=span.first,
        page=span.page,
        observed=step.raw,
    )


def _days(begins: str, ends: str) -> tuple[date | str | None, date | str | None, bool]:
    """The first and last day. Two first days of months stand for whole months.

    Both documents seen give every step so, with one month as its start and its end;
    the record then ends with the month's last day. Without a start, the end's first day
    of a month may stand for either: it is left out, which the last value tells. Text that
    is no date is handed on, for the record's own type to refuse.
    """
    first, last = _date(begins), _date(ends)
    if not isinstance(last, date) or last.day != 1:
        return first, last, False
    if not isinstance(first, date):
        return first, None, True
    if first.day == 1:
        last = last.replace(day=monthrange(last.year, last.month)[1])
    return first, last, False


def _date(text: str) -> date | str | None:
    try:
        return read_date(text) if text else None
    except (ImpossibleDate, NotADate):
        return text
