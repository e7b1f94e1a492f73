"""Where each indicator of an agency's results begins, and the dimension it is listed under."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from parsers.indicators.listed_dimensions import Dimension, dimension_in, headings_above
from parsers.indicators.listed_openers import Opened, settle_opener
from parsers.indicators.listed_signs import BRACKET, Part, Sign
from parsers.indicators.listed_walk import FoundBlock, walk
from parsers.indicators.quarter_cells import PAIR
from parsers.page_lines import Lines
from schema.records.operations import Severity
from schema.thai import arabic
from schema.thai.patterns import ARABIC_DIGITS

_NAMES = {Part.BRACKET: "bracket", Part.MEASURES: "unit or target", Part.TABLE: "table's heading"}


class ListedBlock(NamedTuple):
    """The lines of one indicator up to `stop` (exclusive), and the number printed before it.

    `head_stop` is the line of its table or first report, `stop` where it has neither. `bracket`
    is a line too, None where the block lacks it.
    """

    start: int
    head_stop: int
    stop: int
    printed_no: str | None
    bracket: int | None
    dimension: Dimension | None


class Doubt(NamedTuple):
    """What a person should look at: the line, why, and how grave it is."""

    at: int
    message: str
    severity: Severity


@dataclass
class ListedBlocks:
    """The blocks in their order, and what is doubtful about where they begin."""

    blocks: list[ListedBlock] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


@dataclass
class _Heads:
    """The dimension that the page is at, and of which kind its dimensions are."""

    lines: Lines
    doubts: list[Doubt]
    dimension: Dimension | None = None
    is_performance: bool | None = None

    def move_to(self, opened: Opened, block: FoundBlock, above: FoundBlock | None) -> int:
        """Take the headings above the block that begins there; the line where they begin."""
        texts = self.lines.texts
        after = above.last + 1 if above else 0
        headings = headings_above(self.lines, opened.at, after)
        if above and headings and self._is_text(headings[0], above):
            while headings and not self._is_in_place(headings[0], block):
                message = "the line reads as a dimension's heading that does not fit the indicator "
                message += "below it; it is left to the report above it"
                self.doubts.append(Doubt(headings.pop(0), message, "warning"))
        for at in headings:
            self.dimension = dimension_in(texts[at])
            kind = self.dimension is not None and self.dimension.is_performance
            if self.is_performance not in (None, kind):
                message = "the page changes between dimensions of the city's plan and of the "
                message += "agency's performance"
                self.doubts.append(Doubt(at, message, "warning"))
            self.is_performance = kind if self.is_performance is None else self.is_performance
        return headings[0] if headings else opened.at

    def _is_in_place(self, heading: int, block: FoundBlock) -> bool:
        dimension = dimension_in(self.lines.texts[heading])
        bracketed = bracketed_number(self.lines, block.parts.get(Part.BRACKET))
        return dimension is not None and dimension.is_in_place(bracketed, self.is_performance)

    def _is_text(self, heading: int, above: FoundBlock) -> bool:
        """Whether the line before the heading may be of a report, and is no row of a table."""
        before = heading - 1
        while before > above.last and not self.lines.texts[before]:
            before -= 1
        cells = arabic(self.lines.texts[before]).strip(" |").rsplit("|", 1)
        is_row = PAIR.fullmatch(cells[-1].strip()) is not None
        return Part.REPORT in above.parts or (Part.TABLE in above.parts and not is_row)


def bracketed_number(lines: Lines, bracket: int | None) -> str | None:
    """The number of the dimension in a bracket's line, in ASCII digits."""
    match = BRACKET.search(lines.texts[bracket]) if bracket is not None else None
    number = match["number"] if match else None
    return number and number.translate(ARABIC_DIGITS)


def listed_blocks(lines: Lines, start: int, end: int) -> ListedBlocks:
    """The indicators between the lines `start` and `end` (exclusive).

    Headings of dimensions above them are taken.
    """
    found = walk(lines, start, end)
    listed = ListedBlocks(doubts=[*_stray_doubts(found.strays)])
    openings = [*_openings(lines, found.blocks, start)]
    heads = _Heads(lines, listed.doubts)
    places: list[tuple[int, Dimension | None]] = []
    for number, (opened, block) in enumerate(zip(openings, found.blocks, strict=True)):
        above = found.blocks[number - 1] if number else None
        begin = heads.move_to(opened, block, above)
        lines.take(begin, opened.at)
        places.append((begin, heads.dimension))
    stops = [*(begin for begin, _ in places[1:]), end]
    for number, (opened, block) in enumerate(zip(openings, found.blocks, strict=True)):
        printed = None if opened.number is None else str(opened.number)
        bracket = block.parts.get(Part.BRACKET)
        dimension, stop = places[number][1], stops[number]
        head_stop = min(block.parts.get(part, stop) for part in (Part.TABLE, Part.REPORT))
        listed.blocks.append(ListedBlock(opened.at, head_stop, stop, printed, bracket, dimension))
    _tell_numbers(lines, listed)
    return listed


def _openings(lines: Lines, blocks: Sequence[FoundBlock], start: int) -> Iterator[Opened]:
    after, number = start, 0
    for block in blocks:
        parts = block.parts
        opened = settle_opener(
            lines,
            after,
            parts.get(Part.BRACKET),
            parts.get(Part.MEASURES, parts.get(Part.TABLE)),
            number + 1,
            block.first,
        )
        yield opened
        number = number if opened.number is None else opened.number
        after = block.last + 1


def _stray_doubts(strays: Sequence[Sign]) -> Iterator[Doubt]:
    """What belongs to no block: the text that holds it may be an indicator without its number."""
    for sign in strays:
        if sign.part in _NAMES:
            message = f"the {_NAMES[sign.part]} of an indicator stands in a text, and is read as "
            message += "the text's own; look whether an indicator begins there"
            yield Doubt(sign.at, message, "error" if sign.is_sure else "warning")


def _tell_numbers(lines: Lines, listed: ListedBlocks) -> None:
    """Doubts about the printed numbers: one is missing, or is not the next of its dimension."""
    last, dimension = 0, None
    for block in listed.blocks:
        own = block.dimension or bracketed_number(lines, block.bracket)
        if block.printed_no is None:
            message = "an indicator begins without a number; lines above may be of its name"
            listed.doubts.append(Doubt(block.start, message, "error"))
            last += 1
            continue
        number = int(block.printed_no)
        may_be = {last + 1} if own == dimension else {last + 1, 1}
        if number not in may_be:
            message = f"the indicator has the number {number}, where {last + 1} is awaited"
            listed.doubts.append(Doubt(block.start, message, "warning"))
        last, dimension = number, own
