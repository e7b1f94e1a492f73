"""Invents projects: every choice comes from the page's seed, so a seed is always one page."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import TypeVar

from bench import wording
from bench.faults import add_fault
from bench.indicators import invent_indicators
from bench.model import (
    BUDDHIST_ERA,
    Layout,
    Person,
    Project,
    Report,
    Step,
    Strategy,
    Stripping,
)
from bench.themes import THEMES, Theme

T = TypeVar("T")
Slots = dict[str, str]

FULL_MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
SHORT_MONTHS = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)
FISCAL_MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
NUMBERS_PER_AGENCY = 9000
FAULTY_SHARE = 0.15


class Choice:
    """Cheap random choices."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.share = self.random.random

    def of(self, values: Sequence[T]) -> T:
        """One of the values."""
        return values[int(self.share() * len(values))]

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both possible."""
        return low + int(self.share() * (high - low + 1))


def invent(seed: int, layout: Layout) -> Project:
    """The project of this seed. A stripped page gets no fault that it could not show."""
    choice = Choice(seed)
    prefix, agency = wording.AGENCIES[seed % len(wording.AGENCIES)]
    number = 1000 + seed // len(wording.AGENCIES) % NUMBERS_PER_AGENCY
    theme = choice.of(THEMES)
    year = choice.between(2562, 2566)
    decimals = choice.of((0, 0, 1, 2, 2))
    slots = slots_near(choice, date(year - BUDDHIST_ERA, 2, 15), year)
    reports = _reports(choice, theme, year, decimals)
    contact, people = _contact(choice)
    quarter = choice.between(1, 4)
    evaluator, score = _evaluator(choice, quarter)
    objectives, targets = _aims(choice, theme, slots, layout)
    project = Project(
        code=f"{prefix}0000-{number}",
        name=_title(choice, theme, year),
        agency=agency,
        agency_printed=_agency(choice, prefix, agency),
        fiscal_year=year,
        fiscal_year_printed=choice.share() < 0.9,
        progress=f"{float(reports[-1].percent):.{decimals}f}",
        contact=contact,
        people=people,
        evaluator=evaluator,
        quarter=quarter,
        score=score,
        rationale=_rationale(choice, theme, slots),
        section=prefix + ("0000" if choice.share() < 0.05 else choice.of(wording.SECTIONS)),
        objectives=objectives,
        targets=targets,
        strategy=_strategy(choice),
        reports=reports,
        steps=_steps(choice, theme, year),
        indicators=invent_indicators(choice.random, theme, prefix, decimals == 2),
        padded_dates=choice.share() < 0.6,
        step_times=choice.share() < 0.6,
        loose_blanks=choice.share() < 0.1,
        stripping=Stripping(
            entries=choice.share() < 0.75,
            links=choice.share() < 0.3,
            quarters=choice.share() < 0.7,
        ),
    )
    if choice.share() < FAULTY_SHARE:
        return add_fault(project, choice.random, layout)
    return project


def slots_near(choice: Choice, near: date, year: int) -> Slots:
    """What fills the braces of a theme's phrases; its days are of the month of `near`."""
    share = choice.share
    return {
        "n1": str(2 + int(share() * 18)),
        "n2": str(12 + int(share() * 80)),
        "n3": str(100 + int(share() * 800)),
        "k": f"{1000 + int(share() * 19000):,}",
        "b": f"{10000 + int(share() * 9000000):,}{'.50' if share() < 0.1 else ''}",
        "p": f"{5 + int(share() * 900) / 10:.1f}",
        "d1": _thai_day(1 + int(share() * 14), near, share() < 0.3),
        "d2": _thai_day(1 + int(share() * 14), near, share() < 0.3),
        "y": str(year),
    }


def _thai_day(day: int, near: date, short: bool) -> str:
    year = near.year + BUDDHIST_ERA
    if short:
        return f"{day} {SHORT_MONTHS[near.month - 1]} {year % 100}"
    return f"{day} {FULL_MONTHS[near.month - 1]} {year}"


def _title(choice: Choice, theme: Theme, year: int) -> str:
    suffix = choice.of(wording.SUFFIXES).format(y=year, yy=year % 100)
    return (
        choice.of(wording.GLUED_CODES)
        + choice.of(wording.OPENINGS)
        + choice.of(theme.titles)
        + suffix
    )


def _agency(choice: Choice, prefix: str, agency: str) -> str:
    printed = agency.replace("สำ", "สํา") if choice.share() < 0.3 else agency
    return f"** {printed}" if prefix.startswith("04") else printed


def _contact(choice: Choice) -> tuple[str, tuple[Person, ...]]:
    form = choice.of(wording.CONTACTS)
    serial = choice.between(0, 99)
    given, family = choice.of(wording.GIVEN), choice.of(wording.FAMILY)
    second = f"{choice.of(wording.TITLES)}{choice.of(wording.GIVEN)} {choice.of(wording.FAMILY)}"
    words = {
        "a": f"{choice.of(wording.TITLES)}{given} {family}",
        "b": second,
        "cut": second[:-3],
        "given": given,
        "family": family,
        "position": choice.of(wording.POSITIONS),
        "unit": choice.of(wording.UNITS),
        "e": f"59{serial:02d}",
        "c": f"25{serial:02d}",
        "f": f"00{serial:02d}",
    }
    people = tuple(
        Person(name.format_map(words) or None, phone.format_map(words) or None)
        for name, phone in form.people
    )
    return form.line.format_map(words), people


