"""Names of one work in several years: what changes with every year, and what may not.

A work that goes on gets a new code each year, and a name that says the year's own: its budget
year, its edition (ครั้งที่ 12, รุ่นที่ 7, ครบรอบ 48 ปี), how many take part. These are taken out of
the key that is compared; editions are kept beside it, for they must agree with the years that
lie between. Work that is done once (what is built, bought, repaired, studied) has no editions:
its numbers tell one work from another. The rules are ours, for want of any in the documents;
`tests/lineage/name_pairs.tsv` shows by example what they keep apart and what they let pass.
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from schema.agencies import agency_of
from schema.project_names import agency_letters, compared_text, match_key
from schema.yearly_asides import with_asides, with_bars
from schema.yearly_editions import (
    Edition,
    editions_of,
    growth_by_age,
    has_digits,
    without_editions,
)
from schema.yearly_months import ANY_MONTH, months_alone
from schema.yearly_short_forms import written_out
from schema.yearly_words import one_writing, without_codes

__all__ = ["YearlyName", "yearly_name"]

# Work that is done once. A course or a contest about it is not: its name opens with that.
_DONE_ONCE: Final = re.compile(
    "ก่อสร้าง|จัดซื้อ|ซื้อ|จัดหา|ปรับปรุง|เวนคืน|ขุดลอก|ขุดคลอง|ติดตั้ง|ซ่อม(?!บำรุง)|รื้อ|ออกแบบ|ควบคุมงาน|ที่ปรึกษา|เช่า"
    "|(?<!แลก)เปลี่ยน(?!แปลง)|ขยาย|วางท่อ|ศึกษาความ|ผังเมือง|ผังแม่บท|แผนแม่บท"
)
_TAUGHT: Final = re.compile(
    "(?:จัด)?(?:การ)?(?:ฝึก)?(?:อบรม|สัมมนา|ประชุม|ประกวด|แข่งขัน|ค่าย|รณรงค์|งาน|หลักสูตร|ให้ความรู้|เสวนา|เผยแพร่|ประชาสัมพันธ์|ตรวจ)"
)
# ตรวจและซ่อมสะพาน: what is mended besides.
_AND_BUILT: Final = re.compile(
    "(?:และ|พร้อม|/)(?:ก่อสร้าง|ปรับปรุง|ซ่อม(?!บำรุง)|ติดตั้ง|เปลี่ยน|รื้อ|จัดซื้อ|ขุดลอก)"
)

# A year behind a number, ระยะที่ 2 ปี 2564, is taken for no span of years: white space tells.
_YEAR_AFTER_NUMBER: Final = re.compile(
    r"(?<=[0-9๐-๙])\s+(?:ประจำ)?ปี(?:งบประมาณ)?\s*(?:พ\.\s*ศ\.)?"
    r"\s*(?:[2๒][5๕][0-9๐-๙]{2}(?![0-9๐-๙])|[4-9๔-๙][0-9๐-๙]\s*$)"
)
# The school's year says no more than the budget's.
_SCHOOL_YEAR: Final = re.compile(
    r"(?:ประจำ)?(?:ปี|ภาค)การศึกษา\s*(?:พ\.\s*ศ\.)?\s*[2๒][5๕][0-9๐-๙]{2}(?:\s*[-–]\s*[2๒][5๕][0-9๐-๙]{2})?"
)
_OF_CONTRACT: Final = re.compile(
    "\\s(?:สัญญา|ต่อ|ระยะดำเนิน(?:การ|งาน))ปี(?:งบประมาณ)?\\s*(?:พ\\.\\s*ศ\\.)?\\s*[2๒][5๕][0-9๐-๙]{2}\\s*$"
)
# กรมประมง โครงการปล่อยปลา: whose it is stands in front, or behind.
_OWNER_FIRST: Final = re.compile(
    "^\\s*(?P<owner>(?:กรม|กระทรวง|สำนัก|เทศบาล|องค์การบริหารส่วน|จังหวัด|อำเภอ|การประปา|การไฟฟ้า|มหาวิทยาลัย)[ก-๎]{2,40})"
    "\\s+(?P<rest>(?:โครงการ|กิจกรรม|ค่าใช้จ่าย).+)$"
)
_BUDDHIST_ERA: Final = re.compile("พุทธศักราช(?=\\s*[2๒])")
# อายุ 30-60 ปี: whom it is for is said of it or not.
_AGED: Final = re.compile(
    "(?:ที่มี)?(?:ช่วง)?อายุ(?:ระหว่าง|ตั้งแต่)?[0-9]{1,2}(?:(?:[-–]|ถึง)[0-9]{1,3})?ปี(?:ขึ้นไป)?"
)
# On which day it is held.
_DATE: Final = re.compile(f"(?:(?:ใน|ณ)?(?:วัน)?ที่)?[0-9]{{1,2}}(?:[-–][0-9]{{1,2}})?(?:{ANY_MONTH})")
_THOUSANDS: Final = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
# What is bought or hired stands in budgets as an item; a programme on the air is another รายการ.
_ITEM: Final = re.compile(
    r"^\s*(?:[(\[]\s*(?:โครงการ|กิจกรรม|ลำดับ)ที่\s*[0-9๐-๙]{1,3}\s*[)\]]|รายจ่าย(?=โครงการ|ในการ|เพื่อ)"
    r"|(?:(?:ผลผลิต|ตัวชี้วัด|รายการ|แผนงาน|ลำดับ)ที่|(?:หัว)?ข้อ(?:ที่)?)\s*[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*"
    r"|รายการ\s*[0-9๐-๙]{1,3}\s*[:.)]|รายการ(?!โทรทัศน์|ทีวี|วิทยุ|สารคดี|ข่าว|อาหาร))\s*[:.)]?\s*(?=\S)"
)
_DECIMAL: Final = re.compile(r"(?<=[0-9])\.(?=[0-9])")
# How far along the work is, of what budget, and how long it takes: no part of its name.
_CARRIED_ON: Final = re.compile(
    r"[(\[](?:งวด)?(?:ปีที่[0-9]{1,2}(?:(?:ของ|จาก|/|ใน)[^()\[\]]{0,12})?|ปี(?:แรก|สุดท้าย))[)\]]"
    r"|[(\[]ระยะเวลา[^()\[\]]{0,30}[)\]]"
    r"|(?:งวด|งบ|งบประมาณ)ต่อเนื่อง(?:ปี)?$"
    r"|[(\[](?:พื้นฐาน|ยุทธศาสตร์|ประจำ|ต่อเนื่อง|ริเริ่ม)[)\]]"
    r"|[(\[](?:5[5-9]|6[0-9]|7[0-9])(?:[-–/](?:5[5-9]|6[0-9]|7[0-9]))?[)\]]$"
    r"|[(\[](?:แล้วเสร็จ|คืบหน้า|ก้าวหน้า|เบิกจ่าย(?:แล้ว)?|ดำเนินการแล้ว)[^()\[\]]{0,20}[)\]]"
    r"|[(\[](?:ยังไม่(?:ได้)?|อยู่ระหว่าง(?:การ)?|รอ(?:การ)?)"
    r"(?:ดำเนิน|เบิก|ก่อหนี้|ลงนาม|แล้วเสร็จ|จัดซื้อ|จัดจ้าง|จัดสรร|ประกวดราคา|ตรวจรับ|เริ่ม)[^()\[\]]{0,20}[)\]]"
    r"|จำนวน1(?:งาน|รายการ|ระบบ|โครงการ)$"
    r"|ไตรมาส(?:ที่)?1(?:[-–]|ถึง)4$"
    r"|[(\[]?รอบ(?:ที่)?1(?:[-–]|ถึง|และ)(?:รอบ)?(?:ที่)?2[)\]]?$"
    r"|[(\[][^()\[\]]{0,12}(?:ต่อเนื่อง|ผูกพัน|เหลื่อมปี|กันเงิน|กันไว้|ส่วนที่เหลือ)[^()\[\]]{0,16}[)\]]"
    r"|[-–]?(?:อย่าง|งาน|โครงการ|ปี)?ต่อเนื่อง$"
    r"|(?:ประจำ)?ปีการศึกษา|^สืบเนื่อง"
)
# เช่าเครื่องถ่ายเอกสาร 12 เดือน: for how long this year.
_MONTHS_LONG: Final = re.compile(
    r"(?<=^เช่า)(?P<built>.*?)(?<![0-9.–-])(?<!อายุ)(?<!เด็ก)"
    r"[(\[]?(?:ระยะเวลา|จำนวน|รวม)*[0-9]{1,2}เดือน[)\]]?$"
)

# In brackets: who of the agency does the work, and of what money.
_NOT_OF_WORK: Final = re.compile(
    r"[(\[](?:กลุ่ม(?:งาน|การ|อำนวย|ภารกิจ|บริหาร)|กอง(?:ช่าง|คลัง|การ|สาธารณสุข|สวัสดิการ|แผน|ยุทธศาสตร์|วิชาการ)|สำนักปลัด"
    "|ฝ่าย(?:ปกครอง|ทะเบียน|โยธา|การ|พัฒนา|รักษา|เทศกิจ|สิ่งแวดล้อม|รายได้|คลัง|บริหาร|งบ|อำนวย|แผน|วิชาการ|ช่าง)"
    r"|ภารกิจ(?:ประจำ|หลัก|รอง|พื้นฐาน|เร่งด่วน|ตาม)|งาน(?:ประจำ|นโยบาย|ตาม|พื้นฐาน|ปกติ)|(?:โครงการ|กิจกรรม)(?:ประจำ|นโยบาย|ตาม|หลัก|ใหม่|เดิม)|นโยบาย|ตาม(?:แผน|นโยบาย|ภารกิจ|ยุทธ)"
    r"|งบ(?!ดุล)|ตั้งไว้|เงิน(?:อุดหนุน|กลาง|รายได้|สะสม|บำรุง|กู้|นอก)|ไม่ใช้งบ|ใช้งบ)[^()\[\]]{0,40}[)\]]"
)
# That others are hired for it says nothing of what it is, nor does งาน before what is done.
_WORKED: Final = (
    "ก่อสร้าง|ปรับปรุง|ซ่อม|ตรวจ|ติดตั้ง|ขุดลอก|รื้อ|พัฒนา|ดูแล|บำรุง|จัดเก็บ|จัดทำ|รักษา|ทำ|ล้าง|เก็บ|กำจัด|ผลิต|ออกแบบ|ที่ปรึกษา"
    "|ควบคุมงาน|สำรวจ|ศึกษา|จัดซื้อ|จัดหา|เช่า|วางท่อ|ขยาย|เปลี่ยน|ป้องกัน|ทาสี|ตัดแต่ง|ปลูก|ต่อเติม|ต่ออายุ|เดินระบบ|อ่านมาตร"
)
_HIRED: Final = re.compile(
    f"^(?:งาน)?(?:ค่า)?จ้?าง(?:(?:เหมา|เอกชน)(?:บริการ|เอกชน|บุคคลภายนอก|บุคคลธรรมดา)*(?:ดำเนินงาน|ดำเนินการ)?|(?={_WORKED}))(?:งาน)?|^(?:งาน|ค่า)(?={_WORKED})"
)

_BOUGHT: Final = re.compile("^(?:ค่า)?ซื้อ")

# Behind a name: in the agency's own area, which it does not name.
_OWN_AREA: Final = re.compile(
    "(?<=.)(?:ภายใน|ใน|ของ)(?:พื้นที่|เขต){0,3}"
    "(?:(?<=เขต)|(?<=ในพื้นที่)|เทศบาล(?:ตำบล|เมือง|นคร)?|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|ตำบล|อำเภอ|จังหวัด|มหาวิทยาลัย|วิทยาลัย|องค์กร)$"
)
_LATIN_SHORT: Final = re.compile(r"[(\[](?:[a-z]\.){2,8}[a-z]?[)\]]")
# A thing that is there only when it is built is a building work by its name alone.
_BUILT: Final = re.compile(
    "อาคาร(?!สถานที่|ชุด|และ|สูง|สงเคราะห์)|ทางหลวง|รถไฟ(?=ทางคู่|ความเร็ว)|รถไฟฟ้า(?=สาย)|ทางลอด|ทางยกระดับ|อุโมงค์"
    "|อ่างเก็บน้ำ|ถนน(?=คสล|ลาดยาง|คอนกรีต|ลูกรัง|หินคลุก|แอสฟัลต์)|เขื่อน(?=คสล|ป้องกัน)|สะพาน(?=คสล|ข้าม)"
)

# บริจาคสลาก has the same letters.
_CONCRETE: Final = re.compile("คสล(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])")

# That a thing is held or run says nothing of what it is.
_HELD: Final = re.compile(
    "^(?:(?:จัด|ดำเนิน)(?:กิจกรรม|งาน|การ|โครงการ)|จัด(?=งาน|ประชุม|อบรม|สัมมนา|แข่งขัน|ประกวด)"
    "|ออก(?=หน่วย))+"
)

_ONE_BUILT: Final = re.compile("(?<![0-9.])(?:จำนวน)?(?<![0-9.])1(?:หลัง|แห่ง|งาน|รายการ)$")
# ก่อสร้างสะพาน ปีที่ 2, (งบผูกพัน ปีที่ 1), งวดที่ 3-5: of how many that it takes.
_YEAR_OF_BUILDING: Final = re.compile(
    r"[(\[]?(?:งบ|งวด|ผูกพัน|สัญญา|ต่อเนื่อง)+(?:ปีที่[0-9]{1,2}|ปี(?:แรก|สุดท้าย))[)\]]?$"
    r"|ปีที่[0-9]{1,2}ของ(?:สัญญา|การก่อสร้าง)$"
    r"|[(\[]?(?:งวด(?:งาน)?|เดือน)ที่[0-9]{1,2}(?:[-–/]|ถึง)[0-9]{1,2}[)\]]?$"
    r"|(?:(?<=^ก่อสร้าง)|(?<=^เช่า))(?P<built>.*)(?<!ครบรอบ)(?<!ครบ)(?<!ชั้น)(?<!ศึกษา)(?<!แพทย์)(?<!พยาบาล)(?<!นิสิต)(?<!เรียน)ปีที่[0-9]{1,2}$"
)
_OF_PEOPLE: Final = "คน|ราย|ท่าน"
_OF_DOINGS: Final = (
    "ครั้ง|แห่ง|วัน|คืน|เดือน|ชุมชน|โรงเรียน|ต้น|จุด|แปลง|ครัวเรือน|ครอบครัว|เส้นทาง|เล่ม|เรื่อง|รุ่น|ทีม|กลุ่ม"
    "|ศูนย์|เขต|กิจกรรม|ฐาน|หน่วย|รูป|โดส|ตัวอย่าง|ฉบับ|ใบ|ชิ้น|ถุง|ตัว|หมู่บ้าน|สถานี|ร้าน|หลักสูตร|ทุน"
)


def _counts(units: str) -> "re.Pattern[str]":
    words = "(?:จำนวน|ไม่น้อยกว่า|อย่างน้อย|รวม|ประมาณ|รุ่นละ|ครั้งละ|กลุ่มละ|แห่งละ|เขตละ|ๆ?ละ)"
    return re.compile(rf"(?<![0-9.p])(?<!ที่){words}*[0-9]+(?:[-–][0-9]+)?(?:{units})(?!ที่)")


_PEOPLE: Final = _counts(_OF_PEOPLE)
_YEARLY_COUNTS: Final = _counts(f"{_OF_PEOPLE}|{_OF_DOINGS}")
# How much of it is done this year.
_YEARLY_LENGTH: Final = re.compile(
    "(?:ความ)?ยาว(?:รวม|ประมาณ|ไม่น้อยกว่า)*[0-9.]+(?:เมตร|ม|กิโลเมตร|กม)$"
)


class YearlyName(NamedTuple):
    """A project's name without the year's own; `key` is empty where nothing else is said.

    In the key a decimal point is written `p`: 1.5 and 15 are two numbers.
    """

    key: str
    editions: tuple[Edition, ...]


@lru_cache(maxsize=65_536)
def yearly_name(name: str, agency_code: str = "") -> YearlyName:
    """What is compared of a project's name with those of the agency's other years.

    An agency names itself or not, as it likes: where its code is known, its own name is left out.
    """
    name = _OWNER_FIRST.sub(r"\g<rest> \g<owner>", name)
    name = _OF_CONTRACT.sub("", _BUDDHIST_ERA.sub("พ.ศ.", name))
    name = months_alone(name)
    name = _ITEM.sub("", without_codes(name))
    if "ศึกษา" in name:
        name = _SCHOOL_YEAR.sub(" ", name)
    name = _YEAR_AFTER_NUMBER.sub(" ", without_codes(written_out(name)))
    text = _THOUSANDS.sub("", compared_text(name))
    if (own := _own_name(agency_code)) is not None:
        text = own.sub("", text)
    text = _CARRIED_ON.sub("", text)
    if "(" in text or "[" in text:
        text = _NOT_OF_WORK.sub("", text)
        text = _LATIN_SHORT.sub("", text)
    is_built = _BUILT.match(_HIRED.sub("", text)) is not None
    text = _HIRED.sub("", _OWN_AREA.sub("", _BOUGHT.sub("จัดซื้อ", one_writing(text))))
    if is_built or _BUILT.match(text):
        text = f"ก่อสร้าง{text}"
    # What nearly all is built of is said of it or not.
    text = _CONCRETE.sub("", text)
    if not has_digits(text):
        return YearlyName(_key(text), ())
    text = growth_by_age(text)
    editions: tuple[Edition, ...] = ()
    if _is_done_once(text):
        text = _MONTHS_LONG.sub(_built, _YEAR_OF_BUILDING.sub(_built, text))
        text = _PEOPLE.sub("", _ONE_BUILT.sub("", text))
    else:
        editions = editions_of(text)
        text = _YEARLY_LENGTH.sub("", text)
        text = _YEARLY_COUNTS.sub("", _AGED.sub("", without_editions(_DATE.sub("", text))))
    return YearlyName(_key(_DECIMAL.sub("p", text)), editions)


def _key(text: str) -> str:
    key = match_key(_HELD.sub("", match_key(with_bars(text), is_repaired=True)), is_repaired=True)
    return with_asides(key)


@cache
def _own_name(agency_code: str) -> "re.Pattern[str] | None":
    agency = agency_of(agency_code)
    if agency is None or agency.name is None:
        return None
    letters = agency_letters(agency.name)
    if letters.startswith("สำนักงานเขต"):
        letters = f"(?:สำนักงาน)?{letters.removeprefix('สำนักงาน')}"
    return re.compile(
        rf"\(?(?:(?:ใน|ของ)?พื้นที่|ภายใน|ใน|ของ|โดย)?(?:สังกัด)?{letters}(?:กรุงเทพมหานคร)?(?![0-9])\)?"
    )


def _built(found: "re.Match[str]") -> str:
    return found["built"] or ""


def _is_done_once(text: str) -> bool:
    is_taught = _TAUGHT.match(text) is not None and _AND_BUILT.search(text) is None
    return not is_taught and _DONE_ONCE.search(text) is not None
