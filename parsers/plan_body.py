"""A plan as a parser walks it: lines of prose and tables, in reading order.

Tables know the place of each row, so that the lines of a page are either prose or a
table's. A table whose headings are printed again, or that goes on without any, is a
continuation of the one before it: its rows join that table's account of columns.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from parsers.page_lines import Lines
from parsers.plan_columns import Columns, is_head_again, read_columns
from parsers.plan_headings import parted
from parsers.plan_text import squeezed, unmarked
from schema.document import Document, Span, Table
from schema.thai import arabic
from schema.thai.masks import is_picture
from schema.thai.patterns import DIGIT

_PAGE_NUMBER = re.compile(
    rf"(?:หน้า(?:ที่)?\s*)?[-–|(\s]{{0,4}}{DIGIT}{{1,3}}[-–|)\s]{{0,4}}(?:/\s*{DIGIT}{{1,4}})?$"
    r"|\(?[ก-ฮ]\)?$"
)
_EDGE_LINES = 2
"""How many lines at a page's top and bottom may be a running header or footer."""
_RUNNING_PAGES = 3
"""On how many pages a line stands before it is one."""
_RUNNING_TITLE = re.compile(r"แผน\s?ปฏิบัติ(?:การ|ราชการ)|(?:สำนัก|สำนักงาน|กอง)[ก-๎]")


@dataclass(frozen=True)
class Prose:
    """A line outside of tables, without footnote marks; `index` is its place among the lines.

    `cells` are the texts that tabs part it into: a row of a table that has no ruling has several.
    """

    index: int
    text: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row's cells, without footnote marks, and the lines (`start` to `end`, exclusive)."""

    cells: tuple[str, ...]
    start: int
    end: int

    @property
    def filled(self) -> list[str]:
        """The cells with text."""
        return [cell for cell in self.cells if cell]


@dataclass(frozen=True)
class PlanTable:
    """A table: its columns, None where it names none, and the rows below its headings."""

    columns: Columns | None
    head: tuple[Row, ...]
    rows: tuple[Row, ...]

    @property
    def start(self) -> int:
        """The index of its first line."""
        return (*self.head, *self.rows)[0].start

    @property
    def end(self) -> int:
        """The index after its last line."""
        return (*self.head, *self.rows)[-1].end


Item = Prose | PlanTable


def read_body(document: Document, lines: Lines) -> list[Item]:
    """The document's prose and tables in reading order; running headers are taken."""
    begins = _page_begins(document)
    tables = [
        made
        for table in document.tables
        if max(map(len, table.rows), default=0) > 1
        for made in _tables(table, begins)
    ]
    tables.sort(key=lambda table: table.start)
    covered = bytearray(len(lines))
    for table in tables:
        for row in (*table.head, *table.rows):
            covered[row.start : row.end] = b"\x01" * (row.end - row.start)
    _take_heads_left_out(document, lines, begins, covered)
    _take_running_lines(document, lines, covered)
    _take_page_turns(lines, covered)
    lines.take_each(index for index, text in enumerate(lines.texts) if is_picture(text))
    items: list[Item] = [*tables]
    items += [
        Prose(index, piece, _cells_in(piece))
        for index in lines.filled(0, len(lines))
        if not covered[index] and not lines.is_taken(index)
        for piece in parted(unmarked(lines.texts[index]))
    ]
    items.sort(key=lambda item: item.index if isinstance(item, Prose) else item.start)
    return [_as_prose(item, lines) for item in items]


def _page_begins(document: Document) -> dict[int | None, int]:
    begins: dict[int | None, int] = {}
    at = 0
    for page in document.pages:
        begins.setdefault(page.number, at)
        at += len(page.lines)
    return begins


