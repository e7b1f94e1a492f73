"""Agencies that a running text names.

Thai writes no space between words, so that a name may go on into another: เขตบางนาใต้ is no
district, สำนักการศึกษาต่อเนื่อง no bureau of the city. A name counts only where the text shows that
it ends; any other is told as seen, and so are agencies that are not listed, for a text that names
one of them may be about that one.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from schema.agencies import all_agencies
from schema.districts import DISTRICTS
from schema.thai.text import repair_text

__all__ = ["Named", "agencies_in"]

_DISTRICT_IN_SHORT: Final = "ป้อมปราบ"
_CITY: Final = "กรุงเทพมหานคร"
_CITY_SHORT: Final = r"(?:กรุงเทพมหานคร|กรุงเทพฯ|กทม\.?)"
_CITY_AT_END: Final = re.compile(rf"(?<=.)(?:{_CITY_SHORT}|ฯ)$")
_SECRETARIAT: Final = "สำนักปลัด"
_WHOLE: Final = re.compile(rf"(?<=.)(?:สังกัด)?{_SECRETARIAT}$")

_LETTER: Final = r"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]"
_SHOWN: Final = re.compile(rf"{_LETTER}{{0,30}}")
# What stands before เขต where it is no district of the city: a scope, a campus, a branch of the
# electricity or water works.
_NO_DISTRICT: Final = re.compile(
    r"(?:ขอบ|อาณา|วิทยา|นครหลวง|กฟน\.|กปน\.|ไฟฟ้า|ประปา|ศาลแพ่ง|เลือกตั้ง)\s*$"
)
_LOOK_BACK: Final = 16
# Words that make another name of one, with white space before them or without.
_GOES_ON: Final = re.compile(
    r"\s*(?:ใต้|เหนือ|ใหญ่|น้อย|กลาง|ตะวัน|ศรี|นคร|ธานี|บุรี|แห่งชาติ|จังหวัด|กรม|กระทรวง|ต่อเนื่อง"
    r"|ขั้นพื้นฐาน|นอกระบบ|ทางเลือก|ฉุกเฉิน|ร\s?\.\s?[9๙])"
)
_ENDS: Final = re.compile(
    rf"(?!{_LETTER})"
    # Words that may follow an agency's name without a space.
    r"|ได้|จะ|จึง|มี(?!น)|เป็น|โดย|ซึ่ง|ใน|เพื่อ|ให้|ร่วม|กับ|หรือ|จัด|ดำเนิน|ต้อง|ควร|ยัง|เห็น|ขอ|กำหนด"
    r"|ตระหนัก|สามารถ|พร้อม|ทุก|ทั้ง|อยู่|ประกอบ|พื้นที่|แขวง|จำนวน|ประจำ|ปี|ตั้งแต่|ตาม|จาก|แล้ว|ว่า|นี้"
    r"|ขาด|ประสบ|ถือ|ส่ง|รับ|ทำ|เข้า|ไม่|ตั้ง|สำรวจ|เปิด|เริ่ม|ปรับปรุง|นำ|ตรวจ|ติดตั้ง|ก่อสร้าง|สนับสนุน"
    r"|เชิญ|ใช้|จำเป็น|เพราะ|แต่|คือ|รวม|เช่น|หลาย"
    r"|เมื่อ|เนื่องจาก|พบ|มอบ|ที่(?:มี|ได้|จะ|เป็น|อยู่|รับ)|กรุงเทพ|กทม|สำนัก|ฝ่าย|กอง(?!ทุน)"
)
_AND_NEXT: Final = re.compile(r"และ\s*(?:สำนัก|เขต|ฝ่าย|กอง(?!ทุน)|หน่วยงาน|กรุงเทพ|ได้|จัด)")
_AND: Final = re.compile("และ")
# สำนักงาน and สำนัก that are no name: an office to work in, each bureau, a bureau's own.
_NO_NAME: Final = re.compile(
    rf"(?:งาน)?(?:\s*เขต|\s*(?!{_LETTER})|งาน(?:ของ|ที่)|ของ|ต่าง|และ|ละ|พิมพ์|ข่าว|"
    rf"(?:{_ENDS.pattern}))"
)


class Named(NamedTuple):
    """The codes of the listed agencies that a text names, and names that are of none of them.

    Each stands once, in the order of the text; names in doubt are among `others`.
    """

    codes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def only(self) -> str | None:
        """The code of the one agency that the text names, None where it may be another's."""
        return self.codes[0] if len(self.codes) == 1 and not self.others else None


