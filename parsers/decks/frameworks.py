"""Evaluation frameworks on slides: dimensions, and indicators and sub-indicators with weights."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parsers.decks.dimension_heads import says_framework
from parsers.decks.dimensions import Dimension, Framework, Piece, find_frameworks
from parsers.decks.framework_reading import Expected, ReadItem, read_items
from parsers.decks.framework_rules import check_framework
from parsers.decks.framework_tokens import Figure, Number, figures_in
from parsers.decks.slide_findings import tell_not_read
from parsers.decks.slides import SlideText
from parsers.draft import Draft
from parsers.page_lines import Lines
from schema.records import FrameworkItem

_REMARK = re.compile(r"\s*\*{0,2}\s*หมายเหตุ\s*[:：]?")
_WEIGHT_WORDS = re.compile(r"(?:น้ำหนัก|ร้อยละ)(?:คะแนน)?$")
_ENDING_WEIGHT = re.compile(
    r"\s*[(\[]\s*(?:น้ำหนัก(?:คะแนน)?)?\s*[:=]?\s*(?:ร้อยละ)?\s*[:=]?\s*[0-9๐-๙.]{1,6}\s*(?:%|คะแนน)?\s*[)\]]\s*$"
)
_NO_TOPIC = re.compile(
    r"(?:ค่า)?เป้าหมาย|เกณฑ์|คำอธิบาย|คำนิยาม|นิยาม|สูตร|วิธี(?:การ)?คำนวณ|แหล่งข้อมูล|ผู้รับผิดชอบ|หน่วยวัด"
    r"|ผลการดำเนินงาน|(?:ลำดับ|ที่|ตัวชี้วัด)?\s*(?:ตัวชี้วัด\s+)?(?:หน่วยวัด|น้ำหนัก)|[0-9๐-๙.\s]+$"
)
_LETTERS = re.compile(r"[ก-ฮA-Za-z]")
_FEWEST_LETTERS = 4
_FEWEST_IN_TABLE = 3
_MOST_FIGURES = 400
"""Figures of one dimension beyond which a text is no table of indicators."""
_LEFT_EDGES = " \t\n•-–—:.)"
_BEFORE_A_WEIGHT = " \t\n:("
_RIGHT_EDGES = " \t\n•-–—:"


@dataclass(frozen=True)
class _DimensionText:
    """A dimension's pieces as one text, and where each of them begins in it."""

    text: str
    pieces: tuple[Piece, ...]
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> "_DimensionText":
        texts = [piece.slide.text[piece.begin : piece.end] for piece in pieces]
        offsets, length = [], 0
        for text in texts:
            offsets.append(length)
            length += len(text) + 1
        return cls("\n".join(texts), tuple(pieces), tuple(offsets))

    def place(self, begin: int, end: int) -> tuple[SlideText, tuple[int, int]]:
        """The slide on which `text[begin:end]` begins, and its lines there."""
        at = bisect_right(self.offsets, begin) - 1
        piece, offset = self.pieces[at], self.offsets[at]
        first = piece.begin + begin - offset
        last = min(piece.begin + end - offset, piece.end)
        return piece.slide, piece.slide.bounds(first, last)


def read_frameworks(draft: Draft, lines: Lines, slides: Sequence[SlideText]) -> set[int]:
    """Add the items of every framework of the deck; the numbers of the slides they are on."""
    read: set[int] = set()
    for number, framework in enumerate(find_frameworks(slides), start=1):
        added = _FrameworkReader(draft, lines, number, framework).read()
        read |= {item.slide_no for item in added}
        check_framework(draft, added)
    for slide in slides:
        if slide.number not in read and _looks_like_framework(slide):
            message = "it is headed as an evaluation framework, and no dimension of it can be told"
            tell_not_read(draft, lines, slide, FrameworkItem, message, severity="warning")
    return read


def _looks_like_framework(slide: SlideText) -> bool:
    return says_framework(slide.head) and _holds_table(figures_in(slide.text))


def _holds_table(figures: Sequence[Figure]) -> bool:
    """Whether figures look like a table of weighted items: several numbers, or several weights."""
    openers = sum(figure.opener_cost is not None and figure.opener_cost <= 0 for figure in figures)
    weights = sum(figure.form != "bare" and figure.weight_cost == 0 for figure in figures)
    return openers >= _FEWEST_IN_TABLE or weights >= _FEWEST_IN_TABLE


