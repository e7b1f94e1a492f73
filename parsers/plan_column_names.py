"""The headings of a plan's columns: a closed vocabulary, read with a small edit distance.

Letters that a scan misread are forgiven (คำเป้าหมาย, พว.กทม., เนื้อหารายขั้นตอน); what is of
no known kind is no heading.
"""

import re
from functools import lru_cache

from parsers.plan_text import is_within, squeezed, without_brackets
from schema.thai import month_number
from schema.thai.patterns import DIGIT

# From the first spelling on, the names are those that forms of several agencies print.
_NAMES: dict[str, str] = {
    "number": "ลำดับที่ ลำดับ ที่ ข้อ ลำดับความสำคัญ",
    "strategy_code": "รหัสยุทธศาสตร์ รหัสแผน",
    "strategy": "กลยุทธ์ ยุทธศาสตร์ ยุทธศาสตร์/กลยุทธ์ ยุทธศาสตร์ย่อย ยุทธศาสตร์ย่อย/กลยุทธ์",
    "project": "โครงการ/กิจกรรมสำคัญ โครงการ/กิจกรรม โครงการ ชื่อโครงการ ชื่อโครงการ/กิจกรรม กิจกรรม "
    "กิจกรรม/โครงการ งาน/โครงการ งาน/โครงการ/กิจกรรม โครงการ/งาน/กิจกรรม "
    "โครงการ/กิจกรรมสนับสนุน โครงการ/กิจกรรมและส่วนราชการที่รับผิดชอบ "
    "โครงการ/กิจกรรมที่สนับสนุน โครงการ/กิจกรรมที่รองรับ ภารกิจ/โครงการ รายการ",
    "supporting_project": "ชื่อโครงการที่สนับสนุน โครงการที่สนับสนุน ชื่อโครงการ/กิจกรรมที่สนับสนุน",
    "budget": "งบประมาณ วงเงินงบประมาณ วงเงิน จำนวนเงิน งบประมาณที่ใช้ งบประมาณที่ได้รับ "
    "งบประมาณที่ได้รับจัดสรร งบประมาณปี งบประมาณรวม",
    "unit": "ส่วนราชการ ส่วนราชการที่รับผิดชอบ ส่วนราชการรับผิดชอบ ผู้รับผิดชอบ หน่วยงานรับผิดชอบ "
    "หน่วยงานที่รับผิดชอบ ฝ่าย ฝ่ายที่รับผิดชอบ ฝ่ายรับผิดชอบ ส่วนราชการ/ผู้รับผิดชอบ "
    "ส่วนราชการเจ้าของโครงการ กลุ่มงาน/ฝ่าย ฝ่าย/ส่วนราชการ ส่วนราชการ/ฝ่าย",
    "lead_unit": "หน่วยงานรับผิดชอบหลัก หน่วยงานหลัก",
    "support_unit": "หน่วยงานสนับสนุน หน่วยงานร่วม",
    "policy": "รหัสนโยบาย นโยบายผว.กทม. รหัสนโยบายผว.กทม. นโยบาย นโยบายผู้ว่าราชการกรุงเทพมหานคร "
    "รหัสนโยบายผู้ว่าราชการกรุงเทพมหานคร นโยบายผู้ว่าฯกทม. รหัสนโยบายผู้ว่าฯกทม.",
    "output": "แผนงาน/ผลผลิต ผลผลิต แผนงาน ผลผลิต/แผนงาน แผนงาน/งาน แผนงาน/ผลผลิต/โครงการ "
    "งาน/ผลผลิต ด้าน/แผนงาน ผลผลิต/กิจกรรมหลัก",
    "indicator": "ตัวชี้วัด ตัวชี้วัดkpi ชื่อตัวชี้วัด ตัวชี้วัดความสำเร็จ kpi kr/kpi ตัวชี้วัดที่ "
    "ตัววัดผล/ตัวชี้วัดหลักตามภารกิจหลักของหน่วยงาน ตัววัดผล/ตัวชี้วัดหลักตามภารกิจหลัก "
    "ตัววัดผล/ตัวชี้วัด ตัววัดผล ตัววัดผลหลัก ตัวชี้วัดหลัก ตัวชี้วัดภารกิจสำคัญของหน่วยงาน "
    "keyresult keyresults kr kr/ตัวชี้วัด ผลลัพธ์สำคัญ "
    "ตัวชี้วัดตามภารกิจหลักของหน่วยงาน ตัวชี้วัดผลการปฏิบัติราชการ ตัวชี้วัดและภารกิจ "
    "ตัวชี้วัดของหน่วยงาน รายการตัวชี้วัด ตัวชี้วัด/ภารกิจ",
    "target": "ค่าเป้าหมาย เป้าหมาย ค่าเป้าหมายตัวชี้วัด เป้าหมายตัวชี้วัด ค่าเป้าหมายปี เป้าหมายปี ค่าเป้าหมาย/หน่วยนับ",
    "definition": "นิยาม/คำอธิบายตัวชี้วัด นิยามและวิธีคำนวณ นิยาม คำอธิบายตัวชี้วัด นิยาม/วิธีคำนวณ "
    "นิยาม/คำอธิบาย คำอธิบาย คำนิยาม นิยามตัวชี้วัด นิยามและวิธีการคำนวณ "
    "คำนิยามและวิธีคำนวณ นิยาม/คำอธิบาย/วิธีคำนวณ นิยาม/คำอธิบายตัวชี้วัด/วิธีคำนวณ",
    "calculation": "วิธีคำนวณ วิธีการคำนวณ สูตรคำนวณ สูตรการคำนวณ วิธีคำนวณ/สูตรคำนวณ",
    "evidence": "หลักฐาน วิธีเก็บข้อมูล วิธีเก็บข้อมูล/หลักฐาน แหล่งข้อมูล เอกสาร/หลักฐาน",
    "baseline": "ข้อมูลฐาน baseline ข้อมูลพื้นฐาน ข้อมูลพื้นฐานbaselinedata baselinedata ผลการดำเนินงานที่ผ่านมา "
    "ผลการดำเนินงานย้อนหลัง",
    "weight": "น้ำหนักคะแนน น้ำหนัก น้ำหนักตัวชี้วัด ค่าน้ำหนัก น้ำหนักร้อยละ",
    "level": "ระดับความสำเร็จ ระดับ ระดับคะแนน ระดับที่ ค่าระดับ",
    "threshold": "เกณฑ์ร้อยละความสำเร็จ ร้อยละความสำเร็จ เกณฑ์ร้อยละ ร้อยละ ความสำเร็จ",
    "criterion": "วิธีวัดผลการดำเนินงาน วิธีวัดผล เกณฑ์การให้คะแนน เกณฑ์ เกณฑ์การประเมิน "
    "ผลการดำเนินงาน รายละเอียดการดำเนินงาน เกณฑ์การวัดผล วิธีการวัดผล รายละเอียด",
    "score": "คะแนนที่ได้รับ คะแนนที่ได้ คะแนน ค่าคะแนน คะแนนเต็ม",
    "issue": "ประเด็นการพัฒนา ประเด็นการพัฒนาที่ ประเด็น",
    "objective": "วัตถุประสงค์หลัก วัตถุประสงค์",
    "measure_unit": "หน่วยนับ หน่วยวัด หน่วย",
    "project_indicator": "ตัวชี้วัดความสำเร็จของโครงการ ตัวชี้วัดโครงการ ตัวชี้วัดความสำเร็จkpiโครงการ",
    "step": "ขั้นตอนการปฏิบัติงานของโครงการ/กิจกรรม ขั้นตอนการปฏิบัติงาน ขั้นตอน กิจกรรม/ขั้นตอน "
    "ขั้นตอนการดำเนินงาน ขั้นตอน/กิจกรรม ขั้นตอนดำเนินการ กิจกรรม/ขั้นตอนการดำเนินงาน "
    "ขั้นตอนการดำเนินการ ขั้นตอนการปฏิบัติงานของโครงการ ขั้นตอนการดำเนินโครงการ",
    "step_weight": "เนื้องานรายขั้นตอน เนื้องาน น้ำหนักรายขั้นตอน ร้อยละของงาน เนื้องานร้อยละ ร้อยละของเนื้องาน",
    "cumulative": "คิดความก้าวหน้าโครงการ ความก้าวหน้าโครงการ ความก้าวหน้า ร้อยละสะสม ความก้าวหน้าสะสม "
    "คิดเป็นความก้าวหน้าโครงการ เนื้องานสะสม สะสม คิดเป็นความก้าวหน้าของโครงการ "
    "ความก้าวหน้าของโครงการ ร้อยละความก้าวหน้า ร้อยละความก้าวหน้าสะสม",
    "period": "ระยะเวลาดำเนินการ ระยะเวลา ระยะเวลาการดำเนินงาน ระยะเวลาดำเนินงาน แผนการดำเนินงาน",
    "remark": "หมายเหตุ",
    "contents_page": "หน้า หน้าที่",
}


