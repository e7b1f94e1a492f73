"""The project tables of a plan: strategic projects, the agency's own, and routine work.

The forms of the three parts differ in their columns only: a strategy's code, an issue
above the table, or outputs (ผลผลิต) among the rows. Numbers stand in a column of their
own, or before the name.
"""

import re
from typing import NamedTuple

from parsers.plan_body import PlanTable, Row
from parsers.plan_cells import cells_of, heading_of
from parsers.plan_columns import Columns
from parsers.plan_state import Entry, Gathered, Issue, Level, Place, Project, Total
from parsers.plan_text import most_alike, one_line, squeezed
from parsers.plan_values import is_dash, numbered

ROUTINE = 3

_TOTAL = re.compile(r"รวม.{0,60}$")
_PROGRAMME = re.compile(r"[0-9.\s]{0,5}(?:แผนงาน|ด้าน(?!ที่))")
_NONE = re.compile(r"[-–(\s]{0,4}ไม่มี(?:โครงการ.{0,40})?[-–)\s]{0,4}$")
_OPENS_NAME = re.compile(
    r"[\s\-–•]{0,3}(?:โครงการ|กิจกรรม|งาน|การ|ค่าใช้จ่าย|จ้าง|ก่อสร้าง|ปรับปรุง|แผน|พัฒนา|จัด|ขุด|ซ่อม)"
)


class Under(NamedTuple):
    """What stands above a table of projects: its part, issue, strategy and unit of amounts."""

    part: int
    issue: Issue | None
    chain: tuple[Level, ...]
    unit: str
    is_summary: bool


class ProjectReader:
    """Reads project tables, one after the other, into the plan's projects and totals."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._output: str | None = None
        self._last: Project | None = None

    def read(self, table: PlanTable, columns: Columns, under: Under) -> None:
        """Read a table's rows; a summary adds only projects that no table gave before."""
        part, heading = under.part, _budget_heading(columns, under.unit)
        if table.head and part != ROUTINE:
            # A routine table's outputs and rows go on in the next one; others begin anew.
            self._output = None
        if self._last is not None and self._last.part != part:
            self._last, self._output = None, None
        for row in table.rows:
            cells = cells_of(columns, row, self._gathered.fiscal_year)
            if _NONE.match(" ".join(row.filled)) or all(is_dash(cell) for cell in row.cells):
                continue
            if not self._read_total(row, cells, heading, part):
                project = self._project(row, cells, columns, part)
                if project is not None and not (under.is_summary and self._is_known(project)):
                    project.heading = heading
                    project.issue_no = under.issue.number if under.issue is not None else None
                    project.chain = under.chain
                    self._gathered.projects.append(project)
                    self._last = project

    def _is_known(self, project: Project) -> bool:
        names = [known.name for known in self._gathered.projects if known.part == project.part]
        return most_alike(project.name, names) is not None

    def _read_total(self, row: Row, cells: dict[str, str], heading: str, part: int) -> bool:
        label = next((cell for cell in row.filled if _TOTAL.match(squeezed(cell))), None)
        if label is None or cells.get("number") or not cells.get("budget"):
            return False
        before = sum(1 for project in self._gathered.projects if project.part == part)
        known = Place(row.start, row.end)
        total = Total(known, part, one_line(label), cells["budget"], heading, before)
        self._gathered.totals.append(total)
        return True

    def _project(
        self, row: Row, cells: dict[str, str], columns: Columns, part: int
    ) -> Project | None:
        """The project that a row opens; None where it only goes on, or names an output."""
        self._note_output(cells)
        name = cells.get("project") or cells.get("supporting_project") or ""
        before, bare = numbered(name)
        own = numbered(cells.get("number", ""))[0]
        if not name:
            if self._last is not None and not (cells.get("output") or own):
                self._last.entry.go_on(row, cells, {})
            return None
        if self._last is not None and self._continues(self._last, cells, before or own):
            self._last.entry.go_on(row, cells, {})
            self._last.name = f"{self._last.name}\n{name}"
            return None
        # Beside outputs the column of numbers counts these, and projects are numbered within.
        number = before if part == ROUTINE and "output" in columns else own or before
        entry = Entry(Place(row.start, row.end), cells)
        return Project(entry, part, number, bare, output=self._output)

    @staticmethod
    def _continues(last: Project, cells: dict[str, str], number: str) -> bool:
        """A name without a number, budget and unit goes on with the row above.

        So does one in a table of numbered rows that does not open as names of projects do:
        a page has parted the row.
        """
        if number or cells.get("budget"):
            return False
        if last.entry.cells.get("number") and not _OPENS_NAME.match(cells.get("project", "")):
            return True
        others = ("unit", "policy", "output", "strategy_code")
        return not any(cells.get(key) for key in others)

    def _note_output(self, cells: dict[str, str]) -> None:
        """The output that the rows below belong to, or the programme where none is printed."""
        text = one_line(numbered(cells.get("output", ""))[1])
        if _PROGRAMME.match(text) and "ผลผลิต" in text:
            text = text[text.index("ผลผลิต") :]
        self._output = text or self._output


def _budget_heading(columns: Columns, unit: str) -> str:
    """The heading of the amounts, with the unit above the table where it prints none itself."""
    heading = heading_of(columns, "budget")
    return heading if "บาท" in squeezed(heading) else f"{heading} ({unit})" if unit else heading
