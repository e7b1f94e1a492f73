"""Text that a page draws and nobody sees: clipped, beyond its edges, or in no colour."""

import sys
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, TypeVar

from parsers.readers.pdf.glyphs import Edges, Glyph, Ink, MarkGlyph
from parsers.readers.pdf.pdfium import ClipBoxes, render_mode_of

_INVISIBLE_MODES: Final = (3, 7)
"""Text rendering modes (ISO 32000-2, 9.3.6) that draw nothing."""
_FEW_OBJECTS: Final = 600
"""Up to which each is looked at; of more, as Chromium makes, the first of every line."""

G = TypeVar("G", Glyph, MarkGlyph)


class DrawnObjects:
    """The text objects of a page: where in its glyphs each begins, and on which baseline."""

    def __init__(self) -> None:
        self._drawn: list[tuple[int, int, float]] = []

    def add(self, item: int, order: int, baseline: float) -> None:
        """Keep an object whose first glyph has this `order`."""
        self._drawn.append((item, order, baseline))

    def drop_hidden(self, ink: Ink, clips: ClipBoxes) -> None:
        """Leave out of `ink` what no reader of the page sees.

        Text in no colour lies under a scan, as another program read it: it counts where the
        page has no other. Chromium draws, at a page turn, the high letters and marks of the
        line that stands on the other page, and clips them.
        """
        orders = self._invisible(ink) | self._clipped(ink, clips)
        ink.glyphs = _seen(ink.glyphs, ink, orders)
        ink.marks = _seen(ink.marks, ink, orders)
        ink.sideways = [
            glyph for glyph in ink.sideways if glyph.is_spelt or 0 <= glyph.left < ink.width
        ]

    def _invisible(self, ink: Ink) -> set[int]:
        """The orders of the glyphs in no colour, if others are in one."""
        last = _last_order(ink)
        orders: set[int] = set()
        for number, (item, order, _) in enumerate(self._drawn):
            if render_mode_of(item) in _INVISIBLE_MODES:
                orders.update(range(order, self._end(number, last)))
        return orders if len(orders) < last else set()

    def _clipped(self, ink: Ink, clips: ClipBoxes) -> set[int]:
        """The orders of the glyphs that clipping paths hide."""
        if len(self._drawn) > _FEW_OBJECTS:
            return self._lines_clipped(ink, clips)
        boxes = [clips.of(item) for item, _, _ in self._drawn]
        if not any(boxes):
            return set()
        return self._clipped_of(ink.glyphs, boxes) | self._clipped_of(ink.marks, boxes)

    def _clipped_of(
        self, glyphs: Sequence[Glyph | MarkGlyph], boxes: Sequence[Edges | None]
    ) -> set[int]:
        orders = [glyph.order for glyph in glyphs]
        hidden: set[int] = set()
        start = 0
        for number, box in enumerate(boxes):
            end = bisect_left(orders, self._end(number, sys.maxsize), start)
            if box is not None:
                hidden.update(
                    glyph.order for glyph in glyphs[start:end] if not _is_within(glyph, box)
                )
            start = end
        return hidden

    def _lines_clipped(self, ink: Ink, clips: ClipBoxes) -> set[int]:
        firsts: dict[float, int] = {}
        for item, _, baseline in self._drawn:
            firsts.setdefault(baseline, item)
        hidden = {
            baseline
            for baseline, item in firsts.items()
            if (box := clips.of(item)) is not None and not box[1] <= baseline <= box[3]
        }
        if not hidden:
            return set()
        everything: list[Glyph | MarkGlyph] = [*ink.glyphs, *ink.marks]
        return {glyph.order for glyph in everything if glyph.baseline in hidden}

    def _end(self, number: int, last: int) -> int:
        return self._drawn[number + 1][1] if number + 1 < len(self._drawn) else last + 1


def _last_order(ink: Ink) -> int:
    of_glyphs = ink.glyphs[-1].order if ink.glyphs else 0
    return max(of_glyphs, ink.marks[-1].order if ink.marks else 0)


def _is_within(glyph: Glyph | MarkGlyph, box: Edges) -> bool:
    """Whether the middle of a glyph's foot is in a box."""
    middle = (glyph.left + glyph.right) / 2
    return box[1] <= glyph.baseline <= box[3] and box[0] <= middle <= box[2]


def _seen(glyphs: list[G], ink: Ink, orders: set[int]) -> list[G]:
    """The glyphs on the page that are none of these orders."""
    width, height = ink.width, ink.height
    return [
        glyph
        for glyph in glyphs
        if glyph.right > 0
        and glyph.left < width
        and 0 < glyph.baseline <= height + glyph.em
        and glyph.order not in orders
    ]
