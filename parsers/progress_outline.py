"""Where the parts of a progress page begin: the same in the full and the stripped layout.

The full layout has a heading over every part; the stripped one has none, and its
parts are known by the shape of their first lines. Parts follow one another in a
fixed order, so that a heading's words within a report's narrative are not a heading.
"""

import re
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise

from parsers.page_lines import Lines
from parsers.strategy_lines import is_labelled_strategy, is_strategy_line


class Part(IntEnum):
    """The parts of a progress page in the order in which they stand."""

    HEAD = 0
    RATIONALE = 1
    SECTION = 2
    OBJECTIVES = 3
    TARGETS = 4
    STRATEGY = 5
    REPORTS = 6
    PLAN = 7
    INDICATORS = 8
    CLOSING = 9


_DIGITS = r"[0-9\u0e50-\u0e59]"

# Each name says what the line is. The leading marks are what pages and their copies
# put before a heading: asterisks, a Markdown heading's #, bullets.
_ANCHOR = re.compile(
    rf"""[*\#•|\s]*(?:
      (?P<report>\(\s*{_DIGITS}+\s*\)\s*ความคืบหน้าโครงการ|ความคืบหน้าโครงการ\s*ฯ?\s*ร้อยละ[^(]*\(\s*{_DIGITS}{{1,4}}[-/])
    | (?P<page_heading>ความคืบหน้าโครงการ\s*/\s*กิจกรรม\s*$)
    | (?P<progress>ความคืบหน้าโครงการ\s*ฯ?\s*(?::|ร้อยละ|$))
    | (?P<print_links>ดูโครงการแผนปี)
    | (?P<evaluator>สยป\.?\s*ประเมินโครงการ)
    | (?P<rationale>หลักการและเหตุผล[\s:*]*$)
    | (?P<section>[0-9]{{8}}\s*/\s*[0-9]{{8}}\s*$)
    | (?P<objectives>วัตถุประสงค์(?:ของ(?:โครงการ|กิจกรรม)\S{{0,12}})?[\s:*.]*$)
    | (?P<targets>เป้าหมาย(?:ของ(?:โครงการ|กิจกรรม)\S{{0,12}})?[\s:*.]*$)
    | (?P<strategy>สนับสนุน(?:แผน)?ยุทธศาสตร์[^:]*$)
    | (?P<results>ผลการดำเนินงาน(?:โครงการ|ของโครงการ)?ฯ?[\s:*]*$)
    | (?P<plan>แผนการดำเนินงาน(?:โครงการ|ของโครงการ)?ฯ?[\s:*]*$)
    | (?P<step>ขั้นตอน(?:ที่)?\s*:?\s*{_DIGITS}+(?:\D|$))
    | (?P<step_link>\((?:ทดสอบ|คลิก)\))
    | (?P<indicators>สนับสนุนตัวชี้วัด)
    | (?P<indicator>รายละเอียดเกี่ยวกับตัวชี้วัด)
    | (?P<indicator_name>ตัวชี้วัด\s*(?::|$))
    | (?P<indicator_target>ค่าเป้าหมาย)
    | (?P<evaluations>ผลการประเมินโครงการ\s*\(\s*รายไตรมาส)
    )""",
    re.VERBOSE,
)

# kind -> (the parts it may follow in, the part that it opens)
_ORDER: dict[str, tuple[range, Part]] = {
    "page_heading": (range(Part.RATIONALE), Part.HEAD),
    "progress": (range(Part.RATIONALE), Part.HEAD),
    "print_links": (range(Part.RATIONALE), Part.HEAD),
    "evaluator": (range(Part.RATIONALE), Part.HEAD),
    "rationale": (range(Part.RATIONALE), Part.RATIONALE),
    "section": (range(Part.SECTION), Part.SECTION),
    "objectives": (range(Part.OBJECTIVES), Part.OBJECTIVES),
    "targets": (range(Part.TARGETS), Part.TARGETS),
    "strategy": (range(Part.STRATEGY), Part.STRATEGY),
    "results": (range(Part.REPORTS), Part.REPORTS),
    "report": (range(Part.PLAN), Part.REPORTS),
    "plan": (range(Part.PLAN), Part.PLAN),
    "step": (range(Part.RATIONALE, Part.INDICATORS), Part.PLAN),
    "step_link": (range(Part.REPORTS, Part.INDICATORS), Part.PLAN),
    "indicators": (range(Part.REPORTS, Part.CLOSING), Part.INDICATORS),
    "indicator": (range(Part.REPORTS, Part.CLOSING), Part.INDICATORS),
    "indicator_name": (range(Part.PLAN, Part.CLOSING), Part.INDICATORS),
    "indicator_target": (range(Part.PLAN, Part.CLOSING), Part.INDICATORS),
    "evaluations": (range(Part.REPORTS, Part.CLOSING), Part.CLOSING),
}

