"""What in two names tells two works apart, and which differences are only another writing.

A near name is often the name of other work: the next phase, the next district, the survey before
the building. The rules are ours, for want of any in the documents; `tests/links/name_pairs.tsv`
shows by example what they keep apart and what they let pass.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import Final, NamedTuple

from schema.project_names import compared_text, match_key

__all__ = [
    "WorkMarks",
    "contradict",
    "is_drift",
    "is_in_place",
    "marks_of",
    "marks_of_key",
    "work_numbers",
]

_THOUSANDS: Final = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_COUNTED: Final = (
    "คน|ราย|ครั้ง|แห่ง|คัน|ชุด|เครื่อง|หลัง|วัน|เดือน|ชุมชน|โรงเรียน|ลำ|อัตรา|ต้น|จุด|แปลง|ครัวเรือน"
    "|เส้นทาง|เล่ม|เรื่อง|รายการ"
)
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_COUNT: Final = re.compile(
    rf"(?<![0-9.])(?<!ที่)(?:จำนวน|ไม่น้อยกว่า)*(?P<number>[0-9]+(?:\.[0-9]+)?)(?:{_COUNTED})"
)

# Other work on the same thing, where one name has the word and the other has not.
_DEEDS: Final = re.compile(
    "ควบคุมงาน|ที่ปรึกษา|ออกแบบ|ศึกษาความ|เวนคืน|รื้อถอน|ซ่อม|บำรุงรักษา|ต่ำกว่า|เช่า|อนุกรรมการ"
)

# Words that documents add, leave out and exchange without meaning other work.
_JOINING: Final = re.compile(
    "เพื่อ|สำหรับ|ของ|ด้าน|และ|การ|ทาง|เชิง|บริเวณ|ในพื้นที่|พื้นที่|จำนวน|แก่|โดย|ตั้งแต่|จาก|ช่วง(?!ที่)|ค่า"
)

_PLACE: Final = re.compile(
    "(?:ถนน|ซอย|คลอง|เขต|แขวง|ชุมชน|โรงเรียน|(?<!ตรวจ)(?<!จังห)วัด|สวน|ตลาด|สะพาน|หมู่บ้าน|แยก|บึง"
    "|โรงพยาบาล|สาขา|ห้วย|หนอง|แม่น้ำ|เกาะ(?!กลาง)|ตำบล|อำเภอ|เขื่อน|ฝาย).{0,8}$"
)
# What may stand behind a name, or the name of a place, without meaning other work: where in the
# city the place is, and whose work it is. Where in the place is other work.
_MAY_FOLLOW: Final = re.compile(
    "แขวง|(?:สำนักงาน)?เขต|ณ|(?:งาน)?(?:ใน)?สังกัด|หน่วยงาน|กรุงเทพ|นำร่อง|ต่างๆ|(?:ใน|ภายใน|บน|ที่|ถึง|ให้|กับ)$"
)
_OF_ANY_WORK: Final = re.compile("(?:ดำเนิน(?:งาน|การ)|ติดตั้ง|ระบบ|จัดทำ|พัฒนา|ส่งเสริม|หลักสูตร|งาน)+")
_LONGEST_ADDED: Final = 6
"""Letters of a word that is added within a name: ตรวจ, ระดับ, ไฟฟ้า."""
_MOST_LETTERS: Final = 1
"""Consonants that stand in a vowel's place, at most."""
_LONG_NAME: Final = 45
"""Letters that are left of a name that was cut at a fixed length."""

_VOWELS_AND_TONES: Final = re.compile(r"[\u0e30-\u0e3a\u0e40-\u0e4e]")
_TONES: Final = re.compile(r"[\u0e47-\u0e4e]")
# Consonants that typists and scans take for one another.
_ALIKE: Final = ("ศษส", "ขชซ", "คดตศ", "ผฝพฟ", "กถภ", "บปพ", "นม", "ฎฏ", "ฑทห", "ลส", "ฮอ", "จว")


class WorkMarks(NamedTuple):
    """What a name says of which work it is.

    `numbers` belong to the work (ระยะที่ 2, ขนาด 5 ตัน), `counts` say how many (12 คัน).
    """

    words: str
    numbers: Counter[str]
    counts: Counter[str]
    deeds: frozenset[str]


@lru_cache(maxsize=65_536)
def marks_of(name: str) -> WorkMarks:
    """The marks of a project's name."""
    return _marks(_THOUSANDS.sub("", compared_text(name)))


@lru_cache(maxsize=65_536)
def marks_of_key(key: str) -> WorkMarks:
    """The marks of a name of which nothing is left but a key that `match_key` made."""
    return _marks(key)


def work_numbers(key: str) -> tuple[str, ...]:
    """The numbers of a key that belong to the work, sorted: `WorkMarks.numbers`."""
    return tuple(sorted(_NUMBER.findall(_COUNT.sub("", key))))


def _marks(text: str) -> WorkMarks:
    counts = Counter(found["number"] for found in _COUNT.finditer(text))
    text = _COUNT.sub("", text)
    key = match_key(text)
    return WorkMarks(
        words=_JOINING.sub("", key),
        numbers=Counter(_NUMBER.findall(text)),
        counts=counts,
        deeds=frozenset(_DEEDS.findall(key)),
    )


def contradict(one: WorkMarks, other: WorkMarks) -> bool:
    """Whether the marks are of two works: other numbers, or other deeds.

    A count may be missing from one of the names: documents leave it out at will.
    """
    return (
        one.numbers != other.numbers
        or one.deeds != other.deeds
        or not (one.counts <= other.counts or one.counts >= other.counts)
    )


def is_drift(before: str, left: str, right: str, after: str) -> bool:
    """Whether it is but another writing that `left` stands where another name has `right`.

    `before` and `after` are what stands around it. A word in another's place is other work, and
    so is what says more of it at its end; short words may be added within. In the name of a place
    nothing but tones and look-alike letters may differ.
    """
    if not left or not right:
        return _adds_nothing(before, left or right, after)
    in_place = is_in_place(before)
    one, other = _VOWELS_AND_TONES.sub("", left), _VOWELS_AND_TONES.sub("", right)
    if not (one and other):
        return not in_place and len(one or other) <= _MOST_LETTERS
    return _alike(one, other) and not (
        in_place and len(_TONES.sub("", left)) != len(_TONES.sub("", right))
    )


def is_in_place(before: str) -> bool:
    """Whether what follows stands in the name of a place: of a road, a school, a district."""
    return _PLACE.search(before) is not None


def _adds_nothing(before: str, added: str, after: str) -> bool:
    letters = _TONES.sub("", added)
    if not letters or _MAY_FOLLOW.match(added):
        return True
    if not after:
        return len(before) >= _LONG_NAME
    is_slight = len(letters) <= _LONGEST_ADDED or _OF_ANY_WORK.fullmatch(added)
    return bool(is_slight) and not is_in_place(before)


def _alike(one: str, other: str) -> bool:
    return len(one) == len(other) and all(
        a == b or any(a in group and b in group for group in _ALIKE)
        for a, b in zip(one, other, strict=True)
    )
