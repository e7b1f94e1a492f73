"""The walk through a plan: each line and table is read as what the headings above it say.

A heading opens a part, a table or a text; prose goes on with what was opened last. What
is of no known part is left untaken, and so becomes a finding.
"""

import re
from collections.abc import Callable
from functools import partial

from parsers.plan_body import Item, PlanTable, Prose
from parsers.plan_contents import contents_end, headings_in
from parsers.plan_headings import Heading, Kind, heading, subcomponent
from parsers.plan_issues import extend_level, issue_of, open_level
from parsers.plan_sections import letter_of, part_of, part_title
from parsers.plan_state import Component, Gathered, Place, Total
from parsers.plan_tables import Standing, TableReaders
from parsers.plan_text import squeezed
from parsers.plan_unruled import is_of_unruled_table
from parsers.plan_values import numbered
from schema.thai.patterns import DIGIT

_COMPONENT_WEIGHT = re.compile(
    rf"(?:ร้อยละ|น้ำหนัก|คะแนน)[^0-9๐-๙(]{{0,12}}({DIGIT}[0-9๐-๙.]{{0,5}})"
    rf"|[(\s]({DIGIT}[0-9๐-๙.]{{0,5}})\s?(?:คะแนน|%|เปอร์เซ)"
)
_NAMES_INDICATOR = "ตัวชี้วัดที่"
_TITLE_LETTERS = 200
_TITLE_LINES = 8
"""Lines within which a title ends; what follows with figures is text of no known part."""
_HAS_DIGITS = re.compile(r"\d")


