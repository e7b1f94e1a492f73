"""What may be said besides of a work: whose it is, where it is done, and to what end.

An agency says or leaves out that work is done in its area, for the people, or for their good.
Any other word narrows what the work is about: food made from bananas is not any food. What is
built, bought or dug once is told from its like by the place alone, or by whose it is.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from schema.districts import DISTRICTS
from schema.project_names import match_key
from schema.yearly_vocabulary import (
    ANY_AREA,
    AREAS,
    GENERIC,
    OWNERS,
    PLACES,
    SLIGHT,
    VERBS,
    is_telling,
)
from schema.yearly_wording import LISTS, Word, told_by, words_of_key

__all__ = [
    "does_once",
    "is_area_of_work_done_once",
    "is_done_once",
    "is_house",
    "is_in_district",
    "is_said_besides",
    "is_said_of_any",
    "names_its_place",
]

_DONE_ONCE: Final = frozenset(
    "ก่อสร้าง ปรับปรุง ซ่อม จัดซื้อ ติดตั้ง ขุด รื้อ เช่า เปลี่ยน ขยายเขต วาง บูรณะ เติม ถม ปู".split()
)
_BUILT: Final = re.compile("ศาลา.*|อาคาร.*|สะพาน.*|เขื่อน|ฝาย|ถนน|ท่อ.*|รั้ว|ห้อง.*|หอ(?!ม).*|โรง.*")
"""What stands in a name without a deed only in the year that it is built, or mended."""
_INSPECTED: Final = "ตรวจ"
"""What is built is inspected in any year."""
_CITY: Final = frozenset(("กรุงเทพมหานคร",))
_TOWNS_NAME: Final = 4
"""Words of a town's name, with that for a town, at most."""
_TOWN: Final = re.compile("เทศบาล.*|องค์การ.*")
_BODY: Final = frozenset(
    ("มหาวิทยาลัย", "โรงพยาบาล", "สำนักงาน", "สำนักงานเขต", "สำนัก", "กรม", "กระทรวง", "หน่วยงาน")
)
"""Whose work it is, where no name follows: the agency's own."""
_ANY_OFFICE: Final = frozenset(("สำนักงาน", "สำนักงานเขต", "หน่วยงาน"))
"""Which the agency is; of hospitals and ministries' houses it may have several."""
_DIVISION: Final = "ฝ่าย"
_OFFICE: Final = "สำนัก"
_WITHIN: Final = frozenset(("ใน", "ภายใน", "ทั่ว", "ของ"))
_PURPOSE: Final = "เพื่อ"
_GOODS: Final = (
    "สุขภาพ ออกกำลังกาย ความปลอดภัย คุณภาพชีวิต ท่องเที่ยว สิ่งแวดล้อม ความสุข สงบ เรียบร้อย สะอาด"
    " สวยงาม น่าอยู่ สะดวก เศรษฐกิจ ลดค่าครองชีพ ประโยชน์ สามัคคี"
).split()
"""What any work may be good for."""
_SORTS: Final = frozenset(
    "สินค้า อาหาร เครื่องดื่ม ท่องเที่ยว ไพร ข้อมูล เทคโนโลยี นวัตกรรม สื่อ เกษตร น้ำ พลัง"
    " กีฬา ดนตรี ศิลปะ ศาสตร์ กฎหมาย ภาษา".split()
)
"""The last words of things of which a purpose makes a sort of its own: English for tourism."""
_GIVING: Final = frozenset(("ให้", "ให้แก่", "ให้กับ", "แก่", "สู่", "ไปสู่"))
_RECEIVERS: Final = frozenset(("เกษตรกร", "น้อง", "ครัวเรือน"))
_BODIES: Final = frozenset("องค์กร ปกครอง ส่วน คนใน ลูกค้า ถิ่น เกี่ยว ข้อง".split()) | (
    ANY_AREA - {"เกษตรกร"}
)
_BY_ORDER: Final = frozenset(("พระราชดำริ",))
_BETTERED: Final = frozenset(
    "พัฒนา บรรเทา ลด ป้องกัน รับ เพิ่ม ควบคุม เตรียม ใช้ เฉลิม เฉลิมพระเกียรติ ปรับปรุง".split()
)
_SAYS_ENOUGH: Final = 4
"""Words that tell a work, which no purpose makes another."""
_OCCASION: Final = "เนื่องใน"
_DIGITS: Final = re.compile("[0-9p]+")
_STAFF: Final = "บุคลากร"
_NARROWS: Final = frozenset(("", "ที่", "ด้วย", "จาก", "ทาง", "กัน"))
_NO_NAME: Final = frozenset(
    "ส่ง ระบาย น้ำ สด นัด หย่อม สุขภาพ ดิน แอสฟัล แอ ไม้ คน ประถม มัธยม สาย ข้าม ประชาคม พัก หลวง เรียน"
    " มูลฝอย เพลิง".split()
)
"""What stands behind the word for a place and is no name of it."""


