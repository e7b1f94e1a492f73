"""One work through the years: who goes on with whom, one to one, and what is not guessed.

Years are taken in their order, so that a later year never changes what earlier ones are. Of every
year the projects are set beside the last projects of the lineages so far. The best match is taken
if nothing else comes near it for either side; where two are as good none is taken, and both are
told. What a project goes on with may say less than both it and an earlier one of the lineage, which
name different things: food made of bananas, food, food made of fish. A project that contradicts
any name of a lineage does not go on with it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from schema.yearly_names import Edition, editions_agree
from schema.yearly_wording import name_different_things

_MARGIN = 5.0
"""What a match by likeness must be ahead of the next, in points of the score."""
_EQUAL_NAME = 1000.0
_EQUAL_SCORE = 100.0

Near = Mapping[str, Mapping[str, float]]
"""Scores of the compared names that may be of one work with a compared name."""


class Work(NamedTuple):
    """A project as it is compared; `key` is never empty."""

    project_code: str
    fiscal_year: int
    key: str
    editions: tuple[Edition, ...]


class Match(NamedTuple):
    """A project that may go on with an earlier one; the more `worth`, the better."""

    earlier: Work
    later: Work
    score: float
    worth: float


class Chains(NamedTuple):
    """The matches that were taken, by the later project's code, and those that were left out."""

    taken: dict[str, Match]
    left_out: list[Match]


def chains(works: Iterable[Work], near: Near) -> Chains:
    """The lineages of one agency's projects; the order of the works makes no difference."""
    ordered = sorted(works, key=lambda work: (work.fiscal_year, work.project_code))
    last: dict[str, Work] = {}
    keys: dict[str, frozenset[str]] = {}
    taken: dict[str, Match] = {}
    left_out: list[Match] = []
    for _, of_year in groupby(ordered, key=lambda work: work.fiscal_year):
        later = list(of_year)
        matches, doubts = _settled(
            [
                match
                for match in _matches(last.values(), later, near)
                if not _contradicts(match.later.key, keys[match.earlier.project_code], near)
            ]
        )
        taken.update((match.later.project_code, match) for match in matches)
        left_out += doubts
        keys.update((work.project_code, frozenset((work.key,))) for work in later)
        for match in matches:
            del last[match.earlier.project_code]
            keys[match.later.project_code] |= keys.pop(match.earlier.project_code)
        last.update((work.project_code, work) for work in later)
    return Chains(taken, left_out)


def _contradicts(key: str, lineage: Collection[str], near: Near) -> bool:
    """Whether a name and one of a lineage are not near, and each names a thing of its own."""
    may_be_same = {key, *near.get(key, {})}
    return any(other not in may_be_same and name_different_things(key, other) for other in lineage)


def _matches(last: Collection[Work], later: Sequence[Work], near: Near) -> list[Match]:
    by_key: dict[str, list[Work]] = defaultdict(list)
    for work in last:
        by_key[work.key].append(work)
    found = []
    for work in later:
        keys = {**near.get(work.key, {}), work.key: _EQUAL_SCORE}
        for key in by_key.keys() & keys.keys():
            for earlier in by_key[key]:
                match = _match(earlier, work, keys[key])
                if match is not None:
                    found.append(match)
    return found


def _match(earlier: Work, later: Work, score: float) -> Match | None:
    years = later.fiscal_year - earlier.fiscal_year
    fit = editions_agree(earlier.editions, later.editions, years)
    if fit is None:
        return None
    # Editions that fit count most, then that no year is missing between.
    if earlier.key == later.key:
        return Match(earlier, later, score, _EQUAL_NAME + 100 * fit - 10 * years)
    return Match(earlier, later, score, score + 10 * fit - _MARGIN * (years - 1))


def _settled(matches: Sequence[Match]) -> tuple[list[Match], list[Match]]:
    """The matches to take, and those that none can be told from."""
    sides: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        for work in (match.earlier, match.later):
            sides[work.project_code].append(match)
    settled: set[str] = set()
    taken: list[Match] = []
    doubts: list[Match] = []

    def is_open(match: Match) -> bool:
        codes = (match.earlier.project_code, match.later.project_code)
        return settled.isdisjoint(codes)

    ordered = sorted(matches, key=lambda match: -match.worth)
    for _, level in groupby(ordered, key=lambda match: match.worth):
        unclear: dict[tuple[str, str], Match] = {}
        clear = []
        for match in [match for match in level if is_open(match)]:
            beside = [
                other
                for work in (match.earlier, match.later)
                for other in sides[work.project_code]
                if other is not match and other.worth > match.worth - _MARGIN and is_open(other)
            ]
            if not beside:
                clear.append(match)
                continue
            for one in (match, *beside):
                unclear[one.earlier.project_code, one.later.project_code] = one
        taken += clear
        doubts += unclear.values()
        for match in (*clear, *unclear.values()):
            settled.update((match.earlier.project_code, match.later.project_code))
    return taken, doubts