class _FrameworkReader:
    """Makes the records of one framework, dimension by dimension: their items count on."""

    def __init__(self, draft: Draft, lines: Lines, number: int, framework: Framework) -> None:
        self._draft = draft
        self._lines = lines
        self._number = number
        self._framework = framework
        self._last: Number = ()
        self._topic: str | None = None
        self._added: list[FrameworkItem] = []

    def read(self) -> list[FrameworkItem]:
        """The framework's records."""
        for dimension in self._framework.dimensions:
            self._tell_nameless(dimension)
            whole = _DimensionText.of(dimension.pieces)
            figures = figures_in(whole.text)
            if len(figures) > _MOST_FIGURES:
                self._tell_too_many(dimension, len(figures))
                figures = []
            items = read_items(figures, self._expected(dimension, whole.text, figures)).items
            if items:
                self._add_items(dimension, whole, figures, items)
            else:
                self._tell_without_items(dimension, figures)
                self._add(dimension, None, dimension.place.slide, dimension.place, {})
        return self._added

    def _tell_nameless(self, dimension: Dimension) -> None:
        """Its name and a topic below it stand in one line, and nothing says where it ends."""
        if dimension.name is None:
            place = dimension.place
            tell_not_read(
                self._draft,
                self._lines,
                place.slide,
                FrameworkItem,
                f"where the name of dimension {dimension.number} ends cannot be told; "
                "dimension_name is left out",
                severity="warning",
                key=f"{self._number}/{dimension.number}",
                place=(place.begin, place.end),
            )

    def _tell_without_items(self, dimension: Dimension, figures: Sequence[Figure]) -> None:
        if _holds_table(figures):
            message = (
                f"dimension {dimension.number or dimension.name} has figures like those of "
                "indicators, and which number and which weigh them cannot be told"
            )
            slide = dimension.place.slide
            tell_not_read(
                self._draft, self._lines, slide, FrameworkItem, message, severity="warning"
            )

    def _tell_too_many(self, dimension: Dimension, figures: int) -> None:
        message = (
            f"dimension {dimension.number or dimension.name} has {figures} figures; a table of "
            f"indicators has at most {_MOST_FIGURES}, and none is read"
        )
        slide = dimension.place.slide
        tell_not_read(self._draft, self._lines, slide, FrameworkItem, message, severity="warning")

    def _expected(self, dimension: Dimension, text: str, figures: Sequence[Figure]) -> Expected:
        ends = [0, *(figure.end for figure in figures)]
        named = [
            len(_LETTERS.findall(text[end : figure.start])) >= _FEWEST_LETTERS
            for end, figure in zip(ends, figures, strict=False)
        ]
        number = int(dimension.number) if dimension.number else None
        return Expected(self._last, number, dimension.weight, named)

    def _add_items(
        self,
        dimension: Dimension,
        whole: _DimensionText,
        figures: Sequence[Figure],
        items: Sequence[ReadItem],
    ) -> None:
        taken = sorted(
            {at for item in items for at in (item.opener, item.weight_at) if at is not None}
        )
        openers = {item.opener: item for item in items if item.opener is not None}
        parts = {item.weight_at: item for item in items if item.is_part}
        self._topic = None
        end = 0
        for place, at in enumerate(taken):
            figure = figures[at]
            following = (
                figures[taken[place + 1]].start if place + 1 < len(taken) else len(whole.text)
            )
            if at in openers:
                topic = _topic_in(whole.text[end : figure.start])
                self._topic = topic or self._topic
                self._add_item(dimension, whole, figure, following, openers[at], items)
            elif at in parts:
                self._add_part(dimension, whole, end, figure, parts[at])
            end = following if at in openers else figure.end
        self._last = next((i.number for i in reversed(items) if i.number), self._last)

    def _add_item(
        self,
        dimension: Dimension,
        whole: _DimensionText,
        figure: Figure,
        end: int,
        item: ReadItem,
        items: Sequence[ReadItem],
    ) -> None:
        name = _name_in(whole.text[figure.end : end])
        parent = items[item.parent].number if item.parent is not None else None
        slide, bounds = whole.place(figure.start, end)
        self._add(
            dimension,
            bounds,
            slide,
            dimension.place,
            {
                "topic": self._topic,
                "item_no": _written(item.number),
                "parent_item_no": _written(parent) if parent else None,
                "name": name,
                "weight_percent": item.weight,
            },
        )

    def _add_part(
        self,
        dimension: Dimension,
        whole: _DimensionText,
        begin: int,
        figure: Figure,
        item: ReadItem,
    ) -> None:
        name = _name_in(whole.text[begin : figure.start])
        slide, bounds = whole.place(begin + _blank(whole.text[begin:]), figure.end)
        values = {"name": name, "weight_percent": item.weight}
        self._add(dimension, bounds, slide, dimension.place, values)
        self._topic = name

    def _add(
        self,
        dimension: Dimension,
        bounds: tuple[int, int] | None,
        slide: SlideText,
        head: Piece,
        values: Mapping[str, object],
    ) -> None:
        bounds = bounds or head.slide.bounds(head.begin, head.end)
        key = f"{self._number}/{values.get('item_no') or dimension.number or dimension.name}"
        added = self._draft.add(
            FrameworkItem,
            key,
            self._lines.span(*bounds),
            {
                "slide_no": slide.number,
                "framework_no": self._number,
                "fiscal_year": self._framework.fiscal_year,
                "dimension_no": dimension.number,
                "dimension_name": dimension.name,
                "dimension_weight_percent": dimension.weight,
                **values,
            },
        )
        if added is not None:
            self._added.append(added)


def _written(number: Number) -> str:
    return ".".join(map(str, number))


def _without_weight_words(name: str) -> str:
    return _WEIGHT_WORDS.sub("", name.rstrip(_BEFORE_A_WEIGHT)).rstrip(_BEFORE_A_WEIGHT)


def _stripped(text: str) -> str:
    return text.lstrip(_LEFT_EDGES).rstrip(_RIGHT_EDGES)


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip())


def _name_in(text: str) -> str | None:
    """An item's name: what stands up to a remark, without the words that announce a weight."""
    remark = _REMARK.search(text)
    name = text[: remark.start()] if remark else text
    return " ".join(_stripped(_without_weight_words(name)).split()) or None


def _topic_in(text: str) -> str | None:
    """A heading between two items; a remark or a target of the item before is none."""
    text = _stripped(_ENDING_WEIGHT.sub("", text))
    if _REMARK.match(text) or len(_LETTERS.findall(text)) < _FEWEST_LETTERS:
        return None
    if _NO_TOPIC.match(text) or _WEIGHT_WORDS.search(text):
        return None
    return " ".join(text.split()) or None
