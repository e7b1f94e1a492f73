"""The share of a table that stands on one page, and the texts of its cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.readers.pdf.grids import Cell, Grid
from parsers.readers.pdf.lines import TextLine
from parsers.readers.pdf.page_content import block_of
from parsers.readers.pdf.paragraphs import Block, had_no_room, joined, paragraphs


@dataclass(slots=True)
class RowPart:
    """A row's share of one page: the line (from 1) that it is printed as, and its cells."""

    page: int
    line: int
    cells: list[Cell | None]


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


def text_of_parts(cells: Sequence[Cell | None]) -> str:
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
    return text_of_parts([cell]).replace("\n", " ")
