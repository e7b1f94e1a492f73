"""Draws a framework onto slides: one spelling of heads, numbers and weights a framework."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from bench import deck_words as words
from bench.deck_dates import THAI_DIGITS, DateStyle
from bench.deck_framework import Dimension, Item, Topic, add_fault, invent_dimensions, invent_tiers
from bench.deck_model import Line, Piece, Row, Section, Slide, firm
from bench.invent import Choice

Gathering = Literal["own", "after_parts", "before_last"]

HEADS = (
    "มิติที่ {n} : {name} (น้ำหนักร้อยละ {w})",
    "มิติที่ {n} : {name} (น้ำหนักร้อยละ {w})",
    "มิติที่ {n} {name} ร้อยละ {w}",
    "มิติที่ {n} : {name} (น้ำหนัก : ร้อยละ {w})",
    "มิติที่ {n} {name} น้ำหนัก : ร้อยละ {w}",
    "มิติที่ {n} {name} (ร้อยละ {w})",
    "มิติที่ {n}: {name} (น้ำหนัก {w}%)",
)
NUMBERS = ("{n}", "{n}", "{n} ", "{n}. ", "{n}.", "ตัวชี้วัดที่ {n} ", "ตัวชี้วัดที่ {n} : ")
WEIGHTS = ("{w}", "{w}", " {w}", " {w}", " {w}%", " ร้อยละ {w}", " (ร้อยละ {w})")
BARE_WEIGHTS = ("{w}", " {w}")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How numbers and weights are written; `bracketed` puts the weights of parts in brackets."""

    head: str
    number: str
    weight: str
    bracketed: bool
    thai: bool
    heads: tuple[str, ...]

    def figures(self, value: float) -> str:
        """A weight in the digits of the framework."""
        text = f"{value:g}"
        return text.translate(THAI_DIGITS) if self.thai else text

    def numbered(self, no: str, part: bool = False) -> str:
        """The number before a name; a part's is never followed by a full stop alone."""
        form = "{n} " if part and self.number.startswith("{n}.") else self.number
        return form.format(n=no.translate(THAI_DIGITS) if self.thai else no)

    def weighted(self, value: float, part: bool = False) -> str:
        """The weight after a name."""
        if part and self.bracketed:
            return f"{'' if self.weight == '{w}' else ' '}({self.figures(value)})"
        return self.weight.format(w=self.figures(value))


@dataclass(slots=True)
class Sheet:
    """The slide being filled, and what the rows on it have in common."""

    lines: list[Line]
    rows: list[Row]
    common: dict[str, Any]


def invent_framework(
    choice: Choice, style: DateStyle, year: int, number: int, agency: str
) -> Section:
    """A framework of a fiscal year (Buddhist era) on one to five slides."""
    share = choice.share()
    tiers = share < 0.12
    overview = 0.12 <= share < 0.2
    dimensions = invent_tiers(choice) if tiers else invent_dimensions(choice, style, year)
    section = Section()
    if not overview:
        section.findings |= add_fault(choice, dimensions)
    spelling = _spelling(choice)
    common = {"framework_no": number, "fiscal_year": year}
    title = f"{choice.of(words.FRAMEWORK_TITLES).format(agency=agency)} {_year(choice, year)}"
    if tiers:
        _finish(section, title, spelling, [_tiers(spelling, dimensions, common)])
    elif overview:
        _finish(section, title, spelling, [_overview(spelling, dimensions, common)])
    else:
        _finish(section, title, spelling, list(_sheets(choice, spelling, dimensions, common)))
    return section


def _spelling(choice: Choice) -> Spelling:
    weight = choice.of(WEIGHTS)
    return Spelling(
        head=choice.of(HEADS),
        number=choice.of(NUMBERS),
        weight=weight,
        bracketed=weight in BARE_WEIGHTS and choice.share() < 0.8,
        thai=choice.share() < 0.12,
        heads=choice.of(words.FRAMEWORK_HEADS),
    )


def _year(choice: Choice, year: int) -> str:
    text, share = str(year), choice.share()
    if share < 0.15:
        text = text.translate(THAI_DIGITS)
    elif share < 0.25:
        text = text[:3].translate(THAI_DIGITS) + text[3]
    return choice.of(words.YEARS_IN_TITLES).format(y=text)


def _finish(section: Section, title: str, spelling: Spelling, sheets: list[Sheet]) -> None:
    for number, sheet in enumerate(sheets):
        heads = [(firm("".join(spelling.heads)),)] if spelling.heads else []
        lines: list[Line] = [(firm(title),), *heads, *sheet.lines]
        section.add(Slide(lines, titled=True, continued=number > 0), sheet.rows)


def _dimension_values(dimension: Dimension, common: dict[str, Any]) -> dict[str, Any]:
    weight = dimension.weight if dimension.weight_shown else None
    return {**common, "dimension_no": dimension.no, "dimension_weight_percent": weight}


