"""The title of a slide, where its transcript tells it from the text."""

import re

from schema.thai import find_dates
from schema.thai.calendar import MONTH

CONTINUED = re.compile(r"\(\s*ต่อ\s*(?:[0-9]{1,2}\s*)?\)")
"""What marks a slide as the continuation of the one before it."""

LONGEST_TITLE = 200
"""Characters beyond which words that open a slide are no title."""

_BULLET = "•"
_TABLE_HEAD = re.compile(
    r"(?:ประเด็นการประเมิน|ตัวชี้วัด(?:ผลการปฏิบัติราชการ)?\s?น้ำหนัก|(?:วันที่|ระยะเวลา|กำหนดเวลา|ช่วงเวลา)\s*(?:กิจกรรม|การดำเนินการ)"
    r"|วัน\s?[/ ]?\s?เดือน\s?[/ ]?\s?ปี|ช่วงเวลา|ลำดับที่|ผลการประเมินระดับ"
    r"|หัวข้อรายงาน|มิติ(?:ที่\s?[0-9๐-๙]|ภายนอก|ภายใน))"
)
_BEFORE_A_DATE = re.compile(r"(?:\s|ภายใน|ตั้งแต่|ระหว่าง|วันที่|เดือน|ช่วง)+$")
_MAY_HOLD_DATE = re.compile(rf"{MONTH}|[0-9๐-๙][/.-][0-9๐-๙]")
_DATES = frozenset({"date", "date_range", "month", "month_range"})
_LONGEST_BARE_TITLE = 60
"""Characters of a slide that is nothing but a title."""
_SHORTEST_SHARED = 12


def slide_title(text: str, following: str | None) -> str | None:
    """The title of the slide with this text, `following` being the text of the next.

    It is the first line of several; of a single line what stands before (ต่อ), before a table's
    head, a bullet or the first date, what the next slide repeats with (ต่อ), or all of it where
    it is short.
    """
    first, end_of_line, _ = text.partition("\n")
    if end_of_line:
        return _title_or_none(_before_dates(first[: 2 * LONGEST_TITLE]))
    continued = CONTINUED.search(text, 0, LONGEST_TITLE)
    if continued:
        return text[: continued.end()]
    return _title_of_series(text, following) or _title_of_line(text)


def _title_of_line(text: str) -> str | None:
    bullet = text.find(f" {_BULLET}")
    head = _TABLE_HEAD.search(text, 1)
    ends = [at for at in (bullet, head.start() if head else -1) if at > 0]
    if not ends and len(text) <= _LONGEST_BARE_TITLE and not _MAY_HOLD_DATE.search(text):
        return text or None
    return _title_or_none(_before_dates(text[: min(ends, default=0)]))


def _title_or_none(words: str) -> str | None:
    return words if 0 < len(words) <= LONGEST_TITLE else None


def _before_dates(words: str) -> str:
    """The words up to the first day or month, where an event opens, or to a table's head."""
    values = find_dates(words) if _MAY_HOLD_DATE.search(words) else []
    ends = [value.span[0] for value in values if value.kind in _DATES]
    head = _TABLE_HEAD.search(words, 1)
    ends += [head.start()] if head else []
    return _BEFORE_A_DATE.sub("", words[: min(ends, default=len(words))]).strip()


def _title_of_series(text: str, following: str | None) -> str | None:
    """The title that the next slide repeats with (ต่อ) behind it."""
    continued = CONTINUED.search(following, 0, LONGEST_TITLE) if following else None
    if continued is None or following is None:
        return None
    shared = following[: continued.start()].strip()
    return shared if len(shared) >= _SHORTEST_SHARED and text.startswith(shared) else None
