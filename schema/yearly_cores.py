"""What of a compared name says which work it is, and what it says besides.

Whose the work is, in whose area and to what end is said in one year and not in the next, and other
words may have changed with it: names are compared by what is left without these, where only one of
them has them.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from schema.yearly_additions import may_be_added
from schema.yearly_asides import without_aside
from schema.yearly_endings import is_done_once, is_house
from schema.yearly_loanwords import sound_alike
from schema.yearly_vocabulary import ANY_AREA, VERBS
from schema.yearly_wording import LEAST_TOLD, Word, told_by, words_of_key

__all__ = ["Core", "core_of", "may_be_of_one_core"]

_OWNER: Final = re.compile(
    "(?:ภายใน|ใน|ของ|ทั่ว)?(?:พื้นที่)?(?:สังกัด)?"
    "(?:เขต|สำนัก|แขวง|ตำบล|อำเภอ|จังหวัด|เทศบาล|องค์การ|กรม|กระทรวง|มหาวิทยาลัย|กรุงเทพ|ฝ่าย|กอง(?!ทุน|ทัพ|ขยะ|เรือ)|สถาบัน)|(?:ของ)?(?:การ)?(?:ประปา|ไฟฟ้า|รถไฟ|ท่าเรือ|เคหะ|ยาง|ทาง)"
)
_NAMED_OWNER: Final = re.compile(
    "(?:ภายใน|ใน|ของ|ทั่ว)?(?:พื้นที่)?(?:สังกัด)?(?:สำนัก(?:งาน)?|กอง(?!ทุน|ทัพ|ขยะ|เรือ)|แขวง|ตำบล|อำเภอ|จังหวัด"
    "|เทศบาล(?:เมือง|ตำบล|นคร)?|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|กรม|กระทรวง|มหาวิทยาลัย|สถาบัน(?=วิจัย|พัฒนา|ส่งเสริม|บัณฑิต|ภาษา))"
    "(?!เขต|แขวง|ตำบล|อำเภอ|จังหวัด|เทศบาล|องค์การ)(?P<name>[\u0e01-\u0e4e]{2,40})"
)
_KEPT_OWNER: Final = re.compile(
    "(?<=.)(?:เขต|แขวง|ตำบล|อำเภอ|จังหวัด|เทศบาล|องค์การบริหารส่วน)(?P<name>[\u0e01-\u0e4e]{2,20})$"
)
_OFFICE: Final = re.compile("สำนัก|กอง|กรม|กระทรวง|สถาบัน")
"""Whose names say what they do: กรมพัฒนาที่ดิน."""
_NO_PLACE: Final = re.compile("(?:ของ)?(?:กรม|กระทรวง)")
_NATIONAL: Final = re.compile(
    "(?:ของ)?การ[\u0e01-\u0e4e]{2,24}(?:แห่งประเทศไทย|แห่งชาติ|นครหลวง|ส่วนภูมิภาค)"
)
"""The state's enterprises, which are no places."""
# What a thing is called stands behind it; by what, or of what, is said with a word that joins.
_CALLED: Final = re.compile(
    "(?<=[ก-๎])"
    + "".join(
        f"(?<!{join})"
        for join in ("ด้วย", "โดย", "ของ", "ใน", "ผ่าน", "เพื่อ", "ภาษา", "และ", "สู่", "ระบบ")
    )
    + "[a-z]{3,}$"
)
_ACRONYM: Final = 5
"""Letters of an acronym, at most."""
_MOST_OF_NAME: Final = 5
"""Words of a body's name, at most, behind the word for it."""
_PURPOSE: Final = re.compile("เพื่อ")


class Core(NamedTuple):
    """What a key says, apart: the work's `text`, and an aside, its owner and its purpose.

    Of what is not said there is '' in its place; what may not be left out stands in the text too.
    """

    text: str
    aside: str
    owner: str
    purpose: str


@lru_cache(maxsize=65_536)
def core_of(key: str) -> Core:
    """The core of a compared name; all of it, where nothing may be left out."""
    text, aside = without_aside(key)
    text, owner = _without_end(text, _OWNER)
    if not aside and (called := _CALLED.search(text)):
        text, aside = text[: called.start()], called[0]
    text, purpose = _without_end(text, _PURPOSE)
    if purpose and not owner:
        text, owner = _without_end(text, _OWNER)
    return Core(text, aside, owner, purpose)


def may_be_of_one_core(one: Core, other: Core) -> bool:
    """Whether what two names say besides is said by one of them alone, or by both alike."""
    if _are_of_one_name(one.aside, other.aside):
        one, other = one._replace(aside=""), other._replace(aside="")
    return all(
        not (said and others) or _is_said_in(said, others) or _is_said_in(others, said)
        for said, others in zip(one[1:], other[1:], strict=True)
    )


def _are_of_one_name(aside: str, other: str) -> bool:
    """Whether two asides call a thing by one name: SOC, Security Operation Center, or in Thai."""
    if not (aside.isascii() and other.isascii()):
        return sound_alike(aside, other)
    shorter, longer = sorted((aside, other), key=len)
    letters = iter(longer)
    return 1 < len(shorter) <= _ACRONYM and all(letter in letters for letter in shorter)


def _is_said_in(said: str, others: str) -> bool:
    """Whether the one ends with all that the other says: an office in a province, the province."""
    texts, other_texts = ([word.text for word in words_of_key(text)] for text in (said, others))
    return texts == other_texts[-len(texts) :]


def _is_owner_of_yearly_work(end: str, rest: Sequence[Word]) -> bool:
    """Whether it is a body's or an area's name, behind what such a body does each year."""
    if _NATIONAL.fullmatch(end):
        return True
    found = _NAMED_OWNER.fullmatch(end)
    return (
        found is not None
        and (not is_done_once(rest) or _NO_PLACE.match(end) is not None)
        and (rest[-1].text in ANY_AREA | {"สถานศึกษา"} or not is_house(rest[-1].text))
        and (_is_name(found["name"]) or _OFFICE.search(end[: found.start("name")]) is not None)
    )


def _is_name(text: str) -> bool:
    words = words_of_key(text)
    return len(words) <= _MOST_OF_NAME and not any(word.text in VERBS for word in words)


def _without_end(text: str, opening: "re.Pattern[str]") -> tuple[str, str]:
    """The text without the longest end that opens so and may be left out, and that end."""
    for found in opening.finditer(text, 1):
        head = text[: found.start()]
        words, rest = words_of_key(text), words_of_key(head)
        if (
            len(told_by(rest)) >= LEAST_TOLD
            and words[: len(rest)] == rest
            and len(rest) < len(words)
            and (
                may_be_added(words, len(rest), len(words))
                or _is_owner_of_yearly_work(text[found.start() :], rest)
            )
        ):
            return head, text[found.start() :]
    kept = _KEPT_OWNER.search(text) if opening is _OWNER else None
    return text, kept[0] if kept and _is_name(kept["name"]) else ""
