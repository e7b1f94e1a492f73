"""What a page draws: glyphs with their places, and spans that say their own text."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from schema.thai.glyphs import SHIFTED_GLYPHS

NIKHAHIT: Final = "ํ"
SARA_AM: Final = "ำ"
MARKS: Final = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
LOWER_VOWELS: Final = frozenset("ฺุู")
UPPER_VOWELS: Final = frozenset("ัิีึื็ฺุู")
UNREADABLE: Final = "\ufffd"

# Tone glyphs of the UPC fonts have no Unicode: their codes 201-205 arrive as these letters.
TONES_BY_CODE: Final = dict(zip("ÉÊËÌÍ", "่้๊๋์", strict=True))
LIFTED: Final = 0.25
"""Ems above the baseline: ink that ends as high as this is a mark's, not a letter's."""
Edges = tuple[float, float, float, float]
"""The left, top, right and bottom of some ink, in points from the page's upper left corner."""
MAYBE_MARKS: Final = MARKS | frozenset(TONES_BY_CODE) | {SARA_AM}


class Glyph(NamedTuple):
    """A glyph that stands on the line, in points from the page's upper left corner.

    `left` is its origin and `right` where the next glyph would stand. `em` is the size
    of its font. `order` counts the page's glyphs as they are drawn. `is_spelt` tells that
    the document gives the text itself, marks and all.
    """

    text: str
    left: float
    right: float
    baseline: float
    em: float
    order: int
    is_spelt: bool = False


class MarkGlyph(NamedTuple):
    """A glyph that may be a mark: what it is depends on where its ink stands.

    `shares_base` tells that the document gives the mark and the base before it for one and
    the same glyph. `text` is U+FFFD where the font has no Unicode for the glyph.
    """

    text: str
    origin: float
    right: float
    baseline: float
    em: float
    order: int
    ink: Edges
    font: int
    shares_base: bool

    @property
    def left(self) -> float:
        """Where its ink begins."""
        return self.ink[0]


def as_thai(text: str) -> str:
    """The character itself, or the mark for which an old font's shifted glyph stands."""
    return SHIFTED_GLYPHS.get(text, text)


def is_misplaced(mark: MarkGlyph) -> bool:
    """Whether the ink stands where the mark never does: a tone below the line, ู above it."""
    _, top, _, bottom = mark.ink
    if mark.shares_base or mark.text not in MARKS:
        return False
    if mark.text in LOWER_VOWELS:
        return bottom < mark.baseline - LIFTED * mark.em
    return top > mark.baseline


def without_misplaced(marks: list[MarkGlyph]) -> list[MarkGlyph]:
    """The marks, those whose text cannot stand where they are drawn as unreadable.

    LibreOffice may swap the texts of two marks of one base, which does no harm; WeasyPrint
    gives one text to both.
    """
    wrong = {number for number, mark in enumerate(marks) if is_misplaced(mark)}
    if not wrong:
        return marks
    return [
        mark._replace(text=UNREADABLE)
        if number in wrong
        and not any(
            0 <= other < len(marks) and other in wrong and abs(marks[other].order - mark.order) == 1
            for other in (number - 1, number + 1)
        )
        else mark
        for number, mark in enumerate(marks)
    ]


@dataclass(slots=True)
class Ink:
    """What one page draws: glyphs that stand on lines, and glyphs that may be marks."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    marks: list[MarkGlyph] = field(default_factory=list)
    sideways: list[Glyph] = field(default_factory=list)
    """Letters of text that runs up or down the page, in the order in which they are drawn."""
    slanted: list[Glyph] = field(default_factory=list)
    """Letters of text that runs across it at an angle, as watermarks do."""
