"""Invents what is reached and told in each quarter of an indicator."""

from datetime import date

from bench import wording
from bench.indicator_model import Narrative, QuarterRow, Style
from bench.indicator_words import PAIRS, SCORES
from bench.invent import Choice, slots_near
from bench.model import BUDDHIST_ERA
from bench.themes import Theme

MONTHS_OF_QUARTER = {1: (10, 11, 12), 2: (1, 2, 3), 3: (4, 5, 6), 4: (7, 8, 9)}


def invent_results(choice: Choice, most: float) -> list[float]:
    """Four results: rising as a rule, at times falling, above the most, or zero at the end."""
    form = choice.share()
    results = [most * (0.5 + choice.share() / 2) * quarter / 4 for quarter in (1, 2, 3, 4)]
    if form < 0.15:
        results[3] = 0.0
    elif form < 0.3:
        results[2], results[3] = results[1] * 0.9, results[0]
    elif form < 0.4:
        results[3] = most * (1 + choice.share() / 5)
    elif form < 0.45:
        results[2] = most * (10 + choice.share() * 5)
    return results


def printed_result(choice: Choice, value: float) -> str:
    """The result as pages print it, with thousands commas."""
    return f"{value:,.{choice.of((2, 2, 2, 0, 4))}f}"


def invent_rows(
    choice: Choice, results: list[float], scored: bool, style: Style
) -> tuple[QuarterRow, ...]:
    """The rows of the quarter table; one or two may be missing."""
    quarters = [1, 2, 3, 4]
    if choice.share() < 0.25:
        quarters = quarters[: choice.between(2, 3)]
    elif choice.share() < 0.15:
        quarters.pop(choice.between(0, 2))
    return tuple(
        QuarterRow(
            quarter,
            style.number(f"{results[quarter - 1]:,.2f}"),
            style.number(choice.of(PAIRS)),
            style.number(choice.of(SCORES)) if scored else "",
        )
        for quarter in quarters
    )


def invent_narratives(
    choice: Choice, theme: Theme, year: int, labels: str = "none"
) -> tuple[Narrative, ...]:
    """What is told, by quarter; one or more may be missing.

    `labels` says which of them name their quarter: all, some or none.
    """
    share = choice.share()
    quarters = [1, 2, 3, 4]
    if share < 0.1:
        quarters = []
    elif share < 0.3:
        quarters.pop(choice.between(0, 3))
    elif share < 0.4:
        quarters = [1, 4]
    return tuple(
        Narrative(
            quarter,
            _told(choice, theme, year, quarter),
            labels == "all" or (labels == "some" and choice.share() < 0.6),
        )
        for quarter in quarters
    )


def _told(choice: Choice, theme: Theme, year: int, quarter: int) -> tuple[str, ...]:
    form = choice.share()
    if form < 0.08:
        return ("-",)
    if form < 0.25:
        return _month_series(choice, theme, year, quarter)
    if form < 0.37:
        return _progress_figures(choice)
    if form < 0.43:
        return (_sub_shares(choice),)
    told = _sentences(choice, theme, year, quarter, choice.between(2, 6))
    if form < 0.75:
        return (" ".join(told),)
    mark = choice.of(("- ", "{n}. ", "{n}) ", "({n}) ", ""))
    return tuple(mark.format(n=number) + text for number, text in enumerate(told, start=1))


def _sentences(
    choice: Choice, theme: Theme, year: int, quarter: int, count: int
) -> tuple[str, ...]:
    slots = slots_near(choice, _middle(year, quarter), year)
    pool = [*theme.news, *wording.GENERAL]
    choice.random.shuffle(pool)
    return tuple(text.format_map(slots) for text in pool[:count])


def _middle(year: int, quarter: int) -> date:
    month = MONTHS_OF_QUARTER[quarter][1]
    return date(year - BUDDHIST_ERA - (month > 9), month, 15)


def _month_series(choice: Choice, theme: Theme, year: int, quarter: int) -> tuple[str, ...]:
    lines = []
    told = _sentences(choice, theme, year, quarter, 3)
    for month, text in zip(MONTHS_OF_QUARTER[quarter], told, strict=True):
        printed = year - (month > 9)
        lines.append(f"{choice.between(15, 28)}/{month:02d}/{printed} : {text}")
    return tuple(lines)


def _progress_figures(choice: Choice) -> tuple[str, ...]:
    received = choice.between(1_000_000, 90_000_000)
    share = choice.between(100, 9900) / 100
    return (
        f":: ความก้าวหน้าของงานฯ = {choice.between(100, 9999) / 100:.2f} %",
        f":: งบประมาณที่ได้รับ = {received:,.2f} บาท",
        f":: เบิกจ่ายแล้ว = {received * share / 100:,.2f} บาท ({share:.2f} %)",
    )


def _sub_shares(choice: Choice) -> str:
    first, second = (choice.between(100, 9900) / 100 for _ in range(2))
    mean = (first + second) / 2
    return f"งานส่วนที่ 1 ร้อยละ {first:.2f} งานส่วนที่ 2 ร้อยละ {second:.2f} เฉลี่ย {mean:.2f} %"