def _evaluator(choice: Choice, quarter: int) -> tuple[str, str]:
    line, printed = choice.of(wording.EVALUATORS)
    score = choice.of(wording.SCORES)
    return line.format(q=quarter, s=score), printed.format(s=score)


def _rationale(choice: Choice, theme: Theme, slots: Slots) -> str:
    joint = " " if choice.share() < 0.7 else "\n"
    first = choice.between(0, len(theme.reasons) - 2)
    return joint.join((*theme.reasons[first:], *theme.reasons[:first])).format_map(slots)


def _aims(choice: Choice, theme: Theme, slots: Slots, layout: Layout) -> tuple[str, str]:
    """Objectives and targets; without headings between them only some forms can be told apart."""
    styles = ("one", "run", "numbered") if layout == "stripped" else ("one", "run", "numbered", "-")
    style = choice.of(styles)
    other = style if layout == "stripped" else choice.of(styles)
    return (
        _items(choice, theme.objectives, style).format_map(slots),
        _items(choice, theme.targets, other).format_map(slots),
    )


def _items(choice: Choice, items: tuple[str, ...], style: str) -> str:
    if style == "one":
        return choice.of(items)
    if style == "-":
        return "\n".join(f"- {item}" for item in items)
    gap = "" if choice.share() < 0.3 else " "
    joint = " " if style == "run" else "\n"
    return joint.join(f"{number}.{gap}{item}" for number, item in enumerate(items, start=1))


def _strategy(choice: Choice) -> Strategy:
    form = choice.of(("words", "words", "words", "codes", "routine", "routine"))
    if form == "words":
        return Strategy("words", choice.of(wording.STRATEGIES))
    return (
        Strategy("codes", choice.of(wording.STRATEGIES)) if form == "codes" else Strategy("routine")
    )


def _reports(choice: Choice, theme: Theme, year: int, decimals: int) -> tuple[Report, ...]:
    months = list(FISCAL_MONTHS)
    for _ in range(choice.between(0, 2)):
        months.pop(choice.between(0, 8))
    final = 100.0 if choice.share() < 0.5 else choice.between(300, 990) / 10
    shares = [0.5 + choice.share() for _ in months]
    total, run = sum(shares), 0.0
    pool = [*theme.news, *theme.news, *wording.GENERAL]
    choice.random.shuffle(pool)
    pool += pool
    plain = decimals == 0 and choice.share() < 0.3
    if decimals == 0:
        final = float(round(final))
    reports = []
    for month, share in zip(months, shares, strict=True):
        run += share
        percent = final if month == 9 else round(final * run / total, 0 if plain else 2)
        day = date(_gregorian(year, month), month, choice.between(15, 28))
        slots = slots_near(choice, day, year)
        reports.append(
            Report(
                day=day,
                percent=f"{percent:.0f}" if plain else f"{percent:.2f}",
                narrative=_narrative(choice, pool).format_map(slots),
                problem=_trouble(choice, slots),
                obstacle=_trouble(choice, slots),
            )
        )
    return tuple(reports)


def _gregorian(year: int, month: int) -> int:
    return year - BUDDHIST_ERA - (month > 9)


def _narrative(choice: Choice, pool: list[str]) -> str:
    share = choice.share()
    if share < 0.01:
        return ""
    start = choice.between(0, len(pool) // 2 - 1)
    told = pool[start : start + choice.between(6, 12 if share < 0.7 else 24)]
    form = choice.share()
    if form < 0.55:
        return " ".join(told)
    opening = choice.of(wording.BEGINNINGS)
    numbered = [f"{number}. {item}" for number, item in enumerate(told, start=1)]
    if form < 0.7:
        return f"{opening} {' '.join(numbered)}"
    if form < 0.9:
        return "\n".join((opening, *numbered, f"{len(told)}.1 {told[0]}"))
    return "\n".join((opening, *(f"- {item}" for item in told)))


def _trouble(choice: Choice, slots: Slots) -> str:
    if choice.share() < 0.75:
        return choice.of(wording.NOTHING_TOLD)
    return choice.of(wording.TROUBLES).format_map(slots)


def _steps(choice: Choice, theme: Theme, year: int) -> tuple[Step, ...]:
    count = choice.between(7, 10)
    weights = [5.0] * count
    for _ in range(20 - count):
        weights[choice.between(0, count - 1)] += 5
    if choice.share() < 0.1:
        weights[0] += 2.5
        weights[-1] -= 2.5
    months = sorted(choice.between(0, 11) for _ in range(count))
    exact = choice.share() < 0.15
    steps = []
    for number, (name, weight, start) in enumerate(
        zip(theme.steps[:count], weights, months, strict=True), start=1
    ):
        end = start if number == count else min(11, start + choice.between(0, 2))
        first, last = FISCAL_MONTHS[start], FISCAL_MONTHS[end]
        steps.append(
            Step(
                name,
                f"{weight:g}",
                date(_gregorian(year, first), first, choice.between(2, 9) if exact else 1),
                date(_gregorian(year, last), last, choice.between(10, 28) if exact else 1),
            )
        )
    return tuple(steps)