class Walk:
    """Reads the items of a plan in their order into what is gathered.

    `_flow` names what a line without a heading goes on with: the plan's front matter, a
    title, a text of an issue, an aside that no record holds, the rows of a table without
    ruling, or nothing ("read").
    """

    def __init__(self, gathered: Gathered, items: list[Item]) -> None:
        self._gathered = gathered
        self._items = items
        self._tables = TableReaders(gathered)
        self._has_parts = any(_opens_part(item) for item in items)
        self._at = Standing()
        self._flow = "front"
        self._title_end = 0
        self._openers: dict[Kind, Callable[[int, Prose, Heading], None]] = {
            "contents": self._open_front,
            "front": self._open_front,
            "vision": self._open_vision,
            "part": self._open_part,
            "table": self._open_table,
            "strategy": self._open_strategy,
            "issue": self._open_issue,
            "objective": partial(self._open_text, "objective"),
            "key_indicator": partial(self._open_text, "key_indicator"),
            "link": self._open_link,
            "component": self._open_component,
            "scoring": self._open_scoring,
            "project_name": self._open_project_name,
            "footnote": self._open_aside,
            "none": self._open_none,
            "total": self._open_total,
            "unit": self._open_unit,
            "aside": self._open_aside,
        }

    def run(self) -> None:
        """Read every item."""
        contents = contents_end(self._items)
        self._gathered.body_start = self._body_start(contents)
        for place, item in enumerate(self._items):
            if place in contents:
                self._take_contents(item)
            elif isinstance(item, PlanTable):
                known = self._tables.read(item, self._at)
                self._flow = "read" if known or self._flow != "front" else "front"
            else:
                self._read_prose(place, item)

    def _body_start(self, contents: set[int]) -> int:
        """The line of the first part; the first line of a plan without parts."""
        parts = (
            item.index
            for place, item in enumerate(self._items)
            if place not in contents and isinstance(item, Prose) and _opens_part(item)
        )
        return next(parts, 0)

    def _take_contents(self, item: Item) -> None:
        """The contents name the parts and tables that the plan must have."""
        start, end = (
            (item.index, item.index + 1) if isinstance(item, Prose) else (item.start, item.end)
        )
        for opened in headings_in(item):
            if opened.kind in ("part", "table"):
                self._gathered.expected.setdefault(_section_name(opened), start)
        self._gathered.lines.take(start, end)

    def _read_prose(self, place: int, line: Prose) -> None:
        if self._flow == "scoring":
            last = self._tables.indicators.last
            if self._tables.scoring.read_sentence(line.index, line.text, last):
                self._take(line)
                return
        opened = self._opened_by(line.text)
        if self._is_of_unruled_table(line, opened):
            self._flow = "rows"
            if opened is not None and opened.kind == "footnote":
                self._take(line)
            return
        if opened is None:
            self._go_on(line)
            return
        self._take(line)
        if self._flow != "front" or opened.kind in _OPENS_BODY or not self._has_parts:
            self._openers[opened.kind](place, line, opened)

    def _opened_by(self, text: str) -> Heading | None:
        # Where a component is open, `1.2 ประสิทธิภาพ...` opens another; elsewhere it is an item.
        opened = subcomponent(text) if self._at.component is not None else None
        if opened is None and not self._has_parts:
            opened = part_title(text)
        return opened or heading(text)

    def _is_of_unruled_table(self, line: Prose, opened: Heading | None) -> bool:
        if self._flow == "front" and self._has_parts:
            return False
        kind = None if opened is None else opened.kind
        kind = "scoring" if opened and opened.label.endswith(_NAMES_INDICATOR) else kind
        is_row = is_of_unruled_table(line, kind, goes_on=self._flow == "rows")
        # Above a table of part 1 or 2 stands a strategy, within the tables of part 4 a cell.
        is_strategy = kind == "strategy" and self._at.section is None and len(line.cells) < 2
        return is_row and not is_strategy

    def _take(self, line: Prose) -> None:
        self._gathered.lines.take(line.index, line.index + 1)

    def _go_on(self, line: Prose) -> None:
        """A line without a heading goes on with what is open."""
        flow, index, text = self._flow, line.index, line.text
        if flow == "vision":
            self._add_vision(index, text)
        elif flow in ("name", "objective", "key_indicator"):
            if self._at.issue is not None:
                self._at.issue.add_line(flow, index, text)
        elif flow == "strategy":
            extend_level(self._at, index, text)
        elif flow == "project_name":
            if not self._tables.steps.name_goes_on(text):
                return
        elif flow == "scoring":
            self._tables.scoring.go_on(index, text)
        elif flow == "read" or (flow == "title" and self._is_below_title(line)):
            return
        self._take(line)

    def _is_below_title(self, line: Prose) -> bool:
        return line.index > self._title_end and _HAS_DIGITS.search(line.text) is not None

    # What headings open. Each takes the item's place, its line, and the heading.

    def _open_front(self, place: int, line: Prose, opened: Heading) -> None:
        self._flow = "front" if self._at.part is None else "aside"

    def _open_aside(self, place: int, line: Prose, opened: Heading) -> None:
        if opened.label == "สรุปโครงการ":
            self._at.is_summary = True
        elif opened.label.endswith(_NAMES_INDICATOR):
            self._tables.scoring.expect(*numbered(opened.text))
        self._flow = "aside"

    def _open_none(self, place: int, line: Prose, opened: Heading) -> None:
        self._gathered.answer(self._at.section or self._at.part)
        self._flow = "read"

    def _open_unit(self, place: int, line: Prose, opened: Heading) -> None:
        """The unit of the amounts in the table below."""
        self._at.unit = opened.text

    def _open_vision(self, place: int, line: Prose, opened: Heading) -> None:
        if self._gathered.vision_place is not None:
            return
        self._gathered.vision_place = Place(line.index, line.index + 1)
        if opened.text:
            self._add_vision(line.index, opened.text)
        self._flow = "vision"

    def _add_vision(self, index: int, text: str) -> None:
        assert self._gathered.vision_place is not None
        self._gathered.vision.append(text)
        self._gathered.vision_place.end = index + 1

    def _open_part(self, place: int, line: Prose, opened: Heading) -> None:
        title = opened.text or self._text_after(place)
        self._at = Standing(part=part_of(opened.number, title))
        if opened.number:
            self._gathered.sections.add(_section_name(opened))
        if self._at.part is not None:
            self._gathered.announce(self._at.part, line.index)
        self._open_title(line)

    def _open_title(self, line: Prose) -> None:
        self._flow, self._title_end = "title", line.index + _TITLE_LINES

    def _text_after(self, place: int) -> str:
        """The two lines that a title may go on with: up to a table or another heading."""
        texts: list[str] = []
        for item in self._items[place + 1 : place + 3]:
            if not isinstance(item, Prose) or heading(item.text) is not None:
                break
            texts.append(item.text)
        return " ".join(texts)

    def _open_table(self, place: int, line: Prose, opened: Heading) -> None:
        """A lettered table of part 4; the letter gives way to what the title says."""
        title = squeezed(f"{opened.text} {self._text_after(place)}"[:_TITLE_LETTERS])
        letter = letter_of(opened.number, title)
        self._at = Standing(part=4, section=letter)
        self._gathered.sections.add(f"ตาราง {letter}")
        if letter is not None:
            self._gathered.announce(letter, line.index)
        self._open_title(line)

    def _open_component(self, place: int, line: Prose, opened: Heading) -> None:
        self._at.component = opened.number
        weight = _COMPONENT_WEIGHT.search(opened.text)
        if weight:
            known = Place(line.index, line.index + 1)
            self._gathered.components.append(
                Component(opened.number, weight[1] or weight[2], known)
            )
        self._open_title(line)

    def _open_strategy(self, place: int, line: Prose, opened: Heading) -> None:
        at = self._at
        if at.section is not None or at.part in (3, 4):
            self._flow = "aside"
            return
        open_level(at, line, opened)
        self._flow = "strategy"

    def _open_issue(self, place: int, line: Prose, opened: Heading) -> None:
        issue = issue_of(self._gathered.issues, line, opened)
        part = 2 if self._at.part is None else self._at.part
        self._at = Standing(part=part, section=self._at.section, issue=issue)
        # Table ข prints the issues of part 2 again.
        is_new = not issue.texts.get("name")
        if is_new:
            issue.add("name", opened.text)
        self._flow = "name" if is_new else "aside"

    def _open_text(self, key: str, place: int, line: Prose, opened: Heading) -> None:
        """A text of the issue; below its links to the city's strategy they are the city's."""
        issue = self._at.issue
        if issue is None or self._at.is_linking or issue.links or issue.texts.get(key):
            self._flow = "aside"
            return
        self._flow = key
        issue.add_line(key, line.index, opened.text)

    def _open_link(self, place: int, line: Prose, opened: Heading) -> None:
        self._at.is_linking = self._at.issue is not None
        self._flow = "aside"

    def _open_scoring(self, place: int, line: Prose, opened: Heading) -> None:
        self._tables.scoring.head(opened.text, self._tables.indicators.last)
        self._flow = "scoring"

    def _open_project_name(self, place: int, line: Prose, opened: Heading) -> None:
        if self._at.section != "จ" and self._at.part != 4:
            self._flow = "aside"
            return
        self._tables.steps.name(opened.number, opened.text, line.index)
        self._flow = "project_name"

    def _open_total(self, place: int, line: Prose, opened: Heading) -> None:
        part, self._flow = self._at.part, "read"
        if part not in (1, 2, 3):
            return
        before = sum(1 for project in self._gathered.projects if project.part == part)
        known = Place(line.index, line.index + 1)
        total = Total(known, part, opened.label, f"{opened.number} บาท", "", before)
        self._gathered.totals.append(total)


_OPENS_BODY = ("part", "table", "vision", "front", "contents")


def _opens_part(item: Item) -> bool:
    opened = heading(item.text) if isinstance(item, Prose) else None
    return opened is not None and opened.kind == "part"


def _section_name(opened: Heading) -> str:
    return f"ส่วนที่ {opened.number}" if opened.kind == "part" else f"ตาราง {opened.number}"
