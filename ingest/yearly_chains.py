"""One work through the years: who goes on with whom, one to one, and what is not guessed.

Years are taken in their order, so that a later year never changes what earlier ones are. Of every
year the projects are set beside the last projects of the lineages so far. The best match is taken
if nothing else comes near it for either side; where two are as good none is taken, and both are
told. What a project goes on with may say less than both it and an earlier one of the lineage, which
name different things: food made of bananas, food, food made of fish. A project that contradicts
any name of a lineage does not go on with it. What is only likely stands behind what rules link, in
the same year or in a later one.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from math import log
from typing import NamedTuple

from ingest.near_over_years import BY_RULES, Likeness, Near
from schema.yearly_asides import without_bars
from schema.yearly_editions import Edition, editions_agree
from schema.yearly_wording import name_different_things

_MARGIN = 5.0
"""What a match by likeness must be ahead of the next, in points of the score."""
_EQUAL_NAME = 1000.0
_MOST_BEHIND = 200.0
"""What is only likely stands behind all that rules link."""
_TIMES_AS_LIKELY = 3.0
"""What is only likely must be ahead of the next by so many times its odds."""

_EQUAL = Likeness(100.0, BY_RULES)


class Work(NamedTuple):
    """A project as it is compared; `key` is never empty."""

    project_code: str
    fiscal_year: int
    key: str
    editions: tuple[Edition, ...]


class Match(NamedTuple):
    """A project that goes on with an earlier one, and how alike their names are."""

    earlier: Work
    later: Work
    likeness: Likeness


class Candidates(NamedTuple):
    """Each of the later projects may go on with each of the earlier ones, as well with any.

    The more `worth`, the better; projects stand in the order of their codes.
    """

    earlier: tuple[Work, ...]
    later: tuple[Work, ...]
    likeness: Likeness
    worth: float

    @property
    def sides(self) -> tuple[str, str]:
        """What tells the earlier projects, and the later, from others that are not as they are."""
        return self.earlier[0].project_code, self.later[0].project_code


class Chains(NamedTuple):
    """The matches that were taken, by the later project's code, and those that were left out."""

    taken: dict[str, Match]
    left_out: list[Candidates]


def chains(works: Iterable[Work], near: Near) -> Chains:
    """The lineages of one agency's projects; the order of the works makes no difference."""
    ordered = sorted(works, key=lambda work: (work.fiscal_year, work.project_code))
    last: dict[str, Work] = {}
    keys: dict[str, frozenset[str]] = {}
    taken: dict[str, Match] = {}
    left_out: list[Candidates] = []
    ahead = _Ahead(ordered, near)
    for _, of_year in groupby(ordered, key=lambda work: work.fiscal_year):
        later = list(of_year)
        found = _candidates(last.values(), later, keys, near)
        candidates, doubts = _settled([one for one in found if not ahead.is_awaited(one)])
        left_out += doubts
        keys.update((work.project_code, frozenset((work.key,))) for work in later)
        for (earlier,), (work,), likeness, _ in candidates:
            taken[work.project_code] = Match(earlier, work, likeness)
            del last[earlier.project_code]
            keys[work.project_code] |= keys.pop(earlier.project_code)
        last.update((work.project_code, work) for work in later)
    return Chains(taken, left_out)


class _Ahead:
    """What the years ahead hold: a work that goes on there for certain goes on with no other."""

    def __init__(self, works: Iterable[Work], near: Near) -> None:
        self._near = near
        self._last_year: dict[str, int] = {}
        for work in works:
            known = self._last_year.get(work.key, work.fiscal_year)
            self._last_year[work.key] = max(known, work.fiscal_year)

    def is_awaited(self, candidates: Candidates) -> bool:
        """Whether a match is only likely, and a later year has the earlier one's own name.

        That is its very name or one that rules link to it, and not to the other of the match.
        """
        if candidates.likeness.certainty == BY_RULES:
            return False
        later = candidates.later[0]
        own = self._certain(candidates.earlier[0].key) - self._certain(later.key)
        return any(self._last_year.get(key, 0) > later.fiscal_year for key in own)

    def _certain(self, key: str) -> set[str]:
        near = self._near.get(key, {})
        return {key, *(other for other in near if near[other].certainty == BY_RULES)}


