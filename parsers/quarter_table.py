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
from itertools import islice
from typing import NamedTuple

from parsers.page_lines import Lines
from schema.thai import arabic

_NUMBER = r"-?[0-9][0-9.,]*\s?%?"
_SIDE = rf"(?:{_NUMBER}|-)"
_PAIR = re.compile(rf"(?P<first>{_SIDE})?\s*/\s*(?P<second>{_SIDE})?")
_ROW_ON_A_LINE = re.compile(
    rf"(?P<quarter>[1-4])(?:\s+(?P<first>{_SIDE}))?(?:\s+(?P<second>{_SIDE}))?"
    rf"\s+(?P<pair>{_SIDE}\s*/\s*{_SIDE}|/)"
)
_COLUMN_MARKS = re.compile(r"[\t|]")
_LONG_DASH_NUMBER = re.compile(r"[\u2013\u2014\u2212]\s*[0-9\u0e50-\u0e59]")
_QUARTERS = frozenset("1234")
_NO_VALUE = frozenset({"", "-", "--", "---"})
_LONGEST_CELL = 40
"""Characters of a cell that holds words for a value; anything longer is no cell."""
_MIDDLE = 2
"""A row's cells between its quarter and its pair: result and score."""

_HEADING_WORDS = (
    "ผลงานเทียบกับเป้าหมายรายไตรมาส",
    "ผลประเมินตัวชี้วัด",
    "ไตรมาสที่",
    "ไตรมาส",
    "ผลงาน",
)
_OPENS_HEADING = re.compile(r"[|\s*]*(?:\(|ไตรมาส|ผล)")
_BETWEEN_WORDS = re.compile(r"[|\s*:]+")
_LONGEST_UNIT = 80
"""Characters of a unit in brackets on a line of its own; anything longer is a remark."""


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


@dataclass(frozen=True)
class _Cell:
    """A cell's text with plain digits and dashes, and its lines up to `stop` (exclusive)."""

    start: int
    stop: int
    text: str

    @property
    def is_number(self) -> bool:
        return re.fullmatch(_SIDE, self.text) is not None

    @property
    def is_pair(self) -> bool:
        return _PAIR.fullmatch(self.text) is not None


@dataclass
class _Cells:
    """The cells of one row, before it is known what they mean."""

    quarter: _Cell
    middle: list[_Cell] = field(default_factory=list)
    pair: _Cell | None = None

    @property
    def filled(self) -> list[_Cell]:
        return [cell for cell in self.middle if cell.text]

    @property
    def all(self) -> list[_Cell]:
        return [self.quarter, *self.middle, *([self.pair] if self.pair else [])]

    @property
    def shown(self) -> str:
        return "\n".join(cell.text for cell in self.all)

    @property
    def next_quarter(self) -> str:
        return str(int(self.quarter.text) + 1)


def is_table_heading(text: str) -> bool:
    """Whether the line is of the table's heading: a column's name, its unit in brackets."""
    if not _OPENS_HEADING.match(text):
        return False
    words = _BETWEEN_WORDS.sub("", text)
    if words.startswith("(") and len(words) > _LONGEST_UNIT:
        return False
    at = 0
    while at < len(words):
        length = _heading_word(words, at)
        if not length:
            return False
        at += length
    return True


def _heading_word(words: str, at: int) -> int:
    """The length of the column's name or of the bracket that begins at `at`; 0 for neither."""
    if words[at] != "(":
        return next((len(word) for word in _HEADING_WORDS if words.startswith(word, at)), 0)
    depth = 0
    for place in range(at, len(words)):
        depth += {"(": 1, ")": -1}.get(words[place], 0)
        if not depth:
            return place + 1 - at
    return 0


def opens_rows(lines: Lines, index: int, stop: int) -> bool:
    """Whether the line is the first quarter's own cell, with its pair soon below."""
    if arabic(lines.texts[index]).strip(" |*") != "1":
        return False
    below = islice(lines.filled(index + 1, stop), _MIDDLE + 1)
    return any(_PAIR.fullmatch(arabic(lines.texts[at]).strip(" |*")) for at in below)


def read_quarter_rows(lines: Lines, indexes: Sequence[int]) -> list[QuarterRow]:
    """The rows among the lines at `indexes`; headings and rows are taken, other lines left."""
    found = list(_rows_of_cells(lines, _cells(lines, indexes)))
    has_scores = any(len(cells.filled) == _MIDDLE for cells in found)
    rows = []
    for number, cells in enumerate(found):
        following = found[number + 1].quarter.text if number + 1 < len(found) else None
        row = _row(cells, has_scores, following)
        lines.take(row.start, row.stop)
        rows.append(row)
    return rows


def _cells(lines: Lines, indexes: Sequence[int]) -> list[_Cell]:
    return _with_joined_pairs(
        [
            _Cell(index, index + 1, _plain(text))
            for index in indexes
            for text in _COLUMN_MARKS.split(lines.texts[index].strip(" |*"))
        ]
    )


def _plain(text: str) -> str:
    """The cell's text with plain digits; a long dash before a figure is no minus and stays."""
    text = text.strip(" *")
    plain = arabic(text)
    return text[0] + plain[1:] if _LONG_DASH_NUMBER.match(text) else plain


