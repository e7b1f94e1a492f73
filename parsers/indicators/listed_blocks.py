"""Where each indicator of an agency's results begins, and the dimension it is listed under.

An indicator opens with `(n) name`. Texts hold such lines too, so one counts only where the
bracket of a dimension or the unit's label follows before another.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from parsers.indicators.labels import EDGES
from parsers.page_frame import is_frame
from parsers.page_lines import Lines
from schema.thai.patterns import ARABIC_DIGITS, DIGIT

OPENER = re.compile(rf"{EDGES}\\?\(\s*(?P<number>{DIGIT}{{1,3}})\s*\\?\)\s*(?P<name>.*)$")
BRACKET = re.compile(
    rf"\\?\[\s*มิติ(?:ที่)?\s*(?P<number>{DIGIT}+(?:\.{DIGIT}+)*)?\s*:?(?P<category>[^\]\\]*)\\?\][\s|*]*$"
)
_UNIT = re.compile(rf"{EDGES}หน่วย(?:นับ|วัด)\s*:")
_DIMENSION = re.compile(
    rf"{EDGES}(?P<label>มิติ|ด้าน|ยุทธศาสตร์)ที่\s*(?P<number>{DIGIT}+(?:\s?\.\s?{DIGIT}+)*)\.?"
    rf"(?![0-9\u0e50-\u0e59])\s*[-–:]?\s*(?P<name>.*)$"
)
_NAME_REACH = 12
"""Lines over which a name may run before its bracket; twice as many before the unit's label."""


class Dimension(NamedTuple):
    """A dimension's number in ASCII digits and its name.

    `is_performance` where it is a plain `มิติที่ n` of the agency's performance; others are
    dimensions of the city's plan (`ด้านที่ n`, `มิติที่ n.n`).
    """

    number: str
    name: str | None
    is_performance: bool


class ListedBlock(NamedTuple):
    """The lines of one indicator up to `stop` (exclusive), and the number printed before it.

    `bracket` is a line too, None where the block lacks it.
    """

    start: int
    stop: int
    printed_no: str
    bracket: int | None
    dimension: Dimension | None


class _Opener(NamedTuple):
    """A line that may open an indicator, its number, and whether a dimension heads it."""

    at: int
    number: int
    is_headed: bool


class _Found(NamedTuple):
    opener: _Opener
    bracket: int | None


@dataclass
class _Search:
    """The walk over a page's lines: openers that may be ones, and those that proved to be."""

    found: list[_Found] = field(default_factory=list)
    pending: list[tuple[_Opener, int]] = field(default_factory=list)
    bracketed: _Found | None = None

    def see_bracket(self, index: int, count: int) -> None:
        """A bracket proves the opener above it; another one ends a block without a unit."""
        if self.bracketed is not None and self._best(count, _NAME_REACH):
            self.found.append(self.bracketed)
            self.bracketed = None
        if self.bracketed is None:
            opener = self._best(count, _NAME_REACH)
            self.bracketed = _Found(opener, index) if opener else None
            self.pending = []

    def see_unit(self, count: int) -> None:
        """A unit's label ends the search for the opener above it."""
        opener = self._best(count, 2 * _NAME_REACH)
        found = self.bracketed or (_Found(opener, None) if opener else None)
        if found is not None:
            self.found.append(found)
        self.bracketed, self.pending = None, []

    def _best(self, count: int, reach: int) -> _Opener | None:
        """The nearest opener, or the nearest with the number that is awaited.

        A name may hold numbered lines of its own. Below a dimension's heading numbers may
        begin anew.
        """
        near = [opener for opener, at in self.pending if count - at <= reach]
        if not near or near[-1].is_headed:
            return near[-1] if near else None
        awaited = self.found[-1].opener.number + 1 if self.found else 1
        return next((opener for opener in reversed(near) if opener.number == awaited), near[-1])


def listed_blocks(lines: Lines, start: int, end: int) -> list[ListedBlock]:
    """The indicators between the lines `start` and `end` (exclusive).

    Headings of dimensions above them are taken.
    """
    found = _find(lines, start, end)
    heads: list[int] = []
    for number, (opener, _) in enumerate(found):
        after = found[number - 1].opener.at + 1 if number else start
        heads.append(_first_heading_above(lines, opener.at, after))
    blocks: list[ListedBlock] = []
    dimension = None
    for number, (opener, bracket) in enumerate(found):
        above = range(heads[number], opener.at)
        dimensions = [_dimension_in(lines.texts[index]) for index in above]
        dimension = next((one for one in reversed(dimensions) if one), dimension)
        lines.take(heads[number], opener.at)
        stop = heads[number + 1] if number + 1 < len(found) else end
        blocks.append(ListedBlock(opener.at, stop, str(opener.number), bracket, dimension))
    return blocks


def _find(lines: Lines, start: int, end: int) -> Sequence[_Found]:
    search = _Search()
    for count, index in enumerate(lines.filled(start, end)):
        text = lines.texts[index]
        opener = OPENER.match(text)
        if opener is not None:
            number = int(opener["number"].translate(ARABIC_DIGITS))
            is_headed = _first_heading_above(lines, index, start) < index
            search.pending.append((_Opener(index, number, is_headed), count))
        if "[" in text and BRACKET.search(text):
            search.see_bracket(index, count)
        elif _UNIT.match(text):
            search.see_unit(count)
    if search.bracketed is not None:
        search.found.append(search.bracketed)
    return search.found


def _first_heading_above(lines: Lines, opener: int, after: int) -> int:
    """The first of the headings of dimensions right above an opener, or the opener."""
    first = opener
    for index in range(opener - 1, after - 1, -1):
        text = lines.texts[index]
        if not text or is_frame(text):
            continue
        if _dimension_in(text) is None:
            break
        first = index
    return first


def _dimension_in(text: str) -> Dimension | None:
    match = _DIMENSION.match(text)
    if match is None:
        return None
    number = match["number"].translate(ARABIC_DIGITS).replace(" ", "")
    is_performance = match["label"] == "มิติ" and "." not in number
    return Dimension(number, match["name"].strip(" *|") or None, is_performance)