# A footnote's mark that was fused to a heading, ค่าเป้าหมาย3; but ระดับ 3 and ร้อยละ 80 are data.
_FUSED_MARK = re.compile(r"(?<=[ก-๎]{8})(?<!ที่)[0-9]{1,2}$")


def _letters(text: str) -> str:
    """The letters that are compared: sara am in its two parts, of which one may be misread."""
    bare = _FUSED_MARK.sub("", text.strip(":.*"))
    return bare.replace("ำ", "\u0e4d\u0e32")


_KEY_OF = {_letters(name): key for key, names in _NAMES.items() for name in names.split()}
# A heading that goes on after one of these is still of its kind: งบประมาณ (บาท) ปี 2567.
_OPENINGS = (
    ("งบประมาณ", "budget"),
    ("ค่าเป้าหมาย", "target"),
    ("ตัวชี้วัด", "indicator"),
    ("ตัววัดผล", "indicator"),
    ("นิยาม", "definition"),
    ("น้ำหนัก", "weight"),
    ("ขั้นตอน", "step"),
    ("รหัสนโยบาย", "policy"),
    ("รหัสยุทธศาสตร์", "strategy_code"),
    ("ข้อมูลพื้นฐาน", "baseline"),
    ("โครงการ/กิจกรรม", "project"),
    ("ส่วนราชการ", "unit"),
)
LONGEST_HEADING = 60
_LETTERS_AN_EDIT = 8
_NO_HEADING = re.compile(rf"^[-–\s]*$|^{DIGIT}[0-9๐-๙.,\s]*(?:บาท)?$")
_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?|ปี(?:งบประมาณ)?(?:พ\.?ศ\.?)?)?\s?(25[0-9]{2}|24[0-9]{2})")
_NAMED_YEAR = re.compile(r"(?:พ\.?ศ\.?|ปี|\))(2[45][0-9]{2})(?![0-9])")
_MONTH = re.compile(r"([ก-๎.]{3,12}?)(?:(?:25|24)?([0-9]{2}))?")
_QUARTER = re.compile(r"(?:ไตรมาส(?:ที่)?|q)([1-4])[^0-9]{0,20}")
_LEVEL = re.compile(r"(?:ระดับ(?:ที่|คะแนน)?)?([1-5])")
_PLAN_KIND = re.compile(r"kpiโครงการ|kpiของโครงการ")