def _candidates(
    last: Iterable[Work], later: Iterable[Work], lineages: Mapping[str, frozenset[str]], near: Near
) -> Iterator[Candidates]:
    """What may go on with what; projects of which all is alike are taken together."""
    by_key: dict[str, list[tuple[Work, ...]]] = defaultdict(list)
    for alike in _alike(
        last, lambda one: (one.key, one.editions, one.fiscal_year, lineages[one.project_code])
    ):
        by_key[alike[0].key].append(alike)
    for works in _alike(later, lambda work: (work.key, work.editions)):
        key = works[0].key
        keys = {**near.get(key, {}), key: _EQUAL}
        for earlier in chain.from_iterable(by_key[key] for key in by_key.keys() & keys.keys()):
            likeness = keys[earlier[0].key]
            worth = _worth(earlier[0], works[0], likeness)
            if worth is not None and not _contradicts(key, lineages[earlier[0].project_code], near):
                yield Candidates(earlier, works, likeness, worth)


def _odds(share: float) -> float:
    return share / (1 - share)


def _alike(works: Iterable[Work], by: Callable[[Work], object]) -> Iterator[tuple[Work, ...]]:
    """The works that are as others of them are, each in the order of their codes."""
    found: dict[object, list[Work]] = defaultdict(list)
    for work in works:
        found[by(work)].append(work)
    for alike in found.values():
        yield tuple(sorted(alike))


def _contradicts(key: str, lineage: Collection[str], near: Near) -> bool:
    """Whether a name and one of a lineage are not near, and each names a thing of its own."""
    may_be_same = {key, *near.get(key, {})}
    return any(
        other not in may_be_same and name_different_things(without_bars(key), without_bars(other))
        for other in lineage
    )


def _worth(earlier: Work, later: Work, likeness: Likeness) -> float | None:
    years = later.fiscal_year - earlier.fiscal_year
    fit = editions_agree(earlier.editions, later.editions, years)
    if fit is None:
        return None
    # Editions that fit count most, then that no year is missing between.
    if earlier.key == later.key:
        return _EQUAL_NAME + 100 * fit - 10 * years
    if likeness.certainty < BY_RULES:
        points = _MARGIN * log(_odds(likeness.certainty / 100), _TIMES_AS_LIKELY)
        return points - _MOST_BEHIND + 10 * fit - _MARGIN * (years - 1)
    return likeness.score + 10 * fit - _MARGIN * (years - 1)


def _settled(candidates: Sequence[Candidates]) -> tuple[list[Candidates], list[Candidates]]:
    """The candidates to take, and those that none can be told from."""
    by_side: dict[str, list[Candidates]] = defaultdict(list)
    for one in candidates:
        for side in one.sides:
            by_side[side].append(one)
    settled: set[str] = set()
    taken: list[Candidates] = []
    doubts: list[Candidates] = []
    ordered = sorted(candidates, key=lambda one: -one.worth)
    for worth, level in groupby(ordered, key=lambda one: one.worth):
        rivals = _Rivals(by_side, settled, worth - _MARGIN)
        doubtful: set[str] = set()
        clear = []
        for one in level:
            if not settled.isdisjoint(one.sides):
                continue
            is_one = len(one.earlier) == len(one.later) == 1
            if is_one and all(len(rivals.of(side)) == 1 for side in one.sides):
                clear.append(one)
            else:
                doubtful.update(one.sides)
        unclear = {one.sides: one for side in doubtful for one in rivals.of(side)}
        taken += clear
        doubts += unclear.values()
        for one in (*clear, *unclear.values()):
            settled.update(one.sides)
    return taken, doubts


class _Rivals:
    """The open candidates of one side that are worth more than `least`."""

    def __init__(
        self,
        by_side: Mapping[str, Sequence[Candidates]],
        settled: Collection[str],
        least: float,
    ) -> None:
        self._by_side = by_side
        self._settled = frozenset(settled)
        self._least = least
        self._found: dict[str, list[Candidates]] = {}

    def of(self, side: str) -> list[Candidates]:
        """Looked up once for a side, however many candidates it has."""
        if side not in self._found:
            self._found[side] = [
                one
                for one in self._by_side[side]
                if one.worth > self._least and self._settled.isdisjoint(one.sides)
            ]
        return self._found[side]