def is_said_of_any(words: Sequence[Word], start: int) -> bool | None:
    """Whether the end of the name says but whose work it is, or where in the agency's area.

    None where it says neither.
    """
    added = words[start:]
    texts = [word.text for word in added]
    is_own = _is_own_body(words, start)
    if is_own is not None or OWNERS.fullmatch(texts[0]) is None:
        return is_own
    if is_area_of_work_done_once(words, start):
        return False
    if names_its_place(words[:start]) and (texts[0] in AREAS or is_done_once(words[:start])):
        return True
    if texts[0] in _CITY or "".join(texts) in _districts():
        return True
    if _TOWN.fullmatch(texts[0]) and len(texts) <= _TOWNS_NAME:
        return True
    if texts[0] == "เขต" and added[0].join in _WITHIN and _TOWN.fullmatch("".join(texts[1:2])):
        return True
    if texts[0].startswith(_OFFICE) and not is_house(words[start - 1].text):
        return True
    is_general = all(text in ANY_AREA or text in GENERIC for text in texts)
    return is_general and (added[0].join in _WITHIN or texts[0] in GENERIC)


def _is_own_body(words: Sequence[Word], start: int) -> bool | None:
    """Whether the end of the name says but that it is the agency's own, or of which division.

    None where it says something else.
    """
    added, rest = words[start:], words[:start]
    is_bare = len(added) == 1 and added[0].text in _BODY
    is_of_division = added[0].text == _DIVISION and added[0].join in ("", "แบบ")
    if not rest or not (is_bare or is_of_division):
        return None
    if is_done_once(rest):
        return is_bare and added[0].text in _ANY_OFFICE and added[0].join == "ของ"
    # กีฬามหาวิทยาลัย is a sort of games.
    return is_of_division or bool(added[0].join) or rest[-1].text == _STAFF


def is_house(text: str) -> bool:
    """Whether it is a word for a place or a building, behind which its name stands."""
    return text in PLACES or _BUILT.fullmatch(text) is not None


def is_in_district(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it names the district within a name of work that any district has each year."""
    is_named = "".join(word.text for word in words[start:end]) in _districts()
    return start > 0 and is_named and not is_done_once(words)


def is_area_of_work_done_once(words: Sequence[Word], start: int) -> bool:
    """Whether the end says alone which of its like is built, bought or mended: where, or whose."""
    added, rest = words[start:], words[:start]
    if not added or OWNERS.fullmatch(added[0].text) is None or added[0].text in _CITY:
        return False
    is_named = any(word.text not in ANY_AREA | GENERIC for word in added)
    return is_named and is_done_once(rest) and not names_its_place(rest)


def is_said_besides(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it is a phrase of whose, for whose good or on what day, that any work may have."""
    join = words[start].join
    others = {word.text for word in (*words[:start], *words[end:])}
    telling = {word.text for word in words[start:end]} - others - GENERIC
    if join in _NARROWS:
        return False
    if join == _PURPOSE:
        if any(text.startswith("ภาษา") for text in others):
            return False
        is_sort = words[start - 1].text in _SORTS
        return _is_purpose(words, start, end) or (not is_sort and telling <= _goods() | VERBS)
    if join == _OCCASION:
        return not any(word.join in LISTS for word in words[start:end])
    if join == "ตาม":
        return telling <= _BY_ORDER
    if join == "โดย" and _STAFF in telling:
        return True
    if join in _GIVING:
        return telling <= _BODIES | _RECEIVERS
    if join == "และ" and end < len(words):
        return telling <= VERBS | SLIGHT | ANY_AREA | {"พันธุ์"}
    return telling <= _BODIES | ({"ครัวเรือน"} if join == "ใน" else set())


def _is_purpose(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it ends a name that says enough, with what is to be bettered by it."""
    opening, *goal = (word.text for word in words[start:end])
    return (
        end == len(words)
        and opening in _BETTERED
        and len(told_by(words[:start])) >= _SAYS_ENOUGH
        and not any(text in _DONE_ONCE for text in goal)
    )


def is_done_once(words: Sequence[Word]) -> bool:
    """Whether the words are of work that is done once: built, bought or mended."""
    return bool(words) and (
        does_once(words)
        or (words[0].text != _INSPECTED and _BUILT.fullmatch(words[0].text) is not None)
    )


def does_once(words: Sequence[Word]) -> bool:
    """Whether the words say that a thing is built, bought or mended."""
    is_inspected = bool(words) and words[0].text == _INSPECTED
    return any(
        word.text in _DONE_ONCE and (not is_inspected or word.join in LISTS) for word in words
    )


def names_its_place(words: Sequence[Word]) -> bool:
    """Whether a name stands behind a word for a place, or a number that only one has."""
    places = PLACES | {"มหาวิทยาลัย"}
    if any(
        word.text in places and not behind.join and not _is_no_name(behind.text)
        for word, behind in pairwise(words)
    ):
        return True
    *before, last = ("", *(word.text for word in words))
    return (
        _DIGITS.fullmatch(last) is not None
        and not places.isdisjoint(before)
        and not _is_no_name(before[-1])
    )


def _is_no_name(text: str) -> bool:
    return (
        text in _NO_NAME
        or _DIGITS.fullmatch(text) is not None
        or text in GENERIC | SLIGHT | ANY_AREA | VERBS | PLACES
        or is_telling(text)
    )


@cache
def _goods() -> frozenset[str]:
    return frozenset(word.text for good in _GOODS for word in words_of_key(good))


@cache
def _districts() -> frozenset[str]:
    """The names of districts, as they are compared."""
    return frozenset(
        "".join(word.text for word in words_of_key(match_key(f"{unit}{name}")))
        for unit in ("เขต", "สำนักงานเขต")
        for name in DISTRICTS
    )
