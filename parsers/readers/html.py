"""HTML to lines and tables, whatever the markup.

A line ends where a browser would end it: at the edge of a block element and at
`<br>`. Every table cell is a line of its own, an empty cell an empty line.
lexbor reads first; beautifulsoup4, some forty times slower, is the second reader
for whatever lexbor makes nothing of. Both feed one `LineBuilder`.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bs4 import Tag
    from selectolax.lexbor import LexborHTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li legend main "
    "menu nav ol option p pre section summary table tbody td tfoot th thead tr ul".split()
)
# What a reader of the page never sees, and the choices of a form, which are not its content.
_UNSEEN = frozenset(
    "script style template noscript head title select svg math iframe object "
    "textarea datalist audio video canvas map".split()
)
_VERBATIM = "pre"
_CELLS = frozenset({"td", "th"})
_TABLE_PARTS = frozenset({"table", "tr", "td", "th"})

_CANONICAL = re.compile(
    r"""<link\b(?=[^>]*\brel\s*=\s*["']?canonical)[^>]*\bhref\s*=\s*["']?([^"'\s>]+)"""
    r"""|<meta\b(?=[^>]*\bproperty\s*=\s*["']?og:url)[^>]*\bcontent\s*=\s*["']?([^"'\s>]+)"""
    r"""|<!--\s*saved from url=\(\d+\)(\S+)""",
    re.IGNORECASE,
)
_HEAD_CHARACTERS = 20_000


Cell = tuple[tuple[int, int], ...]
"""The runs of lines (from, to, counted from 0, `to` exclusive) that a cell's own text stands on."""


class HtmlTable(NamedTuple):
    """A table by the places of its cells; `first_line` and `last_line` bound it like a run."""

    first_line: int
    last_line: int
    rows: tuple[tuple[Cell, ...], ...]


class HtmlText(NamedTuple):
    """What a person sees of a page, before repair, and what its head says of it."""

    lines: list[str]
    tables: list[HtmlTable]
    title: str | None
    url: str | None


class _OpenTable:
    """A table that is being read: its finished rows, and the cell that is open."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.rows: list[list[Cell]] = []
        self.cell: list[tuple[int, int]] | None = None
        self.cell_start = 0
        self.cell_holds_table = False


class LineBuilder:
    """Lines and tables from a stream of opened tags, closed tags and texts.

    Tags whose ends are missing end where HTML says: a cell at the next cell, a
    row at the next row. A table within a cell is a table of its own, and its
    text is not repeated in the outer cell.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.tables: list[HtmlTable] = []
        self._texts: list[str] = []
        self._open: list[_OpenTable] = []

    def text(self, text: str) -> None:
        """Text of the current line; runs of white space are one space."""
        self._texts.append(text)

    def verbatim(self, text: str) -> None:
        """Text in which a line break is one."""
        first, *rest = text.split("\n")
        self._texts.append(first)
        for line in rest:
            self._end_line(keep_empty=True)
            self._texts.append(line)

    def open(self, tag: str) -> None:
        """A tag begins."""
        if tag == "br":
            self._end_line(keep_empty=True)
        elif tag in _BLOCKS:
            self._end_line()
            if tag in _TABLE_PARTS:
                self._open_table_part(tag)

    def close(self, tag: str) -> None:
        """A tag ends."""
        if tag in _BLOCKS:
            self._end_line()
            if tag == "table":
                self._close_table()
            elif tag in _CELLS or tag == "tr":
                self._close_cell()

    def finish(self) -> None:
        """The page ends, and with it all that is open."""
        self._end_line()
        while self._open:
            self._close_table()

    def _end_line(self, keep_empty: bool = False) -> None:
        if self._texts:
            line = " ".join("".join(self._texts).split())
            self._texts.clear()
            if line or keep_empty:
                self.lines.append(line)
        elif keep_empty:
            self.lines.append("")

    def _open_table_part(self, tag: str) -> None:
        if tag == "table":
            self._pause_cell()
            self._open.append(_OpenTable(len(self.lines)))
            return
        self._close_cell()
        if not self._open:
            return
        table = self._open[-1]
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


def read_html(text: str) -> HtmlText:
    """The lines, tables, title and own address of the page whose source is `text`."""
    page = _read_with_lexbor(text)
    if page is None or not any(page.lines):
        second = read_with_beautifulsoup(text)
        return second if any(second.lines) or page is None else page
    return page


def _read_with_lexbor(text: str) -> HtmlText | None:
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        parser = LexborHTMLParser(text)
    except (SelectolaxError, ValueError):
        return None
    builder = LineBuilder()
    _walk_lexbor(parser, builder)
    builder.finish()
    title = parser.css_first("title")
    return HtmlText(
        builder.lines,
        builder.tables,
        " ".join(title.text().split()) or None if title is not None else None,
        _own_address(text),
    )


def _walk_lexbor(parser: "LexborHTMLParser", builder: LineBuilder) -> None:
    """Feed the tree to `builder`, without recursion: pages nest tags by the thousand."""
    body = parser.body
    node = body.first_child if body is not None else None
    parents = []
    verbatim = 0
    while True:
        while node is not None:
            tag = node.tag
            if tag == "-text":
                content = node.text_content or ""
                if verbatim:
                    builder.verbatim(content)
                else:
                    builder.text(content)
                node = node.next
            elif tag is None or tag in _UNSEEN or not node.is_element_node:
                node = node.next
            else:
                builder.open(tag)
                verbatim += tag == _VERBATIM
                parents.append((node, tag))
                node = node.first_child
        if not parents:
            return
        parent, tag = parents.pop()
        builder.close(tag)
        verbatim -= tag == _VERBATIM
        node = parent.next


def read_with_beautifulsoup(text: str) -> HtmlText:
    """The same page as `read_html` gives, read by the second reader."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(text, "html.parser")
    builder = LineBuilder()
    _walk_soup(soup, builder)
    builder.finish()
    title = soup.find("title")
    return HtmlText(
        builder.lines,
        builder.tables,
        " ".join(title.get_text().split()) or None if title is not None else None,
        _own_address(text),
    )


def _walk_soup(soup: "Tag", builder: LineBuilder) -> None:
    from bs4.element import NavigableString, PreformattedString, Tag

    pending: list[tuple[str | None, Iterator[object]]] = [(None, iter(soup.contents))]
    verbatim = 0
    while pending:
        tag, children = pending[-1]
        child = next(children, None)
        if child is None:
            pending.pop()
            if tag is not None:
                builder.close(tag)
                verbatim -= tag == _VERBATIM
        elif isinstance(child, Tag):
            if child.name not in _UNSEEN:
                builder.open(child.name)
                verbatim += child.name == _VERBATIM
                pending.append((child.name, iter(child.contents)))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            (builder.verbatim if verbatim else builder.text)(str(child))


def _own_address(text: str) -> str | None:
    """The address the page gives for itself: canonical link, og:url, or a browser's note."""
    match = _CANONICAL.search(text, 0, _HEAD_CHARACTERS)
    if match is None:
        return None
    return next(group for group in match.groups() if group).replace("&amp;", "&")
