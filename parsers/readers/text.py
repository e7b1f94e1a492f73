"""Plain text to lines, and runs of tab-separated lines to tables."""

import re
from collections.abc import Sequence
from itertools import groupby

from parsers.readers.footnote_marks import without_marks
from schema.document import Mark, Span, Table

_LINE_END = re.compile(r"\r\n|\n|\r")
_CELL_END = "\t"
# A transcript of a printed table keeps the structure of its cells as tags.
_BREAK = re.compile(r"\s*</?(?:p|li|ul|ol|br|div)\b[^<>]*>\s*", re.IGNORECASE)
_STYLE = re.compile(r"</?(?:u|b|i|em|strong|sup|sub|span|font)\b[^<>]*>", re.IGNORECASE)


def read_lines(text: str) -> list[str]:
    """The lines of a plain text, in their order; line n of the file is `lines[n - 1]`.

    Only the ends of lines that editors count are ends: form feeds and Unicode's
    separators stay within a line, so that line numbers agree with every editor.
    """
    lines = _LINE_END.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return lines


def read_tables(lines: Sequence[str]) -> tuple[Table, ...]:
    """Each run of lines with tabs as a table: a row a line, its cells parted by the tabs."""
    tables = []
    numbered = enumerate(lines, start=1)
    for has_cells, run in groupby(numbered, lambda line: _CELL_END in line[1]):
        if has_cells:
            tables.append(_table(list(run)))
    return tuple(tables)


def _table(lines: Sequence[tuple[int, str]]) -> Table:
    rows: list[tuple[str, ...]] = []
    marks: list[Mark] = []
    for row, (_, line) in enumerate(lines):
        cells = []
        for column, source in enumerate(line.split(_CELL_END)):
            text, found = without_marks(_cell_text(source))
            cells.append(text)
            marks += (Mark(row, column, mark) for mark in found)
        rows.append(tuple(cells))
    spans = tuple(Span(number, number) for number, _ in lines)
    first, last = spans[0].first, spans[-1].last
    return Table(None, None, first, last, tuple(rows), spans, tuple(marks))


def _cell_text(source: str) -> str:
    """The cell's paragraphs and list items, each on a line of its own."""
    pieces = _BREAK.split(_STYLE.sub("", source))
    return "\n".join(text for piece in pieces if (text := piece.strip()))
