"""Text as printed labels are compared: without the spaces and marks that printing loses.

A cell that is narrow breaks `งบประมาณที่เบิกใช้` anywhere, and a scan loses the small marks above
letters (`ทีได้รับ` for `ที่ได้รับ`). Labels are therefore looked for among the bare letters of a
text, and what stands beside them is taken from the text itself.
"""

import re
from bisect import bisect_left
from functools import cached_property

from schema.thai.patterns import ARABIC_DIGITS

# The short-vowel sign, the four tones, the sign of a silent letter.
_LOST = r"\u0e47-\u0e4c"
# A space between digits parts two numbers, so it stays.
_PARTING = re.compile(r"(?<=[0-9])\s+(?=[0-9])")
_KEPT = re.compile(rf"{_PARTING.pattern}|[^\s{_LOST}\x00]")
_DROPPED = re.compile(rf"[\s{_LOST}]+")


class BareText:
    """A text, its bare letters with Arabic digits, and the way back from the one to the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bare = bare(text)
        digits = text.translate(ARABIC_DIGITS)
        self._places = [match.start() for match in _KEPT.finditer(digits)]

    def place(self, at: int) -> int:
        """Where the bare letter `at` stands in the text; the text's end for the end."""
        return self._places[at] if at < len(self._places) else len(self.text)

    def end(self, at: int) -> int:
        """The place in the text after the bare letter before `at`, and after the letter's marks."""
        if at == 0:
            return 0
        end = self._places[at - 1] + 1
        while end < len(self.text) and "\u0e47" <= self.text[end] <= "\u0e4c":
            end += 1
        return end

    def line(self, place: int) -> int:
        """The line of the text that the place is on, counted from 0."""
        return bisect_left(self._line_ends, place)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    def at(self, place: int) -> int:
        """The first bare letter at `place` of the text or after it."""
        return bisect_left(self._places, place)


def bare(text: str) -> str:
    """The bare letters of a text."""
    kept = _PARTING.sub("\x00", text.replace("\x00", "").translate(ARABIC_DIGITS))
    return _DROPPED.sub("", kept).replace("\x00", " ")


def unwrapped(text: str) -> str:
    """A text of one line that printing broke: Thai goes on without a space, all else with one."""
    pieces = [piece for line in text.split("\n") if (piece := line.strip())]
    whole = pieces[0] if pieces else ""
    for piece in pieces[1:]:
        is_thai = "\u0e01" <= whole[-1] <= "\u0e4e" and "\u0e01" <= piece[0] <= "\u0e4e"
        whole += piece if is_thai else f" {piece}"
    return whole
