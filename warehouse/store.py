"""The warehouse file: open, load, ask. The only module that knows duckdb."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import duckdb

from schema.agencies import all_agencies
from schema.records import Agency
from warehouse import arrivals, layout, reading
from warehouse.arrivals import AMONG, KnownSource, Row, StoredDocument
from warehouse.errors import WarehouseError, explained
from warehouse.generations import CURRENT, is_generation
from warehouse.lineages import Lineages, forget_rows
from warehouse.linking import Linking
from warehouse.reading import Result

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

STORAGE_VERSION = "v1.2.0"
"""The oldest DuckDB whose tools can open the file; analysts' tools still embed DuckDB 1.x."""

_NO_DOWNLOADS: dict[str, bool | str] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# What duckdb holds of the file while loading; by default it takes four fifths of the machine.
_MEGABYTE = 1024 * 1024
_LEAN_MEGABYTES = 128
_LEAN: dict[str, bool | str] = {**_NO_DOWNLOADS, "memory_limit": f"{_LEAN_MEGABYTES}MB"}
_BYTES_A_CHARACTER = 12
"""Memory for a character of a page's text: three bytes of UTF-8, in the page and in its records,
and once more while they are written."""
_ASKING: dict[str, bool | str] = {
    **_NO_DOWNLOADS,
    "enable_external_access": False,
    "lock_configuration": True,
    # Without it `FROM name` reads variables of the calling Python code.
    "python_enable_replacements": False,
}
# Not yet closed: `open_to_export` lets one folder in first.
_EXPORTING: dict[str, bool | str] = {
    **_NO_DOWNLOADS,
    "python_enable_replacements": False,
    "memory_limit": "1GB",
}
# A checkpoint rewrites the last row group of every table. Small ones keep that cost from growing
# with the warehouse: 100,000 documents load in 33 s instead of 59, in half the memory.
_ROWS_A_GROUP = 2048
_FETCHED_AT_ONCE = 1_000
_PUBLISHED = (
    "is a published generation, which others may have open: load with tidtam refresh,"
    " or give another file"
)
# A second open of a file weakens this process's lock on it, even where duckdb refuses it: other
# processes could then read in the midst of a load.
_being_written: set[Path] = set()


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
        self._closed = False
        self._megabytes = _LEAN_MEGABYTES

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
        _refuse_second_open(path)
        warehouse = cls(path, _connect_for_writing(path), writable=True)
        _being_written.add(path.resolve())
        try:
            with _explained(path), warehouse._transaction():
                warehouse._complete()
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
        return cls(path, _connect_for_reading(path, _ASKING), writable=False)

    @classmethod
    def open_to_export(cls, path: Path, folder: Path) -> Self:
        """Open for asking, and for `copy_to_parquet` into files below `folder`, which is there.

        All else is as with `open_read_only`.
        """
        warehouse = cls(path, _connect_for_reading(path, _EXPORTING), writable=False)
        below = str(folder.resolve()).replace("'", "''")
        try:
            with _explained(path):
                # In this order: once access is off, no folder can be let in.
                for setting in (
                    # It would go to standard output.
                    "enable_progress_bar = false",
                    f"allowed_directories = ['{below}']",
                    f"temp_directory = '{below}'",
                    "enable_external_access = false",
                    "lock_configuration = true",
                ):
                    warehouse._connection.execute(f"SET {setting}")
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
                with _explained(self.path):
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
        now read leaves the quarantine.

        Timestamps are stored in UTC: those without a zone are taken as UTC.
        Raises `WarehouseError`, with `table` where rows of one were refused;
        then nothing of the load is stored.
        """
        self._refuse_unless_writable()
        if unknown := rows.keys() - layout.statements("tables").keys():
            raise WarehouseError(self.path, f"there is no table {', '.join(sorted(unknown))}")
        with _explained(self.path):
            self._make_room(rows.get("document_page", ()))
        with _explained(self.path), self._transaction():
            arrivals.forget_documents(replaced, self._fetch)
            for table, added in rows.items():
                self._append(table, arrivals.settled(table, added, self._fetch))
            arrivals.release(rows, self._fetch)

    def record_run(self, run: "Run") -> None:
        """Store what a batch did; a row of the same `run_id` is replaced."""
        self._refuse_unless_writable()
        with _explained(self.path), self._transaction():
            arrivals.forget("run", "run_id", [run.run_id], self._fetch)
            self._append("run", [run.as_row()])

    def linking(self, run_id: str) -> Linking | None:
        """What links between plans and projects are made from; None where the run changes none."""
        return Linking.of(self._fetch, run_id)

    def replace_links(self, links: Mapping[str, Sequence[Row]]) -> None:
        """Store rows of `project_link` by the document id of their plan, in place of the plan's."""
        self._refuse_unless_writable()
        with _explained(self.path), self._transaction():
            arrivals.forget("project_link", "document_id", links.keys(), self._fetch)
            self._append("project_link", [row for rows in links.values() for row in rows])

    def lineages(self, rules_version: str) -> Lineages:
        """What lineages between years are made from, and what is stored of them."""
        return Lineages(self._fetch, rules_version)

    def replace_lineages(
        self, rows: Mapping[str, Sequence[Row]], gone: Mapping[str, Sequence[Row]]
    ) -> None:
        """Store rows of the lineage tables, by table, in place of those that are `gone`."""
        self._refuse_unless_writable()
        with _explained(self.path), self._transaction():
            for table, dropped in gone.items():
                forget_rows(table, dropped, self._fetch)
            for table, added in rows.items():
                self._append(table, added)

    def query(self, sql: str, *values: object) -> Result:
        """Answer one reading statement; its rows are fetched as they are read.

        `values` stand in the places of the statement's question marks.
        Raises `WarehouseError` for several statements, for any other kind of
        statement, for a warehouse that is open for writing, and for what the
        database finds wrong, with the line it points at.
        """
        if self._writable:
            raise WarehouseError(self.path, "open the warehouse read-only to query it")
        with _explained(self.path):
            if refused := reading.refusal(sql, self._connection.extract_statements):
                raise WarehouseError(self.path, refused)
            cursor = self._connection.cursor()
            self._cursors.append(cursor)
            return Result(_names(cursor.execute(sql, values)), self._rows(cursor))

    def copy_to_parquet(self, sql: str, file: Path) -> int:
        """Write the answer to a reading statement to a Parquet file; returns its rows.

        The file must be below the folder of `open_to_export`.
        """
        quoted = str(file.resolve()).replace("'", "''")
        with _explained(self.path):
            if refused := reading.refusal(sql, self._connection.extract_statements):
                raise WarehouseError(self.path, refused)
            copy = f"COPY ({sql}) TO '{quoted}' (FORMAT parquet, COMPRESSION zstd)"
            return int(self._connection.execute(copy).fetchall()[0][0])

    def run_checks(self) -> dict[str, list[dict[str, object]]]:
        """The bad rows that each check finds, by the name of the check; [] where all is well."""
        found = {}
        with _explained(self.path):
            for name, sql in layout.statements("checks").items():
                answer = self._connection.execute(sql)
                names = _names(answer)
                found[name] = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        return found

    def _make_room(self, pages: Sequence[Row]) -> None:
        """Let duckdb hold more where a load is large; a load must fit into its memory."""
        characters = sum(len(value) for page in pages for value in page if isinstance(value, str))
        megabytes = max(_LEAN_MEGABYTES, characters * _BYTES_A_CHARACTER // _MEGABYTE)
        if megabytes != self._megabytes:
            self._connection.execute(f"SET memory_limit = '{megabytes}MB'")
            self._megabytes = megabytes

    def _complete(self) -> None:
        for sql in layout.statements("tables").values():
            self._connection.execute(sql)
        self._add_missing_columns()
        self._fill_agencies()
        for view in layout.views_in_order():
            self._connection.execute(layout.statements("views")[view])

    def _add_missing_columns(self) -> None:
        stored = layout.types_by_table(self._fetch(layout.STORED_COLUMNS))
        for table, name, data_type in layout.undeclared_columns(stored):
            message = (
                f"{self.path} was written by a newer version or another program: its column"
                f" {table}.{name} ({data_type}) is not known here; upgrade, or use another file"
            )
            raise WarehouseError(self.path, message, table)
        for table, column in layout.missing_columns(stored):
            self._connection.execute(f"ALTER TABLE {table} ADD COLUMN {column.name} {column.type}")

    def _fill_agencies(self) -> None:
        """Put the agencies that come with the program in place of others; equal ones stay."""
        names = ", ".join(column.name for column in layout.columns(Agency.table))
        wanted = [agency.as_row() for agency in all_agencies()]
        if self._fetch(f"SELECT {names} FROM {Agency.table} ORDER BY code") != wanted:
            self._connection.execute(f"DELETE FROM {Agency.table}")
            self._append(Agency.table, wanted)

    def _append(self, table: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        # By name: in a file of an earlier version the columns added since stand last.
        names = [column.name for column in layout.columns(table)]
        try:
            with self._connection.appender(table, columns=names) as appender:
                appender.append_rows(rows)
                appender.flush()
        except (duckdb.DataError, duckdb.ProgrammingError) as error:
            raise WarehouseError(self.path, f"{table}: {error}", table) from error

    def _fetch(self, sql: str, *values: object) -> list[Row]:
        with _explained(self.path):
            return self._connection.execute(sql, values).fetchall()

    def _rows(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[Row]:
        with _explained(self.path):
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
            _being_written.discard(self.path.resolve())
        self._closed = True


def _names(answer: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    return tuple(column[0] for column in answer.description or ())


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Raise duckdb's errors as `WarehouseError`, and an interrupted query as Ctrl-C is raised."""
    try:
        yield
    except duckdb.Error as error:
        raise WarehouseError(path, explained(path, str(error))) from error
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


def _connect_for_writing(path: Path) -> duckdb.DuckDBPyConnection:
    # Resolved: a bare name like "md:..." would be taken for a service, and a link would get a
    # write-ahead log of its own.
    file = str(path.resolve())
    quoted = file.replace("'", "''")
    options = f"TYPE duckdb, STORAGE_VERSION '{STORAGE_VERSION}', ROW_GROUP_SIZE {_ROWS_A_GROUP}"
    with _explained(path):
        connection = duckdb.connect(config={**_LEAN, "temp_directory": f"{file}.tmp"})
        try:
            connection.execute(f"ATTACH '{quoted}' AS warehouse ({options})")
            connection.execute("USE warehouse")
            # Timestamps with a zone are stored as the session's clock shows them.
            connection.execute("SET GLOBAL TimeZone = 'UTC'")
        except BaseException:
            connection.close()
            raise
    return connection


def _connect_for_reading(path: Path, config: dict[str, bool | str]) -> duckdb.DuckDBPyConnection:
    named = path / CURRENT if path.is_dir() else path
    if not named.exists():
        raise WarehouseError(path, f"{named} does not exist: load something into it first")
    _refuse_second_open(named)
    while True:
        file = named.resolve()
        try:
            with _explained(path):
                return duckdb.connect(str(file), read_only=True, config={**config})
        except WarehouseError:
            # Since the link was read another generation may have taken the place of this one.
            if file == named.resolve():
                raise


def _refuse_second_open(path: Path) -> None:
    if path.resolve() in _being_written:
        raise WarehouseError(path, explained(path, "Unique file handle conflict"))
