"""The .sql files: what the warehouse consists of, and the dictionary in their comments."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from importlib.resources import files
from typing import Literal, NamedTuple

# Of texts of some thousand letters duckdb by itself would keep most as they are: a file of pages is
# a sixth with zstd, and so is what a refresh copies.
_COLUMN = re.compile(
    r"^ {4}(?P<name>\w+) (?P<type>[A-Z]+(?:\(\d+,\d+\)|\[\])?)(?: USING COMPRESSION zstd)?,? +"
    r"-- (?P<meaning>.+)$"
)

STORED_COLUMNS = """
    SELECT table_name, column_name, data_type FROM duckdb_columns()
    WHERE database_name = current_database() AND schema_name = current_schema()
"""
"""Asks a file for every column it holds: `types_by_table` reads the answer."""

ObjectKind = Literal["tables", "views", "checks", "kept"]


class Column(NamedTuple):
    """A column of a table: its name, its DuckDB type, and what its values mean."""

    name: str
    type: str
    meaning: str


@cache
def statements(kind: ObjectKind) -> dict[str, str]:
    """The SQL of every table, view or check by its name, in the order of the names.

    Of `kept` it is what a table is made by that is kept up at each load.
    """
    folder = files("warehouse") / kind
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return {
        name.removesuffix(".sql"): (folder / name).read_text(encoding="utf-8") for name in names
    }


@cache
def views_in_order() -> tuple[str, ...]:
    """The names of the views, each behind those that it reads."""
    views = statements("views")
    reads = {
        view: {other for other in views if re.search(rf"\b(?:FROM|JOIN)\s+{other}\b", sql)}
        for view, sql in views.items()
    }
    return tuple(TopologicalSorter(reads).static_order())


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of `table` as its file declares them, one a line, in their order."""
    lines = statements("tables")[table].splitlines()
    return tuple(Column(**found.groupdict()) for line in lines if (found := _COLUMN.match(line)))


@cache
def document_tables() -> tuple[str, ...]:
    """The tables whose rows belong to one document, and go when it is replaced."""
    # A path and its document are two things: these tables are kept by path.
    by_path = {"failed_attempt", "quarantine", "source_file"}
    return tuple(
        table
        for table in statements("tables")
        if table not in by_path and any(c.name == "document_id" for c in columns(table))
    )


def types_by_table(stored: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    """The types of columns by their name, for every table, from the answer to `STORED_COLUMNS`."""
    types: dict[str, dict[str, str]] = {}
    for table, name, data_type in stored:
        types.setdefault(table, {})[name] = data_type
    return types


def missing_columns(stored: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, Column]]:
    """The table and column of all that is declared but not among the `stored` types by name."""
    for table in statements("tables"):
        for column in columns(table):
            if column.name not in stored[table]:
                yield table, column


def undeclared_columns(stored: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str]]:
    """The table, name and type of all that is stored otherwise than it is declared."""
    for table in statements("tables"):
        declared = {column.name: column.type for column in columns(table)}
        for name, data_type in stored[table].items():
            if declared.get(name) != data_type:
                yield table, name, data_type
