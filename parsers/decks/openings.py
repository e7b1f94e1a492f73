"""Where the slides of a transcript begin: lines that open with the next slide's number.

Slideplayer opens a slide with its bare number, slideshare with `n.` or `n of N`. Lists within a
slide have numbers too: a slide's number continues that of the slide before it, opens a paragraph
where the transcript has paragraphs, and is not one of a list that began within the slide.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from parsers.decks.sites import Frame, counted_slide, ends_slides

_BARE = re.compile(r"(?P<number>[0-9]{1,3})(?:\s+(?P<text>\S.*))?$")
_DOTTED = re.compile(r"(?P<number>[0-9]{1,3})\.(?:\s*(?P<text>[^\s0-9].*|\s[0-9].*))?$")
_NAMED = re.compile(
    r"(?:Slide|สไลด์(?:ที่)?|แผ่นที่)\s*(?P<number>[0-9]{1,3})\s*[:.]?(?:\s+(?P<text>\S.*))?$",
    re.IGNORECASE,
)
_MOST_MISSING = 3
"""Slides in a row that a transcript may leave out before its count is no longer believed."""
_MOST_STARTS = 12
"""Lines numbered 1 that are tried as the first slide where no label says which is."""
_FIRST_NUMBERS = 2
"""A transcript may leave out its first slide, and no more than that."""
_FEWEST = 2
"""Slides that make a deck; a lone number is none."""


@dataclass(frozen=True)
class Opening:
    """A slide's number, its line, and where its text begins on that line (its end: nowhere).

    `rivals` are other lines that may open the same slide.
    """

    number: int
    line: int
    offset: int
    rivals: tuple[int, ...] = ()


def find_openings(texts: Sequence[str], frame: Frame) -> list[Opening]:
    """The openings of a deck's slides, in their order; [] where no slides can be told apart."""
    if frame.site == "slideshare":
        counted = _counted(texts, frame)
        if len(counted) >= _FEWEST:
            return counted
    patterns = [_BARE, _NAMED] if frame.site == "slideplayer" else [_DOTTED, _NAMED, _BARE]
    for pattern in patterns:
        candidates = _candidates(texts, frame, pattern)
        if frame.site == "slideshare" and candidates:
            most = slides_shown(texts, candidates[0].line)
            candidates = [one for one in candidates if most is None or one.number <= most]
        chain = _best_chain(texts, candidates, frame)
        if len(chain) >= _FEWEST or (chain and frame.has_label):
            return chain
    return []


def _counted(texts: Sequence[str], frame: Frame) -> list[Opening]:
    """`n of N` before every slide; a lone one only says how many slides the viewer has."""
    found = []
    for at in range(len(texts)):
        match = counted_slide(texts[at])
        if match is not None:
            offset = match.start("text") if match["text"] else len(texts[at])
            found.append((int(match["total"]), Opening(int(match["number"]), at, offset)))
    if not found:
        return []
    # A slide may speak of `3 of 10` itself: the deck's own total is the one that most lines name.
    total, _ = Counter(total for total, _ in found).most_common(1)[0]
    openings = [opening for other, opening in found if other == total]
    if len(openings) > 1 and openings[0].number == openings[1].number == 1:
        # The viewer shows where it stands, before the slides are listed.
        del openings[0]
    is_count = all(before.number < after.number for before, after in pairwise(openings))
    return openings if is_count else []


def slides_shown(texts: Sequence[str], stop: int) -> int | None:
    """How many slides slideshare's viewer says a deck has: `1 of 55`, above the line `stop`.

    None where it says nothing. Slides may count something themselves, but stand below it.
    """
    counted = (match for match in map(counted_slide, texts[:stop]) if match is not None)
    return next((int(match["total"]) for match in counted if match["number"] == "1"), None)


def _candidates(texts: Sequence[str], frame: Frame, pattern: re.Pattern[str]) -> list[Opening]:
    """Lines that begin with a number, and may open a slide."""
    found = []
    for at in range(frame.start, frame.end):
        match = pattern.match(texts[at])
        if match is not None and not counted_slide(texts[at]):
            offset = match.start("text") if match["text"] else len(texts[at])
            found.append(Opening(int(match["number"]), at, offset))
    return found


