"""A warehouse asked part by part: what its views tell of some projects, in little memory.

A view over everything holds much of everything. Cut down to the documents that tell of some
thousand projects it answers the same of these, however many others there are.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Self

from warehouse import layout, reading, timelines
from warehouse.connection import IN_CUT, IN_WAREHOUSE, connect_for_staging, explaining
from warehouse.store import Warehouse, WarehouseError

_TELLING = ("project_snapshot", "progress_report", "plan_step", "evaluation", "indicator")
"""The tables whose records name the project that they are of."""
_CUT = (*_TELLING, "timeline_report", "indicator_quarter", "finding", "document", "document_page")
_VIEWS = frozenset(
    {
        "project",
        "progress_timeline",
        "progress_curve",
        "stated_problem",
        "late_project",
        "indicator_attainment",
        "budget_use",
        "project_lineage",
    }
)


class StagingWarehouse(Warehouse):
    """A warehouse open for asking, of which answers can be kept in a folder, and parts be cut.

    A staged answer is asked for as `staged.NAME`. The files go with the folder, which is the
    caller's.
    """

    _folder: Path

    @classmethod
    def open_to_stage(cls, path: Path, folder: Path) -> Self:
        """Open for `query`, `stage` and `cut`; `folder` is there.

        Raises as `open_read_only` does.
        """
        warehouse = cls(path, connect_for_staging(path, folder), writable=False)
        warehouse._for_each_cursor = IN_WAREHOUSE
        warehouse._folder = folder.resolve()
        try:
            warehouse._refuse_what_others_wrote()
        except BaseException:
            warehouse._close_quietly()
            raise
        return warehouse

    def _refuse_what_others_wrote(self) -> None:
        """What another version has loaded would be missing from the rows that this one keeps up."""
        with explaining(self.path), closing(self._cursor()) as cursor:
            stored = layout.types_by_table(cursor.execute(layout.STORED_COLUMNS).fetchall())
            is_complete = all(table in stored for table in _CUT) and timelines.are_current(
                lambda sql: cursor.execute(sql).fetchall()
            )
        if not is_complete:
            message = (
                f"{self.path} was last written by another version: run tidtam ingest or tidtam"
                " refresh once, which brings it up to date"
            )
            raise WarehouseError(self.path, message)

    def stage(self, name: str, sql: str) -> int:
        """Keep the answer to a reading statement, in its order, as `staged.NAME`; its rows.

        Raises `WarehouseError` as `query` does, and where the disk is full.
        """
        file = _quoted(str(self._folder / f"{name}.parquet"))
        with explaining(self.path):
            if refused := reading.refusal(sql, self._connection.extract_statements):
                raise WarehouseError(self.path, refused)
            with closing(self._cursor()) as cursor:
                copied = cursor.execute(f"COPY (\n{sql}\n) TO {file} (FORMAT parquet)").fetchall()
                cursor.execute(f"CREATE VIEW staged.main.{name} AS FROM read_parquet({file})")
        return int(copied[0][0])

    def cut(self, first: str, behind: str) -> "Cut":
        """The part that tells of the projects from one code to before another.

        The next cut takes its place. Raises `WarehouseError`.
        """
        with explaining(self.path), closing(self._cursor()) as cursor:
            for statement in _cutting(_quoted(first), _quoted(behind)):
                cursor.execute(statement)
        return Cut(self)


class Cut(Warehouse):
    """A part of a warehouse, for `query`; it closes with the warehouse that it was cut from.

    It has all rows of the documents that tell of its projects, and the views of these: what they
    tell of other projects may be half. `part.asked` has the codes of its projects. Staged answers
    can be asked for too.
    """

    def __init__(self, whole: StagingWarehouse) -> None:
        """For `StagingWarehouse.cut`."""
        super().__init__(whole.path, whole._connection, writable=False)
        self._for_each_cursor = IN_CUT
        self._folder = whole._folder

    def keep(self, name: str, sql: str) -> None:
        """Keep the answer to a reading statement, in its order, as `part.NAME`."""
        with explaining(self.path):
            if refused := reading.refusal(sql, self._connection.extract_statements):
                raise WarehouseError(self.path, refused)
            with closing(self._cursor()) as cursor:
                cursor.execute(f"CREATE OR REPLACE TABLE cut.part.{name} AS\n{sql}")

    def put_by(self, name: str, number: int) -> None:
        """Put `part.NAME` to those of earlier cuts as `staged.NAME`.

        `number` is the cut's own; it is the added column `part_no`.
        """
        with explaining(self.path), closing(self._cursor()) as cursor:
            file = _quoted(str(self._folder / f"{name}-{number:06d}.parquet"))
            numbered = f"SELECT *, {number} AS part_no FROM cut.part.{name}"
            cursor.execute(f"COPY ({numbered}) TO {file} (FORMAT parquet)")
            files = _quoted(str(self._folder / f"{name}-*.parquet"))
            cursor.execute(
                f"CREATE OR REPLACE VIEW staged.main.{name} AS FROM read_parquet({files})"
            )


def _cutting(first: str, behind: str) -> Iterator[str]:
    within = f"project_code >= {first} AND project_code < {behind}"
    yield "CREATE SCHEMA IF NOT EXISTS cut.part"
    yield (
        "CREATE OR REPLACE TABLE cut.part.asked AS"
        f" SELECT DISTINCT project_code FROM warehouse.main.project_snapshot WHERE {within}"
    )
    told = " UNION ".join(
        f"SELECT document_id FROM warehouse.main.{table} WHERE {within}" for table in _TELLING
    )
    yield f"CREATE OR REPLACE TABLE cut.part.chosen AS {told}"
    for table in _CUT:
        yield (
            f"CREATE OR REPLACE TABLE cut.main.{table} AS"
            f" FROM warehouse.main.{table} SEMI JOIN cut.part.chosen USING (document_id)"
        )
    yield "CREATE OR REPLACE TABLE cut.main.agency AS FROM warehouse.main.agency"
    yield (
        "CREATE OR REPLACE TABLE cut.main.lineage_project AS FROM warehouse.main.lineage_project"
        " WHERE lineage_id IN"
        f" (SELECT lineage_id FROM warehouse.main.lineage_project WHERE {within})"
    )
    yield from IN_CUT
    for view in layout.views_in_order():
        if view in _VIEWS:
            yield layout.statements("views")[view]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
