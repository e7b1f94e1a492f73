"""What an analyst sends can read the warehouse, and nothing else of the machine."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from warehouse.store import Warehouse, WarehouseError

if TYPE_CHECKING:
    from tests.warehouse.conftest import Load, Make

ATTEMPTS = [
    "CREATE TABLE mine (a INTEGER)",
    "CREATE TEMP TABLE mine AS SELECT 1",
    "CREATE OR REPLACE VIEW project AS SELECT 1",
    "INSERT INTO document SELECT * FROM document",
    "WITH gone AS (INSERT INTO run SELECT * FROM run RETURNING run_id) FROM gone",
    "UPDATE document SET status = 'failed'",
    "DELETE FROM document",
    "DROP TABLE document",
    "ALTER TABLE document ADD COLUMN mine INTEGER",
    "TRUNCATE document",
    "ATTACH '{folder}/other.duckdb'",
    "DETACH warehouse",
    "USE temp",
    "COPY document TO '{folder}/out.csv'",
    "COPY (SELECT 1) TO '{folder}/out.parquet'",
    "COPY document FROM '/etc/passwd'",
    "EXPORT DATABASE '{folder}/out'",
    "IMPORT DATABASE '{folder}/out'",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_blob('/etc/passwd')",
    "SELECT * FROM read_json('/etc/passwd')",
    "SELECT * FROM read_parquet('/etc/passwd')",
    "SELECT * FROM sniff_csv('/etc/passwd')",
    "SELECT * FROM glob('/etc/*')",
    "FROM '/etc/passwd'",
    "FROM '/etc/hosts.csv'",
    "FROM 'https://example.org/a.csv'",
    "SELECT getenv('HOME')",
    "FROM query('CREATE TABLE mine (a INTEGER)')",
    "FROM python_variable",
    "INSTALL httpfs",
    "LOAD json",
    "LOAD '{folder}/a.duckdb_extension'",
    "SET enable_external_access = true",
    "SET lock_configuration = false",
    "RESET enable_external_access",
    "SET VARIABLE a = 1",
    "PRAGMA enable_profiling",
    "PRAGMA database_list",
    "CALL pragma_version()",
    "CHECKPOINT",
    "VACUUM",
    "BEGIN",
    "PREPARE mine AS SELECT 1",
    "EXECUTE mine",
    "EXPLAIN ANALYZE CREATE TEMP TABLE mine AS SELECT 1",
    "EXPLAIN ANALYZE COPY document TO '{folder}/out.csv'",
    "EXPLAIN (ANALYZE) DELETE FROM document",
    "/* a */ EXPLAIN ANALYZE CREATE TEMP TABLE mine AS SELECT 1",
    "SELECT 1; SELECT 2",
    "SELECT 1; DROP TABLE document",
    "EXPLAIN SELECT 1; DROP TABLE document",
    "PIVOT document ON kind",
    "",
    "-- nothing",
]


@pytest.fixture
def warehouse(path: Path, make: "Make", load: "Load") -> Iterator[Warehouse]:
    load(make.document(1))
    with Warehouse.open_read_only(path) as warehouse:
        yield warehouse


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_refused(attempt: str, warehouse: Warehouse, path: Path) -> None:
    python_variable = ["what the process keeps to itself"]
    before = path.read_bytes()
    with pytest.raises(WarehouseError) as raised:
        list(warehouse.query(attempt.format(folder=path.parent)).rows)
    assert raised.value.path == path
    assert raised.value.message
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before
    assert list(warehouse.query("SELECT count(*) FROM document").rows) == [(1,)]
    assert python_variable


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1",
        "(SELECT 1)",
        "WITH a AS (SELECT 1 AS b) SELECT b FROM a",
        "FROM document",
        "VALUES (1)",
        "DESCRIBE document",
        "SHOW TABLES",
        "SUMMARIZE document",
        "EXPLAIN SELECT 1",
        "EXPLAIN ANALYZE SELECT 1",
        "explain (format json) from document",
        "PIVOT document ON kind IN ('progress_page') USING count(*)",
        "SELECT 1; -- the end",
        "SELECT ';'",
    ],
)
def test_allowed(sql: str, warehouse: Warehouse) -> None:
    assert list(warehouse.query(sql).rows)


def test_the_kind_of_statement_is_named(warehouse: Warehouse) -> None:
    with pytest.raises(WarehouseError, match=r"^DELETE is not possible here: send a single SELECT"):
        warehouse.query("DELETE FROM document")
    with pytest.raises(WarehouseError, match="expected one statement, found 2"):
        warehouse.query("SELECT 1; SELECT 2")


def test_a_pivot_without_values_is_told_what_it_needs(warehouse: Warehouse) -> None:
    with pytest.raises(WarehouseError, match=r"PIVOT \.\.\. ON column IN"):
        warehouse.query("PIVOT document ON kind")


def test_the_line_of_an_error_is_shown(warehouse: Warehouse) -> None:
    with pytest.raises(WarehouseError, match=r"LINE 2: .*no_such_column"):
        warehouse.query("SELECT kind,\n no_such_column\nFROM document")
    with pytest.raises(WarehouseError, match="LINE 1"):
        warehouse.query("SELEC 1")


def test_an_error_in_the_midst_of_the_rows_is_ours_too(warehouse: Warehouse) -> None:
    with pytest.raises(WarehouseError, match="convert"):
        sql = "SELECT CASE WHEN i > 90000 THEN 'a' ELSE '1' END::INTEGER FROM range(100000) AS t(i)"
        list(warehouse.query(sql).rows)


def test_rows_are_not_all_held(warehouse: Warehouse) -> None:
    rows = warehouse.query("SELECT i FROM range(1_000_000_000_000) AS t(i)").rows
    assert [next(rows) for _ in range(3)] == [(0,), (1,), (2,)]


def test_two_answers_are_read_side_by_side(warehouse: Warehouse) -> None:
    first = warehouse.query("SELECT i AS a FROM range(5000) AS t(i)")
    second = warehouse.query("SELECT -i AS b FROM range(5000) AS t(i)")
    assert (first.columns, second.columns) == (("a",), ("b",))
    assert sum(a + b for (a,), (b,) in zip(first.rows, second.rows, strict=True)) == 0


def test_a_warehouse_open_for_writing_answers_no_queries(path: Path) -> None:
    with (
        Warehouse.open(path) as warehouse,
        pytest.raises(WarehouseError, match="open the warehouse read-only"),
    ):
        warehouse.query("SELECT 1")
