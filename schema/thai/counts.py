"""Numbers with a counting word, levels, and a number which is the whole text."""

import re

from schema.thai.digits import decimal_of
from schema.thai.figures import (
    CODE_LEAD,
    ORDINAL_LEAD,
    SCALE,
    SCALES,
    Figures,
    goes_on,
    is_code,
    is_outline,
)
from schema.thai.units import ANY_WORD, COUNTED, MEASURED, SPAN_OF_TIME
from schema.thai.value import Value

_SCALED = re.compile(rf" ?(?P<scale>{SCALE}) ?")
_LEVEL = re.compile(r"ระดับ(?:คะแนน)?(?:ที่)? ?$")
_DURATION_LEAD = re.compile(r"(?:ระยะ(?:เวลา)?|รอบ(?:ระยะเวลา)?|ทุก|แผน[ก-๙]*|วาระ) ?$")
_PERIOD_LEAD = re.compile(r"(?:ระยะ|รอบ|ทุก) ?$")
_AGE_LEAD = re.compile(r"(?:จำนวน|เกิน|กว่า|อย่างน้อย|อายุ|ภายใน) ?(?:ระยะเวลา)? ?$")
_AMOUNT_LEAD = re.compile(r"(?:จำนวน|ทั้งสิ้น|ทั้งหมด|รวม) ?(?:ไม่น้อยกว่า|ไม่เกิน|ประมาณ|อย่างน้อย)? ?:? ?$")
# ชั้น 3 อาคาร, มาตรา 52 แห่ง: these words number a thing, they do not count it.
_NUMBERED_LEAD = re.compile(
    r"(?:มาตรา|ข้อ|วรรค|หมวด|ลำดับ|หมายเลข|เลขที่|รหัส|ชั้น|ห้อง|อาคาร|ซอย|หมู่|เบอร์|สาย|ถนน|หน้า"
    r"|เล่ม|ตอน|ตาราง|ภาพ|แบบ|ฉบับ|ขั้นตอน|เวอร์ชัน|ตัวชี้วัด|มิติ|ด้าน|กลุ่ม|ส่วน|พระราม|รามคำแหง) ?$"
)
_LINE_LEAD = re.compile(r"(?:^|\n)[\s(^]*$")
_WHOLE = re.compile(r"\s*(?P<number>[+-]?(?P<figures>[0-9](?:[0-9.,]*[0-9])?))\s*")


def count(figures: Figures, match: re.Match[str]) -> Value | None:
    """The counted things or the level a figure tells, None when it counts nothing."""
    if is_code(match.group()) or is_outline(match.group()):
        return None
    lead = figures.lead(match.start())
    level = _LEVEL.search(lead)
    if level:
        if goes_on(figures.text, match.end()):
            return None
        start = match.start() - len(lead) + level.start()
        return figures.value("number", (start, match.end()), figures.number(match), "ระดับ")
    if any(rule.search(lead) for rule in (ORDINAL_LEAD, CODE_LEAD, _NUMBERED_LEAD)):
        return None
    return _counted(figures, match, lead)


def _counted(figures: Figures, match: re.Match[str], lead: str) -> Value | None:
    scale = _SCALED.match(figures.text, match.end())
    unit = _unit(figures.text, scale.end() if scale else match.end(), lead)
    number = figures.number(match)
    if unit is None or (scale and number is None):
        return None
    word = unit["unit"]
    if "." in match.group() and number is not None and not MEASURED.match(word):
        return None
    if _opens_a_heading(figures.text, match.start(), unit.end("unit")):
        return None
    amount = None if number is None else number * (SCALES[scale["scale"]] if scale else 1)
    return figures.value("number", (match.start(), unit.end("unit")), amount, word)


def _opens_a_heading(text: str, start: int, end: int) -> bool:
    """`32 ตัวชี้วัดเชิงปริมาณ` on its own line: a slide or row number and a title."""
    at_line_start = _LINE_LEAD.search(text[max(0, start - 8) : start]) is not None
    return at_line_start and re.match(r"[ก-๎]", text[end : end + 1]) is not None


def _unit(text: str, at: int, lead: str) -> re.Match[str] | None:
    """The counting word at `at`, where the words before the figure let it count."""
    time = SPAN_OF_TIME.match(text, at)
    if time:
        return time if _AGE_LEAD.search(lead) and not _DURATION_LEAD.search(lead) else None
    if _PERIOD_LEAD.search(lead):
        return None
    unit = COUNTED.match(text, at)
    return ANY_WORD.match(text, at) if unit is None and _AMOUNT_LEAD.search(lead) else unit


def whole(figures: Figures) -> Value | None:
    """The text as one bare number, None when it is anything more."""
    match = _WHOLE.fullmatch(figures.text)
    if match is None:
        return None
    written = match["figures"]
    number = decimal_of(written)
    if is_code(written) or (number is None and "," not in written):
        return None
    if number is not None and match["number"].startswith("-"):
        number = -number
    return figures.value("number", match.span("number"), number, None)
