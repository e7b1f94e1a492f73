"""One work through the years: who goes on with whom, one to one, and what is not guessed.

Years are taken in their order, so that a later year never changes what earlier ones are. Of every
year the projects are set beside the last projects of the lineages so far. The best match is taken
if nothing else comes near it for either side; where two are as good none is taken, and both are
told. What a project goes on with may say less than both it and an earlier one of the lineage, which
name different things: food made of bananas, food, food made of fish. A project that contradicts
any name of a lineage does not go on with it.
"""

from collections import defaultdict
from collections.abc import Collection, ItemsView, Iterable, Mapping, Sequence
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
        matches, doubts = _settled(_possible(_matches(last.values(), later, near), keys, near))
        taken.update((match.later.project_code, match) for match in matches)
        left_out += doubts
        keys.update((work.project_code, frozenset((work.key,))) for work in later)
        for match in matches:
            del last[match.earlier.project_code]
            keys[match.later.project_code] |= keys.pop(match.earlier.project_code)
        last.update((work.project_code, work) for work in later)
    return Chains(taken, left_out)


def _possible(
    matches: Iterable[Match], lineages: Mapping[str, frozenset[str]], near: Near
) -> list[Match]:
    """The matches whose later name contradicts none of the earlier work's lineage."""
    contradicted: dict[tuple[str, frozenset[str]], bool] = {}
    found = []
    for match in matches:
        asked = match.later.key, lineages[match.earlier.project_code]
        if asked not in contradicted:
            contradicted[asked] = _contradicts(*asked, near)
        if not contradicted[asked]:
            found.append(match)
    return found


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
    ordered = sorted(matches, key=lambda match: -match.worth)
    for worth, level in groupby(ordered, key=lambda match: match.worth):
        rivals = _Rivals(sides, settled, worth - _MARGIN)
        doubtful: set[str] = set()
        clear = []
        for match in level:
            codes = match.earlier.project_code, match.later.project_code
            if not settled.isdisjoint(codes):
                continue
            if all(len(rivals.of(code)) == 1 for code in codes):
                clear.append(match)
            else:
                doubtful.update(codes)
        unclear = {pair: match for code in doubtful for pair, match in rivals.of(code)}
        taken += clear
        doubts += unclear.values()
        for match in (*clear, *unclear.values()):
            settled.update((match.earlier.project_code, match.later.project_code))
    return taken, doubts


class _Rivals:
    """The open matches of a project that are worth more than `least`, by both their codes."""

    def __init__(
        self, sides: Mapping[str, Sequence[Match]], settled: Collection[str], least: float
    ) -> None:
        self._sides = sides
        self._settled = settled
        self._least = least
        self._found: dict[str, dict[tuple[str, str], Match]] = {}

    def of(self, code: str) -> ItemsView[tuple[str, str], Match]:
        """Looked up once for a project, however many matches it has."""
        if code not in self._found:
            self._found[code] = {
                (match.earlier.project_code, match.later.project_code): match
                for match in self._sides[code]
                if match.worth > self._least
                and match.earlier.project_code not in self._settled
                and match.later.project_code not in self._settled
            }
        return self._found[code].items()
