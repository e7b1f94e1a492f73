"""The warehouse file: load, ask, copy. This module and warehouse/connection.py know duckdb."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import duckdb

from schema.records import SearchText
from warehouse import arrivals, completion, layout, reading, search_words, timelines
from warehouse.arrivals import AMONG, KnownSource, Row, StoredDocument
from warehouse.connection import (
    ASKING,
    EXPORTING,
    STORAGE_VERSION,
    being_written,
    close_but_for,
    connect_for_reading,
    connect_for_writing,
    explaining,
    refuse_second_open,
)
from warehouse.errors import WarehouseError
from warehouse.generations import is_generation
from warehouse.lineages import Lineages, forget_rows
from warehouse.linking import Linking
from warehouse.reading import Result
from warehouse.room import Room

if TYPE_CHECKING:
    from schema.records import Run

__all__ = [
    "STORAGE_VERSION",
    "KnownSource",
    "Result",
    "Row",
    "StoredDocument",
    "Warehouse",
    "WarehouseError",
]

_FETCHED_AT_ONCE = 1_000
_PUBLISHED = (
    "is a published generation, which others may have open: load with tidtam refresh,"
    " or give another file"
)


class Warehouse:
    """An open warehouse file; use it as a context manager.

    Every method raises `WarehouseError`, and never an error of duckdb itself.
    """

    def __init__(
        self, path: Path, connection: duckdb.DuckDBPyConnection, *, writable: bool
    ) -> None:
        """For `open` and `open_read_only`."""
        self.path = path
        self._connection = connection
        self._writable = writable
        self._cursors: list[duckdb.DuckDBPyConnection] = []
        self._for_each_cursor: tuple[str, ...] = ()
        self._closed = False
        self._room = Room(self._fetch)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open for writing, and create or complete the file's tables and views.

        No other process can open the file until it is closed. Raises
        `WarehouseError` where the file is locked, damaged, of a newer version
        or not a DuckDB file, where it cannot be created, and where it is a
        published generation.
        """
        if is_generation(path):
            raise WarehouseError(path, f"{path} {_PUBLISHED}")
        refuse_second_open(path)
        warehouse = cls(path, connect_for_writing(path), writable=True)
        being_written.add(path.resolve())
        try:
            with explaining(path), warehouse._transaction():
                completion.complete(path, warehouse._fetch, warehouse._append)
        except BaseException:
            warehouse._close_quietly()
            raise
        return warehouse

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """Open for asking: nothing can be written, and no other file be read.

        Any number of processes may read at once. Of a folder of generations the
        current one is opened. Raises `WarehouseError` where the file is missing,
        locked by a writer, damaged or not a DuckDB file.
        """
        return cls(path, connect_for_reading(path, ASKING), writable=False)

    @classmethod
    def open_to_export(cls, path: Path, folder: Path) -> Self:
        """Open for asking, and for `copy_to_parquet` into files below `folder`, which is there.

        All else is as with `open_read_only`.
        """
        warehouse = cls(path, connect_for_reading(path, EXPORTING), writable=False)
        try:
            with explaining(path):
                close_but_for(folder, warehouse._connection)
        except BaseException:
            warehouse._close_quietly()
            raise
        return warehouse

    def __enter__(self) -> Self:
        """The warehouse itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close; an error of closing does not hide one that is already under way."""
        if error is None:
            self.close()
        else:
            self._close_quietly()

    def close(self) -> None:
        """Write everything into the one file and let go of it; results end here."""
        try:
            if self._writable and not self._closed:
                with explaining(self.path):
                    self._connection.execute("CHECKPOINT")
        finally:
            self._close_quietly()

    def source_files(self, prefixes: Collection[str] | None = None) -> dict[str, KnownSource]:
        """What was last seen at each path, by the absolute path.

        `prefixes` limits it to the paths that begin with one of them; a folder's
        prefix should end in "/".
        """
        sql = f"SELECT {', '.join(KnownSource._fields)} FROM source_file"
        if prefixes is None:
            found = self._fetch(sql)
        else:
            given = "SELECT 1 FROM unnest(?::VARCHAR[]) AS given(prefix)"
            begins = "starts_with(rtrim(input, '/') || '/' || source, prefix)"
            found = self._fetch(f"{sql} WHERE EXISTS ({given} WHERE {begins})", list(prefixes))
        return {known.path: known for known in map(KnownSource._make, found)}

    def known_documents(
        self, document_ids: Collection[str] | None = None
    ) -> dict[str, StoredDocument]:
        """Every stored document by its id, or those of the given ids only."""
        sql = f"SELECT {', '.join(StoredDocument._fields)} FROM document"
        if document_ids is None:
            found = self._fetch(sql)
        else:
            found = self._fetch(f"{sql} WHERE document_id {AMONG}", list(document_ids))
        return {stored.document_id: stored for stored in map(StoredDocument._make, found)}

    def is_unfinished(self) -> bool:
        """Whether documents were stored by a run later than any that is recorded as ended."""
        ((answer,),) = self._fetch(
            "SELECT (SELECT max(run_id) FROM document) > coalesce(max(run_id), '') FROM run"
        )
        return bool(answer)

    def load(
        self, rows: Mapping[str, Sequence[Row]], replaced: Collection[str] = frozenset()
    ) -> None:
        """Store `rows` (by table, values in the order of its columns) in one transaction.

        Everything stored under the document ids in `replaced` goes first; ids
        that are not stored cost only their look-up. Rows of `source_file`
        replace what was stored of the same path. Rows of `quarantine` do so
        too, but count one attempt more and keep `first_seen`; a path that is
        now read leaves the quarantine. Rows of `search_text` are those of `TextWords`: their
        words are stored with them. `timeline_report` is made anew for the projects told of.

        Timestamps are stored in UTC: those without a zone are taken as UTC.
        Raises `WarehouseError`, with `table` where rows of one were refused;
        then nothing of the load is stored.
        """
        self._refuse_unless_writable()
        if unknown := rows.keys() - layout.statements("tables").keys():
            raise WarehouseError(self.path, f"there is no table {', '.join(sorted(unknown))}")
        with explaining(self.path):
            if self._room.is_due:
                self._connection.execute("CHECKPOINT")
                self._room.let_go()
        with explaining(self.path), self._room.for_load(rows), self._transaction():
            stored = arrivals.stored_among(replaced, self._fetch)
            released = timelines.projects_reported_by(stored, self._fetch)
            arrivals.forget_documents(stored, self._fetch, self._room.hold)
            for table, added in rows.items():
                if table == SearchText.table:
                    search_words.store_words(added, self._fetch, self._append)
                else:
                    self._append(table, arrivals.settled(table, added, self._fetch))
            arrivals.release(rows, self._fetch)
            timelines.tell_anew(rows, released, self._fetch, self._room.hold)

    def record_run(self, run: "Run") -> None:
        """Store what a batch did; a row of the same `run_id` is replaced."""
        self._refuse_unless_writable()
        with explaining(self.path), self._transaction():
            arrivals.forget("run", "run_id", [run.run_id], self._fetch, self._room.hold)
            self._append("run", [run.as_row()])

    def linking(self, run_id: str) -> Linking | None:
        """What links between plans and projects are made from; None where the run changes none."""
        return Linking.of(self._fetch, run_id)

    def replace_links(self, links: Mapping[str, Sequence[Row]]) -> None:
        """Store rows of `project_link` by the document id of their plan, in place of the plan's."""
        self._refuse_unless_writable()
        with explaining(self.path), self._transaction():
            arrivals.forget(
                "project_link", "document_id", links.keys(), self._fetch, self._room.hold
            )
            self._append("project_link", [row for rows in links.values() for row in rows])

    def lineages(self, rules_version: str) -> Lineages:
        """What lineages between years are made from, and what is stored of them."""
        return Lineages(self._fetch, rules_version)

    def replace_lineages(
        self, rows: Mapping[str, Sequence[Row]], gone: Mapping[str, Sequence[Row]]
    ) -> None:
        """Store rows of the lineage tables, by table, in place of those that are `gone`."""
        self._refuse_unless_writable()
        with explaining(self.path), self._transaction():
            for table, dropped in gone.items():
                forget_rows(table, dropped, self._fetch)
            for table, added in rows.items():
                self._append(table, added)

    def is_kept_up(self) -> bool:
        """Whether no other version has written the file since, as `open` would put right."""
        return timelines.are_current(self._fetch)

    def lacks_words(self) -> bool:
        """Whether some documents cannot be searched: an earlier version loaded them."""
        return search_words.lacks_words(self._fetch)

    def unsearched(self) -> list[str]:
        """Ids of the documents that cannot be searched, in their order."""
        return search_words.unsearched(self._fetch)

    def rows_of(
        self, table: str, columns: Sequence[str], document_ids: Collection[str]
    ) -> list[Row]:
        """The named columns of a table's rows of these documents."""
        return search_words.rows_of(table, columns, document_ids, self._fetch)

    def tidy_words(self) -> None:
        """Drop the words of texts that have gone, where they are many. Searches find the same."""
        self._refuse_unless_writable()
        with explaining(self.path), self._transaction():
            search_words.tidy_words(self._fetch)

    def query(self, sql: str, *values: object) -> Result:
        """Answer one reading statement; its rows are fetched as they are read.

        `values` stand in the places of the statement's question marks.
        Raises `WarehouseError` for several statements, for any other kind of
        statement, for a warehouse that is open for writing, and for what the
        database finds wrong, with the line it points at.
        """
        if self._writable:
            raise WarehouseError(self.path, "open the warehouse read-only to query it")
        with explaining(self.path):
            if refused := reading.refusal(sql, self._connection.extract_statements):
                raise WarehouseError(self.path, refused)
            cursor = self._cursor()
            self._cursors.append(cursor)
            return Result(_names(cursor.execute(sql, values)), self._rows(cursor))

    def copy_to_parquet(self, sql: str, file: Path) -> int:
        """Write the answer to a reading statement to a Parquet file; returns its rows.

        The file must be below the folder of `open_to_export`.
        """
        quoted = str(file.resolve()).replace("'", "''")
        with explaining(self.path):
            if refused := reading.refusal(sql, self._connection.extract_statements):
                raise WarehouseError(self.path, refused)
            copy = f"COPY ({sql}) TO '{quoted}' (FORMAT parquet, COMPRESSION zstd)"
            return int(self._connection.execute(copy).fetchall()[0][0])

    def run_checks(self) -> dict[str, list[dict[str, object]]]:
        """The bad rows that each check finds, by the name of the check; [] where all is well."""
        found = {}
        with explaining(self.path):
            for name, sql in layout.statements("checks").items():
                answer = self._connection.execute(sql)
                names = _names(answer)
                found[name] = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        return found

    def _append(self, table: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        # By name: in a file of an earlier version the columns added since stand last.
        is_stored = table in layout.statements("tables")
        names = [column.name for column in layout.columns(table)] if is_stored else None
        try:
            with self._connection.appender(table, columns=names) as appender:
                appender.append_rows(rows)
                appender.flush()
        except (duckdb.DataError, duckdb.ProgrammingError) as error:
            raise WarehouseError(self.path, f"{table}: {error}", table) from error

    def _fetch(self, sql: str, *values: object) -> list[Row]:
        with explaining(self.path):
            return self._connection.execute(sql, values).fetchall()

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        cursor = self._connection.cursor()
        for statement in self._for_each_cursor:
            cursor.execute(statement)
        return cursor

    def _rows(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[Row]:
        with explaining(self.path):
            while batch := cursor.fetchmany(_FETCHED_AT_ONCE):
                yield from batch
        cursor.close()
        self._cursors.remove(cursor)

    def _refuse_unless_writable(self) -> None:
        if not self._writable:
            raise WarehouseError(self.path, f"{self.path} is open read-only")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.begin()
        try:
            yield
            self._connection.commit()
        except BaseException:
            # After a full disk duckdb has rolled back by itself, and a second time is an error.
            with suppress(duckdb.Error):
                self._connection.rollback()
            raise

    def _close_quietly(self) -> None:
        for connection in (*self._cursors, self._connection):
            with suppress(duckdb.Error):
                connection.close()
        if self._writable and not self._closed:
            being_written.discard(self.path.resolve())
        self._closed = True


def _names(answer: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    return tuple(column[0] for column in answer.description or ())
