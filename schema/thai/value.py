"""One value read in running text, and why it could not be read."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "date",
    "date_range",
    "month",
    "month_range",
    "year",
    "fiscal_year",
    "quarter",
    "percent",
    "money",
    "number",
    "phone",
]


@dataclass(frozen=True, slots=True)
class ValueFault:
    """Why a recognisable value is missing: a stable `code`, and a sentence for a reader."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the exact text it stands in.

    `start` and `end` close a Gregorian interval. `value` is a Decimal on the 0-100 scale
    for a percent, in baht for money; the Buddhist year for one year; 1-4 for a quarter;
    the digits of a phone. With `error` set, `start` and `end` are None.
    """

    kind: Kind
    raw: str
    span: tuple[int, int]
    start: date | None = None
    end: date | None = None
    value: Decimal | int | str | None = None
    unit: str | None = None
    precision: str | None = None
    qualifier: str | None = None
    error: ValueFault | None = None
