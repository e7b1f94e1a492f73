"""The walk over an agency's results that finds each indicator by the parts of its block.

A part that cannot belong to the block above begins another. Reports hold such lines too:
below a table or a report one part alone is text, and two are an indicator.
"""

from dataclasses import dataclass, field

from parsers.indicators.listed_openers import openers_above
from parsers.indicators.listed_signs import Part, Sign, signs_in
from parsers.page_lines import Lines

_LEAST_PARTS = 2
"""Parts that a block has which begins below a table or a report."""

_LAST_LINES = 6
"""Lines below the last bracket of a page that was cut off within its block."""


@dataclass
class FoundBlock:
    """The lines of a block's parts; `last` is the line of its last sign."""

    parts: dict[Part, int] = field(default_factory=dict)
    last: int = 0
    last_report: int = 0

    @property
    def first(self) -> int:
        """The line of its first sign."""
        return min(self.parts.values())

    @property
    def deepest(self) -> Part:
        """The last of its parts in their order."""
        return max(self.parts)

    def add(self, sign: Sign) -> None:
        """Take a sign as the block's own."""
        self.parts.setdefault(sign.part, sign.at)
        self.last = sign.at
        self.last_report = max(self.last_report, sign.quarter)


class Walk:
    """The blocks found so far, and the signs that proved to be text of the block above them."""

    def __init__(self, lines: Lines, start: int) -> None:
        self.blocks: list[FoundBlock] = []
        self.strays: list[Sign] = []
        self._lines = lines
        self._start = start
        self._doubtful: FoundBlock | None = None
        self._signs: list[Sign] = []

    def see(self, sign: Sign) -> None:
        """Give the next sign to the block above it, or to one that it may begin."""
        if self._doubtful is None:
            if self._goes_on(sign):
                self.blocks[-1].add(sign)
                return
            self._doubtful, self._signs = FoundBlock(), []
        elif not self._belongs(sign, self._doubtful):
            self._drop()
            self.see(sign)
            return
        self._doubtful.add(sign)
        self._signs.append(sign)
        self._settle(self._doubtful)

    def end(self, stop: int) -> None:
        """Settle what is in doubt where the page ends; one that is cut off there is a block."""
        if self._doubtful is None:
            return
        first = self._doubtful.first
        below = sum(1 for _ in self._lines.filled(first + 1, stop))
        is_bracket = Part.BRACKET in self._doubtful.parts
        if is_bracket and below <= _LAST_LINES and self._has_opener(first):
            self.blocks.append(self._doubtful)
        else:
            self._drop()

    def _goes_on(self, sign: Sign) -> bool:
        if not self.blocks:
            return False
        block = self.blocks[-1]
        if sign.part == Part.REPORT:
            return sign.quarter > block.last_report
        if sign.part == block.deepest == Part.BRACKET:
            return not self._has_opener(sign.at)
        if sign.part == Part.TABLE and self._has_opener(sign.at):
            return False
        return sign.part > block.deepest

    def _belongs(self, sign: Sign, doubtful: FoundBlock) -> bool:
        """Whether the sign is of the block in doubt, and none of the block above it."""
        if sign.part != Part.REPORT or not self.blocks:
            return sign.part > doubtful.deepest or sign.part == Part.REPORT
        is_another = len(doubtful.parts) >= _LEAST_PARTS or doubtful.deepest == Part.REPORT
        last = self.blocks[-1].last_report
        return is_another or not last or sign.quarter <= last

    def _settle(self, doubtful: FoundBlock) -> None:
        is_within = not self.blocks or self.blocks[-1].deepest >= Part.TABLE
        if len(doubtful.parts) < _LEAST_PARTS and (
            (is_within and self.blocks) or not self._has_opener(doubtful.first)
        ):
            return
        self.blocks.append(doubtful)
        self._doubtful = None

    def _has_opener(self, at: int) -> bool:
        """Whether a number in brackets stands between the block above and the line `at`."""
        after = self.blocks[-1].last + 1 if self.blocks else self._start
        return any(opener.is_bracketed for opener in openers_above(self._lines, at, after))

    def _drop(self) -> None:
        self.strays += self._signs
        self._doubtful = None


def walk(lines: Lines, start: int, end: int) -> Walk:
    """Walk the lines from `start` to `end` (exclusive)."""
    found = Walk(lines, start)
    for sign in signs_in(lines, start, end):
        found.see(sign)
    found.end(end)
    return found