def _head(spelling: Spelling, dimension: Dimension, rows: list[Row]) -> Line:
    """The line of a dimension; every row of it has the same name, which is not damaged."""
    for row in rows:
        row.values["dimension_name"] = dimension.name
    number = (dimension.no or "").translate(THAI_DIGITS if spelling.thai else {})
    form = spelling.head
    if not dimension.weight_shown:
        form = "มิติที่ {n} : {name}"
    return (firm(form.format(n=number, name=dimension.name, w=spelling.figures(dimension.weight))),)


def _tiers(spelling: Spelling, dimensions: list[Dimension], common: dict[str, Any]) -> Sheet:
    sheet = Sheet([], [], common)
    for dimension in dimensions:
        values = _dimension_values(dimension, common) | {"dimension_name": dimension.name}
        text = f"{dimension.name} (ร้อยละ {spelling.figures(dimension.weight)})"
        sheet.lines.append((firm(text),))
        for item in dimension.topics[0].items:
            row = Row("framework_item", {**values, "weight_percent": item.weight})
            sheet.rows.append(row)
            weight = firm(f" (ร้อยละ {spelling.figures(item.weight)})")
            sheet.lines.append((Piece(item.name, row, "name"), weight))
    return sheet


def _overview(spelling: Spelling, dimensions: list[Dimension], common: dict[str, Any]) -> Sheet:
    """Dimensions alone: a row each, without an item."""
    sheet = Sheet([], [], common)
    nothing = dict.fromkeys(("topic", "item_no", "parent_item_no", "name", "weight_percent"))
    for dimension in dimensions:
        row = Row("framework_item", _dimension_values(dimension, common) | nothing)
        sheet.rows.append(row)
        sheet.lines.append(_head(spelling, dimension, [row]))
    return sheet


def _sheets(
    choice: Choice, spelling: Spelling, dimensions: list[Dimension], common: dict[str, Any]
) -> Iterator[Sheet]:
    """The dimensions' items over slides; a slide may end between any two items."""
    turns, repeats = choice.between(0, 4), choice.share() < 0.6
    sheet = Sheet([], [], common)
    for dimension in dimensions:
        fresh = True
        for topic in dimension.topics:
            for number, item in enumerate(topic.items):
                turned = bool(sheet.rows) and turns > 0 and choice.share() < 0.35
                if turned:
                    turns -= 1
                    yield sheet
                    sheet = Sheet([], [], common)
                headed = fresh or (turned and repeats)
                rows = list(_item(choice, spelling, sheet, dimension, topic, item, headed, number))
                sheet.rows += rows
                fresh = False
    yield sheet


def _item(
    choice: Choice,
    spelling: Spelling,
    sheet: Sheet,
    dimension: Dimension,
    topic: Topic,
    item: Item,
    headed: bool,
    number: int,
) -> Iterator[Row]:
    values = _dimension_values(dimension, sheet.common) | {"topic": topic.name or None}
    whole = _item_row(values, item, None)
    parts = [_item_row(values, part, item.no) for part in item.parts]
    head = _head(spelling, dimension, [whole, *parts])
    if headed:
        sheet.lines.append(head)
    if topic.name and (headed or number == 0):
        sheet.lines.append((firm(topic.name),))
    sheet.lines += _item_lines(choice, spelling, item, whole, parts)
    yield whole
    yield from parts


def _item_row(values: dict[str, Any], item: Item, parent: str | None) -> Row:
    own = {"item_no": item.no, "parent_item_no": parent, "weight_percent": item.weight}
    return Row("framework_item", values | own)


def _item_lines(
    choice: Choice, spelling: Spelling, item: Item, whole: Row, parts: list[Row]
) -> Iterator[Line]:
    gathering: Gathering = "own"
    if item.parts and spelling.bracketed and not item.remark:
        gathering = choice.of(("own", "after_parts", "after_parts", "before_last"))
    if len(item.parts) < 3 and gathering == "before_last":
        gathering = "after_parts"
    own = gathering == "own"
    yield _named(spelling, item, whole, shown=own)
    last = len(item.parts) - 1
    gathered = f" {spelling.figures(item.weight)}"
    for at, (part, row) in enumerate(zip(item.parts, parts, strict=True)):
        alone = gathering == "before_last" and at == last
        line = _named(spelling, part, row, shown=own or alone, part=True)
        if not own and not alone:
            gathered += f" ({spelling.figures(part.weight)})"
        if (gathering == "after_parts" and at == last) or (
            gathering == "before_last" and at == last - 1
        ):
            line = (*line, firm(gathered))
        yield line


def _named(spelling: Spelling, item: Item, row: Row, *, shown: bool, part: bool = False) -> Line:
    name = f"{item.name} {item.remark}" if item.remark else item.name
    weight = spelling.weighted(item.weight, part) if shown else ""
    return (firm(spelling.numbered(item.no, part)), Piece(name, row, "name"), firm(weight))
