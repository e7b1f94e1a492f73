"""What readers make and parsers read: lines and tables, each with its place.

HTML, PDF and plain text all become the same `Document`, so that one parser
reads a document kind from any medium.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple


class Line(NamedTuple):
    """One line of a page. `number` is 1-based within its page's stored text."""

    page: int | None
    number: int
    text: str


class Span(NamedTuple):
    """First and last line (1-based) that something was read from.

    `first` counts the lines of `page`, `last` those of `page_end`, which is `page` where
    it is None. Pages are 1-based, None where the medium has none.
    """

    first: int
    last: int
    page: int | None = None
    page_end: int | None = None


class Box(NamedTuple):
    """Where a line stands on its page, in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page; `number` is 1-based, None where the medium has no pages.

    `boxes` has a box for each line, or nothing where places are not known. `ocr_confidence`
    is the mean confidence of the words in percent where the lines were read from an image.
    """

    number: int | None
    lines: tuple[str, ...]
    boxes: tuple[Box, ...] = ()
    ocr_confidence: float | None = None

    @property
    def text(self) -> str:
        """The text as `document_page` keeps it: line n of it is `lines[n - 1]`."""
        return "\n".join(self.lines)


class Mark(NamedTuple):
    """A footnote's mark, taken out of the text of the cell it stands in (both from 0)."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cell texts, and the lines it covers.

    Lines within a cell are parted by a line feed where the document begins a new one; a
    line that merely wraps is whole. A cell that spans rows or columns has its text in the
    first of them, the others are empty. A table that runs over pages is one table, without
    the heads that are printed again. `spans` has the place of each row.
    """

    page_start: int | None
    page_end: int | None
    line_start: int
    line_end: int
    rows: tuple[tuple[str, ...], ...]
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Damage:
    """A line whose text could not be repaired, and what was seen of it."""

    page: int | None
    line: int
    raw: str
    message: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes came from; all of it is known before they are read.

    `source` is the path inside the input. `url` comes from a manifest or from
    the file's name, and may be None. `observed_at` is when the document was saved.
    """

    source: str
    url: str | None = None
    observed_at: datetime | None = None


def _no_tables() -> tuple[Table, ...]:
    return ()


@dataclass(frozen=True)
class Document:
    """One distinct file content. `document_id` is the SHA-256 of its bytes, in hex.

    `encoding` is that of its text, None where the medium has its own, as PDF has.
    `make_tables` is called when `tables` is first asked for: most kinds read lines only.
    """

    document_id: str
    origin: Origin
    media_type: str
    encoding: str | None
    size: int
    url: str | None
    title: str | None
    pages: tuple[Page, ...]
    damages: tuple[Damage, ...] = ()
    make_tables: Callable[[], tuple[Table, ...]] = _no_tables

    @cached_property
    def text(self) -> str:
        """The text of all pages, a line feed between them."""
        return "\n".join(page.text for page in self.pages)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables in the order in which they end, inner ones before outer ones."""
        return self.make_tables()

    def lines(self) -> Iterator[Line]:
        """Every line of every page, in reading order."""
        for page in self.pages:
            for number, text in enumerate(page.lines, start=1):
                yield Line(page.number, number, text)
