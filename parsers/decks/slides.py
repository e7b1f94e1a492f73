"""A deck's slides: the text of each, the lines it stands on, and its title where it is told."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from parsers.decks.openings import Opening
from parsers.page_lines import Lines
from schema.thai import find_values

CONTINUED = re.compile(r"\(\s*ต่อ\s*(?:[0-9]{1,2}\s*)?\)")
"""What marks a slide as the continuation of the one before it."""

_BULLET = "•"
_TABLE_HEAD = re.compile(
    r"(?:ประเด็นการประเมิน|ตัวชี้วัด(?:ผลการปฏิบัติราชการ)?\s?น้ำหนัก|(?:วันที่|ระยะเวลา|กำหนดเวลา|ช่วงเวลา)\s*(?:กิจกรรม|การดำเนินการ)"
    r"|วัน\s?[/ ]?\s?เดือน\s?[/ ]?\s?ปี|ช่วงเวลา|ลำดับที่|ผลการประเมินระดับ"
    r"|หัวข้อรายงาน|มิติ(?:ที่\s?[0-9๐-๙]|ภายนอก|ภายใน))"
)
_BEFORE_A_DATE = re.compile(r"(?:\s|ภายใน|ตั้งแต่|ระหว่าง|วันที่|เดือน|ช่วง)+$")
_HAS_DIGIT = re.compile(r"[0-9๐-๙]")
_DATES = frozenset({"date", "date_range", "month", "month_range"})
_LONGEST_TITLE = 200
"""Characters beyond which words that open a slide are no title."""
_LONGEST_BARE_TITLE = 60
"""Characters of a slide that is nothing but a title."""
_SHORTEST_SHARED = 12


@dataclass(frozen=True)
class SlideText:
    """One slide: its number, its text without it, and the lines from `start` to `stop`.

    Line n of the text (from 0) is the document's line `lines[n]` and begins at `offsets[n]`.
    """

    number: int
    start: int
    stop: int
    text: str
    lines: tuple[int, ...]
    offsets: tuple[int, ...]
    title: str | None = None
    rivals: tuple[int, ...] = field(default=(), repr=False)

    @property
    def head(self) -> str:
        """The title, or what opens the text where no title can be told."""
        return self.title or self.text[:_LONGEST_TITLE]

    @property
    def is_continued(self) -> bool:
        """Whether the slide says that it goes on with the one before it."""
        return CONTINUED.search(self.head) is not None

    def bounds(self, begin: int, end: int) -> tuple[int, int]:
        """The lines from the first to the one after the last that `text[begin:end]` stands on."""
        if not self.lines:
            return self.start, self.start + 1
        first = self.lines[bisect_right(self.offsets, begin) - 1]
        last = self.lines[bisect_right(self.offsets, max(begin, end - 1)) - 1]
        return first, last + 1


def read_slides(
    lines: Lines, openings: Sequence[Opening], end: int, labels: Collection[int]
) -> list[SlideText]:
    """The slides that `openings` open, the last of them up to the line `end` (exclusive).

    The lines at `labels` are the site's own, and no slide's.
    """
    stops = [opening.line for opening in openings[1:]] + [end] * bool(openings)
    slides = [_slide(lines, *pair, labels) for pair in zip(openings, stops, strict=True)]
    return _titled(slides)


def _slide(lines: Lines, opening: Opening, stop: int, labels: Collection[int]) -> SlideText:
    pieces: list[str] = []
    places: list[int] = []
    for at in range(opening.line, stop):
        if at in labels:
            continue
        text = lines.texts[at]
        text = text[opening.offset :] if at == opening.line else text
        if text:
            pieces.append(text)
            places.append(at)
    offsets, length = [], 0
    for piece in pieces:
        offsets.append(length)
        length += len(piece) + 1
    return SlideText(
        opening.number,
        opening.line,
        stop,
        "\n".join(pieces),
        tuple(places),
        tuple(offsets),
        rivals=opening.rivals,
    )


def _titled(slides: list[SlideText]) -> list[SlideText]:
    """The slides with the titles that a line, a mark, a table's head or a series tells."""
    titled: list[SlideText] = []
    for place, slide in enumerate(slides):
        following = slides[place + 1] if place + 1 < len(slides) else None
        continued = CONTINUED.search(slide.text, 0, _LONGEST_TITLE)
        series = None if continued else _title_of_series(slide, following)
        title = series or _own_title(slide)
        titled.append(replace(slide, title=title))
    return titled


def _own_title(slide: SlideText) -> str | None:
    text = slide.text
    if len(slide.lines) > 1:
        first = _before_dates(text[: slide.offsets[1] - 1])
        return first if 0 < len(first) <= _LONGEST_TITLE else None
    continued = CONTINUED.search(text, 0, _LONGEST_TITLE)
    if continued:
        return text[: continued.end()]
    bullet = text.find(f" {_BULLET}")
    head = _TABLE_HEAD.search(text, 1)
    ends = [at for at in (bullet, head.start() if head else -1) if at > 0]
    if not ends and len(text) <= _LONGEST_BARE_TITLE:
        return text or None
    title = _before_dates(text[: min(ends, default=0)])
    return title if 0 < len(title) <= _LONGEST_TITLE else None


def _before_dates(words: str) -> str:
    """The words up to the first day or month, where an event opens, or to a table's head."""
    values = find_values(words) if _HAS_DIGIT.search(words) else []
    ends = [value.span[0] for value in values if value.kind in _DATES]
    head = _TABLE_HEAD.search(words, 1)
    ends += [head.start()] if head else []
    return _BEFORE_A_DATE.sub("", words[: min(ends, default=len(words))]).strip()


def _title_of_series(slide: SlideText, following: SlideText | None) -> str | None:
    """The title that the next slide repeats with (ต่อ) behind it."""
    if following is None or len(slide.lines) != 1:
        return None
    continued = CONTINUED.search(following.text, 0, _LONGEST_TITLE)
    shared = following.text[: continued.start()].strip() if continued else ""
    return shared if len(shared) >= _SHORTEST_SHARED and slide.text.startswith(shared) else None
