"""Which part of a plan, or which lettered table, a title opens: its words say it."""

import re

from parsers.plan_headings import Heading
from parsers.plan_text import squeezed

_PART_TITLE = re.compile(r"(?:การดำเนินงาน|บัญชีรายการ|การนำแผน|การแปลงแผน|ภารกิจประจำ|โครงการ)")
_LONGEST_TITLE = 120


def part_title(text: str) -> Heading | None:
    """The title of a part that has no number before it; None for any other line."""
    if len(text) > _LONGEST_TITLE or not _PART_TITLE.match(text) or part_of("", text) is None:
        return None
    return Heading("part", text=text)


_PART_WORDS = (
    (3, ("ภารกิจประจำ", "งานประจำ")),
    (4, ("การแปลงแผน", "การนำแผน", "แปลงแผน", "ติดตามประเมินผล", "ติดตามและประเมินผล")),
    (2, ("ยุทธศาสตร์ของหน่วยงาน", "ประเด็นการพัฒนา", "ภารกิจของหน่วยงาน")),
    (1, ("แผนปฏิบัติการกรุงเทพมหานคร", "แผนปฏิบัติราชการกรุงเทพมหานคร", "ยุทธศาสตร์กรุงเทพมหานคร")),
)


_LETTER_WORDS = (
    ("ฉ", re.compile("องค์ประกอบที่[23]")),
    ("จ", re.compile("ขั้นตอนการปฏิบัติงาน")),
    ("ง", re.compile("ความเชื่อมโยง")),
    ("ค", re.compile("จากการเจรจา|ตัวชี้วัดเจรจา")),
    ("ข", re.compile("ตัวชี้วัด(?:ตาม)?(?:แผน)?ยุทธศาสตร์(?:ของ)?หน่วยงาน")),
)


def letter_of(number: str, title: str) -> str | None:
    """The letter of a table of part 4: its title decides, since agencies letter them otherwise."""
    fitting = [letter for letter, words in _LETTER_WORDS if words.search(title)]
    if len(fitting) == 1 or "ฉ" in fitting:
        return fitting[0]
    return number if number in "กขคงจฉ" else None


def part_of(number: str, title: str) -> int | None:
    """Which part a title opens: 1 strategic, 2 the agency's, 3 routine, 4 indicators.

    The words decide, since an agency may leave a part out or change their order; the
    number where the title has none of them.
    """
    words = squeezed(title)
    for part, openings in _PART_WORDS:
        if any(opening in words for opening in openings):
            return part
    return int(number) if number in ("1", "2", "3", "4") else None
