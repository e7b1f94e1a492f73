"""The table of an indicator's four quarters, flattened to one cell a line.

A row is quarter, result, score, and the pair `2.1 / 2.2`. The score's cell is empty
on project pages; where blank lines were lost with it the row is one cell shorter.
The lone value is then the result: pages leave scores blank, not results. A row says so
where others of its table have scores. What cannot be told apart is left out of its row,
and the row says why.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from parsers.indicators.quarter_cells import MIDDLE, PAIR, QUARTERS, SIDE, Cell, cells_of
from parsers.indicators.quarter_headings import is_table_heading
from parsers.page_lines import Lines

_ROW_ON_A_LINE = re.compile(
    rf"(?P<quarter>[1-4])(?:\s+(?P<first>{SIDE}))?(?:\s+(?P<second>{SIDE}))?"
    rf"\s+(?P<pair>{SIDE}\s*/\s*{SIDE}|/)"
)
_NO_VALUE = frozenset({"", "-", "--", "---"})
_LONGEST_CELL = 40
"""Characters of a cell that holds words for a value; anything longer is no cell."""


class Doubt(NamedTuple):
    """Why a value of a row is left out, and the text that it was read from."""

    message: str
    observed: str


@dataclass(frozen=True)
class QuarterRow:
    """One row's raw cells (None where blank) and the lines from `start` to `stop` (exclusive)."""

    start: int
    stop: int
    quarter: int
    result: str | None = None
    score: str | None = None
    score_2_1: str | None = None
    score_2_2: str | None = None
    doubts: tuple[Doubt, ...] = ()
    assumed: str | None = None
    """The result, where a lost cell of a table with scores leaves only the custom to tell it."""


@dataclass
class _Cells:
    """The cells of one row, before it is known what they mean."""

    quarter: Cell
    middle: list[Cell] = field(default_factory=list)
    pair: Cell | None = None

    @property
    def filled(self) -> list[Cell]:
        return [cell for cell in self.middle if cell.text]

    @property
    def all(self) -> list[Cell]:
        return [self.quarter, *self.middle, *([self.pair] if self.pair else [])]

    @property
    def shown(self) -> str:
        return "\n".join(cell.text for cell in self.all)

    @property
    def next_quarter(self) -> str:
        return str(int(self.quarter.text) + 1)


def read_quarter_rows(
    lines: Lines, indexes: Sequence[int], *, has_score_column: bool = True
) -> list[QuarterRow]:
    """The rows among the lines at `indexes`; headings and rows are taken, other lines left.

    Without a column of scores a blank cell between quarter and result is a blank line.
    """
    found = list(_rows_of_cells(lines, cells_of(lines, indexes)))
    has_scores = any(len(cells.filled) == MIDDLE for cells in found)
    rows = []
    for number, cells in enumerate(found):
        following = found[number + 1].quarter.text if number + 1 < len(found) else None
        if not has_score_column:
            cells.middle = cells.filled
        row = _row(cells, has_scores and has_score_column, following)
        lines.take(row.start, row.stop)
        rows.append(row)
    return rows


def _rows_of_cells(lines: Lines, cells: list[Cell]) -> Iterator[_Cells]:
    """Part the cells into rows: at each pair, or where the next quarter begins without one."""
    current: _Cells | None = None
    last = 0
    for at, cell in enumerate(cells):
        whole = _row_on_a_line(cell)
        is_heading = whole is None and _is_heading_of(cell, current)
        if is_heading:
            lines.take(cell.start, cell.stop)
        if current is not None and (
            whole or is_heading or _ends_without_pair(current, cell, cells[at + 1 :])
        ):
            yield from _without_pair(current, last)
            last, current = int(current.quarter.text), None
        if whole is not None:
            last = int(whole.quarter.text)
            yield whole
        elif current is None:
            current = _Cells(cell) if cell.text in QUARTERS else None
        elif cell.is_pair:
            current.pair = cell
            yield current
            last, current = int(current.quarter.text), None
        else:
            current.middle.append(cell)
    if current is not None:
        yield from _without_pair(current, last)


def _is_heading_of(cell: Cell, current: _Cells | None) -> bool:
    """Whether the cell is of a heading; within a row a figure in brackets is none."""
    return is_table_heading(cell.text) and (current is None or not cell.text.startswith("("))


