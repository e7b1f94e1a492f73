"""Where the slides of a transcript begin: lines that open with the next slide's number.

Slideplayer opens a slide with its bare number, slideshare with `n.` or `n of N`. Lists within a
slide have numbers too: a slide's number continues that of the slide before it, opens a paragraph
where the transcript has paragraphs, and is not one of a list that began within the slide.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.decks.sites import Frame, counted_slide, ends_slideshare

_BARE = re.compile(r"(?P<number>[0-9]{1,3})(?:\s+(?P<text>\S.*))?$")
_DOTTED = re.compile(r"(?P<number>[0-9]{1,3})\.(?:\s*(?P<text>[^\s0-9].*|\s[0-9].*))?$")
_NAMED = re.compile(
    r"(?:Slide|สไลด์(?:ที่)?|แผ่นที่)\s*(?P<number>[0-9]{1,3})\s*[:.]?(?:\s+(?P<text>\S.*))?$",
    re.IGNORECASE,
)
_MOST_MISSING = 3
"""Slides in a row that a transcript may leave out before its count is no longer believed."""
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
        chain = _best_chain(texts, _candidates(texts, frame, pattern), frame)
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
    totals = {total for total, _ in found}
    openings = [opening for _, opening in found]
    if len(openings) > 1 and openings[0].number == openings[1].number == 1:
        # The viewer shows where it stands, before the slides are listed.
        del openings[0]
    is_count = len(totals) == 1 and all(
        before.number < after.number for before, after in pairwise(openings)
    )
    return openings if is_count else []


def _candidates(texts: Sequence[str], frame: Frame, pattern: re.Pattern[str]) -> list[Opening]:
    """Lines that begin with a number, and may open a slide."""
    found = []
    for at in range(frame.start, frame.end):
        match = pattern.match(texts[at])
        if match is not None:
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
    is_one_each = frame.site == "slideplayer" and paragraphs == {one.line for one in chain}
    return chain if is_one_each or len(chain) >= len(of_all) else of_all


def _chain(texts: Sequence[str], candidates: list[Opening], frame: Frame) -> list[Opening]:
    """The longest chain 1, 2, 3 …; of several as long the last, for related decks stand first."""
    starts = [at for at, one in enumerate(candidates) if one.number == 1]
    if not starts and candidates:
        starts = [at for at, one in enumerate(candidates) if one.number == 2][:1]
    best: list[Opening] = []
    for start in starts if not frame.has_label else starts[:1]:
        chain = _chain_from(candidates[start:])
        if len(chain) >= len(best):
            best = chain
    return _without_related(texts, best, candidates) if frame.site == "slideshare" else best


def _chain_from(candidates: list[Opening]) -> list[Opening]:
    """From the first candidate on, each number's first line that is not one of a list."""
    places: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(candidates):
        places[one.number].append(at)
    in_list = _list_items(candidates)
    chain, at = [candidates[0]], 0
    while True:
        number = chain[-1].number
        found = next(
            (
                later
                for missing in range(_MOST_MISSING + 1)
                if (later := _after(places.get(number + 1 + missing, []), at))
            ),
            None,
        )
        if not found:
            return chain
        following = _after(places.get(candidates[found[0]].number + 1, []), found[0])
        last = following[-1] if following else len(candidates)
        rivals = [place for place in found if place < last] or found[:1]
        plain = [place for place in rivals if place not in in_list]
        at = (plain or rivals)[0]
        others = tuple(candidates[place].line for place in rivals if place != at)
        is_doubtful = len(plain) != 1
        chosen = candidates[at]
        chain.append(
            Opening(chosen.number, chosen.line, chosen.offset, others if is_doubtful else ())
        )


def _after(places: list[int], at: int) -> list[int]:
    return places[bisect_right(places, at) :]


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


def _without_related(
    texts: Sequence[str], chain: list[Opening], candidates: list[Opening]
) -> list[Opening]:
    """The chain up to the first heading over related decks that stands behind a slide."""
    for place, (before, after) in enumerate(pairwise(chain), start=1):
        if any(ends_slideshare(texts[at]) for at in range(before.line + 1, after.line)):
            return chain[:place]
    return chain
