"""The lineages of a warehouse of all samples, beside what a person says who read them.

`sample_lineages.tsv` names the work of every project that the samples give a name and a year:
projects of one work are linked, and no others.
"""

import csv
from itertools import combinations
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ingest.folders import ask, run

LEAST_PRECISION = 0.98
LEAST_RECALL = 0.9

Pairs = set[tuple[str, str]]


def labelled() -> dict[str, str]:
    """The work of each project, by the project's code."""
    path = Path(__file__).with_name("sample_lineages.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["project_code"]: row["work"] for row in csv.DictReader(file, delimiter="\t")}


def pairs(works: dict[str, str]) -> Pairs:
    """Two codes wherever they are of one work."""
    return {(one, two) for one, two in combinations(sorted(works), 2) if works[one] == works[two]}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("samples") / "warehouse.duckdb"
    run(ROOT / "samples", into=path)
    return path


def test_every_project_with_a_name_and_a_year_is_labelled(warehouse: Path) -> None:
    stored = ask(warehouse, "SELECT project_code FROM lineage_project")
    assert {code for (code,) in stored} == labelled().keys()


def test_precision_and_recall_over_the_samples(warehouse: Path) -> None:
    found = pairs(dict(ask(warehouse, "SELECT project_code, lineage_id FROM project_lineage")))
    right = pairs(labelled())
    assert len(right) >= 16
    assert len(found & right) / len(found) >= LEAST_PRECISION, found - right
    assert len(found & right) / len(right) >= LEAST_RECALL, right - found


def test_what_two_sections_may_go_on_with_is_a_doubt(warehouse: Path) -> None:
    sql = "SELECT candidate_code, project_code FROM project_lineage_doubt ORDER BY ALL"
    assert ask(warehouse, sql) == [
        ("50050000-8135", "50050000-8201"),
        ("50050000-8135", "50050000-8214"),
    ]
