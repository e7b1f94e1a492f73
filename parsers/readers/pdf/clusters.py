"""Marks attached to their bases: what of a page's glyphs is one letter with its marks.

A Thai mark is drawn over the base that stands before it, with an origin at the base's
right edge or beyond, so neither sorting by x nor the drawing order alone tells its base.
The base drawn just before it is taken where the mark's ink stands over it; else the base
nearest under the ink.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from parsers.readers.pdf.glyphs import (
    MARKS,
    NIKHAHIT,
    SARA_AM,
    TONES_BY_CODE,
    UNREADABLE,
    UPPER_VOWELS,
    Glyph,
    MarkGlyph,
)

# All in ems.
_LIFTED: Final = 0.25
"""Ink that ends this far above the baseline is a mark's, not a letter's."""
_REACH: Final = 0.12
"""How far the middle of a mark's ink may stand beside its base."""
_FAR: Final = 1.0
"""How far from every base a mark is a mark of none."""
_SAME_LINE: Final = 0.45


def clusters(glyphs: list[Glyph], marks: list[MarkGlyph], apart: set[int]) -> list[Glyph]:
    """The glyphs in drawing order, each base with its marks in its text.

    `apart` are the fonts known to draw marks by glyphs of their own; those of this page
    are added. In such a font a base whose glyph claims a mark as well has none: InDesign
    maps one glyph to base and mark though the mark is drawn once more.
    """
    if not marks:
        return glyphs
    apart.update(mark.font for mark in marks if mark.text in MARKS and not mark.shares_base)
    owned: dict[int, list[str]] = defaultdict(list)
    standing = list(glyphs)
    lost: list[tuple[MarkGlyph, str]] = []
    bases = _Bases(glyphs)
    for mark in marks:
        if mark.shares_base and mark.font in apart:
            continue
        text = _mark_of(mark)
        if text is None:
            standing.append(_as_letter(mark))
            continue
        base = bases.under(mark)
        if base is None:
            lost.append((mark, text))
        else:
            owned[base].append(text)
    standing.extend(_as_letter(mark._replace(text=text)) for mark, text in lost)
    dressed = [
        glyph if (worn := owned.get(number)) is None else _dressed(glyph, worn)
        for number, glyph in enumerate(standing)
    ]
    dressed.sort(key=_drawn)
    return dressed


def _drawn(glyph: Glyph) -> int:
    return glyph.order


def _mark_of(glyph: MarkGlyph) -> str | None:
    """The mark that the glyph draws; None where it is a letter that stands on the line."""
    text = glyph.text
    if text in MARKS:
        return text
    _, _, _, bottom = glyph.ink
    if bottom > glyph.baseline - _LIFTED * glyph.em:
        return None
    if text == SARA_AM:
        return NIKHAHIT
    return TONES_BY_CODE.get(text, UNREADABLE if text == UNREADABLE else None)


def _as_letter(mark: MarkGlyph) -> Glyph:
    return Glyph(mark.text, mark.origin, mark.right, mark.baseline, mark.em, mark.order)


def _dressed(base: Glyph, worn: Iterable[str]) -> Glyph:
    """The base with each of its marks once, vowels before tones."""
    marks = sorted(dict.fromkeys(worn), key=_place_of_mark)
    return base._replace(text=base.text + "".join(marks))


def _place_of_mark(mark: str) -> int:
    if mark in UPPER_VOWELS:
        return 0
    return 1 if mark == NIKHAHIT else 2


class _Bases:
    """The glyphs that marks can stand on, found by place and by drawing order."""

    def __init__(self, glyphs: list[Glyph]) -> None:
        self._glyphs = glyphs
        self._orders = [glyph.order for glyph in glyphs]
        self._rows: dict[int, list[int]] | None = None
        self._next = 0

    def under(self, mark: MarkGlyph) -> int | None:
        """The index of the base that the mark belongs to; marks are asked for in their order."""
        orders = self._orders
        while self._next < len(orders) and orders[self._next] < mark.order:
            self._next += 1
        before = self._next - 1
        middle = (mark.ink[0] + mark.ink[2]) / 2
        if before >= 0 and (mark.shares_base or self._fits(before, mark, middle)):
            return before
        return self._nearest(mark, middle)

    def _fits(self, index: int, mark: MarkGlyph, middle: float) -> bool:
        base = self._glyphs[index]
        reach = _REACH * mark.em
        return (
            base.left - reach <= middle <= base.right + reach
            and abs(base.baseline - mark.baseline) <= _SAME_LINE * mark.em
            and _carries_marks(base)
        )

    def _nearest(self, mark: MarkGlyph, middle: float) -> int | None:
        """The base under the ink; of two, the one at whose right edge the ink ends.

        Thai marks hang over the right half of their base, and a tone above a vowel often
        reaches over its edge.
        """
        best, nearest = None, (_FAR * mark.em, 0.0)
        reach = _REACH * mark.em
        for index in self._row(mark.baseline):
            base = self._glyphs[index]
            if abs(base.baseline - mark.baseline) > _SAME_LINE * mark.em:
                continue
            if not _carries_marks(base):
                continue
            beside = max(base.left - middle, middle - base.right, 0.0)
            distance = (0.0 if beside <= reach else beside, abs(base.right - mark.ink[2]))
            if distance < nearest:
                best, nearest = index, distance
        return best

    def _row(self, baseline: float) -> list[int]:
        if self._rows is None:
            self._rows = defaultdict(list)
            for index, glyph in enumerate(self._glyphs):
                key = int(glyph.baseline) // 8
                for near in (key - 1, key, key + 1):
                    self._rows[near].append(index)
        return self._rows.get(int(baseline) // 8, [])


def _carries_marks(glyph: Glyph) -> bool:
    return "ก" <= glyph.text[-1:] <= "ฮ" or glyph.text[-1:] in MARKS
