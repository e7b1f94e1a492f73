"""Units and values: a target or a result, its unit, and the one number that it means.

The unit stands inside the labels (`ค่าเป้าหมาย ร้อยละ : 80`) and may hold digits and
colons of its own; the value follows the last ` : ` (`formats.md`, sections 3 and 5).
"""

import re
from typing import NamedTuple

from parsers.indicators.places import IndicatorPlace
from schema.thai import NotANumber, find_values, read_number
from schema.thai.patterns import DIGIT

_QUALIFIER = re.compile(
    r"(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|อย่างน้อย|มากกว่า|น้อยกว่า|ลดลง|เพิ่มขึ้น|ร้อยละ|ระดับ|จำนวน"
    r"|[<>=≥≤]|\s)*"
)
_FIRST_NUMBER = re.compile(rf"{DIGIT}[0-9\u0e50-\u0e59,]*(?:\.{DIGIT}+)?")
_YEAR = re.compile(
    r"(?:ปี(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?\s*)?|พ\.?\s?ศ\.?\s*)(?:2[4-6]|๒[๔-๖])[0-9๐-๙]{2}(?![0-9๐-๙])"
    r"|(?:งบ|ปี)(?:ประมาณ)?[0-9๐-๙]{2}(?![0-9๐-๙])"
)
_SCALED = re.compile(rf"{DIGIT}\s*(?:ร้อย(?!ละ)|พัน(?!ธ)|หมื่น|แสน|ล้าน|ลบ\.?(?![\u0e01-\u0e59]))")
_NO_MINUS = re.compile(rf"[-–—−]\s+{DIGIT}|[–—−]\s*{DIGIT}")
_RATIO = re.compile(
    rf"(?P<unit>.*:|.*(?:สัด|อัตรา)ส่วน|)\s*(?P<value>{DIGIT}[0-9\u0e50-\u0e59,.]*\s*:\s*{DIGIT}[0-9\u0e50-\u0e59,.]*)$"
)
_NOTHING = frozenset({"", "-", "–", "—"})
_BAHT = "บาท"


class Valued(NamedTuple):
    """A unit and a value's text as printed; None where not shown."""

    unit: str | None
    text: str | None

    @property
    def given(self) -> str | None:
        """The value's text, None where it is blank or the dash that stands for none."""
        return None if self.text is None or self.text in _NOTHING else self.text


class Measure(NamedTuple):
    """What an indicator aims at and reached, both in one unit."""

    unit: str | None
    target_text: str | None
    target: float | None
    result: float | None


def unit_and_value(text: str) -> Valued:
    """The unit before, and the value after the last ` : ` (or the last colon).

    A ratio such as `1 : 50` is one value, and no number.
    """
    ratio = _RATIO.match(text.strip())
    if ratio and ratio["unit"]:
        return Valued(" ".join(ratio["unit"].strip(" :").split()) or None, ratio["value"])
    separator = " : " if " : " in f"{text} " else ":"
    unit, found, value = f"{text} ".rpartition(separator)
    if not found:
        unit, value = text, ""
    return Valued(" ".join(unit.strip(" :").split()) or None, value.strip() or None)


def read_measure(target: Valued, result: Valued, place: IndicatorPlace) -> Measure:
    """The numbers of a target and a result; what is no single number is told and left out."""
    aimed = _value_in(target, "target", place)
    reached = _value_in(result, "result", place)
    if _differ(target.unit, result.unit) and result.given:
        place.tell(
            f"the target is in {target.unit} and the result in {result.unit}; "
            "result_value is left out",
            f"{result.unit} : {result.text}",
            target.unit,
            rule="scales_differ",
        )
        reached = None
    return Measure(target.unit or result.unit, target.text, aimed, reached)


def _differ(one: str | None, other: str | None) -> bool:
    """Whether both units are given and are not the same word."""
    return bool(one and other) and "".join((one or "").split()) != "".join((other or "").split())


def _value_in(valued: Valued, what: str, place: IndicatorPlace) -> float | None:
    """The one number of a value's text; a second number that is no year makes it unknown."""
    text = valued.given
    if text is None:
        return None
    value = _baht_in(text, valued.unit) if _SCALED.search(text) else _number_in(text)
    if value is None:
        place.tell(
            f"the {what} is text that holds no single number; {what}_value is left out",
            text,
            "one number",
        )
    return value


def _baht_in(text: str, unit: str | None) -> float | None:
    """An amount with a scale word, which only the unit baht makes plain."""
    if unit != _BAHT:
        return None
    values = find_values(text if _BAHT in text else f"{text}{_BAHT}")
    if len(values) != 1 or values[0].kind != "money" or values[0].value is None:
        return None
    return float(values[0].value)


def _number_in(text: str) -> float | None:
    if _NO_MINUS.match(text):
        return None
    try:
        return float(read_number(text))
    except NotANumber:
        pass
    rest = text[_skip_qualifier(text) :]
    number = _FIRST_NUMBER.match(rest)
    others = _FIRST_NUMBER.findall(_YEAR.sub("", rest[number.end() :])) if number else []
    if number is None or others:
        return None
    try:
        return float(read_number(number.group()))
    except NotANumber:
        return None


def _skip_qualifier(text: str) -> int:
    match = _QUALIFIER.match(text)
    return match.end() if match else 0
