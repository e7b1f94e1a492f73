"""`tidtam diff`: between documents, runs and warehouses."""

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from ingest.batch import ingest
from ingest.cli import main
from ingest.comparing import snapshots
from ingest.record_pairs import differences
from schema.records import (
    Contact,
    DocumentRow,
    Evaluation,
    Indicator,
    IndicatorQuarter,
    PlanStep,
    ProgressReport,
    ProjectSnapshot,
    Row,
    Run,
)
from tests.conftest import ROOT
from tests.ingest.folders import SOME_DAY, Listener, ask, page, run, touch
from warehouse.store import Warehouse

CODE = "50020000-3364"
OTHER = "50020000-9999"
Captured = pytest.CaptureFixture[str]


def document_id(number: int) -> str:
    return f"{number:x}".rjust(2, "0") * 32


def run_id(number: int) -> str:
    return f"2021010{number}T000000Z-0000000{number}"


def document(number: int, **values: Any) -> DocumentRow:
    usual = {
        "document_id": document_id(number),
        "kind": "progress_page",
        "source": f"{number}.html",
        "media_type": "text/html",
        "bytes": 1,
        "observed_at": datetime(2021, 1, number, 16, tzinfo=UTC),
        "parser_version": "1",
        "status": "ok",
        "run_id": run_id(number),
    }
    return DocumentRow.model_validate({**usual, **values})


def record(kind: type[Row], number: int, line: int = 1, **values: Any) -> Row:
    usual = {"document_id": document_id(number), "line_start": line, "line_end": line + 1}
    code = {} if kind is IndicatorQuarter else {"project_code": CODE}
    return kind.model_validate({**usual, **code, **values})


def snapshot(number: int, **values: Any) -> Row:
    return record(ProjectSnapshot, number, **{"layout": "full", "name": "งาน", **values})


def report(number: int, day: int | None, percent: float, said: str | None, **values: Any) -> Row:
    return record(
        ProgressReport,
        number,
        **{
            "report_no": 1,
            "report_date": day and date(2021, 1, day),
            "progress_percent": percent,
            "narrative": said,
            **values,
        },
    )


def ran(number: int) -> Run:
    at = datetime(2021, 1, number, tzinfo=UTC)
    return Run(
        run_id=run_id(number),
        started_at=at,
        finished_at=at,
        status="ok",
        seen=1,
        unchanged=0,
        loaded=1,
        partial=0,
        failed=0,
        version="1",
    )


def store(path: Path, *rows: Row) -> Path:
    tables: dict[str, list[tuple[object, ...]]] = {}
    for row in rows:
        tables.setdefault(row.table, []).append(row.as_row())
    with Warehouse.open(path) as opened:
        opened.load(tables)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def three(path: Path) -> Path:
    """One project in three documents, of three runs."""
    return store(
        path,
        *(document(n) for n in (1, 2, 3)),
        *(ran(n) for n in (1, 2, 3)),
        snapshot(1, progress_percent=10),
        snapshot(2, progress_percent=20),
        snapshot(3, progress_percent=30, name="งานใหม่"),
        report(2, 2, 20, "สอง"),
        report(3, 2, 20, "สอง", printed_no=2),
        report(3, 3, 30, "สาม", printed_no=1, report_no=2),
    )


