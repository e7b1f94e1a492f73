"""The dimensions of evaluation frameworks, each with its text gathered from the slides it is on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.decks.dimension_heads import Head, dimension_heads, may_hold_heads, with_known_names
from parsers.decks.heading_years import stated_years
from parsers.decks.slides import SlideText

_HEAD_REACH = 260
_IS_FRAMEWORK = re.compile(r"กรอบ(?:การ|ตัวชี้วัด)|ประเด็นการประเมิน|น้ำหนัก|คำรับรอง|ตัวชี้วัด|การประเมินผล")
_TABLE_HEAD = re.compile(
    r"\s*(?:(?:ประเด็น(?:การ)?(?:ประเมิน(?:ผล)?)?|(?:ตัวชี้วัด|KPIs?)(?:ผลการปฏิบัติราชการ)?|มิติ(?:การประเมิน(?:ผล)?)?"
    r"|ลำดับ(?:ที่)?|ที่|รายการ)(?=\s*(?:\n|/|น้ำหนัก|ตัวชี้วัด(?!\s?ที่)|\(\s?(?:ร้อยละ|%)))[\s/]*)+"
    r"(?:น้ำหนัก(?:คะแนน)?)?\s*(?:\(\s?(?:ร้อยละ|%|คะแนน)\s?\)|ร้อยละ(?=\s*\n))?\s*"
)


@dataclass(frozen=True)
class Piece:
    """A stretch of a slide's text that belongs to a dimension."""

    slide: SlideText
    begin: int
    end: int


@dataclass
class Dimension:
    """A dimension's number (None where it has none), name, weight and the pieces of its text."""

    number: str | None
    name: str | None
    weight: float | None
    place: Piece
    pieces: list[Piece] = field(default_factory=list)


@dataclass
class Framework:
    """A framework's dimensions in their order, and the fiscal year of its heading.

    `current` is the dimension that a slide without a heading goes on with.
    """

    fiscal_year: int | None
    dimensions: list[Dimension] = field(default_factory=list)
    current: Dimension | None = None


def find_frameworks(slides: Sequence[SlideText]) -> list[Framework]:
    """The frameworks of a deck, each with its dimensions over all the slides they are on."""
    frameworks: list[Framework] = []
    is_open = False
    found = with_known_names(
        [dimension_heads(slide.plain) if may_hold_heads(slide.text) else [] for slide in slides]
    )
    for slide, heads in zip(slides, found, strict=True):
        goes_on = is_open and slide.is_continued
        if not slide.text or not (goes_on or (heads and _is_framework(slide.plain))):
            is_open = is_open and not slide.text
            continue
        is_open = True
        body = _body(slide)
        year = fiscal_year_in(_heading(slide, heads, body))
        if heads and not goes_on and _restarts(frameworks, heads[0], year):
            frameworks.append(Framework(year))
        frameworks[-1].fiscal_year = frameworks[-1].fiscal_year or year
        _add_slide(frameworks[-1], slide, heads, body)
    return frameworks


def _is_framework(plain: str) -> bool:
    return _IS_FRAMEWORK.search(plain, 0, _HEAD_REACH) is not None


def _body(slide: SlideText) -> int:
    """Where the text begins below the slide's title and the table's head."""
    head = _TABLE_HEAD.match(slide.plain, slide.title_end)
    return head.end() if head else slide.title_end


def _restarts(frameworks: list[Framework], head: Head, year: int | None) -> bool:
    """Whether a slide that goes on with none before it opens another framework.

    It does where no framework stands before, where its year is another, and where its first
    dimension has its items already, or is not of the framework before.
    """
    if not frameworks:
        return True
    before = frameworks[-1]
    if year and before.fiscal_year and year != before.fiscal_year:
        return True
    known = _known(before, head)
    if known is None:
        is_numbered = any(dimension.number for dimension in before.dimensions)
        return head.number == "1" or (head.number is None and is_numbered)
    if known.weight and head.weight and known.weight != head.weight:
        return True
    return bool(known.pieces) and known is not before.current


def _known(framework: Framework, head: Head) -> Dimension | None:
    key = head.number or head.name
    return next((one for one in framework.dimensions if (one.number or one.name) == key), None)


def _heading(slide: SlideText, heads: Sequence[Head], body: int) -> str:
    """What stands above the slide's first dimension, or above its items."""
    first = heads[0].start if heads else 0
    return slide.text[: min(max(body, first), _HEAD_REACH)] or slide.head


def _add_slide(framework: Framework, slide: SlideText, heads: Sequence[Head], body: int) -> None:
    heads = [head for head in heads if head.start >= body or not body] or heads
    first = heads[0].start if heads else len(slide.text)
    if framework.current is not None and slide.text[body:first].strip():
        framework.current.pieces.append(Piece(slide, body, first))
    for place, head in enumerate(heads):
        end = heads[place + 1].start if place + 1 < len(heads) else len(slide.text)
        framework.current = _opened(framework, head, slide)
        if slide.text[head.end : end].strip():
            framework.current.pieces.append(Piece(slide, head.end, end))


def _opened(framework: Framework, head: Head, slide: SlideText) -> Dimension:
    """The dimension that the heading opens, or goes on with."""
    known = _known(framework, head)
    if known is not None and None in (known.weight, head.weight):
        known.weight = known.weight or head.weight
        known.name = known.name or head.name
        return known
    if known is not None and known.weight == head.weight:
        return known
    opened = Dimension(head.number, head.name, head.weight, Piece(slide, head.start, head.end))
    framework.dimensions.append(opened)
    return opened


def fiscal_year_in(heading: str) -> int | None:
    """The fiscal year that a heading states; a plain year of a yearly framework is one too."""
    years = stated_years(heading)
    fiscal = [year for year in years if year.is_fiscal]
    found = {year.buddhist for year in fiscal or years}
    return found.pop() if len(found) == 1 else None
