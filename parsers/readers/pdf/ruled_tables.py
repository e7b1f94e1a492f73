"""Ruled tables of a whole document: those that run over pages in one piece.

A page turn leaves the table's head printed again or not, a row cut in the middle of its
cells, and page numbers, running titles and footnotes between the parts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from parsers.readers.footnote_marks import without_marks
from parsers.readers.pdf.furniture import Furniture
from parsers.readers.pdf.grids import Cell, Grid
from parsers.readers.pdf.lines import TextLine
from parsers.readers.pdf.page_content import PageContent, Paragraph, block_of
from parsers.readers.pdf.paragraphs import Block, had_no_room, joined, opens_item, paragraphs
from schema.document import Mark, Span, Table
from schema.thai.text import without_replacement_characters

_SAME_COLUMN: Final = 4.0
"""Points by which the edges of a column may differ from page to page."""
_LAST_LINES: Final = 3.2
"""Ems within which lines of two cells are the last of their row: two lines are not torn."""
_ROOM: Final = 4.2
"""Ems at the end of a page that stay free where the next lines are not to be torn."""
_LONGEST_WORDING: Final = 40
_LONG_WORD: Final = 5.0
"""Ems of the longest words at which a line is broken."""
_MOST_HEAD_ROWS: Final = 4
_FOOTNOTE: Final = re.compile(r"[*⁰¹²³⁴-⁹^]|[0-9๐-๙]{1,3}[ .)]")
_SMALL: Final = 0.9
_NUMBER: Final = re.compile(r"(?:ร้อยละ|ระดับ)?\s*(?:[-–]|[\d๐-๙][\d๐-๙,.]*)\s*(?:บาท|%|คะแนน)?")


@dataclass(slots=True)
class RowPart:
    """A row's share of one page: the line (from 1) that it is printed as, and its cells."""

    page: int
    line: int
    cells: list[Cell | None]


@dataclass(slots=True)
class RuledTable:
    """A table, its rows as parts; a row that a page turn cut has several."""

    rows: list[list[RowPart]] = field(default_factory=list)

    def table(self) -> Table:
        """The table with the texts of its cells."""
        rows: list[tuple[str, ...]] = []
        marks: list[Mark] = []
        spans: list[Span] = []
        for parts in self.rows:
            texts = []
            for column in range(max(len(part.cells) for part in parts)):
                text, found = without_marks(_text([p.cells[column] for p in parts]))
                marks += (Mark(len(rows), column, mark) for mark in found)
                texts.append(without_replacement_characters(text))
            if any(texts):
                rows.append(tuple(texts))
                first, last = parts[0], parts[-1]
                spans.append(Span(first.line, last.line, first.page, last.page))
        first, last = self.rows[0][0], self.rows[-1][-1]
        return Table(
            first.page, last.page, first.line, last.line, tuple(rows), tuple(spans), tuple(marks)
        )


def _text(cells: Sequence[Cell | None]) -> str:
    """The text of a cell whose parts stand on several pages, a line a paragraph."""
    groups: list[list[TextLine]] = []
    block: Block | None = None
    for cell in cells:
        if cell is None or not cell.lines:
            continue
        inner = block_of(cell)
        more = paragraphs(cell.lines, inner)
        if groups and block is not None and had_no_room(groups[-1][-1], block, more[0][0]):
            groups[-1] = groups[-1] + more.pop(0)
        groups += more
        block = inner
    text = "\n".join(joined(group, block) for group in groups) if block else ""
    return text.replace("\t", " ")


def cell_text(cell: Cell | None) -> str:
    """The text of one cell of one page on one line, footnote marks and all."""
    return _text([cell]).replace("\n", " ")


@dataclass(slots=True)
class PlacedGrid:
    """A grid and where its rows stand: page number, and the line of each row that has text."""

    page: int
    grid: Grid
    lines: list[int | None]

    def parts(self) -> list[RowPart]:
        """The rows that have text."""
        return [
            RowPart(self.page, line, cells)
            for line, cells in zip(self.lines, self.grid.rows, strict=True)
            if line is not None
        ]


