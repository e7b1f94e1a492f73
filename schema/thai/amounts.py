"""Percents, baht and counted things in running text.

A figure is a value only with its unit, or when it is the whole text. Scale words multiply
(2.5 ล้านบาท). Nothing is guessed from a figure whose commas are misplaced.
"""

import re
from decimal import Decimal

from schema.thai.counts import count, whole
from schema.thai.digits import decimal_of
from schema.thai.figures import CODE_LEAD, NUMBER, ORDINAL_LEAD, RANGE_GAP, Figures
from schema.thai.money import checked_restatements, money, money_in_words, no_budget
from schema.thai.percents import percent, percent_tails, percents_in_words
from schema.thai.value import Value


def _figures_with_units(figures: Figures) -> list[Value]:
    """Every figure which has a unit, and the figure from which a range leads up to it."""
    values: list[Value] = []
    pending: re.Match[str] | None = None
    done = 0
    for match in NUMBER.finditer(figures.text):
        if match.start() < done:
            continue
        value = money(figures, match) or percent(figures, match) or count(figures, match)
        if value is None:
            pending = match
            continue
        if pending is not None:
            values += _range_head(figures, pending, match, value)
        values.append(value)
        pending, done = None, value.span[1]
    return values + percent_tails(figures, values)


def _range_head(
    figures: Figures, head: re.Match[str], tail: re.Match[str], value: Value
) -> list[Value]:
    """`5 - 10 คน`: the first figure shares the unit of the second."""
    low, top = figures.number(head), decimal_of(tail.group())
    lead = figures.lead(head.start(), 12)
    apart = RANGE_GAP.fullmatch(figures.text[head.end() : tail.start()]) is None
    if apart or low is None or top is None or CODE_LEAD.search(lead) or ORDINAL_LEAD.search(lead):
        return []
    if low >= top or not isinstance(value.value, Decimal):
        return []
    return [figures.value(value.kind, head.span(), low * (value.value / top), value.unit)]


def find_amounts(raw: str, text: str) -> list[Value]:
    """Percents, baht and counted things; `text` is `digits.arabic(raw)`."""
    figures = Figures(raw, text)
    values = no_budget(figures) + money_in_words(figures) + percents_in_words(figures)
    values += _figures_with_units(figures)
    if not values:
        alone = whole(figures)
        return [alone] if alone else []
    kept: list[Value] = []
    for value in sorted(values, key=lambda value: (value.span[0], -value.span[1])):
        if not kept or value.span[0] >= kept[-1].span[1]:
            kept.append(value)
    return checked_restatements(kept, text)
