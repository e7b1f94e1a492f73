"""The indicator tables of a plan: ก, ข, ค, ง and ฉ, told apart by their columns.

An indicator's number stands in a column of its own (ค) or before its name (ข, ฉ); a row
without a name goes on with the one above, in the same table or in the next. So does one at
the top of a page that has no number where the one above has.
"""

import re

from parsers.plan_body import PlanTable, Row
from parsers.plan_cells import baselines_of, cells_of
from parsers.plan_columns import Columns
from parsers.plan_scoring import level_key
from parsers.plan_state import Entry, Gathered, Indicator, Place, Scoring
from parsers.plan_text import one_line
from parsers.plan_values import coded, is_dash, numbered

_TOTAL = re.compile(r"รวม")


class IndicatorReader:
    """Reads indicator tables, one after the other, into the plan's indicators."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._last: Indicator | None = None

    @property
    def last(self) -> Indicator | None:
        """The indicator that was read last."""
        return self._last

    def read(self, table: PlanTable, columns: Columns, source: str, component: str | None) -> None:
        """Read a table's rows as indicators of the table that `source` names."""
        for row in table.rows:
            cells = cells_of(columns, row, self._gathered.fiscal_year)
            baselines = baselines_of(columns, row)
            if baselines:
                cells["baseline"] = ""
            if _TOTAL.match(one_line(cells.get("indicator", ""))) or all(
                is_dash(cell) for cell in row.cells
            ):
                continue
            if self._continues(row, cells, source):
                assert self._last is not None
                self._last.entry.go_on(row, cells, baselines)
                self._last.name = self._last.entry.cells.get("indicator", "")
            elif cells.get("indicator"):
                self._open(row, cells, baselines, source, component)
                self._score(row, columns)

    def _continues(self, row: Row, cells: dict[str, str], source: str) -> bool:
        if self._last is None or self._last.source != source:
            return False
        name = cells.get("indicator", "")
        if not name:
            return True
        if cells.get("number") or numbered(name)[0] or coded(name)[0]:
            return False
        if source == "ค" and self._last.entry.cells.get("number"):
            # Every row of a numbered table has its number; a page has parted this one.
            return True
        if numbered(self._last.name)[0] is not None and self._is_over_page(row):
            return True
        given: tuple[str, ...] = (
            "target",
            "weight",
            "measure_unit",
            "project",
            "supporting_project",
            "baseline",
        )
        if source == "ฉ":
            given = (*given, "definition")
        return not any(cells.get(key) for key in given)

    def _is_over_page(self, row: Row) -> bool:
        """Whether a page turns between the row before and this one."""
        assert self._last is not None
        before = self._gathered.span(self._last.entry.place)
        return self._gathered.lines.span(row.start, row.end).page != (
            before.page_end or before.page
        )

    def _open(
        self,
        row: Row,
        cells: dict[str, str],
        baselines: dict[int, str],
        source: str,
        component: str | None,
    ) -> None:
        self._last = Indicator(
            Entry(Place(row.start, row.end), cells, dict(baselines)),
            source,
            component,
            numbered(cells.get("number", ""))[0],
            cells["indicator"],
        )
        self._gathered.indicators.append(self._last)

    def _score(self, row: Row, columns: Columns) -> None:
        """The levels of a table that gives each of them a column beside the indicator."""
        levels = [
            Entry(Place(row.start, row.end), {"level": str(level), level_key("", text): text})
            for at, level in enumerate(columns.levels)
            if level is not None and at < len(row.cells) and (text := row.cells[at])
        ]
        if levels:
            self._gathered.scorings.append(Scoring(self._last, levels))
