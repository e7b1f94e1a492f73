"""Due dates that a remark moves, because they fall on a holiday or a weekend."""

import re
from dataclasses import replace
from datetime import date

from parsers.decks.heading_years import HeadingYear, inherited
from schema.thai import Value, find_dates

# A promotion is a เลื่อน too (เลื่อนขั้น, เลื่อนเงินเดือน): a date is moved to a day, or away.
_PUT_OFF = r"เลื่อน(?!ขั้น|เงินเดือน|ระดับ|ตำแหน่ง|ชั้น|วิทยฐานะ|ฐานะ)[^\n]{0,24}?(?:เป็น|ไป|ออก)"
_MOVED = re.compile(rf"วันหยุด|ตรงกับวัน\s?(?:เสาร์|อาทิตย์)|{_PUT_OFF}")
_MOVES = re.compile(rf"จึง|ให้|ดังนั้น|ถัดไป|{_PUT_OFF}")
_MOST_DAYS_MOVED = 31
_BUDDHIST_OFFSET = 543
_SOME_YEAR = 2560
"""Where neither date has a year, in this one they are compared; it has no leap day."""


def moved_date(text: str, due: Value | date) -> Value | None:
    """The date to which a remark in `text` moves `due`, with its place there; None for none.

    It stands behind words such as วันหยุด and lies within a month after the due date. Where it
    states no year, it is the first such day after it.
    """
    trigger = _MOVED.search(text)
    if trigger is None:
        return None
    for value in find_dates(text):
        if value.kind != "date" or value.span[0] < trigger.start():
            continue
        if not _MOVES.search(text, trigger.start(), value.span[0]):
            continue
        moved = _after(due, value)
        if moved is not None:
            return moved
    return None


def _after(due: Value | date, value: Value) -> Value | None:
    """The value with its day, where that follows the due date."""
    due_day = due if isinstance(due, date) else _day_near(due, value.start)
    if due_day is None:
        return None
    for day in (value.start, *_days(value, due_day.year), *_days(value, due_day.year + 1)):
        if day is not None and 0 < (day - due_day).days <= _MOST_DAYS_MOVED:
            return value if value.start else replace(value, start=day, end=day, error=None)
    return None


def _day_near(due: Value, moved: date | None) -> date | None:
    """The last day of the due date; without a year of its own, in the year of the other date."""
    if due.end is not None:
        return due.end
    days = _days(due, moved.year if moved else _SOME_YEAR - _BUDDHIST_OFFSET)
    return days[0] if days else None


def _days(value: Value, year: int) -> list[date]:
    if value.start is not None:
        return []
    interval = inherited(value, HeadingYear(year + _BUDDHIST_OFFSET, is_fiscal=False))
    return [] if isinstance(interval, str) else [interval[1]]
