"""Things of one kind, of which another in the same place makes another work: เข้าพรรษา, ออกพรรษา.

Where rules link two names they know what they differ in. Where a link is but likely, what looks
like another wording may be another school, animal, feast or province: some of these are refused
(`ingest.near_by_likelihood`), some are evidence against it (`ingest.name_evidence`).
"""

import re
from collections import defaultdict
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import pairwise, takewhile
from typing import Final

from schema.yearly_asides import without_bars
from schema.yearly_endings import is_done_once
from schema.yearly_phrases import in_one_phrase
from schema.yearly_spellings import in_one_spelling
from schema.yearly_thesaurus_files import lines_of
from schema.yearly_vocabulary import PLACES, VERBS
from schema.yearly_wording import UNSPOKEN, Word, words_of_key

__all__ = [
    "call_it_otherwise",
    "name_other_numbers",
    "name_other_places",
    "name_other_sections",
    "name_other_sorts",
    "name_others_of_a_kind",
    "words_for_areas",
]

_LEAST_WITHIN: Final = 6
"""Letters of a word, at least, that no other word is likely to have within it."""
_LONG_NAME: Final = 8
"""Letters of a place's name, at least, of which one may be another."""
# 1p5 is the number 1.5.
_LATIN: Final = re.compile("(?<![0-9])[a-z]+|(?<=[0-9])(?!p[0-9])[a-z]+")
_NUMBER: Final = re.compile("[0-9]")
_BODIES: Final = frozenset(("สถานศึกษา", "โรงเรียน", "โรงพยาบาล"))
"""What is called after the place it stands at."""
_SORTS: Final = frozenset(
    "สาขา ประเภท แผนก คณะ ภาควิชา ชนิด หลักสูตร วิชา วิชาเอก ฝ่าย กลุ่ม ด้าน ระดับ พันธุ์ ช่าง แบบ ห้อง"
    " ระบบ วัน ภาษา".split()
)
"""What one of several is called by."""
_AREAS: Final = frozenset("บ้าน หมู่บ้าน ตำบล อำเภอ จังหวัด เขต แขวง อุทยาน ตอน เทศบาล".split())
"""Words for areas, in which much is built, and for a road's section."""
_MOST_CALLED: Final = 3
"""Words of what a place is called, at most."""
_Called = tuple[str, ...]
_SECTION: Final = re.compile("(?:จาก|ตั้งแต่)(?P<start>.+?)(?:ถึง|ไปสู่)(?P<end>.+)")
_GRADE: Final = re.compile("[ปม](?=[0-9])")


def name_others_of_a_kind(one: str, other: str) -> bool:
    """Whether each of two compared names has one of a kind that the other has not."""
    mine, others = _of_kinds(one), _of_kinds(other)
    return any(
        mine[kind] - others[kind] and others[kind] - mine[kind]
        for kind in mine.keys() & others.keys()
    )


def name_other_places(one: str, other: str) -> bool:
    """Whether two compared names call a place of one kind by other names.

    Of work that is done once each letter of a place counts: ซอยสุข is not ซอยสุขใจ.
    """
    if _is_beside(one, other) or _is_beside(other, one):
        return True
    mine, others = _places(one), _places(other)
    both = mine.keys() & others.keys()
    if not both:
        return False
    is_once = _is_done_once(one) and _is_done_once(other)
    return any(
        _are_other_names(mine[place], others[place], (_said(one), _said(other)), is_once=is_once)
        for place in both
    )


def name_other_sorts(one: str, other: str) -> bool:
    """Whether two compared names are of other trades, classes or faculties: สาขาช่างเชื่อม.

    Each says one behind the same word for it, of which the other has no word.
    """
    mine, others = _sorts(one), _sorts(other)
    return any(
        mine[sort].isdisjoint(_said_with_places(other))
        and others[sort].isdisjoint(_said_with_places(one))
        for sort in mine.keys() & others.keys()
    )


def name_other_numbers(one: str, other: str) -> bool:
    """Whether the same word has another number behind it in each name: ซอย 3 หมู่ 5, ซอย 5 หมู่ 3."""
    mine, others = _numbered(one), _numbered(other)
    return any(mine[word].isdisjoint(others[word]) for word in mine.keys() & others.keys())


@lru_cache(maxsize=65_536)
def _numbered(key: str) -> dict[str, frozenset[str]]:
    """The numbers that stand behind a word, by the word; not to be changed."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for word, number in pairwise(_words_of(key)):
        if _NUMBER.match(number.text) and not _NUMBER.match(word.text):
            found[word.text] |= {number.text}
    return dict(found)


@lru_cache(maxsize=65_536)
def _sorts(key: str) -> dict[str, frozenset[str]]:
    """The words behind those for sorts of a thing, by the word for the sort; not to be changed."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for sort, called in pairwise(_words_of(key)):
        if sort.text in _SORTS:
            found[sort.text] |= {called.text}
    return dict(found)


def _is_beside(one: str, other: str) -> bool:
    """Whether one names a school or hospital after what the other names alone: วัดดาว."""
    bodies = _bodies_after_places(one)
    said = _said_with_places(other) if bodies else frozenset()
    return any(body not in said and place in said for body, place in bodies)


@lru_cache(maxsize=65_536)
def _bodies_after_places(key: str) -> frozenset[tuple[str, str]]:
    """The schools and hospitals of a name that are called after a place, and that place."""
    return frozenset(
        (body.text, place.text)
        for body, place in pairwise(_words_of(key))
        if body.text in _BODIES and place.text in PLACES
    )


