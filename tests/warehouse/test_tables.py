"""The tables are the record classes: the same columns, in the same order, each explained."""

import re
import types
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest

from schema.records import TABLES
from warehouse import layout
from warehouse.store import Warehouse

TYPES = {
    str: {"VARCHAR"},
    int: {"INTEGER", "BIGINT"},
    float: {"DOUBLE"},
    bool: {"BOOLEAN"},
    date: {"DATE"},
    datetime: {"TIMESTAMP"},
    Decimal: {"DECIMAL(18,2)"},
    list: {"INTEGER[]"},
}


def plain(annotation: Any) -> Any:
    """The Python type behind `Annotated`, `Literal` and `| None`."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return plain(get_args(annotation)[0])
    if origin is Literal:
        return str
    if origin in (Union, types.UnionType):
        (kept,) = (part for part in get_args(annotation) if part is not type(None))
        return plain(kept)
    return origin or annotation


def test_there_is_a_file_for_every_class_and_no_other() -> None:
    assert set(layout.statements("tables")) == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_the_fields_in_their_order(table: str) -> None:
    assert [column.name for column in layout.columns(table)] == list(TABLES[table].model_fields)


@pytest.mark.parametrize("table", TABLES)
def test_column_types_hold_the_fields(table: str) -> None:
    for column in layout.columns(table):
        field = TABLES[table].model_fields[column.name]
        assert column.type in TYPES[plain(field.annotation)], column.name


@pytest.mark.parametrize("table", TABLES)
def test_units_in_names_have_their_type(table: str) -> None:
    for column in layout.columns(table):
        if column.name.endswith("_baht"):
            assert column.type == "DECIMAL(18,2)"
        if column.name.endswith(("_percent", "_value")):
            assert column.type == "DOUBLE"
        if column.name in ("bytes", "modified_ns"):
            assert column.type == "BIGINT"


@pytest.mark.parametrize("table", TABLES)
def test_every_column_says_when_it_is_null(table: str) -> None:
    assert layout.statements("tables")[table].startswith("-- One row is ")
    for column in layout.columns(table):
        required = TABLES[table].model_fields[column.name].is_required()
        nullable = type(None) in get_args(TABLES[table].model_fields[column.name].annotation)
        assert "NULL" in column.meaning, column.name
        if required and not nullable:
            assert "never NULL" in column.meaning, column.name
        if nullable:
            assert "never NULL" not in column.meaning, column.name


def test_timestamps_are_said_to_be_utc() -> None:
    for table in TABLES:
        for column in layout.columns(table):
            assert (column.type == "TIMESTAMP") <= ("UTC" in column.meaning)


def test_the_file_holds_what_is_declared(path: Path) -> None:
    Warehouse.open(path).close()
    with Warehouse.open_read_only(path) as warehouse:
        for table in TABLES:
            described = [row[:2] for row in warehouse.query(f"DESCRIBE {table}").rows]
            assert described == [column[:2] for column in layout.columns(table)]


@pytest.mark.parametrize("view", layout.statements("views"))
def test_every_column_of_a_view_is_explained(view: str, path: Path) -> None:
    sql = layout.statements("views")[view]
    assert sql.startswith("-- One row is ")
    Warehouse.open(path).close()
    with Warehouse.open_read_only(path) as warehouse:
        names = [row[0] for row in warehouse.query(f"DESCRIBE {view}").rows]
    for name in names:
        assert re.search(rf"\b{name},? +-- .+", sql), name


@pytest.mark.parametrize("check", layout.statements("checks"))
def test_every_check_says_what_a_bad_row_is(check: str) -> None:
    assert layout.statements("checks")[check].startswith("-- One row is ")
