"""The data dictionary: what every table and view holds, from the comments of the .sql files."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from warehouse import layout
from warehouse.layout import Column
from warehouse.store import Warehouse


class Entry(NamedTuple):
    """A table or a view: what one row of it is, and its columns in their order."""

    name: str
    kind: Literal["table", "view"]
    meaning: str
    columns: tuple[Column, ...]


def names() -> list[str]:
    """The names of all tables, then of all views, each in alphabetical order."""
    return [*layout.statements("tables"), *layout.statements("views")]


def entries() -> list[Entry]:
    """Every table and view, in the order of `names`.

    The types of a view's columns are asked of an empty warehouse, made for it and thrown away;
    raises `WarehouseError` where none can be made.
    """
    return [*_tables(), *_views()]


def _tables() -> Iterator[Entry]:
    for name, sql in layout.statements("tables").items():
        yield Entry(name, "table", _opening(sql), layout.columns(name))


def _views() -> Iterator[Entry]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        Warehouse.open(path).close()
        with Warehouse.open_read_only(path) as warehouse:
            for name, sql in layout.statements("views").items():
                described = [row[:2] for row in warehouse.query(f"DESCRIBE {name}").rows]
                columns = tuple(Column(c, kind, _meaning(sql, c)) for c, kind in described)
                yield Entry(name, "view", _opening(sql), columns)


def _opening(sql: str) -> str:
    """The comment that a file opens with, as one line."""
    lines = sql.splitlines()
    stop = next(i for i, line in enumerate(lines) if not line.startswith("--"))
    return " ".join(line.removeprefix("--").strip() for line in lines[:stop])


def _meaning(sql: str, column: str) -> str:
    """The comment behind a column of the outermost SELECT, which is the last at a line's start."""
    chosen = sql[sql.rindex("\nSELECT\n") :]
    found = re.search(rf"\b{column},? +-- (.+)", chosen)
    if found is None:
        raise ValueError(f"no comment explains the column {column}")
    return found[1]
