"""PDFs: pages of lines and ruled tables, as a reader of the page sees them."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

import pypdfium2

from parsers.readers.heartbeat import page_begins
from parsers.readers.pdf.errors import opened, page_damaged
from parsers.readers.pdf.furniture import Furniture
from parsers.readers.pdf.page_content import (
    Fonts,
    PageContent,
    Paragraph,
    join_wrapped_lines,
    read_page,
)
from parsers.readers.pdf.pictures import is_picture, picture_share, read_picture
from parsers.readers.pdf.ruled_tables import ruled_tables
from parsers.readers.pdf.table_parts import PlacedGrid, cell_text
from parsers.readers.unreadable import Unreadable
from schema.document import Box, Table

_STAMP = 60
"""Letters of text that a scanned page may bear: a page number, a file's name, a date."""
_SCAN = 0.6
"""Share of the page that the picture of a scan covers at least."""


class PdfPage(NamedTuple):
    """A page's lines and their places.

    `ocr_confidence` is in percent, None where the page has text. `unread` says why a page
    that is a picture was not read.
    """

    lines: list[str]
    boxes: list[Box]
    ocr_confidence: float | None = None
    unread: str | None = None


class PdfText(NamedTuple):
    """What a person sees of a PDF."""

    pages: list[PdfPage]
    tables: list[Table]


def read_pdf(raw: bytes) -> PdfText:
    """The pages and tables of a PDF.

    A line is what wrapped, in one piece; a row of a ruled table is one line, its cells
    parted by tabs. Raises `Unreadable` with the quarantine's reason.
    """
    document = opened(raw)
    try:
        contents = _contents(document)
    finally:
        document.close()
    pages, placed = [], []
    for number, content in enumerate(contents, start=1):
        page_lines, grids = _laid_out(content, number)
        pages.append(page_lines)
        placed.append(grids)
    return PdfText(pages, ruled_tables(contents, placed, Furniture(contents)))


def _contents(document: pypdfium2.PdfDocument) -> list[PageContent]:
    """What stands on each page; pictures are read only where nothing can be read without.

    Raises `Unreadable`: `needs_ocr` where no page has text and the engine is missing,
    `empty` where no page shows anything.
    """
    contents = []
    fonts = Fonts()
    pictures = []
    for number in range(len(document)):
        page_begins()
        page = _page(document, number + 1)
        with _uncollected():
            content = read_page(page, fonts)
        if is_picture(page) if not content.has_text else _is_stamped(content, page):
            pictures.append(number)
        contents.append(content)
        page.close()
    if not pictures and not any(content.has_text for content in contents):
        raise Unreadable("empty", "has no text and no picture on any page; download it again")
    for number in pictures:
        page_begins()
        contents[number] = _picture(document, number, contents)
    if not any(content.lines or content.grids for content in contents):
        raise Unreadable("empty", "shows pictures on which no text can be read; look at it")
    join_wrapped_lines(contents)
    return contents


@contextmanager
def _uncollected() -> Iterator[None]:
    """A page makes thousands of tuples and no cycles: looking for those costs it a twentieth."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _is_stamped(content: PageContent, page: pypdfium2.PdfPage) -> bool:
    """Whether a page is a scan on which a number or a stamp alone is text."""
    letters = sum(len(line.text) for line in content.lines)
    return not content.grids and letters <= _STAMP and picture_share(page) > _SCAN


def _page(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    try:
        return document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise page_damaged(number) from error


def _picture(
    document: pypdfium2.PdfDocument, number: int, contents: Sequence[PageContent]
) -> PageContent:
    """A picture's content; where it cannot be read, that is told if other pages have text."""
    page = _page(document, number + 1)
    try:
        return read_picture(page)
    except Unreadable as error:
        if error.reason != "needs_ocr" or not any(content.has_text for content in contents):
            raise
        return replace(contents[number], unread=error.message)
    finally:
        page.close()


def _laid_out(content: PageContent, number: int) -> tuple[PdfPage, list[PlacedGrid]]:
    """The page's lines from top to bottom, and where the rows of its tables stand in them."""
    blocks: list[tuple[float, Paragraph | int]] = [(line.box.top, line) for line in content.prose]
    blocks += ((grid.box.top, place) for place, grid in enumerate(content.grids))
    blocks.sort(key=lambda block: block[0])
    lines: list[str] = []
    boxes: list[Box] = []
    placed: dict[int, PlacedGrid] = {}
    for _, block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
            boxes.append(block.box)
            continue
        grid = content.grids[block]
        numbers: list[int | None] = []
        for cells in grid.rows:
            texts = [cell_text(cell) for cell in cells]
            if not any(texts):
                numbers.append(None)
                continue
            lines.append("\t".join(texts))
            boxes.append(_around([cell.box for cell in cells if cell is not None]))
            numbers.append(len(lines))
        placed[block] = PlacedGrid(number, grid, numbers)
    return PdfPage(lines, boxes, content.ocr_confidence, content.unread), [
        placed[place] for place in range(len(content.grids))
    ]


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        round(min(box.left for box in boxes), 1),
        round(min(box.top for box in boxes), 1),
        round(max(box.right for box in boxes), 1),
        round(max(box.bottom for box in boxes), 1),
    )
