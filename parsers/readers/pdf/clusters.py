"""Marks attached to their bases: what of a page's glyphs is one letter with its marks.

A Thai mark is drawn over the base that stands before it, with an origin at the base's
right edge or beyond, so neither sorting by x nor the drawing order alone tells its base.
The base drawn just before it is taken where the mark's ink stands over it; else the base
nearest under the ink.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from parsers.readers.pdf.glyphs import (
    LIFTED,
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
_REACH: Final = 0.12
"""How far right of its base the middle of a mark's ink may stand; it never stands left of it."""
_FAR: Final = 1.0
"""How far from every base a mark is a mark of none."""
_SAME_LINE: Final = 0.45
_REACH_OF_RING: Final = 0.3
_RING_OVERHANG: Final = 0.05
"""How far the ink of ำ begins before its origin: its ring stands over the base before."""
_NARROW_AA: Final = 0.3
_WIDTH_OF_AA: Final = 0.45
_WIDEST: Final = 3.0
"""The widest base, or ligature of several."""
_NEXT: Final = 2
"""Glyphs from a base to the mark drawn right after it, a space between them included."""
_BESIDE_MARK: Final = 0.25
"""How far apart the marks of one base stand."""


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
    claimed: dict[int, list[str]] = defaultdict(list)
    standing = list(glyphs)
    unowned: list[MarkGlyph] = []
    bases = _Bases(glyphs)
    # The last glyph known to be the ring of ำ: what is drawn next over it is a tone.
    ring = -1
    for number, mark in enumerate(marks):
        text = mark.text if mark.shares_base else _mark_of(mark)
        if text is None:
            standing.append(_as_letter(mark))
            continue
        if (
            text == UNREADABLE
            and ring != mark.order - 1
            and _is_ring(mark, bases, marks[number + 1 : number + 3])
        ):
            text, ring = NIKHAHIT, mark.order
        base = bases.under(mark)
        if base is None:
            unowned.append(mark._replace(text=text))
        elif mark.shares_base and mark.font in apart:
            claimed[base].append(text)
        else:
            owned[base].append(text)
    standing.extend(map(_as_letter, unowned))
    for base, worn in owned.items():
        standing[base] = _dressed(standing[base], _readable(worn, claimed.get(base, ())))
    if len(standing) > len(glyphs):
        standing.sort(key=_drawn)
    return _with_sara_am(standing)


def _drawn(glyph: Glyph) -> int:
    return glyph.order


def _spells_am(glyph: Glyph) -> bool:
    return glyph.is_spelt and glyph.text.endswith(SARA_AM)


def _readable(worn: list[str], claimed: Sequence[str]) -> Sequence[str]:
    """The marks drawn on a base, or those its glyph claims where the drawn ones are not known."""
    if UNREADABLE in worn and len(claimed) == len(worn):
        return [NIKHAHIT if mark == SARA_AM else mark for mark in claimed]
    return worn


def _mark_of(glyph: MarkGlyph) -> str | None:
    """The mark that the glyph draws; None where it is a letter that stands on the line."""
    text = glyph.text
    if text in MARKS:
        return text
    if glyph.ink[3] > glyph.baseline - LIFTED * glyph.em:
        return None
    if text == SARA_AM:
        return NIKHAHIT
    return TONES_BY_CODE.get(text, UNREADABLE if text == UNREADABLE else None)


def _is_ring(mark: MarkGlyph, bases: "_Bases", following: list[MarkGlyph]) -> bool:
    """Whether a mark without Unicode is the ring of ำ: the next glyph drawn is its า."""
    if any(
        other.text == SARA_AM and other.order <= mark.order + 2 and _mark_of(other) is None
        for other in following
    ):
        return True
    after = bases.drawn_after(mark.order) or bases.drawn_after(mark.order + 1)
    if after is None:
        return False
    return after.text == "า" and abs(after.left - mark.ink[2]) < _REACH_OF_RING * mark.em


def _as_letter(mark: MarkGlyph) -> Glyph:
    """The glyph as one that stands on the line; ำ whose ring is drawn by another glyph is า."""
    text = mark.text
    if text == SARA_AM and mark.ink[0] >= mark.origin - _RING_OVERHANG * mark.em:
        text = "า"
    return Glyph(text, mark.origin, mark.right, mark.baseline, mark.em, mark.order)


