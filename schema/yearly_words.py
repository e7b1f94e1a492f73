"""One writing for words that an agency's years exchange at will: spellings and synonyms.

Grades are written as schools do: ป.3 is ประถมศึกษาปีที่ 3.
"""

import re
from typing import Final

from schema.yearly_phrases import in_one_phrase
from schema.yearly_spellings import in_one_spelling

__all__ = ["one_writing", "without_codes"]

_GRADE: Final = re.compile(
    "(?:ชั้น)?(?P<school>ประถม|มัธยม)(?:ศึกษา)?(?:ชั้น)?ปีที่(?=[0-9])|ชั้น(?P<short>[ปม])\\.(?=[0-9])"
)

# What a number tells apart, and no plan calls a project by: lanes, sections, phases, buildings.
_NO_CODE: Final = (
    r"(?!(?:ซอย|ถนน|ตรอก|ตอน|คลอง|สาย|เขต|หมู่|ชั้น|ห้อง|กม|ทล|ทช|รพ|รร|พ\.?ร|พ\.?ศ|ระยะ|ช่วง|เฟส|รุ่น|ครั้ง"
    r"|ห้วย|หนอง|สวน|วัด|ปตร|บ่อ|อาคาร|สะพาน|บ้าน|อสม|โควิด|covid|pm|[ถซตอจบมรป]\.?[-0-9๐-๙]))"
)
# ก.ศ.2/โครงการ, กิจกรรมที่ 2.1: where in its plan the project stands.
_OPENING_CODE: Final = re.compile(
    # 64-03-01, P03-12, 66A-0412, 66A1102-03, 65-T04, 50140000-3-15 :, (สนอ.07): a year or an
    # agency, letters and running numbers.
    r"\s*(?:[(\[]?\s*(?:(?!pm|covid)[a-z]{1,4}[-. ]?)?[0-9๐-๙]{1,8}(?:[a-z]{1,3}[0-9๐-๙]{0,6})?"
    r"(?:[-–./][a-z]{0,3}[0-9๐-๙]{1,6}){1,5}\s*[)\]]?(?:\s*[:–-])?\s+(?=[ก-ฮเ-ไa-z])"
    # สจส.65-101, ชย66-04, วจ-65-022: the letters of an office or a plan, a year, a running number;
    # no lane, no section and no kilometre.
    rf"|{_NO_CODE}"
    r"[ก-ฮ]{1,5}(?:\.[ก-ฮ]{1,4})*(?:[-.]{0,2}(?:[2๒][5๕])?[4-7๔-๗][0-9๐-๙][-–.][0-9๐-๙]{2,6}"
    r"(?:\s*[:–-])?\s+(?=[ก-ฮเ-ไa-z])"
    r"|\.?\s*[4-7๔-๗][0-9๐-๙][-–.][0-9๐-๙]{2,6}\s+(?=โครงการ|กิจกรรม|ค่าใช้จ่าย|แผนงาน))"
    # กษ 1003/66-02: an office's letters, what its papers are filed by, a year and a number.
    rf"|{_NO_CODE}"
    r"[ก-ฮ]{1,5}\.?\s+[0-9๐-๙]{2,6}[-–./](?:[2๒][5๕])?[4-7๔-๗][0-9๐-๙][-–./][0-9๐-๙]{1,6}"
    r"\s+(?=โครงการ|กิจกรรม|ค่าใช้จ่าย|แผนงาน)"
    r"|[(\[]?\s*(?!pm|covid)[a-z]{1,4}[-.][0-9๐-๙]{1,4}\s*[)\]]?\s+(?=[ก-ฮเ-ไ])"
    r"|[(\[]\s*[ก-ฮ]{1,5}\.?\s*[0-9๐-๙]{1,4}(?:[-–./][0-9๐-๙]{1,4})*\s*[)\]]\s*(?=[ก-ฮเ-ไ])"
    rf"|{_NO_CODE}"
    r"(?:[ก-ฮ]{1,5}\.){1,4}\s*[0-9๐-๙]{0,3}(?:/[0-9๐-๙]{0,3})?/?\s*(?=โครงการ|กิจกรรม|ค่าใช้จ่าย|แผนงาน)"
    r"|(?:กิจกรรม|โครงการ)(?:ย่อย)?(?:ที่)?\s*[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+[.)]?\s*"
    # 02 โครงการ, 50040000-3 ค่าใช้จ่าย, (P3) โครงการ, ยุทธศาสตร์ที่ 3 :
    r"|[(\[]?\s*[a-z]{0,3}[-. ]?[0-9๐-๙]{1,8}(?:[a-z]{1,3}[0-9๐-๙]{1,8})?"
    r"(?:[-–./][0-9๐-๙]{1,6})*\s*[)\]]?\s+(?=โครงการ|กิจกรรม|ค่าใช้จ่าย|แผนงาน)"
    r"|[(\[]\s*[a-z]{1,3}[0-9๐-๙]{1,3}\s*[)\]]\s*(?=[ก-ฮเ-ไ])"
    r"|[0-9๐-๙]{1,2}\)\s*(?=โครงการ|กิจกรรม|ค่าใช้จ่าย|แผนงาน)"
    # โครงการ 50100000-6512 ล้างตลาด.
    r"|(?:โครงการ|กิจกรรม)\s*[0-9๐-๙]{4,}(?:[-–./][0-9๐-๙]+)+\s+(?=[ก-ฮเ-ไ])"
    # ส.คลัง-07 โครงการ, but no phase and no place; ที่ 12 โครงการ; รหัส 30-112.
    rf"|{_NO_CODE}(?![ถซตอจมบร]\.)"
    r"[^\s()\[\]0-9๐-๙]{1,10}[-–./][^\s()\[\]0-9๐-๙]{0,4}[0-9๐-๙]"
    r"(?:[-–./0-9๐-๙a-z]{0,16}|[^\s()\[\]]{0,6})\s+(?=โครงการ|กิจกรรม|ค่าใช้จ่าย|แผนงาน)"
    r"|(?:ลำดับ)?ที่\s*[0-9๐-๙]{1,3}[.)]?\s+(?=โครงการ|กิจกรรม|ค่าใช้จ่าย|แผนงาน)"
    r"|รหัส(?:โครงการ|กิจกรรม)?\s*:?\s*[0-9๐-๙]{2,}(?:[-–./][0-9๐-๙]+)*\s+(?=[ก-ฮเ-ไ])"
    # ผ. 02 ลำดับ 17: a form of local plans, and a line of it.
    r"|ผ\.\s*[0-9๐-๙]{1,2}(?:/[0-9๐-๙]{1,2})?(?:\s*ลำดับ(?:ที่)?\s*[0-9๐-๙]{1,3})?\s+(?=[ก-ฮเ-ไ])"
    # กิจกรรมหลักที่ 2 สำรวจ, โครงการที่ 7 : ระบบ.
    r"|(?:กิจกรรม|โครงการ)(?:ย่อย|หลัก|รอง)?ที่\s*[0-9๐-๙]{1,3}(?:\s*[:–-]\s*|\s+)(?=[ก-ฮเ-ไa-z])"
    r"|(?:(?:กล|ประเด็น)?ยุทธศาสตร์|กลยุทธ์|แผนงาน|เป้าประสงค์|มิติ|ด้าน)ที่\s*[0-9๐-๙.]{1,5}"
    r"(?:\s*[:–-]\s*|\s+(?=โครงการ|กิจกรรม|ค่าใช้จ่าย|แผนงาน)))",
    re.IGNORECASE,
)

