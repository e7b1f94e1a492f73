"""Values in the cells of a plan's tables: budgets, targets, weights, codes, years.

What they mean is read by `schema.thai`; here is only which of a cell's values is meant.
"""

import re
from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from parsers.plan_text import arabic_number, one_line, squeezed
from schema.thai import NotANumber, arabic, find_values, read_number, read_percent
from schema.thai.patterns import DIGIT, NUMBER

_NUMBERED = re.compile(
    rf"[\s(]{{0,3}}(?P<number>{DIGIT}{{1,3}}(?:\.{DIGIT}{{1,3}}){{0,3}})\s?"
    rf"(?:[.)](?!{DIGIT})|(?=\s))[.)\s]{{0,4}}(?P<rest>.*)$",
    re.DOTALL,
)
_LONE_NUMBER = re.compile(rf"[\s(]{{0,3}}{DIGIT}{{1,3}}(?:\.{DIGIT}{{1,3}}){{0,3}}[.)\s]{{0,3}}$")
_CODE = re.compile(
    rf"[\s(\"“]{{0,3}}(?:KPI|ตัวชี้วัด(?:ที่)?)?\s?(?P<code>{DIGIT}{{1,2}}(?:\s?\.\s?{DIGIT}{{1,2}}){{2,4}})"
    r"[\s:.)\-–]{0,5}(?P<rest>.*)$",
    re.DOTALL | re.IGNORECASE,
)
_SCALED_HEADING = re.compile(r"\(?(?:หน่วย\s?:?\s?)?(?P<unit>(?:ล้าน|แสน|หมื่น|พัน)บาท)\)?")
_COUNT = re.compile(
    rf"(?:[ก-๎]{{0,16}}?\s?)?(?<![0-9๐-๙.,/])(?P<number>{NUMBER})\s?(?P<unit>[ก-ฮเ-ไ][ก-๎]{{1,24}})"
)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_SPACED_COMMA = re.compile(rf"(?<={DIGIT})(?: , ?| ?, )(?={DIGIT}{{3}}(?!{DIGIT}))")
_WRAPPED_PERCENT = re.compile(r"ร้อย ?ละ")
_POINTS = re.compile(rf"({NUMBER})\s?คะแนน")


class Budget(NamedTuple):
    """A budget in baht, None where the cell gives no amount; `doubt` says why it is not read."""

    baht: Decimal | None
    doubt: str | None = None


def budget_of(text: str, heading: str = "") -> Budget:
    """The amount in a budget's cell: `-`, "no budget used" and other funds give none.

    A figure without a unit is in the unit of the column's heading, baht where it has none.
    """
    text = _closed(one_line(text))
    if len(_THOUSANDS.findall(arabic(text))) > 1:
        return Budget(None, "holds more than one amount")
    amounts = [value for value in find_values(text) if value.kind in ("money", "number")]
    money = [value for value in amounts if value.kind == "money" and value.value != 0]
    if not money and len(amounts) == 1 and amounts[0].unit is None and amounts[0].value is not None:
        scale = _SCALED_HEADING.search(squeezed(heading))
        money = find_values(f"{text} {scale['unit'] if scale else 'บาท'}")
    if not money:
        is_odd = re.search(rf"{DIGIT}[,.]{DIGIT}{{3}}", text)
        return Budget(None, "holds figures that are no amount of money" if is_odd else None)
    if len(money) > 1:
        return Budget(None, "holds more than one amount")
    if money[0].error is not None or not isinstance(money[0].value, Decimal):
        return Budget(None, money[0].error.message if money[0].error else "is no amount")
    baht = money[0].value
    return Budget(Decimal(int(baht)) if baht == int(baht) else baht)


def _closed(text: str) -> str:
    """The text without spaces before and after the commas of a figure: 4 ,429,500."""
    return _SPACED_COMMA.sub(",", text)


class Target(NamedTuple):
    """The first figure of a target, and its unit."""

    value: Decimal | None
    unit: str | None


def target_of(text: str) -> Target:
    """ร้อยละ 100 (360 ห้อง) is 100 percent; ระดับ 5, 10 อาคาร and a bare 80 likewise."""
    text = _WRAPPED_PERCENT.sub("ร้อยละ", _closed(one_line(text)))
    for value in find_values(text):
        if value.kind == "percent" and isinstance(value.value, Decimal):
            return Target(value.value, "ร้อยละ")
        if value.kind == "number" and isinstance(value.value, Decimal):
            return Target(value.value, value.unit)
    match = _COUNT.match(text)
    if match is None:
        return Target(None, None)
    try:
        return Target(read_number(match["number"]), match["unit"])
    except NotANumber:
        return Target(None, None)


def points_of(text: str) -> Decimal | None:
    """A weight or score: 10, 10.00, ร้อยละ 10, 10 %, 10 คะแนน; None for anything else."""
    text = one_line(text)
    try:
        return read_percent(text)
    except NotANumber:
        match = _POINTS.search(text)
    if match is None:
        return None
    try:
        return read_number(match[1])
    except NotANumber:
        return None


def numbered(text: str) -> tuple[str, str]:
    """The number before a name, in ASCII digits, and the name: `2. โครงการ` is ("2", "โครงการ")."""
    if _LONE_NUMBER.match(text):
        return arabic_number(text), ""
    match = _NUMBERED.match(text)
    if match is None:
        return "", text.strip()
    return arabic_number(match["number"]), match["rest"].strip()


def coded(text: str) -> tuple[str | None, str]:
    """The code before an indicator's name, and the name: `KPI 3.3.3.1 : ปรับปรุง`."""
    match = _CODE.match(text)
    if match is None:
        return None, text.strip()
    return arabic_number(match["code"]), match["rest"].strip()


def is_dash(text: str) -> bool:
    """Whether a cell says that there is nothing: a dash, or nothing at all."""
    return squeezed(text).strip("-–—_.") == ""


def ascii_digits(text: str) -> str:
    """The text with Arabic digits."""
    return arabic(text)


def next_number(used: Collection[str]) -> str:
    """The number of one more, where none is printed."""
    count = len(used) + 1
    while str(count) in used:
        count += 1
    return str(count)
