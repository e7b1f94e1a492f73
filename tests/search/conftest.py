"""A warehouse of the made-up projects."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.search.indexing import add_missing_words
from schema.records import TABLES, Row
from schema.thai.text import repair_text
from tests.search.corpus import TOLD, Told
from tests.warehouse.conftest import Make
from warehouse.store import Warehouse

STORED_AS = {
    "name": ("project_snapshot", "name"),
    "objectives": ("project_snapshot", "objectives"),
    "target": ("project_snapshot", "targets"),
    "narrative": ("progress_report", "narrative"),
    "problem": ("progress_report", "problem"),
    "indicator": ("indicator", "name"),
    "definition": ("indicator", "definition"),
    "slide": ("slide", "text"),
}
USUAL: dict[str, dict[str, Any]] = {
    "project_snapshot": {"layout": "full"},
    "progress_report": {"report_no": 1},
    "indicator": {"indicator_no": 1, "indicator_code": "5001-1"},
    "slide": {"slide_no": 1},
}


def code(number: int) -> str:
    return f"50010000-{number:04}"


def rows(make: Make, number: int, told: Told, copy: int = 0, **document: Any) -> Iterator[Row]:
    """The rows of a document that tells of a project, as one reads them: repaired."""
    table, column = STORED_AS[told.field]
    file = number + 1000 * copy
    about = {"document_id": make.document_id(file), "source": f"{file}.html", "observed_at": None}
    yield make.document(1, **{**about, **document})
    values = {**USUAL[table], column: repair_text(told.text), "line_start": 5, "line_end": 6}
    if table != "slide":
        values["project_code"] = code(number)
    yield make.record(TABLES[table], file, **values)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    make = Make()
    path = tmp_path_factory.mktemp("search") / "corpus.duckdb"
    everything = [row for number, told in TOLD.items() for row in rows(make, number, told)]
    with Warehouse.open(path) as warehouse:
        warehouse.load(make.tables(*everything))
        add_missing_words(warehouse)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()
