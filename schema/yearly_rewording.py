"""Two names that say the same words in another order: of one work, or of two.

Phrases of a name change places at will. Who does what to whom, where and with what number is told
by the order: such words keep theirs, or the works are two.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Final

from schema.yearly_vocabulary import GENERIC, OWNERS, PLACES, VERBS, is_telling
from schema.yearly_wording import LEAST_TOLD, LISTS, WHOSE, Word, listed_words

__all__ = ["are_roles_exchanged", "is_in_another_order"]

_NUMBER: Final = re.compile("[0-9p]+")
_SERVED: Final = frozenset(("บริการ",))
_OWNING: Final = frozenset(("ของ", *LISTS))
_ROLES: Final = frozenset(("จาก", "สู่", "เป็น", "ให้", "แก่", "ของ", "ถึง", "เพื่อ"))
_CAMP: Final = frozenset(("ค่าย",))
"""Which is held as often as it is a place."""


def are_roles_exchanged(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two names say the other way round who does it to whom, or what of what.

    จากคนสู่ช้าง and จากช้างสู่คน; ซ่อมเรือและซื้อรถ and ซื้อเรือและซ่อมรถ.
    """
    joins = [_joins(words) for words in (one, other)]
    both = joins[0].keys() & joins[1].keys()
    turned = {(joins[0][text], joins[1][text]) for text in both}
    if any((then, now) in turned for now, then in turned if now != then and {now, then} & _ROLES):
        return True
    if _has_other_object(one, other):
        return True
    behind, other_behind = _next_words(one), _next_words(other)
    before = {after: text for text, after in behind.items()}
    other_before = {after: text for text, after in other_behind.items()}
    return any(
        after != instead
        and before.get(instead) not in (None, text, after)
        and before.get(instead) == other_before.get(after)
        for text, after in behind.items()
        if (instead := other_behind.get(text)) in both and after in both
    )


def _has_other_object(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether the same is done first to what stands further on in the other name, in both.

    ประกวดหนังสั้นเรื่องอาหาร and ประกวดอาหารจากหนังสั้น.
    """
    told, other_told = _telling(one), _telling(other)
    if min(len(told), len(other_told)) < LEAST_TOLD or told[0] != other_told[0]:
        return False
    first, other_first = told[1], other_told[1]
    are_listed = {first, other_first} <= listed_words(one, other)
    return (
        is_telling(told[0])
        and first != other_first
        and first in other_told
        and other_first in told
        and not are_listed
    )


def _joins(words: Sequence[Word]) -> dict[str, str]:
    """What joins each word to those before, where it stands in the name once."""
    times = Counter(word.text for word in words)
    return {word.text: word.join for word in words if times[word.text] == 1}


def _next_words(words: Sequence[Word]) -> dict[str, str]:
    """What stands behind each word, where both stand in the name once."""
    texts = [word.text for word in words]
    return {
        text: after
        for text, after in pairwise(texts)
        if texts.count(text) == texts.count(after) == 1
    }


def is_in_another_order(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two names tell the work by the same words, in an order that makes no difference."""
    one, other = _without_repeats(one, other), _without_repeats(other, one)
    told, other_told = _telling(one), _telling(other)
    if sorted(told) != sorted(other_told) or len(set(told)) != len(told) or len(told) < LEAST_TOLD:
        return False
    if not _says_as_little(one, other):
        return False
    if any(
        _around(one, text) != _around(other, text)
        for text in told
        if text in PLACES - _CAMP or OWNERS.fullmatch(text) or _NUMBER.fullmatch(text)
    ):
        return False
    places = {text: place for place, text in enumerate(other_told)}
    return all(
        places[first] < places[second] or _may_be_swapped(first, second, one, other)
        for first, second in combinations(told, 2)
    )


def _without_repeats(words: Sequence[Word], other: Sequence[Word]) -> list[Word]:
    """The words without those that are said again, if the other name says them but once."""
    texts = [word.text for word in words]
    if len(set(texts)) == len(texts):
        return list(words)
    once = {text for text, times in Counter(word.text for word in other).items() if times == 1}
    said: set[str] = set()
    kept = []
    for word in words:
        if word.text not in said & once:
            kept.append(word)
        said.add(word.text)
    return kept


def _telling(words: Sequence[Word]) -> list[str]:
    return [word.text for word in words if word.text not in GENERIC]


def _says_as_little(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether the words that nearly any name may have make no other deed, day or fair of it."""
    little = {word.text for word in one} ^ {word.text for word in other}
    return not (little & GENERIC & (WHOSE | (VERBS - _SERVED)))


def _around(words: Sequence[Word], text: str) -> list[tuple[str, str]]:
    """What a number stands behind, and what stands behind the word for a place."""
    texts = ["", *(word.text for word in words)]
    named = [*("" if word.join else word.text for word in words[1:]), ""]
    return [
        (before, "") if _NUMBER.fullmatch(text) else ("", behind)
        for before, word, behind in zip(texts[:-1], words, named, strict=True)
        if word.text == text
    ]


def _may_be_swapped(first: str, second: str, one: Sequence[Word], other: Sequence[Word]) -> bool:
    joins = [{word.text: word.join for word in words} for words in (one, other)]
    if is_telling(first) and is_telling(second):
        # เด็กของผู้สูงอายุ, ครูสอนนักเรียน; but ของเล่นสำหรับเด็กในสวน.
        return _does_it(first, second, one, other) or any(
            all(join[text] and join[text] not in _OWNING for join in joins)
            for text in (first, second)
        )
    if first in VERBS and second in VERBS:
        are_listed = all(LISTS & {join[first], join[second]} for join in joins)
        return are_listed or all(
            _around_deed(one, text) == _around_deed(other, text) for text in (first, second)
        )
    return True


def _does_it(first: str, second: str, one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether one of two words is of those by whom it is done, in one of the names alone."""
    doing = [_words_behind("โดย", words) for words in (one, other)]
    return any(
        text in doing[0] ^ doing[1] and another not in doing[0] | doing[1]
        for text, another in ((first, second), (second, first))
    )


def _words_behind(join: str, words: Sequence[Word]) -> set[str]:
    """The words of the phrases that open with this join."""
    found: set[str] = set()
    last = ""
    for word in words:
        last = word.join or last
        if last == join:
            found.add(word.text)
    return found


def _around_deed(words: Sequence[Word], text: str) -> str:
    texts = [word.text for word in words]
    return "".join(texts[texts.index(text) + 1 :][:1])
