"""What a page draws: glyphs with their places, and spans that say their own text."""

from typing import Final, NamedTuple

from schema.thai.glyphs import SHIFTED_GLYPHS

NIKHAHIT: Final = "ํ"
SARA_AM: Final = "ำ"
MARKS: Final = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
UPPER_VOWELS: Final = frozenset("ัิีึื็ฺุู")
UNREADABLE: Final = "\ufffd"

# Tone glyphs of the UPC fonts have no Unicode: their codes 201-205 arrive as these letters.
TONES_BY_CODE: Final = dict(zip("ÉÊËÌÍ", "่้๊๋์", strict=True))
MAYBE_MARKS: Final = MARKS | frozenset(TONES_BY_CODE) | {SARA_AM, "\x00", UNREADABLE}


class Glyph(NamedTuple):
    """A glyph that stands on the line, in points from the page's upper left corner.

    `left` is its origin and `right` where the next glyph would stand. `em` is the size
    of its font. `order` counts the page's glyphs as they are drawn.
    """

    text: str
    left: float
    right: float
    baseline: float
    em: float
    order: int


class MarkGlyph(NamedTuple):
    """A glyph that may be a mark: what it is depends on where its ink stands.

    `inks` are the left, top, right and bottom of its ink; `shares_base` tells that the
    document gives the mark and the base before it for one and the same glyph.
    """

    text: str
    origin: float
    right: float
    baseline: float
    em: float
    order: int
    ink: tuple[float, float, float, float]
    font: int
    shares_base: bool


def as_thai(text: str) -> str:
    """The character itself, or the mark for which an old font's shifted glyph stands."""
    return SHIFTED_GLYPHS.get(text, text)
