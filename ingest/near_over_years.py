"""Which names of an agency may be of one work in two years: who is compared with whom.

Comparing every name with every other would take hours. Those that tell the same numbers and deeds
are compared by length and score, by their words, by what they say in brackets, and by their cores;
`ingest.same_work` says of each pair whether they may be of one work. Of what its rules leave,
`ingest.near_by_likelihood` adds what is likely.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain, combinations, combinations_with_replacement, product
from typing import NamedTuple

from rapidfuzz import fuzz, process

from ingest.near_by_likelihood import near_by_likelihood
from ingest.same_work import LEAST_SCORE, is_reworded, may_be_same_over_years
from schema.work_marks import marks_of_key
from schema.yearly_asides import other_readings, without_bars
from schema.yearly_cores import Core, core_of, may_be_of_one_core
from schema.yearly_drift import contradict_over_years, deeds_and_numbers
from schema.yearly_thesaurus import in_first_words
from schema.yearly_wording import LEAST_TOLD, told_by, words_of_key

_LEAST_LENGTH = LEAST_SCORE / (200 - LEAST_SCORE)
"""Of two names that score no less, the shorter has this share of the longer's letters."""
_SHORT_NAME = 24
_LEAST_OF_SHORT = 68.0
"""What names score at the least of which one has so few letters: a word more is much of it."""
_LEAST_LENGTH_OF_SHORT = _LEAST_OF_SHORT / (200 - _LEAST_OF_SHORT)
_LEAST_OF_MORE = 40.0
"""What a name scores at the least beside one that says all of it, and more."""
_MOST_SAID = 3
"""How many times as many words the other may have."""
_LEAST_HALF = 8
"""Letters of the shorter half of a name that is turned about."""

Pair = tuple[str, str]
BY_RULES = 100.0
"""How certain a pair is that no rule tells apart."""


class Likeness(NamedTuple):
    """How alike two names are, and how certain it is that they are of one work: 0 to 100."""

    score: float
    certainty: float


Near = Mapping[str, Mapping[str, Likeness]]
"""The compared names that may be of one work with a compared name."""


class NearNames(NamedTuple):
    """Two names that may be of one work, the lesser first; both figures are from 0 to 100.

    `score` is how alike they are, `certainty` how likely they are of one work.
    """

    one: str
    other: str
    score: float
    certainty: float


def near_over_years(new: Collection[str], known: Collection[str]) -> list[NearNames]:
    """Which compared names of an agency may be of one work in two years.

    Every name of `new` is compared with those of `known`, and with each other of `new`, if both
    tell the same numbers and deeds, and either neither is too long for the score or one says all
    that the other says. What one of them says in brackets may be left out, or be all that the
    other says; whose the work is and to what end, one of them may say alone. Others are likely by
    what their words told in labelled names. A pair is told once.
    """
    if not new:
        return []
    pairs = near_by_rules(new, known)
    likely = near_by_likelihood(new, known, pairs)
    certain = ((one, other, BY_RULES) for one, other in pairs)
    return sorted(
        NearNames(one, other, _likeness(one, other), certainty)
        for one, other, certainty in chain(certain, likely)
    )


def near_by_rules(new: Collection[str], known: Collection[str]) -> set[Pair]:
    """The pairs of them that no rule tells apart, the lesser name first."""
    keys = set(new), set(known)
    found = chain(_near_as_written(*keys), _near_by_asides(*keys), _near_by_cores(*keys))
    return {(min(one, other), max(one, other)) for one, other in found}


def _likeness(one: str, other: str) -> float:
    return round(fuzz.ratio(without_bars(one), without_bars(other)), 1)


def near_by_name(pairs: Iterable[NearNames]) -> Near:
    """Of each name of the pairs those that are near it."""
    near: dict[str, dict[str, Likeness]] = defaultdict(dict)
    for one, other, score, certainty in pairs:
        near[one][other] = near[other][one] = Likeness(score, certainty)
    return near


def _near_as_written(new: AbstractSet[str], known: AbstractSet[str]) -> Iterator[Pair]:
    """Pairs of names by all that they say, whatever of it stands in brackets."""
    keys: dict[str, list[str]] = defaultdict(list)
    for key in sorted(new | known):
        keys[without_bars(key)].append(key)
    for same in keys.values():
        yield from (pair for pair in combinations(same, 2) if not new.isdisjoint(pair))
    for one, other in _near_texts(set(map(without_bars, new)), set(map(without_bars, known))):
        yield from product(keys[one], keys[other])


def _near_by_asides(new: AbstractSet[str], known: AbstractSet[str]) -> Iterator[Pair]:
    """Pairs of names of which one says something in brackets, and the other has none."""
    plain = {key for key in new | known if without_bars(key) == key}
    yield from _near_readings(new - plain, plain)
    yield from _near_readings(known - new - plain, plain & new)


