"""The year of dates that state none: it is inherited from a heading above them."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from schema.thai import ImpossibleDate, Value, find_dates, gregorian_year, month_span
from schema.thai.calendar import real_date, year_within_fiscal

Doubt = Literal["no_year", "impossible_date", "reversed_range", "year_unsure"]
"""Why a date under a heading has no interval."""

_YEARS = frozenset({"year", "fiscal_year"})
_OF_AN_ACT = re.compile(
    r"(?:พ\.\s?ร\.\s?[บฎก]|พระราช|ระเบียบ|ประกาศ|มติ|หนังสือ|กฎ(?:หมาย|กระทรวง)|คำสั่ง|ข้อมูล\s?ณ)[^\n]*\Z"
)
_PREPARES = re.compile(
    r"(?:จัดทำ|เสนอ|ขอตั้ง|เตรียม)[^\n]{0,12}(?:งบประมาณรายจ่าย|คำขอ|ข้อบัญญัติ|งบประมาณประจำ|แผนปฏิบัติ)"
)
_REACH = 80
"""Characters before a year within which an act or an order may be named."""
_PARTIAL = re.compile(r"--(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")


@dataclass(frozen=True)
class HeadingYear:
    """A year that stands over dates without one; `is_fiscal` that it runs from October."""

    buddhist: int
    is_fiscal: bool


def heading_year(text: str) -> HeadingYear | None:
    """The one year that a heading states: of the Buddhist era, or of the fiscal year.

    None where it states several, and where it is the year for which plans or budgets are made,
    which are made the year before.
    """
    years = stated_years(text)
    fiscal = [year for year in years if year.is_fiscal]
    found = set(fiscal or years)
    if len(found) != 1 or (fiscal and _PREPARES.search(text)):
        return None
    return found.pop()


def stated_years(text: str) -> list[HeadingYear]:
    """The years that a text states, without those of acts, orders and letters that it names."""
    return [
        HeadingYear(int(str(value.value)), value.kind == "fiscal_year")
        for value in find_dates(text)
        if value.kind in _YEARS
        and isinstance(value.value, int)
        and not _OF_AN_ACT.search(text, max(0, value.span[0] - _REACH), value.span[0])
    ]


def inherited(value: Value, year: HeadingYear) -> tuple[date, date] | Doubt:
    """First and last day of a date without a year under a heading, or why they cannot be told.

    Months of a fiscal year before January belong to the calendar year before it. A range that
    would run back over the year's end may be of either year.
    """
    pieces = str(value.value or "").split("/")
    parts = [match for piece in pieces if (match := _PARTIAL.fullmatch(piece))]
    if not parts:
        return "no_year"
    try:
        spans = [_span_of(part, year) for part in parts]
    except ImpossibleDate:
        return "impossible_date"
    for (before, one), (after, other) in pairwise(zip(spans, parts, strict=True)):
        if before[0] > after[1]:
            is_back = int(one["month"]) > int(other["month"])
            return "year_unsure" if is_back else "reversed_range"
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