# (50-04-02-003), (รหัส 0502-63): what a plan or a ledger calls the project by.
_CODE: Final = re.compile(
    r"[(\[]\s*(?:รหัส|เลขที่|เลขรหัส|code)[^()\[\]]{0,30}[)\]]"
    r"|[(\[]\s*(?:[ก-ฮA-Za-z]{1,5}[-. ]{0,2})?[0-9๐-๙]{1,8}"
    r"(?:\s*[-–./]\s*[0-9๐-๙]{1,8}){2,}\s*[)\]]"
    r"|[(\[]\s*(?:[ก-ฮA-Za-z]{1,5}[-. ]{0,2})?[0-9๐-๙]{4,}\s*[-–]\s*[0-9๐-๙]{1,8}\s*[)\]]"
    r"|[(\[]\s*[0-9๐-๙]{4,}\s*[)\]]"
    # Which of the year's it is: (1/2565).
    r"|[(\[]\s*[0-9๐-๙]{1,2}\s*/\s*[2๒][5๕][0-9๐-๙]{2}\s*[)\]]"
    r"|[(\[]\s*ข้อ(?:ที่)?\s*[0-9๐-๙.]{1,6}\s*[)\]]"
    # What of the agency's strategy it serves.
    r"|[(\[]\s*(?:กล|ประเด็น)?(?:ยุทธศาสตร์|ยุทธ์|ด้าน|มิติ|แผนงาน|ตัวชี้วัด|เป้าประสงค์)ที่\s*[0-9๐-๙.]{1,6}\s*[)\]]"
    r"|[(\[]\s*(?!(?i:iso|pm|co))[A-Za-z]{1,3}[-. ]?[0-9๐-๙]{2,6}\s*[)\]]"
    # One number alone tells a project's activities apart.
    r"|[(\[]\s*(?:กิจกรรม|โครงการ)(?:ย่อย|หลัก|รอง)?(?:ที่)?\s*[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})+\s*[)\]]"
    r"|(?:รหัส(?:โครงการ|กิจกรรม|งบประมาณ)?)\s*:?\s*[0-9๐-๙]{2,}(?:[-–./][0-9๐-๙]+)*\s*$"
    r"|(?<=\s)[0-9๐-๙]{2,}(?:[-–][0-9๐-๙]{2,}){2,}\s*$"
)
_NO_QUOTES: Final = dict.fromkeys(map(ord, '"“”„«»'))
_ASPHALT: Final = re.compile("แอสฟ[ัา][ลส](?:[ตท]?์?[ตท]ิกส?์?|[ตท]์?)?")
# Kept in order, by whatever word: ซ่อมบำรุง, บำรุงรักษาและซ่อมแซม.
_KEPT_UP: Final = re.compile(
    "ซ่อม(?:แซม)?(?:และ|/)?(?:ดูแล)?บำรุง(?:รักษา)?|(?:ดูแล)?บำรุงรักษา(?:และ|/)?ซ่อม(?:แซม|บำรุง)?"
)
# Under whose grace it is.
_PATRON: Final = re.compile(
    "(?P<under>พระราชานุเคราะห์|ราชูปถัมภ์|พระราชดำริ)(?:ของ|ใน)?(?:พระบาท)?สมเด็จพระ[^0-9()]*$"
)
# ฝุ่นละอองขนาดไม่เกิน 2.5 ไมครอน (PM2.5): what is said of it tells no works apart.
_DUST: Final = re.compile(
    r"(?:มลพิษ)?ฝุ่น(?:ละออง)?(?:ขนาด)?(?:เล็ก|จิ๋ว)?(?:(?:ไม่)?เกิน2\.5ไมครอน)?(?:[(\[]pm-?2\.?5[)\]]|pm-?2\.?5)?"
    r"|pm-?2\.?5"
)
# What a thing measures is said with the word for it, or without.
_MEASURED: Final = re.compile(r"(?<![0-9])(?:สูง|ขนาด)(?=[0-9])")
_ROAD_SURFACE: Final = re.compile("ผิวทาง(?!เท้า|จราจร|เดิน)")
# อาคารหอประชุม: that it is a building is said of what is one.
_ANY_BUILDING: Final = re.compile(
    "อาคาร(?=หอประชุม|หอสมุด|ห้องสมุด|ศูนย์|สำนักงาน|ศาลา|ที่ทำการ|โรงพยาบาล|โรงอาหาร|โรงจอด|โรงยิม|สถานี)"
)
# What belongs to a thing is made with it.
_COMPLETE: Final = re.compile(
    "พร้อม(?:สิ่ง|ส่วน|อุปกรณ์|ครุภัณฑ์)(?:ประกอบ|ติดตั้ง)(?:อื่นๆ?|ต่างๆ?|อาคาร|ที่เกี่ยวข้อง)*$|พร้อมติดตั้ง$"
    "|ทั้ง(?:สอง|2)(?:ฝั่ง|ข้าง)(?:ทาง|ถนน|คลอง)?$"
)
_ORDINALS: Final = {"หนึ่ง": "1", "สอง": "2", "สาม": "3", "สี่": "4", "ห้า": "5"}
# แห่งที่สอง is แห่งที่ 2; สายที่สองฝั่ง is none.
_ORDINAL: Final = re.compile(
    "(?<=ที่)(?P<number>หนึ่ง|สอง|สาม|สี่|ห้า)(?=$|[^ก-๎])|(?<=แห่งที่)(?P<last>หนึ่ง|สอง|สาม|สี่|ห้า)"
)
# Who is hired for it, before what is done.
_CONSULTED: Final = re.compile(
    "^(?:งาน)?(?:ค่า)?(?:จ้าง)?(?:บริษัท)?ที่ปรึกษา(?:เพื่อ|ในการ|งาน|โครงการ)?(?=ศึกษา|สำรวจ|ออกแบบ|วางผัง|จัดทำ)"
)
# อาสาสมัครสาธารณสุข (อสม.): what is said again in brackets.
_METRES: Final = re.compile(r"(?<=[0-9])(?:เมตร|ม\.)")
_IN_BRACKETS: Final = re.compile(r"[(\[](?P<said>[^()\[\]]{3,})[)\]]")
# หนองน้ำสาธารณะหนองบัว: what kind of water it is, before a name that says it.
_ANY_WATER: Final = re.compile(
    "(?:หนองน้ำ|สระน้ำ|แหล่งน้ำ|ลำห้วย|หนอง|สระ)(?:สาธารณะ)?(?:ประโยชน์)?(?=(?:หนอง|สระ|บึง|ห้วย|คลอง|ลำห้วย|อ่าง|กุด)(?!น้ำ)[ก-ฮเ-ไ])"
)

