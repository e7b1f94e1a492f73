"""The cells of an indicator's table of quarters, as a flattened page gives them.

A cell is a line, or stands between the column marks of one. The pair `2.1 / 2.2` may have
lines of its own for each half and for its stroke; it is one cell again here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from parsers.page_lines import Lines
from schema.thai import arabic

_NUMBER = r"-?[0-9][0-9.,]*\s?%?"
SIDE = rf"(?:{_NUMBER}|-)"
"""Half of a pair, or a value: a number, or the dash that stands for none."""

PAIR = re.compile(rf"(?P<first>{SIDE})?\s*/\s*(?P<second>{SIDE})?")
QUARTERS = frozenset("1234")
MIDDLE = 2
"""A row's cells between its quarter and its pair: result and score."""

_COLUMN_MARKS = re.compile(r"[\t|]")
_LONG_DASH_NUMBER = re.compile(r"[\u2013\u2014\u2212]\s*[0-9\u0e50-\u0e59]")


@dataclass(frozen=True)
class Cell:
    """A cell's text with plain digits and dashes, and its lines up to `stop` (exclusive)."""

    start: int
    stop: int
    text: str

    @property
    def is_number(self) -> bool:
        """Whether it is a value: a number, or the dash for none."""
        return re.fullmatch(SIDE, self.text) is not None

    @property
    def is_pair(self) -> bool:
        """Whether it is a pair or a part of one, with its stroke."""
        return PAIR.fullmatch(self.text) is not None


def opens_rows(lines: Lines, index: int, stop: int) -> bool:
    """Whether the line is the first quarter's own cell, with its pair soon below."""
    if arabic(lines.texts[index]).strip(" |*") != "1":
        return False
    below = islice(lines.filled(index + 1, stop), MIDDLE + 1)
    return any(PAIR.fullmatch(arabic(lines.texts[at]).strip(" |*")) for at in below)


def cells_of(lines: Lines, indexes: Sequence[int]) -> list[Cell]:
    """The cells of the lines at `indexes`, with every pair made one."""
    return _with_joined_pairs(
        [
            Cell(index, index + 1, _plain(text))
            for index in indexes
            for text in _COLUMN_MARKS.split(lines.texts[index].strip(" |*"))
        ]
    )


def _plain(text: str) -> str:
    """The cell's text with plain digits; a long dash before a figure is no minus and stays."""
    text = text.strip(" *")
    plain = arabic(text)
    return text[0] + plain[1:] if _LONG_DASH_NUMBER.match(text) else plain


def _with_joined_pairs(cells: list[Cell]) -> list[Cell]:
    """The cells, with every pair that stands on lines of its own made one: `100`, `/`, `50`."""
    joined: list[Cell] = []
    row: list[Cell] = []
    at = 0
    while at < len(cells):
        cell = cells[at]
        if cell.is_pair and row:
            cell, before, after = _joined_pair(row, cell, cells[at + 1 : at + 2])
            at += after
            del joined[len(joined) - before :]
            row = []
        elif row or cell.text in QUARTERS:
            row.append(cell)
        joined.append(cell)
        at += 1
    return joined


def _joined_pair(row: list[Cell], cell: Cell, after: list[Cell]) -> tuple[Cell, int, int]:
    """The pair with its halves, and how many cells of the row and after it were used.

    A bare `/` is a blank pair where the next cell may be the number of a later quarter.
    """
    has_first, has_second = _sides(cell.text)
    middle = row[1:]
    values = [value for value in middle if value.text]
    follows = bool(after) and after[0].is_number and not _may_open_row(after[0], row[0])
    precedes = bool(middle) and middle[-1].is_number
    if not has_first and has_second and precedes and len(values) >= MIDDLE:
        return Cell(middle[-1].start, cell.stop, f"{middle[-1].text} {cell.text}"), 1, 0
    if has_first and not has_second and follows:
        return Cell(cell.start, after[0].stop, f"{cell.text} {after[0].text}"), 0, 1
    if not has_first and not has_second and follows and precedes:
        text = f"{middle[-1].text} / {after[0].text}"
        return Cell(middle[-1].start, after[0].stop, text), 1, 1
    return cell, 0, 0


def _may_open_row(cell: Cell, quarter: Cell) -> bool:
    return cell.text in QUARTERS and cell.text > quarter.text


def _sides(text: str) -> tuple[bool, bool]:
    before, _, after = text.partition("/")
    return bool(before.strip()), bool(after.strip())
