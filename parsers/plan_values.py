"""Values in the cells of a plan's tables: budgets, targets, weights, codes, years.

What they mean is read by `schema.thai`; here is only which of a cell's values is meant.
"""

import re
from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from parsers.plan_text import arabic_number, one_line, squeezed
from schema.thai import NotANumber, arabic, find_values, read_number, read_percent
from schema.thai.masks import hidden
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
_SCALED_HEADING = re.compile(r"(?:ล้าน|แสน|หมื่น|พัน)บาท")
_SCALES = (
    (re.compile(r"\((?:หน่วย:?)?(?:ลบ\.?|ล\.บ\.|ล้าน)\)"), "ล้านบาท"),
    (re.compile(r"[(:x]1,?000บาท"), "พันบาท"),
)
_ODD_SCALE = re.compile(r"\([^()]{0,20}[0-9],?000[^()]{0,10}\)")
_COUNT = re.compile(
    rf"(?:[ก-๎]{{0,16}}?\s?)?(?<![0-9๐-๙.,/])(?P<number>{NUMBER})\s?(?P<unit>[ก-ฮเ-ไ][ก-๎]{{1,24}})"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?")
_WHOLE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,2})?")
_FINER_THAN_SATANG = re.compile(r"\.[0-9]{3}")
_YEAR = re.compile(r"(?<![0-9,.])25[0-9]{2}(?![0-9,.])")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_SPACED_COMMA = re.compile(rf"(?<={DIGIT})(?: , ?| ?, )(?={DIGIT}{{3}}(?!{DIGIT}))")
_WRAPPED = (
    (re.compile("ร้ ?อ ?ย ?ล ?ะ"), "ร้อยละ"),
    (re.compile("ร ?ะ ?ดั ?บ"), "ระดับ"),
)
_LIST_NUMBER = re.compile(rf"(?:^|\s)\(?{DIGIT}{{1,2}}[.)](?!{DIGIT})")
_FURTHER_FIGURE = re.compile(rf"\s?[-–,.]?\s?{DIGIT}|\s?(?:ถึง|[-–]|/)\s?(?:ร้อยละ\s?)?{DIGIT}")
_NO_UNITS = ("ใน", "ต่อ", "ถึง", "และ", "หรือ")
_POINTS = re.compile(rf"({NUMBER})\s?คะแนน")


class Budget(NamedTuple):
    """A budget in baht, None where the cell gives no amount; `doubt` says why it is not read."""

    baht: Decimal | None
    doubt: str | None = None


def budget_of(text: str, heading: str = "") -> Budget:
    """The amount in a budget's cell: `-`, "no budget used" and other funds give none.

    A masked figure gives none either: its text is told as damaged.
    A figure without a unit is in the unit of the column's heading, baht where it has none.
    """
    if hidden(text):
        return Budget(None)
    text = _untorn(one_line(text))
    if len(_THOUSANDS.findall(arabic(text))) > 1:
        return Budget(None, "holds more than one amount")
    amounts = [value for value in find_values(text) if value.kind in ("money", "number")]
    money = [value for value in amounts if value.kind == "money" and value.value != 0]
    if not money and len(amounts) == 1 and amounts[0].unit is None and amounts[0].value is not None:
        unit = _unit_of(heading)
        if unit is None or (unit == "บาท" and _FINER_THAN_SATANG.search(arabic(text))):
            return Budget(None, "is in a unit that its heading does not make sure")
        money = find_values(f"{text} {unit}")
    if not money:
        is_odd = re.search(DIGIT, _YEAR.sub("", arabic(text)))
        is_nothing = amounts and all(value.value == 0 for value in amounts)
        is_doubtful = is_odd and not is_nothing
        return Budget(None, "holds figures that are no amount of money" if is_doubtful else None)
    if len(money) > 1:
        return Budget(None, "holds more than one amount")
    if money[0].error is not None or not isinstance(money[0].value, Decimal):
        return Budget(None, money[0].error.message if money[0].error else "is no amount")
    baht = money[0].value
    return Budget(Decimal(int(baht)) if baht == int(baht) else baht)


def _unit_of(heading: str) -> str | None:
    """The unit that a heading gives its figures; None where it is one of no known kind."""
    words = squeezed(heading)
    scale = _SCALED_HEADING.search(words)
    if scale is not None:
        return scale[0]
    found = next((unit for pattern, unit in _SCALES if pattern.search(words)), None)
    return found or (None if _ODD_SCALE.search(words) else "บาท")


def _closed(text: str) -> str:
    """The text without spaces before and after the commas of a figure: 4 ,429,500."""
    return _SPACED_COMMA.sub(",", text)


def _untorn(text: str) -> str:
    """A cell of one figure that white space tears, put together where only one figure fits.

    1,500,0 00 is 1,500,000, since no group of thousands has one digit; 10 0 may be two.
    """
    text = _closed(text)
    bare = arabic(text).replace(" ", "")
    pieces = arabic(text).split()
    is_one = _GROUPED.fullmatch(bare) and any("," in piece for piece in pieces)
    is_torn = len(pieces) > 1 and not any(_WHOLE.fullmatch(piece) for piece in pieces[:-1])
    return bare if is_one and is_torn else text


class Target(NamedTuple):
    """The first figure of a target, and its unit; `doubt` says why a target has none."""

    value: Decimal | None
    unit: str | None
    doubt: str | None = None


def target_of(text: str) -> Target:
    """ร้อยละ 100 (360 ห้อง) is 100 percent; ระดับ 5, 10 อาคาร and a bare 80 likewise."""
    if hidden(text):
        return Target(None, None)
    text = _untorn(one_line(text))
    for pattern, word in _WRAPPED:
        text = pattern.sub(word, text)
    for value in find_values(text):
        if value.kind in ("percent", "number") and isinstance(value.value, Decimal):
            unit = "ร้อยละ" if value.kind == "percent" else value.unit
            return _one_target(text, Target(value.value, unit), *value.span)
    match = _COUNT.match(text)
    if match is not None and match["unit"] not in _NO_UNITS:
        try:
            found = Target(read_number(match["number"]), match["unit"])
        except NotANumber:
            pass
        else:
            return _one_target(text, found, match.start("number"), match.end())
    has_figures = re.search(DIGIT, text) is not None
    return Target(None, None, "holds figures that are no single value" if has_figures else None)


def _one_target(text: str, found: Target, start: int, end: int) -> Target:
    """The figure that was found, unless another stands right before or behind it."""
    before = _YEAR.sub("", arabic(_LIST_NUMBER.sub(" ", text[:start])))
    if re.search(DIGIT, before):
        return Target(None, None, "begins with another figure")
    behind = text[end:]
    is_listed = _LIST_NUMBER.match(behind) is not None
    if _FURTHER_FIGURE.match(behind) and not is_listed:
        return Target(None, None, "holds a range, or a figure that is torn")
    return found


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
