"""Calendars on slides: each event with its closed interval, and what the text says of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from parsers.decks.event_doubts import tell_bound, tell_doubt, tell_moved
from parsers.decks.event_openers import Opener, body_of, event_openers
from parsers.decks.heading_years import HeadingYear, heading_year, inherited
from parsers.decks.moved_dates import moved_date
from parsers.decks.slide_findings import tell_not_read
from parsers.decks.slides import SlideText
from parsers.draft import Draft
from parsers.page_lines import Lines
from schema.records import CalendarEvent
from schema.thai.calendar import MONTH

_HEAD_REACH = 260
"""Characters from a slide's start within which its words say that it is a calendar."""
_IS_CALENDAR = re.compile(
    r"ปฏิทิน|กำหนดการ|กำหนดเวลา|วันที่\s*กิจกรรม|ช่วงเวลา|ระยะเวลา(?:การ|ใน|ดำเนิน|ของ)|ไทม์ไลน์|Time\s?line"
    r"|วัน\s?[/ ]\s?เดือน\s?[/ ]\s?ปี",
    re.IGNORECASE,
)
_NOTE = re.compile(r"หมายเหตุ\s*[:：]?\s*")
_EDGES = " \t\n•-–—*:·\uf0d8\uf0a7\uf0fc\uf076\uf0b7\uf0e8\uf06e\uf071\uf075\uf077"
_ROW_NUMBER_LEFT = re.compile(r"(?:^|\s)(?:[0-9๐-๙]{1,2}\.){1,2}$")
_YEAR_ALONE = re.compile(
    r"(?:^|\n)[\s•]*((?:ปี|พ\.?\s?ศ)[^\n0-9๐-๙]{0,20}[0-9๐-๙]{4})[\s:]*(?=\n|$)"
)
_NAMES_DAY = re.compile(rf"[0-9๐-๙]\s?{MONTH}|[0-9๐-๙]{{1,2}}/[0-9๐-๙]{{1,2}}/[0-9๐-๙]{{2}}")
_MOST_BARE = 0.25
"""Share of dates without words behind them beyond which a slide is no list of events."""
_PRECISIONS = {"date": "day", "month": "month", "date_range": "range", "month_range": "range"}
_QUALIFIERS = {"within": "within", "until": "within", "from": "from"}


@dataclass(frozen=True)
class _Event:
    """An event's place in its slide's text, and the interval that could be made of its date."""

    number: int
    opener: Opener
    words: tuple[int, int]
    interval: tuple[date, date] | None
    year_source: str | None
    doubt: str | None = None


