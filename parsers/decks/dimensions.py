"""The dimensions of evaluation frameworks, each with its text gathered from the slides it is on.

Seen: `มิติที่ 1 : มิติด้านประสิทธิผล (น้ำหนักร้อยละ 45)`, repeated on slides marked (ต่อ). Other
frameworks have an external and an internal dimension (`มิติภายนอก (ร้อยละ 70)`) without numbers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.decks.slides import SlideText
from schema.thai import arabic, find_values

_HEAD_REACH = 260
_IS_FRAMEWORK = re.compile(r"กรอบ(?:การ|ตัวชี้วัด)|ประเด็นการประเมิน|น้ำหนัก|คำรับรอง|ตัวชี้วัด|การประเมินผล")
_WEIGHT = (
    r"(?:[(\[]\s*(?:น้ำหนัก(?:คะแนน)?\s*)?[:=]?\s*(?:ร้อยละ\s*)?[:=]?\s*(?P<bracketed>[0-9]{1,3}(?:\.[0-9]+)?)"
    r"\s*(?:%|คะแนน)?\s*[)\]]"
    r"|(?:น้ำหนัก(?:คะแนน)?\s*[:=]?\s*(?:ร้อยละ)?|ร้อยละ)\s*[:=]?\s*(?P<said>[0-9]{1,3}(?:\.[0-9]+)?)\s*%?"
    r"|(?P<percent>[0-9]{1,3}(?:\.[0-9]+)?)\s*%"
    r"|(?P<bare>[0-9]{1,3}(?:\.[0-9]+)?)(?=\s*(?:\n|$)|\s+[0-9]{1,2}[.)]?\s*[ก-ฮเ-ไ]|\s+[ก-ฮเ-ไ]))"
)
_DIMENSION = re.compile(
    r"(?:(?<=\s)|^|(?<=[•0-9)\]]))"
    r"(?:(?:มิติ|ด้าน|องค์ประกอบ|Perspective)\s*(?:ที่)?\s*(?P<number>[0-9]{1,2})(?![0-9.])"
    r"|(?P<side>(?:มิติ\s?(?:การประเมิน)?|การประเมิน|ด้าน)ภาย(?:นอก|ใน)(?:องค์การ|องค์กร)?)(?![ก-๎]))"
    r"\s*[:：.–-]?\s*(?P<name>[^0-9()\[\]]{0,160}?)\s*" + _WEIGHT
)
_TABLE_HEAD = re.compile(
    r"(?:\s|•|/|:|ประเด็น(?:การ)?(?:ประเมิน(?:ผล)?)?|(?:ตัวชี้วัด|KPIs?)(?:ผลการปฏิบัติราชการ)?(?!\s?(?:ที่\s?)?[0-9ก-๎])"
    r"|มิติ(?:การประเมิน|/)(?!ภาย)|น้ำหนัก(?:คะแนน)?|\(?\s?(?:ร้อยละ|%)\s?\)(?!\s?[0-9])|รายการ(?=\s))+"
)
_SAYS_WEIGHT_LEFT = re.compile(r"[\s:(]*(?:น้ำหนัก|ร้อยละ)?[\s:(]*$")


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
    """A framework's dimensions in their order, and the fiscal year of its heading."""

    fiscal_year: int | None
    dimensions: list[Dimension] = field(default_factory=list)


def find_frameworks(slides: Sequence[SlideText]) -> list[Framework]:
    """The frameworks of a deck, each with its dimensions over all the slides they are on."""
    frameworks: list[Framework] = []
    is_open = False
    for slide in slides:
        plain = arabic(slide.text)
        heads = _heads(plain)
        goes_on = is_open and slide.is_continued
        if not slide.text or not (goes_on or (heads and _is_framework(plain))):
            is_open = is_open and not slide.text
            continue
        is_open = True
        body = _body(slide, plain)
        if heads and not goes_on and _restarts(frameworks, heads[0]):
            frameworks.append(Framework(None))
        _add_slide(frameworks, slide, heads, body)
    return frameworks


def _heads(plain: str) -> list[re.Match[str]]:
    return [match for match in _DIMENSION.finditer(plain) if _name_of(match) is not None]


def _is_framework(plain: str) -> bool:
    return _IS_FRAMEWORK.search(plain, 0, _HEAD_REACH) is not None


def _name_of(match: re.Match[str]) -> str | None:
    """The name in a dimension's heading; None where the words are another sentence's."""
    if match["side"]:
        return match["side"]
    name = _SAYS_WEIGHT_LEFT.sub("", " ".join(match["name"].split()))
    return name if name.strip(" :–-") else None


def _weight_of(match: re.Match[str]) -> float:
    return float(next(v for v in match.group("bracketed", "said", "percent", "bare") if v))


def _body(slide: SlideText, plain: str) -> int:
    """Where the text begins below the slide's title and the table's head."""
    title = slide.title if slide.title and slide.text.startswith(slide.title) else ""
    head = _TABLE_HEAD.match(plain, len(title))
    return head.end() if head else len(title)


def _restarts(frameworks: list[Framework], head: re.Match[str]) -> bool:
    """Whether a dimension that has its items already, or no framework, stands before."""
    if not frameworks:
        return True
    known = _known(frameworks[-1], head)
    if known is None:
        return bool(head["number"]) and head["number"] == "1"
    return bool(known.pieces) and known is not frameworks[-1].dimensions[-1]


def _known(framework: Framework, head: re.Match[str]) -> Dimension | None:
    return next(
        (
            one
            for one in framework.dimensions
            if (one.number, None if one.number else one.name)
            == (head["number"], None if head["number"] else _name_of(head))
        ),
        None,
    )


def _add_slide(
    frameworks: list[Framework], slide: SlideText, heads: Sequence[re.Match[str]], body: int
) -> None:
    framework = frameworks[-1]
    heads = [head for head in heads if head.start() >= body or not body] or list(heads)
    first = heads[0].start() if heads else len(slide.text)
    heading = slide.text[: min(max(body, first if heads else 0), _HEAD_REACH)] or slide.head
    framework.fiscal_year = framework.fiscal_year or fiscal_year_in(heading)
    if framework.dimensions and body < first:
        framework.dimensions[-1].pieces.append(Piece(slide, body, first))
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(slide.text)
        dimension = _known(framework, head)
        if dimension is None or (dimension.weight or 0) != _weight_of(head):
            dimension = Dimension(
                head["number"], _name_of(head), _weight_of(head), Piece(slide, *head.span())
            )
            framework.dimensions.append(dimension)
        if slide.text[head.end() : end].strip():
            dimension.pieces.append(Piece(slide, head.end(), end))


def fiscal_year_in(heading: str) -> int | None:
    """The fiscal year that a heading states; a plain year of a yearly framework is one too."""
    years = [v for v in find_values(heading) if v.kind in ("fiscal_year", "year")]
    stated = [v for v in years if v.kind == "fiscal_year"] or years
    found = {int(str(v.value)) for v in stated if isinstance(v.value, int)}
    return found.pop() if len(found) == 1 else None
