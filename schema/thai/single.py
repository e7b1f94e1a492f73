"""Fields which hold one value and nothing else: the readers parsers call line by line."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from schema.thai.calendar import ImpossibleDate, gregorian_year, real_date
from schema.thai.digits import NotANumber, arabic, decimal_of
from schema.thai.faults import fault

if TYPE_CHECKING:
    from schema.thai.value import Value

_TIME = (
    r"(?:[T ]\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_ISO = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})" + _TIME)
_DAY_FIRST = re.compile(r"([0-9]{1,2})( ?[/.-] ?)([0-9]{1,2})\2([0-9]{4}|[0-9]{2})" + _TIME)
_PADDING = " \t\r\n:()[]"
_PERCENT = re.compile(r"(?:ร้อยละ\s*[:=]?\s*)?([+-]?)([0-9](?:[0-9.,]*[0-9])?)\s*(?:%|เปอร์เซ็?นต์)?")


class NotADate(ValueError):
    """The field holds no date. `raw` is the field, `reason` a stable code."""

    def __init__(self, raw: str, reason: str = "not_a_date") -> None:
        """Keep the field for the finding that will quote it."""
        super().__init__(f"{raw} ({fault(reason).message})")
        self.raw = raw
        self.reason = reason


def _in_words(text: str) -> date:
    """A date with a Thai month name. Raises NotADate or ImpossibleDate."""
    from schema.thai.periods import find_periods

    values = find_periods(text, text)
    rest = re.sub(r"(?:ณ|เมื่อ|ลง|ใน)?\s*(?:วัน[ก-๙]{0,10}\s*ที่?)?\s*", "", _outside(text, values))
    if len(values) != 1 or values[0].kind != "date" or rest.strip(_PADDING):
        raise NotADate(text)
    value = values[0]
    if value.start is not None:
        return value.start
    reason = value.error.code if value.error else "not_a_date"
    if reason in ("impossible_date", "old_calendar"):
        raise ImpossibleDate(text, reason)
    raise NotADate(text, reason)


def _outside(text: str, values: "list[Value]") -> str:
    if not values:
        return text
    start, end = values[0].span
    return text[:start] + text[end:]


@lru_cache(maxsize=4096)
def _date(text: str) -> date:
    field = arabic(text).strip(_PADDING)
    iso = _ISO.fullmatch(field)
    if iso:
        year, month, day = iso[1], iso[3], iso[4]
    else:
        match = _DAY_FIRST.fullmatch(field)
        if match is None:
            return _in_words(field)
        day, month, year = match[1], match[3], match[4]
    try:
        gregorian = gregorian_year(year)
    except ImpossibleDate as refused:
        raise NotADate(text, refused.reason) from None
    return real_date(gregorian, int(month), int(day))


def read_date(text: str) -> date:
    """Read a field which holds one date: ISO, D/M/Y in either era, or a Thai month name.

    Spaces, brackets and colons around it are ignored. Raises ImpossibleDate for a date which
    cannot be (29/2/2564), NotADate for everything else.
    """
    try:
        return _date(text)
    except ImpossibleDate as refused:
        raise ImpossibleDate(text, refused.reason) from None
    except NotADate as refused:
        raise NotADate(text, refused.reason) from None


def read_percent(text: str) -> Decimal:
    """Read a field which holds one percent, on the 0-100 scale: ร้อยละ 40, 40%, 40.00.

    Raises NotANumber when anything else stands there.
    """
    match = _PERCENT.fullmatch(arabic(text).strip(_PADDING))
    number = decimal_of(match[2]) if match else None
    if match is None or number is None:
        raise NotANumber(text)
    return -number if match[1] == "-" else number
