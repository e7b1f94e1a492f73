"""Which figures of a dimension's text number its items and which are weights.

Every figure is the next item's number, a weight, or a part of a name. The reading with the
least cost is taken: numbers follow one another, every item has a weight, the weights of
sub-items add up to their item's and those of items to the dimension's. A table that does not
add up costs less than one whose numbers do not follow, so that its figures are read as printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.decks.framework_tokens import Figure, Number

WEIGHT_TOLERANCE = 0.05
"""Percent by which rounded weights may miss their sum."""

_BEAM = 16
_HASTY_BEAM = 2
_MARGIN = 6.0
"""What a reading may cost above the cheapest so far and still become it: the dearest ending."""
_GAP = 4.0
_LIKELY_OPENER = 0.5
_LOOKS_LIKE_OPENER = 1.5
_SKIPPED_OPENER = 3.0
_SKIPPED_WEIGHT = 2.0
_SKIPPED_SAID = 3.5
_SKIPPED_NAMED = 8.0
_UNWEIGHTED = 5.0
_UNWEIGHTED_PART = 2.0
_DIFFERENT_SUM = 3.0
_OUT_OF_TURN = 0.5
_PART = 1.0
_MOST_GAP = 3


class ReadItem(NamedTuple):
    """An item as read: its number (() for a part without one), and which figures say so.

    `opener` and `weight_at` are indexes of figures; a part has no opener. `parent` is the index
    of the item that it is a part of, None for an item of its own.
    """

    number: Number
    opener: int | None
    parent: int | None = None
    weight: float | None = None
    weight_at: int | None = None

    @property
    def is_part(self) -> bool:
        """Whether it is a part of the dimension that has a weight and no number."""
        return not self.number


class Reading(NamedTuple):
    """The items of a dimension, and what the reading cost.

    `own` and `below` are the items and the sub-items that wait for a weight, `last` is the
    number of the item read last.
    """

    cost: float
    items: tuple[ReadItem, ...] = ()
    own: tuple[int, ...] = ()
    below: tuple[int, ...] = ()
    last: Number = ()


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
    """The items of a dimension by the cheapest reading of its figures.

    Most tables are sound: a hasty reading whose weights all add up is taken at once.
    """
    reading = _cheapest(figures, expected, _HASTY_BEAM)
    if not expected.weight or not reading.items or _final_cost(reading.items, expected):
        reading = _cheapest(figures, expected, _BEAM)
    return reading._replace(items=_with_leading_weights(figures, reading.items, expected))


def _with_leading_weights(
    figures: Sequence[Figure], items: tuple[ReadItem, ...], expected: Expected
) -> tuple[ReadItem, ...]:
    """The items, with the weights before their numbers where a table prints them there.

    Such a table reads `(20) 1. … (40) 2. …`: a weight stands right before each number and none
    behind the last. The weights are left out where they do not add up to the dimension's.
    """
    openers = [item.opener for item in items if item.opener is not None]
    if len(openers) < len(items) or not openers:
        return items
    if any(figure.form != "bare" for figure in figures[openers[-1] + 1 :]):
        return items
    if not all(at and _stands_right_before(figures[at - 1], figures[at]) for at in openers):
        return items
    led = tuple(
        item._replace(weight=figures[at - 1].value, weight_at=at - 1)
        for item, at in zip(items, openers, strict=True)
    )
    if expected.weight and adds_up([one for one in led if one.parent is None], expected.weight):
        return led
    return tuple(item._replace(weight=None, weight_at=None) for item in items)


def _stands_right_before(weight: Figure, opener: Figure) -> bool:
    return weight.form != "bare" and 0 <= opener.start - weight.end <= 1


def _cheapest(figures: Sequence[Figure], expected: Expected, width: int) -> Reading:
    beam = [Reading(0.0)]
    for at, figure in enumerate(figures):
        grown = [later for one in beam for later in _roles(one, at, figure, expected)]
        grown.sort(key=_cost_of)
        most = grown[0].cost + _MARGIN
        beam = [one for one in grown[:width] if one.cost <= most]
    return min(
        (one._replace(cost=one.cost + _final_cost(one.items, expected)) for one in beam),
        key=_cost_of,
    )


def _cost_of(reading: Reading) -> float:
    return reading.cost


def _roles(reading: Reading, at: int, figure: Figure, expected: Expected) -> Iterator[Reading]:
    if figure.opener_cost is not None:
        opened = _as_opener(reading, at, figure, expected)
        if opened is not None:
            yield opened
    if figure.weight_cost is not None:
        if reading.own or reading.below:
            yield _as_weight(reading, at, figure)
            if figure.form == "bracketed":
                return
        if expected.can_open_part[at] and not reading.own and not reading.below:
            yield _as_part(reading, at, figure, expected)
    yield reading._replace(cost=reading.cost + _cost_as_text(figure))


def _cost_as_text(figure: Figure) -> float:
    """What it costs to read the figure as a part of a name, the more the less it looks like one."""
    if figure.opener_cost is not None and figure.opener_cost <= _LIKELY_OPENER:
        return _SKIPPED_OPENER
    if figure.weight_cost != 0.0:
        return 0.0
    if figure.form == "named":
        return _SKIPPED_NAMED
    return _SKIPPED_WEIGHT if figure.form == "bare" else _SKIPPED_SAID


def _as_opener(reading: Reading, at: int, figure: Figure, expected: Expected) -> Reading | None:
    gap = _gap(reading.last, figure.number, expected)
    if gap is None:
        return None
    cost = reading.cost + (figure.opener_cost or 0.0) + gap * _GAP
    place, above = len(reading.items), figure.number[:-1]
    parent = next(
        (n for n, item in enumerate(reading.items) if above and item.number == above), None
    )
    items = (*reading.items, ReadItem(figure.number, at, parent))
    if parent is None:
        return Reading(cost, items, (*reading.own, place), reading.below, figure.number)
    return Reading(cost, items, reading.own, (*reading.below, place), figure.number)


def _gap(last: Number, number: Number, expected: Expected) -> int | None:
    """How many numbers are left out before this one; None where it does not follow."""
    if not last and number in ((1,), (expected.dimension, 1), (expected.dimension, 1, 1)):
        return 0
    last = last or expected.last
    if not last:
        return None
    if number == (*last, 1):
        return 0
    depth = len(number)
    if depth > len(last) or number[:-1] != last[: depth - 1]:
        return None
    step = number[-1] - last[depth - 1]
    return step - 1 if 0 < step <= _MOST_GAP else None


def _as_weight(reading: Reading, at: int, figure: Figure) -> Reading:
    """A weight goes to the first item that waits for one: in brackets to a sub-item first."""
    is_bracketed = figure.form == "bracketed"
    first, second = (reading.below, reading.own) if is_bracketed else (reading.own, reading.below)
    place, cost = (first[0], 0.0) if first else (second[0], _OUT_OF_TURN)
    if figure.opener_cost is not None and figure.opener_cost <= _LIKELY_OPENER:
        cost += _LOOKS_LIKE_OPENER
    items = reading.items
    weighted = items[place]._replace(weight=figure.value, weight_at=at)
    return Reading(
        reading.cost + (figure.weight_cost or 0.0) + cost,
        (*items[:place], weighted, *items[place + 1 :]),
        tuple(n for n in reading.own if n != place),
        tuple(n for n in reading.below if n != place),
        reading.last,
    )


def _as_part(reading: Reading, at: int, figure: Figure, expected: Expected) -> Reading:
    """A weight behind words that name no item: a part of the dimension without a number."""
    cost = _PART if expected.dimension is None else 3 * _PART
    cost += 0.0 if figure.form != "bare" else _PART
    part = ReadItem((), None, None, figure.value, at)
    return reading._replace(
        cost=reading.cost + (figure.weight_cost or 0.0) + cost, items=(*reading.items, part)
    )


def _final_cost(items: Sequence[ReadItem], expected: Expected) -> float:
    below: dict[int, list[ReadItem]] = {}
    for item in items:
        if item.parent is not None:
            below.setdefault(item.parent, []).append(item)
    own = [item for item in items if item.number and item.parent is None]
    cost = 0.0
    for place, item in enumerate(items):
        if item.number and item.parent is None:
            cost += _cost_below(item, below.get(place, []))
    for group in (own, [item for item in items if item.is_part]):
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
