"""Slide decks: their texts, and the calendars, frameworks and rating scales that they teach."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from schema.fields import FiscalYear, Percent, Text, ThaiDate
from schema.records.base import Record


class Slide(Record):
    """One slide of a deck. A blank slide is kept; its text is empty, which is known of it."""

    table: ClassVar[str] = "slide"

    slide_no: int
    title: Text | None = None
    text: str


class CalendarEvent(Record):
    """An event of a calendar, as the closed interval from `start_date` to `end_date`.

    `event_no` counts the events of a slide from 1. `year_source` says whether the year stands
    with the date or is inherited from a heading above it. `note` is a remark on the event, and
    `moved_to_date` the day to which it moves one that falls on a holiday.
    """

    table: ClassVar[str] = "calendar_event"

    slide_no: int
    event_no: int
    start_date: ThaiDate | None = None
    end_date: ThaiDate | None = None
    precision: Literal["day", "month", "range"] | None = None
    qualifier: Literal["within", "from"] | None = None
    year_source: Literal["date", "heading"] | None = None
    date_text: Text
    description: Text | None = None
    moved_to_date: ThaiDate | None = None
    note: Text | None = None


class FrameworkItem(Record):
    """An indicator of an evaluation framework with its weight, and the dimension it belongs to.

    `framework_no` counts the frameworks of a deck from 1. `item_no` is None in the row of a
    dimension that the deck gives no indicators of. `topic` is the heading within the dimension.
    """

    table: ClassVar[str] = "framework_item"

    slide_no: int
    framework_no: int
    fiscal_year: FiscalYear | None = None
    dimension_no: Text | None = None
    dimension_name: Text | None = None
    dimension_weight_percent: Percent | None = None
    topic: Text | None = None
    item_no: Text | None = None
    parent_item_no: Text | None = None
    name: Text | None = None
    weight_percent: Percent | None = None


class RatingLevel(Record):
    """A level of the scale on which performance is rated; 5 is the best."""

    table: ClassVar[str] = "rating_level"

    slide_no: int
    level: Annotated[int, Field(ge=1, le=5)]
    label: Text | None = None
