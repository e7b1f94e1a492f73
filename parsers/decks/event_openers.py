"""Which dates of a calendar open an event, and which are only told of in one.

A date within a description opens nothing: one in brackets, one that a word of the sentence
takes (ลงวันที่, เนื่องจากวันที่, ประจำปี), and the day to which a note moves a due date.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from parsers.decks.event_dates import BULLET_NEXT, dates_in
from parsers.decks.moved_dates import moved_date
from schema.thai import Value

_LEAD = re.compile(
    r"(?P<row>(?:(?<=\s)|(?<=^))(?:[0-9๐-๙]{1,2}\.){1,2}[)]?\s*)?"
    r"(?P<words>(?:ภายใน|ตั้งแต่|ก่อน|ไม่เกิน|เริ่ม(?:ต้น|จาก)?|ระหว่าง|ช่วง|ประมาณ|สิ้น|ปลาย|ต้น|กลาง|จนถึง|ถึง"
    r"|ใน|ทุก|วัน(?:[ก-๙]{2,9})?ที่|เดือน|ที่)[ \t]{0,2})*\Z"
)
_TAKEN_BY_SENTENCE = re.compile(
    r"(?:ลง|เนื่องจาก|ณ|เมื่อ|จาก|และ|หรือ|ของ|ครั้งที่|รอบ|ประจำ(?:ปี|เดือน)?|ตาม"
    r"|กับ|เป็น|ให้|โดย|แล้ว|หลัง|นับ|สำหรับ|ไป(?:ยัง)?|(?<!\d)/|,)\s{0,2}\Z"
)
_OFFICE = re.compile(r"(?:สำนักงาน|กรรมการ|เลขาธิการ|อ\.)\s{0,2}\Z")
_TABLE_HEAD = re.compile(
    r"\s*(?:(?:วัน\s?/?\s?เดือน\s?/?\s?ปี|วันที่(?!\s*[0-9๐-๙])|ระยะเวลา|ช่วงเวลา|กำหนดเวลา|กิจกรรม|การดำเนินการ"
    r"|ลำดับ(?:ที่)?|ขั้นตอน|ผู้รับผิดชอบ)[\s/]*)+"
)
_LONGEST_REMARK = 300
"""Characters between brackets beyond which the first was never closed."""
_BRACKET = re.compile(r"[()]")
_BULLETS = "•-–—*·"
_ONWARDS = re.compile(r"\s?เป็นต้นไป")
_RANGES = frozenset({"date_range", "month_range"})
_MOST_LINES_OPENED = 0.75
"""Share of the dates that open lines from which on a slide is a list of one event a line."""
_REACH = 40


@dataclass(frozen=True)
class Opener:
    """A date that opens an event at `start`; `text[date_start:end]` has its qualifying words.

    A number of the table's row may stand between `start` and `date_start`.
    """

    start: int
    date_start: int
    end: int
    value: Value


def body_of(text: str, title_end: int) -> int:
    """Where a calendar's events begin, below its title and the heads of its columns."""
    head = _TABLE_HEAD.match(text, title_end)
    return head.end() if head else title_end


def event_openers(text: str, body: int) -> list[Opener]:
    """The dates from `body` on that open an event, in their order."""
    dates = dates_in(text, body)
    bracketed = _bracketed(text)
    found = [opener for value in dates if (opener := _opener(text, value, body, bracketed))]
    at_line = [one for one in found if _opens_line(text, one.start, body)]
    if len(at_line) > 1 and len(at_line) >= _MOST_LINES_OPENED * len(found):
        found = _of_lines(text, found, at_line, body)
    return _without_moved(text, found)


def _opener(text: str, value: Value, body: int, bracketed: bytes) -> Opener | None:
    at = value.span[0]
    lead = _LEAD.search(text, max(body, at - _REACH), at)
    start = max(lead.start() if lead else at, body)
    if at < body or bracketed[start]:
        return None
    before = text[max(0, start - _REACH) : start]
    if start > body and before and not before[-1].isspace() and before[-1] not in _BULLETS:
        return None
    if start > body and not before.endswith("\n") and _is_taken(before, value):
        return None
    date_start = max(start, lead.end("row")) if lead and lead["row"] else start
    return _bounded(Opener(start, date_start, value.span[1], value), text)


