"""Arrows that are drawn over the months of a plan, as the text arrows they stand for.

Word and Excel draw `←→` under a plan's months as a line with heads. Such a line is no ruling:
it lies within a row, over cells without text, and the rulings above and below reach further.
"""

import re
from collections.abc import Sequence
from typing import Final

from parsers.readers.pdf.glyphs import Glyph
from parsers.readers.pdf.rulings import Ruling, joined_levels

_SHORTEST: Final = 9.0
"""Points: the least width of a month's column. What is shorter is of an arrow's head."""
_MOST_LEVELS: Final = 600
"""Level rulings above which a page is a drawing, and no plan."""
_FURTHER: Final = 5.0
"""Points by which the rulings of a row reach further than an arrow in it."""
_TOUCH: Final = 3.0
_ROW: Final = 80.0
"""Points: the highest row in which arrows are looked for."""
_MONTH: Final = re.compile(r"(?:ต\.ค|พ\.ย|ธ\.ค|ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย)\.")
_MONTHS_OF_A_PLAN: Final = 6


def arrows_as_glyphs(
    rulings: Sequence[Ruling], glyphs: Sequence[Glyph]
) -> tuple[list[Ruling], list[Glyph]]:
    """The rulings that are none of an arrow, and a glyph for the start and end of each arrow."""
    levels = joined_levels(rulings)
    long = [level for level in levels if level.right - level.left >= _SHORTEST]
    if len(long) > _MOST_LEVELS or not _has_months(glyphs):
        return list(rulings), []
    shafts = [level for level in long if _is_shaft(level, long, glyphs)]
    if not shafts:
        return list(rulings), []
    kept = [
        ruling
        for ruling in rulings
        if not ruling.is_level or not any(_is_part(ruling, shaft) for shaft in shafts)
    ]
    return kept, [glyph for shaft in shafts for glyph in _ends(shaft, len(glyphs))]


def _is_shaft(level: Ruling, levels: Sequence[Ruling], glyphs: Sequence[Glyph]) -> bool:
    over = [
        other
        for other in levels
        if other is not level
        and other.left <= level.left + _TOUCH
        and other.right >= level.right - _TOUCH
        and _reaches_further(other, level)
    ]
    above = max((other.top for other in over if other.top < level.top - 1), default=None)
    below = min((other.top for other in over if other.top > level.top + 1), default=None)
    if above is None or below is None or below - above > _ROW:
        return False
    return not any(
        level.left < (glyph.left + glyph.right) / 2 < level.right
        and above < glyph.baseline - 0.3 * glyph.em < below
        and not glyph.text.isspace()
        for glyph in glyphs
    )


def _reaches_further(other: Ruling, level: Ruling) -> bool:
    return (level.left - other.left) + (other.right - level.right) > _FURTHER


def _is_part(ruling: Ruling, shaft: Ruling) -> bool:
    """Whether a ruling is the arrow's shaft, a piece of it, or of one of its heads."""
    return (
        abs(ruling.top - shaft.top) <= _TOUCH
        and ruling.left >= shaft.left - _TOUCH
        and ruling.right <= shaft.right + _TOUCH
    )


def _ends(shaft: Ruling, order: int) -> list[Glyph]:
    """An arrow head in the first and in the last month that the shaft covers."""
    em = _SHORTEST
    left, right = shaft.left + _TOUCH, shaft.right - _TOUCH
    baseline = shaft.top + 0.3 * em
    return [
        Glyph("←", left, left + 1, baseline, em, order + 1),
        Glyph("→", max(left + 1, right - 1), max(left + 2, right), baseline, em, order + 2),
    ]


def _has_months(glyphs: Sequence[Glyph]) -> bool:
    text = "".join(glyph.text for glyph in glyphs)
    return len(set(_MONTH.findall(text))) >= _MONTHS_OF_A_PLAN
