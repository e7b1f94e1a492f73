"""Workbooks of Excel, written row by row. The only module that knows xlsxwriter."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from math import isfinite
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

LONGEST_CELL = 32_767
"""Characters that a cell holds, counted as Excel does: those beyond U+FFFF as two."""
ROWS_A_SHEET = 1_048_576
"""Rows that a sheet holds, its header among them."""

_LARGEST_EXACT = 10**15
"""Excel keeps fifteen digits of a number."""
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a 29 February 1900, and of 1899 and earlier nothing."""
_WIDTH = 16
_LONGEST_SHEET_NAME = 31


def write_workbook(
    file: Path,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    parts: Sequence[int],
    rows_a_sheet: int = ROWS_A_SHEET,
) -> int:
    """Write rows to a workbook of sheets `name`, `name (2)` ...; returns how many.

    `parts` says over how many cells each column is spread: a text too long for one goes on
    in the next. Texts are never formulas or links. What rows are held is one. Temporary files
    are put beside `file`. Raises `OSError` where it cannot be written.
    """
    options = {
        "constant_memory": True,
        "tmpdir": str(file.parent),
        "use_zip64": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    try:
        book = Workbook(str(file), options)
        writer = _Writer(book, name, columns, parts)
        count = writer.write(iter(rows), rows_a_sheet)
        book.close()
    except XlsxWriterException as error:
        raise OSError(f"{file.name}: {error}") from error
    return count


class _Writer:
    """The sheets of a workbook, one after the other."""

    def __init__(
        self, book: Workbook, name: str, columns: Sequence[str], parts: Sequence[int]
    ) -> None:
        self._book = book
        self._name = name
        self._parts = parts
        self._heads = [
            column if part == 1 else f"{column} (part {part})"
            for column, cells in zip(columns, parts, strict=True)
            for part in range(1, cells + 1)
        ]
        self._bold = book.add_format({"bold": True})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._second = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})

    def write(self, rows: Iterator[Sequence[object]], rows_a_sheet: int) -> int:
        """Write all rows, and at least one sheet; returns how many rows."""
        count = number = 0
        # One row ahead: where the rows just fill a sheet, none follows that is empty.
        ahead = list(islice(rows, 1))
        while ahead or number == 0:
            number += 1
            rest = islice(rows, rows_a_sheet - 1 - len(ahead))
            count += self._write_sheet(number, chain(ahead, rest))
            ahead = list(islice(rows, 1))
        return count

    def _write_sheet(self, number: int, rows: Iterable[Sequence[object]]) -> int:
        suffix = "" if number == 1 else f" ({number})"
        sheet = self._book.add_worksheet(self._name[: _LONGEST_SHEET_NAME - len(suffix)] + suffix)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(self._heads) - 1, _WIDTH)
        for column, head in enumerate(self._heads):
            sheet.write_string(0, column, head, self._bold)
        last = 0
        for last, row in enumerate(rows, start=1):
            self._write_row(sheet, last, row)
        sheet.autofilter(0, 0, last, len(self._heads) - 1)
        return last

    def _write_row(self, sheet: Any, line: int, row: Sequence[object]) -> None:
        column = 0
        for value, cells in zip(row, self._parts, strict=True):
            if isinstance(value, str):
                _write_text(sheet, line, column, value)
            elif value is not None:
                self._write_value(sheet, line, column, value)
            column += cells

    def _write_value(self, sheet: Any, line: int, column: int, value: object) -> None:
        if isinstance(value, bool):
            sheet.write_boolean(line, column, value)
        elif isinstance(value, int | float | Decimal) and _is_exact(value):
            sheet.write_number(line, column, value)
        elif isinstance(value, datetime) and value.tzinfo is None and value.date() >= _FIRST_DAY:
            sheet.write_datetime(line, column, value, self._second)
        elif isinstance(value, date) and not isinstance(value, datetime) and value >= _FIRST_DAY:
            sheet.write_datetime(line, column, value, self._day)
        else:
            _write_text(sheet, line, column, str(value))


def _is_exact(number: int | float | Decimal) -> bool:
    """Whether Excel holds the number as it is."""
    if isinstance(number, int):
        return abs(number) < _LARGEST_EXACT
    return isfinite(number) and (
        isinstance(number, float) or Decimal(repr(float(number))) == number
    )


def _write_text(sheet: Any, line: int, column: int, text: str) -> None:
    for part, cell in enumerate(cells_of(text) if text else ("",)):
        if cell.startswith("<r>") and cell.endswith("</r>"):
            # The library would take it for markup of its own, and write it as it stands.
            sheet.write_rich_string(line, column + part, "<", "r", cell[2:])
        else:
            sheet.write_string(line, column + part, cell)


def cells_of(text: str) -> Iterator[str]:
    """The text in pieces that a cell holds each."""
    start = 0
    while start < len(text):
        piece = text[start : start + LONGEST_CELL]
        if not piece.isascii():
            while (over := _units(piece) - LONGEST_CELL) > 0:
                piece = piece[: len(piece) - (over + 1) // 2]
        yield piece
        start += len(piece)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