@lru_cache(maxsize=65_536)
def _is_done_once(key: str) -> bool:
    return is_done_once(_words_of(key))


def _are_other_names(
    mine: AbstractSet[_Called],
    others: AbstractSet[_Called],
    said: tuple[frozenset[str], frozenset[str]],
    *,
    is_once: bool,
) -> bool:
    if not mine.isdisjoint(others):
        return False
    if any(_are_misspelt("".join(name), "".join(other)) for name in mine for other in others):
        return False
    if any(sorted(name) == sorted(other) for name in mine for other in others):
        return True
    alone = any(said[1].issuperset(name) for name in mine)
    others_alone = any(said[0].issuperset(name) for name in others)
    return not (alone and others_alone) if is_once else not (alone or others_alone)


def _are_misspelt(name: str, other: str) -> bool:
    """Whether two long names differ by one letter: จรัลสนิทวงศ์ is จรัญสนิทวงศ์."""
    shorter, longer = sorted((UNSPOKEN.sub("", text) for text in (name, other)), key=len)
    if len(shorter) < _LONG_NAME or len(longer) - len(shorter) > 1:
        return False
    same = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    return shorter[same + len(shorter) - len(longer) + 1 :] == longer[same + 1 :]


@lru_cache(maxsize=65_536)
def _places(key: str) -> dict[str, frozenset[_Called]]:
    """What places are called in a name, by the word for the place; not to be changed."""
    words = _words_of(key)
    found: dict[str, frozenset[_Called]] = defaultdict(frozenset)
    for at, place in enumerate(words):
        if place.text in PLACES:
            called = tuple(
                word.text
                for word in takewhile(_may_be_called, words[at + 1 : at + 1 + _MOST_CALLED])
            )
            if called:
                found[place.text] |= {called}
    return dict(found)


@lru_cache(maxsize=65_536)
def words_for_areas(key: str) -> frozenset[str]:
    """The words of a compared name that say in whose area: ตำบล, and what it is called."""
    words = [word.text for word in _words_of(key)]
    called = (
        words[at + 1 : at + 1 + _MOST_CALLED] for at, word in enumerate(words) if word in _AREAS
    )
    return _AREAS.union(*called)


def _may_be_called(word: Word) -> bool:
    # Numbers are compared apart.
    is_number = word.text[0].isdigit()
    return not (word.join or is_number or word.text in PLACES or word.text in VERBS)


def call_it_otherwise(one: str, other: str) -> bool:
    """Whether each of two compared names has a Latin name of its own: BKK Connect, BKK Food.

    One may be the other with more, or in short.
    """
    mine, others = ("".join(_LATIN.findall(without_bars(key))) for key in (one, other))
    shorter, longer = sorted((mine, others), key=len)
    return bool(shorter) and shorter not in longer and not _may_be_short_for(shorter, longer)


def _may_be_short_for(shorter: str, longer: str) -> bool:
    """Whether all the letters stand in the longer one, in their order, and it begins alike."""
    letters = iter(longer)
    return shorter[0] == longer[0] and all(letter in letters for letter in shorter)


def name_other_sections(one: str, other: str) -> bool:
    """Whether both names, without bars, say from where to where, and begin or end elsewhere."""
    found, another = _SECTION.search(one), _SECTION.search(other)
    if found is None or another is None:
        return False
    return any(_said(found[at]).isdisjoint(_said(another[at])) for at in ("start", "end"))


@lru_cache(maxsize=65_536)
def _said(key: str) -> frozenset[str]:
    """The words of a name but those that only say what kind of place it is."""
    return _said_with_places(key) - PLACES


@lru_cache(maxsize=65_536)
def _said_with_places(key: str) -> frozenset[str]:
    return frozenset(word.text for word in _words_of(key))


def _words_of(key: str) -> tuple[Word, ...]:
    return words_of_key(without_bars(key))


@lru_cache(maxsize=65_536)
def _of_kinds(key: str) -> dict[int, frozenset[str]]:
    """The words of a name that are of a kind, by the number of the kind; not to be changed."""
    text = without_bars(key)
    found = {word.text for word in words_of_key(text)} & _kinds().keys()
    found.update(_within().findall(text))
    found = {word for word in found if not _is_within(word, found, text)}
    by_kind: dict[int, frozenset[str]] = defaultdict(frozenset)
    for word in found:
        for kind in _kinds()[word]:
            by_kind[kind] |= {word}
    if grades := frozenset(_GRADE.findall(text)):
        by_kind[-1] = grades
    return dict(by_kind)


def _is_within(word: str, found: AbstractSet[str], text: str) -> bool:
    """Whether a word stands in the text only as a part of longer ones: ข้าวโพด is no ข้าว."""
    longer = (other for other in found if word != other and word in other)
    return 0 < text.count(word) <= sum(map(text.count, longer))


@cache
def _kinds() -> dict[str, frozenset[int]]:
    """The kinds that a word is of, by their numbers."""
    kinds: dict[str, frozenset[int]] = defaultdict(frozenset)
    for number, line in enumerate(lines_of("one_of_several")):
        for word in line.split():
            kinds[in_one_phrase(in_one_spelling(word))] |= {number}
    return dict(kinds)


@cache
def _within() -> "re.Pattern[str]":
    """Any of the words that are found wherever they stand; of two that overlap the longer."""
    long = sorted((word for word in _kinds() if len(word) >= _LEAST_WITHIN), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, long)))
