"""Invents the calendar of a deck, on one to four slides."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bench import deck_words as words
from bench.deck_dates import (
    DateStyle,
    Printed,
    date_style,
    day_range,
    month_range,
    one_month,
    reversed_range,
    single_day,
)
from bench.deck_model import Line, Piece, Row, Section, Slide, firm
from bench.invent import Choice
from bench.model import BUDDHIST_ERA

YearFrom = Literal["date", "fiscal", "calendar", "none"]

BULLETS = ("\uf0d8 ", "\uf0a7 ", "\uf0fc ", "\uf076 ", "• ", "- ", "", "", "")
HEADINGS = {
    "fiscal": ("ประจำปีงบประมาณ พ.ศ. {y}", "ปีงบประมาณ พ.ศ. {y}", "ประจำปีงบประมาณ {y}"),
    "calendar": ("ประจำปี พ.ศ. {y}", "ประจำปี {y}", "พ.ศ. {y}"),
}
REVERSED_SHARE = 0.06
NOTE_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class Habit:
    """How this calendar is written: `year` is the Buddhist year that it is about."""

    year: int
    source: YearFrom
    style: DateStyle
    bullet: str
    apart: bool
    lines_apart: bool
    first: date
    last: date

    @property
    def with_years(self) -> bool:
        """Whether the dates state their years."""
        return self.source == "date"


def invent_calendar(choice: Choice, year: int, source: YearFrom) -> Section:
    """The calendar slides with their events; `year` is of the Buddhist era."""
    habit = _habit(choice, year, source)
    section = Section()
    dates = _dates(choice, habit, choice.between(4, 14))
    slides = choice.between(1, min(4, len(dates) // 2))
    heads = choice.of(words.CALENDAR_HEADS)
    title, repeated = _title(choice, habit), choice.share() < 0.6
    size = -(-len(dates) // slides)
    for at in range(0, len(dates), size):
        later = at > 0
        lines: list[Line] = [(firm(title if not later or repeated else title.split(" ")[0]),)]
        if heads and (not later or repeated):
            lines += _heads(habit, heads)
        rows: list[Row] = []
        for number, printed in enumerate(dates[at : at + size], start=1):
            row = _row(habit, number, printed)
            rows.append(row)
            lines += _event(choice, habit, printed, row, section)
        section.add(Slide(lines, titled=True, continued=later), rows)
    return section


def _habit(choice: Choice, year: int, source: YearFrom) -> Habit:
    first, last = date(year - BUDDHIST_ERA - 1, 10, 1), date(year - BUDDHIST_ERA, 9, 30)
    if source == "calendar":
        first, last = date(year - BUDDHIST_ERA, 1, 1), date(year - BUDDHIST_ERA, 12, 31)
    elif source == "date":
        first, last = first - timedelta(days=90), last + timedelta(days=120)
    return Habit(
        year=year,
        source=source,
        style=date_style(choice),
        bullet=choice.of(BULLETS),
        apart=choice.share() < 0.4,
        lines_apart=choice.share() < 0.5,
        first=first,
        last=last,
    )


def _title(choice: Choice, habit: Habit) -> str:
    title = choice.of(words.CALENDAR_TITLES)
    if habit.source in HEADINGS:
        year = habit.style.figures(str(habit.year))
        return f"{title} {choice.of(HEADINGS[habit.source]).format(y=year)}"
    if habit.source == "date" and choice.share() < 0.3:
        return f"{title} {choice.of(HEADINGS['fiscal']).format(y=habit.year)}"
    return title


def _heads(habit: Habit, heads: tuple[str, ...]) -> list[Line]:
    if habit.lines_apart:
        return [(firm(head),) for head in heads]
    return [(firm(("" if habit.apart else " ").join(heads)),)]


def _dates(choice: Choice, habit: Habit, count: int) -> list[Printed]:
    span = (habit.last - habit.first).days
    days = sorted(habit.first + timedelta(days=choice.between(0, span)) for _ in range(count))
    return [_printed(choice, habit, day) for day in days]


def _printed(choice: Choice, habit: Habit, day: date) -> Printed:
    style, year = habit.style, habit.with_years
    if habit.source != "none" and choice.share() < REVERSED_SHARE / 6:
        return reversed_range(style, day)
    share = choice.share()
    if share < 0.5:
        return single_day(choice, style, day, year)
    if share < 0.7:
        return day_range(choice, style, day, habit.last, year)
    if share < 0.82:
        return one_month(choice, style, day, year)
    return month_range(choice, style, day, habit.last, year)


def _row(habit: Habit, number: int, printed: Printed) -> Row:
    known = habit.source != "none"
    values = {
        "event_no": number,
        "start_date": printed.start.isoformat() if known else None,
        "end_date": printed.end.isoformat() if known else None,
        "precision": printed.precision,
        "qualifier": printed.qualifier,
        "year_source": ("date" if habit.with_years else "heading") if known else None,
        "moved_to_date": None,
        "note": None,
    }
    if printed.reverse:
        # Whether an interval that cannot be is kept or left out is not judged, only its finding.
        for column in ("start_date", "end_date", "year_source", "precision"):
            del values[column]
    if not printed.judged_qualifier:
        del values["qualifier"]
    return Row("calendar_event", values)


def _event(
    choice: Choice, habit: Habit, printed: Printed, row: Row, section: Section
) -> list[Line]:
    if printed.reverse:
        section.findings.add("event_reversed")
    dated = firm(habit.style.figures(printed.text))
    told = [_activity(choice, habit)]
    if choice.share() < 0.2:
        told.append(_activity(choice, habit))
    first, *more = (Piece(text, row, "description") for text in told)
    gap = "" if habit.bullet and choice.share() < 0.1 else " "
    lines: list[Line] = [(dated, Piece(gap + habit.bullet), first)]
    if habit.lines_apart:
        lines = [(dated,), (Piece(habit.bullet), first)]
    # A later sign stands inside the description and is part of it.
    lines += [(Piece(habit.bullet, row, "description"), one) for one in more]
    if printed.qualifier == "within" and printed.precision == "day" and habit.source != "none":
        lines += _note(choice, habit, printed, row, section)
    return lines


def _activity(choice: Choice, habit: Habit) -> str:
    return fill(choice, choice.of(words.ACTIVITIES), habit.style, habit.year)


def fill(choice: Choice, text: str, style: DateStyle, year: int) -> str:
    """The words with figures of this deck: dates in its style, each with its year."""
    if "{" not in text:
        return text
    opened = date(year - BUDDHIST_ERA - 1, 10, 1)
    ends = {
        "half": date(opened.year + 1, 3, 31),
        "nine": date(opened.year + 1, 6, 30),
        "whole": date(opened.year + 1, 9, 30),
    }
    begun = style.day(opened, True)
    slots = {name: f"{begun} – {style.day(end, True)}" for name, end in ends.items()}
    slots["letter"] = style.day(opened - timedelta(days=choice.between(3, 80)), True)
    slots |= {"y": str(year), "before": str(year - 1), "n": str(choice.between(2, 9))}
    slots |= {"k": str(choice.between(20, 400)), "other": str(choice.between(1, 6))}
    return style.figures(text.format(**slots))


def _note(choice: Choice, habit: Habit, printed: Printed, row: Row, section: Section) -> list[Line]:
    if choice.share() >= NOTE_SHARE:
        return []
    moved = printed.end + timedelta(days=choice.between(1, 3))
    if moved > habit.last:
        return []
    text = choice.of(words.NOTES).format(
        due=habit.style.day(printed.end, habit.with_years),
        moved=habit.style.day(moved, habit.with_years),
    )
    section.findings.add("due_date_moved")
    row.values["moved_to_date"] = moved.isoformat()
    del row.values["note"]
    label = choice.of(("หมายเหตุ : ", "หมายเหตุ: ", "หมายเหตุ ", "* หมายเหตุ : "))
    return [(firm(label), Piece(habit.style.figures(text), row, "note", firm=True))]
