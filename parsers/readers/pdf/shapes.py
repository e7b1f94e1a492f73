"""Glyphs without Unicode, told by the ink of glyphs of the same font that have it.

WeasyPrint, Qt and fpdf give no Unicode to the alternates of a mark or letter that their
shaper puts in (a tone set to the left over ป, า after the ring of ำ). An alternate is the
same drawing in another place, so its ink is as wide and as high, to a hundredth of an em.
"""

from collections import defaultdict
from typing import Final, NamedTuple

from parsers.readers.pdf.glyphs import LIFTED, LOWER_VOWELS, MARKS, Edges

_SAME: Final = 0.012
"""Ems by which the inks of one drawing may differ."""

_WIDER: Final = 1.2
"""Times the width of ุ that ู has at least."""


class _Shape(NamedTuple):
    width: float
    height: float
    rise: float
    """From the baseline to the lower edge of the ink; of marks, which alternates move, only
    whether they stand above it (1) or below (-1)."""


class GlyphShapes:
    """The inks of a document's glyphs by font, and what they stand for."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, set[_Shape]]] = defaultdict(lambda: defaultdict(set))

    def learn(self, font: str, text: str, ink: Edges, baseline: float, em: float) -> None:
        """Keep the ink of a glyph whose text is known, and stands where such a glyph may."""
        if text in MARKS and (text in LOWER_VOWELS) != (ink[3] > baseline):
            return
        self._known[font][text].add(_shape(ink, baseline, em, text in MARKS))

    def read(self, font: str, ink: Edges, baseline: float, em: float) -> str | None:
        """The one text of this font that such an ink stands for; None for none or several."""
        may_be_mark = ink[3] < baseline - LIFTED * em or ink[1] > baseline
        shape = _shape(ink, baseline, em, may_be_mark)
        found = {
            text
            for text, shapes in self._known[font].items()
            if (text in MARKS) == may_be_mark and any(_alike(shape, known) for known in shapes)
        }
        if len(found) == 1:
            return found.pop()
        return self._lower_vowel(font, shape) if not found and ink[1] > baseline else None

    def _lower_vowel(self, font: str, shape: _Shape) -> str | None:
        """ู by being wider than the font's ุ: no third mark but a dot stands below the line."""
        narrow = max((known.width for known in self._known[font].get("ุ", ())), default=None)
        if narrow is None or shape.width < _WIDER * narrow:
            return None
        return "ู"


def _shape(ink: Edges, baseline: float, em: float, is_mark: bool) -> _Shape:
    left, top, right, bottom = ink
    side = 1.0 if bottom < baseline else -1.0
    rise = side if is_mark else (baseline - bottom) / em
    return _Shape(round((right - left) / em, 3), round((bottom - top) / em, 3), round(rise, 3))


def _alike(one: _Shape, other: _Shape) -> bool:
    return all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))
