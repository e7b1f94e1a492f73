"""Invents indicator blocks: units, results by quarter, scores that are mostly blank."""

from random import Random
from typing import Literal

from bench import wording
from bench.model import Indicator, Quarter
from bench.themes import Theme


def invent_indicators(
    random: Random, theme: Theme, prefix: str, four_decimals: bool
) -> tuple[Indicator, ...]:
    """One to three indicators of the agency, each with four quarters."""
    share = random.random()
    count = 1 if share < 0.8 else 2 if share < 0.95 else 3
    first = random.randrange(600, 9000)
    return tuple(
        _indicator(random, f"{prefix}-{_number(first + at, random)}", words, four_decimals)
        for at, words in enumerate(random.sample(theme.indicators, count))
    )


def _number(number: int, random: Random) -> str:
    """Three or four digits; some numbers have a leading zero."""
    return f"{number:04d}" if random.random() < 0.5 else str(number)


def _indicator(
    random: Random, code: str, words: tuple[str, str, int], four_decimals: bool
) -> Indicator:
    name, unit, target = words
    level: Literal["output", "outcome"] = "output" if random.random() < 0.6 else "outcome"
    results = [target * random.random() * quarter / 4 for quarter in range(1, 5)]
    if random.random() < 0.3:
        results[0] = 0.0
    scored = random.random() < 0.15
    decimals = 4 if four_decimals else 0 if random.random() < 0.5 else 2
    return Indicator(
        code=code,
        name=name,
        unit=unit,
        target=f"{target:,.{4 if four_decimals else 0}f}",
        result=f"{results[-1]:,.{decimals}f}",
        category=wording.CATEGORIES[random.randrange(len(wording.CATEGORIES))],
        level=level,
        quarters=tuple(
            _quarter(random, number, result, scored)
            for number, result in enumerate(results, start=1)
        ),
        bracketed=random.random() < 0.2,
    )


def _quarter(random: Random, number: int, result: float, scored: bool) -> Quarter:
    """A quarter whose score, where it has one, is a half of its pair."""
    pair = wording.PAIRS[random.randrange(len(wording.PAIRS))]
    score = pair.partition("/")[0].strip() if scored and random.random() < 0.8 else ""
    return Quarter(number, f"{result:,.2f}", pair, score)
