"""A page's lines and tables from its stream of tags and texts, whatever reads the tags."""

from typing import NamedTuple

Cell = tuple[tuple[int, int], ...]
"""The runs of lines (from, to, counted from 0, `to` exclusive) that a cell's own text stands on."""


class HtmlTable(NamedTuple):
    """A table by the places of its cells; `first_line` and `last_line` bound it like a run."""

    first_line: int
    last_line: int
    rows: tuple[tuple[Cell, ...], ...]


class _OpenTable:
    """A table that is being read: its finished rows, and the cell that is open."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.rows: list[list[Cell]] = []
        self.cell: list[tuple[int, int]] | None = None
        self.cell_start = 0
        self.cell_holds_table = False


class PageBuilder:
    """Lines and tables from a stream of opened tags, closed tags and texts.

    `texts` are the pieces of the line that is being made: a walker adds to them, and
    calls `end_line` where a block begins or ends, and the rest for the parts of tables.
    Tags whose ends are missing end where HTML says: a cell at the next cell, a row at
    the next row. A table within a cell is a table of its own, and its text is not
    repeated in the outer cell.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.tables: list[HtmlTable] = []
        self.texts: list[str] = []
        self._open: list[_OpenTable] = []

    def add_verbatim(self, text: str) -> None:
        """Text in which a line break is one."""
        first, *rest = text.split("\n")
        self.texts.append(first)
        for line in rest:
            self.break_line()
            self.texts.append(line)

    def break_line(self) -> None:
        """The line ends here, even where it is empty."""
        if self.texts:
            line = " ".join("".join(self.texts).split())
            self.texts.clear()
            self.lines.append(line)
        else:
            self.lines.append("")

    def end_line(self) -> None:
        """The line ends here if there is one; runs of white space are one space."""
        texts = self.texts
        line = " ".join((texts[0] if len(texts) == 1 else "".join(texts)).split())
        texts.clear()
        if line:
            self.lines.append(line)

    def finish(self) -> None:
        """The page ends, and with it all that is open."""
        self.end_line()
        while self._open:
            self._close_table()

    def open_table_part(self, tag: str) -> None:
        """A table, row or cell begins; the line before it has ended."""
        if tag == "table":
            self._pause_cell()
            self._open.append(_OpenTable(len(self.lines)))
            return
        if not self._open:
            return
        table = self._open[-1]
        if table.cell is not None:
            self._close_cell()
        if tag == "tr":
            table.rows.append([])
        else:
            table.cell = []
            table.cell_start = len(self.lines)
            table.cell_holds_table = False

    def _pause_cell(self) -> None:
        """Keep what the open cell has so far; the inner table's lines are not its own."""
        table = self._open[-1] if self._open else None
        if table is not None and table.cell is not None:
            table.cell.append((table.cell_start, len(self.lines)))
            table.cell_holds_table = True

    def close_table_part(self, tag: str) -> None:
        """A table, row or cell ends; the line before that has ended."""
        if tag == "table":
            self._close_table()
        elif self._open and self._open[-1].cell is not None:
            self._close_cell()

    def _close_cell(self) -> None:
        table = self._open[-1] if self._open else None
        if table is None or table.cell is None:
            return
        if table.cell_start == len(self.lines) and not table.cell_holds_table:
            self.lines.append("")
        table.cell.append((table.cell_start, len(self.lines)))
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(tuple(table.cell))
        table.cell = None

    def _close_table(self) -> None:
        if not self._open:
            return
        self._close_cell()
        table = self._open.pop()
        rows = tuple(tuple(row) for row in table.rows)
        self.tables.append(HtmlTable(table.first_line, len(self.lines), rows))
        if self._open:
            self._open[-1].cell_start = len(self.lines)
