"""Glyphs to lines: what stands on one baseline, with the spaces that are seen."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from parsers.readers.pdf.glyphs import UNREADABLE, Glyph

# All in ems.
_SAME_BASELINE: Final = 0.22
_SPACE: Final = 0.14
"""A gap this much wider than the line's usual one is a space."""
_DRAWN_SPACE: Final = 0.05
"""A space that is drawn is one from this gap on: narrower, it only moved the pen."""
_COLUMN_GAP: Final = 2.0
"""A gap this wide parts texts that are set apart, such as a name and its amount."""
_TWICE: Final = 0.4
"""Share of its width within which a letter that is drawn again is the same letter."""
_SAME_RUN: Final = 0.8
"""How far apart the letters of a line that runs up stand beside it: marks stand off."""
_NEXT_RUN: Final = 2.2
"""How far beside it the next line stands."""
_RUN_GAP: Final = 4.0
_OVER: Final = 0.6
"""Share of the narrower one's width within which a letter lies over another."""
_KERNING: Final = 0.05
"""How far a full stop may stand within the letter that it follows."""
_FILLERS: Final = frozenset("._…-–—")
_RAISED: Final = 0.18
_SMALLER: Final = 0.85

_SUPERSCRIPTS: Final = str.maketrans("0123456789๐๑๒๓๔๕๖๗๘๙", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)
_left, _right, _em = attrgetter("left"), attrgetter("right"), attrgetter("em")


class TextLine(NamedTuple):
    """A line's text and place, in points; a tab stands in it where a wide gap does.

    `first_width` is how wide its first word is: whether it had found room on the line above.
    """

    text: str
    left: float
    right: float
    baseline: float
    em: float
    top: float
    bottom: float
    first_width: float


