"""Table จ: the steps of a project, with a column a month in which marks show the work.

The two calendar years of a fiscal year stand over the months; which year a month is of
follows from their order, since a scan may move a year's heading to another column. The
marks are arrows that open and close (← →), an arrow in one cell (↔), crosses, squares.
"""

import re

from parsers.plan_body import PlanTable, Row
from parsers.plan_cells import cells_of
from parsers.plan_columns import Columns
from parsers.plan_state import Entry, Gathered, Month, Place, Step, StepsOfProject
from parsers.plan_values import is_dash, numbered

_MARK = re.compile(r"^[\s←→↔⟵⟶⟷⇐⇒⇔◄►◀▶<>\-–—=_xX×✓✔√/\\■□▪▬█●○•*+|]+$|^(?:ดำเนินการ|ตลอดปี)$")
_OPENS, _CLOSES = re.compile("[←⟵⇐◄◀<↔⟷⇔]"), re.compile("[→⟶⇒►▶>↔⟷⇔]")
_LONG = re.compile(r"[\-–—=_]{3}")
_YEAR, _QUARTER, _FISCAL_START = 12, 3, 10
_WEIGHTS = ("step_weight", "weight", "threshold")
_TOTAL = re.compile(r"[\s(]{0,3}รวม")


class StepReader:
    """Reads tables of steps into the plan's projects with steps."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._named: StepsOfProject | None = None

    def name(self, number: str, text: str, index: int) -> None:
        """The project named above its table of steps."""
        self._named = StepsOfProject(number, text, Place(index, index + 1))
        self._gathered.steps.append(self._named)

    def name_goes_on(self, text: str) -> bool:
        """A line that goes on with the project's name; False once its steps are read."""
        if self._named is None or self._named.steps:
            return False
        self._named.name = f"{self._named.name}\n{text}".strip()
        return True

    def _begins_anew(self, table: PlanTable, columns: Columns) -> bool:
        """A table that counts from 1 again is another project's, though none is named."""
        if self._named is None or not self._named.steps or not table.rows:
            return False
        cells = cells_of(columns, table.rows[0], None)
        return "1" in (numbered(cells.get("number", ""))[0], numbered(cells.get("step", ""))[0])

    def read(self, table: PlanTable, columns: Columns) -> None:
        """Read a table's rows as steps of the project named last."""
        if self._named is None or (table.head and self._begins_anew(table, columns)):
            self.name("", "", table.start)
        assert self._named is not None
        calendar = _calendar(columns, self._gathered.fiscal_year)
        undated = _undated(columns, calendar)
        for row in table.rows:
            cells = cells_of(columns, row, None)
            name = cells.get("step") or cells.get("project", "")
            if _TOTAL.match(name) or all(is_dash(cell) for cell in row.cells):
                continue
            step = Step(Entry(Place(row.start, row.end), cells))
            _read_marks(step, row, calendar)
            texts = (row.cells[at] for at in undated if at < len(row.cells))
            step.unread += (text for text in texts if not is_dash(text))
            before = self._named.steps[-1] if self._named.steps else None
            if before is not None and _continues(cells, step):
                before.entry.go_on(row, cells, {})
                before.marked += step.marked
                before.unread += step.unread
            elif name or step.marked:
                self._named.steps.append(step)


def weight_of(cells: dict[str, str]) -> str:
    """A step's share of the work; some forms call it a weight, some only a percent."""
    return next((text for key in _WEIGHTS if (text := cells.get(key))), "")


def _continues(cells: dict[str, str], step: Step) -> bool:
    """A row without a number, weight and marks goes on with the step above it."""
    if weight_of(cells) or cells.get("cumulative") or step.marked:
        return False
    return not numbered(cells.get("number", "") or cells.get("step", ""))[0]


def _calendar(columns: Columns, fiscal_year: int | None) -> dict[int, list[Month]]:
    """The months that each column of the calendar stands for: one, or those of a quarter."""
    months = {at: [month] for at, month in _of_months(columns, fiscal_year).items()}
    has_years = _are_of_years(columns)
    for at, quarter in enumerate(columns.quarters):
        year = columns.years[at] if has_years else fiscal_year
        if quarter is not None and year is not None and at not in months:
            first = (quarter - 1) * _QUARTER + _FISCAL_START
            months[at] = [
                (year - (month <= _YEAR), (month - 1) % _YEAR + 1)
                for month in range(first, first + _QUARTER)
            ]
    return months


def _are_of_years(columns: Columns) -> bool:
    """Whether each quarter comes once in each of several years, which are fiscal as it is.

    Over the quarters of one fiscal year its two calendar years may stand.
    """
    placed = [
        (year, quarter)
        for year, quarter in zip(columns.years, columns.quarters, strict=True)
        if quarter is not None
    ]
    is_repeated = len({quarter for _, quarter in placed}) < len(placed)
    return is_repeated and len(set(placed)) == len(placed) and all(year for year, _ in placed)


def _undated(columns: Columns, calendar: dict[int, list[Month]]) -> list[int]:
    """The columns of months and quarters of which no year is known."""
    placed = enumerate(zip(columns.months, columns.quarters, strict=True))
    return [at for at, marks in placed if any(marks) and at not in calendar]


def _of_months(columns: Columns, fiscal_year: int | None) -> dict[int, Month]:
    """The Buddhist year and the month of each month's column.

    The year goes up where the month goes back. A single year over months that pass from
    December to January is the fiscal year, so are the plan's own where none is printed.
    """
    places = [(at, month) for at, month in enumerate(columns.months) if month is not None]
    printed = sorted({year for at, _ in places if (year := columns.years[at]) is not None})
    if not places or not (printed or fiscal_year):
        return {}
    rises, rise, before = [], 0, places[0][1]
    for _, month in places:
        rise += month < before
        before = month
        rises.append(rise)
    one_year = len(printed) <= 1
    base = (printed or [fiscal_year or 0])[0] - (rise if one_year else 0)
    return {at: (base + up, month) for (at, month), up in zip(places, rises, strict=True)}


def _read_marks(step: Step, row: Row, calendar: dict[int, list[Month]]) -> None:
    last = max(calendar, default=None)
    marks: list[str] = []
    for at, cell in enumerate(row.cells):
        is_of_calendar = last is not None and (at in calendar or at > last)
        if last is None or not is_of_calendar or not cell or is_plain_dash(cell):
            continue
        if not _MARK.match(cell):
            step.unread.append(cell)
        elif at in calendar:
            marks.append(cell)
            step.marked += calendar[at]
        else:
            # The scan has put a mark beyond the last month of the form.
            marks.append(cell)
            step.is_beyond = True
            step.marked.append(calendar[last][-1])
    if len(marks) == 1 and _is_unclear(marks[0]):
        step.unread += marks


def _is_unclear(mark: str) -> bool:
    """A lone mark that does not show its months: half of a pair of arrows, or a long arrow.

    A long one stands in a cell that spans months, of which only the first is known.
    """
    opens, closes = _OPENS.search(mark) is not None, _CLOSES.search(mark) is not None
    return opens != closes or (opens and _LONG.search(mark) is not None)


def is_plain_dash(cell: str) -> bool:
    """A lone hyphen says that there is nothing; a longer line is a mark."""
    return cell.strip() in ("-", "–", "_")
