"""The dates of a calendar's text: days, months and ranges, those without a year included."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from schema.thai import Value, arabic, find_dates, month_number
from schema.thai.calendar import MONTH
from schema.thai.qualifiers import period_qualifier

_DATES = frozenset({"date", "date_range", "month", "month_range"})
_LONE_MONTH = re.compile(rf"(?:(?<![ก-๎.])|(?<=เดือน)|(?<=ภายใน)){MONTH}(?=[\s:•\ue000-\uf8ff–—-]|$)")
_IS_OFFICE_TOO = re.compile(r"ก\.?\s?[พค]")
BULLET_NEXT = re.compile(r"\s{0,2}[•\ue000-\uf8ff]")
_DAY_ALONE = re.compile(r"[0-9๐-๙]{1,2}\s*\Z")
_JOINED = re.compile(r"\s{0,2}(?:[-–—―‒~]|ถึง)\s{0,2}")


def dates_in(text: str, body: int) -> list[Value]:
    """Every date of the text, in order; `body` is where the words below its heads begin.

    A month alone counts too. Letters that may as well be an office's (ก.พ., ก.ค.) do only where
    they open a line, or a bullet follows them.
    """
    values = [one for value in _dates(text) for one in _on_one_line(text, value)]
    taken = [value.span for value in values]
    months = [
        month
        for month in _lone_months(text)
        if not any(month.span[0] < stop and begin < month.span[1] for begin, stop in taken)
        and (not _IS_OFFICE_TOO.match(month.raw) or _stands_apart(text, *month.span, body))
    ]
    return sorted([*values, *_joined(text, months)], key=lambda value: value.span)


def _dates(text: str) -> list[Value]:
    return [value for value in find_dates(text) if value.kind in _DATES]


def _on_one_line(text: str, value: Value) -> list[Value]:
    """The value; without the figure of the line above that only seems to be its day."""
    start, end = value.span
    line_end = text.find("\n", start, end)
    opens_line = not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t•-–*")
    if line_end < 0 or opens_line or not _DAY_ALONE.match(text[start:line_end]):
        return [value]
    begin = line_end + 1
    return [
        replace(one, span=(one.span[0] + begin, one.span[1] + begin))
        for one in _dates(text[begin:end])
    ]


def _lone_months(text: str) -> Iterator[Value]:
    plain = arabic(text)
    for match in _LONE_MONTH.finditer(plain):
        start, end = match.span()
        number = month_number(match.group())
        if number is not None:
            qualifier = period_qualifier(plain, start)
            raw, written = text[start:end], f"--{number:02d}"
            yield Value("month", raw, (start, end), value=written, qualifier=qualifier)


def _joined(text: str, months: list[Value]) -> list[Value]:
    """The months, each two that only a dash parts made one range."""
    joined: list[Value] = []
    ends = set()
    for before, after in pairwise(months):
        if before.span in ends or not _JOINED.fullmatch(text[before.span[1] : after.span[0]]):
            continue
        span = (before.span[0], after.span[1])
        written = f"{before.value}/{after.value}"
        raw = text[slice(*span)]
        joined.append(Value("month_range", raw, span, value=written, qualifier=before.qualifier))
        ends |= {before.span, after.span}
    return [*(month for month in months if month.span not in ends), *joined]


def _stands_apart(text: str, start: int, end: int, body: int) -> bool:
    before = text[body:start] if start > body else ""
    return before.rpartition("\n")[2].strip() == "" or bool(BULLET_NEXT.match(text, end))
