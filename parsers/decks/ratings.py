"""Scales on which performance is rated: five levels with their labels.

Seen: a table flattened to `ระดับดีกว่าเป้าหมาย4`, label before level. Other decks write
`5 = ดีเยี่ยม` or `ระดับ 5 : ดีมาก`. Sentences that say what a level takes are criteria,
and no labels.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.decks.slide_findings import tell_not_read
from parsers.decks.slides import SlideText
from parsers.draft import Draft
from parsers.page_lines import Lines
from schema.records import RatingLevel
from schema.thai.patterns import ARABIC_DIGITS

_IS_SCALE = re.compile(
    r"ระดับ(?:คะแนน|ผล|การประเมิน|ความสำเร็จ)|เกณฑ์(?:การ)?(?:ให้คะแนน|ประเมิน|วัดระดับ)|ความหมายของ(?:คะแนน|ระดับ)"
    r"|การแปล(?:ความหมาย|ผล)|Rating",
    re.IGNORECASE,
)
_HEAD_REACH = 160
_LEVEL = r"(?<![0-9๐-๙.,/-])[1-5๑-๕](?![0-9๐-๙,/%]|\.[0-9๐-๙])"
_ANY_LEVEL = re.compile(_LEVEL)
_LEVELS = frozenset("12345")
_LEVEL_AFTER = re.compile(
    rf"(?P<label>[^0-9๐-๙\n]*[ก-๎A-Za-z)])[ \t]*\n?(?:=|:|\()?\s?(?P<level>{_LEVEL})\)?(?:\s*คะแนน)?"
)
_LEVEL_BEFORE = re.compile(
    rf"(?:ระดับ(?:คะแนน)?(?:ที่)?\s*|คะแนน\s*|(?<![ก-๎]))(?P<level>{_LEVEL})\s*(?:คะแนน)?\s*"
    r"(?:=|:|：|-|–|หมายถึง|คือ|\)|\.(?![0-9]))?\s*(?P<label>[^0-9๐-๙\n=:]*?[ก-๎A-Za-z)])"
    r"(?=\s*(?:ระดับ(?:คะแนน)?(?:ที่)?|คะแนน)?\s*(?:[0-9๐-๙]|\n|$))"
)
_HEADERS = re.compile(
    r"^(?:ผลการประเมิน|ระดับคะแนน|ระดับผลการประเมิน|ความหมาย|คำอธิบาย|คะแนน|เกณฑ์|ระดับ(?=\s)|ผลการดำเนินงาน)[\s:]*"
)
_LABEL_OF_NEXT = re.compile(r"\s+(?:ระดับ(?:คะแนน)?(?:ที่)?|คะแนน)$")
_PRAISES = re.compile(
    r"ดี|เยี่ยม|พอใช้|ปรับปรุง|เป้าหมาย|มาก|น้อย|ปานกลาง|สูง|ต่ำ|ผ่าน|โดดเด่น|เป็นเลิศ|น่าพอใจ|แก้ไข"
    r"|excel|good|fair|poor|outstand|satisf|expect|very|need",
    re.IGNORECASE,
)
_LONGEST_LABEL = 32
"""Characters beyond which the words of a level are a sentence, and a criterion."""
_OTHER_SCALE = re.compile(r"ความเสี่ยง|โอกาส|ผลกระทบ|ความรุนแรง")
_WORST = re.compile(r"ปรับปรุง|แก้ไข|ต่ำ|น้อย|แย่|ไม่ผ่าน|poor|need", re.IGNORECASE)
_BEST = re.compile(r"เยี่ยม|ดีมาก|ดีเด่น|เป็นเลิศ|สูงมาก|มากที่สุด|ดีกว่า|excel|outstand", re.IGNORECASE)
_NO_LABEL = re.compile(r"(?:^|\s)(?:นาย|นาง|น\.ส\.)|(?:^|\s)[A-FX]$")
_IS_CRITERION = re.compile(r"^(?:ผลงาน|ทำได้|ดำเนินการ|มีการ|จัดทำ|แต่งตั้ง|ประชุม|สามารถ|ร้อยละ|บรรลุ)")
_FEWEST_PRAISING = 4
"""Levels of the five whose words must judge; steps of work do not."""
_ALL = {1, 2, 3, 4, 5}


def read_rating_levels(draft: Draft, lines: Lines, slide: SlideText) -> bool:
    """Add the levels that the slide lists; whether it does."""
    if not _IS_SCALE.search(slide.text, 0, _HEAD_REACH):
        return False
    body = slide.title_end
    # Most slides that speak of scores have no five levels: looking for these costs little.
    if {*_ANY_LEVEL.findall(slide.plain, body)} != _LEVELS:
        return False
    found = _levels(_LEVEL_BEFORE, slide, body) or _levels(_LEVEL_AFTER, slide, body)
    if not found:
        return False
    labels = _trimmed([label for _, label, _, _ in found], slide)
    praising = sum(
        1 for label in labels if _PRAISES.search(label) and not _IS_CRITERION.match(label)
    )
    if not _is_scale(slide, found, labels):
        message = (
            "five levels are listed, but not as a scale of performance on which 5 is the best; "
            "they are kept in the slide's text only"
        )
        tell_not_read(draft, lines, slide, RatingLevel, message)
        return False
    if any(len(label) > _LONGEST_LABEL for label in labels) or praising < _FEWEST_PRAISING:
        message = (
            "what each level takes is told; these are criteria and no labels, and are kept in "
            "the slide's text only"
        )
        tell_not_read(draft, lines, slide, RatingLevel, message)
        return False
    for (level, _, start, end), label in zip(found, labels, strict=True):
        draft.add(
            RatingLevel,
            f"{slide.number}/{level}",
            lines.span(*slide.bounds(start, end)),
            {"slide_no": slide.number, "level": level, "label": label or None},
        )
    return True


def _is_scale(
    slide: SlideText, found: Sequence[tuple[int, str, int, int]], labels: Sequence[str]
) -> bool:
    """Whether the levels rate performance, 5 being the best, and each label is one alone."""
    if _OTHER_SCALE.search(slide.head) or any(_NO_LABEL.search(label) for label in labels):
        return False
    by_level = {entry[0]: label for entry, label in zip(found, labels, strict=True)}
    is_reversed = _WORST.search(by_level[5]) or _BEST.search(by_level[1])
    return not is_reversed


def _levels(
    pattern: re.Pattern[str], slide: SlideText, body: int
) -> list[tuple[int, str, int, int]]:
    """Level, label and place of five entries that count up or down; [] for anything else."""
    found = [
        (int(m["level"].translate(ARABIC_DIGITS)), m["label"].strip(" •-–\t:"), *m.span())
        for m in pattern.finditer(slide.text, body)
    ]
    levels = [level for level, *_ in found]
    if len(levels) != len(_ALL) or {*levels} != _ALL:
        return []
    steps = {after - before for before, after in pairwise(levels)}
    return found if len(steps) == 1 else []


def _trimmed(labels: Sequence[str], slide: SlideText) -> list[str]:
    """The labels, the first without the title and the table's head that stand before it."""
    first, *others = [_LABEL_OF_NEXT.sub("", label) for label in labels]
    opening = _shared_opening(others)
    at = first.rfind(f" {opening}") if opening else -1
    if at >= 0:
        first = first[at + 1 :]
    elif all(" " not in label for label in others):
        # A word each: what stands before the first one's is a title or a table's head.
        first = first.rpartition(" ")[2]
    while (header := _HEADERS.match(first)) and header.end() < len(first):
        first = first[header.end() :]
    return [first, *others]


def _shared_opening(labels: Sequence[str]) -> str:
    """The word that all labels begin with, such as ระดับ."""
    return "ระดับ" if all(label.startswith("ระดับ") for label in labels) else ""
