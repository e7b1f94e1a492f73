"""`tidtam findings`: the list, its filters and its order."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from ingest.batch import ingest
from ingest.cli import main
from schema.records import DocumentRow, Finding
from tests.conftest import ROOT
from tests.ingest.folders import Listener, ask
from warehouse.store import Warehouse

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of all samples."""
    path = tmp_path_factory.mktemp("samples") / "samples.duckdb"
    ingest([ROOT / "samples"], path, workers=1, dry_run=False, progress=Listener())
    return path


def listed(warehouse: Path, capsys: Captured, *arguments: str) -> list[dict[str, Any]]:
    where = ["--format", "json", "--warehouse", str(warehouse)]
    assert main(["findings", *arguments, *where]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_all_of_them_once_errors_first(samples: Path, capsys: Captured) -> None:
    found = listed(samples, capsys)
    assert len(found) == ask(samples, "SELECT count(*) FROM finding")[0][0]
    order = [(["error", "warning", "info"].index(row["severity"]), row["rule"]) for row in found]
    assert order == sorted(order)
    assert {rank for rank, _ in order} == {0, 1, 2}


def test_filters(samples: Path, capsys: Captured) -> None:
    assert {row["rule"] for row in listed(samples, capsys, "--rule", "weights_not_100")} == {
        "weights_not_100"
    }
    assert {row["severity"] for row in listed(samples, capsys, "--severity", "error")} == {"error"}
    assert {row["fiscal_year"] for row in listed(samples, capsys, "--year", "2566")} == {2566}
    by_code = listed(samples, capsys, "--agency", "15000000")
    assert by_code
    assert by_code == listed(samples, capsys, "--agency", "สำนักเทศกิจ")
    assert {row["agency_code"] for row in by_code} == {"15000000"}


def test_the_project_and_place_are_told(samples: Path, capsys: Captured) -> None:
    row = next(
        r
        for r in listed(samples, capsys, "--rule", "progress_jump")
        if r["project_code"] == "15000000-3377"
    )
    assert (row["line_start"], row["fiscal_year"]) == (56, 2566)
    assert row["source"].endswith("market-survey-2566.txt")


def test_a_line_for_every_rule_at_the_end(samples: Path, capsys: Captured) -> None:
    assert main(["findings", "--severity", "error", "--warehouse", str(samples)]) == 0
    lines = capsys.readouterr().out.splitlines()
    counted = ask(
        samples, "SELECT rule, count(*) FROM finding WHERE severity = 'error' GROUP BY 1 ORDER BY 1"
    )
    tail = [f"error {rule}: {count}" for rule, count in counted]
    assert lines[-len(tail) - 1 :] == [*tail, f"{sum(n for _, n in counted)} findings"]


def test_csv_runs_no_formula_and_keeps_the_counts_apart(tmp_path: Path, capsys: Captured) -> None:
    warehouse = tmp_path / "one.duckdb"
    document_id = "0" * 64
    document = DocumentRow(
        document_id=document_id,
        kind="progress_page",
        source="=cmd.html",
        media_type="text/html",
        bytes=1,
        parser_version="1",
        status="ok",
    )
    finding = Finding(
        document_id=document_id, rule="unread_lines", severity="warning", message="+1 line"
    )
    with Warehouse.open(warehouse) as opened:
        opened.load({"document": [document.as_row()], "finding": [finding.as_row()]})
    assert main(["findings", "--format", "csv", "--warehouse", str(warehouse)]) == 0
    shown = capsys.readouterr()
    (row,) = csv.DictReader(io.StringIO(shown.out))
    assert (row["source"], row["message"]) == ("'=cmd.html", "'+1 line")
    assert shown.err.splitlines() == ["warning unread_lines: 1", "1 finding"]


def test_an_unknown_rule_names_those_there_are(samples: Path, capsys: Captured) -> None:
    assert main(["findings", "--rule", "weights", "--warehouse", str(samples)]) == 2
    assert "weights_not_100" in capsys.readouterr().err


def test_an_unknown_agency_is_told(samples: Path, capsys: Captured) -> None:
    assert main(["findings", "--agency", "nowhere", "--warehouse", str(samples)]) == 1
    assert "nowhere" in capsys.readouterr().err


def test_a_year_of_the_common_era_is_told_in_the_other(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["findings", "--year", "2021"])
    assert stopped.value.code == 2
    assert "2564" in capsys.readouterr().err