def agencies_in(text: str | None) -> Named:
    """The agencies that `text` names: `สำนักงานเขตบางนา`, `เขตบางนา`, `สำนักการแพทย์`."""
    repaired = repair_text(text or "")
    solid = "".join(repaired.split())
    if "สำนัก" not in solid and "เขต" not in solid:
        return Named()
    codes: dict[str, None] = {}
    others: dict[str, None] = {}
    for code, name in _mentions(repaired):
        if code:
            codes[code] = None
        else:
            others["".join(name.split())] = None
    return Named(tuple(codes), tuple(others))


def _mentions(text: str) -> Iterator[tuple[str | None, str]]:
    """The code of every agency named, None where it is not listed or in doubt, and the name."""
    at = 0
    while found := _names().search(text, at):
        at = found.end()
        if found["district"]:
            before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
            if found["office"] or not _NO_DISTRICT.search(before):
                yield _mention(text, found)
            while following := _next_district().match(text, at):
                at = following.end()
                yield _mention(text, following)
        elif found["listed"]:
            yield _mention(text, found)
        elif not _NO_NAME.match(text, at):
            yield None, found.group() + _shown(text, at)


def _mention(text: str, found: re.Match[str]) -> tuple[str | None, str]:
    """The code where the name ends at the end of `found`, else what it goes on to."""
    district = found["district"]
    name = f"เขต{district}" if district else found.group()
    if not _ends(text, found.end(), is_district=bool(district)):
        return None, name + _shown(text, found.end())
    return _code_of(name), name


def _ends(text: str, at: int, *, is_district: bool) -> bool:
    if _GOES_ON.match(text, at):
        return False
    # A bureau's name may have its own และ.
    return any(sign.match(text, at) for sign in (_ENDS, _AND if is_district else _AND_NEXT))


def _shown(text: str, at: int) -> str:
    found = _SHOWN.match(text, at)
    return found.group() if found else ""


@cache
def _codes() -> dict[str, str]:
    """Codes by what `_solid` makes of the names."""
    return {_solid(agency.name): agency.code for agency in all_agencies() if agency.name}


def _code_of(name: str) -> str | None:
    solid = _solid(name)
    return _codes().get(solid) or _codes().get(_WHOLE.sub("", solid))


def _solid(name: str) -> str:
    """The name without white space, of a district in full, without a city that closes it."""
    solid = _CITY_AT_END.sub("", "".join(name.split()))
    return f"สำนักงาน{solid}" if solid.startswith("เขต") else solid


@cache
def _district_names() -> str:
    """A pattern of the names of all districts, longer ones first."""
    return "|".join(map(_spaced, sorted([*DISTRICTS, _DISTRICT_IN_SHORT], key=len, reverse=True)))


@cache
def _names() -> re.Pattern[str]:
    named = [agency.name for agency in all_agencies() if agency.kind != "district" and agency.name]
    listed = "|".join(map(_bureau, sorted(named, key=len, reverse=True)))
    office = _spaced("สำนักงาน")
    district = rf"(?P<office>{office}\s*)?{_spaced('เขต')}\s*(?P<district>{_district_names()})"
    return re.compile(rf"{district}|(?P<listed>{listed})|{_spaced('สำนัก')}")


@cache
def _next_district() -> re.Pattern[str]:
    """A district in a row of them, where เขต is not said again."""
    parted = r"(?:\s+|\s*[,/·-]\s*)(?:และ|หรือ|กับ|ถึง)?|(?:และ|หรือ|กับ|ถึง)"
    return re.compile(
        rf"(?:{parted})\s*(?P<office>(?!))?(?:เขต\s*)?(?P<district>{_district_names()})"
    )


def _bureau(name: str) -> str:
    """A pattern of a bureau's or an office's name, with what documents put behind it."""
    solid = "".join(name.split())
    city = rf"(?:{_spaced(_CITY)}|{_CITY_SHORT})"
    secretariat = rf"{_spaced(_SECRETARIAT)}\s*(?:{city}|ฯ)"
    if solid.endswith(f"{_SECRETARIAT}{_CITY}"):
        return rf"{_spaced(solid.removesuffix(_SECRETARIAT + _CITY))}\s*{secretariat}"
    if solid.endswith(_CITY):
        return rf"{_spaced(solid.removesuffix(_CITY))}\s*{city}"
    return rf"{_spaced(solid)}(?:\s*(?:สังกัด\s*)?{secretariat})?"


def _spaced(name: str) -> str:
    """A pattern of the name with white space anywhere: lines break within words."""
    return r"\s*".join(map(re.escape, "".join(name.split())))
