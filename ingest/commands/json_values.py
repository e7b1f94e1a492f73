"""How values stand in the JSON that commands print."""

import math
from datetime import date, datetime
from decimal import Decimal


def json_number(value: object) -> object:
    """The value, but for figures that JSON cannot write (NaN, Infinity): these as null."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def json_value(value: object) -> object:
    """Amounts as numbers, dates as ISO 8601, anything else as text; for `json.dumps(default=)`."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
