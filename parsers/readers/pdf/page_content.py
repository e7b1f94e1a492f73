"""What stands on one page: prose and ruled tables, with their texts repaired."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2

from parsers.readers.pdf.arrows import arrows_as_glyphs
from parsers.readers.pdf.clusters import clusters
from parsers.readers.pdf.grids import Cell, Grid, fill, grids_of
from parsers.readers.pdf.lines import TextLine, slanted_lines, text_lines, upright
from parsers.readers.pdf.page_ink import PageInk
from parsers.readers.pdf.paragraphs import Block, joined, paragraphs, usual_pitch
from parsers.readers.pdf.rulings import PageRulings
from parsers.readers.pdf.shapes import GlyphShapes
from schema.document import Box
from schema.thai.text import repair_text

_PADDING = 6.0
"""Points: the most that a cell keeps free beside its text."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of prose, with what wrapped of it."""

    text: str
    box: Box
    em: float


@dataclass(slots=True)
class PageContent:
    """One page: its size in points, lines of prose and tables from top to bottom."""

    width: float
    height: float
    lines: list[TextLine]
    grids: list[Grid]
    has_text: bool
    ocr_confidence: float | None = None
    """In percent, where the page is a picture that was read."""
    unread: str | None = None
    """Why the page, which is a picture, was not read."""
    prose: list[Paragraph] = field(default_factory=list)
    """The lines, those that wrapped in one piece."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """What was learnt of a document's fonts on the pages read so far."""

    apart: set[int] = field(default_factory=set)
    """Those that draw marks by glyphs of their own."""
    shapes: GlyphShapes = field(default_factory=GlyphShapes)


def read_page(page: pypdfium2.PdfPage, fonts: Fonts) -> PageContent:
    """The content of a page; what it tells of its fonts is added to `fonts`."""
    reader = PageInk(page, fonts.shapes)
    ink = reader.read()
    glyphs = clusters(ink.glyphs, ink.marks, fonts.apart)
    if ink.sideways:
        glyphs = [*glyphs, *upright(ink.sideways)]
    rulings, arrows = arrows_as_glyphs(
        PageRulings(page, reader.corner).read() if glyphs else [], glyphs
    )
    grids = grids_of(rulings)
    glyphs = [*glyphs, *arrows] if arrows else glyphs
    prose = text_lines(fill(grids, glyphs) if grids else glyphs)
    # Parts of a table that a page turn moved out of sight are drawn without their text.
    grids = [grid for grid in grids if any(cell.lines for cell in grid.cells())]
    prose = _repair([*prose, *slanted_lines(ink.slanted)], grids)
    return PageContent(ink.width, ink.height, prose, grids, bool(glyphs))


def _repair(prose: list[TextLine], grids: list[Grid]) -> list[TextLine]:
    """Repair all lines of a page at once; those of cells are replaced in their places."""
    cells = [cell for grid in grids for cell in grid.cells() if cell.lines]
    lines = [*prose, *(line for cell in cells for line in cell.lines)]
    text = "\n".join(line.text for line in lines)
    repaired = repair_text(text)
    if repaired == text:
        return prose
    texts = iter(repaired.split("\n"))
    mended = [line._replace(text=next(texts)) for line in prose]
    for cell in cells:
        cell.lines = [line._replace(text=next(texts)) for line in cell.lines]
    return mended


def join_wrapped_lines(pages: Sequence[PageContent]) -> None:
    """Make the paragraphs of every page; pages of one size share their margins.

    A cover has few lines, none of which reaches the margin.
    """
    sizes: dict[tuple[int, int], list[PageContent]] = {}
    for page in pages:
        sizes.setdefault((round(page.width), round(page.height)), []).append(page)
    for alike in sizes.values():
        lines = [line for page in alike for line in page.lines]
        left = min((line.left for line in lines), default=0.0)
        right = max((line.right for line in lines), default=0.0)
        for page in alike:
            block = Block(left, right, usual_pitch(page.lines))
            page.prose = [_paragraph(group, block) for group in paragraphs(page.lines, block)]


def _paragraph(lines: list[TextLine], block: Block) -> Paragraph:
    return Paragraph(joined(lines, block), _around(lines), lines[0].em)


def _around(lines: list[TextLine]) -> Box:
    return Box(
        round(min(line.left for line in lines), 1),
        round(lines[0].top, 1),
        round(max(line.right for line in lines), 1),
        round(lines[-1].bottom, 1),
    )


def block_of(cell: Cell) -> Block:
    """The edges between which the text of a cell wraps."""
    left, _, right, _ = cell.box
    free = min((line.left - left for line in cell.lines), default=0.0)
    padding = min(max(free, 0.0), _PADDING)
    return Block(left + padding, right - padding, usual_pitch(cell.lines))
