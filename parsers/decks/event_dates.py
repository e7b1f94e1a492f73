"""Dates that open an event of a calendar, and the year of those that state none.

A date within a description opens nothing: one in brackets, one that a word of the sentence
takes (ลงวันที่, เนื่องจากวันที่, ประจำปี), and the day to which a note moves a due date.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from schema.thai import (
    ImpossibleDate,
    Value,
    arabic,
    find_values,
    gregorian_year,
    month_number,
    month_span,
)
from schema.thai.calendar import MONTH, real_date, year_within_fiscal

_DATES = frozenset({"date", "date_range", "month", "month_range"})
_YEARS = frozenset({"year", "fiscal_year"})
_LEAD = re.compile(
    r"(?P<row>(?:(?<=\s)|(?<=^))(?:[0-9๐-๙]{1,2}\.){1,2}[)]?\s*)?"
    r"(?P<words>(?:ภายใน|ตั้งแต่|ก่อน|ไม่เกิน|เริ่ม(?:ต้น|จาก)?|ระหว่าง|ช่วง|ประมาณ|สิ้น|ปลาย|ต้น|กลาง|จนถึง|ถึง"
    r"|ใน|ทุก|วัน(?:[ก-๙]{2,9})?ที่|เดือน|ที่)[ \t]{0,2})*\Z"
)
_TAKEN_BY_SENTENCE = re.compile(
    r"(?:ลง|เนื่องจาก|ณ|เมื่อ|จาก|และ|หรือ|ของ|ครั้งที่|รอบ|ประจำ(?:ปี|เดือน)?|ตาม|กับ|เป็น|ให้|โดย|แล้ว|หลัง|นับ"
    r"|สำหรับ|ไป(?:ยัง)?|(?<!\d)/|,)\s{0,2}$"
)
_MOVED = re.compile(r"วันหยุด|ตรงกับวัน\s?(?:เสาร์|อาทิตย์)|เลื่อน")
_MOVES = re.compile(r"จึง|ให้|เลื่อน|ดังนั้น|ถัดไป")
_BULLETS = "•-–—*·"
_LONE_MONTH = re.compile(rf"(?<![ก-๎.]){MONTH}(?=[\s:•]|$)")
_PARTIAL = re.compile(r"--(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")
_MOST_DAYS_MOVED = 31


@dataclass(frozen=True)
class Opener:
    """A date that opens an event at `start`; `text[date_start:end]` has its qualifying words.

    A number of the table's row may stand between `start` and `date_start`.
    """

    start: int
    date_start: int
    end: int
    value: Value


@dataclass(frozen=True)
class HeadingYear:
    """A year that stands over dates without one; `is_fiscal` that it runs from October."""

    buddhist: int
    is_fiscal: bool


def event_openers(text: str, body: int) -> list[Opener]:
    """The dates from `body` on that open an event, in their order.

    Where most of them open a line of the slide, those within lines open nothing.
    """
    found = [opener for value in _dates_of(text) if (opener := _opener(text, value, body))]
    at_line = [one for one in found if _opens_line(text, one.start, body)]
    is_by_line = len(at_line) > 1 and 2 * len(at_line) >= len(found)
    return _without_moved(text, at_line if is_by_line else found)


def _dates_of(text: str) -> list[Value]:
    values = [value for value in find_values(text) if value.kind in _DATES]
    taken = [value.span for value in values]
    for match in _LONE_MONTH.finditer(arabic(text)):
        start, end = match.span()
        if not any(start < stop and begin < end for begin, stop in taken):
            number = month_number(match.group())
            if number is not None and len(match.group()) > len("ม.ค."):
                values.append(
                    Value("month", text[start:end], (start, end), value=f"--{number:02d}")
                )
    return sorted(values, key=lambda value: value.span)


def _opener(text: str, value: Value, body: int) -> Opener | None:
    at = value.span[0]
    lead = _LEAD.search(text, max(body, at - 40), at)
    start = max(lead.start() if lead else at, body)
    if start < body or at < body or _is_bracketed(text, start):
        return None
    before = text[max(0, start - 30) : start]
    if start > body and before and not before[-1].isspace() and before[-1] not in _BULLETS:
        return None
    if start > body and not before.endswith("\n") and _TAKEN_BY_SENTENCE.search(before):
        return None
    date_start = max(start, lead.end("row")) if lead and lead["row"] else start
    return Opener(start, date_start, value.span[1], value)


def _is_bracketed(text: str, at: int) -> bool:
    depth = 0
    for character in text[:at]:
        if character == "(":
            depth += 1
        elif character == ")" and depth:
            depth -= 1
    return depth > 0


def _opens_line(text: str, start: int, body: int) -> bool:
    before = text[body:start].rpartition("\n")
    return not before[2].strip(f" \t{_BULLETS}") and (bool(before[1]) or start == body)


def _without_moved(text: str, openers: list[Opener]) -> list[Opener]:
    """The openers without the days to which a remark on the event before moves its due date."""
    kept: list[Opener] = []
    for opener in openers:
        due = kept[-1].value.end if kept else None
        remark = text[kept[-1].end : opener.end] if kept else ""
        moved = _moved_in(remark, due) if due else None
        if moved is None or len(remark) - moved.span[1] > 0:
            kept.append(opener)
    return kept


def moved_date(description: str, due: date) -> Value | None:
    """The date to which a remark moves `due`, which it says is no working day; its place in it."""
    return _moved_in(description, due)


def _moved_in(text: str, due: date) -> Value | None:
    trigger = _MOVED.search(text)
    if trigger is None:
        return None
    for value in find_values(text):
        if value.kind != "date" or value.span[0] < trigger.start():
            continue
        if not _MOVES.search(text, trigger.start(), value.span[0]):
            continue
        day = value.start or _year_after(value, due)
        if day is not None and 0 < (day - due).days <= _MOST_DAYS_MOVED:
            return value if value.start else _dated(value, day)
    return None


def _dated(value: Value, day: date) -> Value:
    return Value("date", value.raw, value.span, day, day, precision="day")


def _year_after(value: Value, due: date | None) -> date | None:
    """The first such day after `due`, for a date without a year."""
    match = _PARTIAL.fullmatch(str(value.value or ""))
    if match is None or due is None or not match["day"]:
        return None
    for year in (due.year, due.year + 1):
        try:
            day = real_date(year, int(match["month"]), int(match["day"]))
        except ImpossibleDate:
            continue
        if day > due:
            return day
    return None


def heading_year(text: str) -> HeadingYear | None:
    """The last year that a heading states: of the Buddhist era, or of the fiscal year."""
    years = [v for v in find_values(text) if v.kind in _YEARS and isinstance(v.value, int)]
    if not years:
        return None
    last = years[-1]
    return HeadingYear(int(str(last.value)), last.kind == "fiscal_year")


def inherited(value: Value, year: HeadingYear) -> tuple[date, date] | None:
    """First and last day of a date without a year under a heading; None where it cannot be.

    Months of a fiscal year before January belong to the calendar year before it.
    """
    parts = [
        match for piece in str(value.value or "").split("/") if (match := _PARTIAL.fullmatch(piece))
    ]
    if not parts:
        return None
    try:
        spans = [_span_of(part, year) for part in parts]
    except ImpossibleDate:
        return None
    if any(before[0] > after[0] for before, after in pairwise(spans)):
        return None
    return spans[0][0], spans[-1][1]


def _span_of(part: re.Match[str], heading: HeadingYear) -> tuple[date, date]:
    month = int(part["month"])
    year = gregorian_year(str(heading.buddhist), "be")
    if heading.is_fiscal:
        year = year_within_fiscal(year, month)
    if part["day"]:
        day = real_date(year, month, int(part["day"]))
        return day, day
    return month_span(year, month)
