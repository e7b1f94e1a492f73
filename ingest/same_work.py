"""How alike two projects' names are, and whether they can be the names of one work.

Measured on the 365 pairs of `tests/links/name_pairs.tsv`: no score tells works apart, for the next
phase and the next district are as near as a name that drifted. `ratio`, `token_set_ratio`,
`WRatio`, `partial_ratio` and Jaro reach 98 % of precision at less than half of the recall, or
never. What tells is what the two names differ in: behind `may_be_same_work` each of them gives a
precision of 98.7 % and a recall of 93.3 % at 75. `ratio` is taken, which leaves the fewest pairs to
look into, and ranks by the whole name.
"""

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, Levenshtein

from schema.work_marks import WorkMarks, contradict, is_drift, marks_of, marks_of_key
from schema.yearly_additions import may_be_added, may_be_moved
from schema.yearly_drift import contradict_over_years, is_drift_over_years
from schema.yearly_endings import is_area_of_work_done_once, is_done_once
from schema.yearly_kinds import name_other_sections
from schema.yearly_loanwords import sound_alike
from schema.yearly_rewording import are_roles_exchanged, is_in_another_order
from schema.yearly_slips import without_slips
from schema.yearly_thesaurus import exchanges
from schema.yearly_vocabulary import GENERIC
from schema.yearly_wording import (
    Word,
    are_told_apart,
    extra_words,
    is_turned,
    listed_words,
    may_be_exchanged,
    words_of_key,
)

LEAST_SCORE = 75.0
"""Names that score less are compared no further, but where one says all of the other."""
_SLIP_STANDS_OFF = 3
"""Equal letters, and more, between a slip of the keyboard and the next difference."""
_DISTRICT, _DISTRICT_OFFICE = "เขต", "สำนักงานเขต"
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


def may_be_same_over_years(key: str, other: str) -> bool:
    """Whether two compared names, without bars, may be the names of one work in two years."""
    if name_other_sections(key, other):
        return False
    # Where two ways to align them are as short, one is taken whoever asks.
    key, other = sorted((key, other))
    if _is_same_as_written(key, other):
        return True
    reworded = _in_words_of(other, key)
    names = key, other
    key, other = sorted((_in_words_of(key, reworded), reworded))
    if key == other or ((key, other) != names and _is_same_as_written(key, other)):
        return True
    mended = without_slips(key, other, _gaps(key, other, _SLIP_STANDS_OFF))
    return mended is not None and (mended[0] == mended[1] or _is_same_as_written(*mended))


def _in_words_of(text: str, other: str) -> str:
    """The text with the other's phrases for those that mean the same, while they are nearer so."""
    distance = Indel.distance(text, other)
    while distance:
        found = ((Indel.distance(reworded, other), reworded) for reworded in exchanges(text, other))
        nearest, reworded = min(found, default=(distance, text))
        if nearest >= distance:
            break
        text, distance = reworded, nearest
    return text


def _is_same_as_written(key: str, other: str) -> bool:
    marks, others = marks_of_key(key), marks_of_key(other)
    if contradict_over_years(marks, others):
        return False
    words, other_words = words_of_key(key), words_of_key(other)
    if all(is_drift_over_years(*difference) for difference in _differences(marks, others)):
        return not (are_told_apart(words, other_words) or _is_one_elsewhere(words, other_words))
    return is_reworded(words, other_words)


def _is_one_elsewhere(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether one name only adds where it is that a thing is built, bought or mended."""
    shorter, longer = sorted((one, other), key=len)
    return list(shorter) == list(longer[: len(shorter)]) and is_area_of_work_done_once(
        longer, len(shorter)
    )


def is_reworded(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two names say the same in other words, in another order, or with words added."""
    if not is_done_once(one):
        one, other = _by_district(one), _by_district(other)
    return not are_roles_exchanged(one, other) and (
        _is_exchanged(one, other) or is_in_another_order(one, other)
    )


def _by_district(words: Sequence[Word]) -> list[Word]:
    """The words, but that a district's office is its district: whose yearly work it is."""
    return [
        word._replace(text=_DISTRICT) if word.text == _DISTRICT_OFFICE else word for word in words
    ]


def _is_exchanged(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether words stand in each other's place, or are added, that say little of the work."""
    mine, others = extra_words(one, other)
    if not one or not other:
        return False
    if not mine and not others and is_turned(one, other):
        return True
    texts, other_texts = [word.text for word in one], [word.text for word in other]
    listed = listed_words(one, other)
    for start, end, other_start, other_end in _gaps(texts, other_texts, 0):
        left = mine.intersection(texts[start:end])
        right = others.intersection(other_texts[other_start:other_end])
        if right and _is_said_again(texts[start:end], texts, other_texts):
            return False
        if left and _is_said_again(other_texts[other_start:other_end], other_texts, texts):
            return False
        if left and right:
            said = "".join(texts[start:end]), "".join(other_texts[other_start:other_end])
            if not may_be_exchanged(left, right) and not sound_alike(*said):
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


def _is_said_again(words: Sequence[str], texts: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a word stands here that its name says once more than the other does.

    ศูนย์ข้อมูล is in both names, and yet ระบบสำรองข้อมูล is no ระบบสำรองไฟฟ้า.
    """
    return any(word not in GENERIC and texts.count(word) > others.count(word) > 0 for word in words)


def changed_parts(
    parts: Sequence[str], other: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Where two lists of a text's parts differ: start and end in the one, and in the other."""
    yield from _gaps(parts, other)
