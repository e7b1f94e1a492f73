"""Which line opens an indicator of an agency's results: its number stands before its name.

Names and texts hold numbered lines too. The name is printed again before the measures, which
tells the right one; else the awaited number does, or the nearest.
"""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from parsers.indicators.listed_dimensions import headings_above
from parsers.indicators.listed_signs import BRACKET, OPENER, Opener, letters_of, opener_at
from parsers.page_frame import is_frame
from parsers.page_lines import Lines

_NEAR = 12
"""Lines between a bracket and the opener of a number that is not awaited."""

_REACH = 60
"""Lines over which a name may run before its bracket or its measures."""


class Opened(NamedTuple):
    """Where a block begins; its number is None where the page prints none that can be told."""

    at: int
    number: int | None


def openers_above(lines: Lines, at: int, after: int) -> list[Opener]:
    """The lines that may open the block whose first sign stands at the line `at`."""
    found = (opener_at(lines, index) for index in [*_lines_above(lines, at, after)[::-1], at])
    return [opener for opener in found if opener is not None]


def settle_opener(
    lines: Lines, after: int, bracket: int | None, measures: int | None, awaited: int, first: int
) -> Opened:
    """Where the block begins whose first sign is at the line `first`; else at that sign.

    It is looked for from the line `after` on.
    """
    openers = openers_above(lines, first, after)
    if bracket is not None and measures is not None:
        again = _letters(lines, bracket + 1, measures)
        twice = next((one for one in openers if _is_again(lines, one.at, bracket, again)), None)
        if twice is not None:
            return Opened(twice.at, twice.number)
        if all(one.number != awaited for one in openers):
            above = _lines_above(lines, first, after)[::-1]
            named = next((at for at in above if _is_again(lines, at, bracket, again)), None)
            if named is not None or not openers:
                return Opened(first if named is None else named, None)
    best = _best(lines, openers, awaited, first, after)
    return Opened(best.at, best.number) if best else Opened(first, None)


def _best(
    lines: Lines, openers: Sequence[Opener], awaited: int, first: int, after: int
) -> Opener | None:
    """The opener without the help of a name that is printed again.

    Below a dimension's heading numbers may begin anew.
    """
    bracketed = [one for one in openers if one.is_bracketed][::-1]
    plain = [one for one in openers if not one.is_bracketed][::-1]
    if bracketed and headings_above(lines, bracketed[0].at, after):
        return bracketed[0]
    nearest = min(_lines_above(lines, first, after)[:_NEAR], default=first)
    for kind in (bracketed, plain):
        chosen = next((one for one in kind if one.number == awaited), None)
        chosen = chosen or next((one for one in kind if one.at >= nearest), None)
        if chosen is not None:
            return chosen
    return None


def _lines_above(lines: Lines, at: int, after: int) -> Sequence[int]:
    """The filled lines above the line `at`, the nearest first, as far as a name may reach."""
    texts = lines.texts
    above = (n for n in range(at - 1, after - 1, -1) if texts[n] and not is_frame(texts[n]))
    return list(islice(above, _REACH))


def _is_again(lines: Lines, at: int, bracket: int, again: str) -> bool:
    """Whether the name from the line `at` to the bracket ends the text up to the measures."""
    opener = OPENER.match(lines.texts[at])
    head = opener["name"] if opener else lines.texts[at]
    if at == bracket:
        name = letters_of(BRACKET.sub("", head))
    else:
        name = letters_of(head.strip(" |")) + _letters(lines, at + 1, bracket + 1)
    return bool(name) and again.endswith(name)


def _letters(lines: Lines, start: int, stop: int) -> str:
    shown = (text for text in lines.texts[start:stop] if text and not is_frame(text))
    return "".join(letters_of(BRACKET.sub("", text).strip(" |")) for text in shown)
