"""Invents evaluation frameworks: dimensions, topics, indicators and their weights."""

from dataclasses import dataclass, field

from bench import deck_words as words
from bench.deck_calendar import fill
from bench.deck_dates import DateStyle
from bench.invent import Choice

FAULT_SHARE = 0.2
FAULTS = ("dimension_weights_not_100", "items_differ_from_dimension")


@dataclass(slots=True)
class Item:
    """An indicator, its own parts, and a remark after its name; weights in percent."""

    no: str
    name: str
    weight: float
    remark: str = ""
    parts: list["Item"] = field(default_factory=list)


@dataclass(slots=True)
class Topic:
    """Items under one heading; a framework without headings has one nameless topic."""

    name: str
    items: list[Item]


@dataclass(slots=True)
class Dimension:
    """A dimension with its weight in percent, None where it is not printed."""

    no: str | None
    name: str
    weight: float
    topics: list[Topic]
    weight_shown: bool = True


def invent_dimensions(choice: Choice, style: DateStyle, year: int) -> list[Dimension]:
    """Two to four dimensions whose weights make 100 and whose items make their weights."""
    count = choice.of((2, 3, 4, 4, 4))
    names = choice.of(words.DIMENSIONS)[:count]
    weights = [5.0 * part for part in _parts(choice, 20, count, least=2)]
    with_topics, halves = choice.share() < 0.75, choice.share() < 0.15
    number, dimensions = 0, []
    for at, (name, weight) in enumerate(zip(names, weights, strict=True)):
        most = min(len(words.ITEMS[at]), int(weight // 2))
        items = _items(choice, at, weight, choice.between(1, most), number, halves)
        number += len(items)
        for item in items:
            _adorn(choice, item, style, year)
        topics = _topics(choice, at, items) if with_topics else [Topic("", items)]
        dimensions.append(Dimension(str(at + 1), name, weight, topics))
    if choice.share() < 0.06:
        for dimension in dimensions:
            dimension.weight_shown = False
    return dimensions


def invent_tiers(choice: Choice) -> list[Dimension]:
    """Two dimensions without numbers; their parts stand as items without numbers."""
    outer = choice.of(((60.0, 10.0), (50.0, 20.0), (60.0, 20.0)))
    rest = 100 - sum(outer)
    inner = choice.of(((rest / 2, rest / 2), (rest - 5, 5.0)))
    dimensions = []
    for (name, parts), weights in zip(choice.of(words.TIERS), (outer, inner), strict=True):
        items = [Item("", part, weight) for part, weight in zip(parts, weights, strict=True)]
        dimensions.append(Dimension(None, name, sum(weights), [Topic("", items)]))
    return dimensions


def add_fault(choice: Choice, dimensions: list[Dimension]) -> set[str]:
    """Now and then spoil the sums; the rules that must then be named."""
    if choice.share() >= FAULT_SHARE or not dimensions[0].weight_shown:
        return set()
    name = choice.of(FAULTS)
    dimension = choice.of(dimensions)
    whole = [item for topic in dimension.topics for item in topic.items if not item.parts]
    if not whole:
        return set()
    item = choice.of(whole)
    if name == "dimension_weights_not_100":
        dimension.weight += 5
        item.weight += 5
    else:
        item.weight += choice.of((1.0, 2.0, 5.0))
    return {name}


def _parts(choice: Choice, total: int, count: int, least: int) -> list[int]:
    """`count` whole numbers of at least `least` that make `total`."""
    parts = [least] * count
    for _ in range(total - least * count):
        parts[choice.between(0, count - 1)] += 1
    return parts


def _items(
    choice: Choice, at: int, weight: float, count: int, before: int, halves: bool
) -> list[Item]:
    names = list(words.ITEMS[at])
    choice.random.shuffle(names)
    weights = [float(part) for part in _parts(choice, int(weight), count, least=1)]
    if halves and count > 1 and weights[0] > 1:
        weights[0], weights[1] = weights[0] - 0.5, weights[1] + 0.5
    return [
        Item(str(before + number), name, value)
        for number, (name, value) in enumerate(zip(names, weights, strict=False), start=1)
    ]


def _adorn(choice: Choice, item: Item, style: DateStyle, year: int) -> None:
    if choice.share() < 0.15:
        item.remark = fill(choice, choice.of(words.REMARKS), style, year)
    if item.weight >= 6 and item.weight == int(item.weight) and choice.share() < 0.4:
        count = choice.between(2, 3)
        names = list(words.SUB_ITEMS)
        choice.random.shuffle(names)
        weights = _parts(choice, int(item.weight), count, least=1)
        item.parts = [
            Item(f"{item.no}.{number}", name, float(weight))
            for number, (name, weight) in enumerate(zip(names, weights, strict=False), start=1)
        ]


def _topics(choice: Choice, at: int, items: list[Item]) -> list[Topic]:
    names = list(words.TOPICS[at])[: len(items)]
    topics: list[Topic] = []
    for item in items:
        if len(topics) < len(names) and (not topics or choice.share() < 0.5):
            topics.append(Topic(names[len(topics)], []))
        topics[-1].items.append(item)
    return topics