class CalendarReader:
    """Reads the calendars of a deck slide by slide; a year's heading lasts over (ต่อ) slides."""

    def __init__(self, draft: Draft, lines: Lines) -> None:
        """For the slides of one deck, in their order."""
        self._draft = draft
        self._lines = lines
        self._year: HeadingYear | None = None

    def read(self, slide: SlideText) -> None:
        """Add the slide's events, where it is a calendar."""
        if not slide.is_continued:
            self._year = None
        if not _IS_CALENDAR.search(slide.text, 0, _HEAD_REACH):
            return
        body = body_of(slide.text, slide.title_end)
        openers = event_openers(slide.text, body)
        order = _order(slide.text, openers, body) if openers else None
        if order is None:
            self._tell_unread(slide, len(openers))
            return
        self._year = heading_year(slide.text[: openers[0].start]) or self._year
        for event in self._events(slide, openers, body if order == "behind" else None):
            self._add(slide, event)

    def _tell_unread(self, slide: SlideText, openers: int) -> None:
        if not openers and not _NAMES_DAY.search(slide.text):
            return
        order = "in an order that does not say what each is the date of"
        message = f"it names dates {order if openers else 'that open no event'}; none is read"
        tell_not_read(self._draft, self._lines, slide, CalendarEvent, message)

    def _events(
        self, slide: SlideText, openers: Sequence[Opener], words_from: int | None
    ) -> list[_Event]:
        """The events; their words stand before the dates, from `words_from` on, if it is given."""
        events: list[_Event] = []
        ends = [*(one.start for one in openers[1:]), len(slide.text)]
        year, before, done = self._year, None, words_from
        for number, (opener, end) in enumerate(zip(openers, ends, strict=True), start=1):
            words = (opener.end, end) if done is None else (done, opener.start)
            done = None if done is None else opener.end
            event = self._dated(number, opener, words, year, before)
            events.append(event)
            before = event.interval[0] if event.interval else before
            alone = _YEAR_ALONE.search(slide.text, opener.end, end)
            if alone:
                year = self._year = heading_year(alone.group(1)) or year
        return events

    @staticmethod
    def _dated(
        number: int,
        opener: Opener,
        words: tuple[int, int],
        year: HeadingYear | None,
        before: date | None,
    ) -> _Event:
        value = opener.value
        if value.qualifier == "before":
            return _Event(number, opener, words, None, None, "before")
        if value.start is not None and value.end is not None:
            return _Event(number, opener, words, (value.start, value.end), "date")
        code = value.error.code if value.error else "no_year"
        if code != "no_year":
            return _Event(number, opener, words, None, None, code)
        interval = inherited(value, year) if year else "no_year"
        if isinstance(interval, str):
            return _Event(number, opener, words, None, None, interval)
        if before is not None and interval[1] < before:
            return _Event(number, opener, words, None, None, "year_unsure")
        return _Event(number, opener, words, interval, "heading")

    def _add(self, slide: SlideText, event: _Event) -> None:
        text, opener = slide.text, event.opener
        described = _ROW_NUMBER_LEFT.sub("", text[slice(*event.words)].strip(_EDGES))
        note = _NOTE.search(described)
        description = described[: note.start()] if note else described
        due = event.interval[1] if event.interval else None
        moved = moved_date(described, due) if due else None
        begin, end = min(opener.start, event.words[0]), max(opener.end, event.words[1])
        span = self._lines.span(*slide.bounds(begin, end))
        date_text = text[opener.date_start : opener.end].strip()
        added = self._draft.add(
            CalendarEvent,
            f"{slide.number}/{event.number}",
            span,
            {
                "slide_no": slide.number,
                "event_no": event.number,
                "start_date": event.interval[0] if event.interval else None,
                "end_date": due,
                "precision": _PRECISIONS[opener.value.kind],
                "qualifier": _QUALIFIERS.get(opener.value.qualifier or ""),
                "year_source": event.year_source,
                "date_text": date_text,
                "description": description.strip(_EDGES) or None,
                "moved_to_date": moved.start if moved else None,
                "note": described[note.end() :].strip(_EDGES) or None if note else None,
            },
        )
        if added is None:
            return
        tell_moved(self._draft, added, span)
        qualifier = opener.value.qualifier
        if event.doubt is not None:
            tell_doubt(self._draft, added, span, event.doubt)
        elif qualifier and qualifier not in _QUALIFIERS:
            tell_bound(self._draft, added, span, qualifier)


def _order(text: str, openers: Sequence[Opener], body: int) -> Literal["before", "behind"] | None:
    """Whether dates stand before their words or behind them; None where nothing says which.

    A last date without words has its own before it, where the first date has words before it
    too. Several dates in a row are those of a drawing.
    """
    ends = [*((one.end, after.start) for one, after in pairwise(openers))]
    bare = [not text[end:start].strip(_EDGES) for end, start in ends]
    last_is_bare = not text[openers[-1].end :].strip(_EDGES)
    if last_is_bare and len(openers) > 1:
        is_behind = not any(bare) and bool(text[body : openers[0].start].strip(_EDGES))
        return "behind" if is_behind else None
    return "before" if sum(bare) + last_is_bare <= _MOST_BARE * len(openers) else None
