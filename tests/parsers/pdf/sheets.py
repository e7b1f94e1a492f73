"""Pages set by a font of the simplest kind: what is known of a page's glyphs and rulings.

A letter moves the pen by half an em, a space by a quarter. A mark moves it not at all: its
origin is the right edge of its base, and its ink hangs to the left of that.
"""

from collections.abc import Sequence
from random import Random
from typing import Final

from parsers.readers.pdf.clusters import clusters
from parsers.readers.pdf.furniture import Furniture
from parsers.readers.pdf.glyphs import MARKS, SARA_AM, Edges, Glyph, MarkGlyph
from parsers.readers.pdf.grids import fill, grids_of
from parsers.readers.pdf.lines import text_lines
from parsers.readers.pdf.page_content import PageContent, join_wrapped_lines
from parsers.readers.pdf.ruled_tables import ruled_tables
from parsers.readers.pdf.rulings import Ruling
from parsers.readers.pdf.table_parts import PlacedGrid
from schema.document import Table

EM: Final = 10.0
BASELINE: Final = 100.0
ADVANCE: Final = 0.5
SPACE: Final = 0.25
PADDING: Final = 4.0
LEADING: Final = 1.4
_BELOW: Final = frozenset("ฺุู")


def letter(
    text: str, left: float, right: float, order: int, *, em: float = EM, is_spelt: bool = False
) -> Glyph:
    """A letter on the line."""
    return Glyph(text, left, right, BASELINE, em, order, is_spelt)


def mark(
    text: str,
    origin: float,
    ink: tuple[float, float],
    order: int,
    *,
    shares_base: bool = False,
    font: int = 1,
) -> MarkGlyph:
    """A mark above the line; `ink` is where it begins and ends from left to right."""
    edges = (ink[0], BASELINE - 0.9 * EM, ink[1], BASELINE - 0.6 * EM)
    return MarkGlyph(text, origin, origin, BASELINE, EM, order, edges, font, shares_base)


def standing(text: str, left: float, right: float, order: int, ink_left: float) -> MarkGlyph:
    """A glyph that may be a mark by its text, and stands on the line like a letter."""
    edges = (ink_left, BASELINE - 0.8 * EM, right, BASELINE)
    return MarkGlyph(text, left, right, BASELINE, EM, order, edges, 1, False)


def text_of(glyphs: list[Glyph], marks: list[MarkGlyph], apart: set[int] | None = None) -> str:
    """The text of a line of these glyphs."""
    found = clusters(glyphs, marks, set() if apart is None else apart)
    return "\n".join(line.text for line in text_lines(found))


def levels(xs: tuple[float, float], ys: Sequence[float]) -> list[Ruling]:
    """Rulings along the page."""
    return [Ruling(True, xs[0], y, xs[1], y) for y in ys]


def uprights(xs: Sequence[float], ys: tuple[float, float]) -> list[Ruling]:
    """Rulings down the page."""
    return [Ruling(False, x, ys[0], x, ys[1]) for x in xs]


class Sheet:
    """A page that is being written."""

    def __init__(self, width: float = 595.0, height: float = 842.0) -> None:
        self.width, self.height = width, height
        self.glyphs: list[Glyph] = []
        self.marks: list[MarkGlyph] = []
        self.rulings: list[Ruling] = []
        self._order = 0

    def write(
        self,
        text: str,
        left: float,
        baseline: float,
        *,
        em: float = EM,
        shuffled_by: Random | None = None,
    ) -> float:
        """Set the text; its marks and bases are drawn in any order. Returns where it ends."""
        pen = left
        for cluster in _clusters_of(text):
            orders = list(range(self._order + 1, self._order + 1 + len(cluster)))
            self._order += len(cluster)
            if shuffled_by is not None:
                shuffled_by.shuffle(orders)
            base = cluster[0]
            right = pen + (SPACE if base.isspace() else ADVANCE) * em
            self._set_base(base, pen, right, baseline, em, orders[0])
            for text_of_mark, order in zip(cluster[1:], orders[1:], strict=True):
                self._set_mark(text_of_mark, right, baseline, em, order)
            pen = right
        self.glyphs.sort(key=lambda glyph: glyph.order)
        self.marks.sort(key=lambda glyph: glyph.order)
        return pen

    def _set_base(
        self, text: str, left: float, right: float, baseline: float, em: float, order: int
    ) -> None:
        if text != SARA_AM:
            self.glyphs.append(Glyph(text, left, right, baseline, em, order))
            return
        ink = (left - 0.35 * em, baseline - 0.8 * em, right, baseline)
        self.marks.append(MarkGlyph(text, left, right, baseline, em, order, ink, 1, False))

    def _set_mark(self, text: str, origin: float, baseline: float, em: float, order: int) -> None:
        low, high = (-0.25, -0.05) if text in _BELOW else (0.6, 0.9)
        ink: Edges = (origin - 0.3 * em, baseline - high * em, origin, baseline - low * em)
        self.marks.append(MarkGlyph(text, origin, origin, baseline, em, order, ink, 1, False))

    def table(
        self,
        rows: Sequence[Sequence[str]],
        top: float,
        *,
        edges: Sequence[float] = (50, 150, 300, 450),
        is_open_above: bool = False,
        is_open_below: bool = False,
        em: float = EM,
    ) -> float:
        """Draw a ruled table; a line feed ends a printed line. Returns its lower edge."""
        y = top
        tops = [] if is_open_above else [top]
        for row in rows:
            for text, left in zip(row, edges, strict=False):
                for number, line in enumerate(text.split("\n"), start=1):
                    self.write(line, left + PADDING, y + number * LEADING * em, em=em)
            y += (max(text.count("\n") for text in row) + 1.5) * LEADING * em
            tops.append(y)
        if is_open_below:
            tops.pop()
        self.rulings += levels((edges[0], edges[-1]), tops) + uprights(edges, (top, y))
        return y

    def content(self) -> PageContent:
        """What the reader makes of the page."""
        glyphs = clusters(self.glyphs, self.marks, set())
        grids = grids_of(self.rulings)
        lines = text_lines(fill(grids, glyphs) if grids else glyphs)
        return PageContent(self.width, self.height, lines, grids, bool(glyphs))


def _clusters_of(text: str) -> list[str]:
    found: list[str] = []
    for character in text:
        if character in MARKS:
            found[-1] += character
        else:
            found.append(character)
    return found


def tables_of(*sheets: Sheet) -> list[Table]:
    """The tables of a document of these pages; the rows of a page are numbered from 1."""
    pages = [sheet.content() for sheet in sheets]
    join_wrapped_lines(pages)
    placed = []
    for number, page in enumerate(pages, start=1):
        line = 0
        grids = []
        for grid in page.grids:
            lines: list[int | None] = []
            for row in grid.rows:
                has_text = any(cell is not None and cell.lines for cell in row)
                line += has_text
                lines.append(line if has_text else None)
            grids.append(PlacedGrid(number, grid, lines))
        placed.append(grids)
    return ruled_tables(pages, placed, Furniture(pages))


def rows_of(*sheets: Sheet) -> list[list[tuple[str, ...]]]:
    """The rows of each table of a document of these pages."""
    return [list(table.rows) for table in tables_of(*sheets)]
