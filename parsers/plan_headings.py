"""The headings of a plan: what a line of prose opens, where it opens anything.

The labels are those of Bangkok's form for annual action plans (แผนปฏิบัติราชการประจำปี), as
agencies print them and scans misread them (มติที่ for มิติที่).
"""

import re
from dataclasses import dataclass
from typing import Literal

from parsers.plan_text import arabic_number
from schema.thai.patterns import DIGIT

Kind = Literal[
    "contents",
    "front",
    "vision",
    "part",
    "table",
    "strategy",
    "issue",
    "objective",
    "key_indicator",
    "link",
    "component",
    "scoring",
    "project_name",
    "footnote",
    "none",
    "total",
    "unit",
    "aside",
]


@dataclass(frozen=True)
class Heading:
    """What a line opens: its kind, its label and number as printed, and the text after them."""

    kind: Kind
    label: str = ""
    number: str = ""
    text: str = ""


_GAP = r"[ \t:.\-–]{0,6}"
_CODE = rf"(?P<number>{DIGIT}{{1,3}}(?:\s?\.\s?{DIGIT}{{1,3}}){{0,4}})(?![0-9๐-๙])"
_REST = r"(?P<text>.*)$"
_BULLET = r"[\s\-–•*oO▪●❖➢()“\"]{0,6}"

