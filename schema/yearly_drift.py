"""Which differences between the names of two years are but another wording of one work.

Work is told apart more strictly than within one year: nothing else but the name links the years,
and an agency has as many near names in each year as it has roads, schools and courses. Words that
say little of the work, though, are exchanged more freely from year to year.
"""

import re
from collections.abc import Iterator
from typing import Final

from schema.work_marks import WorkMarks, contradict, is_drift, is_in_place, work_numbers

__all__ = ["contradict_over_years", "deeds_and_numbers", "is_drift_over_years"]

# Work that is begun and ended, where one name has the word and the other has not: what was built
# is run and kept in later years.
_BEGUN: Final = re.compile(
    "ก่อสร้าง|จัดซื้อ|สำรวจ|วิสามัญ|ประเมินผล|จัดตั้ง|ขยายผล|คัดเลือก|ประกวด|แข่งขัน|ทำความสะอาด"
)
# Words that tell one thing from its like: the new from the old, the boys' from the girls'.
_TELLS_APART: Final = re.compile(
    "(?:ใหม่|เก่า|เดิม|ใหญ่|เล็ก|กลาง|น้อย|ชาย|หญิง|สูง|ต่ำ|ต้น|ปลาย|เหนือ|ใต้|บน|ล่าง|ซ้าย|ขวา|หน้า|หลัง|ใน|นอก|ข้าง"
    "|ตะวันออก|ตะวันตก|พิเศษ|สาม|สอง|หนึ่ง|แรก|สุดท้าย|กร|วิ|ไม่|รอง|หลัก|สำรอง|ชั่วคราว|ประจำ|เอกชน|รัฐ|เด็ก"
    "|เยาวชน|ผู้สูงอายุ|สตรี|แม่|พ่อ|ครู|นักเรียน|ผู้ช่วย)+"
)

# What is looked after is kept up.
_KEPT: Final = frozenset(("บำรุงรักษา",))

_MENDED_OFTEN: Final = "ซ่อมบำรุง"

