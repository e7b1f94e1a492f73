"""Quarters of the fiscal year in running text."""

import re
from dataclasses import replace

from schema.thai.calendar import ImpossibleDate, fiscal_quarter_span
from schema.thai.days import ERA, era_of
from schema.thai.faults import fault
from schema.thai.qualifiers import period_qualifier
from schema.thai.units import is_amount
from schema.thai.value import Value, ValueFault
from schema.thai.years import YEAR, buddhist_year

_ORDINAL = {"แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "สุดท้าย": 4}
_QUARTER = re.compile(
    r"(?:ไตรมาส ?(?:ที่)? ?|(?P<q>(?<![A-Za-z0-9])Q ?))(?P<first>[0-9](?![0-9])|"
    + "|".join(_ORDINAL)
    + ")"
    r"(?: ?(?:-|ถึง|และ) ?(?:ไตรมาส ?(?:ที่)? ?)?(?P<last>[1-4])(?![0-9]))?"
)
_QUARTER_YEAR = re.compile(
    r"(?: ?/ ?(?P<slash>2[45][0-9]{2}|[3-9][0-9])(?![0-9])"
    r"|\s{0,2}(?:ของ|ใน|\()?(?P<label>(?:ประจำ)?ปี ?(?:งบ(?:ประมาณ|ฯ)?)?(?P<solar> ?ปฏิทิน)?)?"
    rf"\s{{0,3}}(?:{ERA})?\s{{0,3}}{YEAR})"
)
_FISCAL_LEAD = re.compile(
    r"ปี ?งบประมาณ\s{0,3}(?:พ ?\.? ?ศ ?\.?)?\s{0,3}(?P<year>2[45][0-9]{2})[ ,(]{0,3}$"
)


def _quarter_year(text: str, match: re.Match[str]) -> tuple[int | None, int, int, str | None]:
    """Buddhist year, start and end of a quarter's mention, and a fault's code."""
    after = _QUARTER_YEAR.match(text, match.end())
    if after is not None:
        digits = after["slash"] or after["year"]
        bare = not (after["slash"] or after["label"] or after["be"] or after["ce"])
        if not (bare and len(digits) == 2) and not is_amount(text, digits, after.end()):
            try:
                year = buddhist_year(digits, era_of(after))
            except ImpossibleDate as refused:
                return None, match.start(), match.end(), "no_year" if bare else refused.reason
            return year, match.start(), after.end(), "other_calendar" if after["solar"] else None
    floor = max(0, match.start() - 40)
    lead = _FISCAL_LEAD.search(text[floor : match.start()])
    if lead is not None:
        return int(lead["year"]), floor + lead.start(), match.end(), None
    return None, match.start(), match.end(), "no_year"


def _quarter(raw: str, text: str, match: re.Match[str]) -> Value:
    number = _ORDINAL.get(match["first"]) or int(match["first"])
    last = int(match["last"]) if match["last"] else number
    year, start, end, code = _quarter_year(text, match)
    value = Value(
        kind="quarter",
        raw=raw[start:end],
        span=(start, end),
        value=number if number == last and 1 <= number <= 4 else None,
        precision="quarter" if number == last else "range",
        qualifier=period_qualifier(text, start),
    )
    error: ValueFault | None = fault(code) if code else None
    if not 1 <= number <= 4:
        error = fault("impossible_quarter")
    elif last < number:
        error = fault("reversed_range")
    if error or year is None:
        return replace(value, error=error)
    first_day, last_day = fiscal_quarter_span(year, number)[0], fiscal_quarter_span(year, last)[1]
    return replace(value, start=first_day, end=last_day)


def find_quarters(raw: str, text: str) -> list[Value]:
    """Quarters of the fiscal year; `text` is `digits.arabic(raw)`."""
    found = [(match, _quarter(raw, text, match)) for match in _QUARTER.finditer(text)]
    # Q1 without a year may as well be a question.
    return [value for match, value in found if not (match["q"] and value.start is None)]
