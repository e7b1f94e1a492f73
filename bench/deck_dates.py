"""How a deck spells its dates: one style a deck, and the many forms an event's date takes."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bench.invent import FULL_MONTHS, SHORT_MONTHS, Choice
from bench.model import BUDDHIST_ERA

Precision = Literal["day", "month", "range"]
YearStyle = Literal["full", "two"]

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True, slots=True)
class DateStyle:
    """Months in full or short, the year's digits, the dash of ranges; `glued` as in มี.ค.52."""

    short: bool
    glued: bool
    two_digits: bool
    thai: bool
    dash: str
    with_word: bool

    def figures(self, text: str) -> str:
        """The text in the digits of the deck."""
        return text.translate(THAI_DIGITS) if self.thai else text

    def year(self, day: date) -> str:
        """The Buddhist year as printed after a month."""
        year = day.year + BUDDHIST_ERA
        return f"{year % 100:02d}" if self.two_digits else str(year)

    def month(self, day: date, with_year: bool) -> str:
        """Month and year."""
        name = (SHORT_MONTHS if self.short else FULL_MONTHS)[day.month - 1]
        if not with_year:
            return name
        return f"{name}{'' if self.short and self.glued else ' '}{self.year(day)}"

    def day(self, day: date, with_year: bool) -> str:
        """Day, month and year."""
        return f"{day.day} {self.month(day, with_year)}"


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as printed, and what it means; a reversed one has no interval to be judged."""

    text: str
    start: date
    end: date
    precision: Precision
    qualifier: str | None = None
    judged_qualifier: bool = True
    reverse: bool = False


def date_style(choice: Choice) -> DateStyle:
    """The style of one deck."""
    short = choice.share() < 0.35
    return DateStyle(
        short=short,
        glued=choice.share() < 0.5,
        two_digits=short and choice.share() < 0.6,
        thai=choice.share() < 0.15,
        dash=choice.of((" – ", " – ", " - ", "-", " ถึง ")),
        with_word=choice.share() < 0.15,
    )


def month_end(day: date) -> date:
    """The last day of the month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def later_month(day: date, months: int) -> date:
    """The first of the month so many months later."""
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)


def single_day(choice: Choice, style: DateStyle, day: date, year: bool) -> Printed:
    """One day, alone or with ภายใน or ตั้งแต่."""
    text = style.day(day, year)
    share = choice.share()
    if share < 0.3:
        lead = choice.of(("ภายใน ", "ภายในวันที่ ", "ภายใน", "ภายในวันที่"))
        return Printed(lead + text, day, day, "day", "within")
    if share < 0.4:
        lead = choice.of(("ตั้งแต่ ", "ตั้งแต่วันที่ "))
        tail = choice.of(("", "", " เป็นต้นไป"))
        return Printed(lead + text + tail, day, day, "day", "from")
    return Printed(("วันที่ " if style.with_word else "") + text, day, day, "day")


def day_range(choice: Choice, style: DateStyle, day: date, last: date, year: bool) -> Printed:
    """From a day to a later one, the month said once where it is one month."""
    end = min(day + timedelta(days=choice.between(1, 40)), last)
    if end <= day:
        return single_day(choice, style, day, year)
    if (day.year, day.month) == (end.year, end.month):
        text = f"{day.day}{style.dash}{style.day(end, year)}"
    else:
        said = year and (day.year != end.year or choice.share() < 0.5)
        text = f"{style.day(day, said)}{style.dash}{style.day(end, year)}"
    if choice.share() < 0.1:
        return Printed(f"ตั้งแต่ {text}", day, end, "range", "from", judged_qualifier=False)
    return Printed(text, day, end, "range")


def one_month(choice: Choice, style: DateStyle, day: date, year: bool) -> Printed:
    """A whole month."""
    first, text = day.replace(day=1), style.month(day, year)
    if choice.share() < 0.25:
        lead = choice.of(("ภายในเดือน", "ภายใน "))
        return Printed(lead + text, first, month_end(first), "month", "within")
    lead = choice.of(("", "", "เดือน"))
    return Printed(lead + text, first, month_end(first), "month")


def month_range(choice: Choice, style: DateStyle, day: date, last: date, year: bool) -> Printed:
    """Several months; both years are said where they are two, or now and then only the last."""
    first = day.replace(day=1)
    final = min(later_month(first, choice.between(1, 3)), last.replace(day=1))
    if final <= first:
        return one_month(choice, style, day, year)
    said = year and first.year != final.year and choice.share() < 0.85
    text = f"{style.month(first, said)}{style.dash}{style.month(final, year)}"
    return Printed(text, first, month_end(final), "range")


def reversed_range(style: DateStyle, day: date) -> Printed:
    """A range whose end, with a year of its own, is before its start."""
    end = day - timedelta(days=23)
    text = f"{style.day(day, True)}{style.dash}{style.day(end, True)}"
    return Printed(text, day, end, "range", reverse=True)
