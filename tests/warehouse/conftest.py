"""Small made-up rows, and a warehouse to put them into."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from schema.records import DocumentPage, DocumentRow, ProgressReport, ProjectSnapshot, Row
from warehouse.store import Warehouse

Load = Callable[..., None]
Ask = Callable[[str], list[tuple[Any, ...]]]
CODE = "50020000-3364"


class Make:
    """Makes rows of document 1, 2, 3 ...: document n was saved on day n of January 2021."""

    def document_id(self, number: int) -> str:
        return f"{number:064x}"

    def document(self, number: int, **values: Any) -> DocumentRow:
        usual = {
            "document_id": self.document_id(number),
            "kind": "progress_page",
            "source": f"host/{number}.html",
            "media_type": "text/html",
            "bytes": 100,
            "observed_at": datetime(2021, 1, number, tzinfo=UTC),
            "parser_version": "1",
            "status": "ok",
        }
        return DocumentRow.model_validate({**usual, **values})

    def page(self, number: int, text: str = "first\nsecond\nthird") -> DocumentPage:
        return DocumentPage(document_id=self.document_id(number), text=text)

    def record(self, kind: type[Row], number: int, **values: Any) -> Row:
        usual = {"document_id": self.document_id(number), "line_start": 1, "line_end": 3}
        return kind.model_validate({**usual, **values})

    def snapshot(self, number: int, **values: Any) -> Row:
        usual = {"project_code": CODE, "layout": "full"}
        return self.record(ProjectSnapshot, number, **{**usual, **values})

    def report(self, number: int, report_no: int = 1, **values: Any) -> Row:
        usual = {"project_code": CODE, "report_no": report_no}
        return self.record(ProgressReport, number, **{**usual, **values})

    def tables(self, *rows: Row) -> dict[str, list[tuple[Any, ...]]]:
        tables: dict[str, list[tuple[Any, ...]]] = {}
        for row in rows:
            tables.setdefault(row.table, []).append(row.as_row())
        return tables


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def load(path: Path, make: Make) -> Load:
    """Load the given rows in one go, into a warehouse that is opened and closed for it."""

    def load(*rows: Row, replaced: tuple[str, ...] = ()) -> None:
        with Warehouse.open(path) as warehouse:
            warehouse.load(make.tables(*rows), replaced)

    return load


@pytest.fixture
def ask(path: Path) -> Ask:
    """All rows that answer a query."""

    def ask(sql: str) -> list[tuple[Any, ...]]:
        with Warehouse.open_read_only(path) as warehouse:
            return list(warehouse.query(sql).rows)

    return ask
