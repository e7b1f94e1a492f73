"""Text cells of CSV that no spreadsheet runs as a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

_FORMULA_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫⁺⁻⁼₊₋₌−"
_PASSED_OVER = (
    # White space, control and invisible characters, and quotes, which spreadsheets strip.
    "\\s\\x00-\\x1f\\x7f-\\x9f\\xad\u034f\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0'\"`´«»‘-‟‹›＇＂"
)
_RUN = re.compile(f"[{_PASSED_OVER}]*[{_FORMULA_SIGNS}]|[\\t\\r\\n]")


def inert(text: str) -> str:
    """The text; behind an apostrophe where a spreadsheet could take it for a formula.

    That is where it begins with = + - @ (also of full width, and behind spaces, quotes and
    invisible characters), a tab or a line end.
    """
    return f"'{text}" if _RUN.match(text) else text


def inert_row(row: Sequence[object]) -> list[object]:
    """The values of a CSV row: texts inert, truth values as true and false, the rest as it is."""
    return [
        inert(value)
        if isinstance(value, str)
        else str(value).lower()
        if isinstance(value, bool)
        else value
        for value in row
    ]


def print_csv(out: TextIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a header and rows, texts inert; lines end with LF."""
    # With CRLF a carriage return in a text is quoted too: bare, it would begin another row.
    writer = csv.writer(_PlainLineEnds(out), lineterminator="\r\n")
    writer.writerow(inert_row(columns))
    writer.writerows(map(inert_row, rows))


class _PlainLineEnds:
    """A file for a writer of CSV, which writes row by row."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, row: str) -> None:
        self._out.write(row.removesuffix("\r\n") + "\n")
