"""Invents pages of one indicator: every choice comes from the page's seed."""

from bench import wording
from bench.indicator_model import IndicatorPage, Level, Section, StrategyLevel, Style
from bench.indicator_words import (
    CATEGORIES,
    CITY_TARGETS,
    ENDINGS,
    HEADINGS,
    NAMES,
    OPENINGS,
    SCORES,
    SUMMARIES,
    TEXTS,
    UNITS,
    YEAR_OF_OPENING,
)
from bench.invent import NUMBERS_PER_AGENCY, Choice
from bench.model import LABELS
from bench.quarter_invent import invent_narratives, invent_results, invent_rows, printed_result
from bench.themes import THEMES, Theme

CITY_NUMBERS = 990
"""How many of the city's indicators have a number of two or three digits."""

NAME_CUTS = (400, 400, 120, 80)
"""How many characters of a strategy's name each level keeps."""


def invent_style(choice: Choice) -> Style:
    """How the page writes; all but a few use ASCII digits."""
    return Style(
        thai_digits=choice.share() < 0.06,
        decomposed=choice.share() < 0.15,
        loose_blanks=choice.share() < 0.1,
        spaced_unit=choice.share() < 0.3,
        stub=choice.share() < 0.7,
    )


def invent_indicator_page(seed: int) -> IndicatorPage:
    """The page of this seed; its code is its own within a run of `pages.DISTINCT` seeds."""
    choice = Choice(seed * 7919 + 11)
    prefix, _ = wording.AGENCIES[seed % len(wording.AGENCIES)]
    number = 100 + seed // len(wording.AGENCIES) % NUMBERS_PER_AGENCY
    theme = choice.of(THEMES)
    style = invent_style(choice)
    title, year = _title(choice, theme)
    unit = choice.of(UNITS)
    target = choice.of(unit.targets)
    results = invent_results(choice, unit.most)
    stated = results[3] if choice.share() < 0.7 else results[choice.between(0, 2)]
    labels = choice.of(("all", "some", "some", "none", "none"))
    return IndicatorPage(
        code=f"{prefix}-{_printed_number(choice, number)}",
        title=title,
        fiscal_year=year,
        unit=unit.printed,
        target=style.number(target),
        target_value=float(target.replace(",", "")),
        category=choice.of(CATEGORIES),
        level=_level(choice),
        bracketed=choice.share() < 0.7,
        style=style,
        result=style.number(printed_result(choice, stated)),
        evaluated_quarter=choice.between(1, 4),
        evaluated_score=style.number(choice.of(SCORES)),
        quarters=invent_rows(choice, results, True, style),
        narratives=invent_narratives(choice, theme, choice.between(2562, 2566), labels),
        summary=choice.of(SUMMARIES) if choice.share() < 0.3 else "",
        sections=_sections(choice, 0.75, style),
    )


def invent_city_indicator(seed: int) -> IndicatorPage:
    """The page of one of the city's indicators: a definition, a target with words, no results."""
    choice = Choice(seed * 7919 + 13)
    theme = choice.of(THEMES)
    style = invent_style(choice)
    title, year = _title(choice, theme)
    unit, target, value = choice.of(CITY_TARGETS)
    strategy = invent_strategy(choice)
    return IndicatorPage(
        code=str(10 + seed % CITY_NUMBERS),
        title=title,
        fiscal_year=year,
        unit=unit,
        target=style.number(target),
        target_value=value,
        category=choice.of(CATEGORIES),
        level=_level(choice),
        bracketed=choice.share() < 0.7,
        style=style,
        sections=_sections(choice, 0.95, style),
        strategy=strategy,
        is_routine=not strategy,
    )


def invent_strategy(choice: Choice) -> tuple[StrategyLevel, ...]:
    """Levels of the strategy, widest first; none where the work is routine."""
    if choice.share() < 0.25:
        return ()
    levels = choice.of(wording.STRATEGIES)
    return tuple(
        StrategyLevel(label, code, name[:cut].strip())
        for label, (code, name), cut in zip(LABELS, levels, NAME_CUTS, strict=True)
    )


def invent_name(choice: Choice, theme: Theme) -> str:
    """The name of an indicator."""
    if choice.share() < 0.5:
        return choice.of(NAMES)
    name, _, _ = choice.of(theme.indicators)
    return name


def _title(choice: Choice, theme: Theme) -> tuple[str, int | None]:
    opening = choice.of(OPENINGS)
    title = opening + invent_name(choice, theme) + choice.of(ENDINGS)
    return title, YEAR_OF_OPENING.get(opening)


def _printed_number(choice: Choice, number: int) -> str:
    """Three or four digits; some numbers have a leading zero."""
    return f"{number:04d}" if choice.share() < 0.5 else str(number)


def _level(choice: Choice) -> Level:
    return "output" if choice.share() < 0.6 else "outcome"


def _sections(choice: Choice, share: float, style: Style) -> tuple[Section, ...]:
    """The parts of the definition, numbered as they stand or as the template has them."""
    kept = [column for column in HEADINGS if choice.share() < share]
    gaps = choice.share() < 0.5
    sections = []
    for place, column in enumerate(kept, start=1):
        number = list(HEADINGS).index(column) + 1 if gaps else place
        heading = choice.of(HEADINGS[column]).format(n=style.number(str(number)))
        text = "" if choice.share() < 0.03 else choice.of(TEXTS[column])
        sections.append(Section(column, heading, text))
    return tuple(sections)
