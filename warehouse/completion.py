"""A file that is opened for writing gets all that this version's files have."""

from pathlib import Path

from schema.agencies import all_agencies
from schema.records import Agency
from warehouse import layout, timelines
from warehouse.arrivals import Append, Fetch
from warehouse.errors import WarehouseError


def complete(path: Path, fetch: Fetch, append: Append) -> None:
    """Create the tables and views that are not there, and fill what each load keeps up.

    Inside a transaction. Raises `WarehouseError` where the file has columns that are not known
    here; `path` is named in it.
    """
    are_current = timelines.are_current(fetch)
    for sql in layout.statements("tables").values():
        fetch(sql)
    _add_missing_columns(path, fetch)
    _fill_agencies(fetch, append)
    for view in layout.views_in_order():
        fetch(layout.statements("views")[view])
    if not are_current:
        timelines.tell_all_anew(fetch)
    timelines.mark_current(fetch)


def _add_missing_columns(path: Path, fetch: Fetch) -> None:
    stored = layout.types_by_table(fetch(layout.STORED_COLUMNS))
    for table, name, data_type in layout.undeclared_columns(stored):
        message = (
            f"{path} was written by a newer version or another program: its column"
            f" {table}.{name} ({data_type}) is not known here; upgrade, or use another file"
        )
        raise WarehouseError(path, message, table)
    for table, column in layout.missing_columns(stored):
        fetch(f"ALTER TABLE {table} ADD COLUMN {column.name} {column.type}")


def _fill_agencies(fetch: Fetch, append: Append) -> None:
    """Put the agencies that come with the program in place of others; equal ones stay."""
    names = ", ".join(column.name for column in layout.columns(Agency.table))
    wanted = [agency.as_row() for agency in all_agencies()]
    if fetch(f"SELECT {names} FROM {Agency.table} ORDER BY code") != wanted:
        fetch(f"DELETE FROM {Agency.table}")
        append(Agency.table, wanted)
