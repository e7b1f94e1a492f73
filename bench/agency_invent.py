"""Invents an agency's results: many indicators under the dimensions of its evaluation."""

from bench import wording
from bench.indicator_invent import invent_name, invent_strategy, invent_style
from bench.indicator_model import (
    AgencyIndicator,
    AgencyKind,
    AgencyPage,
    Dimension,
    StrategyLevel,
    Style,
)
from bench.indicator_words import AGENCY_CATEGORIES, DIMENSIONS, UNITS
from bench.invent import Choice
from bench.quarter_invent import invent_narratives, invent_results, invent_rows, printed_result
from bench.themes import THEMES

HEADINGS = (
    "ผลการปฏิบัติราชการประจำปีของหน่วยงาน : {code}",
    "ผลการปฏิบัติราชการประจำปี : ของหน่วยงาน : {code}",
    "ผลการปฏิบัติราชการประจำปี : {year} ของหน่วยงาน : {code}",
)
SHOWN: dict[AgencyKind, tuple[tuple[str, str], ...]] = {
    "index101": DIMENSIONS[:1],
    "index102": DIMENSIONS[1:2],
    "index11": DIMENSIONS,
}
"""The dimensions that each kind of page may show."""

STRATEGY_CUT = 140
"""How many characters of the strategy's line the page keeps."""


def invent_agency_page(seed: int, kind: AgencyKind) -> AgencyPage:
    """The page of this seed: dimension 1 or 2 of its agency, or several of them."""
    choice = Choice(seed * 7919 + {"index101": 17, "index102": 19, "index11": 23}[kind])
    prefix, _ = wording.AGENCIES[seed % len(wording.AGENCIES)]
    style = invent_style(choice)
    year = choice.between(2562, 2566)
    heading = choice.of((*HEADINGS[:2] * 2, HEADINGS[2]))
    return AgencyPage(
        agency_code=f"{prefix}0000",
        heading=heading.format(code=f"{prefix}0000", year=style.number(str(year))),
        fiscal_year=year if "{year}" in heading else None,
        dimensions=_dimensions(choice, kind, year, style),
        style=style,
    )


def _dimensions(choice: Choice, kind: AgencyKind, year: int, style: Style) -> tuple[Dimension, ...]:
    shown = SHOWN[kind]
    if kind == "index11":
        shown = shown[: choice.between(2, len(shown))]
    runs_on = choice.share() < 0.5
    number, found = 0, []
    for dimension, name in shown:
        count = choice.between(2, 5) if kind == "index11" else choice.between(2, 12)
        first = number + 1 if runs_on else 1
        indicators = tuple(_indicator(choice, first + at, year, style) for at in range(count))
        number += count
        printed = Style(thai_digits=choice.share() < 0.2 or style.thai_digits).number(dimension)
        found.append(Dimension(dimension, printed, name, indicators))
    return tuple(found)


def _indicator(choice: Choice, printed_no: int, year: int, style: Style) -> AgencyIndicator:
    theme = choice.of(THEMES)
    name = choice.of(("", "", "", "1.2 ", "ร้อยละ 100 - ")) + invent_name(choice, theme)
    unit = choice.of(UNITS)
    results = invent_results(choice, unit.most)
    stated = results[3] if choice.share() < 0.8 else results[1]
    return AgencyIndicator(
        printed_no=printed_no,
        name=name,
        category=choice.of(AGENCY_CATEGORIES),
        strategy=_cut(invent_strategy(choice)),
        filler_lines=choice.of((1, 2)),
        repeated=_repeated(choice, name),
        unit=unit.printed,
        target=style.number(choice.of(unit.targets)),
        result=style.number(printed_result(choice, stated)),
        quarters=invent_rows(choice, results, False, style),
        narratives=invent_narratives(choice, theme, year),
    )


def _cut(levels: tuple[StrategyLevel, ...]) -> tuple[StrategyLevel, ...]:
    """The two levels in the middle, the second cut where the line ends."""
    if not levels:
        return ()
    upper, lower = levels[1:3]
    room = STRATEGY_CUT - len(upper.name)
    return upper, StrategyLevel(lower.label, lower.code, lower.name[:room].strip())


def _repeated(choice: Choice, name: str) -> tuple[str, ...]:
    """The name again, broken at one or more of its spaces, or whole."""
    if choice.share() < 0.5:
        return (name,)
    lines = [""]
    for word in name.split(" "):
        if lines[-1] and choice.share() < 0.5:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(lines)