@lru_cache(maxsize=4096)
def column_key(heading: str) -> str | None:
    """The kind of column that a heading names, None for a text that is no heading."""
    if not heading or _NO_HEADING.match(heading):
        return None
    if _PLAN_KIND.search(squeezed(heading)):
        return "project_indicator"
    for text in (squeezed(without_brackets(heading)), squeezed(heading.strip("() "))):
        if key := _exact_key(text) or _misread(_letters(text)):
            return key
    bare = squeezed(without_brackets(heading))
    if 0 < len(bare) <= LONGEST_HEADING:
        return next((key for opening, key in _OPENINGS if bare.startswith(opening)), None)
    return None


def _exact_key(text: str) -> str | None:
    return _KEY_OF.get(_letters(text))


@lru_cache(maxsize=4096)
def _misread(text: str) -> str | None:
    edits = min(2, len(text) // _LETTERS_AN_EDIT)
    if not edits or len(text) > LONGEST_HEADING:
        return None
    found = {key for name, key in _KEY_OF.items() if is_within(text, name, edits)}
    return found.pop() if len(found) == 1 else None


def heading_year(text: str) -> int | None:
    """The Buddhist year that a heading is, None for one that is anything else."""
    match = _YEAR.fullmatch(squeezed(text).strip(".:()"))
    return int(match[1]) if match else None


def named_year(text: str) -> int | None:
    """The one year that stands within a heading: 2567 of ค่าเป้าหมาย ปี 2567, งบประมาณ (บาท) 2567."""
    found = set(_NAMED_YEAR.findall(squeezed(text)))
    return int(found.pop()) if len(found) == 1 else None


def heading_month(text: str) -> int | None:
    """The month (1-12) that a heading is: ต.ค., ตุลาคม, ต.ค.66, ต.ค. 2566."""
    match = _MONTH.fullmatch(squeezed(text))
    return month_number(match[1]) if match else None


def month_year(text: str) -> int | None:
    """The Buddhist year beside a month: 2566 of ต.ค.66 and of ตุลาคม 2566."""
    match = _MONTH.fullmatch(squeezed(text))
    return 2500 + int(match[2]) if match and match[2] and month_number(match[1]) else None


def heading_quarter(text: str) -> int | None:
    """The quarter (1-4) of the fiscal year that a heading is: ไตรมาสที่ 1, ไตรมาส 1 (ต.ค. - ธ.ค.)."""
    match = _QUARTER.fullmatch(squeezed(without_brackets(text)))
    return int(match[1]) if match else None


def heading_level(text: str) -> int | None:
    """The level (1-5) that a heading is: 5, ระดับ 5, ระดับที่ 5."""
    match = _LEVEL.fullmatch(squeezed(text))
    return int(match[1]) if match else None


def is_plain_heading(cell: str) -> bool:
    """Whether a cell is a heading letter by letter."""
    bare = (
        _exact_key(squeezed(without_brackets(cell))) if len(cell) <= 2 * LONGEST_HEADING else None
    )
    return bare is not None


def is_heading(cell: str) -> bool:
    """Whether a cell is a heading in the words of the forms, up to letters misread."""
    texts = (squeezed(without_brackets(cell)), squeezed(cell.strip("() ")))
    return any(_exact_key(text) or _misread(_letters(text)) for text in texts if text)


def is_no_heading(cell: str) -> bool:
    """Whether a cell is a dash or a figure, as only data has."""
    return _NO_HEADING.match(cell) is not None