def _near_by_cores(new: AbstractSet[str], known: AbstractSet[str]) -> Iterator[Pair]:
    """Pairs of names of which one says besides what the other does not, or says it in other words.

    They are found by the words of their cores, whatever the order.
    """
    keys: dict[Core, list[str]] = defaultdict(list)
    for key in sorted(new | known):
        keys[core_of(key)].append(key)
    cores: dict[str, list[Core]] = defaultdict(list)
    for core in keys:
        cores[_words_in_order(core.text)].append(core)
    asking = {_words_in_order(core_of(key).text) for key in new}
    near = _near_in_score(asking, cores.keys() - asking)
    pairs = chain(
        chain.from_iterable(product(cores[one], cores[other]) for one, other in near),
        chain.from_iterable(combinations_with_replacement(cores[words], 2) for words in asking),
    )
    for core, another in pairs:
        if _may_be_of_one_work(core, another):
            found = product(keys[core], keys[another])
            yield from ((a, b) for a, b in found if a != b and (a in new or b in new))


def _may_be_of_one_work(one: Core, other: Core) -> bool:
    return may_be_of_one_core(one, other) and (
        one.text == other.text or may_be_same_over_years(one.text, other.text)
    )


@lru_cache(maxsize=65_536)
def _words_in_order(text: str) -> str:
    return "".join(sorted({word.text for word in words_of_key(in_first_words(text))}))


def _near_readings(keys: AbstractSet[str], plain: AbstractSet[str]) -> Iterator[Pair]:
    readings: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys) if plain else ():
        for reading in other_readings(key):
            readings[reading].append(key)
    for reading in readings.keys() & plain:
        yield from ((key, reading) for key in readings[reading])
    # Each of the first is compared with all: the fewer ones ask.
    for one, other in _near_texts(*sorted((readings.keys(), plain), key=len)):
        for reading, name in ((one, other), (other, one)):
            if reading in readings and name in plain:
                yield from ((key, name) for key in readings[reading])


def _near_texts(new: AbstractSet[str], known: AbstractSet[str]) -> set[Pair]:
    """Pairs of texts that differ, and may be names of one work; the lesser stands first."""
    near = _near_in_score(new, known)
    found = {pair for pair in near if may_be_same_over_years(*pair)}
    for members in _by_deeds_and_numbers(new | known):
        found.update(_turned_about(members, new))
        found.update(_said_with_more(members, new))
    return found


def _by_deeds_and_numbers(texts: Collection[str]) -> Iterable[list[str]]:
    groups: dict[object, list[str]] = defaultdict(list)
    for text in sorted(texts, key=lambda text: (len(text), text)):
        groups[deeds_and_numbers(text)].append(text)
    return groups.values()


def _near_in_score(new: AbstractSet[str], known: AbstractSet[str]) -> Iterator[Pair]:
    """Pairs of texts that differ, of the same deeds and numbers, that score enough."""
    for members in _by_deeds_and_numbers(new | known):
        lengths = [len(text) for text in members]
        for at, text in enumerate(members):
            if text in new:
                for other, place in _asked(at, members, lengths):
                    # Of two that are new the one that stands first asks.
                    if (place > at or other not in new) and other != text:
                        yield min(text, other), max(text, other)


def _asked(at: int, members: Sequence[str], lengths: Sequence[int]) -> Iterator[tuple[str, int]]:
    """The names that score enough beside the one at a place, and their places: by length."""
    length = lengths[at]
    may_be_short = length * _LEAST_LENGTH_OF_SHORT <= _SHORT_NAME
    share = _LEAST_LENGTH_OF_SHORT if may_be_short else _LEAST_LENGTH
    cutoff = _LEAST_OF_SHORT if may_be_short else LEAST_SCORE
    least = bisect_left(lengths, length * share)
    others = members[least : bisect_right(lengths, length / share)]
    for other, score, place in process.extract(
        members[at], others, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None
    ):
        if score >= LEAST_SCORE or min(length, len(other)) <= _SHORT_NAME:
            yield other, least + place


def _turned_about(keys: Collection[str], new: AbstractSet[str]) -> Iterator[Pair]:
    """Names of which the halves stand the other way round in another: they score too little."""
    lengths = {len(key) for key in keys if len(key) >= 2 * _LEAST_HALF and key in new}
    by_letters: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        if len(key) in lengths:
            by_letters["".join(sorted(key))].append(key)
    for same in by_letters.values():
        for one, other in combinations(sorted(same), 2):
            at = (one + one).find(other)
            if (one in new or other in new) and _LEAST_HALF <= at <= len(one) - _LEAST_HALF:
                yield one, other


def _said_with_more(keys: Sequence[str], new: AbstractSet[str]) -> Iterator[Pair]:
    """Names that say all that another says, and may say the same, though they score too little."""
    if not new or len(keys) < 2:
        return
    said = {key: frozenset(word.text for word in words_of_key(key)) for key in keys}
    having: dict[str, list[str]] = defaultdict(list)
    for key, words in said.items():
        for word in words:
            having[word].append(key)
    for key in keys:
        told = told_by(words_of_key(key))
        if len(told) < LEAST_TOLD:
            continue
        for other in having[min(told, key=lambda word: (len(having[word]), word))]:
            if (
                (key in new or other in new)
                and other != key
                and told <= said[other]
                and len(said[other]) <= len(said[key]) * _MOST_SAID
                and not contradict_over_years(marks_of_key(key), marks_of_key(other))
                and fuzz.ratio(key, other) >= _LEAST_OF_MORE
                and is_reworded(*map(words_of_key, sorted((key, other))))
            ):
                yield min(key, other), max(key, other)
