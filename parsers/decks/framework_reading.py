"""Which figures of a dimension's text number its items and which are weights.

Every figure is the next item's number, a weight, or a part of a name. The reading with the
least cost is taken: numbers follow one another, every item has a weight, the weights of
sub-items add up to their item's and those of items to the dimension's. A table that does not
add up costs less than one whose numbers do not follow, so that its figures are read as printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from parsers.decks.framework_tokens import Figure, Number

WEIGHT_TOLERANCE = 0.05
"""Percent by which rounded weights may miss their sum."""

_BEAM = 60
_GAP = 4.0
_LIKELY_OPENER = 0.5
_LOOKS_LIKE_OPENER = 1.5
_SKIPPED_OPENER = 3.0
_SKIPPED_WEIGHT = 2.0
_SKIPPED_SAID = 3.5
_UNWEIGHTED = 5.0
_UNWEIGHTED_PART = 2.0
_DIFFERENT_SUM = 3.0
_OUT_OF_TURN = 0.5
_PART = 1.0
_MOST_GAP = 3


@dataclass(frozen=True)
class ReadItem:
    """An item as read: its number (() for a part without one), and which figures say so.

    `opener` and `weight_at` are indexes of figures; a part has no opener.
    """

    number: Number
    opener: int | None
    weight: float | None = None
    weight_at: int | None = None

    @property
    def is_part(self) -> bool:
        """Whether it is a part of the dimension that has a weight and no number."""
        return not self.number


class Reading(NamedTuple):
    """The items of a dimension, and what the reading cost."""

    cost: float
    items: tuple[ReadItem, ...]


@dataclass(frozen=True)
class Expected:
    """What is known before a dimension's text is read.

    `last` is the number of the item before it, `weight` the dimension's in percent;
    `can_open_part` says of each figure whether words stand before it that may name a part.
    """

    last: Number
    dimension: int | None
    weight: float | None
    can_open_part: Sequence[bool]


def read_items(figures: Sequence[Figure], expected: Expected) -> Reading:
    """The items of a dimension by the cheapest reading of its figures."""
    beam = [Reading(0.0, ())]
    for at, figure in enumerate(figures):
        grown = [later for one in beam for later in _roles(one, at, figure, expected)]
        beam = sorted(grown, key=lambda one: one.cost)[:_BEAM]
    return min(
        (one._replace(cost=one.cost + _final_cost(one.items, expected)) for one in beam),
        key=lambda one: one.cost,
    )


def parent_of(number: Number, items: Sequence[ReadItem]) -> Number | None:
    """The number of the item that `number` is a part of, where that item is listed."""
    above = number[:-1]
    return above if above and any(item.number == above for item in items) else None


def _roles(reading: Reading, at: int, figure: Figure, expected: Expected) -> Iterator[Reading]:
    for role in (_as_opener, _as_weight, _as_part):
        grown = role(reading, at, figure, expected)
        if grown is not None:
            yield grown
    yield reading._replace(cost=reading.cost + _cost_as_text(figure))


def _cost_as_text(figure: Figure) -> float:
    """What it costs to read the figure as a part of a name, the more the less it looks like one."""
    if figure.opener_cost is not None and figure.opener_cost <= _LIKELY_OPENER:
        return _SKIPPED_OPENER
    if figure.weight_cost != 0.0:
        return 0.0
    return _SKIPPED_WEIGHT if figure.form == "bare" else _SKIPPED_SAID


def _as_opener(reading: Reading, at: int, figure: Figure, expected: Expected) -> Reading | None:
    if figure.opener_cost is None:
        return None
    numbered = [item.number for item in reading.items if item.number]
    gap = _gap(numbered, figure.number, expected)
    if gap is None:
        return None
    return Reading(
        reading.cost + figure.opener_cost + gap * _GAP,
        (*reading.items, ReadItem(figure.number, at)),
    )


def _gap(numbered: Sequence[Number], number: Number, expected: Expected) -> int | None:
    """How many numbers are left out before this one; None where it does not follow."""
    if not numbered and number in ((1,), (expected.dimension, 1)):
        return 0
    last = numbered[-1] if numbered else expected.last
    if not last:
        return None
    if number == (*last, 1):
        return 0
    for depth in range(len(last), 0, -1):
        head, step = last[: depth - 1], last[depth - 1]
        if len(number) == depth and number[:-1] == head and 0 < number[-1] - step <= _MOST_GAP:
            return number[-1] - step - 1
    return None


def _as_weight(reading: Reading, at: int, figure: Figure, _: Expected) -> Reading | None:
    """A weight goes to the first item that waits for one: in brackets to a sub-item first."""
    if figure.weight_cost is None:
        return None
    waiting = [n for n, item in enumerate(reading.items) if item.weight is None]
    own = [n for n in waiting if parent_of(reading.items[n].number, reading.items) is None]
    parts = [n for n in waiting if n not in own]
    first, second = (parts, own) if figure.form == "bracketed" else (own, parts)
    if not waiting:
        return None
    place, cost = (first[0], 0.0) if first else (second[0], _OUT_OF_TURN)
    if figure.opener_cost is not None and figure.opener_cost <= _LIKELY_OPENER:
        cost += _LOOKS_LIKE_OPENER
    weighted = replace(reading.items[place], weight=figure.value, weight_at=at)
    items = (*reading.items[:place], weighted, *reading.items[place + 1 :])
    return Reading(reading.cost + figure.weight_cost + cost, items)


def _as_part(reading: Reading, at: int, figure: Figure, expected: Expected) -> Reading | None:
    """A weight behind words that name no item: a part of the dimension without a number."""
    if figure.weight_cost is None or not expected.can_open_part[at]:
        return None
    if any(item.weight is None and item.number for item in reading.items):
        return None
    cost = _PART if expected.dimension is None else 3 * _PART
    cost += 0.0 if figure.form != "bare" else _PART
    part = ReadItem((), None, figure.value, at)
    return Reading(reading.cost + figure.weight_cost + cost, (*reading.items, part))


def _final_cost(items: Sequence[ReadItem], expected: Expected) -> float:
    cost = 0.0
    own = [item for item in items if item.number and parent_of(item.number, items) is None]
    for item in own:
        below = [one for one in items if parent_of(one.number, items) == item.number]
        cost += _cost_below(item, below)
    parts = [item for item in items if item.is_part]
    for group in (own, parts):
        is_known = all(item.weight is not None for item in group)
        if group and is_known and expected.weight and not adds_up(group, expected.weight):
            cost += _DIFFERENT_SUM
    return cost


def _cost_below(item: ReadItem, below: Sequence[ReadItem]) -> float:
    weighted = [one for one in below if one.weight is not None]
    cost = _UNWEIGHTED_PART * (len(below) - len(weighted)) if weighted else 0.0
    if item.weight is None:
        return cost + _UNWEIGHTED
    if below and len(weighted) == len(below) and not adds_up(below, item.weight):
        cost += _DIFFERENT_SUM
    return cost


def adds_up(items: Sequence[ReadItem], total: float) -> bool:
    """Whether the weights of the items are all known and add up to `total`."""
    weights = [item.weight for item in items if item.weight is not None]
    return len(weights) == len(items) and abs(sum(weights) - total) <= WEIGHT_TOLERANCE
