"""What two compared names have in common, and what not, in figures.

It is the evidence from which `ingest.name_likelihood` estimates whether both are of one work. The
shorter name is asked what of it is left out, the longer what it adds. Words weigh by how rare they
are in project names, and by how often they told works apart where one name had them alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from math import log
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from ingest.same_work import changed_parts
from schema.thai.cutting import frequency
from schema.yearly_additions import DONE_TO_THINGS
from schema.yearly_asides import without_bars
from schema.yearly_cores import core_of
from schema.yearly_drift import deeds_and_numbers
from schema.yearly_endings import is_done_once
from schema.yearly_thesaurus import in_first_words
from schema.yearly_vocabulary import GENERIC, PLACES, TELLS, VERBS
from schema.yearly_wording import Word, are_told_apart, words_of_key

__all__ = ["RAREST", "Evidence", "WordWeights", "core_words", "evidence", "words_of_name"]

RAREST: Final = 9.0
"""How rare a word counts that no known name has: the logarithm of one in so many names."""
_ALIKE: Final = 100.0
_COMMONEST: Final = 15.0
_DEEDS: Final = VERBS | DONE_TO_THINGS


class WordWeights(NamedTuple):
    """Of words as they are compared: how rare they are, and what they said where one name had them.

    `told` is above 0 where a word was mostly but another wording, below where it told works apart.
    """

    rarity: Mapping[str, float]
    told: Mapping[str, float]


class Evidence(NamedTuple):
    """Likenesses are from 0 to 100, weights are sums of words' rarities, all others are counts."""

    letters_alike: float
    phrases_alike: float
    cores_alike: float
    sorted_alike: float
    part_alike: float
    words_alike: float
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
    commonest_left_out: float
    commonest_added: float
    telling_left_out: float
    telling_added: float
    generic_added: float
    latin_left_out: float
    latin_added: float
    told_apart: float
    done_once: float


class _Names(NamedTuple):
    """Two names, the shorter first, and their words; `left_out` and `added` one has alone.

    `texts` are all that they say, `cores` what they say of the work itself.
    """

    texts: tuple[str, str]
    cores: tuple[str, str]
    words: tuple[tuple[Word, ...], tuple[Word, ...]]
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
    names = _names(*sorted((one, other), key=lambda key: (len(without_bars(key)), key)))
    return Evidence(**_letters(names), **_weighed(names, weights), **_marked(names))


def _names(shorter: str, longer: str) -> _Names:
    words = words_of_name(shorter), words_of_name(longer)
    mine, others = ({word.text for word in name} for name in words)
    return _Names(
        texts=(without_bars(shorter), without_bars(longer)),
        cores=(in_first_words(core_of(shorter).text), in_first_words(core_of(longer).text)),
        words=words,
        shared=mine & others,
        left_out=mine - others,
        added=others - mine,
    )


def _letters(names: _Names) -> dict[str, float]:
    shorter, longer = names.texts
    spaced = [" ".join(word.text for word in words) for words in names.words]
    return {
        "letters_alike": fuzz.ratio(shorter, longer),
        "phrases_alike": fuzz.ratio(in_first_words(shorter), in_first_words(longer)),
        "cores_alike": fuzz.ratio(*names.cores),
        "sorted_alike": fuzz.token_sort_ratio(*spaced),
        "part_alike": fuzz.partial_ratio(shorter, longer),
        "words_alike": fuzz.token_set_ratio(*spaced),
    }


def _weighed(names: _Names, weights: WordWeights) -> dict[str, float]:
    def rarity(word: str) -> float:
        return weights.rarity.get(word, RAREST)

    alone = names.shared, names.left_out, names.added
    shared, left_out, added = (sum(map(rarity, words)) for words in alone)
    told = [weights.told.get(word, 0.0) for word in names.left_out | names.added]
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
        "told": sum(told),
        "told_least": min(told, default=1.0),
        **_aligned(names, rarity),
    }


def _aligned(names: _Names, rarity: Callable[[str], float]) -> dict[str, float]:
    """What stands in what else's place, and what is added at the end."""
    texts = [[word.text for word in words] for words in names.words]
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
    one, other = sorted(names.texts)
    words, others = names.words
    shorter_places, longer_places = map(_place_names, names.words)
    return {
        "words_of_shorter": len(words),
        "words_of_longer": len(others),
        "deeds_shared": len(names.shared & _DEEDS),
        "deeds_begun": len(deeds_and_numbers(one)[0] ^ deeds_and_numbers(other)[0]),
        "places_shared": len(shorter_places & longer_places),
        "places_differ": bool(shorter_places - names.shared and longer_places - names.shared),
        "commonest_left_out": _commonest(names.left_out),
        "commonest_added": _commonest(names.added),
        "telling_left_out": _telling(names.left_out),
        "telling_added": _telling(names.added),
        "generic_added": len(names.added & GENERIC),
        "latin_left_out": sum(map(str.isascii, names.left_out)),
        "latin_added": sum(map(str.isascii, names.added)),
        "told_apart": are_told_apart(words, others),
        "done_once": is_done_once(words) + is_done_once(others),
    }


def _place_names(words: Sequence[Word]) -> set[str]:
    return {name.text for place, name in pairwise(words) if place.text in PLACES and not name.join}


def _commonest(words: Iterable[str]) -> float:
    """How often the rarest of the words is written in any text; the logarithm."""
    return min((log(frequency(word) + 1) for word in words), default=_COMMONEST)


def _telling(words: Iterable[str]) -> int:
    return sum(TELLS.fullmatch(word) is not None for word in words)