_JOINS: Final = frozenset(
    "ใน ที่ บน ภายใน ของ โดย ด้วย ต่อ สู่ แก่ ให้ ให้แก่ กับ ตาม ณ จาก แห่ง แบบ เป็น และ พร้อม พร้อมทั้ง เพื่อ สำหรับ"
    " ซึ่ง หรือ รวมถึง ผู้ที่ ถึง".split()
)
_EXCHANGED: Final = (
    _JOINS | {"ประจำ", "ผู้"},
    {"แจ้ง", "บอก"},
    {"ฝึก", "อบรม", "อบรมเชิงปฏิบัติ", "สัมมนา"},
    {"พัฒนา", "ยกระดับ", "เพิ่ม", "เสริมสร้าง"},
    {"ส่งเสริม", "สนับสนุน", "เสริมสร้าง"},
    {"เก่า", "โบราณ"},
    {"จัดทำ", "ทำ", "จัด"},
    {"เคลื่อนที่", "สัญจร"},
    {"ตรวจ", "ตรวจสอบ", "ตรวจวัด", "ตรวจประเมิน", "ตรวจติดตาม", "ติดตามตรวจสอบ"},
    {"ลอก", "ล้าง", "ทำความสะอาด"},
    {"ค่าจ้าง", "จ้าง", "จ้างเหมา"},
    {"หน่วยบริการ", "ศูนย์บริการ", "คลินิก"},
    {"มลพิษ", "มลภาวะ"},
    {"สถานศึกษา", "โรงเรียน"},
    {"ชาวบ้าน", "ประชาชน"},
)
"""Words that the years exchange, the first also in the name of a place; the names are compared
without การ and the like."""
_GROUPS_OF: Final = {
    word: frozenset(number for number, group in enumerate(_EXCHANGED) if word in group)
    for word in set[str]().union(*_EXCHANGED)
}
_NO_GROUPS: Final = frozenset[int]()
_ALL_EXCHANGED: Final = " ".join(sorted(_GROUPS_OF))
_MOST_AROUND: Final = 6
"""Letters that an exchanged word may have in common with the one it stands for, on either side."""
_ADDED: Final = re.compile(
    "(?:สนับสนุน|ส่งเสริม|พัฒนา|จัดกิจกรรม|กิจกรรม|จัดงาน|จัด|งาน|ดำเนินงาน|ดำเนิน|บริหารจัด|บริหาร|ติดตาม|รณรงค์|เชิงรุก|รุก"
    "|ปฏิบัติ|บูรณา|ระดับ|ประเภท|ชนิด|ร่วม|ศักยภาพ|คุณภาพ|ประสิทธิภาพ|ยั่งยืน|อย่างยั่งยืน|ครบวงจร|มาตรฐาน|เคลื่อนที่|ต่างๆ|ต่าง"
    f"|{'|'.join(sorted(_JOINS - {'เป็น'}, key=len, reverse=True))}|เป็น(?=$))+"
)
# Words that are added within a name, of things that it speaks of anyway.
_SLIGHT: Final = re.compile(
    "(?:ภาย|เรื่อง|ตรวจ|วัด|คัด|ผู้|เด็ก|กิจ|ไฟฟ้า|อาหาร|รถ|พิษ|วัสดุ|อุปกรณ์|วัสดุอุปกรณ์|ความ|กาย|แผน|โครง|ระบบ|เครือข่าย|ศูนย์|บริการ|ให้|เสริม|สร้าง|ฝึก|ลูก"
    "|เดิน|อาสา|สมัคร|กรรม|จ่าย|จ้าง|ค่าจ้าง|เงิน|ค่า|รวบรวม|รวม|ทั้ง|ดี|เด่น|ดีเด่น|ฉีด|เล่า|ถัง|สาร|ไฟ|จ้างเหมา|กวาด|งานวัฒนธรรม|โรค|รักษา|ชาว|เหล่า)+"
)
# Behind what is done once any thing is the object of it.
_BUILT: Final = re.compile("(?:ก่อสร้าง|ปรับปรุง|ซ่อม(?:แซม)?|ติดตั้ง|ขยาย|เปลี่ยน|รื้อถอน)+")
# In front of a name: that a thing is opened, put up or met for, which is said of it or not.
_OPENS: Final = re.compile("เปิด|ตั้ง|ออก|เข้า|จัดทำ|ประชุม|จ่าย")
# Behind a name: whose work it is, where the words could be any such body's.
_ANY_BODY: Final = re.compile(
    "(?:ใน|ของ|ภายใน)?(?:องค์บริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)?|องค์กรปกครองส่วนท้องถิ่น|หน่วยงาน)"
)
_VOWELS_AND_TONES: Final = re.compile("[\u0e30-\u0e3a\u0e40-\u0e4e]")
_SARA_AM: Final = {"ำ", "า"}
_MOST_TYPED: Final = 2
"""Letters and marks of a typing error: เท้า has one consonant, and is a word."""
# Letters of one sound that hardly any two names are told apart by: สาทร is สาธร.
_AS_HEARD: Final = str.maketrans("ศษณธ", "สสนท")
_VILLAGE: Final = re.compile("(?<!เยี่ยม)บ้าน.{0,8}$")
_FOR_ALL: Final = re.compile("ประชาชน(?:ทั่วไป)?|(?:เมือง)?กรุงเทพมหานคร|[a-z]+")
_DIGIT: Final = re.compile("[0-9]")


