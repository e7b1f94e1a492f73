"""Which names of an agency are likely of one work, though no rule knows what they differ in.

Only those are asked about that tell no other numbers, sections or kinds of a thing, and share rare
enough words of what they say of the work itself. What is likely is stored with how likely it is,
and stands behind what rules say.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from math import fsum
from typing import Final, NamedTuple

from ingest.name_evidence import RAREST, core_words, words_of_name
from ingest.name_likelihood import likelihood, word_weights
from schema.work_marks import marks_of_key
from schema.yearly_additions import DONE_TO_THINGS
from schema.yearly_asides import without_bars
from schema.yearly_endings import is_done_once
from schema.yearly_kinds import (
    call_it_otherwise,
    name_other_numbers,
    name_other_sections,
    name_others_of_a_kind,
    words_for_areas,
)
from schema.yearly_vocabulary import GENERIC, SLIGHT, VERBS
from schema.yearly_wording import Word, extra_words

__all__ = ["LEAST_LIKELY", "may_be_asked", "near_by_likelihood"]

LEAST_LIKELY: Final = 90.0
"""How likely two names are of one work, in percent, that are near by it at the least.

Nine in ten: a wrong link is worse than none. With less, lists of two years would gain six works in
a hundred at as few wrong links, and pairs of names that stand alone a wrong link in twenty.
"""
_LEAST_SHARED: Final = 0.35
"""Of the words of the name that says less, by their weight, the other has this share at least."""
_LEAST_RARE: Final = 3.5
"""How rare the rarest word is, at least, that two names share: one in thirty names has it."""

_BUILDING: Final = {"ก่อสร้าง"}


class _Said(NamedTuple):
    """The words of what a name says of the work itself, and what they weigh; all of its words.

    Of all that it says some are `rare`.
    """

    words: frozenset[str]
    weight: float
    every: frozenset[str]
    rare: frozenset[str]


def near_by_likelihood(
    new: Collection[str], known: Collection[str], found: AbstractSet[tuple[str, str]]
) -> Iterator[tuple[str, str, float]]:
    """Pairs of compared names, the lesser first, that are not `found`, and how likely they are.

    Names of `new` are asked about beside those of `known`, and beside each other.
    """
    new = frozenset(new)
    rarity = word_weights().rarity
    having = _by_rare_words(new.union(known))
    for name in sorted(new):
        said = _said(name)
        for other in sorted({other for word in said.rare for other in having[word]}):
            pair = min(name, other), max(name, other)
            # Of two that are new the lesser asks.
            if name == other or pair in found or (other in new and name > other):
                continue
            if (
                _share_enough(said, _said(other), rarity)
                and not _contradict(*pair)
                and (likely := likelihood(*pair)) >= LEAST_LIKELY
            ):
                yield *pair, likely


def may_be_asked(one: str, other: str, rarity: Mapping[str, float]) -> bool:
    """Whether two compared names tell nothing of two works, and share enough to be asked about."""
    return _share_enough(_said_by(one, rarity), _said_by(other, rarity), rarity) and not (
        _contradict(one, other)
    )


def _contradict(one: str, other: str) -> bool:
    """Whether each tells a number of its own, another section, or another of a kind or name.

    What is built in one village need not be one work.
    """
    names = without_bars(one), without_bars(other)
    return (
        _count_otherwise(*names)
        or name_other_numbers(one, other)
        or _share_but_an_area(one, other)
        or _is_built_and_run(*map(words_of_name, names))
        or name_others_of_a_kind(one, other)
        or name_other_sections(*names)
        or call_it_otherwise(one, other)
    )


def _is_built_and_run(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether all that they differ in is that the one is built."""
    mine, others = extra_words(one, other)
    return mine | others == _BUILDING


def _share_but_an_area(one: str, other: str) -> bool:
    """Whether two names of work that is done once have nothing in common but whose area it is in.

    Nothing else, that is, but what is done, and words that any name has.
    """
    names = words_of_name(one), words_of_name(other)
    if not all(map(is_done_once, names)):
        return False
    mine, others = ({word.text for word in words} for words in names)
    areas = words_for_areas(one) | words_for_areas(other)
    shared = (mine & others) - GENERIC - SLIGHT - VERBS - DONE_TO_THINGS
    return not shared.isdisjoint(areas) and shared <= areas


def _count_otherwise(one: str, other: str) -> bool:
    """Whether each of two names, without bars, has a number that the other has not."""
    mine, others = marks_of_key(one), marks_of_key(other)
    return not (
        (mine.numbers <= others.numbers or mine.numbers >= others.numbers)
        and (mine.counts <= others.counts or mine.counts >= others.counts)
    )


def _by_rare_words(names: Iterable[str]) -> Mapping[str, list[str]]:
    having: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for word in _said(name).rare:
            having[word].append(name)
    return having


def _share_enough(one: _Said, other: _Said, rarity: Mapping[str, float]) -> bool:
    if one.rare.isdisjoint(other.rare):
        return False
    less, more = (one, other) if one.weight <= other.weight else (other, one)
    return _weight(less.words & more.every, rarity) >= _LEAST_SHARED * less.weight


@lru_cache(maxsize=65_536)
def _said(name: str) -> _Said:
    return _said_by(name, word_weights().rarity)


def _said_by(name: str, rarity: Mapping[str, float]) -> _Said:
    words = core_words(name)
    every = words.union(word.text for word in words_of_name(name))
    rare = frozenset(word for word in every if rarity.get(word, RAREST) >= _LEAST_RARE)
    return _Said(words, _weight(words, rarity), every, rare)


def _weight(words: Iterable[str], rarity: Mapping[str, float]) -> float:
    # The words come in any order: what they weigh must not hang on it.
    return fsum(rarity.get(word, RAREST) for word in words)
