"""The figures in a framework's text, and what stands around each: number of an item, weight, text.

Transcripts flatten a table: in document 002 an item's number is glued to its name
(`1ระดับ`), a weight to the end of a name (`ผู้รับบริการ5`) or gathered with others behind the last
sub-item (`20 (13) (5)`). Remarks in brackets hold figures that are neither.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from schema.thai import arabic

Number = tuple[int, ...]
"""An item's number by its parts: (1, 2) is 1.2."""

_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+){0,3}")
_WEIGHT_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?:น้ำหนัก(?:คะแนน)?\s*)?[:=]?\s*(?:ร้อยละ)?\s*[:=]?\s*"
    r"(?P<value>[0-9]{1,3}(?:\.[0-9]+)?)\s*(?:%|คะแนน)?\s*[)\]]"
)
_BRACKETS = re.compile(
    r"[(\[][^()\[\]]{0,400}(?:[(\[][^()\[\]]{0,200}[)\]][^()\[\]]{0,400}){0,4}[)\]]"
)
_SAYS_WEIGHT = re.compile(r"(?:(?:น้ำหนัก(?:คะแนน)?|ร้อยละ)\s*[:=]?\s*)+$")
_NAMES_WEIGHT = "น้ำหนัก"
_SAYS_GOAL = re.compile(r"(?:เป้าหมาย|ระดับ(?:ที่|คะแนน)?|เกณฑ์)\s*(?:ร้อยละ\s*)?[:=]?\s*$")
_SAYS_PERCENT = re.compile(r"\s*(?:%|คะแนน(?![ก-๎]))")
_ITEM_LABEL = re.compile(r"(?:(?<=\s)|^)(?:ตัวชี้วัด(?:ที่)?|KPI|ตัวที่)\s*(?:KPI\s*)?$", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"(?:ที่|ข้อ|ตัวชี้วัด|พ\.?\s?ศ\.?|(?<![0-9])(?<![0-9] )ปี|ไตรมาส|มาตรา|ระยะ|ฉบับ|เกิน|กว่า"
    r"|อย่างน้อย|จำนวน|และ|หรือ|ถึง|/|-)\s*$"
)
_MEASURES = (
    r"ปี|เดือน|วัน(?![ก-๎]*ที่)|ครั้ง|แห่ง|คน|ราย(?!ได้)|ด้าน|ขั้นตอน|เรื่อง|ฉบับ|ข้อ(?!มูล)|ของ|ประเภท|และ|หรือ"
    r"|ถึง|ขึ้นไป"
)
_COUNTS = re.compile(rf"[ \t]?(?:{_MEASURES}|-|–|/)")
_MAY_COUNT = re.compile(
    r"[ \t]?(?:โครงการ|หน่วยงาน|กลุ่ม|กระบวน|ระบบ|ตัวชี้วัด(?!\s?ที่)|กิจกรรม|จังหวัด|กรม|กระทรวง|ร้อยละ)"
)
_OF = re.compile(r"[ \t]?(?:ของ|ขึ้นไป|-|–|ถึง|และ|จาก)")
_NAME_FOLLOWS = re.compile(r"[.)]?\s*[:]?\s*[\"“(]?[ก-ฮเ-ไA-Za-z]")
_OPENS_ITEM = re.compile(r"\.\s*[\"“(]?[ก-ฮเ-ไA-Za-z]|(?:\s+[0-9]{1,3}){2}")
_NAME_OPENING = re.compile(
    r"[.)]?\s*:?\s*[\"“(]?(?:ระดับ|ร้อยละ|จำนวน|อัตรา|สัดส่วน|ความ|การ|ผล|มูลค่า|ต้นทุน|ค่า|คะแนน|ประสิทธิ|คุณภาพ|ดัชนี"
    r"|รายได้|ปริมาณ|ระยะเวลา|เปอร์เซ)"
)
_MOST_WEIGHT = 100
_NAMED_IN_A_COLUMN = 2


@dataclass(frozen=True)
class Figure:
    """A figure of the text, and the place that it and the words of its role take.

    Its form: a bare figure, one said to be a percentage, one that is named a weight (`น้ำหนัก 20`),
    or one in brackets. The costs say how unlikely it is as an item's number and as a weight;
    None: it cannot be.
    """

    start: int
    end: int
    number: Number
    value: float
    form: Literal["bare", "said", "named", "bracketed"]
    opener_cost: float | None
    weight_cost: float | None