def deeds_and_numbers(key: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """What two compared names of one work share: deeds that begin and end, and numbers.

    Names that differ in it need not be compared; it is told quickly.
    """
    numbers = work_numbers(key) if _DIGIT.search(key) else ()
    return frozenset(_BEGUN.findall(key)), numbers


def contradict_over_years(one: WorkMarks, other: WorkMarks) -> bool:
    """Whether the marks of two names, of the same deeds and numbers, are of two works."""
    one, other = _kept_up(one), _kept_up(other)
    if one.deeds ^ other.deeds == _KEPT and all(
        "ดูแล" in marks.words or marks.deeds & _KEPT for marks in (one, other)
    ):
        other = other._replace(deeds=one.deeds)
    return contradict(one, other)


def _kept_up(marks: WorkMarks) -> WorkMarks:
    """The marks, where what is mended as often as it needs is kept up."""
    if _MENDED_OFTEN not in marks.words:
        return marks
    return marks._replace(deeds=(marks.deeds - {"ซ่อม"}) | _KEPT)


def is_drift_over_years(before: str, left: str, right: str, after: str) -> bool:
    """Whether it is but another wording that `left` stands where a later name has `right`.

    `before` and `after` are what stands around it.
    """
    if not (left and right):
        return _is_slight(before, left or right, after) or _are_exchanged(
            before, left, right, after, in_place=is_in_place(before)
        )
    # A scan's น้า is น้ำ; other names do differ by that much: ตา is not ตำ.
    if {left, right} == _SARA_AM and before.endswith("น้"):
        return True
    # A tone tells one place from another: ซอยร่วมมิตร is not ซอยรวมมิตร.
    if is_in_place(before) or _VILLAGE.search(before):
        return left.translate(_AS_HEARD) == right.translate(_AS_HEARD) or _are_exchanged(
            before, left, right, after, in_place=True
        )
    return is_drift(before, left, right, after) or _are_exchanged(
        before, left, right, after, in_place=False
    )


def _is_slight(before: str, added: str, after: str) -> bool:
    if _opens_or_ends(before, added, after):
        return True
    turned = list(_turned(before, added, after))
    if any(_FOR_ALL.fullmatch(word) or _ADDED.fullmatch(word) for word in turned) and (
        after or not _TELLS_APART.fullmatch(added)
    ):
        return not (is_in_place(before) and not any(word in _JOINS for word in turned))
    if any(_TELLS_APART.fullmatch(word) for word in turned):
        return False
    # What is added within the name is another thing's name, if it is no word of those: the
    # dentists' from the doctors'. A letter or two are a typing error.
    is_letter = (
        len(added) <= _MOST_TYPED
        and len(_VOWELS_AND_TONES.sub("", added)) <= 1
        and not is_in_place(before)
    )
    is_slight = _BUILT.fullmatch(before) is None and any(map(_SLIGHT.fullmatch, turned))
    return (not after or is_letter or is_slight) and (is_drift(before, added, "", after))


def _opens_or_ends(before: str, added: str, after: str) -> bool:
    if not after and any(_ANY_BODY.fullmatch(word) for word in _turned(before, added, "")):
        return True
    # `อ|ออก` is the same text as `ออก|`: what is added may seem to stand a letter on.
    if len(before) >= len(added):
        return False
    longer = before + added + after
    opens = _OPENS.match(longer)
    return opens is not None and longer[opens.end() :] == before + after


def _turned(before: str, added: str, after: str) -> Iterator[str]:
    """The word as it may have been added: `จัดการ|จัด` is the same text as `จัด|การจัด`."""
    yield added
    word = added
    for letter in reversed(before[-len(added) :]):
        if word[-1] != letter:
            break
        word = letter + word[:-1]
        yield word
    word = added
    for letter in after[: len(added)]:
        if word[0] != letter:
            break
        word = word[1:] + letter
        yield word


def _are_exchanged(before: str, left: str, right: str, after: str, *, in_place: bool) -> bool:
    if left not in _ALL_EXCHANGED or right not in _ALL_EXCHANGED:
        return False
    for behind in range(_MOST_AROUND + 1):
        head = before[len(before) - behind :] if behind else ""
        for ahead in range(_MOST_AROUND + 1):
            tail = after[:ahead]
            groups = _GROUPS_OF.get(head + left + tail, _NO_GROUPS)
            groups = groups and groups & _GROUPS_OF.get(head + right + tail, _NO_GROUPS)
            if 0 in groups or (groups and not in_place):
                return True
    return False