def ruled_tables(
    pages: Sequence[PageContent], placed: Sequence[Sequence[PlacedGrid]], furniture: Furniture
) -> list[Table]:
    """The tables of all pages in order; `placed` are the grids of each page."""
    tables: list[RuledTable] = []
    open_part: PlacedGrid | None = None
    for number, page in enumerate(pages):
        for place, part in enumerate(placed[number]):
            rows = part.parts()
            if not rows:
                continue
            goes_on = (
                open_part is not None
                and place == 0
                and open_part.page == part.page - 1
                and _begins_page(page, part.grid, furniture)
                and _ends_page(pages[number - 1], open_part.grid, furniture)
                and _has_same_columns(open_part.grid, part.grid)
            )
            if goes_on and open_part is not None:
                _append(tables[-1], open_part, part, rows, pages)
            else:
                tables.append(RuledTable([[row] for row in rows]))
            open_part = part
    return [table.table() for table in tables]


def _begins_page(page: PageContent, grid: Grid, furniture: Furniture) -> bool:
    above = (line for line in page.prose if line.box.bottom <= grid.box.top + line.em)
    return all(furniture.is_furniture(line, page) for line in above)


def _ends_page(page: PageContent, grid: Grid, furniture: Furniture) -> bool:
    """Whether nothing but furniture and footnotes stands below the grid."""
    if any(other.box.top > grid.box.top for other in page.grids):
        return False
    below = [line for line in page.prose if line.box.top >= grid.box.bottom - line.em]
    text_em = max((line.em for cell in grid.cells() for line in cell.lines), default=0.0)
    return all(furniture.is_furniture(line, page) or _is_footnote(line, text_em) for line in below)


def _is_footnote(line: Paragraph, text_em: float) -> bool:
    return line.em <= _SMALL * text_em or (
        line.em < text_em and _FOOTNOTE.match(line.text) is not None
    )


def _has_same_columns(before: Grid, after: Grid) -> bool:
    if abs(before.box.left - after.box.left) > _SAME_COLUMN:
        return False
    if abs(before.box.right - after.box.right) > _SAME_COLUMN:
        return False
    fewer, more = sorted((before.columns, after.columns), key=len)
    # A part whose rows leave some rulings out has columns that span those of the other.
    return all(any(abs(edge - other) <= _SAME_COLUMN for other in more) for edge in fewer)


def _append(
    table: RuledTable,
    before: PlacedGrid,
    after: PlacedGrid,
    rows: list[RowPart],
    pages: Sequence[PageContent],
) -> None:
    head = _repeated_head(table, rows)
    rows = [_on_columns(row, after.grid, before.grid) for row in rows[head:]]
    if not rows:
        return
    if _was_cut(table.rows[-1][-1], rows[0], before, after, head, pages):
        table.rows[-1].append(rows.pop(0))
    table.rows.extend([row] for row in rows)


def _repeated_head(table: RuledTable, rows: Sequence[RowPart]) -> int:
    """How many of the first rows are those of the table's head, printed again.

    ReportLab leaves out the ruling between the head and a row that was cut: there the head
    is taken out of the row.
    """
    head = 0
    for known, row in zip(table.rows[:_MOST_HEAD_ROWS], rows, strict=False):
        if len(known) > 1 or _bare(known[0]) != _bare(row):
            if len(known) == 1:
                _take_out(known[0], row)
            break
        head += 1
    return head


def _take_out(head: RowPart, row: RowPart) -> None:
    """Take the lines of the head out of a row that begins with all of them."""
    pairs = [
        (own, cell)
        for own, cell in zip(head.cells, row.cells, strict=False)
        if own is not None and cell is not None
    ]
    lines = [([line.text for line in own.lines], cell) for own, cell in pairs]
    if len(head.cells) == len(row.cells) and all(
        texts == [line.text for line in cell.lines[: len(texts)]] for texts, cell in lines
    ):
        for texts, cell in lines:
            cell.lines = cell.lines[len(texts) :]


def _bare(row: RowPart) -> list[str]:
    texts = ("".join(cell_text(cell).split()) for cell in row.cells)
    return [text for text in texts if text]


