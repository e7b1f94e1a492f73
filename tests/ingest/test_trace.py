"""`tidtam trace`: records beside their lines."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from ingest.batch import ingest
from ingest.cli import main
from ingest.commands.tables import printable
from ingest.tracing import traced_tables
from schema.records import DocumentPage, PlanProject, ProjectLink
from tests.conftest import ROOT
from tests.ingest.folders import Listener, ask
from warehouse.store import Warehouse

CODE = "15000000-3377"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of all samples."""
    path = tmp_path_factory.mktemp("samples") / "samples.duckdb"
    ingest([ROOT / "samples"], path, workers=1, dry_run=False, progress=Listener())
    return path


def traced(samples: Path, capsys: Captured, *arguments: str) -> Any:
    assert main(["trace", *arguments, "--format", "json", "--warehouse", str(samples)]) == 0
    return json.loads(capsys.readouterr().out)


def text_of(samples: Path, capsys: Captured, *arguments: str) -> str:
    assert main(["trace", *arguments, "--warehouse", str(samples)]) == 0
    return capsys.readouterr().out


def test_every_record_with_the_code_and_every_finding(samples: Path, capsys: Captured) -> None:
    told = traced(samples, capsys, CODE)["documents"]
    records = [record for document in told for record in document["records"]]
    for table in ("project_snapshot", "progress_report", "contact", "strategy_link", "plan_step"):
        stored = ask(samples, f"SELECT count(*) FROM {table} WHERE project_code = '{CODE}'")
        assert sum(record["table"] == table for record in records) == stored[0][0], table
    findings = ask(
        samples,
        f"SELECT count(*) FROM finding JOIN project USING (document_id)"
        f" WHERE project_code = '{CODE}'",
    )
    assert sum(len(document["findings"]) for document in told) == findings[0][0] > 0


def test_what_is_made_from_records_is_no_record() -> None:
    assert set(traced_tables()) == {
        "contact",
        "evaluation",
        "indicator",
        "indicator_quarter",
        "plan_project",
        "plan_step",
        "progress_report",
        "project_snapshot",
        "strategy_link",
    }


def test_lines_are_those_of_the_stored_page(samples: Path, capsys: Captured) -> None:
    for document in traced(samples, capsys, CODE)["documents"]:
        sql = f"SELECT text FROM document_page WHERE document_id = '{document['document_id']}'"
        stored = ask(samples, sql)[0][0].split("\n")
        for record in document["records"]:
            numbers = list(range(record["line_start"], record["line_end"] + 1))
            assert [line["line"] for line in record["lines"]] == numbers
            assert [line["text"] for line in record["lines"]] == [stored[n - 1] for n in numbers]


def test_lines_go_on_over_page_turns(samples: Path, capsys: Captured) -> None:
    told = traced(samples, capsys, "15000000-1000", "--table", "progress_report")
    turning = [
        record
        for document in told["documents"]
        for record in document["records"]
        if record["page_end"] > record["page"]
    ]
    assert turning
    for record in turning:
        places = [(line["page"], line["line"]) for line in record["lines"]]
        assert {page for page, _ in places} == {record["page"], record["page_end"]}
        assert places[0] == (record["page"], record["line_start"])
        assert places[-1] == (record["page_end"], record["line_end"])
        assert (record["page_end"], 1) in places
    assert "(page 2)" in text_of(samples, capsys, "15000000-1000", "--table", "progress_report")


def test_quarters_of_its_indicators_are_told(samples: Path, capsys: Captured) -> None:
    sql = (
        "SELECT project_code, count(*) FROM indicator_quarter JOIN indicator"
        " USING (document_id, indicator_no) WHERE project_code IS NOT NULL GROUP BY ALL"
    )
    code, count = ask(samples, f"{sql} ORDER BY ALL")[0]
    told = traced(samples, capsys, code, "--table", "indicator_quarter")["documents"]
    assert sum(len(document["records"]) for document in told) == count


