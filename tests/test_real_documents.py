"""The real documents, where they are at hand: two progress pages among other kinds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.batch import ingest
from ingest.summary import Complaint, Summary
from warehouse.store import Warehouse


class Quiet:
    """Progress that nobody watches."""

    def start(self, total: int) -> None: ...

    def advance(self, count: int) -> None: ...

    def complain(self, complaint: Complaint) -> None: ...


def load(folder: Path, warehouse: Path) -> Summary:
    return ingest([folder], warehouse, workers=1, dry_run=False, progress=Quiet())


@pytest.fixture(scope="module")
def loaded(
    real_documents: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Summary, Warehouse]]:
    path = tmp_path_factory.mktemp("real") / "tidtam.duckdb"
    summary = load(real_documents, path)
    with Warehouse.open_read_only(path) as warehouse:
        yield summary, warehouse


def rows(warehouse: Warehouse, sql: str) -> list[tuple[Any, ...]]:
    return list(warehouse.query(sql).rows)


def test_two_pages_load_and_all_else_is_not_recognised(loaded: tuple[Summary, Warehouse]) -> None:
    summary, warehouse = loaded
    assert summary.loaded == 2
    assert summary.partial == 0
    assert summary.quarantined == summary.seen - 2
    assert rows(warehouse, "SELECT DISTINCT reason FROM quarantine") == [("not_recognised",)]


def test_the_page_of_2564(loaded: tuple[Summary, Warehouse]) -> None:
    _, warehouse = loaded
    code = "03000000-6384"
    reports = rows(
        warehouse,
        "SELECT report_date, progress_percent FROM progress_report "
        f"WHERE project_code = '{code}' ORDER BY report_no",
    )
    assert len(reports) == 12
    assert reports[0] == (date(2020, 10, 26), 1.0)
    assert reports[-1] == (date(2021, 9, 20), 40.0)
    sql = f"SELECT count(*), sum(weight_percent) FROM plan_step WHERE project_code = '{code}'"
    assert rows(warehouse, sql) == [(9, 100.0)]
    sql = "SELECT quarter FROM indicator_quarter WHERE indicator_code = '0300-797' ORDER BY 1"
    assert rows(warehouse, sql) == [(1,), (2,), (3,), (4,)]
    sql = f"SELECT agency_name, fiscal_year FROM project WHERE project_code = '{code}'"
    assert rows(warehouse, sql) == [("สำนักงานคณะกรรมการข้าราชการกรุงเทพมหานคร", 2564)]


def test_the_page_of_2563(loaded: tuple[Summary, Warehouse]) -> None:
    _, warehouse = loaded
    code = "03000000-2457"
    sql = "SELECT count(*) FROM {} WHERE project_code = '" + code + "'"
    assert rows(warehouse, sql.format("progress_report")) == [(5,)]
    assert rows(warehouse, sql.format("plan_step")) == [(7,)]
    sql = f"SELECT fiscal_year, fiscal_year_source FROM project WHERE project_code = '{code}'"
    assert rows(warehouse, sql) == [(2563, "dates")]
    sql = f"SELECT quarter, score FROM evaluation WHERE project_code = '{code}'"
    assert rows(warehouse, sql) == [(4, 0.0)]
    sql = f"SELECT code FROM strategy_link WHERE project_code = '{code}' ORDER BY level"
    assert rows(warehouse, sql) == [("5",), ("5.3",), ("5.3.1",), ("5.3.1.2",)]


def test_every_check_of_the_warehouse_is_clean(loaded: tuple[Summary, Warehouse]) -> None:
    _, warehouse = loaded
    assert {name: bad for name, bad in warehouse.run_checks().items() if bad} == {}


def test_a_second_run_reads_and_writes_nothing(real_documents: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "tidtam.duckdb"
    load(real_documents, warehouse)
    before = warehouse.read_bytes()
    summary = load(real_documents, warehouse)
    assert (summary.rows_written, summary.unchanged) == (0, summary.seen)
    assert warehouse.read_bytes() == before
