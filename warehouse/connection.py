"""Connections to the warehouse file, with the settings that each use needs.

This module and warehouse/store.py alone know duckdb.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError, explained
from warehouse.generations import CURRENT

STORAGE_VERSION = "v1.2.0"
"""The oldest DuckDB whose tools can open the file; analysts' tools still embed DuckDB 1.x."""

_NO_DOWNLOADS: dict[str, bool | str] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
LEAN_MEGABYTES = 128
"""What duckdb holds of the file while loading; by default it takes four fifths of the machine."""
_LEAN: dict[str, bool | str] = {**_NO_DOWNLOADS, "memory_limit": f"{LEAN_MEGABYTES}MB"}
ASKING: dict[str, bool | str] = {
    **_NO_DOWNLOADS,
    "enable_external_access": False,
    "lock_configuration": True,
    # Without it `FROM name` reads variables of the calling Python code.
    "python_enable_replacements": False,
}
"""Settings for reading: nothing can be written, and no other file be read."""
EXPORTING: dict[str, bool | str] = {
    **_NO_DOWNLOADS,
    "python_enable_replacements": False,
    "memory_limit": "1GB",
}
"""Settings for reading and copying to files; not yet closed: `close_but_for` lets a folder in."""
STAGING: dict[str, bool | str] = {**EXPORTING, "memory_limit": "384MB"}
"""Settings for staging: a site of 100,000 projects is built in less than a gigabyte, all told."""
IN_WAREHOUSE = ("USE warehouse",)
IN_CUT = ("USE cut",)
ROWS_A_GROUP = 2048
"""Rows of a group, the least that there can be. A checkpoint rewrites the groups that have changed,
and the last of every table: where they are small 100,000 documents load in 33 s instead of 59."""
being_written: set[Path] = set()
"""The files that this process has open for writing. A second open of a file weakens its lock on it,
even where duckdb refuses it: other processes could then read in the midst of a load."""


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Raise duckdb's errors as `WarehouseError`, and an interrupted query as Ctrl-C is raised."""
    try:
        yield
    except duckdb.Error as error:
        raise WarehouseError(path, explained(path, str(error))) from error
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


def connect_for_writing(path: Path) -> duckdb.DuckDBPyConnection:
    """Connect to the file, which is made if need be, with little memory and in UTC."""
    # Resolved: a bare name like "md:..." would be taken for a service, and a link would get a
    # write-ahead log of its own.
    file = str(path.resolve())
    quoted = file.replace("'", "''")
    options = f"TYPE duckdb, STORAGE_VERSION '{STORAGE_VERSION}', ROW_GROUP_SIZE {ROWS_A_GROUP}"
    with explaining(path):
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


def connect_for_reading(path: Path, config: dict[str, bool | str]) -> duckdb.DuckDBPyConnection:
    """Connect with `ASKING` or `EXPORTING`; of a folder of generations to the current one."""
    return _connected(
        path, lambda file: duckdb.connect(str(file), read_only=True, config={**config})
    )


def connect_for_staging(path: Path, folder: Path) -> duckdb.DuckDBPyConnection:
    """Connect for reading as `connect_for_reading` does, with two databases beside the file.

    Both are in memory: `staged` for views of files below `folder`, which are all that can be
    reached, and `cut` for a part of the warehouse. A cursor has to begin with `IN_WAREHOUSE` or
    `IN_CUT`.
    """

    def connect(file: Path) -> duckdb.DuckDBPyConnection:
        quoted = str(file).replace("'", "''")
        connection = duckdb.connect(config={**STAGING})
        try:
            connection.execute(f"ATTACH '{quoted}' AS warehouse (TYPE duckdb, READ_ONLY)")
            for beside in ("staged", "cut"):
                connection.execute(f"ATTACH ':memory:' AS {beside}")
            close_but_for(folder, connection)
        except BaseException:
            connection.close()
            raise
        return connection

    return _connected(path, connect)


def _connected(
    path: Path, connect: Callable[[Path], duckdb.DuckDBPyConnection]
) -> duckdb.DuckDBPyConnection:
    named = path / CURRENT if path.is_dir() else path
    if not named.exists():
        raise WarehouseError(path, f"{named} does not exist: load something into it first")
    refuse_second_open(named)
    while True:
        file = named.resolve()
        try:
            with explaining(path):
                return connect(file)
        except WarehouseError:
            # Since the link was read another generation may have taken the place of this one.
            if file == named.resolve():
                raise


def close_but_for(folder: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Keep a connection made with `EXPORTING` from every file but those below `folder`."""
    below = str(folder.resolve()).replace("'", "''")
    # In this order: once access is off, no folder can be let in.
    for setting in (
        # It would go to standard output.
        "enable_progress_bar = false",
        f"allowed_directories = ['{below}']",
        f"temp_directory = '{below}'",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")


def refuse_second_open(path: Path) -> None:
    """Raise `WarehouseError` where this process has the file open for writing."""
    if path.resolve() in being_written:
        raise WarehouseError(path, explained(path, "Unique file handle conflict"))
