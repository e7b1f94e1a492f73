"""Short forms that Thai agencies print of themselves and of their places, written out.

A full stop tells them from words.
"""

import re
from typing import Final

from schema.yearly_thesaurus_files import lines_of

__all__ = ["written_out"]

_MINISTRIES: Final = {
    "กก": "การท่องเที่ยวและกีฬา",
    "กค": "การคลัง",
    "กต": "การต่างประเทศ",
    "กษ": "เกษตรและสหกรณ์",
    "กห": "กลาโหม",
    "คค": "คมนาคม",
    "ดศ": "ดิจิทัลเพื่อเศรษฐกิจและสังคม",
    "ทส": "ทรัพยากรธรรมชาติและสิ่งแวดล้อม",
    "พณ": "พาณิชย์",
    "พน": "พลังงาน",
    "พม": "การพัฒนาสังคมและความมั่นคงของมนุษย์",
    "มท": "มหาดไทย",
    "ยธ": "ยุติธรรม",
    "รง": "แรงงาน",
    "วธ": "วัฒนธรรม",
    "ศธ": "ศึกษาธิการ",
    "สธ": "สาธารณสุข",
    "อก": "อุตสาหกรรม",
    "อว": "การอุดมศึกษาวิทยาศาสตร์วิจัยและนวัตกรรม",
}
_OF_PLACES_AND_OFFICES: Final = {
    "ผอ": "ผู้อำนวยการ",
    "ผวจ": "ผู้ว่าราชการจังหวัด",
    "จนท": "เจ้าหน้าที่",
    "ขรก": "ข้าราชการ",
    "นร": "นักเรียน",
    "สนง": "สำนักงาน",
    "สนข": "สำนักงานเขต",
    "สนน": "สำนักการระบายน้ำ",
    "สนอ": "สำนักอนามัย",
    "สนศ": "สำนักการศึกษา",
    "สนพ": "สำนักการแพทย์",
    "สนย": "สำนักการโยธา",
    "สจส": "สำนักการจราจรและขนส่ง",
    "สสล": "สำนักสิ่งแวดล้อม",
    "สพส": "สำนักพัฒนาสังคม",
    "สปภ": "สำนักป้องกันและบรรเทาสาธารณภัย",
    "ศบส": "ศูนย์บริการสาธารณสุข",
    "คกก": "คณะกรรมการ",
    "ศพด": "ศูนย์พัฒนาเด็กเล็ก",
    "อปพร": "อาสาสมัครป้องกันภัยฝ่ายพลเรือน",
    "อสม": "อาสาสมัครสาธารณสุขประจำหมู่บ้าน",
    "อสส": "อาสาสมัครสาธารณสุข",
    "สสจ": "สำนักงานสาธารณสุขจังหวัด",
    "สสอ": "สำนักงานสาธารณสุขอำเภอ",
    "รพ.สต": "โรงพยาบาลส่งเสริมสุขภาพตำบล",
    "รพ": "โรงพยาบาล",
    "อบจ": "องค์การบริหารส่วนจังหวัด",
    "อบต": "องค์การบริหารส่วนตำบล",
    "อปท": "องค์กรปกครองส่วนท้องถิ่น",
    "ทต": "เทศบาลตำบล",
    "ทม": "เทศบาลเมือง",
    "ทน": "เทศบาลนคร",
    "สน": "สถานีตำรวจนครบาล",
    "สภ": "สถานีตำรวจภูธร",
    "ตชด": "ตำรวจตระเวนชายแดน",
    "สพป": "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา",
    "สพม": "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา",
    "มทร": "มหาวิทยาลัยเทคโนโลยีราชมงคล",
    "มรภ": "มหาวิทยาลัยราชภัฏ",
    "กฟน": "การไฟฟ้านครหลวง",
    "กฟภ": "การไฟฟ้าส่วนภูมิภาค",
    "อถล": "อาสาสมัครท้องถิ่นรักษ์โลก",
    "พมจ": "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด",
    "พ.ร.บ": "พระราชบัญญัติ",
    "พรบ": "พระราชบัญญัติ",
    "ปตร": "ประตูระบายน้ำ",
    "ทล": "ทางหลวงหมายเลข",
    "ปภ": "ป้องกันและบรรเทาสาธารณภัย",
    "สป": "สำนักงานปลัดกระทรวง",
    **{f"สป.{letters}": f"สำนักงานปลัดกระทรวง{name}" for letters, name in _MINISTRIES.items()},
    "สยป": "สำนักยุทธศาสตร์และประเมินผล",
    "สนท": "สำนักเทศกิจ",
    "สนค": "สำนักการคลัง",
    "สวท": "สำนักวัฒนธรรมกีฬาและการท่องเที่ยว",
    "กศน": "การศึกษานอกระบบและการศึกษาตามอัธยาศัย",
    "ชม": "ชั่วโมง",
    "งปม": "งบประมาณ",
    "กปน": "การประปานครหลวง",
    "กปภ": "การประปาส่วนภูมิภาค",
}


