"""Field types of the records: the raw text of a document in, a checked value out.

A parser hands over what it found; these types say what it means. A value that
is already of the type passes unchanged. Text that cannot be read raises a
pydantic error whose `type` is the finding's rule where the contract has one.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from schema.thai import ImpossibleDate, NotADate, NotANumber, read_date, read_number, read_percent


def _date_of(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return read_date(value)
    except ImpossibleDate as error:
        raise PydanticCustomError(
            "impossible_date", "a date that exists, not {reason}", {"reason": str(error)}
        ) from error
    except NotADate as error:
        raise PydanticCustomError(
            "not_a_date", "a date such as 2021-09-20, 20/09/2564 or 20 กันยายน 2564"
        ) from error


def _number_of(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return float(read_number(value))
    except NotANumber as error:
        raise PydanticCustomError("not_a_number", "a number such as 40 or 1,407.52") from error


def _percent_of(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return float(read_percent(value))
    except NotANumber as error:
        raise PydanticCustomError("not_a_percent", "a percentage such as 40 or 22.5") from error


def _baht_of(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return read_number(value)
    except NotANumber as error:
        raise PydanticCustomError("not_an_amount", "an amount such as 824,000.00") from error


Text = Annotated[str, StringConstraints(min_length=1)]
"""Repaired text, never empty: unknown is None."""

ThaiDate = Annotated[date, BeforeValidator(_date_of)]
"""A Gregorian date; reads ISO, D/M/BE and Thai month names."""

Percent = Annotated[float, BeforeValidator(_percent_of), Field(ge=0, allow_inf_nan=False)]
"""Percent on the scale 0-100; may exceed 100, never below 0."""

Number = Annotated[float, BeforeValidator(_number_of), Field(allow_inf_nan=False)]
"""A plain number in whatever unit its record names."""

Baht = Annotated[Decimal, BeforeValidator(_baht_of), Field(max_digits=18, decimal_places=2)]
"""An amount in baht with satang as two decimals."""

FiscalYear = Annotated[int, Field(ge=2475, le=2699)]
"""A Buddhist-era fiscal year: 2564 runs from 1 October 2020 to 30 September 2021."""

Quarter = Annotated[int, Field(ge=1, le=4)]
"""A fiscal quarter; the first begins in October."""

ProjectCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}-[0-9]{1,6}$")]
"""`AAAAAAAA-NNNN`: the agency's code and a running number that does not encode the year."""

AgencyCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}0000$")]
"""The first four digits of a project's code, and 0000."""

SectionCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$")]
"""The section within the agency; its first four digits are the agency's."""

IndicatorCode = Annotated[str, StringConstraints(pattern=r"^(?:[0-9]{4}-[0-9]{1,6}|[0-9]{1,3})$")]
"""`AAAA-NNNN` (also `AAAA-NNN`): the first four digits are the agency's. The city's indicators of
2562-2563 have a plain number of up to three digits."""
