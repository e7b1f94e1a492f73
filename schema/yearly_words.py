"""One writing for words that an agency's years exchange at will: short forms, spellings, synonyms.

Short forms are those that Thai agencies print of themselves and of their places; a full stop tells
them from words. Grades are written as schools do: ป.3 is ประถมศึกษาปีที่ 3.
"""

import re
from typing import Final

__all__ = ["one_writing", "without_opening_codes", "written_out"]

_SHORT_FORMS: Final = {
    "ผอ": "ผู้อำนวยการ",
    "ผวจ": "ผู้ว่าราชการจังหวัด",
    "จนท": "เจ้าหน้าที่",
    "ขรก": "ข้าราชการ",
    "นร": "นักเรียน",
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
    "กปน": "การประปานครหลวง",
    "กปภ": "การประปาส่วนภูมิภาค",
}


def _any_of(short_forms: list[str]) -> str:
    return "|".join(re.escape(short) for short in sorted(short_forms, key=len, reverse=True))


# Of two letters, a word may end with the same: กทม. is not ก and ทม.
_OF_TWO: Final = [short for short in _SHORT_FORMS if len(short) == 2 and short != "ผอ"]
_SHORT: Final = re.compile(
    rf"(?<![ก-ฮ]\.)(?P<short>(?<![^\s()\[\]/])(?:{_any_of(_OF_TWO)})"
    rf"|(?:{_any_of([*(_SHORT_FORMS.keys() - set(_OF_TWO))])}))\.(?![ก-ฮ]\.)\s*"
)
# A letter says what a place is where white space stands before it, and the place's name behind.
_PLACES: Final = {"ต": "ตำบล", "อ": "อำเภอ", "จ": "จังหวัด", "ถ": "ถนน", "ซ": "ซอย"}
_PLACE: Final = re.compile(r"(?<=\s)(?P<place>[ตอจถซ])\.\s*(?=[ก-ฮเ-ไ])(?![ก-ฮ]\.)")

_GRADE: Final = re.compile("(?P<school>ประถม|มัธยม)(?:ศึกษา)?(?:ชั้น)?ปีที่(?=[0-9])")

# ก.ศ.2/โครงการ, กิจกรรมที่ 2.1: where in its plan the project stands.
_OPENING_CODE: Final = re.compile(
    r"\s*(?:(?:[ก-ฮ]{1,5}\.){1,4}\s*[0-9๐-๙]{0,3}(?:/[0-9๐-๙]{0,3})?/?\s*(?=โครงการ|กิจกรรม|ค่าใช้จ่าย)"
    r"|(?:กิจกรรม|โครงการ)(?:ย่อย)?(?:ที่)?\s*[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+[.)]?\s*)"
)

_ONE_WRITING: Final = (
    ("เชื้อไวรัสโคโรนา2019", "โควิด19"),
    ("ไวรัสโคโรนา2019", "โควิด19"),
    ("covid-19", "โควิด19"),
    ("covid19", "โควิด19"),
    ("โควิด-19", "โควิด19"),
    ("โควิด19(โควิด19)", "โควิด19"),
    ("สร้างเสริม", "เสริมสร้าง"),
    ("วิชาชีพ", "อาชีพ"),
    ("ประถมศึกษา", "ประถม"),
    ("มัธยมศึกษา", "มัธยม"),
    ("ฝึกอบรม", "อบรม"),
    ("อบรมหลักสูตร", "หลักสูตร"),
    ("อบรมเชิงปฏิบัติการ", "อบรม"),
    ("สัญจร", "เคลื่อนที่"),
    ("โอทอป", "otop"),
    ("เด็กนักเรียน", "นักเรียน"),
    ("คณะกรรมการ", "กรรมการ"),
    ("ผู้พิการ", "คนพิการ"),
    ("ผู้สูงวัย", "ผู้สูงอายุ"),
    ("ขยะมูลฝอย", "มูลฝอย"),
    ("ขยะ", "มูลฝอย"),
    ("บุคคลากร", "บุคลากร"),
    ("แอพพลิเคชั่น", "แอปพลิเคชัน"),
    ("แอปพลิเคชั่น", "แอปพลิเคชัน"),
    ("แอพพลิเคชัน", "แอปพลิเคชัน"),
    ("ดิจิตอล", "ดิจิทัล"),
    ("ลิฟท์", "ลิฟต์"),
    ("คลินิค", "คลินิก"),
    ("อินเตอร์เน็ต", "อินเทอร์เน็ต"),
    ("เว็ปไซต์", "เว็บไซต์"),
    ("เว็บไซด์", "เว็บไซต์"),
    ("เว็ปไซด์", "เว็บไซต์"),
    ("ซอฟท์แวร์", "ซอฟต์แวร์"),
    ("กราฟฟิก", "กราฟิก"),
    ("วีดีโอ", "วิดีโอ"),
    ("วีดิทัศน์", "วิดีทัศน์"),
    ("เทคโนโลยี่", "เทคโนโลยี"),
    ("เซ็นเซอร์", "เซนเซอร์"),
    ("มาตราฐาน", "มาตรฐาน"),
    ("ผลิตภัณท์", "ผลิตภัณฑ์"),
    ("สถานประกอบกิจการ", "สถานประกอบการ"),
    ("ส่งเสริมและสนับสนุน", "ส่งเสริม"),
    ("ส่งเสริมสนับสนุน", "ส่งเสริม"),
    ("ส่งเสริมศักยภาพ", "พัฒนาศักยภาพ"),
    ("เสริมสร้างศักยภาพ", "พัฒนาศักยภาพ"),
    ("เพิ่มศักยภาพ", "พัฒนาศักยภาพ"),
    ("แก้ไขปัญหา", "แก้ปัญหา"),
    ("ทบทวนและปรับปรุง", "ทบทวน"),
    ("เก็บขนมูลฝอย", "เก็บมูลฝอย"),
    ("ดูแลและบำรุงรักษา", "ดูแลรักษา"),
    ("ดูแลบำรุงรักษา", "ดูแลรักษา"),
    ("ดูแลรักษาความ", "รักษาความ"),
    ("อย่างต่อเนื่อง", ""),
)
_OTHER_WRITING: Final = re.compile("|".join(re.escape(written) for written, _ in _ONE_WRITING))


def written_out(name: str) -> str:
    """A project's name with the short forms of offices, people and places written out."""
    if "." not in name:
        return name
    name = _SHORT.sub(_in_full, name)
    return _PLACE.sub(lambda found: _PLACES[found["place"]], name)


def _in_full(found: "re.Match[str]") -> str:
    # (อปพร.) stands behind what it is short for.
    is_bracketed = found.string[: found.start()].endswith("(") and found.string.startswith(
        ")", found.end()
    )
    return found[0] if is_bracketed else _SHORT_FORMS[found["short"]]


def without_opening_codes(name: str) -> str:
    """The name without a code of its plan in front: `ก.ศ.2/โครงการ`, `กิจกรรมที่ 2.1`."""
    return name[found.end() :] if (found := _OPENING_CODE.match(name)) else name


def one_writing(text: str) -> str:
    """The text, without white space, with words that the years exchange in one writing."""
    if "ปีที่" in text:
        text = _GRADE.sub(lambda found: "ป." if found["school"] == "ประถม" else "ม.", text)
    if _OTHER_WRITING.search(text):
        for written, instead in _ONE_WRITING:
            text = text.replace(written, instead)
    return text
