"""How alike two projects' names are, and whether they can be the names of one work.

The only module that knows rapidfuzz. Measured on the 365 pairs of `tests/links/name_pairs.tsv`: no
score tells works apart, for the next phase and the next district are as near as a name that
drifted. `ratio`, `token_set_ratio`, `WRatio`, `partial_ratio` and Jaro reach 98 % of precision at
less than half of the recall, or never. What tells is what the two names differ in: behind
`may_be_same_work` each of them gives a precision of 98.7 % and a recall of 93.3 % at 75.
`ratio` is taken, which leaves the fewest pairs to look into, and ranks by the whole name.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from schema.work_marks import WorkMarks, contradict, is_drift, marks_of, marks_of_key
from schema.yearly_additions import may_be_added, may_be_moved
from schema.yearly_drift import contradict_over_years, deeds_and_numbers, is_drift_over_years
from schema.yearly_endings import is_area_of_work_done_once
from schema.yearly_slips import without_slips
from schema.yearly_vocabulary import GENERIC
from schema.yearly_wording import (
    LEAST_TOLD,
    Word,
    are_told_apart,
    extra_words,
    is_turned,
    listed_words,
    may_be_exchanged,
    told_by,
    words_of_key,
)

LEAST_SCORE = 75.0
"""Names that score less are compared no further, but where one says all of the other."""

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
_SLIP_STANDS_OFF = 3
"""Equal letters, and more, between a slip of the keyboard and the next difference."""
_SMALL_GAP = 2
"""Equal letters between two differences that are one: `ชาย` and `หญิง` share a ย by chance."""


def likeness(key: str, other: str) -> float | None:
    """How alike two keys of names are, 0 to 100; None where one of them is empty."""
    return round(fuzz.ratio(key, other), 1) if key and other else None


def alike(key: str, keys: Mapping[str, str]) -> list[tuple[str, float]]:
    """Whose keys are like `key`, with the score; `keys` are by any name."""
    found = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=LEAST_SCORE, limit=None)
    return [(name, round(score, 1)) for _, score, name in found]


def may_be_same_work(name: str, other: str) -> bool:
    """Whether nothing in two near names says that they are of two works."""
    marks, others = marks_of(name), marks_of(other)
    return not contradict(marks, others) and all(
        is_drift(*difference) for difference in _differences(marks, others)
    )


def _differences(one: WorkMarks, other: WorkMarks) -> Iterator[tuple[str, str, str, str]]:
    """What stands before, in the one, in the other, and behind, for every difference."""
    for start, end, other_start, other_end in _gaps(one.words, other.words):
        before, left, after = one.words[:start], one.words[start:end], one.words[end:]
        yield before, left, other.words[other_start:other_end], after


def _gaps(
    one: Sequence[str], other: Sequence[str], joined: int = _SMALL_GAP
) -> list[tuple[int, int, int, int]]:
    gaps: list[tuple[int, int, int, int]] = []
    for step in Levenshtein.opcodes(one, other):
        if step.tag == "equal":
            continue
        start, other_start = step.src_start, step.dest_start
        if gaps and max(start - gaps[-1][1], other_start - gaps[-1][3]) <= joined:
            start, _, other_start, _ = gaps.pop()
        gaps.append((start, step.src_end, other_start, step.dest_end))
    return gaps


def near_over_years(new: Collection[str], known: Collection[str]) -> list[tuple[str, str, float]]:
    """Which compared names of an agency may be of one work in two years, with the score.

    Every name of `new` is compared with those of `known`, and with each other of `new`, if both
    tell the same numbers and deeds, and either neither is too long for the score or one says all
    that the other says. A pair is told once.
    """
    groups: dict[object, list[str]] = defaultdict(list)
    for key in {*new, *known}:
        groups[deeds_and_numbers(key)].append(key)
    unseen = set(new)
    found: list[tuple[str, str, float]] = []
    for members in groups.values():
        members.sort(key=lambda key: (len(key), key))
        lengths = [len(key) for key in members]
        for at, key in enumerate(members):
            if key in unseen:
                # Of two that are new the one that stands first asks.
                found += [
                    (min(key, other), max(key, other), round(score, 1))
                    for other, score, place in _asked(at, members, lengths)
                    if (place > at or other not in unseen)
                    and other != key
                    and _may_be_same_over_years(key, other)
                ]
        found += _turned_about(members, unseen)
        found += _said_with_more(members, unseen)
    return sorted({(one, other): (one, other, score) for one, other, score in found}.values())


def _asked(
    at: int, members: Sequence[str], lengths: Sequence[int]
) -> Iterator[tuple[str, float, int]]:
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
            yield other, score, least + place


def _turned_about(keys: Collection[str], new: Collection[str]) -> Iterator[tuple[str, str, float]]:
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
                yield one, other, round(fuzz.ratio(one, other), 1)


def _said_with_more(keys: Sequence[str], new: Collection[str]) -> Iterator[tuple[str, str, float]]:
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
                and _is_reworded(*map(words_of_key, sorted((key, other))))
            ):
                yield min(key, other), max(key, other), round(fuzz.ratio(key, other), 1)


def _may_be_same_over_years(key: str, other: str) -> bool:
    # Where two ways to align them are as short, one is taken whoever asks.
    key, other = sorted((key, other))
    if _is_same_as_written(key, other):
        return True
    mended = without_slips(key, other, _gaps(key, other, _SLIP_STANDS_OFF))
    return mended is not None and (mended[0] == mended[1] or _is_same_as_written(*mended))


def _is_same_as_written(key: str, other: str) -> bool:
    marks, others = marks_of_key(key), marks_of_key(other)
    if contradict_over_years(marks, others):
        return False
    words, other_words = words_of_key(key), words_of_key(other)
    if all(is_drift_over_years(*difference) for difference in _differences(marks, others)):
        return not (are_told_apart(words, other_words) or _is_one_elsewhere(words, other_words))
    return _is_reworded(words, other_words)


def _is_one_elsewhere(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether one name only adds where it is that a thing is built, bought or mended."""
    shorter, longer = sorted((one, other), key=len)
    return list(shorter) == list(longer[: len(shorter)]) and is_area_of_work_done_once(
        longer, len(shorter)
    )


def _is_reworded(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two names say the same in other words, in another order, or with words added."""
    mine, others = extra_words(one, other)
    if not one or not other or not (mine <= GENERIC or others <= GENERIC):
        return False
    if not mine and not others and is_turned(one, other):
        return True
    texts, other_texts = [word.text for word in one], [word.text for word in other]
    listed = listed_words(one, other)
    for start, end, other_start, other_end in _gaps(texts, other_texts, 0):
        left = mine.intersection(texts[start:end])
        right = others.intersection(other_texts[other_start:other_end])
        if left and right:
            if not may_be_exchanged(left, right):
                return False
        elif not (
            may_be_added(one, start, end) if left else may_be_moved(one, start, end, listed)
        ) or not (
            may_be_added(other, other_start, other_end)
            if right
            else may_be_moved(other, other_start, other_end, listed)
        ):
            return False
    return True


def changed_parts(
    parts: Sequence[str], other: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Where two lists of a text's parts differ: start and end in the one, and in the other."""
    yield from _gaps(parts, other)
