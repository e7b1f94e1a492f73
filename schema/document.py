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


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page; `number` is 1-based, None where the medium has no pages."""

    number: int | None
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text as `document_page` keeps it: line n of it is `lines[n - 1]`."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cell texts, and the lines it covers."""

    page_start: int | None
    page_end: int | None
    line_start: int
    line_end: int
    rows: tuple[tuple[str, ...], ...]


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

    `make_tables` is called when `tables` is first asked for: most kinds read lines only.
    """

    document_id: str
    origin: Origin
    media_type: str
    encoding: str
    size: int
    url: str | None
    title: str | None
    pages: tuple[Page, ...]
    damages: tuple[Damage, ...] = ()
    make_tables: Callable[[], tuple[Table, ...]] = _no_tables

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables in the order in which they end, inner ones before outer ones."""
        return self.make_tables()

    def lines(self) -> Iterator[Line]:
        """Every line of every page, in reading order."""
        for page in self.pages:
            for number, text in enumerate(page.lines, start=1):
                yield Line(page.number, number, text)
