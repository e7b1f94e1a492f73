"""Dates, months and their ranges in running text.

A range may leave month or year to its tail (`1 ต.ค. - 30 พ.ย. 60`). A head whose month
comes later in the year than the tail's belongs to the year before.
"""

import re
from dataclasses import replace
from datetime import date

from schema.thai.calendar import (
    ImpossibleDate,
    gregorian_year,
    month_span,
    real_date,
    year_within_fiscal,
)
from schema.thai.days import Mention, find_mentions
from schema.thai.faults import fault
from schema.thai.qualifiers import period_qualifier
from schema.thai.value import Kind, Value

_JOIN = re.compile(
    r"\s{0,3}(?:-{1,2}|~|ไปจนถึง|จนถึง|ถึง|to|until)\s{0,3}"
    r"(?:(?:สิ้น|ปลาย)?เดือน ?|(?:ที่|วันที่|วัน[ก-๙]{2,9}ที่) ?|สิ้น ?)?"
)


def _year_of(mention: Mention) -> int | None:
    """The Gregorian year a mention states, None without one. Raises ImpossibleDate."""
    if mention.year is None:
        return None
    year = gregorian_year(mention.year, mention.era)
    return year_within_fiscal(year, mention.month) if mention.fiscal else year


def _bounds(mention: Mention, year: int) -> tuple[date, date]:
    """First and last day of a mention in a Gregorian year. Raises ImpossibleDate."""
    if mention.day is not None:
        day = real_date(year, mention.month, mention.day)
        return day, day
    if mention.month not in range(1, 13):
        raise ImpossibleDate(str(mention.month), "impossible_date")
    return month_span(year, mention.month)


def _partial(mention: Mention) -> str:
    """ISO 8601 without a year: --04-30, or --04 for a month."""
    return f"--{mention.month:02d}" + (f"-{mention.day:02d}" if mention.day else "")


def _possible_without_year(mention: Mention) -> bool:
    """Whether some year has the day: a leap year has them all."""
    try:
        _bounds(mention, 2020)
    except ImpossibleDate:
        return False
    return True


def _single(raw: str, text: str, mention: Mention) -> Value:
    """The value of a mention which is no part of a range."""
    is_day = mention.day is not None
    value = Value(
        kind="date" if is_day else "month",
        raw=raw[mention.start : mention.end],
        span=(mention.start, mention.end),
        precision="day" if is_day else "month",
        qualifier=period_qualifier(text, mention.start),
    )
    try:
        year = _year_of(mention)
        if year is None:
            if not _possible_without_year(mention):
                return replace(value, error=fault("impossible_date"))
            return replace(
                value, precision="partial", value=_partial(mention), error=fault("no_year")
            )
        start, end = _bounds(mention, year)
    except ImpossibleDate as refused:
        return replace(value, error=fault(refused.reason))
    return replace(value, start=start, end=end)


def _head_year(head: Mention, tail: Mention, tail_year: int) -> int:
    """The year of a range's head: its own, or the tail's, or the one before the tail's."""
    own = _year_of(head)
    if own is not None:
        return own
    return tail_year - 1 if head.month > tail.month else tail_year


def _range(raw: str, text: str, head: Mention, tail: Mention) -> Value:
    """The value of two joined mentions."""
    kind: Kind = "month_range" if head.day is None and tail.day is None else "date_range"
    value = Value(
        kind=kind,
        raw=raw[head.start : tail.end],
        span=(head.start, tail.end),
        precision="range",
        qualifier=period_qualifier(text, head.start),
    )
    try:
        tail_year = _year_of(tail)
        if tail_year is None:
            written = f"{_partial(head)}/{_partial(tail)}"
            return replace(value, precision="partial", value=written, error=fault("no_year"))
        start, _ = _bounds(head, _head_year(head, tail, tail_year))
        _, end = _bounds(tail, tail_year)
    except ImpossibleDate as refused:
        return replace(value, error=fault(refused.reason))
    if end < start:
        return replace(value, error=fault("reversed_range"))
    return replace(value, start=start, end=end)


def _joined(text: str, head: Mention, tail: Mention) -> bool:
    """Whether only a range word parts two mentions."""
    if tail.start - head.end > 40 or tail.head is not None or tail.listed:
        return False
    between = text[head.end : tail.start]
    if head.year is not None and (tail.year is None or "\n" in between.split("-")[0]):
        # A dash opening a line is a bullet when the date before it is complete.
        return False
    return _JOIN.fullmatch(between) is not None


def _listed(raw: str, text: str, mention: Mention) -> list[Value]:
    """The days of a list sharing month and year, each its own value."""
    days = [
        replace(mention, start=start, end=end, day=day, listed=())
        for start, end, day in mention.listed
    ]
    return [_single(raw, text, day) for day in days]


def _one(raw: str, text: str, mention: Mention) -> list[Value]:
    if mention.head is not None:
        head = replace(mention, day=mention.head, year=None, head=None)
        return [_range(raw, text, head, replace(mention, head=None))]
    if not mention.sure:
        return []
    return [*_listed(raw, text, mention), _single(raw, text, mention)]


def find_periods(raw: str, text: str) -> list[Value]:
    """Dates, months and their ranges; `text` is `digits.arabic(raw)`."""
    mentions = find_mentions(text)
    values: list[Value] = []
    at = 0
    while at < len(mentions):
        mention = mentions[at]
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        if following is not None and mention.head is None and _joined(text, mention, following):
            values.append(_range(raw, text, mention, following))
            at += 2
            continue
        values += _one(raw, text, mention)
        at += 1
    return values
