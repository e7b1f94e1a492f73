"""All values of a running text, in its order."""

from collections.abc import Iterable
from dataclasses import replace

from schema.thai.amounts import find_amounts
from schema.thai.digits import arabic
from schema.thai.faults import fault
from schema.thai.periods import find_periods
from schema.thai.phones import find_phones
from schema.thai.quarters import find_quarters
from schema.thai.value import Kind, Value, ValueFault
from schema.thai.years import find_years

__all__ = ["Kind", "Value", "ValueFault", "find_dates", "find_values"]


def _phones(raw: str, text: str) -> list[Value]:
    values = []
    for phone, is_fax in find_phones(raw, text):
        value = Value(kind="phone", raw=phone.raw, span=phone.span, value=phone.number)
        values.append(replace(value, value=None, error=fault("fax")) if is_fax else value)
    return values


def _apart(groups: Iterable[list[Value]], length: int) -> list[Value]:
    """Values which do not overlap; an earlier group wins."""
    taken = bytearray(length)
    kept: list[Value] = []
    for group in groups:
        for value in group:
            start, end = value.span
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\x01" * (end - start)
                kept.append(value)
    return sorted(kept, key=lambda value: value.span)


def find_dates(text: str) -> list[Value]:
    """The dates, periods, quarters and years that `find_values` finds, in a third of its time.

    Phones are not looked for: where figures may be one, ask `find_values`.
    """
    plain = arabic(text)
    groups = (find_periods(text, plain), find_quarters(text, plain), find_years(text, plain))
    return _apart(groups, len(text))


def find_values(text: str) -> list[Value]:
    """Every date, period, percent, amount, count and phone of `text`, in order, none overlapping.

    A value that is recognisable but wrong or incomplete comes with `error` and no dates.
    """
    plain = arabic(text)
    return _apart(
        (
            _phones(text, plain),
            find_periods(text, plain),
            find_quarters(text, plain),
            find_years(text, plain),
            find_amounts(text, plain),
        ),
        len(text),
    )
