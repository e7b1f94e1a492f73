"""Calendars on slides: each event with its closed interval, and what the text says of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from parsers.decks.event_openers import Opener, event_openers
from parsers.decks.heading_years import HeadingYear, heading_year, inherited
from parsers.decks.moved_dates import moved_date
from parsers.decks.slide_findings import tell_not_read
from parsers.decks.slides import SlideText
from parsers.draft import Draft
from parsers.page_lines import Lines
from schema.document import Span
from schema.records import CalendarEvent
from schema.records.operations import Rule, Severity

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
_MOST_BARE = 0.25
"""Share of dates without words behind them beyond which a slide is no list of events."""
_PRECISIONS = {"date": "day", "month": "month", "date_range": "range", "month_range": "range"}
_QUALIFIERS = {"within": "within", "until": "within", "from": "from"}


@dataclass(frozen=True)
class _Event:
    """An event's place in its slide's text, and the interval that could be made of its date."""

    number: int
    opener: Opener
    end: int
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

    def read(self, slide: SlideText) -> bool:
        """Add the slide's events; whether it is a calendar."""
        if not slide.is_continued:
            self._year = None
        if not _IS_CALENDAR.search(slide.text, 0, _HEAD_REACH):
            return False
        openers = event_openers(slide.text, slide.title_end)
        if not openers:
            return False
        if not _is_laid_out(slide, openers):
            message = (
                f"{len(openers)} dates stand in an order that does not say what each is the date "
                "of; its events are not read"
            )
            tell_not_read(self._draft, self._lines, slide, CalendarEvent, message)
            return False
        self._year = heading_year(slide.text[: openers[0].start]) or self._year
        for event in self._events(slide, openers):
            self._add(slide, event)
        return True

    def _events(self, slide: SlideText, openers: Sequence[Opener]) -> list[_Event]:
        events: list[_Event] = []
        ends = [*(one.start for one in openers[1:]), len(slide.text)]
        year, before = self._year, None
        for number, (opener, end) in enumerate(zip(openers, ends, strict=True), start=1):
            event = self._dated(number, opener, end, year, before)
            events.append(event)
            before = event.interval[0] if event.interval else before
            alone = _YEAR_ALONE.search(slide.text, opener.end, end)
            if alone:
                year = self._year = heading_year(alone.group(1)) or year
        return events

    @staticmethod
    def _dated(
        number: int, opener: Opener, end: int, year: HeadingYear | None, before: date | None
    ) -> _Event:
        value = opener.value
        if value.start is not None and value.end is not None:
            return _Event(number, opener, end, (value.start, value.end), "date")
        code = value.error.code if value.error else "no_year"
        if code != "no_year":
            return _Event(number, opener, end, None, None, code)
        interval = inherited(value, year) if year else "no_year"
        if isinstance(interval, str):
            return _Event(number, opener, end, None, None, interval)
        if before is not None and interval[1] < before:
            return _Event(number, opener, end, None, None, "year_unsure")
        return _Event(number, opener, end, interval, "heading")

    def _add(self, slide: SlideText, event: _Event) -> None:
        text, opener = slide.text, event.opener
        described = _ROW_NUMBER_LEFT.sub("", text[opener.end : event.end].strip(_EDGES))
        note = _NOTE.search(described)
        description = described[: note.start()] if note else described
        due = event.interval[1] if event.interval else None
        moved = moved_date(described, due) if due else None
        span = self._lines.span(*slide.bounds(opener.start, event.end))
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
        if added is not None:
            self._tell_doubts(added, event, span)

    def _tell_doubts(self, added: CalendarEvent, event: _Event, span: Span) -> None:
        if added.moved_to_date is not None:
            self._tell(
                added,
                span,
                "due_date_moved",
                "info",
                f"the text moves the due date {added.end_date} to {added.moved_to_date}",
                str(added.end_date),
                str(added.moved_to_date),
            )
        if event.doubt is not None:
            rule, message = _DOUBTS.get(event.doubt, ("invalid_record", "cannot be read"))
            self._tell(
                added,
                span,
                rule,
                "warning" if event.doubt.startswith(("no_year", "year")) else "error",
                f"the event's date {message}; start_date and end_date are left out",
                added.date_text,
                "a date with its year",
            )
        qualifier = event.opener.value.qualifier
        if qualifier and qualifier not in _QUALIFIERS:
            self._tell(
                added,
                span,
                "invalid_record",
                "info",
                f"the date is bounded by words that no qualifier stands for ({qualifier}); "
                "read date_text",
                added.date_text,
                "within, from or none",
            )

    def _tell(
        self,
        added: CalendarEvent,
        span: Span,
        rule: Rule,
        severity: Severity,
        message: str,
        observed: str,
        expected: str,
    ) -> None:
        self._draft.add_finding(
            rule,
            severity,
            f"slide {added.slide_no}, event {added.event_no}: {message}",
            subject=CalendarEvent.table,
            key=f"{added.slide_no}/{added.event_no}",
            line=span.first,
            page=span.page,
            observed=observed,
            expected=expected,
        )


_DOUBTS: dict[str, tuple[Rule, str]] = {
    "reversed_range": ("event_reversed", "ends before it starts"),
    "impossible_date": ("impossible_date", "does not exist"),
    "no_year": ("invalid_record", "has no year, nor has a heading above it"),
    "year_unsure": (
        "invalid_record",
        "has no year, and with the heading's it would lie before the event above it",
    ),
}


def _is_laid_out(slide: SlideText, openers: Sequence[Opener]) -> bool:
    """Whether words follow nearly every date; dates in a row are those of a drawing."""
    ends = [*((one.end, after.start) for one, after in pairwise(openers))]
    ends.append((openers[-1].end, len(slide.text)))
    bare = sum(1 for end, start in ends if not slide.text[end:start].strip(_EDGES))
    return bare <= _MOST_BARE * len(openers)
