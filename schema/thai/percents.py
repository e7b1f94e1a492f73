"""Percents: ร้อยละ 40, 40 %, ๘๐ เปอร์เซ็นต์, ร้อยละแปดสิบ."""

import re
from decimal import Decimal

from schema.thai.figures import NUMBER, RANGE_GAP, Figures, goes_on, is_outline, negated
from schema.thai.number_words import NUMBER_WORD, number_of_words
from schema.thai.value import Value

_SIGN = re.compile(r" ?(?:%|เปอร์เซ็?นต์|เปอร์เซ็?น[ทต]?|เปอร์เซ็?ต์|เปอ(?:ร์)?เซ็?นต์)")
_LABEL = re.compile(r"ร้อยละ(?: ?\([^()0-9\n]{1,20}\))? ?(?:[:=] ?)?(?P<sign>[+-])?$")
# A line may end after the label only where the words before it ask for a figure.
_WRAPPED = re.compile(r"(?:กว่า|คิดเป็น|เกิน)ร้อยละ ?\n$")
_IN_WORDS = re.compile(rf"ร้อยละ ?(?P<words>(?:{NUMBER_WORD}){{1,6}})(?![\u0e01-\u0e4e])")


def percent(figures: Figures, match: re.Match[str]) -> Value | None:
    """The percent a figure is, None when neither label nor sign stands beside it."""
    lead = figures.lead(match.start())
    label = _LABEL.search(lead)
    sign = _SIGN.match(figures.text, match.end())
    end = sign.end() if sign else match.end()
    if label is None:
        if sign is None and _WRAPPED.search(lead) is None:
            return None
        span = (match.start(), end)
        return figures.signed(figures.value("percent", span, figures.number(match), "percent"))
    if is_outline(match.group()):
        return None
    span = (match.start() - len(lead) + label.start(), end)
    value = figures.value("percent", span, figures.number(match), "percent")
    return negated(value) if label["sign"] == "-" else value


def percents_in_words(figures: Figures) -> list[Value]:
    """Percents spelt out: ร้อยละแปดสิบ."""
    found = []
    for match in _IN_WORDS.finditer(figures.text):
        number = number_of_words(match["words"])
        if number is not None:
            found.append(figures.value("percent", match.span(), Decimal(number), "percent"))
    return found


def percent_tails(figures: Figures, values: list[Value]) -> list[Value]:
    """`ร้อยละ 80 - 100`: the second figure is a percent like the first."""
    found = []
    for value in values:
        gap = RANGE_GAP.match(figures.text, value.span[1])
        if value.kind != "percent" or gap is None or not isinstance(value.value, Decimal):
            continue
        tail = NUMBER.match(figures.text, gap.end())
        if tail is None or goes_on(figures.text, tail.end()):
            continue
        top = figures.number(tail)
        if top is not None and top > value.value:
            found.append(figures.value("percent", tail.span(), top, "percent"))
    return found