# บ้านดอนกลาง หมู่ที่ 4: a village's number stands before its name, or behind it.
_VILLAGE: Final = re.compile(
    "(?<!หมู่)(?P<village>บ้าน(?!พัก)[\u0e01-\u0e4e]{2,16}?)(?P<number>หมู่(?:ที่)?[0-9]{1,2}(?![0-9]))"
)

# เฟส 3, ขั้นที่ 3: a phase by any word; ระยะ 3 กม. is none.
_PHASE: Final = re.compile(
    "(?:เฟส|ขั้น|ระยะ)(?:ที่)?(?=[0-9]{1,2}(?![0-9.]|กม|กิโล|ม\\.|เมตร|ปี|เดือน|วัน|ชั่วโมง))"
)
_PERCENT: Final = re.compile("(?<=[0-9])(?:%|เปอร์เซ็?น(?:ต์)?)")
# พนักงานเทศบาล ทต.แม่เหียะ.
_TOWN_TWICE: Final = re.compile("เทศบาล(?=เทศบาล(?:ตำบล|เมือง|นคร))")

# อำเภอเมืองตาก จังหวัดตาก is อ.เมือง จ.ตาก.
_CAPITAL_DISTRICT: Final = re.compile(
    "อำเภอเมือง(?P<province>[\u0e01-\u0e4e]{2,14})จังหวัด(?P=province)"
)


