"""What is doubtful about a calendar's event: why its interval is missing, where it is moved."""

from typing import NamedTuple

from parsers.draft import Draft
from schema.document import Span
from schema.records import CalendarEvent
from schema.records.operations import Rule, Severity


class _Doubt(NamedTuple):
    """Why an event has no interval: the rule, how grave it is, and what was expected."""

    rule: Rule
    severity: Severity
    message: str
    expected: str


_DOUBTS: dict[str, _Doubt] = {
    "reversed_range": _Doubt(
        "event_reversed", "error", "ends before it starts", "an end that is not before the start"
    ),
    "impossible_date": _Doubt("impossible_date", "error", "does not exist", "a date that exists"),
    "no_year": _Doubt(
        "invalid_record",
        "warning",
        "has no year, nor has a heading above it one that is surely its year",
        "a date with its year",
    ),
    "year_unsure": _Doubt(
        "invalid_record",
        "warning",
        "has no year, and with the heading's it would lie before the event above it",
        "a date with its year",
    ),
    "before": _Doubt(
        "invalid_record",
        "warning",
        "only says before which day (ก่อน), for which there is no qualifier",
        "a day, or within or from a day",
    ),
}
_UNREADABLE = _Doubt("invalid_record", "error", "cannot be read", "a date")


def tell_doubt(draft: Draft, event: CalendarEvent, span: Span, doubt: str) -> None:
    """Why the event's interval is left out; `doubt` is a fault of its date, or of its year."""
    why = _DOUBTS.get(doubt, _UNREADABLE)
    message = f"the event's date {why.message}; start_date and end_date are left out"
    _tell(draft, event, span, why._replace(message=message), event.date_text)


def tell_moved(draft: Draft, event: CalendarEvent, span: Span) -> None:
    """Where the text moves the event's last day to another."""
    if event.moved_to_date is not None:
        message = f"the text moves the due date {event.end_date} to {event.moved_to_date}"
        what = _Doubt("due_date_moved", "info", message, str(event.moved_to_date))
        _tell(draft, event, span, what, str(event.end_date))


def tell_bound(draft: Draft, event: CalendarEvent, span: Span, bound: str) -> None:
    """Words beside the date (ต้น, สิ้น, กลาง) that bound it and that no qualifier stands for."""
    message = f"words bound the date that no qualifier stands for ({bound}); read date_text"
    what = _Doubt("invalid_record", "info", message, "within, from or none")
    _tell(draft, event, span, what, event.date_text)


def _tell(draft: Draft, event: CalendarEvent, span: Span, what: _Doubt, observed: str) -> None:
    draft.add_finding(
        what.rule,
        what.severity,
        f"slide {event.slide_no}, event {event.event_no}: {what.message}",
        subject=CalendarEvent.table,
        key=f"{event.slide_no}/{event.event_no}",
        line=span.first,
        page=span.page,
        observed=observed,
        expected=what.expected,
    )