def text_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines of these glyphs from top to bottom."""
    return [line for row in _rows(glyphs) if (line := _line(row)) is not None]


def upright(sideways: Sequence[Glyph]) -> list[Glyph]:
    """Text that runs up or down, such as the heads of narrow columns, each run as one glyph.

    Spelt glyphs have no place of their own: they stand with the letters around them.
    """
    runs: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in sideways:
        if runs and (glyph.is_spelt or last is None or _follows(last, glyph)):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        last = last if glyph.is_spelt else glyph
    whole: list[Glyph] = []
    for line in map(_as_one, runs):
        if whole and abs(line.left - whole[-1].left) < _NEXT_RUN * line.em:
            whole[-1] = whole[-1]._replace(text=f"{whole[-1].text} {line.text}")
        else:
            whole.append(line)
    return whole


def slanted_lines(slanted: Sequence[Glyph]) -> list[TextLine]:
    """What is written across the page, as watermarks are, on one line of its own."""
    if not slanted:
        return []
    text = "".join(glyph.text for glyph in slanted).strip()
    first = slanted[0]
    box = first.left, first.right, first.baseline, first.em
    return [TextLine(text, *box, first.baseline - first.em, first.baseline, 0.0)] if text else []


def _follows(before: Glyph, after: Glyph) -> bool:
    return (
        abs(after.left - before.left) < _SAME_RUN * after.em
        and abs(after.baseline - before.baseline) < _RUN_GAP * after.em
    )


def _as_one(run: list[Glyph]) -> Glyph:
    placed = [glyph for glyph in run if not glyph.is_spelt] or run
    return placed[0]._replace(
        text="".join(glyph.text for glyph in run),
        right=max(glyph.right for glyph in placed),
        baseline=sum(glyph.baseline for glyph in placed) / len(placed) + 0.3 * run[0].em,
        is_spelt=True,
    )


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs by baseline, small raised ones with the line they belong to."""
    by_baseline: dict[float, list[Glyph]] = {}
    for glyph in glyphs:
        by_baseline.setdefault(glyph.baseline, []).append(glyph)
    rows: list[list[Glyph]] = []
    first, em = 0.0, 0.0
    for baseline in sorted(by_baseline):
        row = by_baseline[baseline]
        own = max(map(_em, row))
        # By the smaller of the two: a stamp in large type must not draw lines together.
        if rows and baseline - first <= _SAME_BASELINE * min(em, own):
            rows[-1].extend(row)
        else:
            rows.append(row)
            first, em = baseline, own
    return _with_raised(rows)


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Footnote marks stand a little above their line, in smaller type, and nothing else does."""
    kept: list[list[Glyph]] = []
    raised: list[list[Glyph]] = []
    for row in rows:
        if raised and not _is_above(raised[-1], row):
            kept.extend(raised)
            raised = []
        if _may_be_marks(row):
            raised.append(row)
            continue
        kept.append(row + [_superscript(glyph) for marks in raised for glyph in marks])
        raised = []
    return kept + raised


def _may_be_marks(row: list[Glyph]) -> bool:
    return len(row) <= 12 and all(g.text.isdigit() or g.text in " *[]()" for g in row)


def _is_above(marks: list[Glyph], row: list[Glyph]) -> bool:
    """Whether these digits are raised above the row, close to its letters and smaller."""
    em = max(glyph.em for glyph in row)
    rise = row[0].baseline - marks[0].baseline
    if not _RAISED * em <= rise <= 0.7 * em or marks[0].em > _SMALLER * em:
        return False
    return all(
        any(-0.6 * em <= mark.left - glyph.right <= 0.6 * em for glyph in row)
        for mark in marks
        if mark.text.strip() and mark is marks[0]
    )


def _superscript(glyph: Glyph) -> Glyph:
    return glyph._replace(text=glyph.text.translate(_SUPERSCRIPTS))


def _line(row: list[Glyph]) -> TextLine | None:
    row.sort(key=_left)
    drawn = _drawn_once([glyph for glyph in row if not glyph.text.isspace()])
    if not drawn:
        return None
    text, first_width = _spaced(row, drawn)
    em = max(map(_em, drawn))
    baseline = drawn[len(drawn) // 2].baseline
    return TextLine(
        text,
        drawn[0].left,
        max(map(_right, drawn)),
        baseline,
        em,
        baseline - em,
        baseline + 0.3 * em,
        first_width,
    )


def _without_dots_below(glyphs: list[Glyph]) -> list[Glyph]:
    """The letters without the dots of a blank that they were filled in over."""
    if not any(glyph.text in _FILLERS for glyph in glyphs):
        return glyphs
    kept = []
    for place, glyph in enumerate(glyphs):
        around = glyphs[max(place - 2, 0) : place + 3]
        if glyph.text not in _FILLERS or not any(_lies_below(glyph, other) for other in around):
            kept.append(glyph)
    return kept


def _lies_below(dot: Glyph, letter: Glyph) -> bool:
    """Whether a dot was not drawn after or before a letter but stands within its width."""
    if letter.text in _FILLERS or letter.is_spelt or abs(letter.order - dot.order) <= 1:
        return False
    kern = _KERNING * letter.em
    return letter.left + kern < (dot.left + dot.right) / 2 < letter.right - kern


def _drawn_once(glyphs: list[Glyph]) -> list[Glyph]:
    """The letters without those drawn twice, a little apart, to look bold."""
    once: list[Glyph] = []
    for glyph in _without_dots_below(glyphs):
        for place in (-1, -2):
            if len(once) < -place:
                continue
            other = once[place]
            distance = glyph.left - other.left
            if distance >= _TWICE * (other.right - other.left):
                continue
            if glyph.text[0] == other.text[0]:
                once[place] = max(other, glyph, key=_marks)
                break
            if distance < _OVER * min(other.right - other.left, glyph.right - glyph.left):
                _lay_over(once, place, glyph)
                break
        else:
            once.append(glyph)
    return once


def _lay_over(once: list[Glyph], place: int, glyph: Glyph) -> None:
    """A letter over another: one of the two may be covered by paint, and nobody can tell which."""
    other = once[place]
    if other.text in _FILLERS:
        once[place] = glyph
    elif glyph.text not in _FILLERS:
        once[place] = other._replace(text=other.text + UNREADABLE)


def _marks(glyph: Glyph) -> int:
    return len(glyph.text)


def _spaced(row: Sequence[Glyph], drawn: Sequence[Glyph]) -> tuple[str, float]:
    """The text with a space for each gap that is seen, and the width of its first word."""
    gaps = [after.left - before.right for before, after in pairwise(drawn)]
    usual = _usual_gap(gaps, drawn[0].em)
    spaces = [glyph.left for glyph in row if glyph.text.isspace()] if len(row) > len(drawn) else []
    parts = [drawn[0].text]
    first_width = 0.0
    for number, gap in enumerate(gaps):
        before, after = drawn[number], drawn[number + 1]
        em = before.em
        # A space that is drawn counts where it moved the pen.
        if gap > _DRAWN_SPACE * em and (
            gap > usual + _SPACE * em or any(before.left <= at <= after.right for at in spaces)
        ):
            first_width = first_width or before.right - drawn[0].left
            parts.append("\t" if gap > _COLUMN_GAP * em else " ")
        parts.append(after.text)
    return "".join(parts), first_width or drawn[-1].right - drawn[0].left


def _usual_gap(gaps: Sequence[float], em: float) -> float:
    """The gap between letters of one word: over zero where a line is spread to its margins."""
    if not gaps:
        return 0.0
    return max(0.0, min(sorted(gaps)[len(gaps) // 2], 0.3 * em))
