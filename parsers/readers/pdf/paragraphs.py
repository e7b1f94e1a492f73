"""Which printed lines are one line that wrapped."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from parsers.readers.pdf.glyphs import MARKS
from parsers.readers.pdf.lines import TextLine

_WORD: Final = 3.2
"""Ems of a Thai word: text that ends this far before its edge was ended on purpose."""
_SPACE: Final = 0.25
_LEADING: Final = 2.1
"""Ems from baseline to baseline, above which a line begins anew."""
_SET_OFF: Final = 1.12
"""Times the usual pitch, above which a line is set off from the one before."""
_NARROW: Final = 5.0
"""Ems of a column so narrow that words are torn to fit in it."""
_NEVER_FIRST: Final = MARKS | frozenset("ะาำๅๆ")
"""What never begins a word in Thai."""
_OFF_CENTRE: Final = 0.6
_OTHER_SIZE: Final = 1.12
_OPENS_ITEM: Final = re.compile(
    r"(?:[-–•·*➢✓▪■□☐]|\(?[0-9๐-๙]{1,2}(?:[.][0-9๐-๙]{1,3}){0,4}[.)]|\(?[ก-ฮ][.)])(?:\s|[^\s\d.)])"
    r"|o\s|[0-9๐-๙]{1,2}(?:[.][0-9๐-๙]{1,2}){1,4}\s"
    # A label of a form: `รหัสโครงการ... : 03000000-2486`
    r"|[ก-ฮเ-ไ][^:\n]{2,40}(?:\.\.|\s):\s"
)
_FIGURES: Final = re.compile(r"[0-9๐-๙,.]+")
_TORN_FIGURE: Final = 0.75
"""Ems: a figure is torn only where not one digit more had found room."""
_THAI: Final = re.compile(r"[ก-๛]")


class Block(NamedTuple):
    """The edges between which lines wrap, in points, and their usual pitch in ems."""

    left: float
    right: float
    pitch: float = _LEADING

    def room_after(self, line: TextLine) -> float:
        """How much more the line could have held, in points."""
        before, after = line.left - self.left, self.right - line.right
        is_centred = before > _OFF_CENTRE * line.em and abs(before - after) < _OFF_CENTRE * line.em
        return before + after if is_centred else after


def paragraphs(lines: Sequence[TextLine], block: Block) -> list[list[TextLine]]:
    """The lines grouped by what wrapped between the edges of `block`."""
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and goes_on(groups[-1][-1], block, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def goes_on(before: TextLine, block: Block, after: TextLine) -> bool:
    """Whether `after` is the rest of the line `before`, on the same page."""
    em = max(before.em, after.em)
    pitch = (after.baseline - before.baseline) / em
    if pitch > min(_LEADING, block.pitch * _SET_OFF) or after.left > before.left + 6 * em:
        return False
    return had_no_room(before, block, after)


def had_no_room(before: TextLine, block: Block, after: TextLine, word: float = _WORD) -> bool:
    """Whether the first word of `after`, up to `word` ems of it, found no room after `before`."""
    em = max(before.em, after.em)
    if em > _OTHER_SIZE * min(before.em, after.em) or "\t" in before.text + after.text:
        return False
    if after.text[0] in _NEVER_FIRST:
        return True
    if opens_item(after):
        return False
    if _FIGURES.fullmatch(before.text) and _FIGURES.fullmatch(after.text):
        return block.room_after(before) < _TORN_FIGURE * em
    if block.right - block.left < _NARROW * em:
        return True
    needed = after.first_width
    if _THAI.match(before.text[-1]) and _THAI.match(after.text[0]):
        needed = min(needed, word * em)
    else:
        needed += _SPACE * em
    return block.room_after(before) < needed


def usual_pitch(lines: Sequence[TextLine]) -> float:
    """From baseline to baseline, in ems, where lines wrap: the least that is common."""
    pitches = sorted(
        pitch
        for before, after in pairwise(lines)
        if 0.7 < (pitch := (after.baseline - before.baseline) / max(before.em, after.em)) < _LEADING
    )
    return pitches[len(pitches) // 5] if len(pitches) > 2 else _LEADING


def opens_item(line: TextLine) -> bool:
    """Whether a line begins with the number or bullet of a list's item."""
    return _OPENS_ITEM.match(line.text) is not None


def joined(lines: Sequence[TextLine], block: Block) -> str:
    """One line of lines that wrapped: Thai has no space between words, nor has a figure.

    A column may be so narrow that a figure is torn: then its rest is a line of its own.
    """
    whole = ""
    for number, line in enumerate(lines):
        text = line.text
        if not (whole and text):
            whole += text
            continue
        is_thai = _THAI.match(whole[-1]) and _THAI.match(text[0])
        is_torn = _FIGURES.fullmatch(text) and _is_torn(lines[number - 1], block)
        whole += text if is_thai or is_torn else f" {text}"
    return whole


def _is_torn(line: TextLine, block: Block) -> bool:
    """Whether a line ends in a figure for which its column had no room."""
    is_narrow = block.right - block.left < _NARROW * line.em
    return (
        line.text[-1].isdigit()
        and (is_narrow or _FIGURES.fullmatch(line.text) is not None)
        and block.room_after(line) < _TORN_FIGURE * line.em
    )