def _is_taken(before: str, value: Value) -> bool:
    """Whether the words before a date take it, or make a bare ก.พ. an office."""
    if value.kind == "month" and value.start is None and _OFFICE.search(before):
        return True
    return _TAKEN_BY_SENTENCE.search(before) is not None


def _bounded(opener: Opener, text: str) -> Opener:
    """The opener with เป็นต้นไป behind its date; a range from one day to another is closed."""
    value = opener.value
    onwards = _ONWARDS.match(text, opener.end)
    if onwards:
        return replace(opener, end=onwards.end(), value=replace(value, qualifier="from"))
    if value.kind in _RANGES and value.qualifier == "from":
        return replace(opener, value=replace(value, qualifier=None))
    return opener


def _bracketed(text: str) -> bytes:
    """For every place of the text whether it lies within brackets: 1 or 0."""
    marks = bytearray(len(text) + 1)
    depth = done = opened = 0
    for match in _BRACKET.finditer(text):
        if depth and match.start() - opened > _LONGEST_REMARK:
            # One that nothing closed: brackets hold remarks, not the rest of a slide.
            marks[opened:] = bytes(len(marks) - opened)
            depth = 0
        if not depth:
            opened = match.start()
        if depth:
            marks[done : match.start()] = b"\x01" * (match.start() - done)
        done = match.start()
        depth = depth + 1 if match.group() == "(" else max(0, depth - 1)
    if depth and len(text) - opened <= _LONGEST_REMARK:
        marks[done:] = b"\x01" * (len(marks) - done)
    elif depth:
        marks[opened:] = bytes(len(marks) - opened)
    return bytes(marks)


def _opens_line(text: str, start: int, body: int) -> bool:
    before = text[body:start].rpartition("\n")
    return not before[2].strip(f" \t{_BULLETS}") and (bool(before[1]) or start == body)


def _of_lines(text: str, found: list[Opener], at_line: list[Opener], body: int) -> list[Opener]:
    """The openers of a slide whose events open lines.

    A date within a line opens an event too where a bullet follows it, or where lines are wrapped
    and it lies between the dates of the events before and after it.
    """
    is_wrapped = _has_wrapped_lines(text, at_line, body)
    kept: list[Opener] = []
    starts = [one.start for one in at_line]
    for opener in found:
        place = bisect_right(starts, opener.start)
        after = at_line[place] if place < len(at_line) else None
        if (
            (place and starts[place - 1] == opener.start)
            or BULLET_NEXT.match(text, opener.end)
            or (is_wrapped and _is_in_turn(opener, kept[-1] if kept else None, after))
        ):
            kept.append(opener)
    return kept


def _has_wrapped_lines(text: str, at_line: list[Opener], body: int) -> bool:
    """Whether some line opens with neither a date nor a bullet."""
    starts = {text.rfind("\n", 0, opener.start) + 1 for opener in at_line}
    at = text.find("\n", body) + 1
    while at:
        if at not in starts and text[at : at + 1] not in _BULLETS:
            return True
        at = text.find("\n", at) + 1
    return False


def _is_in_turn(opener: Opener, before: Opener | None, after: Opener | None) -> bool:
    """Whether its date is known and lies between those of its neighbours, as far as they are."""
    day = opener.value.start
    if day is None and opener.value.error is None:
        return False
    others = (before.value.start if before else None, after.value.start if after else None)
    if day is None:
        return True
    return (others[0] is None or others[0] <= day) and (others[1] is None or day <= others[1])


def _without_moved(text: str, openers: list[Opener]) -> list[Opener]:
    """The openers without the days to which a remark on the event before moves its due date."""
    kept: list[Opener] = []
    for opener in openers:
        remark = text[kept[-1].end : opener.end] if kept else ""
        moved = moved_date(remark, kept[-1].value) if kept else None
        if moved is None or moved.span[1] < len(remark):
            kept.append(opener)
    return kept