def _with_sara_am(glyphs: list[Glyph]) -> list[Glyph]:
    """Sara am where a part of it has no Unicode.

    A ring whose า is not there but for its room is ำ all the same; an unreadable glyph after
    a spelt ำ is its า once more.
    """
    if any(glyph.text == UNREADABLE for glyph in glyphs):
        glyphs = [
            glyph
            for number, glyph in enumerate(glyphs)
            if not (number and glyph.text == UNREADABLE and _spells_am(glyphs[number - 1]))
        ]
    for number, glyph in enumerate(glyphs[:-1]):
        if NIKHAHIT not in glyph.text:
            continue
        after = glyphs[number + 1]
        gap = after.left - glyph.right
        is_same_line = abs(after.baseline - glyph.baseline) < _SAME_LINE * glyph.em
        if after.text[:1] not in ("า", SARA_AM) and not (
            is_same_line and gap < _NARROW_AA * glyph.em
        ):
            text = glyph.text.replace(NIKHAHIT, "") + SARA_AM
            width = _WIDTH_OF_AA * glyph.em if is_same_line else 0.0
            glyphs[number] = glyph._replace(text=text, right=glyph.right + width)
    return glyphs


def _dressed(base: Glyph, worn: Iterable[str]) -> Glyph:
    """The base with each of its marks once, vowels before tones."""
    if base.is_spelt:
        return base
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
        self._rows: dict[float, list[tuple[float, int]]] | None = None
        self._baselines: list[float] = []
        self._last: tuple[MarkGlyph | None, int | None] = (None, None)

    def drawn_after(self, order: int) -> Glyph | None:
        """The glyph that is drawn right after the mark of this order, if it is no mark."""
        at = bisect_right(self._orders, order)
        if at < len(self._orders) and self._orders[at] == order + 1:
            return self._glyphs[at]
        return None

    def under(self, mark: MarkGlyph) -> int | None:
        """The index of the base that the mark belongs to; marks are asked for in their order."""
        base = self._base_under(mark)
        self._last = (mark, base)
        return base

    def _base_under(self, mark: MarkGlyph) -> int | None:
        before = bisect_right(self._orders, mark.order) - 1
        while before >= 0 and self._glyphs[before].text.isspace():
            before -= 1
        middle = (mark.ink[0] + mark.ink[2]) / 2
        if before >= 0 and (mark.shares_base or self._fits(before, mark, middle)):
            return before
        last, base_of_last = self._last
        nothing_between = last is not None and (before < 0 or last.order > self._orders[before])
        if last is not None and nothing_between and base_of_last is not None:
            distance = abs(middle - (last.ink[0] + last.ink[2]) / 2)
            if distance < _BESIDE_MARK * mark.em and last.baseline == mark.baseline:
                return base_of_last
        base, is_under = self._nearest(mark, middle)
        is_next = before >= 0 and mark.order - self._orders[before] <= _NEXT
        if not is_under and is_next and _carries_marks(self._glyphs[before]):
            return before
        return base

    def _fits(self, index: int, mark: MarkGlyph, middle: float) -> bool:
        base = self._glyphs[index]
        reach = _REACH * mark.em
        return (
            base.left <= middle <= base.right + reach
            and abs(base.baseline - mark.baseline) <= _SAME_LINE * mark.em
            and _carries_marks(base)
        )

    def _nearest(self, mark: MarkGlyph, middle: float) -> tuple[int | None, bool]:
        """The base under the ink, and whether it is under it and not only near.

        Thai marks hang over the right half of their base, and a tone above a vowel often
        reaches over its edge: of two bases it is the one at whose right edge the ink ends.
        """
        em = mark.em
        best, nearest = None, (_FAR * em, False, 0.0)
        for left, index in self._around(mark.baseline, middle, em):
            base = self._glyphs[index]
            if not _carries_marks(base):
                continue
            beside = max(left - middle, middle - base.right - _REACH * em, 0.0)
            distance = (beside, base.is_spelt, abs(base.right - mark.ink[2]))
            if distance < nearest:
                best, nearest = index, distance
        return best, best is not None and nearest[0] == 0.0

    def _around(self, baseline: float, middle: float, em: float) -> Iterator[tuple[float, int]]:
        """The left edges and indexes of the glyphs about a place on a line."""
        if self._rows is None:
            self._rows = defaultdict(list)
            for index, glyph in enumerate(self._glyphs):
                self._rows[glyph.baseline].append((glyph.left, index))
            for row in self._rows.values():
                row.sort()
            self._baselines = sorted(self._rows)
        lines = self._baselines
        first = bisect_left(lines, baseline - _SAME_LINE * em)
        for line in lines[first : bisect_right(lines, baseline + _SAME_LINE * em)]:
            row = self._rows[line]
            begin = bisect_left(row, (middle - _WIDEST * em,))
            yield from row[begin : bisect_right(row, (middle + _FAR * em,))]


def _carries_marks(glyph: Glyph) -> bool:
    return glyph.is_spelt or "ก" <= glyph.text[-1:] <= "ฮ" or glyph.text[-1:] in MARKS