def without_codes(name: str) -> str:
    """The name without what a plan or a ledger calls it by: `ก.ศ.2/โครงการ`, `(50-04-02-003)`.

    Double quotation marks go with it: they stand between words that belong together.
    """
    name = name.translate(_NO_QUOTES)
    if "(" in name or "[" in name or "-" in name or "รหัส" in name:
        name = _CODE.sub(" ", name)
    return name[found.end() :] if (found := _OPENING_CODE.match(name)) else name


def _grade(found: "re.Match[str]") -> str:
    short = found["short"] or ("ป" if found["school"] == "ประถม" else "ม")
    return f"{short}."


def one_writing(text: str) -> str:
    """The text, without white space, with words that the years exchange in one writing."""
    if "ปีที่" in text or "ชั้น" in text:
        text = _GRADE.sub(_grade, text)
    if "ซ่อม" in text:
        text = _KEPT_UP.sub("ซ่อมบำรุง", text)
    if "สมเด็จ" in text:
        text = _PATRON.sub(r"\g<under>", text)
    if "แอสฟ" in text:
        text = _ASPHALT.sub("แอสฟัลต์", text)
    if "pm" in text or "ฝุ่น" in text:
        text = _DUST.sub("ฝุ่น", text)
    if "ที่" in text:
        text = _ORDINAL.sub(lambda found: _ORDINALS[found["number"] or found["last"]], text)
    text = _COMPLETE.sub("", _CONSULTED.sub("", _ANY_BUILDING.sub("", text)))
    text = _ANY_WATER.sub("", _ROAD_SURFACE.sub("ผิวจราจร", _MEASURED.sub("", text)))
    text = _PHASE.sub("ระยะที่", text)
    text = _PERCENT.sub("", _TOWN_TWICE.sub("", text))
    text = _CAPITAL_DISTRICT.sub(r"อำเภอเมืองจังหวัด\g<province>", text)
    if "หมู่" in text:
        text = _VILLAGE.sub(r"\g<number>\g<village>", text)
    text = in_one_phrase(in_one_spelling(text))
    text = _METRES.sub("ม", text)
    return _IN_BRACKETS.sub(_unless_said, text) if "(" in text or "[" in text else text


def _unless_said(found: "re.Match[str]") -> str:
    """What is in brackets, or nothing where the same stands right before them."""
    return "" if found.string.endswith(found["said"], 0, found.start()) else found[0]