def test_a_plans_project_that_is_linked_is_told_with_how(tmp_path: Path, capsys: Captured) -> None:
    warehouse = tmp_path / "plan.duckdb"
    document_id = "a" * 64
    work = PlanProject(
        document_id=document_id, line_start=2, line_end=2, part=1, plan_project_no="3", name="งาน"
    )
    link = ProjectLink(
        document_id=document_id,
        part=1,
        plan_project_no="3",
        project_code=CODE,
        name_score=91.5,
        method="name",
        rank=1,
        is_mutual=True,
    )
    page = DocumentPage(document_id=document_id, text="แผน\n3. งาน\nรวม")
    with Warehouse.open(warehouse) as opened:
        opened.load({row.table: [row.as_row()] for row in (work, link, page)})
    (document,) = traced(warehouse, capsys, CODE)["documents"]
    (record,) = document["records"]
    assert record["values"]["linked_by"] == "name"
    assert record["values"]["name_score"] == 91.5
    assert [line["text"] for line in record["lines"]] == ["3. งาน"]


def test_newest_documents_come_first(samples: Path, capsys: Captured) -> None:
    code = "50380000-8412"
    saved = [d["observed_at"] for d in traced(samples, capsys, code)["documents"]]
    assert len(saved) == 2
    assert saved == sorted(saved, reverse=True)


def test_contacts_are_masked_unless_asked_for(samples: Path, capsys: Captured) -> None:
    sql = f"SELECT name, phone, raw FROM contact WHERE project_code = '{CODE}'"
    private = [text for row in ask(samples, sql) for text in row if text and len(text) > 4]
    masked = text_of(samples, capsys, CODE) + json.dumps(
        traced(samples, capsys, CODE), ensure_ascii=False
    )
    assert private
    assert not [text for text in private if text in masked]
    shown = text_of(samples, capsys, CODE, "--with-contacts")
    assert all(text in shown for text in private)


def test_findings_stand_below_their_lines(samples: Path, capsys: Captured) -> None:
    lines = text_of(samples, capsys, CODE).splitlines()
    at = next(n for n, line in enumerate(lines) if "! warning progress_jump" in line)
    assert lines[at - 1].strip().startswith("56 |")


def test_it_fits_80_columns_and_breaks_no_letter(
    samples: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    lines = text_of(samples, capsys, CODE).splitlines()
    for line in lines:
        assert sum(unicodedata.category(c) not in ("Mn", "Me", "Cf") for c in line) <= 80
        assert unicodedata.category(line.strip()[:1] or " ") != "Mn", line


def test_blank_lines_of_the_source_are_left_out(samples: Path, capsys: Captured) -> None:
    lines = text_of(samples, capsys, CODE).splitlines()
    assert not [line for line in lines if line.strip().endswith("|")]


def test_a_code_that_is_not_there_is_1_and_near_ones_are_named(
    samples: Path, capsys: Captured
) -> None:
    assert main(["trace", "15000000-3737", "--warehouse", str(samples)]) == 1
    shown = capsys.readouterr()
    assert CODE in shown.err
    assert shown.out == ""


def test_a_code_in_thai_digits_is_the_same(samples: Path, capsys: Captured) -> None:
    assert traced(samples, capsys, " ๑๕๐๐๐๐๐๐–๓๓๗๗")["project_code"] == CODE


def test_an_unknown_table_is_wrong_usage(samples: Path, capsys: Captured) -> None:
    assert main(["trace", CODE, "--table", "slide", "--warehouse", str(samples)]) == 2
    assert "progress_report" in capsys.readouterr().err


def test_quotes_in_a_code_are_no_sql(samples: Path, capsys: Captured) -> None:
    assert main(["trace", "x' OR 1=1 --", "--warehouse", str(samples)]) == 1
    with Warehouse.open_read_only(samples) as warehouse:
        assert list(warehouse.query("SELECT ?", "x' OR '1'='1").rows) == [("x' OR '1'='1",)]


def test_nothing_of_a_document_steers_the_terminal() -> None:
    assert printable("ก\x1b[2J\u202eข\tค\n") == "ก�[2J�ข  ค\n"