def figures_in(text: str) -> list[Figure]:
    """The figures outside remarks, in their order, with what they may be.

    Where weights are named as such, other figures outside brackets are none.
    """
    plain = arabic(text)
    found: list[Figure] = []
    masked = list(plain)
    for match in _BRACKETS.finditer(plain):
        weight = _WEIGHT_IN_BRACKETS.fullmatch(match.group())
        if weight:
            found.append(_bracketed(match, weight))
        masked[match.start() : match.end()] = "□" * len(match.group())
    found += _bare("".join(masked), plain)
    if sum(figure.form == "named" for figure in found) >= _NAMED_IN_A_COLUMN:
        found = [_text_beside_named(figure) for figure in found]
    return sorted(found, key=lambda figure: figure.start)


def _text_beside_named(figure: Figure) -> Figure:
    return figure if figure.form in ("named", "bracketed") else replace(figure, weight_cost=None)


def _bracketed(match: re.Match[str], weight: re.Match[str]) -> Figure:
    value = float(weight["value"])
    cost = 0.0 if 0 < value <= _MOST_WEIGHT else None
    return Figure(match.start(), match.end(), (), value, "bracketed", None, cost)


def _bare(masked: str, plain: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(masked):
        start, end = match.span()
        number = tuple(int(part) for part in match.group().split("."))
        said = _weight_words(masked, start, end)
        percent = _SAYS_PERCENT.match(masked, end)
        is_named = said is not None and _NAMES_WEIGHT in said.group()
        yield Figure(
            said.start() if said else _with_label(masked, start),
            percent.end() if percent else end,
            number,
            float(".".join(match.group().split(".")[:2])),
            "named" if is_named else "said" if said or percent else "bare",
            None if said or percent else _opener_cost(masked, plain, start, end),
            _weight_cost(masked, start, end, is_said=bool(said or percent), parts=len(number)),
        )


def _weight_words(masked: str, start: int, end: int) -> re.Match[str] | None:
    """The words that make a figure a weight; the heading of a column, before an item, does not."""
    said = _SAYS_WEIGHT.search(masked, max(0, start - 24), start)
    if said is None or _NAMES_WEIGHT not in said.group():
        return said
    is_item = _OPENS_ITEM.match(masked, end) or _NAME_OPENING.match(masked, end)
    return None if is_item else said


def _with_label(text: str, start: int) -> int:
    label = _ITEM_LABEL.search(text, max(0, start - 20), start)
    return label.start() if label else start


def _opener_cost(masked: str, plain: str, start: int, end: int) -> float | None:
    if not _NAME_FOLLOWS.match(plain, end):
        return None
    cost = 0.0 if _NAME_OPENING.match(plain, end) else 1.5
    if _COUNTS.match(masked, end):
        cost += 4.0
    if _with_label(masked, start) < start:
        return cost - 1.0
    before = masked[start - 1 : start]
    if before and not before.isspace() and before not in "•□":
        cost += 4.0
    if _NUMBER_OF.search(masked, max(0, start - 12), start):
        cost += 4.0
    opens_line = start == 0 or before == "\n"
    return cost - 0.5 if opens_line else cost


def _weight_cost(masked: str, start: int, end: int, *, is_said: bool, parts: int) -> float | None:
    value = float(".".join(masked[start:end].split(".")[:2]))
    if not 0 < value <= _MOST_WEIGHT or parts > 2:
        return None
    following = masked[end : end + 1]
    if following and not following.isspace() and following not in "%□•)" and not is_said:
        return None
    if _SAYS_GOAL.search(masked, max(0, start - 24), start):
        return None
    after = end + (1 if following == "%" else 0)
    cost = 0.0
    if (_OF if is_said else _COUNTS).match(masked, after):
        cost += 5.0
    elif not is_said and masked[start - 1 : start].isspace() and _MAY_COUNT.match(masked, after):
        cost += 2.0
    if _NUMBER_OF.search(masked, max(0, start - 12), start) and not is_said:
        cost += 5.0
    return cost