def _on_columns(row: RowPart, own: Grid, other: Grid) -> RowPart:
    """The row's cells under the columns of the part before."""
    if len(own.columns) == len(other.columns):
        return row
    cells: list[Cell | None] = [None] * (len(other.columns) - 1)
    if len(cells) < len(row.cells):
        return row
    for edge, cell in zip(own.columns, row.cells, strict=False):
        nearest = min(range(len(cells)), key=lambda n: abs(other.columns[n] - edge))
        if cell is not None:
            cells[nearest] = cell
    return RowPart(row.page, row.line, cells)


def _was_cut(
    last: RowPart,
    first: RowPart,
    before: PlacedGrid,
    after: PlacedGrid,
    head: int,
    pages: Sequence[PageContent],
) -> bool:
    """Whether a row goes on in the first row of the next page.

    Chromium leaves a cut row open on both pages, and at times one that is whole. LibreOffice
    and Word close a cut row; then its text fills the page, and what goes on tells.
    """
    if before.grid.is_open_below and (after.grid.is_open_above or head):
        return not _is_new(last, first)
    if any(grid.is_open_below for page in pages for grid in page.grids):
        return False
    em = max((line.em for cell in last.cells if cell for line in cell.lines), default=10.0)
    room = _body_bottom(pages) - before.grid.box.bottom
    return room < _ROOM * em and _flows(last, first)


def _body_bottom(pages: Sequence[PageContent]) -> float:
    """How far down pages are filled: where most of the tables that reach furthest end."""
    ends = sorted(grid.box.bottom for page in pages for grid in page.grids)
    return ends[int(len(ends) * 0.97)] if ends else 0.0


def _flows(last: RowPart, first: RowPart) -> bool:
    """Whether the cells of `first` go on where those of `last` end.

    Text that goes on had come to the lowest lines of the row; numbers never go on, nor does
    what says the same again. A row with a first cell of its own is a new one, unless lines
    of that cell and of most others wrap over the cut.
    """
    lowest = max(
        (cell.lines[-1].baseline for cell in last.cells if cell and cell.lines), default=0.0
    )
    wraps = []
    has_first_cell = False
    for n, after in enumerate(first.cells):
        if after is None or not after.lines:
            continue
        before = last.cells[n] if n < len(last.cells) else None
        if before is None or not before.lines:
            return False
        line = before.lines[-1]
        if lowest - line.baseline > _LAST_LINES * line.em or _are_values(before, after):
            return False
        wraps.append(_wraps(before, after))
        has_first_cell = has_first_cell or after is _leading(first)
    if has_first_cell:
        return wraps[0] and 2 * sum(wraps) > len(wraps)
    return bool(wraps)


def _wraps(before: Cell, after: Cell) -> bool:
    """Whether the first word of a cell had found no room in its part on the page before."""
    line, following = before.lines[-1], after.lines[0]
    if opens_item(following) or _NUMBER.fullmatch(following.text):
        return False
    room = block_of(before).room_after(line)
    return room < min(following.first_width, _LONG_WORD * line.em)


def _is_new(last: RowPart, first: RowPart) -> bool:
    """Whether a row has a number, or values, of its own where the row before has them too."""
    pairs = [
        (before, after)
        for before, after in zip(last.cells, first.cells, strict=False)
        if before is not None and after is not None and before.lines and after.lines
    ]
    if any(_are_values(before, after) for before, after in pairs):
        return True
    return bool(pairs) and pairs[0][1] is _leading(first) and opens_item(pairs[0][1].lines[0])


def _are_values(before: Cell, after: Cell) -> bool:
    """Whether two cells hold a number, a dash or a fixed wording each, not parts of a text."""
    texts = cell_text(before), cell_text(after)
    is_wording = texts[0] == texts[1] and len(texts[0]) <= _LONGEST_WORDING
    return is_wording or all(_NUMBER.fullmatch(text) for text in texts)


def _leading(row: RowPart) -> Cell | None:
    return next((cell for cell in row.cells if cell is not None), None)
