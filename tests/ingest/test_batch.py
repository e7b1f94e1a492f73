"""A run: what it loads, what it leaves alone, and what one bad input costs."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ingest.batch import ingest
from ingest.reading import Task
from ingest.sources import find_inputs
from ingest.workers import read_all
from parsers import parse
from parsers.readers import read
from schema.document import Document
from schema.records import TABLES
from tests.conftest import ROOT
from tests.ingest.folders import SOME_DAY, Listener, ask, page, run, touch, write_pages
from tests.parsers.progress_pages import Entry, ProgressPage
from warehouse.store import Warehouse, WarehouseError

NOT_A_PAGE = "ประกาศ เรื่อง วันหยุดราชการ\n"
OF_THE_RUN = {"run_id", "first_run_id", "started_at", "finished_at", "first_seen", "last_seen"}
OF_THE_RUN |= {"tried_at"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "pages"


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def reads_fail(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on, reading any document is an error of the test."""

    def no_reading(*_: object) -> None:
        pytest.fail("a document was opened")

    return lambda: monkeypatch.setattr("ingest.reading.read_task", no_reading)


def everything(warehouse: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, without what two runs over the same input may differ in."""
    held = {}
    for name, row in TABLES.items():
        columns = ", ".join(sorted(row.model_fields.keys() - OF_THE_RUN))
        held[name] = ask(warehouse, f"SELECT {columns} FROM {name} ORDER BY ALL")
    return held


def set_parser_version(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    for module in ("parsers", "ingest.reading", "ingest.batch", "ingest.changes"):
        monkeypatch.setattr(f"{module}.PARSER_VERSION", version)


class TestLoading:
    def test_a_folder_is_loaded(self, folder: Path, warehouse: Path) -> None:
        write_pages(folder, range(1, 4))
        summary = run(folder, into=warehouse)
        assert (summary.seen, summary.loaded, summary.quarantined) == (3, 3, 0)
        assert summary.is_clean
        codes = ask(warehouse, "SELECT project_code FROM project_snapshot ORDER BY ALL")
        assert codes == [("50480000-1",), ("50480000-2",), ("50480000-3",)]
        assert ask(warehouse, "SELECT count(*) FROM progress_report") == [(9,)]
        assert ask(warehouse, "SELECT DISTINCT kind, status FROM document") == [
            ("progress_page", "ok")
        ]

    def test_the_summary_counts_the_rows_that_are_stored(
        self, folder: Path, warehouse: Path
    ) -> None:
        write_pages(folder, range(1, 4))
        (folder / "x.txt").write_text(NOT_A_PAGE, encoding="utf-8")
        summary = run(folder, into=warehouse)
        stored = {name: len(rows) for name, rows in everything(warehouse).items() if rows}
        # It comes with the program, not from a run.
        del stored["agency"]
        # Made of a whole load while it is stored.
        del stored["search_posting"], stored["timeline_report"]
        assert {name: count for name, count in summary.rows.items() if count} == stored
        assert summary.rows_written == sum(stored.values())

    def test_the_run_is_recorded(self, folder: Path, warehouse: Path) -> None:
        write_pages(folder, range(1, 3))
        (folder / "x.txt").write_text(NOT_A_PAGE, encoding="utf-8")
        steps = ProgressPage().steps[:1]
        steps[0].start = "2021-02-31 00:00:00"
        (folder / "partial.txt").write_text(page(9, steps=steps), encoding="utf-8")
        before = datetime.now(UTC).replace(tzinfo=None)
        summary = run(folder, into=warehouse)
        sql = "SELECT run_id, status, seen, unchanged, loaded, partial, failed FROM run"
        assert ask(warehouse, sql) == [(summary.run_id, "partial", 4, 0, 3, 1, 1)]
        ((started, finished),) = ask(warehouse, "SELECT started_at, finished_at FROM run")
        assert before <= started <= finished <= datetime.now(UTC).replace(tzinfo=None)
        runs = ask(warehouse, "SELECT DISTINCT run_id FROM document")
        assert runs == [(summary.run_id,)]

    def test_a_clean_run_is_recorded_as_ok(self, folder: Path, warehouse: Path) -> None:
        write_pages(folder, range(1, 3))
        run(folder, into=warehouse)
        assert ask(warehouse, "SELECT status, seen, loaded, failed FROM run") == [("ok", 2, 2, 0)]

    def test_more_documents_than_one_load_holds(
        self, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ingest.batch.DOCUMENTS_A_LOAD", 4)
        write_pages(folder, range(1, 41))
        summary = run(folder, into=warehouse)
        assert summary.loaded == 40
        assert ask(warehouse, "SELECT count(*) FROM document") == [(40,)]
        assert summary.rows["document"] == 40

    def test_progress_is_told_of_every_input_and_every_complaint(
        self, folder: Path, warehouse: Path
    ) -> None:
        write_pages(folder, range(1, 20))
        (folder / "x.txt").write_text(NOT_A_PAGE, encoding="utf-8")
        listener = Listener()
        summary = ingest([folder], warehouse, workers=1, dry_run=False, progress=listener)
        assert (listener.total, listener.done) == (20, 20)
        assert listener.complaints == summary.complaints
        assert [complaint.source for complaint in listener.complaints] == ["x.txt"]

    def test_an_empty_folder_makes_no_warehouse(self, folder: Path, warehouse: Path) -> None:
        folder.mkdir()
        assert run(folder, into=warehouse).seen == 0
        assert not warehouse.exists()

    def test_a_dry_run_reads_everything_and_writes_nothing(
        self, folder: Path, warehouse: Path
    ) -> None:
        write_pages(folder, range(1, 4))
        (folder / "x.txt").write_text(NOT_A_PAGE, encoding="utf-8")
        summary = run(folder, into=warehouse, dry_run=True)
        assert (summary.loaded, summary.quarantined, summary.rows_written) == (3, 1, 0)
        assert not summary.is_clean
        assert list(warehouse.parent.iterdir()) == [folder]

    def test_a_dry_run_leaves_a_warehouse_as_it_is(self, folder: Path, warehouse: Path) -> None:
        write_pages(folder, range(1, 4))
        run(folder, into=warehouse)
        before = warehouse.read_bytes()
        write_pages(folder, range(4, 6))
        summary = run(folder, into=warehouse, dry_run=True)
        assert (summary.unchanged, summary.loaded) == (3, 2)
        assert warehouse.read_bytes() == before


class TestRunningAgain:
    def test_nothing_new_writes_nothing_and_opens_no_document(
        self, folder: Path, warehouse: Path, reads_fail: Callable[[], None]
    ) -> None:
        write_pages(folder, range(1, 4))
        run(folder, into=warehouse)
        before = (warehouse.read_bytes(), warehouse.stat().st_mtime_ns)
        reads_fail()
        summary = run(folder, into=warehouse)
        assert (summary.seen, summary.unchanged, summary.loaded) == (3, 3, 0)
        assert (summary.rows_written, summary.run_id) == (0, None)
        assert summary.is_clean
        assert (warehouse.read_bytes(), warehouse.stat().st_mtime_ns) == before

    def test_a_new_file_is_the_only_one_read(
        self, folder: Path, warehouse: Path, reads_fail: Callable[[], None]
    ) -> None:
        write_pages(folder, range(1, 4))
        run(folder, into=warehouse)
        write_pages(folder, [7])
        summary = run(folder, into=warehouse)
        assert (summary.unchanged, summary.loaded) == (3, 1)
        write_pages(folder, [8])
        reads_fail()
        with pytest.raises(pytest.fail.Exception, match="was opened"):
            run(folder, into=warehouse)

    @pytest.mark.parametrize("again", ["file", "subfolder", "parent", "link"])
    def test_a_file_is_known_from_whichever_path_it_is_reached(
        self, again: str, folder: Path, warehouse: Path, reads_fail: Callable[[], None]
    ) -> None:
        (path,) = write_pages(folder / "sub", [1])
        run(folder, into=warehouse)
        link = folder.parent / "link"
        link.symlink_to(folder)
        ways = {"file": path, "subfolder": path.parent, "parent": folder / "..", "link": link}
        reads_fail()
        given = ways[again]
        if again == "parent":
            link.unlink()
        assert run(given, into=warehouse).unchanged == 1

    def test_a_touched_file_is_hashed_and_not_parsed(
        self, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        paths = write_pages(folder, range(1, 4))
        saved = [f"{path.name},,2021-10-05" for path in paths]
        (folder / "manifest.csv").write_text("\n".join(["path,url,observed_at", *saved]))
        run(folder, into=warehouse)
        before = everything(warehouse)
        touch(paths[1])

        def no_parsing(_: Document) -> None:
            pytest.fail("a document was parsed")

        monkeypatch.setattr("ingest.reading.parse", no_parsing)
        summary = run(folder, into=warehouse)
        assert (summary.unchanged, summary.loaded) == (3, 0)
        assert {table for table, count in summary.rows.items() if count} == {"source_file", "run"}
        assert summary.rows["source_file"] == 1
        after = everything(warehouse)
        changed = {name for name in before if before[name] != after[name]}
        assert changed == {"source_file", "run"}
        assert run(folder, into=warehouse).rows_written == 0

    def test_a_file_that_gets_an_earlier_time_was_saved_then(
        self, folder: Path, warehouse: Path
    ) -> None:
        (path,) = write_pages(folder, [1])
        run(folder, into=warehouse)
        touch(path)
        run(folder, into=warehouse)
        assert ask(warehouse, "SELECT observed_at::DATE::VARCHAR FROM document") == [
            ("2021-10-05",)
        ]

    def test_changed_bytes_are_a_new_snapshot_beside_the_old(
        self, folder: Path, warehouse: Path
    ) -> None:
        first, second = write_pages(folder, [1, 2])
        touch(first, SOME_DAY)
        run(folder, into=warehouse)
        newer = page(1, bare="99", progress="ความคืบหน้าโครงการ ร้อยละ 99")
        first.write_text(newer, encoding="utf-8")
        touch(first, SOME_DAY + 86_400)
        summary = run(folder, into=warehouse)
        assert (summary.unchanged, summary.loaded) == (1, 1)
        sql = "SELECT progress_percent FROM project_snapshot WHERE project_code = '50480000-1'"
        assert sorted(ask(warehouse, sql)) == [(99.0,), (100.0,)]
        assert ask(warehouse, "SELECT count(*) FROM document") == [(3,)]
        paths = ask(warehouse, "SELECT source, count(*) FROM source_file GROUP BY ALL ORDER BY ALL")
        assert paths == [(first.name, 1), (second.name, 1)]
        assert ask(warehouse, "SELECT progress_percent FROM project ORDER BY project_code") == [
            (99.0,),
            (100.0,),
        ]

    def test_bytes_that_come_back_are_stored_once(self, folder: Path, warehouse: Path) -> None:
        (path,) = write_pages(folder, [1])
        original = path.read_bytes()
        run(folder, into=warehouse)
        before = everything(warehouse)
        path.write_text(page(1, rationale="เหตุผลอื่น"), encoding="utf-8")
        run(folder, into=warehouse)
        path.write_bytes(original)
        run(folder, into=warehouse)
        after = everything(warehouse)
        assert len(after["document"]) == 2
        assert set(before["progress_report"]) < set(after["progress_report"])
        assert len(after["progress_report"]) == 2 * len(before["progress_report"])

    def test_a_new_parser_version_reads_everything_again(
        self, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_pages(folder, range(1, 4))
        (folder / "x.txt").write_text(NOT_A_PAGE, encoding="utf-8")
        run(folder, into=warehouse)
        set_parser_version(monkeypatch, "next")
        summary = run(folder, into=warehouse)
        assert (summary.unchanged, summary.loaded, summary.quarantined) == (0, 3, 1)
        versions = "SELECT parser_version, count(*) FROM document GROUP BY ALL"
        assert ask(warehouse, versions) == [("next", 3)]
        assert ask(warehouse, "SELECT count(*) FROM progress_report") == [(9,)]
        assert ask(warehouse, "SELECT attempts FROM quarantine") == [(2,)]
        assert run(folder, into=warehouse).rows_written == 0

    def test_a_touched_file_is_parsed_by_a_new_parser(
        self, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (path,) = write_pages(folder, [1])
        run(folder, into=warehouse)
        touch(path)
        set_parser_version(monkeypatch, "next")
        assert run(folder, into=warehouse).loaded == 1
        assert ask(warehouse, "SELECT parser_version FROM document") == [("next",)]

    def test_a_changed_manifest_entry_reads_that_file_only(
        self, folder: Path, warehouse: Path
    ) -> None:
        write_pages(folder, range(1, 4))
        manifest = folder / "manifest.csv"
        manifest.write_text("path,url\n1.txt,https://a.go.th/1\n2.txt,https://a.go.th/2\n")
        run(folder, into=warehouse)
        manifest.write_text("path,url\n1.txt,https://a.go.th/1\n2.txt,https://a.go.th/new\n")
        summary = run(folder, into=warehouse)
        assert (summary.unchanged, summary.loaded) == (2, 1)
        assert ask(warehouse, "SELECT source, url FROM document ORDER BY ALL") == [
            ("1.txt", "https://a.go.th/1"),
            ("2.txt", "https://a.go.th/new"),
            ("3.txt", None),
        ]

    def test_a_file_that_is_gone_keeps_its_rows(self, folder: Path, warehouse: Path) -> None:
        first, _ = write_pages(folder, [1, 2])
        run(folder, into=warehouse)
        first.unlink()
        summary = run(folder, into=warehouse)
        assert (summary.seen, summary.rows_written) == (1, 0)
        assert ask(warehouse, "SELECT count(*) FROM document") == [(2,)]

    def test_a_partial_document_stays_a_reason_not_to_be_clean(
        self, folder: Path, warehouse: Path
    ) -> None:
        folder.mkdir()
        steps = ProgressPage().steps
        steps[0].start = "2021-02-31 00:00:00"
        (folder / "1.txt").write_text(page(1, steps=steps), encoding="utf-8")
        first = run(folder, into=warehouse)
        assert (first.loaded, first.partial, first.is_clean) == (1, 1, False)
        second = run(folder, into=warehouse)
        assert (second.unchanged, second.still_partial, second.is_clean) == (1, 1, False)


class TestCopies:
    def test_the_same_content_at_two_paths_is_stored_once(
        self, folder: Path, warehouse: Path
    ) -> None:
        write_pages(folder, [1, 2])
        shutil.copy(folder / "1.txt", folder / "copy of 1.txt")
        summary = run(folder, into=warehouse)
        assert (summary.seen, summary.loaded) == (3, 3)
        assert ask(warehouse, "SELECT count(*) FROM document") == [(2,)]
        assert ask(warehouse, "SELECT count(*) FROM progress_report") == [(6,)]
        assert ask(warehouse, "SELECT count(*) FROM source_file") == [(3,)]
        assert run(folder, into=warehouse).unchanged == 3

    def test_a_copy_that_comes_later_adds_its_path_only(
        self, folder: Path, warehouse: Path
    ) -> None:
        write_pages(folder, [1])
        run(folder, into=warehouse)
        before = everything(warehouse)
        shutil.copy2(folder / "1.txt", folder / "copy.txt")
        run(folder, into=warehouse)
        after = everything(warehouse)
        changed = {name for name in before if before[name] != after[name]}
        assert changed == {"source_file", "run"}
        assert run(folder, into=warehouse).unchanged == 2

    def test_copies_are_stored_once_by_a_new_parser_too(
        self, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_pages(folder, [1])
        shutil.copy(folder / "1.txt", folder / "copy.txt")
        run(folder, into=warehouse)
        set_parser_version(monkeypatch, "next")
        run(folder, into=warehouse)
        assert ask(warehouse, "SELECT parser_version FROM document") == [("next",)]
        assert ask(warehouse, "SELECT count(*) FROM progress_report") == [(3,)]


class TestSightings:
    """The same bytes, seen on several days: the document tells of the last of them."""

    SEEN = "SELECT source, observed_at::DATE::VARCHAR FROM document"

    @pytest.mark.parametrize("order", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
    @pytest.mark.parametrize("at_once", [True, False])
    def test_the_latest_is_told_whichever_was_read_first(
        self, order: tuple[str, str], at_once: bool, folder: Path, warehouse: Path
    ) -> None:
        write_pages(folder, [1])
        (folder / "1.txt").rename(folder / "b.txt")
        shutil.copy(folder / "b.txt", folder / "a.txt")
        touch(folder / "a.txt", SOME_DAY)
        touch(folder / "b.txt", SOME_DAY + 86_400)
        ways = [folder / name for name in order]
        for paths in [ways] if at_once else [[way] for way in ways]:
            run(*paths, into=warehouse)
        assert ask(warehouse, self.SEEN) == [("b.txt", "2021-10-06")]
        assert ask(warehouse, "SELECT count(*) FROM progress_report") == [(3,)]
        assert run(folder, into=warehouse).rows_written == 0

    def test_of_one_day_the_first_path_by_name_is_told(self, folder: Path, warehouse: Path) -> None:
        write_pages(folder, [1])
        shutil.copy(folder / "1.txt", folder / "0.txt")
        for name in ("1.txt", "0.txt"):
            touch(folder / name)
            run(folder / name, into=warehouse)
        assert ask(warehouse, self.SEEN) == [("0.txt", "2021-10-05")]

    def test_a_content_that_comes_back_is_the_newest_again(
        self, folder: Path, warehouse: Path
    ) -> None:
        (path,) = write_pages(folder, [1])
        old, new = page(1), page(1, bare="70", progress="ความคืบหน้าโครงการ ร้อยละ 70")
        for day, text in enumerate((old, new, old)):
            path.write_text(text, encoding="utf-8")
            touch(path, SOME_DAY + day * 86_400)
            run(folder, into=warehouse)
        assert ask(warehouse, "SELECT progress_percent FROM project") == [(100.0,)]
        assert ask(warehouse, "SELECT count(*) FROM document") == [(2,)]

    def test_silence_counts_to_the_last_sighting(self, folder: Path, warehouse: Path) -> None:
        folder.mkdir()
        path = folder / "1.txt"
        unfinished = page(1, entries=[Entry("60.00", "2021-06-18", "18/06/2564", "ปลูกแล้ว")])
        path.write_text(unfinished, encoding="utf-8")
        sql = "SELECT count(*) FROM finding WHERE rule = 'silent_before_year_end'"
        told = []
        for month in (6, 9):
            touch(path, int(datetime(2021, month, 29, tzinfo=UTC).timestamp()))
            run(folder, into=warehouse)
            told += ask(warehouse, sql)
        assert told == [(0,), (1,)]


class TestQuarantine:
    def test_every_try_is_kept_when_the_file_has_been_read(
        self, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder.mkdir()
        path = folder / "1.txt"
        path.write_text(NOT_A_PAGE, encoding="utf-8")
        run(folder, into=warehouse)
        run(folder, into=warehouse)
        set_parser_version(monkeypatch, "next")
        run(folder, into=warehouse)
        path.write_bytes(b"")
        run(folder, into=warehouse)
        path.write_text(page(1), encoding="utf-8")
        run(folder, into=warehouse)
        assert ask(warehouse, "SELECT count(*) FROM quarantine") == [(0,)]
        sql = """
            SELECT source, reason, parser_version = 'next', run_id IN (SELECT run_id FROM run)
            FROM failed_attempt ORDER BY tried_at"""
        assert ask(warehouse, sql) == [
            ("1.txt", "not_recognised", False, True),
            ("1.txt", "not_recognised", True, True),
            ("1.txt", "empty", True, True),
        ]

    def test_an_unchanged_file_in_quarantine_is_not_tried_again(
        self, folder: Path, warehouse: Path, reads_fail: Callable[[], None]
    ) -> None:
        write_pages(folder, [1])
        (folder / "x.txt").write_text(NOT_A_PAGE, encoding="utf-8")
        run(folder, into=warehouse)
        before = warehouse.read_bytes()
        reads_fail()
        summary = run(folder, into=warehouse)
        assert (summary.unchanged, summary.still_quarantined, summary.quarantined) == (2, 1, 0)
        assert not summary.is_clean
        assert warehouse.read_bytes() == before

    def test_a_refused_file_is_not_refused_again(self, folder: Path, warehouse: Path) -> None:
        write_pages(folder, [1])
        (folder / "x.html").symlink_to("/etc/passwd")
        run(folder, into=warehouse)
        assert ask(warehouse, "SELECT source, reason, document_id FROM quarantine") == [
            ("x.html", "outside_input", None)
        ]
        summary = run(folder, into=warehouse)
        assert (summary.rows_written, summary.still_quarantined) == (0, 1)
        assert not summary.is_clean

    def test_a_mended_file_leaves_it(self, folder: Path, warehouse: Path) -> None:
        folder.mkdir()
        path = folder / "1.txt"
        path.write_text(NOT_A_PAGE, encoding="utf-8")
        run(folder, into=warehouse)
        assert ask(warehouse, "SELECT source, reason FROM quarantine") == [
            ("1.txt", "not_recognised")
        ]
        path.write_text(page(1), encoding="utf-8")
        assert run(folder, into=warehouse).is_clean
        assert ask(warehouse, "SELECT count(*) FROM quarantine") == [(0,)]
        assert run(folder, into=warehouse).is_clean

    def test_a_mended_file_that_is_a_copy_leaves_it_too(
        self, folder: Path, warehouse: Path
    ) -> None:
        write_pages(folder, [1])
        path = folder / "x.txt"
        path.write_text(NOT_A_PAGE, encoding="utf-8")
        run(folder, into=warehouse)
        shutil.copy(folder / "1.txt", path)
        run(folder, into=warehouse)
        assert ask(warehouse, "SELECT count(*) FROM quarantine") == [(0,)]
        assert ask(warehouse, "SELECT count(*) FROM progress_report") == [(3,)]

    def test_a_link_put_right_leaves_it(self, folder: Path, warehouse: Path) -> None:
        write_pages(folder, [1])
        link = folder / "x.txt"
        link.symlink_to("/etc/passwd")
        run(folder, into=warehouse)
        link.unlink()
        link.write_text(page(2), encoding="utf-8")
        assert run(folder, into=warehouse).is_clean
        assert ask(warehouse, "SELECT count(*) FROM quarantine") == [(0,)]

    def test_another_fault_counts_another_attempt(self, folder: Path, warehouse: Path) -> None:
        folder.mkdir()
        path = folder / "1.txt"
        path.write_text(NOT_A_PAGE, encoding="utf-8")
        run(folder, into=warehouse)
        path.write_bytes(b"")
        run(folder, into=warehouse)
        sql = "SELECT reason, attempts, first_seen < last_seen FROM quarantine"
        assert ask(warehouse, sql) == [("empty", 2, True)]

    @pytest.mark.parametrize(
        ("error", "reason"),
        [
            (RuntimeError("out of order"), "failed"),
            (AssertionError(), "failed"),
            (RecursionError(), "failed"),
            (KeyError("x"), "failed"),
            (MemoryError(), "limit_memory"),
        ],
        ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
    )
    def test_a_fault_of_the_program_costs_one_document(
        self,
        error: Exception,
        reason: str,
        folder: Path,
        warehouse: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def parse_or_fail(document: Document) -> Any:
            if document.origin.source == "2.txt":
                raise error
            return parse(document)

        monkeypatch.setattr("ingest.reading.parse", parse_or_fail)
        write_pages(folder, range(1, 4))
        summary = run(folder, into=warehouse)
        assert (summary.loaded, summary.quarantined) == (2, 1)
        ((source, stored_reason, message),) = ask(
            warehouse, "SELECT source, reason, message FROM quarantine"
        )
        assert (source, stored_reason) == ("2.txt", reason)
        if reason == "failed":
            assert type(error).__name__ in message
        assert ask(warehouse, "SELECT source FROM document ORDER BY ALL") == [
            ("1.txt",),
            ("3.txt",),
        ]


# A process that is started with this on its path ends without a word when it opens such a file.
DIES_OF_SOME_FILES = """
import os, sys

def end(event, arguments):
    if event == "open" and str(arguments[0]).endswith("deadly.txt"):
        os._exit(9)

sys.addaudithook(end)
"""


class TestWorkers:
    def test_two_processes_give_the_rows_that_one_gives(self, folder: Path, tmp_path: Path) -> None:
        write_pages(folder, range(1, 91))
        (folder / "30x.txt").write_text(NOT_A_PAGE, encoding="utf-8")
        (folder / "31x.txt").write_bytes(b"")
        (folder / "32x.html").symlink_to("/etc/passwd")
        steps = ProgressPage().steps
        steps[0].start = "2021-02-31 00:00:00"
        (folder / "33x.txt").write_text(page(999, steps=steps), encoding="utf-8")
        shutil.copy(folder / "1.txt", folder / "99copy.txt")
        one, two = tmp_path / "one.duckdb", tmp_path / "two.duckdb"
        first = run(folder, into=one, workers=1)
        second = run(folder, into=two, workers=2)
        assert first.loaded == second.loaded == 92
        assert [str(c) for c in first.complaints] == [str(c) for c in second.complaints]
        rows = everything(one)
        assert rows == everything(two)
        assert [len(rows[name]) for name in ("document", "quarantine", "source_file")] == [
            91,
            3,
            95,
        ]

    def test_a_process_that_reads_has_no_database(self) -> None:
        # It would be ready later, and hold more.
        asked = "import sys, ingest.reading; sys.exit('duckdb' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False).returncode == 0

    def test_outcomes_come_in_the_order_of_the_tasks(self, folder: Path) -> None:
        write_pages(folder, range(1, 81))
        tasks = [Task(item) for item in find_inputs([folder]).inputs]
        given = [task for chunk, _ in read_all(tasks, "r", 2) for task in chunk]
        assert given == tasks

    def test_a_file_that_ends_its_process_costs_that_file_only(
        self, folder: Path, warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        paths = [str(tmp_path / "deadly"), os.environ.get("PYTHONPATH", "")]
        (tmp_path / "deadly").mkdir()
        (tmp_path / "deadly" / "sitecustomize.py").write_text(DIES_OF_SOME_FILES)
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in paths if path))
        write_pages(folder, range(100, 180))
        for name in ("101deadly.txt", "103deadly.txt"):
            (folder / name).write_text(page(1), encoding="utf-8")
        summary = run(folder, into=warehouse, workers=2)
        assert (summary.seen, summary.loaded, summary.quarantined) == (82, 80, 2)
        assert ask(warehouse, "SELECT source, reason FROM quarantine ORDER BY ALL") == [
            ("101deadly.txt", "failed"),
            ("103deadly.txt", "failed"),
        ]
        assert ask(warehouse, "SELECT count(DISTINCT project_code) FROM project_snapshot") == [
            (80,)
        ]


class TestInterrupted:
    def test_what_was_loaded_stays_and_the_next_run_finishes(
        self, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Impatient(Listener):
            def advance(self, count: int) -> None:
                super().advance(count)
                if self.done > 32:
                    raise KeyboardInterrupt

        monkeypatch.setattr("ingest.batch.DOCUMENTS_A_LOAD", 10)
        write_pages(folder, range(1, 61))
        with pytest.raises(KeyboardInterrupt):
            ingest([folder], warehouse, workers=1, dry_run=False, progress=Impatient())
        ((stored,),) = ask(warehouse, "SELECT count(*) FROM document")
        assert 0 < stored < 60
        assert ask(warehouse, "SELECT count(*) FROM source_file") == [(stored,)]
        summary = run(folder, into=warehouse)
        assert (summary.unchanged, summary.loaded) == (stored, 60 - stored)
        assert ask(warehouse, "SELECT count(*) FROM document") == [(60,)]
        assert ask(warehouse, "SELECT count(*) FROM progress_report") == [(180,)]

    def test_a_load_that_fails_keeps_the_loads_before_it(
        self, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        load, loads = Warehouse.load, []

        def load_twice(self: Warehouse, *rows: Any) -> None:
            loads.append(rows)
            if len(loads) == 3:
                raise WarehouseError(warehouse, "the disk is full")
            load(self, *rows)

        monkeypatch.setattr("ingest.batch.DOCUMENTS_A_LOAD", 10)
        write_pages(folder, range(1, 61))
        with monkeypatch.context() as failing:
            failing.setattr(Warehouse, "load", load_twice)
            with pytest.raises(WarehouseError):
                run(folder, into=warehouse)
        ((stored,),) = ask(warehouse, "SELECT count(*) FROM document")
        assert 0 < stored < 60
        assert run(folder, into=warehouse).loaded == 60 - stored

    def test_what_is_made_of_all_documents_is_made_though_nothing_is_new(
        self, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def ended(target: Warehouse) -> dict[str, int]:
            raise KeyboardInterrupt

        write_pages(folder, range(1, 4))
        with monkeypatch.context() as ending:
            ending.setattr("ingest.batch.update_lineages", ended)
            with pytest.raises(KeyboardInterrupt):
                run(folder, into=warehouse)
        made = "SELECT (SELECT count(*) FROM lineage_project), (SELECT count(*) FROM run)"
        assert ask(warehouse, made) == [(0, 0)]
        assert run(folder, into=warehouse).unchanged == 3
        assert ask(warehouse, made) == [(3, 1)]
        assert run(folder, into=warehouse).run_id is None


PERSON = "นางสาวทดลอง ไม่มีจริง โทร. 0 2999 8877"
OTHER_PERSON = "นายสมุด หนังสือ โทร. 081-234-5678"
CONTACTS = {
    "full layout": page(1, contact=PERSON),
    "stripped layout": ProgressPage(contact=PERSON).stripped(),
    "two in a line": page(1, contact=f"{PERSON} และ{OTHER_PERSON}"),
    "two lines": page(1, contact=f"{PERSON}\n\n{OTHER_PERSON}"),
    "phone on a line of its own": page(1, contact=PERSON.replace(" โทร", "\n\nโทร")),
    "extension": page(1, contact="นางสาวทดลอง ไม่มีจริง (โทร. 5999 หรือ 02 999 8877 ต่อ 12)"),
    "damaged": page(1, contact=PERSON.replace("ร.", "\ufffd.")),
    "decomposed": page(1, contact="นายอ\u0e4d\u0e32นวย ท\u0e4d\u0e32ดี โทร. 0 2999 8877"),
    "in a table": "<html><body><table><tr><td>"
    + page(1, contact=PERSON).replace("\n", "</td></tr><tr><td>")
    + "</td></tr></table></body></html>",
    "printed again at the foot": f"{page(1, contact=PERSON)}\n\n{PERSON}",
}


@pytest.mark.parametrize("text", CONTACTS.values(), ids=CONTACTS.keys())
class TestPersonalData:
    def test_names_and_phones_stand_in_the_contacts_alone(
        self, text: str, folder: Path, warehouse: Path
    ) -> None:
        folder.mkdir()
        (folder / "myproject.php?pid=50480000-3418").write_text(text, encoding="utf-8")
        run(folder, into=warehouse)
        contacts = ask(warehouse, "SELECT name, phone, raw FROM contact")
        names = {re.escape(value) for row in contacts for value in (row[0], row[2]) if value}
        # However its digits are grouped.
        phones = {
            "[ -]?".join(phone)
            for _, numbers, _ in contacts
            if numbers
            for phone in numbers.split(", ")
        }
        assert names
        private = re.compile("|".join(names | phones))
        found = [
            (table, value)
            for table in TABLES.keys() - {"contact"}
            for row in ask(warehouse, f"FROM {table}")
            for value in row
            if isinstance(value, str) and private.search(value)
        ]
        assert found == []

    def test_the_lines_count_as_they_did(self, text: str, folder: Path, warehouse: Path) -> None:
        folder.mkdir()
        path = folder / "myproject.php?pid=50480000-3418"
        path.write_text(text, encoding="utf-8")
        run(folder, into=warehouse)
        (item,) = find_inputs([path]).inputs
        (read_page,) = read(path.read_bytes(), item.origin).pages
        ((stored,),) = ask(warehouse, "SELECT text FROM document_page")
        stored_lines = stored.split("\n")
        assert [len(line) for line in stored_lines] == [len(line) for line in read_page.lines]
        hidden = {
            number
            for start, end in ask(warehouse, "SELECT line_start, line_end FROM contact")
            for number in range(start, end + 1)
        }
        pairs = enumerate(zip(read_page.lines, stored_lines, strict=True), start=1)
        differing = {number for number, (before, after) in pairs if before != after}
        assert hidden <= differing