_FORMS: tuple[tuple[Kind, str], ...] = (
    ("contents", r"สารบัญ(?P<text>.{0,20})$"),
    (
        "footnote",
        rf"(?:\^?{DIGIT}{{1,2}}\s?)?(?P<label>วัตถุประสงค์หลัก|ตัววัดผลหลัก|ค่าเป้าหมาย|ประเด็นการพัฒนา"
        r"|ตัวชี้วัด|รหัสยุทธศาสตร์|รหัสนโยบาย|ตัววัดผล|กลยุทธ์|ยุทธศาสตร์)"
        r"[^\n]{0,60}?\s?หมายถึง\s" + _REST,
    ),
    ("part", rf"ส่วนที่\s?(?P<number>{DIGIT}){_GAP}{_REST}"),
    (
        "table",
        rf"ตาราง(?:ที่)?\s?(?P<number>[กขคงจฉ]|{DIGIT}{{1,2}})(?:[.\-]{DIGIT}{{1,2}})?(?:\.|\s|$){_GAP}{_REST}",
    ),
    (
        "unit",
        r"(?:หน่วย(?:นับ|เงิน)?\s?:?\s{0,2})?(?P<text>(?:ล้าน|แสน|หมื่น|พัน|[1๑],?[0๐]{3})?\s?บาท|ลบ\.)"
        r"[\s)]{0,3}$",
    ),
    (
        "component",
        rf"องค์ประกอบ(?:ย่อย)?(?:ที่)?\s?(?P<number>{DIGIT}(?:\s?\.\s?{DIGIT})?)(?!{DIGIT}){_GAP}{_REST}",
    ),
    (
        "strategy",
        # A copy may have lost the marks above the letters: ยุทธศาสตรยอยที่.
        r"(?P<label>ด้?าน|มิติ|มติ|ประเด็นยุทธศาสตร์?|ยุทธศาสตร์?ย่?อย|ยุทธศาสตร์?|เป้?าประสงค์?|กลยุทธ์?)"
        rf"(?P<that>\s?ที่|)\s{{0,3}}{_CODE}{_GAP}{_REST}",
    ),
    ("issue", rf"ประเด็นการพัฒนา\s?(?:ที่)?\s?(?P<number>{DIGIT}{{1,2}}){_GAP}{_REST}"),
    ("issue", rf"ประเด็นการพัฒนา\s?:{_GAP}{_REST}"),
    (
        "objective",
        rf"วัตถุประสงค์(?:หลัก)?\s?(?:\(\s?objectives?\s?\)(?:{DIGIT}{{1,2}}(?=\s|$))?)?{_GAP}{_REST}",
    ),
    (
        "key_indicator",
        r"ตัวชี้วัด(?:ความสำเร็จ)?(?:ตาม)?ภารกิจ(?:หลัก|สำคัญ)?(?:ของหน่วยงาน)?"
        rf"(?!และ|จาก|ตาม){_GAP}{_REST}",
    ),
    (
        "link",
        r"(?:ความ)?(?:เชื่อมโยง|สอดคล้อง)(?:กับ|ตาม|ต่อ)?(?:แผน|ยุทธศาสตร์|นโยบาย)" + _REST,
    ),
    ("scoring", rf"เกณฑ์(?:การ)?(?:ให้|ประเมิน)\s?(?:คะแนน)?{_GAP}{_REST}"),
    (
        "project_name",
        rf"(?:ชื่อ)?(?:โครงการ|กิจกรรม)(?:/กิจกรรม|/โครงการ)?\s?ที่\s?(?P<number>{DIGIT}{{1,3}}){_GAP}{_REST}",
    ),
    ("project_name", rf"(?:ชื่อ)(?:โครงการ|กิจกรรม)(?:/กิจกรรม)?\s?[:\-–]{_GAP}{_REST}"),
    ("none", r"[-–\s(]{0,4}ไม่มี(?:โครงการ[ก-๎/]{0,40})?[-–\s)]{0,4}$"),
    (
        "total",
        r"(?P<label>รวม(?:ทั้งสิ้น|ทั้งหมด|เป็นเงิน|งบประมาณ|จำนวนเงิน){0,3})"
        rf"[^0-9๐-๙\n]{{0,40}}(?P<number>{DIGIT}[0-9๐-๙,.]{{2,20}})\s?บาท\s?$",
    ),
    (
        "aside",
        r"(?P<label>หมายเหตุ|เงื่อนไข|(?:ระบุ)?ผลผลิต|ผลลัพธ์|เมื่อดำเนินการ|สรุปโครงการ"
        r"|ข้อตัวชี้วัดที่|ชื่อตัวชี้วัดที่|ตัวชี้วัดที่|ตัววัดผล|ตัวชี้วัดหลัก|KPI|KR|kpi|kr|แบบที่"
        r"|ที่มา|การดำเนินการตามแผน|ส่วนราชการ(?:ที่)?รับผิดชอบ|ผู้รับผิดชอบ|หน่วยงานรับผิดชอบ"
        r"|บัญชีรายการโครงการ|บัญชีรายการ|หน่วย\s?:)" + _REST,
    ),
    ("vision", rf"(?:{DIGIT}{{1,2}}[.)]\s?)?วิสัยทัศน์{_GAP}(?:\(vision\))?{_GAP}{_REST}"),
    (
        "front",
        rf"(?:{DIGIT}{{1,2}}(?:\.{DIGIT}{{1,2}}){{0,2}}[.)]?\s?)?"
        r"(?P<label>คำนำ|บทนำ|สาระสำคัญ|ข้อมูลทั่วไป|การวิเคราะห์|สภาพทั่วไป|จุดแข็ง|จุดอ่อน|โอกาส"
        r"|อุปสรรค|พันธกิจ|เป้าหมาย|ค่านิยม|อำนาจหน้าที่|โครงสร้าง|อัตรากำลัง|ตัววัดผล/ตัวชี้วัด"
        r"|ปรัชญา|ประวัติ|ความเป็นมา|หลักการและเหตุผล|swot|บทสรุป)(?![ก-๎]{0,2}ของโครงการ)" + _REST,
    ),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.DOTALL)) for kind, pattern in _FORMS)


def heading(text: str) -> Heading | None:
    """What a line opens, None for a line that goes on with what stands before it."""
    bare = re.sub(rf"^{_BULLET}", "", text)
    lowered = re.sub(r"[A-Z]+", lambda word: word[0].lower(), bare)
    for kind, pattern in _PATTERNS:
        match = pattern.match(lowered)
        if match is None:
            continue
        groups = match.groupdict()
        rest = bare[match.start("text") :] if "text" in groups else ""
        label = (groups.get("label") or "") + (groups.get("that") or "")
        return Heading(
            kind,
            _with_marks(label.replace("มติ", "มิติ").strip()),
            arabic_number(groups.get("number") or ""),
            rest.strip(" :.\t").strip() if kind != "issue" else rest.strip(),
        )
    return None