def _row_on_a_line(cell: Cell) -> _Cells | None:
    match = _ROW_ON_A_LINE.fullmatch(cell.text)
    if match is None:
        return None
    quarter, *middle, pair = (
        Cell(cell.start, cell.stop, text) for text in match.groups() if text is not None
    )
    # `2 /` may as well be the first half of a pair.
    return _Cells(quarter, middle, pair) if middle or pair.text != "/" else None


def _ends_without_pair(current: _Cells, cell: Cell, after: list[Cell]) -> bool:
    """Whether the cell is no part of the row: words, or the next quarter's own cell."""
    if len(cell.text) > _LONGEST_CELL:
        return True
    filled = len(current.filled)
    if cell.text and not cell.is_pair and filled >= MIDDLE:
        return True
    if cell.text != current.next_quarter or cell.text not in QUARTERS:
        return False
    if not filled:
        return len(current.middle) > MIDDLE
    # Directly before a pair it may be the score; that row's reading tells.
    following = next((later for later in after if later.text), None)
    return following is None or not following.is_pair


def _without_pair(current: _Cells, last: int) -> Iterator[_Cells]:
    """The row as far as it is one; a quarter's number alone counts only where it is awaited."""
    middle = current.middle
    while middle and not middle[-1].is_number:
        middle.pop()
    if middle or (last and int(current.quarter.text) == last + 1):
        yield current


def _row(cells: _Cells, has_scores: bool, following: str | None) -> QuarterRow:
    """The meaning of a row's cells; `following` is the quarter of the row after it."""
    last = cells.all[-1]
    row = QuarterRow(cells.quarter.start, last.stop, int(cells.quarter.text))
    if _may_be_two_rows(cells, following):
        return _doubted(
            row, cells, f"it may be of quarter {cells.quarter.text} or of {cells.next_quarter}"
        )
    row = _with_pair(row, cells)
    filled = cells.filled
    if len(filled) > MIDDLE:
        return _doubted(row, cells, "it has too many cells")
    if len(filled) == 1 and any(cell.is_unsure for cell in cells.middle):
        return _doubted(row, cells, "blank lines do not tell which of its cells is blank")
    has_lost_cell = len(filled) == 1 and len(cells.middle) != MIDDLE
    if has_lost_cell and has_scores and cells.pair is not None:
        row = replace(row, assumed=filled[0].text)
    if cells.pair is None and len(filled) == MIDDLE:
        return _doubted(
            _with_values(row, filled[:1]),
            cells,
            f"{filled[1].text} may be its score or a part of its pair",
        )
    positional = cells.middle if len(cells.middle) == MIDDLE else filled
    return _with_values(row, positional)


def _may_be_two_rows(cells: _Cells, following: str | None) -> bool:
    """Whether the next quarter's number stands among the values, and no row has that number."""
    number = cells.next_quarter
    if number not in QUARTERS or number == following or len(cells.filled) != MIDDLE:
        return False
    return number in (cell.text for cell in cells.filled)


def _with_pair(row: QuarterRow, cells: _Cells) -> QuarterRow:
    if cells.pair is None:
        return _doubted(row, cells, "its pair 2.1 / 2.2 is missing")
    match = PAIR.fullmatch(cells.pair.text)
    first, second = match.group("first", "second") if match else (None, None)
    if (first is None) != (second is None):
        return _doubted(row, cells, "one half of its pair 2.1 / 2.2 is missing")
    return replace(row, score_2_1=_value(first or ""), score_2_2=_value(second or ""))


def _with_values(row: QuarterRow, cells: Sequence[Cell]) -> QuarterRow:
    """The row with its result and score; words in a cell are told, and are no value."""
    texts = [cell.text for cell in cells] + [""] * MIDDLE
    doubts = row.doubts
    values: list[str | None] = []
    for what, text in zip(("result", "score"), texts, strict=False):
        if text in _NO_VALUE or text[0].isdigit() or re.match(r"-[0-9]", text):
            values.append(_value(text))
            continue
        values.append(None)
        doubts += (Doubt(f"the {what} of quarter {row.quarter} is no number", text),)
    return replace(row, result=values[0], score=values[1], doubts=doubts)


def _value(text: str) -> str | None:
    return None if text in _NO_VALUE else text.rstrip("% ")


def _doubted(row: QuarterRow, cells: _Cells, reason: str) -> QuarterRow:
    message = f"the row of quarter {row.quarter} is not read whole: {reason}"
    return replace(row, doubts=(*row.doubts, Doubt(message, cells.shown)))
