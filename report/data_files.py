"""The data files of a site: scripts that hand one JSON value to the page that asked for it."""

import hashlib
import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

Values = dict[str, Any]

# Lower-case, and a digit first: no two differ by case alone, and none is a device's name.
_PLAIN = re.compile(r"[0-9][0-9a-z-]{0,63}")
NO_AGENCY = "none"
"""Stands for the agency of projects whose agency is unknown."""

# What could end a script within HTML, and line ends that JSON takes for text and older scripts
# do not.
_ESCAPES = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")


def file_name(code: str) -> str:
    """The code where it can be a file's name anywhere, else a digest of it behind an x."""
    return code if _PLAIN.fullmatch(code) else f"x{_digest(code)}"


def sharded(code: str) -> str:
    """The file name of a project's code behind the folder that it is in: one of 256."""
    return f"{_digest(code)[:2]}/{file_name(code)}"


def as_script(name: str, value: object) -> str:
    """The data file of a name. Figures that JSON cannot write (NaN, Infinity) are null."""
    return f"{script_opening(name)}{_as_json(value)});\n"


def script_opening(name: str) -> str:
    """What the data file of a name begins with."""
    return f"tidtam.receive({_as_json(name)},"


class DataFolder:
    """The folder `data` of a site that is being written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: set[Path] = set()

    def write(self, name: str, value: object) -> None:
        """Write a value under its name: the path below the folder. Raises `OSError`."""
        path = self._folder / f"{name}.js"
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        path.write_bytes(as_script(name, value).encode())


def without(values: Mapping[str, Any], *names: str) -> Values:
    """The values but for those that the file tells of already."""
    return {name: value for name, value in values.items() if name not in names}


def _digest(code: str) -> str:
    return hashlib.sha1(code.encode(), usedforsecurity=False).hexdigest()


def _as_json(value: object) -> str:
    try:
        text = _encode(value)
    except ValueError:
        text = _encode(_finite(value))
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return text


def _amount(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _time(value: datetime) -> str:
    """Times are in UTC."""
    return f"{value.isoformat(timespec='seconds')}Z"


# By the type itself: a day is asked for a hundred times a project.
_PLAIN_VALUES: Mapping[type, Callable[[Any], object]] = {
    date: date.isoformat,
    Decimal: _amount,
    datetime: _time,
}


def _plain(value: object) -> object:
    """Amounts as numbers, days and times as ISO 8601; anything else has no place in a data file."""
    return _PLAIN_VALUES[type(value)](value)


_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain
).encode


def _finite(value: object) -> object:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _finite(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(held) for held in value]
    return value
