"""Bytes to a `Document`: the only place that knows media and encodings."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from parsers.readers.encoding import NotText, UnreadableEncoding, decode
from parsers.readers.html import HtmlText, read_html
from parsers.readers.page_builder import HtmlTable
from parsers.readers.pdf_header import has_pdf_header
from parsers.readers.text import read_lines, read_tables
from parsers.readers.unreadable import Unreadable
from schema.document import Damage, Document, Origin, Page, Span, Table
from schema.thai.text import damages, repair_text, without_replacement_characters

if TYPE_CHECKING:
    from parsers.readers.pdf import PdfPage

__all__ = ["Unreadable", "clean_text", "document_id_of", "is_markup", "read"]

_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|table|div|p|br|span|font|center|ul|ol|dl|h[1-6]|meta|form)"
    r"\b[^<]*>",
    re.IGNORECASE,
)
_LINE_WITH_TABS = re.compile(r"^.*\t.*$", re.MULTILINE)
_TAG_OF_CELL = re.compile(
    r"</?(?:p|br|ul|ol|li|u|b|i|strong|em|span|sup|sub)\b[^<>]*>", re.IGNORECASE
)
"""Transcripts of printed tables keep such tags in their cells, which tabs part."""
_SNIFFED_CHARACTERS = 65_536


def document_id_of(raw: bytes) -> str:
    """SHA-256 of the bytes in lower-case hex: the identity of a content."""
    return hashlib.sha256(raw).hexdigest()


def read(raw: bytes, origin: Origin) -> Document:
    """Read one input's bytes.

    Raises `Unreadable` with a reason from the quarantine's closed list. No line
    of the document holds U+FFFD: what could not be repaired of it stands as □,
    with a `Damage` that names the line.
    """
    if not raw.strip():
        raise Unreadable("empty", "is empty; download it again")
    if has_pdf_header(raw):
        return _pdf(raw, origin)
    try:
        text, encoding = decode(raw)
    except NotText as error:
        raise Unreadable("not_recognised", str(error)) from error
    except UnreadableEncoding as error:
        raise Unreadable("unreadable_encoding", str(error)) from error
    has_markup = is_markup(text)
    page = read_html(text) if has_markup else HtmlText(read_lines(text), [], None, None)
    lines, damage = _repaired(page.lines)
    if not any(lines):
        raise Unreadable("empty", "has no text that a reader would see; download it again")
    return Document(
        document_id=document_id_of(raw),
        origin=origin,
        media_type="text/html" if has_markup else "text/plain",
        encoding=encoding,
        size=len(raw),
        url=_best_address(origin.url, page.url),
        title=clean_text(page.title) if page.title else None,
        pages=(Page(None, lines),),
        damages=damage,
        make_tables=partial(_tables, page.tables, lines)
        if has_markup
        else partial(read_tables, lines),
    )


def _pdf(raw: bytes, origin: Origin) -> Document:
    # Imported here: the library is loaded only where there is a PDF to read.
    from parsers.readers.pdf import read_pdf

    found = read_pdf(raw)
    return Document(
        document_id=document_id_of(raw),
        origin=origin,
        media_type="application/pdf",
        encoding=None,
        size=len(raw),
        url=origin.url,
        title=None,
        pages=tuple(
            Page(
                number,
                tuple(map(without_replacement_characters, page.lines)),
                tuple(page.boxes),
                page.ocr_confidence,
            )
            for number, page in enumerate(found.pages, start=1)
        ),
        damages=tuple(_damage_of_pages(found.pages)),
        make_tables=partial(tuple, found.tables),
    )


def _damage_of_pages(pages: Sequence["PdfPage"]) -> Iterator[Damage]:
    for number, page in enumerate(pages, start=1):
        if page.unread is not None:
            yield Damage(number, 1, "", f"the page {page.unread}")
        for line, text in enumerate(page.lines, start=1):
            # One finding a line says enough, however many glyphs of it have no text.
            for _, what in damages(text)[:1]:
                yield Damage(number, line, without_replacement_characters(text), what)


def _best_address(given: str | None, own: str | None) -> str | None:
    """The address from outside, but for one without a host where the page gives its own."""
    return own if own and (given is None or "://" not in given) else given


def is_markup(text: str) -> bool:
    """Whether the text is HTML, by what it holds and not by what its file is called.

    A page saved as text may quote a tag or two; HTML opens with one or is full of them.
    Transcripts of printed tables keep tags in their cells, on lines with tabs.
    """
    head = text[:_SNIFFED_CHARACTERS]
    if head.lstrip("\ufeff \r\n").startswith("<"):
        return _MARKUP.search(head) is not None
    outside = _LINE_WITH_TABS.sub(lambda line: _TAG_OF_CELL.sub("", line[0]), head)
    return sum(1 for _ in zip(_MARKUP.finditer(outside), range(3), strict=False)) == 3


def clean_text(text: str) -> str:
    """Repaired text in which no U+FFFD is left."""
    return without_replacement_characters(repair_text(text))


def _repaired(lines: list[str]) -> tuple[tuple[str, ...], tuple[Damage, ...]]:
    text = repair_text("\n".join(lines))
    found = damages(text)
    if not found:
        return tuple(text.split("\n")), ()
    text = without_replacement_characters(text)
    repaired = tuple(text.split("\n"))
    damage = []
    for position, what in found:
        number = text.count("\n", 0, position) + 1
        damage.append(Damage(None, number, repaired[number - 1], what))
    return repaired, tuple(damage)


def _tables(found: list[HtmlTable], lines: tuple[str, ...]) -> tuple[Table, ...]:
    made = (_table(places, lines) for places in found)
    return tuple(table for table in made if table is not None)


def _table(places: HtmlTable, lines: tuple[str, ...]) -> Table | None:
    """The table with the texts of its cells; None for one that only lays out others."""
    rows, spans = [], []
    for cells in places.rows:
        row = tuple("\n".join(line for a, b in cell for line in lines[a:b]) for cell in cells)
        if any(row):
            rows.append(row)
            ends = [at for cell in cells for at in cell]
            spans.append(Span(min(a for a, _ in ends) + 1, max(b for _, b in ends)))
    if not rows:
        return None
    return Table(None, None, places.first_line + 1, places.last_line, tuple(rows), tuple(spans))
