"""What two compared names have in common, and what not, in figures.

It is the evidence from which `ingest.name_likelihood` estimates whether both are of one work. The
shorter name is asked what of it is left out, the longer what it adds. Words weigh by how rare they
are in project names, and by how often they told works apart where one name had them alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise, product
from math import fsum, log
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from ingest.same_work import changed_parts
from schema.thai.cutting import frequency
from schema.work_marks import WorkMarks, marks_of_key
from schema.yearly_additions import DONE_TO_THINGS
from schema.yearly_asides import without_bars
from schema.yearly_cores import core_of
from schema.yearly_drift import deeds_and_numbers
from schema.yearly_endings import does_once, is_done_once
from schema.yearly_kinds import name_other_places, name_other_sorts
from schema.yearly_rewording import are_roles_exchanged
from schema.yearly_thesaurus import in_first_words
from schema.yearly_vocabulary import GENERIC, PLACES, VERBS, is_telling
from schema.yearly_wording import Word, are_told_apart, words_of_key

__all__ = [
    "RAREST",
    "Evidence",
    "WordWeights",
    "core_words",
    "evidence",
    "exchanged_words",
    "words_of_name",
]

RAREST: Final = 9.0
"""How rare a word counts that no known name has: the logarithm of one in so many names."""
_ALIKE: Final = 100.0
_COMMONEST: Final = 15.0
_ORDINAL: Final = re.compile("ที่([0-9]+)")
_LATIN: Final = re.compile("[a-z]")
_DEEDS: Final = VERBS | DONE_TO_THINGS


class WordWeights(NamedTuple):
    """Of words as they are compared: how rare they are, and what they said where one name had them.

    `told` is above 0 where a word was mostly but another wording, below where it told works apart;
    `exchanged` is the same of two words, the lesser first, of which each name had one.
    """

    rarity: Mapping[str, float]
    told: Mapping[str, float]
    exchanged: Mapping[tuple[str, str], float]


class Evidence(NamedTuple):
    """Likenesses are from 0 to 100, weights are sums of words' rarities, all others are counts.

    What is `left_out` only the shorter name has, what is `added` only the longer.
    """

    letters_alike: float
    phrases_alike: float
    cores_alike: float
    sorted_alike: float
    part_alike: float
    words_alike: float
    alone_alike: float
    shared: float
    shared_of_all: float
    shared_of_shorter: float
    shared_of_longer: float
    left_out: float
    added: float
    rarest_shared: float
    rarest_left_out: float
    rarest_added: float
    told: float
    told_least: float
    exchanged_told: float
    exchanged_told_least: float
    exchanged_known: float
    words_of_shorter: float
    words_of_longer: float
    places_changed: float
    exchanged_alike: float
    exchanged_rarity: float
    added_at_end: float
    same_opening: float
    last_word_shared: float
    deeds_shared: float
    deeds_begun: float
    places_shared: float
    places_differ: float
    other_places: float
    other_sorts: float
    object_differs: float
    roles_exchanged: float
    commonest_left_out: float
    commonest_added: float
    telling_left_out: float
    telling_added: float
    generic_added: float
    latin_left_out: float
    latin_added: float
    told_apart: float
    done_once: float
    once_differs: float
    deeds_differ: float
    deeds_exchanged: float
    numbers_shared: float
    numbers_added: float
    ordinals_added: float
    counts_added: float


class _Name(NamedTuple):
    """A name as it is asked about: all that it says, and what it says of the work itself.

    `phrases` and `core` are in the first words of the thesaurus, as are the words; `spaced` are the
    words in one text.
    """

    key: str
    text: str
    phrases: str
    core: str
    words: tuple[Word, ...]
    texts: tuple[str, ...]
    spaced: str
    said: frozenset[str]
    places: frozenset[str]
    deeds: frozenset[str]
    is_done_once: bool
    is_of_things: bool
    marks: WorkMarks
    ordinals: Counter[str]


class _Names(NamedTuple):
    """Two names, the shorter first, and the words that both have, and that one has alone."""

    both: tuple[_Name, _Name]
    shared: AbstractSet[str]
    left_out: AbstractSet[str]
    added: AbstractSet[str]


def words_of_name(key: str) -> tuple[Word, ...]:
    """The words of a compared name, in the first words of the thesaurus."""
    return words_of_key(in_first_words(without_bars(key)))


def core_words(key: str) -> frozenset[str]:
    """The words of what a compared name says of the work itself."""
    return frozenset(word.text for word in words_of_name(core_of(key).text))


def evidence(one: str, other: str, weights: WordWeights) -> Evidence:
    """The evidence of two compared names; in which order they stand is the same."""
    names = _names(one, other)
    return Evidence(**_letters(names), **_weighed(names, weights), **_marked(names))


def _names(one: str, other: str) -> _Names:
    shorter, longer = (_name(key) for key in sorted((one, other), key=_by_length))
    return _Names(
        both=(shorter, longer),
        shared=shorter.said & longer.said,
        left_out=shorter.said - longer.said,
        added=longer.said - shorter.said,
    )


def _by_length(key: str) -> tuple[int, str]:
    return len(without_bars(key)), key


@lru_cache(maxsize=65_536)
def _name(key: str) -> _Name:
    text, words = without_bars(key), words_of_name(key)
    texts = tuple(word.text for word in words)
    return _Name(
        key=key,
        text=text,
        phrases=in_first_words(text),
        core=in_first_words(core_of(key).text),
        words=words,
        texts=texts,
        spaced=" ".join(texts),
        said=frozenset(texts),
        places=frozenset(_place_names(words)),
        deeds=deeds_and_numbers(text)[0],
        is_done_once=is_done_once(words),
        is_of_things=does_once(words),
        marks=marks_of_key(text),
        ordinals=Counter(_ORDINAL.findall(text)),
    )


def _letters(names: _Names) -> dict[str, float]:
    shorter, longer = names.both
    alone = ("".join(sorted(words)) for words in (names.left_out, names.added))
    return {
        "letters_alike": fuzz.ratio(shorter.text, longer.text),
        "phrases_alike": fuzz.ratio(shorter.phrases, longer.phrases),
        "cores_alike": fuzz.ratio(shorter.core, longer.core),
        "sorted_alike": fuzz.token_sort_ratio(shorter.spaced, longer.spaced),
        "part_alike": fuzz.partial_ratio(shorter.text, longer.text),
        "words_alike": fuzz.token_set_ratio(shorter.spaced, longer.spaced),
        "alone_alike": fuzz.ratio(*alone),
    }


def _weighed(names: _Names, weights: WordWeights) -> dict[str, float]:
    def rarity(word: str) -> float:
        return weights.rarity.get(word, RAREST)

    alone = names.shared, names.left_out, names.added
    shared, left_out, added = (fsum(map(rarity, words)) for words in alone)
    told = [weights.told.get(word, 0.0) for word in names.left_out | names.added]
    pairs = exchanged_words(names.left_out, names.added)
    exchanged = [weights.exchanged[pair] for pair in pairs if pair in weights.exchanged]
    return {
        "shared": shared,
        "shared_of_all": shared / max(1.0, shared + left_out + added),
        "shared_of_shorter": shared / max(1.0, shared + left_out),
        "shared_of_longer": shared / max(1.0, shared + added),
        "left_out": left_out,
        "added": added,
        "rarest_shared": max(map(rarity, names.shared), default=0.0),
        "rarest_left_out": max(map(rarity, names.left_out), default=0.0),
        "rarest_added": max(map(rarity, names.added), default=0.0),
        "told": fsum(told),
        "told_least": min(told, default=1.0),
        "exchanged_told": max(exchanged, default=0.0),
        "exchanged_told_least": min(exchanged, default=0.0),
        "exchanged_known": len(exchanged),
        **_aligned(names, rarity),
    }


def exchanged_words(words: AbstractSet[str], others: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """Each word of the one set with each of the other, the lesser first."""
    return ((min(pair), max(pair)) for pair in product(words, others))


def _aligned(names: _Names, rarity: Callable[[str], float]) -> dict[str, float]:
    """What stands in what else's place, and what is added at the end."""
    texts = tuple(name.texts for name in names.both)
    changed = 0
    exchanged, exchanged_rarity, at_end = _ALIKE, 0.0, 0.0
    for start, end, other_start, other_end in changed_parts(*texts):
        changed += 1
        left, right = texts[0][start:end], texts[1][other_start:other_end]
        alone = [rarity(word) for word in left if word in names.left_out]
        others = [rarity(word) for word in right if word in names.added]
        if left and right:
            exchanged = min(exchanged, fuzz.ratio("".join(left), "".join(right)))
            if alone and others:
                exchanged_rarity = max(exchanged_rarity, min(max(alone), max(others)))
        elif end == len(texts[0]) and other_end == len(texts[1]):
            at_end = sum(alone or others)
    return {
        "places_changed": changed,
        "exchanged_alike": exchanged,
        "exchanged_rarity": exchanged_rarity,
        "added_at_end": at_end,
        "same_opening": texts[0][:1] == texts[1][:1],
        "last_word_shared": sum(
            mine[-1] in others for mine, others in (texts, texts[::-1]) if mine
        ),
    }


