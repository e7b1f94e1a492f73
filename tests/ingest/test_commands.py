"""The commands as people and scripts meet them: help, output, messages, exit codes."""

import argparse
import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from ingest.cli import build_parser, main
from ingest.inert_text import inert
from schema.records import RECORDS
from tests.ingest.folders import TIDTAM, page, run, tidtam, touch, write_pages
from tests.parsers.progress_pages import ProgressPage

COMMANDS = (
    "ingest",
    "refresh",
    "read",
    "parse",
    "query",
    "schema",
    "normalise",
    "search",
    "trace",
    "findings",
    "export",
    "diff",
    "report",
)
NOT_A_PAGE = "ประกาศ เรื่อง วันหยุดราชการ\n"
MANY = 6_000
"""Pages enough to be in the midst of when the first thousand are told of."""
GIVEN_UP_AFTER = 60
"""Seconds; a second is plenty for a process that ends at all."""
Captured = pytest.CaptureFixture[str]


def subparsers() -> dict[str, argparse.ArgumentParser]:
    (action,) = (
        action
        for action in build_parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return dict(action.choices)


ARGUMENTS = [
    (name, action)
    for name, parser in {"tidtam": build_parser(), **subparsers()}.items()
    for action in parser._actions
]


def code_of(*arguments: str) -> int:
    """The exit code, whether it is returned or raised."""
    try:
        return main(arguments)
    except SystemExit as ended:
        assert isinstance(ended.code, int)
        return ended.code


def strict_json(text: str) -> Any:
    """What any JSON parser reads; Python's own also takes NaN."""

    def no_constant(name: str) -> NoReturn:
        pytest.fail(f"{name} is no JSON")

    return json.loads(text, parse_constant=no_constant)


@pytest.fixture(scope="module")
def many_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    write_pages(folder, range(1, MANY + 1))
    return folder


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    write_pages(tmp_path / "pages", range(1, 4))
    return tmp_path / "pages"


@pytest.fixture
def warehouse(pages: Path, tmp_path: Path) -> Path:
    path = tmp_path / "warehouse.duckdb"
    run(pages, into=path)
    return path


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    path = tmp_path / "myproject.php?pid=50480000-7"
    path.write_text(page(7), encoding="utf-8")
    return path


@pytest.fixture
def other_file(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOT_A_PAGE, encoding="utf-8")
    return path


@pytest.fixture
def locked(warehouse: Path) -> Iterator[tuple[Path, int]]:
    """A warehouse that another process writes to, and the number of that process."""
    script = (
        "import sys\nfrom pathlib import Path\nfrom warehouse.store import Warehouse\n"
        "with Warehouse.open(Path(sys.argv[1])):\n    print('open', flush=True)\n    input()\n"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", script, str(warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"open\n"
    yield warehouse, writer.pid
    writer.communicate(b"\n")


class TestHelp:
    def test_the_set_of_commands(self) -> None:
        assert tuple(subparsers()) == COMMANDS

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_has_an_example_of_itself(self, command: str, capsys: Captured) -> None:
        assert code_of(command, "--help") == 0
        shown = capsys.readouterr().out
        _, _, examples = shown.partition("example")
        assert f"tidtam {command}" in examples

    @pytest.mark.parametrize(
        ("command", "action"),
        ARGUMENTS,
        ids=[f"{name} {action.dest}" for name, action in ARGUMENTS],
    )
    def test_every_option_and_argument_is_described(
        self, command: str, action: argparse.Action
    ) -> None:
        if isinstance(action, argparse._SubParsersAction):
            described = {choice.dest: choice.help for choice in action._choices_actions}
            assert described.keys() == set(COMMANDS)
            assert all(described.values())
        else:
            assert action.help, f"{command}: {action.option_strings or action.dest}"

    def test_the_exit_codes_are_told(self, capsys: Captured) -> None:
        assert code_of("--help") == 0
        shown = capsys.readouterr().out
        assert all(re.search(rf"^  {code}  \w", shown, re.M) for code in range(4))

    @pytest.mark.parametrize("command", COMMANDS)
    def test_the_examples_can_be_parsed(self, command: str) -> None:
        epilog = subparsers()[command].epilog or ""
        lines = [line.strip() for line in epilog.splitlines() if line.startswith("  tidtam ")]
        assert lines
        for line in lines:
            words = re.split(r" [|<>]", line)[0].split(" ", 1)[1]
            shell = subprocess.run(
                ["/bin/sh", "-c", f"printf '%s\\0' {words}"], capture_output=True, check=True
            )
            arguments = shell.stdout.decode().split("\0")[:-1]
            assert build_parser().parse_args(arguments).command == command


class TestUsage:
    def test_version(self) -> None:
        done = tidtam("--version")
        assert done.returncode == 0
        assert re.fullmatch(rb"tidtam \d+\.\d+\.\d+\n", done.stdout)

    def test_no_command_shows_the_help(self, capsys: Captured) -> None:
        assert code_of() == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert all(command in shown.err for command in COMMANDS)

    @pytest.mark.parametrize(
        ("arguments", "word"),
        [
            (["ingest", "--no-such-option", "x"], "--no-such-option"),
            (["query", "SELECT 1", "--format", "xml"], "xml"),
            (["no-such-command"], "no-such-command"),
            (["ingest"], "PATH"),
            (["read"], "FILE"),
            (["parse"], "FILE"),
            (["query"], "SQL"),
            (["query", "SELECT 1", "--file", "x.sql"], "--file"),
            (["query", "--file", "nowhere.sql"], "nowhere.sql"),
            (["ingest", "nowhere"], "nowhere"),
            (["read", "nowhere.html"], "nowhere.html"),
            (["parse", "nowhere.html"], "nowhere.html"),
            (["read", "."], "folder"),
            (["parse", "."], "folder"),
            (["ingest", ".", "--workers", "0"], "at least 1"),
            (["ingest", ".", "--workers", "many"], "--workers"),
            (["ingest", ".", "--time-limit", "0"], "at least 1"),
            (["ingest", ".", "--memory-limit", "100"], "at least 256"),
            (["read", "x.pdf", "--time-limit", "-1"], "--time-limit"),
            (["parse", "x.pdf", "--memory-limit", "1 GB"], "--memory-limit"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else value,
    )
    def test_wrong_usage_is_2_and_says_what_is_wrong(
        self,
        arguments: list[str],
        word: str,
        capsys: Captured,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert code_of(*arguments) == 2
        shown = capsys.readouterr()
        assert word in shown.err
        assert shown.out == ""
        # No name of our own functions.
        assert not re.search(r"\b_\w+", shown.err)
        assert list(tmp_path.iterdir()) == []


class TestIngest:
    def test_it_tells_what_it_did(
        self, pages: Path, other_file: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        warehouse = tmp_path / "new.duckdb"
        arguments = ["ingest", str(pages), str(other_file), "--warehouse", str(warehouse)]
        assert code_of(*arguments) == 3
        shown = capsys.readouterr()
        assert re.search(r"seen\s+4\b", shown.out)
        assert re.search(r"loaded\s+3\b", shown.out)
        assert re.search(r"quarantined\s+1\b", shown.out)
        assert re.search(r"progress_report\s+9\b", shown.out)
        assert str(warehouse) in shown.out
        assert "quarantine: notice.txt: is of no known kind" in shown.err
        assert "[not_recognised]" in shown.err

    def test_the_exit_code_stays_while_something_is_in_quarantine(
        self, pages: Path, other_file: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        arguments = ["ingest", str(pages), str(other_file), "--warehouse", str(tmp_path / "new.db")]
        assert [code_of(*arguments), code_of(*arguments)] == [3, 3]
        assert re.search(r"in quarantine since an earlier run\s+1\b", capsys.readouterr().out)

    def test_the_json_summary(
        self, pages: Path, other_file: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        (pages / "style.css").touch()
        (pages / "manifest.csv").write_text("path\ngone.html\n")
        warehouse = str(tmp_path / "new.duckdb")
        paths = [str(pages), str(other_file)]
        assert code_of("ingest", *paths, "--json", "--warehouse", warehouse) == 3
        shown = capsys.readouterr()
        summary = strict_json(shown.out)
        assert summary.keys() == {
            "run_id",
            "seen",
            "unchanged",
            "loaded",
            "partial",
            "quarantined",
            "still_partial",
            "still_quarantined",
            "rows_written",
            "rows",
            "findings",
            "passed_over",
            "absent",
            "complaints",
            "newly_failing",
            "seconds",
        }
        assert (summary["seen"], summary["loaded"], summary["quarantined"]) == (4, 3, 1)
        assert summary["passed_over"] == {".css": 1}
        assert [Path(path).name for path in summary["absent"]] == ["gone.html"]
        (complaint,) = summary["complaints"]
        assert complaint.keys() == {"source", "outcome", "reason", "message"}
        assert (complaint["source"], complaint["reason"]) == ("notice.txt", "not_recognised")
        assert summary["rows_written"] == sum(summary["rows"].values()) > 0
        assert "gone.html" in shown.err

    def test_a_clean_run_and_the_next_are_0(self, pages: Path, tmp_path: Path) -> None:
        arguments = ["ingest", str(pages), "--warehouse", str(tmp_path / "new.duckdb")]
        assert [code_of(*arguments), code_of(*arguments)] == [0, 0]

    def test_a_dry_run_says_so_and_leaves_no_file(
        self, pages: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        warehouse = tmp_path / "new.duckdb"
        assert code_of("ingest", str(pages), "--dry-run", "--warehouse", str(warehouse)) == 0
        assert "dry run" in capsys.readouterr().out
        assert not warehouse.exists()

    def test_a_bad_manifest_stops_the_run(
        self, pages: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        (pages / "manifest.csv").write_text("path,observed_at\n1.txt,5/10/2564\n")
        warehouse = tmp_path / "new.duckdb"
        assert code_of("ingest", str(pages), "--warehouse", str(warehouse)) == 1
        message = capsys.readouterr().err
        assert "manifest.csv, line 2" in message
        assert "5/10/2564" in message
        assert not warehouse.exists()

    @pytest.mark.parametrize("name", ["no/such/folder/w.duckdb", "pages", "pages/1.txt"])
    def test_a_warehouse_that_cannot_be_opened(
        self, name: str, pages: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        before = (pages / "1.txt").read_bytes()
        assert code_of("ingest", str(pages), "--warehouse", str(tmp_path / name)) == 1
        message = capsys.readouterr().err
        assert name in message
        assert len(message.splitlines()) == 1
        assert (pages / "1.txt").read_bytes() == before

    def test_a_warehouse_that_is_being_written(self, pages: Path, locked: tuple[Path, int]) -> None:
        warehouse, writer = locked
        touch(pages / "1.txt")
        done = tidtam("ingest", str(pages), "--warehouse", str(warehouse))
        assert done.returncode == 1
        assert f"process {writer}" in done.stderr.decode()
        assert b"Traceback" not in done.stderr

    @pytest.mark.parametrize("tenths", [0, 3])
    def test_ctrl_c_keeps_what_was_stored_and_says_so(
        self, tenths: int, many_pages: Path, tmp_path: Path
    ) -> None:
        into = ["--warehouse", str(tmp_path / "w.duckdb")]
        arguments = ["ingest", str(many_pages), *into, "--workers", "2"]
        started = subprocess.Popen(
            [TIDTAM, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        assert started.stderr is not None
        # The first line of progress comes when a thousand have been read.
        first = started.stderr.readline()
        time.sleep(tenths / 10)
        # A terminal sends it to the workers too.
        os.killpg(started.pid, signal.SIGINT)
        try:
            _, stderr = started.communicate(timeout=GIVEN_UP_AFTER)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            started.communicate()
            pytest.fail("it never ended")
        assert first.startswith(b"read 1,")
        assert started.returncode == 1
        assert b"interrupted" in stderr
        assert b"Traceback" not in stderr
        assert tidtam(*arguments).returncode == 0
        counted = tidtam("query", "SELECT count(*) FROM document", "--format", "csv", *into)
        assert counted.stdout.split()[-1] == str(MANY).encode()


VALUES = (
    "SELECT 'โครงการ \"ก\", ข' AS name, NULL AS nothing, DATE '2021-10-05' AS day, "
    "1234567.50::DECIMAL(18,2) AS baht, 22.5::DOUBLE AS percent, 2564 AS year, true AS yes, "
    "TIMESTAMP '2021-10-05 08:00:00' AS at"
)


class TestQuery:
    def ask(self, warehouse: Path, sql: str, form: str, capsys: Captured) -> str:
        assert code_of("query", sql, "--warehouse", str(warehouse), "--format", form) == 0
        shown = capsys.readouterr()
        assert shown.err == ""
        return shown.out

    def test_as_json(self, warehouse: Path, capsys: Captured) -> None:
        assert strict_json(self.ask(warehouse, VALUES, "json", capsys)) == [
            {
                "name": 'โครงการ "ก", ข',
                "nothing": None,
                "day": "2021-10-05",
                "baht": 1234567.5,
                "percent": 22.5,
                "year": 2564,
                "yes": True,
                "at": "2021-10-05T08:00:00",
            }
        ]

    def test_as_csv(self, warehouse: Path, capsys: Captured) -> None:
        shown = self.ask(warehouse, VALUES, "csv", capsys)
        (row,) = csv.DictReader(io.StringIO(shown))
        assert row["name"] == 'โครงการ "ก", ข'
        assert row["nothing"] == ""
        assert row["day"] == "2021-10-05"
        assert row["baht"] == "1234567.50"
        assert row["percent"] == "22.5"
        assert row["year"] == "2564"

    def test_csv_holds_no_formula_as_exports_do(self, warehouse: Path, capsys: Captured) -> None:
        texts = ["=1+1", "-นาย", "+66", "@x", " \t=cmd", "＝1", "-12", "\rtext", "a=b", ""]
        given = ", ".join(f"('{text}')" for text in texts)
        values = "-12 AS below, -0.5::DECIMAL(4,2) AS owed, -1e3::DOUBLE AS large, true AS yes"
        sql = f'SELECT word AS "=word", {values} FROM (VALUES {given}) AS given(word)'
        shown = self.ask(warehouse, sql, "csv", capsys)
        head, *rows = csv.reader(io.StringIO(shown, newline=""))
        assert head == ["'=word", "below", "owed", "large", "yes"]
        assert [row[0] for row in rows] == [inert(text) for text in texts]
        assert [text for text in texts if inert(text) == text] == ["a=b", ""]
        assert {tuple(row[1:]) for row in rows} == {("-12", "-0.50", "-1000.0", "true")}

    def test_as_a_table(self, warehouse: Path, capsys: Captured) -> None:
        shown = self.ask(warehouse, VALUES, "table", capsys)
        for text in ("name", 'โครงการ "ก", ข', "2021-10-05", "1234567.50", "22.5", "2564", "1 row"):
            assert text in shown
        assert "None" not in shown

    def test_a_table_shows_long_text_whole_in_a_pipe(
        self, warehouse: Path, capsys: Captured
    ) -> None:
        text = "โครงการปลูกต้นไม้ริมทาง" * 40
        assert text in self.ask(warehouse, f"SELECT '{text}' AS name", "table", capsys)

    def test_text_that_looks_like_markup_stays(self, warehouse: Path, capsys: Captured) -> None:
        sql = "SELECT '[bold]1[/bold] :smile: [/x]' AS name"
        assert "[bold]1[/bold] :smile: [/x]" in self.ask(warehouse, sql, "table", capsys)

    @pytest.mark.parametrize("form", ["table", "csv", "json"])
    def test_no_rows(self, form: str, warehouse: Path, capsys: Captured) -> None:
        shown = self.ask(warehouse, "SELECT name FROM contact WHERE false", form, capsys)
        if form == "json":
            assert strict_json(shown) == []
        else:
            assert "name" in shown

    @pytest.mark.parametrize("value", ["'nan'::DOUBLE", "'inf'::DOUBLE", "1/0", "0/0"])
    def test_what_is_no_number_is_still_json(
        self, value: str, warehouse: Path, capsys: Captured
    ) -> None:
        shown = self.ask(warehouse, f"SELECT {value} AS share", "json", capsys)
        assert strict_json(shown) == [{"share": None}]

    def test_nested_values_are_json_too(self, warehouse: Path, capsys: Captured) -> None:
        sql = "SELECT [DATE '2021-10-05', NULL] AS days, {'baht': 1.5::DECIMAL(9,2)} AS amounts"
        shown = self.ask(warehouse, sql, "json", capsys)
        assert strict_json(shown) == [{"days": ["2021-10-05", None], "amounts": {"baht": 1.5}}]

    def test_no_column_is_lost_where_two_have_one_name(
        self, warehouse: Path, capsys: Captured
    ) -> None:
        shown = self.ask(warehouse, "SELECT 17 AS a, 23 AS a", "json", capsys)
        (row,) = strict_json(shown)
        assert sorted(row.values()) == [17, 23]

    def test_the_data_of_the_warehouse(self, warehouse: Path, capsys: Captured) -> None:
        sql = "SELECT project_code, fiscal_year FROM project ORDER BY ALL LIMIT 1"
        shown = self.ask(warehouse, sql, "json", capsys)
        assert strict_json(shown) == [{"project_code": "50480000-1", "fiscal_year": 2564}]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
    def test_sql_from_a_file(
        self, encoding: str, warehouse: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        path = tmp_path / "ask.sql"
        path.write_text("-- กี่โครงการ\nSELECT count(*) AS n\nFROM project;\n", encoding=encoding)
        arguments = ["query", "--file", str(path), "--warehouse", str(warehouse)]
        assert code_of(*arguments, "--format", "csv") == 0
        assert capsys.readouterr().out == "n\n3\n"

    @pytest.mark.parametrize(
        ("sql", "word"),
        [
            ("SELEC 1", "SELEC"),
            ("SELECT no_such_column FROM project", "no_such_column"),
            ("FROM no_such_table", "no_such_table"),
            ("SELECT 1; SELECT 2", "one statement"),
            ("", "statement"),
            ("  ", "statement"),
            ("SELECT 'ก'::INTEGER", "ก"),
            ("DELETE FROM document", "DELETE"),
            ("INSERT INTO run SELECT * FROM run", "INSERT"),
            ("DROP TABLE document", "DROP"),
            ("CREATE TABLE mine (a INTEGER)", "CREATE"),
            ("COPY document TO 'out.csv'", "COPY"),
            ("ATTACH 'other.duckdb'", "ATTACH"),
        ],
    )
    def test_what_cannot_be_answered_is_1_with_a_message(
        self,
        sql: str,
        word: str,
        warehouse: Path,
        capsys: Captured,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        before = (warehouse.read_bytes(), sorted(tmp_path.iterdir()))
        assert code_of("query", sql, "--warehouse", str(warehouse)) == 1
        shown = capsys.readouterr()
        assert shown.err.startswith("tidtam query: ")
        assert word in shown.err
        assert shown.out == ""
        assert (warehouse.read_bytes(), sorted(tmp_path.iterdir())) == before

    def test_a_missing_warehouse_is_not_made(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "nowhere.duckdb"
        assert code_of("query", "SELECT 1", "--warehouse", str(path)) == 1
        assert "nowhere.duckdb does not exist" in capsys.readouterr().err
        assert not path.exists()

    def test_a_file_that_is_no_warehouse(self, other_file: Path, capsys: Captured) -> None:
        assert code_of("query", "SELECT 1", "--warehouse", str(other_file)) == 1
        assert "not a DuckDB file" in capsys.readouterr().err

    def test_a_warehouse_that_is_being_written(self, locked: tuple[Path, int]) -> None:
        warehouse, writer = locked
        done = tidtam("query", "SELECT 1", "--warehouse", str(warehouse))
        assert done.returncode == 1
        assert f"process {writer}" in done.stderr.decode()
        assert b"Traceback" not in done.stderr


def keys_in(value: Any) -> set[str]:
    """All names of a JSON value, at any depth."""
    if isinstance(value, dict):
        return set(value).union(*map(keys_in, value.values()))
    return set().union(*map(keys_in, value)) if isinstance(value, list) else set()


def documented_keys(command: str) -> set[str]:
    return set(re.findall(r'"(\w+)"', subparsers()[command].epilog or ""))


class TestReadAndParse:
    def output(self, command: str, path: Path, capsys: Captured, code: int = 0) -> Any:
        assert code_of(command, str(path)) == code
        return strict_json(capsys.readouterr().out)

    def test_read_gives_lines_as_documented(self, page_file: Path, capsys: Captured) -> None:
        shown = self.output("read", page_file, capsys)
        assert shown.keys() == {"pages", "tables"}
        (only,) = shown["pages"]
        assert only["page"] is None
        lines = page(7).split("\n")
        assert only["lines"] == [
            {"line": number, "text": text} for number, text in enumerate(lines, start=1)
        ]

    def test_read_gives_tables_as_documented(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "table.html"
        path.write_text(
            "<html><body><p>หัว</p><table><tr><td>ก</td><td>ข</td></tr>"
            "<tr><td>1</td><td></td></tr></table></body></html>",
            encoding="utf-8",
        )
        shown = self.output("read", path, capsys)
        (table,) = shown["tables"]
        assert table["rows"] == [["ก", "ข"], ["1", ""]]
        assert keys_in(shown) == documented_keys("read")

    def test_parse_gives_records_as_documented(self, page_file: Path, capsys: Captured) -> None:
        shown = self.output("parse", page_file, capsys)
        assert shown.keys() == documented_keys("parse") == {"document", "records", "findings"}
        assert shown["records"].keys() == {kind.table for kind in RECORDS}
        for kind in RECORDS:
            for row in shown["records"][kind.table]:
                assert row.keys() == kind.model_fields.keys()
        assert shown["document"]["kind"] == "progress_page"
        assert shown["document"]["status"] == "ok"
        assert shown["findings"] == []
        first = min(shown["records"]["progress_report"], key=lambda row: row["report_no"])
        assert (first["report_date"], first["progress_percent"]) == ("2021-01-15", 20)

    def test_records_point_at_the_lines_of_read(self, page_file: Path, capsys: Captured) -> None:
        records = self.output("parse", page_file, capsys)["records"]
        (only,) = self.output("read", page_file, capsys)["pages"]
        texts = {line["line"]: line["text"] for line in only["lines"]}
        named = {
            "project_snapshot": "name",
            "contact": "raw",
            "progress_report": "narrative",
            "plan_step": "name",
            "strategy_link": "name",
            "indicator": "name",
        }
        assert all(records[table] for table in named)
        for table, rows in records.items():
            for row in rows:
                span = range(row["line_start"], row["line_end"] + 1)
                text = "\n".join(texts[number] for number in span)
                assert row[named[table]] in text if table in named else text.strip()

    def test_a_partial_page_is_3_and_its_findings_point_at_their_lines(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        path = tmp_path / "1.txt"
        steps = ProgressPage().steps
        steps[0].start = "2021-02-31 00:00:00"
        path.write_text(page(1, steps=steps), encoding="utf-8")
        shown = self.output("parse", path, capsys, code=3)
        (only,) = self.output("read", path, capsys)["pages"]
        (finding,) = (row for row in shown["findings"] if row["severity"] == "error")
        assert finding["rule"] == "impossible_date"
        at = finding["line_start"] - 1
        nearby = "".join(line["text"] for line in only["lines"][at : at + 5])
        assert finding["observed"] in nearby

    def test_a_file_of_no_known_kind(self, other_file: Path, capsys: Captured) -> None:
        assert code_of("parse", str(other_file)) == 3
        shown = capsys.readouterr()
        assert shown.out == ""
        assert str(other_file) in shown.err
        assert "[not_recognised]" in shown.err
        assert code_of("read", str(other_file)) == 0

    def test_nothing_is_stored(
        self, page_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.chdir(tmp_path)
        self.output("parse", page_file, capsys)
        self.output("read", page_file, capsys)
        assert list(tmp_path.iterdir()) == [page_file]

    def test_the_manifest_beside_the_file_counts(self, page_file: Path, capsys: Captured) -> None:
        manifest = page_file.parent / "manifest.csv"
        manifest.write_text(f"path,url\n{page_file.name},https://example.go.th/7\n")
        shown = self.output("parse", page_file, capsys)
        assert shown["document"]["url"] == "https://example.go.th/7"


TEXTS = [
    "ภายใน 31 ต.ค. 52",
    "จ\u0e4d\u0e32นวน ๕ ครั้ง ภายใน 31 ต.ค. 52 งบ 1,250,000.50 บาท",
    "ด\u0e4d\u0e32เนินการ  17/09/2564 ร้อยละ 22.50 โทร. 0 2999 8877",
    "เเผน ไตรมาสที่ 2 ปีงบประมาณ พ.ศ. 2564",
    "ประจ\ufffdปี 2564 จํานวน 3 เดือน มกราคม - มีนาคม 2564",
]


class TestNormalise:
    def lines(self, text: bytes) -> list[Any]:
        done = tidtam("normalise", input=text)
        assert done.returncode == 0
        assert done.stderr == b""
        return [strict_json(line) for line in done.stdout.decode().splitlines()]

    @pytest.mark.parametrize("text", TEXTS)
    def test_spans_count_the_characters_that_were_given(self, text: str, capsys: Captured) -> None:
        assert code_of("normalise", text) == 0
        found = strict_json(capsys.readouterr().out)
        assert found["text"] == text
        assert found["values"]
        for value in found["values"]:
            start, end = value["span"]
            assert value["raw"] == text[start:end] != ""
            assert end <= len(text)

    def test_the_date_behind_a_repair(self, capsys: Captured) -> None:
        assert code_of("normalise", TEXTS[1]) == 0
        found = strict_json(capsys.readouterr().out)
        assert found["repaired"].startswith("จำนวน")
        (day,) = (value for value in found["values"] if value["kind"] == "date")
        assert day["raw"].endswith("31 ต.ค. 52")
        assert (day["end"], day["precision"]) == ("2009-10-31", "day")

    def test_the_shape_is_as_documented(self, capsys: Captured) -> None:
        assert code_of("normalise", "ภายใน 31 ต.ค. 52") == 0
        assert keys_in(strict_json(capsys.readouterr().out)) == documented_keys("normalise")

    def test_a_date_that_does_not_exist_says_why(self, capsys: Captured) -> None:
        assert code_of("normalise", "31/06/2564") == 0
        (value,) = strict_json(capsys.readouterr().out)["values"]
        assert value["start"] is None
        assert value["error"].keys() == {"code", "message"}

    def test_several_arguments_are_one_text(self, capsys: Captured) -> None:
        assert code_of("normalise", "ภายใน", "31", "ต.ค.", "52") == 0
        found = strict_json(capsys.readouterr().out)
        assert found["text"] == "ภายใน 31 ต.ค. 52"
        assert len(found["values"]) == 1

    def test_every_line_of_standard_input(self) -> None:
        found = self.lines("ภายใน 31 ต.ค. 52\r\n\nร้อยละ 5\n".encode())
        assert [line["text"] for line in found] == ["ภายใน 31 ต.ค. 52", "", "ร้อยละ 5"]
        assert [len(line["values"]) for line in found] == [1, 0, 1]

    def test_a_last_line_without_an_end(self) -> None:
        assert [line["text"] for line in self.lines("ก\nข".encode())] == ["ก", "ข"]

    def test_no_input_gives_no_output(self) -> None:
        assert self.lines(b"") == []

    def test_bytes_that_are_no_utf8_do_not_stop_it(self) -> None:
        found = self.lines(b"\xff\xfe 17/09/2564\n" + "ร้อยละ 5\n".encode())
        assert [len(line["values"]) for line in found] == [1, 1]
        (value,) = found[0]["values"]
        assert found[0]["text"][slice(*value["span"])] == "17/09/2564"

    def test_an_argument_that_is_no_utf8_does_not_stop_it(self) -> None:
        argument = b"\xff 17/09/2564"
        done = subprocess.run([TIDTAM, "normalise", argument], capture_output=True)
        assert b"Traceback" not in done.stderr
        assert done.returncode == 0
        assert strict_json(done.stdout.decode())["values"]

    def test_an_empty_argument_is_an_empty_text(self, capsys: Captured) -> None:
        assert code_of("normalise", "") == 0
        assert strict_json(capsys.readouterr().out) == {"text": "", "repaired": "", "values": []}


def commands_that_work(pages: Path, page_file: Path, warehouse: Path) -> dict[str, list[str]]:
    into = ["--warehouse", str(warehouse)]
    return {
        "help": ["--help"],
        "version": ["--version"],
        "ingest": ["ingest", str(pages), *into],
        "ingest --json": ["ingest", str(pages), "--json", *into],
        "read": ["read", str(page_file)],
        "parse": ["parse", str(page_file)],
        "query": ["query", "FROM project", *into],
        "query large": ["query", "FROM range(200000)", "--format", "csv", *into],
        "query json": ["query", "FROM range(200000)", "--format", "json", *into],
        "normalise": ["normalise", "ภายใน 31 ต.ค. 52"],
    }


WORKING = list(commands_that_work(Path(), Path(), Path()))


class TestProcess:
    @pytest.mark.parametrize("name", WORKING)
    def test_output_to_a_pipe_has_no_escapes(
        self, name: str, pages: Path, page_file: Path, warehouse: Path
    ) -> None:
        touch(pages / "1.txt")
        done = tidtam(*commands_that_work(pages, page_file, warehouse)[name])
        assert done.returncode == 0
        assert done.stdout
        assert b"\x1b" not in done.stdout + done.stderr

    @pytest.mark.parametrize("name", WORKING)
    def test_a_reader_that_has_gone_is_no_error(
        self, name: str, pages: Path, page_file: Path, warehouse: Path
    ) -> None:
        started = subprocess.Popen(
            [TIDTAM, *commands_that_work(pages, page_file, warehouse)[name]],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        stderr = started.stderr.read()
        started.wait()
        started.stderr.close()
        assert b"BrokenPipe" not in stderr
        assert b"Traceback" not in stderr
        assert started.returncode == 0

    def test_head_takes_the_first_line(self, warehouse: Path) -> None:
        query = f"'{TIDTAM}' query 'FROM range(200000)' --format csv --warehouse '{warehouse}'"
        done = subprocess.run(
            ["/bin/sh", "-c", f"PATH=$PATH:/bin:/usr/bin; {query} | head -1"], capture_output=True
        )
        assert (done.stdout, done.stderr) == (b"range\n", b"")

    def test_thai_text_survives_a_plain_locale(self, warehouse: Path) -> None:
        done = tidtam(
            "query",
            "SELECT 'ภาษาไทย' AS t",
            "--format",
            "csv",
            "--warehouse",
            str(warehouse),
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
        )
        assert done.stdout.decode() == "t\nภาษาไทย\n"

    def test_the_command_line_starts_light(self) -> None:
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-c", "import ingest.cli"],
            capture_output=True,
            text=True,
            check=True,
        )
        loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
        assert "ingest.cli" in loaded
        heavy = {"pydantic", "bs4", "duckdb", "pythainlp", "rich", "selectolax"}
        assert {name.split(".")[0] for name in loaded} & heavy == set()

    @pytest.mark.parametrize("code", range(4))
    def test_every_exit_code_reaches_the_shell(
        self, code: int, page_file: Path, other_file: Path, tmp_path: Path
    ) -> None:
        arguments = {
            0: ["parse", str(page_file)],
            1: ["query", "SELECT 1", "--warehouse", str(tmp_path / "nowhere.duckdb")],
            2: ["ingest", str(tmp_path / "nowhere")],
            3: ["parse", str(other_file)],
        }[code]
        assert tidtam(*arguments).returncode == code
