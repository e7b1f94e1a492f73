"""What a name says in brackets: kept in its key between bars, and said or left out as one likes.

Clerks explain a name in brackets in one year and not in the next: คลินิกกฎหมาย, ใต้ถุนโล่ง, what the
work is also called. Which part of a work it is, where and for whom, tells works apart in brackets
too.
"""

import re
from collections.abc import Iterator
from typing import Final

from schema.yearly_additions import DONE_TO_THINGS
from schema.yearly_vocabulary import PLACES
from schema.yearly_wording import LEAST_TOLD, told_by, words_of_key

__all__ = [
    "is_owner",
    "other_readings",
    "with_asides",
    "with_bars",
    "without_aside",
    "without_bars",
]

_BAR: Final = "ǀ"
"""A letter to `re`, which no document has."""
_BRACKETS: Final = re.compile(r"[(\[](?P<said>[^()\[\]]*)[)\]]")
_ASIDE: Final = re.compile(f"{_BAR}(?P<said>[^{_BAR}]*){_BAR}")
_LEAST_SAID: Final = 3
"""Letters of an aside, at least."""
_LONG_NAME: Final = 12
"""Letters of one word that is name enough."""
_DIGIT: Final = re.compile("[0-9]")
# LTAX 3000: what a program or a thing is called.
_CALLED: Final = re.compile("[a-z]{3,}[0-9]*")
_OWNER: Final = re.compile("กรม(?!ธรรม์)|กระทรวง|สำนัก|เทศบาล|องค์การบริหาร|การไฟฟ้า|การประปา")
_DEEDS: Final = frozenset(
    "ออกแบบ ควบคุม ควบคุมงาน เวนคืน ประเมิน ศึกษา วิจัย ที่ปรึกษา ทดแทน ชดเชย ติดตาม อบรม ประชาสัมพันธ์ แข่งขัน"
    " ประกวด คัดเลือก บูรณะ".split()
)
"""What is done for a thing, or about it, and is not the thing."""
# One of a project's activities, a part of a work, or for whom it is.
_PART: Final = re.compile(
    "กิจกรรม|ส่วน|ช่วง|ตอน|ฝั่ง|ระยะ|เฟส|ชั้น|รุ่น|หลักสูตร|ภาค|สาขา|สาย|โซน|งวด|ชุด|ด้าน|ประเภท|กลุ่ม|ระดับ|เฉพาะ"
    "|ตะวัน|เหนือ|ใต้|ใน|นอก|ใหม่|เก่า|เดิม|ชาย|หญิง|เด็ก|เยาวชน|นักเรียน|ผู้|สตรี|ครู|ภาษา|วิชา"
)


def with_bars(text: str) -> str:
    """The text with bars in place of brackets that belong together, the innermost ones."""
    return _BRACKETS.sub(rf"{_BAR}\g<said>{_BAR}", text)


def with_asides(key: str) -> str:
    """A key without the bars that stand alone, around next to nothing, or around all that it has.

    Another rule may have taken what the brackets held, or one of them.
    """
    paired = _ASIDE.sub(_in_braces, key).replace(_BAR, "")
    kept = paired.replace("{", _BAR).replace("}", _BAR)
    return kept if _ASIDE.sub("", kept) else without_bars(kept)


def _in_braces(found: "re.Match[str]") -> str:
    said = found["said"]
    return f"{{{said}}}" if len(said) >= _LEAST_SAID else said


def without_bars(key: str) -> str:
    """All that a key says, in its order."""
    return key.replace(_BAR, "")


def other_readings(key: str) -> Iterator[str]:
    """What another year may call the work: without what is in brackets, or by that alone."""
    said = _ASIDE.findall(key) if _BAR in key else []
    if not said:
        return
    name = _ASIDE.sub("", key)
    aside = "".join(said)
    behind = key.rpartition(_BAR)[2]
    if _may_be_left_out(aside, name):
        yield name
    is_name = len(aside) >= _LONG_NAME or len(told_by(words_of_key(aside))) >= LEAST_TOLD
    if is_name and not _DIGIT.search(aside) and _deeds(name) <= _deeds(aside):
        yield aside
        if behind:
            yield aside + behind


def without_aside(key: str) -> tuple[str, str]:
    """A key without what it says in brackets, if that may be left out, and what that is."""
    said = _ASIDE.findall(key) if _BAR in key else []
    name = _ASIDE.sub("", key)
    aside = "".join(said)
    return (name if said and _may_be_left_out(aside, name) else without_bars(key)), aside


def is_owner(aside: str) -> bool:
    """Whether it says in brackets whose the work is."""
    return _OWNER.match(aside) is not None


def _deeds(text: str) -> set[str]:
    """What is done to a thing, which makes another work of it: designed, it is not yet built."""
    return {word.text for word in words_of_key(text)} & (DONE_TO_THINGS | _DEEDS)


def _may_be_left_out(aside: str, name: str) -> bool:
    if _CALLED.fullmatch(aside):
        return True
    if _DIGIT.search(aside) or _PART.match(aside):
        return False
    if is_owner(aside) and not _deeds(name) & DONE_TO_THINGS:
        return True
    words = words_of_key(aside)
    # One word says which of several things it is, or where; what is built once is told by any.
    is_explained = len(told_by(words)) >= LEAST_TOLD and not _deeds(name) & DONE_TO_THINGS
    return (
        is_explained
        and _deeds(aside) <= _deeds(name)
        and not any(word.text in PLACES for word in words)
    )