HEADINGS = frozenset(
    {"rationale", "objectives", "targets", "strategy", "results", "plan", "indicators"}
)
"""The headings that only the full layout has."""

_STEP_REACH = 12
"""Lines within which a step of a plan names its start; a narrative's "ขั้นตอนที่ 1" does not."""
_STEP_START = re.compile(r"[:\s]*เริ่มต้น")
_PERCENT = re.compile(rf"{_DIGITS}[{_DIGITS[1:-1]}.,]*\s*%?$")
_DATED = re.compile(rf"{_DIGITS}{{1,2}}/{_DIGITS}{{1,2}}/{_DIGITS}{{2,4}}\s*(?::|$)")


@dataclass
class Outline:
    """Indexes of the lines that open something, by kind, and where each part begins."""

    marks: dict[str, list[int]] = field(default_factory=dict)
    begins: dict[Part, int] = field(default_factory=dict)
    length: int = 0

    def first(self, kind: str) -> int | None:
        """The first line of that kind, or None."""
        found = self.marks.get(kind)
        return found[0] if found else None

    def bounds(self, part: Part) -> tuple[int, int] | None:
        """First line of a part and the line after its last; None where the page lacks it."""
        begin = self.begins.get(part)
        if begin is None:
            return None
        later = (start for other, start in self.begins.items() if other > part)
        return begin, min(later, default=self.length)

    @property
    def is_full(self) -> bool:
        """Whether any heading of the full layout stands on the page."""
        return any(kind in self.marks for kind in HEADINGS)


def outline(lines: Lines) -> Outline:
    """Find the parts of a progress page."""
    found = Outline(length=len(lines))
    part = Part.HEAD
    for index, text in enumerate(lines.texts):
        match = _ANCHOR.match(text) if text else None
        if match is None:
            continue
        kind = match.lastgroup or ""
        allowed, opened = _ORDER[kind]
        if part not in allowed or (kind == "step" and not _is_plan_step(lines, index)):
            continue
        found.marks.setdefault(kind, []).append(index)
        part = opened
        found.begins.setdefault(part, index)
    if "report" not in found.marks:
        _find_unheaded_reports(lines, found)
    if Part.STRATEGY not in found.begins and Part.SECTION in found.begins:
        _find_bare_strategy(lines, found)
    return found


def _find_unheaded_reports(lines: Lines, found: Outline) -> None:
    """Where the entries' headings are lost, each opens with its bare percent and its date."""
    results = found.begins.get(Part.REPORTS)
    first = results if results is not None else found.begins.get(Part.SECTION, 0)
    end = min((at for part, at in found.begins.items() if part > Part.REPORTS), default=len(lines))
    filled = list(lines.filled(first, end))
    starts = [
        before
        for before, index in pairwise(filled)
        if _DATED.match(lines.texts[index]) and _PERCENT.match(lines.texts[before])
    ]
    if starts:
        found.marks["report"] = starts
        found.begins.setdefault(Part.REPORTS, starts[0])


def _find_bare_strategy(lines: Lines, found: Outline) -> None:
    """Without a heading, the strategy opens with a line of it by its word that another follows."""
    end = min((at for part, at in found.begins.items() if part > Part.STRATEGY), default=len(lines))
    filled = list(lines.filled(found.begins[Part.SECTION] + 1, end))
    for position, index in enumerate(filled):
        is_last = position + 1 == len(filled)
        if is_labelled_strategy(lines.texts[index]) and (
            is_last or is_strategy_line(lines.texts[filled[position + 1]])
        ):
            found.begins[Part.STRATEGY] = index
            return


def _is_plan_step(lines: Lines, index: int) -> bool:
    texts = lines.texts[index : index + _STEP_REACH]
    return "เริ่มต้น" in texts[0] or any(_STEP_START.match(text) for text in texts[1:])
