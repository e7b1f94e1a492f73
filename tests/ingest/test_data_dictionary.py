"""`tidtam schema` says what every table, view and column holds; the page in docs is its answer."""

import json

import pytest

from ingest.cli import OK, USAGE, main
from schema.records import TABLES
from tests.conftest import ROOT
from warehouse import dictionary, layout

Captured = pytest.CaptureFixture[str]


def answer(capsys: Captured, *arguments: str) -> str:
    assert main(["schema", *arguments]) == OK
    return capsys.readouterr().out


def test_the_page_in_docs_is_what_the_command_prints(capsys: Captured) -> None:
    page = (ROOT / "docs/data-dictionary.md").read_text(encoding="utf-8")
    assert page == answer(capsys, "--format", "markdown"), "stale: run `make docs`"


def test_everything_is_in_it(capsys: Captured) -> None:
    told = {entry["name"]: entry for entry in json.loads(answer(capsys, "--format", "json"))}
    assert set(told) == {*TABLES, *layout.statements("views")}
    for entry in told.values():
        assert entry["meaning"].startswith("One row is ")
        assert entry["columns"]
        for column in entry["columns"]:
            assert column["type"]
            assert "NULL" in column["meaning"], (entry["name"], column["name"])
    types = {c["name"]: c["type"] for c in told["progress_curve"]["columns"]}
    assert types["fiscal_month"] == "INTEGER"
    assert types["planned_percent"] == "DOUBLE"
    assert told["progress_curve"]["kind"] == "view"
    assert told["plan_step"]["kind"] == "table"


def test_one_table_is_told_alone(capsys: Captured) -> None:
    text = answer(capsys, "late_project")
    assert text.startswith("late_project (view)\nOne row is one project")
    assert "behind_plan_and_unfinished" in text
    assert "(table)" not in text


def test_a_sign_of_markdown_in_a_meaning_makes_no_other_table(capsys: Captured) -> None:
    for line in answer(capsys, "--format", "markdown").splitlines():
        if line.startswith("| "):
            assert line.replace("\\|", "").count("|") == 4, line


def test_an_unknown_name_is_told_with_the_nearest(capsys: Captured) -> None:
    assert main(["schema", "late_projects"]) == USAGE
    assert "did you mean late_project?" in capsys.readouterr().err
    assert main(["schema", "xyz"]) == USAGE
    assert "plan_step" in capsys.readouterr().err


def test_names_are_tables_then_views() -> None:
    assert dictionary.names() == [entry.name for entry in dictionary.entries()]