def diff(capsys: Captured, *arguments: str) -> list[dict[str, Any]]:
    assert main(["diff", *arguments, "--format", "json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def told(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(c["table"], c["change"], c["field"], c["before"], c["after"]) for c in found]


PERCENT = ("project_snapshot", "changed", "progress_percent")


class TestDocuments:
    def test_the_current_one_against_the_one_before(self, three: Path, capsys: Captured) -> None:
        found = diff(capsys, CODE, "--warehouse", str(three))
        assert told(found)[:2] == [
            ("project_snapshot", "changed", "name", "งาน", "งานใหม่"),
            (*PERCENT, 20, 30),
        ]
        (added,) = found[2:]
        assert (added["table"], added["change"], added["key"]) == (
            "progress_report",
            "added",
            "2021-01-03 30",
        )
        assert added["after"]["narrative"] == "สาม"
        assert (added["after_source"], added["after_line_start"]) == ("3.html", 1)
        assert added["before_line_start"] is None
        assert found[0]["before_document_id"] == document_id(2)

    @pytest.mark.parametrize(
        ("options", "percents"),
        [
            (["--from", "2021-01-01"], (10, 30)),
            (["--to", "2021-01-02"], (10, 20)),
            (["--from", "2021-01-01", "--to", "2021-01-02"], (10, 20)),
            (["--from", document_id(1)[:6]], (10, 30)),
            (["--from", "2021-06-01", "--to", document_id(2)], (30, 20)),
        ],
    )
    def test_others_by_day_or_id(
        self, options: list[str], percents: tuple[int, int], three: Path, capsys: Captured
    ) -> None:
        assert (*PERCENT, *percents) in told(
            diff(capsys, CODE, *options, "--warehouse", str(three))
        )

    @pytest.mark.parametrize(
        ("arguments", "word"),
        [
            ([CODE, "--to", "2021-01-01"], "nothing to compare"),
            ([CODE, "--from", "2020-12-31"], "oldest was saved 2021-01-01"),
            ([CODE, "--from", "2021-02-30"], "no day"),
            ([CODE, "--from", "0"], "several"),
            ([CODE, "--from", "ff"], document_id(3)[:12]),
            ([CODE, "--from", "2021-01-03"], "both sides"),
            (["50020000-3346"], CODE),
            (["--runs", "latest", "previous"], "earlier one first"),
            (["--runs", "2020", "latest"], run_id(3)),
            (["--runs", "2021", "latest"], "several"),
        ],
    )
    def test_what_cannot_be_compared_is_1(
        self, arguments: list[str], word: str, three: Path, capsys: Captured
    ) -> None:
        assert main(["diff", *arguments, "--warehouse", str(three)]) == 1
        assert word in capsys.readouterr().err

    @pytest.mark.parametrize(
        "arguments", [[], [CODE, "--runs", "a", "b"], ["--runs", "a", "b", "--from", "2021-01-01"]]
    )
    def test_wrong_usage_is_2(self, arguments: list[str], capsys: Captured) -> None:
        assert main(["diff", *arguments]) == 2
        assert "PROJECT_CODE" in capsys.readouterr().err


class TestRuns:
    def test_between_runs(self, three: Path, capsys: Captured) -> None:
        found = told(diff(capsys, "--runs", "previous", "latest", "--warehouse", str(three)))
        assert (*PERCENT, 20, 30) in found
        found = told(diff(capsys, "--runs", run_id(1)[:8], "latest", "--warehouse", str(three)))
        assert (*PERCENT, 10, 30) in found

    def test_only_what_changed_and_projects_that_came(self, path: Path, capsys: Captured) -> None:
        store(
            path,
            document(1),
            document(2, observed_at=datetime(2020, 1, 1, tzinfo=UTC)),
            document(3),
            *(ran(n) for n in (1, 2, 3)),
            snapshot(1, progress_percent=10),
            # Saved earlier than what is known: it is not the current one.
            snapshot(2, progress_percent=90),
            snapshot(3, project_code=OTHER, name="ใหม่"),
        )
        assert diff(capsys, "--runs", run_id(1), run_id(2), "--warehouse", str(path)) == []
        found = diff(capsys, "--runs", run_id(2), run_id(3), "--warehouse", str(path))
        assert [(c["project_code"], c["change"], c["after"]) for c in found] == [
            (OTHER, "added", "ใหม่")
        ]

    def test_the_current_document_is_that_of_the_view(self, tmp_path: Path) -> None:
        path = tmp_path / "samples.duckdb"
        ingest([ROOT / "samples"], path, workers=1, dry_run=False, progress=Listener())
        current = dict(
            ask(path, "SELECT project_code, document_id FROM project WHERE project_code NOT NULL")
        )
        assert len(current) > 20
        with Warehouse.open_read_only(path) as warehouse:
            held = snapshots(warehouse, list(current))
        assert {code: known[0].document_id for code, known in held.items()} == current


class TestRunsOverTime:
    """What was told of two runs is told of them after any later run too."""

    def seen(self, folder: Path, path: Path, percent: int, day: int) -> str:
        """Load the project's page as it is saved on a day; returns the run."""
        folder.mkdir(exist_ok=True)
        saved = folder / "page.txt"
        text = page(1).replace("ความคืบหน้าโครงการ ร้อยละ 100", f"ความคืบหน้าโครงการ ร้อยละ {percent}")
        text = text.replace("\n100\n", f"\n{percent}\n")
        saved.write_text(text, encoding="utf-8")
        touch(saved, SOME_DAY + day * 86_400)
        run_of_day = run(folder, into=path).run_id
        assert run_of_day is not None
        return run_of_day

    def told(self, path: Path, capsys: Captured, *runs: str) -> list[tuple[Any, ...]]:
        found = diff(capsys, "--runs", *runs, "--warehouse", str(path))
        return [(c["before"], c["after"]) for c in found if c["table"] == "project_snapshot"]

    @pytest.mark.parametrize("later", [[91], [90], [91, 91], [90, 90], [92, 91, 90]])
    def test_a_document_that_is_seen_again(
        self,
        later: list[int],
        path: Path,
        tmp_path: Path,
        capsys: Captured,
    ) -> None:
        first, second = (
            self.seen(tmp_path / "in", path, percent, day)
            for day, percent in enumerate((90, 91), start=1)
        )
        assert self.told(path, capsys, first, second) == [(90, 91)]
        for day, percent in enumerate(later, start=3):
            self.seen(tmp_path / "in", path, percent, day)
            assert self.told(path, capsys, first, second) == [(90, 91)]

    def test_an_earlier_content_that_is_shown_again_is_a_change(
        self, path: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        runs = [
            self.seen(tmp_path / "in", path, percent, day)
            for day, percent in enumerate((90, 91, 90), start=1)
        ]
        assert self.told(path, capsys, runs[1], runs[2]) == [(91, 90)]
        assert self.told(path, capsys, runs[0], runs[2]) == []
        # Of a return it is known when it was last seen.
        runs.append(self.seen(tmp_path / "in", path, 90, 4))
        assert self.told(path, capsys, runs[1], runs[3]) == [(91, 90)]

    def test_a_file_of_an_earlier_version_knows_of_the_last_load(
        self, path: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        runs = [
            self.seen(tmp_path / "in", path, percent, day)
            for day, percent in enumerate((90, 91), start=1)
        ]
        with duckdb.connect(str(path)) as connection:
            for column in ("first_run_id", "first_observed_at"):
                connection.execute(f"ALTER TABLE document DROP COLUMN {column}")
        assert self.told(path, capsys, *runs) == [(90, 91)]
        self.seen(tmp_path / "in", path, 91, 3)
        assert self.told(path, capsys, *runs) == [(90, 91)]

    def test_a_document_that_a_newer_parser_reads_again(
        self,
        path: Path,
        tmp_path: Path,
        capsys: Captured,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        first, second = (
            self.seen(tmp_path / "in", path, percent, day)
            for day, percent in enumerate((90, 91), start=1)
        )
        for module in ("parsers", "ingest.reading", "ingest.batch", "ingest.changes"):
            monkeypatch.setattr(f"{module}.PARSER_VERSION", "next")
        third = self.seen(tmp_path / "in", path, 91, 2)
        assert self.told(path, capsys, first, second) == [(90, 91)]
        assert self.told(path, capsys, second, third) == []


class TestDaysAreThoseOfBangkok:
    """A page that is saved at 20:00 UTC is saved on the next day."""

    @pytest.fixture
    def at_night(self, path: Path) -> Path:
        return store(
            path,
            *(document(n, observed_at=datetime(2021, 1, n, 20, tzinfo=UTC)) for n in (1, 3)),
            *(snapshot(n, progress_percent=n) for n in (1, 3)),
        )

    def test_the_day_is_the_one_it_was_in_bangkok(self, at_night: Path, capsys: Captured) -> None:
        found = diff(capsys, CODE, "--from", "2021-01-02", "--warehouse", str(at_night))
        assert told(found) == [(*PERCENT, 1, 3)]
        arguments = ["diff", CODE, "--warehouse", str(at_night)]
        assert main([*arguments, "--from", "2021-01-01"]) == 1
        assert "oldest was saved 2021-01-02" in capsys.readouterr().err
        assert main([*arguments, "--from", "2021-01-02", "--to", "2021-01-03"]) == 1
        assert "both sides are" in capsys.readouterr().err


class TestWarehouses:
    def test_a_document_that_was_read_anew(self, tmp_path: Path, capsys: Captured) -> None:
        old = store(tmp_path / "old.duckdb", document(1), snapshot(1, progress_percent=10))
        new = store(
            tmp_path / "new.duckdb",
            document(1, parser_version="2", run_id=run_id(2)),
            snapshot(1, progress_percent=12, budget_spent_baht=5),
        )
        found = told(diff(capsys, "--warehouses", str(old), str(new)))
        assert found == [
            (*PERCENT, 10, 12),
            ("project_snapshot", "changed", "budget_spent_baht", None, 5),
        ]

    def test_projects_that_came_and_went(self, tmp_path: Path, capsys: Captured) -> None:
        old = store(tmp_path / "old.duckdb", document(1), snapshot(1))
        new = store(tmp_path / "new.duckdb", document(2), snapshot(2, project_code=OTHER))
        found = diff(capsys, "--warehouses", str(old), str(new))
        assert [(c["project_code"], c["change"]) for c in found] == [
            (CODE, "removed"),
            (OTHER, "added"),
        ]

    def test_no_differences(self, three: Path, capsys: Captured) -> None:
        assert main(["diff", "--warehouses", str(three), str(three)]) == 0
        assert capsys.readouterr().out == "no differences\n"

    def test_a_missing_file(self, three: Path, tmp_path: Path, capsys: Captured) -> None:
        assert main(["diff", "--warehouses", str(three), str(tmp_path / "none")]) == 1
        assert "does not exist" in capsys.readouterr().err


class TestPairs:
    def pairs(self, table: str, before: list[Row], after: list[Row]) -> list[tuple[Any, ...]]:
        rows = [[row.model_dump() for row in side] for side in (before, after)]
        return [(d.kind, d.field) for d in differences(table, *rows)]

    def test_numbers_that_shift_are_no_difference(self) -> None:
        before = [report(1, 5, 50, "ข", printed_no=1, report_no=2)]
        after = [
            report(2, 9, 90, "ค", printed_no=1, report_no=3),
            report(2, 5, 50, "ข", printed_no=2, report_no=5),
        ]
        assert self.pairs("progress_report", before, after) == [("added", None)]

    @pytest.mark.parametrize(
        ("after", "field"),
        [
            (report(2, 5, 55, "ข"), "progress_percent"),
            (report(2, 5, 50, "อื่น"), "narrative"),
            (report(2, 6, 50, "ข"), "report_date"),
            (report(2, 5, 50, "ข", problem="ช้า"), "problem"),
        ],
    )
    def test_a_report_that_was_mended_is_one_change(self, after: Row, field: str) -> None:
        others = [report(1, 1, 10, "ก"), report(1, 5, 40, "ค")]
        found = self.pairs("progress_report", [report(1, 5, 50, "ข"), *others], [*others, after])
        assert found == [("changed", field)]

    def test_reports_without_a_day_are_not_mixed_up(self) -> None:
        before, after = report(1, None, 10, None), report(2, None, 20, None)
        found = self.pairs("progress_report", [before], [after])
        assert found == [("added", None), ("removed", None)]

    def test_a_step_put_in_between(self) -> None:
        steps = [record(PlanStep, 1, step_no=n, name=f"ขั้น {n}") for n in (1, 2)]
        moved = [
            record(PlanStep, 2, step_no=n, name=name)
            for n, name in enumerate(("ขั้น 1", "แทรก", "ขั้น 2"), start=1)
        ]
        found = self.pairs("plan_step", steps, moved)
        assert found == [("added", None), ("changed", "step_no")]

    def test_evaluations_and_indicators(self) -> None:
        assert self.pairs(
            "evaluation",
            [record(Evaluation, 1, quarter=1, score=80)],
            [record(Evaluation, 2, quarter=1, score=90), record(Evaluation, 2, quarter=2)],
        ) == [("changed", "score"), ("added", None)]
        assert self.pairs(
            "indicator",
            [record(Indicator, 1, indicator_no=1, indicator_code="5002-1", name="ก")],
            [record(Indicator, 2, indicator_no=2, indicator_code="5002-1", name="ข")],
        ) == [("changed", "name")]


def test_quarters_follow_their_indicator(path: Path, capsys: Captured) -> None:
    rows = [
        record(Indicator, 1, indicator_no=1, indicator_code=None, name="ก"),
        record(IndicatorQuarter, 1, indicator_no=1, indicator_code=None, quarter=1, score=1),
        record(Indicator, 2, indicator_no=1, indicator_code=None, name="ข"),
        record(Indicator, 2, indicator_no=2, indicator_code=None, name="ก"),
        record(IndicatorQuarter, 2, indicator_no=2, indicator_code=None, quarter=1, score=2),
    ]
    store(path, document(1), document(2), snapshot(1), snapshot(2), *rows)
    found = told(diff(capsys, CODE, "--warehouse", str(path)))
    assert found[1:] == [("indicator_quarter", "changed", "score", 1, 2)]
    assert found[0][:2] == ("indicator", "added")


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_of_contacts_only_that_they_changed(form: str, path: Path, capsys: Captured) -> None:
    people = [
        record(Contact, n, role="responsible", sequence=s, name=name, phone=phone, raw=name + phone)
        for n, s, name, phone in (
            (1, 1, "นายหนึ่ง ลับ", "02 111 1111"),
            (2, 1, "นายสอง ลับ", "02 222 2222"),
            (2, 2, "นายสาม ลับ", "02 333 3333"),
        )
    ]
    store(path, document(1), document(2), snapshot(1), snapshot(2), *people)
    assert main(["diff", CODE, "--format", form, "--warehouse", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "contact" in shown
    assert "added" in shown
    assert "ลับ" not in shown
    assert "02 " not in shown


def test_csv_runs_no_formula(path: Path, capsys: Captured) -> None:
    store(path, document(1), document(2), snapshot(1), snapshot(2, name="=1+1"))
    assert main(["diff", CODE, "--format", "csv", "--warehouse", str(path)]) == 0
    shown = capsys.readouterr()
    (row,) = csv.DictReader(io.StringIO(shown.out))
    assert (row["before"], row["after"]) == ("งาน", "'=1+1")
    assert shown.err == "1 difference in 1 project\n"


def test_the_table_tells_values_and_lines(three: Path, capsys: Captured) -> None:
    assert main(["diff", CODE, "--warehouse", str(three)]) == 0
    shown = capsys.readouterr().out
    assert "before: 2.html" in shown
    assert "[1-2]" in shown
    assert shown.endswith("3 differences in 1 project\n")
