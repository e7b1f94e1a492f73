"""What the Thai of government documents means: dates, periods, amounts and phones.

Names load on first use, so importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schema.thai.calendar import (
        ImpossibleDate,
        fiscal_quarter_of,
        fiscal_quarter_span,
        fiscal_year_of,
        fiscal_year_span,
        gregorian_year,
        month_number,
        month_span,
    )
    from schema.thai.digits import NotANumber, arabic, read_number
    from schema.thai.phones import Phone, phones_in
    from schema.thai.single import NotADate, read_date, read_percent
    from schema.thai.value import Kind, Value, ValueFault
    from schema.thai.values import find_dates, find_values
    from schema.thai.years import stated_fiscal_years

_HOMES = {
    "calendar": (
        "ImpossibleDate",
        "fiscal_quarter_of",
        "fiscal_quarter_span",
        "fiscal_year_of",
        "fiscal_year_span",
        "gregorian_year",
        "month_number",
        "month_span",
    ),
    "digits": ("NotANumber", "arabic", "read_number"),
    "phones": ("Phone", "phones_in"),
    "single": ("NotADate", "read_date", "read_percent"),
    "value": ("Kind", "Value", "ValueFault"),
    "values": ("find_dates", "find_values"),
    "years": ("stated_fiscal_years",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "ImpossibleDate",
    "Kind",
    "NotADate",
    "NotANumber",
    "Phone",
    "Value",
    "ValueFault",
    "arabic",
    "find_dates",
    "find_values",
    "fiscal_quarter_of",
    "fiscal_quarter_span",
    "fiscal_year_of",
    "fiscal_year_span",
    "gregorian_year",
    "month_number",
    "month_span",
    "phones_in",
    "read_date",
    "read_number",
    "read_percent",
    "stated_fiscal_years",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