def _best_chain(texts: Sequence[str], candidates: list[Opening], frame: Frame) -> list[Opening]:
    """The chain of the lines that open paragraphs, where it has as many slides as that of all."""
    paragraphs = {
        at
        for at in range(frame.start, frame.end)
        if texts[at] and (at == frame.start or not texts[at - 1])
    }
    leading = [one for one in candidates if one.line in paragraphs]
    chain, of_all = _chain(texts, leading, frame), _chain(texts, candidates, frame)
    is_one_each = len(chain) >= _FEWEST and paragraphs == {one.line for one in chain}
    return chain if is_one_each or len(chain) >= len(of_all) else of_all


def _chain(texts: Sequence[str], candidates: list[Opening], frame: Frame) -> list[Opening]:
    """The longest chain 1, 2, 3 …, with the fewest numbers that may be a list's.

    Of several such the first; but on pages of slideplayer that do not say where the transcript
    begins the last, for related decks, whose titles may have numbers of their own, stand first.
    """
    first = min((one.number for one in candidates), default=0)
    starts = [at for at, one in enumerate(candidates) if one.number == first]
    if not starts or first > _FIRST_NUMBERS:
        return []
    if frame.has_label or frame.site == "slideshare":
        starts = starts[:1]
    chains = [_best_chain_of(candidates[start:], first) for start in starts[-_MOST_STARTS:]]
    longest = max(map(len, chains))
    equals = [one for one in chains if len(one) == longest]
    titled = [one for one in equals if _text_of(texts, one[0]) == frame.title]
    chain = (titled or equals)[-1]
    return _without_related(texts, chain) if frame.site == "slideshare" else chain


def _text_of(texts: Sequence[str], opening: Opening) -> str:
    return texts[opening.line][opening.offset :].strip()


def _best_chain_of(candidates: list[Opening], first: int) -> list[Opening]:
    return _best_ending(candidates, _links(candidates, first))


class _Link(NamedTuple):
    """The best chain that ends with a candidate: its worth, and the candidate before."""

    worth: tuple[int, int, int]
    before: int | None


def _links(candidates: list[Opening], first: int) -> list[_Link | None]:
    """The best chain up to each candidate; None where none leads there."""
    in_list = _list_items(candidates)
    best_of: dict[int, int] = {}
    links: list[_Link | None] = []
    for at, one in enumerate(candidates):
        worth = -1 if at in in_list else 0
        best = _Link((1, 0, worth), None) if one.number == first else None
        for missing in range(_MOST_MISSING + 1):
            before = best_of.get(one.number - 1 - missing)
            link = links[before] if before is not None else None
            if link is None:
                continue
            length, gaps, items = link.worth
            grown = _Link((length + 1, gaps - missing, items + worth), before)
            if best is None or grown.worth > best.worth:
                best = grown
        links.append(best)
        known = links[best_of[one.number]] if one.number in best_of else None
        if best is not None and (known is None or best.worth > known.worth):
            best_of[one.number] = at
    return links


def _best_ending(candidates: list[Opening], links: list[_Link | None]) -> list[Opening]:
    """The chain of the most worth, each opening with its rivals between its neighbours."""
    ends = [(link.worth, at) for at, link in enumerate(links) if link is not None]
    if not ends:
        return []
    at: int | None = max(ends, key=lambda end: (end[0], -end[1]))[1]
    places: list[int] = []
    while at is not None:
        places.append(at)
        link = links[at]
        at = link.before if link else None
    places.reverse()
    in_list = _list_items(candidates)
    bounds = zip([-1, *places], [*places[1:], len(candidates)], strict=False)
    return [
        replace(
            candidates[place],
            rivals=tuple(
                candidates[other].line
                for other in range(before + 1, after)
                if other != place
                and candidates[other].number == candidates[place].number
                and other not in in_list
            ),
        )
        for place, (before, after) in zip(places, bounds, strict=True)
    ]


def _list_items(candidates: list[Opening]) -> set[int]:
    """Candidates of a list within a slide: 1, 2, 3 … on lines one below the other."""
    items: set[int] = set()
    run: list[int] = []
    for at, one in enumerate(candidates):
        before = candidates[run[-1]] if run else None
        if before and one.number == before.number + 1 and one.line == before.line + 1:
            run.append(at)
        else:
            run = [at] if one.number == 1 and at else []
        if len(run) > 1:
            items.update(run)
    return items


def _without_related(texts: Sequence[str], chain: list[Opening]) -> list[Opening]:
    """The chain up to the first heading over related decks that stands behind a slide."""
    for place, (before, after) in enumerate(pairwise(chain), start=1):
        if any(ends_slides(texts[at], "slideshare") for at in range(before.line + 1, after.line)):
            return chain[:place]
    return chain
