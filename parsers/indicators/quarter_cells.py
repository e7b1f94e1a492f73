"""The cells of an indicator's table of quarters, as a flattened page gives them.

A cell is a line, or stands between the column marks of one. The pair `2.1 / 2.2` may have
lines of its own for each half and for its stroke; it is one cell again here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from parsers.page_lines import Lines
from schema.thai import arabic

_NUMBER = r"-?[0-9][0-9.,]*\s?%?"
SIDE = rf"(?:{_NUMBER}|-)"
"""Half of a pair, or a value: a number, or the dash that stands for none."""

PAIR = re.compile(rf"(?P<first>{SIDE})?\s*/\s*(?P<second>{SIDE})?")
QUARTERS = frozenset("1234")
LAST_QUARTER = 4
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
    is_unsure: bool = False
    """Whether it is a blank line that may be a cell, or a space between two."""

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
    """The cells of the lines at `indexes`, with every pair made one.

    Blank lines that stand after every cell of a table are spaces, and no cells.
    """
    return _with_joined_pairs(
        [
            Cell(index, index + 1, _plain(text), is_unsure)
            for index, is_unsure in _without_spaces(lines, indexes)
            for text in _COLUMN_MARKS.split(lines.texts[index].strip(" |*"))
        ]
    )


def _without_spaces(lines: Lines, indexes: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """The lines that are cells, each with whether it is unsure.

    Where `n` blank lines stand after every cell, a blank cell and its own space are
    `n + 1` more; any other number of blank lines may be one.
    """
    space = _space(lines, indexes)
    blanks: list[int] = []
    for index in indexes:
        if space and not lines.texts[index]:
            blanks.append(index)
            continue
        if blanks:
            more, rest = divmod(len(blanks) - space, space + 1)
            count = more if not rest else len(blanks) - space
            yield from ((at, bool(rest)) for at in blanks[: max(0, count)])
            blanks = []
        yield index, False


def _space(lines: Lines, indexes: Sequence[int]) -> int:
    """The fewest blank lines between two cells of the table that follow one another."""
    filled = [place for place, index in enumerate(indexes) if lines.texts[index]]
    are_cells = [_is_cell(lines.texts[indexes[place]]) for place in filled]
    gaps = [
        later - place - 1
        for (place, later), both in zip(pairwise(filled), pairwise(are_cells), strict=True)
        if all(both)
    ]
    return min(gaps) if len(gaps) > MIDDLE else 0


def _is_cell(text: str) -> bool:
    plain = arabic(text).strip(" |*")
    return re.fullmatch(SIDE, plain) is not None or PAIR.fullmatch(plain) is not None


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
