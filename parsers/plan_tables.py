"""The tables of a plan: each handed to the reader of its kind."""

from dataclasses import dataclass, field

from parsers.plan_body import PlanTable
from parsers.plan_calendar import StepReader
from parsers.plan_cells import cells_of
from parsers.plan_columns import Columns
from parsers.plan_indicators import IndicatorReader
from parsers.plan_kinds import TableKind, kind_of
from parsers.plan_projects import ProjectReader, Under
from parsers.plan_scoring import ScoringReader
from parsers.plan_state import Entry, Gathered, Issue, Level, Place


@dataclass
class Standing:
    """Where in the plan a line stands: what the headings above it have opened.

    `section` is the letter of the table in part 4, `component` the evaluation's, `unit` that
    of the amounts below, `chain` the strategy that part 1 is at. A summary repeats projects
    of the tables before it.
    """

    part: int | None = None
    section: str | None = None
    component: str | None = None
    issue: Issue | None = None
    unit: str = ""
    chain: list[Level] = field(default_factory=list)
    is_linking: bool = False
    is_summary: bool = False


class TableReaders:
    """The readers of every kind of table, and what the table before had for columns."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._projects = ProjectReader(gathered)
        self.indicators = IndicatorReader(gathered)
        self.scoring = ScoringReader(gathered)
        self.steps = StepReader(gathered)
        self._columns: Columns | None = None

    def read(self, table: PlanTable, at: Standing) -> bool:
        """Read a table; False where it is of no known kind."""
        columns = table.columns
        if columns is None and self._goes_on(table):
            columns = self._columns
        kind = None
        if columns is not None:
            kind = kind_of(columns, at.section, at.component, at.part, at.issue is not None)
        self._columns = columns
        self._gathered.tables.append((table, kind))
        if columns is None or kind is None:
            return False
        self._gathered.lines.take(table.start, table.end)
        self._gathered.answer(at.section or at.part)
        self._gathered.answer(kind)
        self._dispatch(table, columns, kind, at)
        return True

    def _goes_on(self, table: PlanTable) -> bool:
        """A table without headings, as wide as the one before, goes on with it."""
        if self._columns is None:
            return False
        return max(len(row.cells) for row in table.rows) == len(self._columns.keys)

    def _dispatch(self, table: PlanTable, columns: Columns, kind: TableKind, at: Standing) -> None:
        if kind == "steps":
            self._gathered.sections.add("ตาราง จ")
            self.steps.read(table, columns)
        elif kind == "scoring":
            self.scoring.read(table, columns, self.indicators.last)
        elif kind == "city":
            self._read_city(table, columns)
        elif kind in (1, 2, 3):
            chain = tuple(at.chain) if kind == 1 else ()
            issue = at.issue if kind == 2 else None
            under = Under(int(kind), issue, chain, at.unit, at.is_summary)
            self._projects.read(table, columns, under)
        elif kind != "ignored":
            self._gathered.sections.add(f"ตาราง {kind}")
            component = at.component if kind in ("ค", "ฉ") else None
            self.indicators.read(table, columns, str(kind), component)

    def _read_city(self, table: PlanTable, columns: Columns) -> None:
        for row in table.rows:
            cells = cells_of(columns, row, self._gathered.fiscal_year)
            if cells.get("indicator"):
                entry = Entry(Place(row.start, row.end), cells)
                self._gathered.city_indicators.append(entry)