def _marked(names: _Names) -> dict[str, float]:
    shorter, longer = names.both
    deeds, others = (name.marks.deeds | name.deeds for name in names.both)
    return {
        "words_of_shorter": len(shorter.words),
        "words_of_longer": len(longer.words),
        "deeds_shared": len(names.shared & _DEEDS),
        "deeds_begun": len(shorter.deeds ^ longer.deeds),
        "places_shared": len(shorter.places & longer.places),
        "places_differ": bool(shorter.places - names.shared and longer.places - names.shared),
        "other_places": name_other_places(shorter.key, longer.key),
        "other_sorts": name_other_sorts(shorter.key, longer.key),
        "object_differs": names.shared.isdisjoint(map(_object, names.both)),
        "roles_exchanged": are_roles_exchanged(shorter.words, longer.words),
        "commonest_left_out": _commonest(names.left_out),
        "commonest_added": _commonest(names.added),
        "telling_left_out": _telling(names.left_out),
        "telling_added": _telling(names.added),
        "generic_added": len(names.added & GENERIC),
        "latin_left_out": len(list(filter(_LATIN.match, names.left_out))),
        "latin_added": len(list(filter(_LATIN.match, names.added))),
        "told_apart": are_told_apart(shorter.words, longer.words),
        "done_once": shorter.is_done_once + longer.is_done_once,
        "once_differs": shorter.is_of_things != longer.is_of_things,
        "deeds_differ": len(shorter.marks.deeds ^ longer.marks.deeds),
        "deeds_exchanged": min(len(deeds - others), len(others - deeds)),
        "numbers_shared": (shorter.marks.numbers & longer.marks.numbers).total(),
        "numbers_added": _added(shorter.marks.numbers, longer.marks.numbers),
        "ordinals_added": _added(shorter.ordinals, longer.ordinals),
        "counts_added": _added(shorter.marks.counts, longer.marks.counts),
    }


def _added(one: Counter[str], other: Counter[str]) -> int:
    """How many of their numbers only one of them has."""
    return ((one - other) + (other - one)).total()


def _object(name: _Name) -> str:
    """What the first of its deeds is done to: the first word that is no deed."""
    return next((text for text in name.texts if text not in _DEEDS), "")


def _place_names(words: Sequence[Word]) -> set[str]:
    return {name.text for place, name in pairwise(words) if place.text in PLACES and not name.join}


def _commonest(words: Iterable[str]) -> float:
    """How often the rarest of the words is written in any text; the logarithm."""
    return min((log(frequency(word) + 1) for word in words), default=_COMMONEST)


def _telling(words: Iterable[str]) -> int:
    return sum(map(is_telling, words))