_SHORT_FORMS: Final = {
    **dict(line.split() for line in lines_of("short_forms")),
    **_OF_PLACES_AND_OFFICES,
}


def _any_of(short_forms: list[str]) -> str:
    return "|".join(re.escape(short) for short in sorted(short_forms, key=len, reverse=True))


# A word may end with the same letters, if they are two or hardly ever met: กทม. is not ก and ทม.
_APART: Final = [
    short
    for short in _SHORT_FORMS
    if short not in _OF_PLACES_AND_OFFICES or (len(short) == 2 and short != "ผอ")
]
_SHORT: Final = re.compile(
    # รร.ตชด. are two short forms, ก.ศ. is one.
    r"(?:(?<![ก-ฮ]\.)|(?<=รร\.)|(?<=รพ\.))"
    rf"(?P<short>(?:{_any_of([*(_SHORT_FORMS.keys() - set(_APART))])})"
    rf"|(?<![^\s()\[\]/])(?:{_any_of(_APART)}))\.(?![ก-ฮ]\.)\s*"
)
# A letter says what a place is where white space stands before it, and the place's name behind.
_PLACES: Final = {
    "ต": "ตำบล",
    "อ": "อำเภอ",
    "จ": "จังหวัด",
    "ถ": "ถนน",
    "ซ": "ซอย",
    "บ": "บ้าน",
}
# No word ends with the letter of a lane.
_PLACE: Final = re.compile(
    r"(?:(?<![^\s(–-])(?P<place>[ตอจถซบ])|(?<=[ก-๎])(?<![รก])(?P<road>ถ)|(?<!\.)(?P<lane>ซ))\.\s*(?=[ก-ฮเ-ไ])(?![ก-ฮ]\.)"
)

_REIGN: Final = re.compile(r"(?<![ก-ฮ.])ร\.\s*(?=[0-9๐-๙]{1,2}(?![0-9๐-๙]))")
# ยาว 500 ม. is no university.
_UNIVERSITY: Final = re.compile(
    r"(?<![ก-ฮ.0-9๐-๙])(?<![0-9๐-๙]\s)ม\.\s*(?=[ก-ฮเ-ไ])(?!ต้น|ปลาย|[ก-ฮ]\.)"
)
# ม.2, หมู่ 2: a village's number, where the name is of no school's classes.
_VILLAGE: Final = re.compile(
    r"(?<![ก-ฮ.])ม\.\s*(?:ที่\s*)?(?=[0-9๐-๙]{1,2}(?!\s*[-–—]\s*[0-6๐-๖]|[0-9๐-๙]))|หมู่(?=\s*[0-9๐-๙])"
)
_OF_CLASSES: Final = re.compile("นักเรียน|นร|ชั้น|มัธยม|ประถม|ป\\.|ห้องเรียน|ครู|หลักสูตร|อนุบาล")
# One ตำบล, one ผลิตภัณฑ์: a motto's numbers tell no works apart.
_MOTTO: Final = re.compile(r"[1๑]\s*(?P<one>[ก-ฮเ-ไ][^\s0-9๐-๙()]{1,14})\s*[1๑]\s*(?=[ก-ฮเ-ไ])")


def written_out(name: str) -> str:
    """A project's name with the short forms of offices, people and places written out."""
    if "ม" in name and not _OF_CLASSES.search(name):
        name = _VILLAGE.sub("หมู่ที่", name)
    if "1" in name or "๑" in name:
        name = _MOTTO.sub(r"หนึ่ง\g<one>หนึ่ง", name)
    if "." not in name:
        return name
    name = _REIGN.sub("รัชกาลที่", name)
    name = _UNIVERSITY.sub("มหาวิทยาลัย", _SHORT.sub(_in_full, name))
    return _PLACE.sub(lambda found: _PLACES[found["place"] or found["road"] or found["lane"]], name)


def _in_full(found: "re.Match[str]") -> str:
    # (อปพร.) stands behind what it is short for.
    is_bracketed = found.string[: found.start()].endswith("(") and found.string.startswith(
        ")", found.end()
    )
    return found[0] if is_bracketed else _SHORT_FORMS[found["short"]]
