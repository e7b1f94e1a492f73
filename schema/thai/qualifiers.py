"""Words around a value which bound it: ภายใน before a date, ไม่น้อยกว่า before an amount."""

import re

_PERIOD = re.compile(
    r"(?:(?P<within>ภายใน|ไม่เกิน)|(?P<from>ตั้งแต่|นับจาก|นับแต่|เริ่ม(?:ต้น|จาก)?)|(?P<before>ก่อน)"
    r"|(?P<until>จนถึง|ถึง)|(?P<end_of>ปลาย|สิ้น)|(?P<start_of>ต้น)|(?P<mid>กลาง))"
    r" ?(?:ใน)?(?:ช่วง)?(?:เดือน|วันที่|ปี|ที่)? ?(?:วัน[ก-๙]{2,9}ที่)? ?:? ?$"
)
_AT_LEAST = r"ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|ตั้งแต่|มากกว่า|สูงกว่า|เกินกว่า|(?<!ไม่)เกิน|ขั้นต่ำ"
_AT_MOST = r"ไม่เกินกว่า|ไม่เกิน|ไม่มากกว่า|ไม่สูงกว่า|(?<!ไม่)น้อยกว่า|(?<!ไม่)ต่ำกว่า|อย่างมาก"
_AMOUNT = re.compile(
    rf"(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST}))"
    r" ?(?:จำนวน|วงเงิน|ระดับ)? ?(?:ร้อยละ)? ?:? ?$"
)
_AMOUNT_AFTER = re.compile(r" ?(?:(?P<least>ขึ้นไป|เป็นอย่างน้อย)|(?P<most>ลงมา|เป็นอย่างมาก))")
_TIME_LIMIT = re.compile(r"ภายใน ?(?:ระยะเวลา|กำหนด|เวลา)? ?$")
_TIME_WORD = re.compile(r"(?:วัน|วันทำการ|สัปดาห์|ชั่วโมง|นาที|เดือน|ปี)$")


def period_qualifier(text: str, at: int) -> str | None:
    """What the words right before `at` make of a period: within, from, until, end_of ..."""
    match = _PERIOD.search(text[max(0, at - 30) : at])
    return match.lastgroup if match else None


def amount_qualifier(text: str, start: int, end: int) -> str | None:
    """at_least or at_most, as the words around the amount in `text[start:end]` say."""
    lead = text[max(0, start - 30) : start]
    match = _AMOUNT.search(lead) or _AMOUNT_AFTER.match(text, end)
    if match is not None:
        return "at_most" if match["most"] else "at_least"
    if _TIME_LIMIT.search(lead) and _TIME_WORD.search(text[start:end]):
        return "at_most"
    return None
