"""A progress page before it is drawn: what it says, with every value as it is printed."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Layout = Literal["full", "stripped"]
StrategyForm = Literal["words", "codes", "routine"]

LABELS = ("ด้านที่", "มิติที่", "เป้าหมายที่", "เป้าประสงค์ที่")
"""The words before the codes of the four strategy lines."""

CUTS = (400, 400, 80, 62)
"""How many characters of a strategy name each of the four lines keeps."""

BUDDHIST_ERA = 543


@dataclass(frozen=True, slots=True)
class Person:
    """Someone on the contact line; a unit or a position alone has no name."""

    name: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `body_date` is what the page prints when it is not `day` in Thai form."""

    day: date
    percent: str
    narrative: str
    problem: str = "ไม่มี"
    obstacle: str = "ไม่มี"
    body_date: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the plan; a first of a month as its end means that whole month."""

    name: str
    weight: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Quarter:
    """A row of the quarter table; the score is most often blank."""

    number: int
    result: str
    pair: str
    score: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator block. `bracketed` puts the level line into brackets."""

    code: str
    name: str
    unit: str
    target: str
    result: str
    category: str
    level: Literal["output", "outcome"]
    quarters: tuple[Quarter, ...]
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Strategy:
    """The strategy block: codes with ASCII digits and whole names, widest level first."""

    form: StrategyForm
    levels: tuple[tuple[str, str], ...] = ()

    def printed_names(self) -> tuple[str, ...]:
        """The names cut as the page cuts them."""
        return tuple(name[:cut].strip() for (_, name), cut in zip(self.levels, CUTS, strict=True))


@dataclass(frozen=True, slots=True)
class Stripping:
    """What of the optional parts a stripped page keeps."""

    entries: bool = True
    links: bool = False
    quarters: bool = True


@dataclass(frozen=True, slots=True)
class Project:
    """All that a page says; `reports` are oldest first, every year is of the Buddhist era.

    `loose_blanks` ends lines of plain text with spaces and doubles its blank lines.
    """

    code: str
    name: str
    agency: str
    agency_printed: str
    fiscal_year: int
    fiscal_year_printed: bool
    progress: str
    contact: str
    people: tuple[Person, ...]
    evaluator: str
    quarter: int
    score: str
    rationale: str
    section: str
    objectives: str
    targets: str
    strategy: Strategy
    reports: tuple[Report, ...]
    steps: tuple[Step, ...]
    indicators: tuple[Indicator, ...]
    padded_dates: bool = True
    step_times: bool = True
    loose_blanks: bool = False
    stripping: Stripping = field(default_factory=Stripping)
    findings: tuple[str, ...] = ()


def thai_date(day: date, padded: bool) -> str:
    """The day as D/M/Buddhist year, with or without leading zeros."""
    year = day.year + BUDDHIST_ERA
    if padded:
        return f"{day.day:02d}/{day.month:02d}/{year}"
    return f"{day.day}/{day.month}/{year}"
