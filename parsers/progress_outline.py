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
from parsers.strategy_lines import opens_strategy
from schema.thai.patterns import DIGIT


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


# Each name says what the line is. The leading marks are what pages and their copies
# put before a heading: asterisks, a Markdown heading's #, bullets.
_ANCHOR = re.compile(
    rf"""[*\#•|\s]*(?:
      (?P<report>\(\s*{DIGIT}+\s*\)\s*ความคืบหน้าโครงการ\s*ฯ?\s*(?:ร้อยละ|:|$)
        |ความคืบหน้าโครงการ\s*ฯ?\s*ร้อยละ[^()]{{0,20}}\(\s*{DIGIT}{{4}}-)
    | (?P<page_heading>ความคืบหน้าโครงการ\s*/\s*กิจกรรม\s*$)
    | (?P<progress>ความคืบหน้าโครงการ\s*ฯ?\s*(?::|ร้อยละ|$))
    | (?P<print_links>ดูโครงการแผนปี)
    | (?P<evaluator>สยป\.?\s*ประเมินโครงการ)
    | (?P<rationale>หลักการและเหตุผล[\s:*]*$)
    | (?P<section>[0-9]{{8}}\s*/\s*[0-9]{{8}}[\s*|]*$)
    | (?P<objectives>วัตถุประสงค์(?:ของ(?:โครงการ|กิจกรรม)\S{{0,12}})?[\s:*.]*$)
    | (?P<targets>เป้าหมาย(?:ของ(?:โครงการ|กิจกรรม)\S{{0,12}})?[\s:*.]*$)
    | (?P<strategy>สนับสนุน(?:แผน)?ยุทธศาสตร์[^:]*$)
    | (?P<results>ผลการดำเนินงาน(?:โครงการ|ของโครงการ)?ฯ?[\s:*]*$)
    | (?P<plan>แผนการดำเนินงาน(?:โครงการ|ของโครงการ)?ฯ?[\s:*]*$)
    | (?P<step>ขั้นตอน(?:ที่)?\s*:?\s*(?:{DIGIT}+(?![.\d])|$))
    | (?P<step_link>\((?:ทดสอบ|คลิก)\)\s*(?:แสดง)?ขั้นตอน)
    | (?P<indicators>สนับสนุนตัวชี้วัด(?:ตามแผน)?ฯ?[\s:*]*$)
    | (?P<indicator>รายละเอียดเกี่ยวกับตัวชี้วัด\s*(?::[\s0-9-]*)?$)
    | (?P<indicator_name>ตัวชี้วัด\s*(?::|$))
    | (?P<indicator_target>ค่าเป้าหมาย)
    | (?P<evaluations>ผลการประเมินโครงการ\s*\(\s*รายไตรมาส\s*\)[\s*:]*$)
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
    "step": (range(Part.SECTION, Part.INDICATORS), Part.PLAN),
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
_STEP_ALONE = re.compile(rf"[*\s]*ขั้นตอน(?:ที่)?\s*:?\s*(?:{DIGIT}+)?\s*(?::|$)")
_STEP_START = re.compile(r"[:|\s]*เริ่มต้น\s*(?::|$)")
_STEP_START_WITHIN = re.compile(rf"เริ่มต้น\s*:\s*{DIGIT}")
_PERCENT = re.compile(rf"{DIGIT}[0-9\u0e50-\u0e59.,]*\s*%?$")
_DATED = re.compile(rf"{DIGIT}{{1,2}}/{DIGIT}{{1,2}}/{DIGIT}{{2,4}}\s*(?::|$)")
_SEPARATOR = "&&"
_AFTER_REPORTS = frozenset({"plan", "step", "step_link", "indicators", "indicator", "evaluations"})
_AFTER_REPORTS |= {"indicator_name", "indicator_target"}


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
    """Find the parts of a progress page; of several pages in one document, of the first."""
    anchors = [
        (index, match.lastgroup or "")
        for index, text in enumerate(lines.texts)
        if text and (match := _ANCHOR.match(text)) is not None
    ]
    end = _start_of_second_page(anchors, len(lines))
    found = Outline(length=end)
    last_report = max((at for at, kind in anchors if kind == "report" and at < end), default=-1)
    part = Part.HEAD
    for index, kind in anchors:
        allowed, opened = _ORDER[kind]
        # While reports are still to come, another part's words are a narrative's.
        is_early = kind in _AFTER_REPORTS and index < last_report
        if index >= end or part not in allowed or is_early:
            continue
        if kind == "step" and not _is_plan_step(lines, index):
            continue
        found.marks.setdefault(kind, []).append(index)
        part = opened
        found.begins.setdefault(part, index)
    _find_unheaded_reports(lines, found)
    if Part.STRATEGY not in found.begins:
        _find_bare_strategy(lines, found)
    return found


def _start_of_second_page(anchors: list[tuple[int, str]], length: int) -> int:
    """Where a second page begins: its evaluator's line is the only one that no page has twice."""
    evaluators = [index for index, kind in anchors if kind == "evaluator"]
    if len(evaluators) < 2:
        return length
    heads = [
        index
        for index, kind in anchors
        if kind in ("page_heading", "progress") and evaluators[0] < index < evaluators[1]
    ]
    return min(heads, default=evaluators[1])


def _find_unheaded_reports(lines: Lines, found: Outline) -> None:
    """Where an entry's heading is lost, it opens with its bare percent and its date.

    It must follow the line that closes the entry before it, so that a figure and a date
    within a narrative are none; on a page without such lines the shape alone decides.
    """
    first = found.begins.get(Part.REPORTS, found.begins.get(Part.SECTION, 0))
    later = (at for part, at in found.begins.items() if part > Part.REPORTS)
    filled = list(lines.filled(first, min(later, default=found.length)))
    headed = found.marks.get("report", [])
    has_separators = any(_SEPARATOR in lines.texts[index] for index in filled)
    starts: list[int] = []
    for position, (before, index) in enumerate(pairwise(filled)):
        if not (_DATED.match(lines.texts[index]) and _PERCENT.match(lines.texts[before])):
            continue
        follows_end = position > 0 and _SEPARATOR in lines.texts[filled[position - 1]]
        opens_first = not headed and not starts
        if follows_end or (not headed and (opens_first or not has_separators)):
            starts.append(before)
    if starts:
        found.marks["report"] = sorted({*headed, *starts})
        found.begins.setdefault(Part.REPORTS, starts[0])


def _find_bare_strategy(lines: Lines, found: Outline) -> None:
    """Without a heading, the strategy opens with its widest level, which the others continue."""
    first = found.begins.get(Part.SECTION, found.marks.get("evaluator", [0])[0]) + 1
    later = (at for part, at in found.begins.items() if part > Part.STRATEGY)
    filled = list(lines.filled(first, min(later, default=found.length)))
    texts = [lines.texts[index] for index in filled]
    for position, index in enumerate(filled):
        if opens_strategy(texts[position], texts[position + 1 :]):
            found.begins[Part.STRATEGY] = index
            return


def _is_plan_step(lines: Lines, index: int) -> bool:
    """Whether the line opens a step: alone on its line, with a start below it, or all in one."""
    texts = lines.texts[index : index + _STEP_REACH]
    if _STEP_START_WITHIN.search(texts[0]):
        return True
    return _STEP_ALONE.match(texts[0]) is not None and any(
        _STEP_START.match(text) for text in texts[1:]
    )