def _tables(table: Table, begins: dict[int | None, int]) -> Iterator[PlanTable]:
    """The table, parted where a head stands among its rows: nothing but a head parts two tables."""
    rows = [
        Row(tuple(unmarked(cell) for cell in cells), *_place(span, begins))
        for cells, span in zip(table.rows, table.spans, strict=True)
    ]
    rows = [row for row in rows if row.filled]
    start = 0
    while start < len(rows):
        found = read_columns([row.cells for row in rows[start:]])
        columns, heads = found if found is not None else (None, 0)
        first = start + max(heads, 1)
        end = next((at for at in range(first, len(rows)) if is_head_again(rows[at].cells)), None)
        end = len(rows) if end is None else end
        yield PlanTable(
            columns, tuple(rows[start : start + heads]), tuple(rows[start + heads : end])
        )
        start = end


def _place(span: Span, begins: dict[int | None, int]) -> tuple[int, int]:
    start = begins[span.page] + span.first - 1
    last_page = span.page if span.page_end is None else span.page_end
    return start, max(start + 1, begins[last_page] + span.last)


def _as_prose(item: Item, lines: Lines) -> Item:
    """A lone row without headings is a line that holds a tab, and no table."""
    if isinstance(item, Prose) or item.columns is not None or len(item.rows) > 1:
        return item
    row = item.rows[0]
    if row.end - row.start > 1:
        return item
    return Prose(row.start, unmarked(" ".join(row.filled)), tuple(row.filled))


def _cells_in(line: str) -> tuple[str, ...]:
    return tuple(cell for part in line.split("\t") if (cell := part.strip()))


def _take_heads_left_out(
    document: Document, lines: Lines, begins: dict[int | None, int], covered: bytearray
) -> None:
    """Heads that are printed again on a page stand among the lines, but are no rows."""
    for table in document.tables:
        if not table.spans:
            continue
        start, _ = _place(table.spans[0], begins)
        _, end = _place(table.spans[-1], begins)
        for index in range(start, min(end, len(lines))):
            if not covered[index] and "\t" in lines.texts[index]:
                lines.take(index, index + 1)


def _take_running_lines(document: Document, lines: Lines, covered: bytearray) -> None:
    """Page numbers, and lines that stand at the edge of page after page."""
    edges = list(_edges(document))
    repeated = Counter(text for _, text in {(page, text) for page, _, text in edges})
    for _, index, text in edges:
        if covered[index]:
            continue
        if _PAGE_NUMBER.match(lines.texts[index]) or repeated[text] >= _RUNNING_PAGES:
            lines.take(index, index + 1)


def _take_page_turns(lines: Lines, covered: bytearray) -> None:
    """The running title and page number that a copy without pages keeps within its text.

    The same title stands beside numbers that rise from one page to the next.
    """
    free = [at for at in lines.filled(0, len(lines)) if not covered[at]]
    turns: dict[str, list[tuple[int, int, int]]] = {}
    for one, other in pairwise(free):
        for title, number in ((one, other), (other, one)):
            text = lines.texts[title]
            page = arabic(lines.texts[number]).strip("-– ")
            if page.isdecimal() and len(page) <= 3 and _RUNNING_TITLE.match(text):
                turns.setdefault(squeezed(text), []).append((int(page), title, number))
    for found in turns.values():
        pages = [page for page, _, _ in found]
        if len(found) >= _RUNNING_PAGES and all(a < b for a, b in pairwise(pages)):
            lines.take_each(at for _, *places in found for at in places)


def _edges(document: Document) -> Iterator[tuple[int, int, str]]:
    """Page, index and text, without a page number, of the lines at the pages' edges."""
    at = 0
    for number, page in enumerate(document.pages):
        filled = [place for place, text in enumerate(page.lines) if text.strip()]
        if len(document.pages) > 1:
            for place in {*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]}:
                text = re.sub(
                    r"(?:หน้า(?:ที่)?|[0-9]{1,4}/)[0-9]{1,4}$", "", squeezed(page.lines[place])
                )
                yield number, at + place, text
        at += len(page.lines)