_LOST_MARKS = (
    (re.compile("^ดาน"), "ด้าน"),
    (re.compile("ศาสตร(?!์)"), "ศาสตร์"),
    (re.compile("์ยอย"), "์ย่อย"),
    (re.compile("^เปา"), "เป้า"),
    (re.compile("(?<=ประสงค)(?!์)|(?<=กลยุทธ)(?!์)"), "์"),
)


def _with_marks(label: str) -> str:
    """A level's label with the marks that a copy has lost."""
    for lost, whole in _LOST_MARKS:
        label = lost.sub(whole, label)
    return label


_TABLE_TITLE = r"ตาราง\s?[กขคงจฉ]\.?\s(?:แสดง|ตาราง|ขั้นตอน)"
# Printed one below the other; a reader that joins wrapped lines may join these too.
_GLUED = re.compile(
    rf"(?:ยุทธศาสตร์ย่อย|กลยุทธ์)(?:ที่)?\s?{DIGIT}{{1,2}}\s?\.\s?{DIGIT}"
    rf"|ชื่อโครงการที่\s?{DIGIT}|ความเชื่อมโยงกับแผน|ตัวชี้วัดภารกิจสำคัญของหน่วยงาน"
    r"|วัตถุประสงค์หลัก\s?\(Objective|ตัววัดผลหลัก\s?\(Key"
    rf"|{_TABLE_TITLE}|KPI\s?{DIGIT}{{1,2}}\.{DIGIT}{{1,2}}\.{DIGIT}{{1,2}}|ข้อตัวชี้วัดที่\s?{DIGIT}"
)
_GLUED_TO_NOTE = re.compile(_TABLE_TITLE)
# Glued only to headings that open with certain words: elsewhere these are plain words.
_GLUED_TO = (
    (("มิติที่", "มติที่", "ด้านที่", "ความเชื่อมโยง"), re.compile(rf"ยุทธศาสตร์ที่\s?{DIGIT}{{1,2}}\s")),
    (("ตาราง",), re.compile(rf"(?<!ตาม)(?<!ตาม )องค์ประกอบที่\s?{DIGIT}\s(?=[ก-๎])")),
    (("ตาราง", "องค์ประกอบ"), re.compile(rf"{DIGIT}\.{DIGIT}\s(?=ประสิทธิ)")),
    (("สาระสำคัญ", "สาระสำ"), re.compile(r"วิสัยทัศน์(?=\s|$)")),
    (("",), re.compile(r"(?<=[ก-๎])พันธกิจ$")),
)
_DEFINES = re.compile(r"หมายถึง")


def parted(text: str) -> list[str]:
    """A line parted where another heading begins within it; most lines are one piece."""
    defines = _DEFINES.search(text) is not None
    pieces = _cut(text, (_GLUED_TO_NOTE if defines else _GLUED))
    for openings, pattern in _GLUED_TO:
        pieces = [
            further
            for piece in pieces
            for further in (_cut(piece, pattern) if piece.startswith(openings) else [piece])
        ]
    return pieces


def _cut(text: str, pattern: re.Pattern[str]) -> list[str]:
    starts = [match.start() for match in pattern.finditer(text)]
    cuts = [at for at in starts if text[:at].strip(" -–•()")]
    pieces = [text[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return [piece for piece in pieces if piece]


_SUBCOMPONENT = re.compile(
    rf"(?P<number>[123๑๒๓]\.{DIGIT})[.)]?\s{{0,3}}(?P<text>(?:การ)?(?:ประสิทธิ|ผลสัมฤทธิ์|ภารกิจ|บูรณาการ"
    r"|ขับเคลื่อน|นโยบาย|ตัวชี้วัด|ศักยภาพ).*)$"
)


def subcomponent(text: str) -> Heading | None:
    """The component that `1.2 ประสิทธิภาพ...` opens; None for any other line."""
    match = _SUBCOMPONENT.match(text)
    return (
        Heading("component", "", arabic_number(match["number"]), match["text"]) if match else None
    )