def _with_joined_pairs(cells: list[_Cell]) -> list[_Cell]:
    """The cells, with every pair that stands on lines of its own made one: `100`, `/`, `50`."""
    joined: list[_Cell] = []
    row: list[_Cell] = []
    at = 0
    while at < len(cells):
        cell = cells[at]
        if cell.is_pair and row:
            cell, before, after = _joined_pair(row, cell, cells[at + 1 : at + 2])
            at += after
            del joined[len(joined) - before :]
            row = []
        elif row or cell.text in _QUARTERS:
            row.append(cell)
        joined.append(cell)
        at += 1
    return joined


def _joined_pair(row: list[_Cell], cell: _Cell, after: list[_Cell]) -> tuple[_Cell, int, int]:
    """The pair with its halves, and how many cells of the row and after it were used.

    A bare `/` is a blank pair where the next cell may be the number of a later quarter.
    """
    has_first, has_second = _sides(cell.text)
    middle = row[1:]
    values = [value for value in middle if value.text]
    follows = bool(after) and after[0].is_number and not _may_open_row(after[0], row[0])
    precedes = bool(middle) and middle[-1].is_number
    if not has_first and has_second and precedes and len(values) >= _MIDDLE:
        return _Cell(middle[-1].start, cell.stop, f"{middle[-1].text} {cell.text}"), 1, 0
    if has_first and not has_second and follows:
        return _Cell(cell.start, after[0].stop, f"{cell.text} {after[0].text}"), 0, 1
    if not has_first and not has_second and follows and precedes:
        text = f"{middle[-1].text} / {after[0].text}"
        return _Cell(middle[-1].start, after[0].stop, text), 1, 1
    return cell, 0, 0


def _may_open_row(cell: _Cell, quarter: _Cell) -> bool:
    return cell.text in _QUARTERS and cell.text > quarter.text


def _sides(text: str) -> tuple[bool, bool]:
    before, _, after = text.partition("/")
    return bool(before.strip()), bool(after.strip())


def _rows_of_cells(lines: Lines, cells: list[_Cell]) -> Iterator[_Cells]:
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
            current = _Cells(cell) if cell.text in _QUARTERS else None
        elif cell.is_pair:
            current.pair = cell
            yield current
            last, current = int(current.quarter.text), None
        else:
            current.middle.append(cell)
    if current is not None:
        yield from _without_pair(current, last)


def _is_heading_of(cell: _Cell, current: _Cells | None) -> bool:
    """Whether the cell is of a heading; within a row a figure in brackets is none."""
    return is_table_heading(cell.text) and (current is None or not cell.text.startswith("("))


def _row_on_a_line(cell: _Cell) -> _Cells | None:
    match = _ROW_ON_A_LINE.fullmatch(cell.text)
    if match is None:
        return None
    quarter, *middle, pair = (
        _Cell(cell.start, cell.stop, text) for text in match.groups() if text is not None
    )
    # `2 /` may as well be the first half of a pair.
    return _Cells(quarter, middle, pair) if middle or pair.text != "/" else None


def _ends_without_pair(current: _Cells, cell: _Cell, after: list[_Cell]) -> bool:
    """Whether the cell is no part of the row: words, or the next quarter's own cell."""
    if len(cell.text) > _LONGEST_CELL:
        return True
    filled = len(current.filled)
    if cell.text and not cell.is_pair and filled >= _MIDDLE:
        return True
    if cell.text != current.next_quarter or cell.text not in _QUARTERS:
        return False
    if not filled:
        return len(current.middle) > _MIDDLE
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
    if len(filled) > _MIDDLE:
        return _doubted(row, cells, "it has too many cells")
    if len(filled) == 1 and len(cells.middle) != _MIDDLE and has_scores:
        row = replace(row, assumed=filled[0].text)
    if cells.pair is None and len(filled) == _MIDDLE:
        return _doubted(
            _with_values(row, filled[:1]),
            cells,
            f"{filled[1].text} may be its score or a part of its pair",
        )
    positional = cells.middle if len(cells.middle) == _MIDDLE else filled
    return _with_values(row, positional)


def _may_be_two_rows(cells: _Cells, following: str | None) -> bool:
    """Whether the next quarter's number stands among the values, and no row has that number."""
    number = cells.next_quarter
    if number not in _QUARTERS or number == following or len(cells.filled) != _MIDDLE:
        return False
    return number in (cell.text for cell in cells.filled)


def _with_pair(row: QuarterRow, cells: _Cells) -> QuarterRow:
    if cells.pair is None:
        return _doubted(row, cells, "its pair 2.1 / 2.2 is missing")
    match = _PAIR.fullmatch(cells.pair.text)
    first, second = match.group("first", "second") if match else (None, None)
    if (first is None) != (second is None):
        return _doubted(row, cells, "one half of its pair 2.1 / 2.2 is missing")
    return replace(row, score_2_1=_value(first or ""), score_2_2=_value(second or ""))


def _with_values(row: QuarterRow, cells: Sequence[_Cell]) -> QuarterRow:
    """The row with its result and score; words in a cell are told, and are no value."""
    texts = [cell.text for cell in cells] + [""] * _MIDDLE
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
