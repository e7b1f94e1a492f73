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
from parsers.readers.pdf.page_content import PageContent, Paragraph
from parsers.readers.pdf.row_cuts import was_cut
from parsers.readers.pdf.table_parts import PlacedGrid, RowPart, cell_text, text_of_parts
from schema.document import Mark, Span, Table
from schema.thai.text import without_replacement_characters

_SAME_COLUMN: Final = 4.0
"""Points by which the edges of a column may differ from page to page."""
_MOST_HEAD_ROWS: Final = 4
_FOOTNOTE: Final = re.compile(r"[*⁰¹²³⁴-⁹^]|[0-9๐-๙]{1,3}[ .)]")
_SMALL: Final = 0.9


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
                text, found = without_marks(text_of_parts([p.cells[column] for p in parts]))
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
    if was_cut(table.rows[-1][-1], rows[0], before, after, head, pages):
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
