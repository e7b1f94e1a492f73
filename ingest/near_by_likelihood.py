"""Which names of an agency are likely of one work, though no rule knows what they differ in.

Only those are asked about that tell the same numbers and deeds, and share rare enough words of
what they say of the work itself. What is likely is stored with how likely it is, and stands behind
what rules say.
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
from schema.yearly_asides import without_bars
from schema.yearly_drift import contradict_over_years, deeds_and_numbers
from schema.yearly_endings import does_once
from schema.yearly_kinds import (
    call_it_otherwise,
    name_other_places,
    name_other_sections,
    name_others_of_a_kind,
)
from schema.yearly_rewording import are_roles_exchanged
from schema.yearly_wording import Word, are_told_apart, extra_words

__all__ = ["LEAST_LIKELY", "may_be_asked", "near_by_likelihood"]

LEAST_LIKELY: Final = 50.0
"""How likely two names are of one work, in percent, that are near by it at the least."""
_LEAST_SHARED: Final = 0.45
"""Of the words of the name that says less, by their weight, the other has this share at least."""


_BEGUN: Final = frozenset(("ก่อสร้าง", "จัดซื้อ", "ประกวด", "แข่งขัน", "ประเมินผล"))
"""Deeds that make other work of a thing, whatever else is said: it is built before it is run."""

_LEAST_RARE: Final = 4.5
"""How rare the rarest word is, at least, that two names share: one in ninety names has it."""


class _Said(NamedTuple):
    """The words of a name, what they weigh, and which are rare.

    A name that shares enough of them has one of the `rarest`.
    """

    words: frozenset[str]
    weight: float
    rare: frozenset[str]
    rarest: frozenset[str]


def near_by_likelihood(
    new: Collection[str], known: Collection[str], found: AbstractSet[tuple[str, str]]
) -> Iterator[tuple[str, str, float]]:
    """Pairs of compared names, the lesser first, that are not `found`, and how likely they are.

    Names of `new` are asked about beside those of `known`, and beside each other.
    """
    new = frozenset(new)
    for names in _by_deeds_and_numbers(new.union(known)):
        asking = [name for name in names if name in new]
        if not asking or len(names) == 1:
            continue
        having, having_rarest = _index(names)
        for name in asking:
            for other in _sharing(name, having, having_rarest):
                pair = min(name, other), max(name, other)
                # Of two that are new the lesser asks.
                if name == other or pair in found or (other in new and name > other):
                    continue
                if not _contradict(*pair) and (likely := likelihood(*pair)) >= LEAST_LIKELY:
                    yield *pair, likely


def may_be_asked(one: str, other: str, rarity: Mapping[str, float]) -> bool:
    """Whether two compared names tell nothing of two works, and share enough to be asked about."""
    return (
        _deeds_and_numbers(one) == _deeds_and_numbers(other)
        and _share_enough(_said_by(one, rarity), _said_by(other, rarity), rarity)
        and not _contradict(one, other)
    )


def _by_deeds_and_numbers(names: Iterable[str]) -> Iterable[list[str]]:
    groups: dict[object, list[str]] = defaultdict(list)
    for name in sorted(names):
        groups[_deeds_and_numbers(name)].append(name)
    return groups.values()


def _deeds_and_numbers(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    deeds, numbers = deeds_and_numbers(without_bars(name))
    return deeds & _BEGUN, numbers


def _is_another_word(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether all that they differ in is a word that another of nearly its letters stands for."""
    alone = extra_words(one, other)
    return len(alone[0]) == len(alone[1]) == 1 and are_told_apart(one, other)


def _contradict(one: str, other: str) -> bool:
    """Whether they tell other counts, deeds, places or sections, or name others of a kind.

    What is built or bought is no course or service, and who does what to whom is told by the order.
    """
    if name_other_places(one, other):
        return True
    names = without_bars(one), without_bars(other)
    words, others = map(words_of_name, names)
    return (
        contradict_over_years(*map(marks_of_key, names))
        or name_others_of_a_kind(one, other)
        or name_other_sections(*names)
        or call_it_otherwise(one, other)
        or does_once(words) != does_once(others)
        or _is_another_word(words, others)
        or are_roles_exchanged(words, others)
    )


def _index(names: Iterable[str]) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """The names by their words, and by their rarest words."""
    having: dict[str, list[str]] = defaultdict(list)
    having_rarest: dict[str, list[str]] = defaultdict(list)
    for name in names:
        said = _said(name)
        for word in said.rare:
            having[word].append(name)
        for word in said.rarest:
            having_rarest[word].append(name)
    return having, having_rarest


def _sharing(
    name: str, having: Mapping[str, list[str]], having_rarest: Mapping[str, list[str]]
) -> Iterator[str]:
    """The names that share enough with one: whichever says less, it shares one of its rarest."""
    said, rarity = _said(name), word_weights().rarity
    may_share = {other for word in said.rarest for other in having.get(word, ())}
    may_share.update(other for word in said.rare for other in having_rarest.get(word, ()))
    return (other for other in sorted(may_share) if _share_enough(said, _said(other), rarity))


def _share_enough(one: _Said, other: _Said, rarity: Mapping[str, float]) -> bool:
    if one.rare.isdisjoint(other.rare):
        return False
    shared = _weight(one.words & other.words, rarity)
    return shared >= _LEAST_SHARED * min(one.weight, other.weight)


@lru_cache(maxsize=65_536)
def _said(name: str) -> _Said:
    return _said_by(name, word_weights().rarity)


def _said_by(name: str, rarity: Mapping[str, float]) -> _Said:
    words = core_words(name)
    weight = _weight(words, rarity)
    rarest, left = [], weight
    for word in sorted(words, key=lambda word: (-rarity.get(word, RAREST), word)):
        # What is left of a name weighs too little to be all that it shares.
        if left < _LEAST_SHARED * weight:
            break
        rarest.append(word)
        left -= rarity.get(word, RAREST)
    rare = frozenset(word for word in words if rarity.get(word, RAREST) >= _LEAST_RARE)
    return _Said(words, weight, rare, rare.intersection(rarest))


def _weight(words: Iterable[str], rarity: Mapping[str, float]) -> float:
    # The words come in any order: what they weigh must not hang on it.
    return fsum(rarity.get(word, RAREST) for word in words)
