"""A refresh: what it publishes and what it refuses, who may run it, what is kept and told."""

import json
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from ingest.cli import FAILED, LOCKED, OK, PARTIAL, USAGE, main
from ingest.refresh.lock import hold_lock
from tests.conftest import ROOT
from tests.ingest.folders import ask, page, run, write_pages
from warehouse.generations import Generations

CONFIG = """
inputs = ["pages"]
warehouse = "published"
reports = "reports"
keep = 2
workers = 1
"""
COMMAND = [sys.executable, "-m", "tests.refresh.command", "refresh", "--config"]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_pages(tmp_path / "pages", range(1, 4))
    (tmp_path / "tidtam.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


def refreshed(place: Path, *options: str) -> int:
    return main(["refresh", "--config", str(place / "tidtam.toml"), *options])


def projects(place: Path) -> list[tuple[Any, ...]]:
    return ask(place / "published", "SELECT project_code FROM project ORDER BY ALL")


def numbers(place: Path) -> list[int]:
    return [one.number for one in Generations(place / "published").all()]


class TestPublishing:
    def test_what_changed_is_published_and_the_rest_kept(self, place: Path) -> None:
        assert refreshed(place) == OK
        write_pages(place / "pages", [7])
        assert refreshed(place) == OK
        assert [code[-1] for (code,) in projects(place)] == ["1", "2", "3", "7"]
        assert ask(place / "published", "SELECT seen, unchanged, loaded FROM run ORDER BY ALL") == [
            (3, 0, 3),
            (4, 3, 1),
        ]

    def test_it_holds_what_one_load_of_everything_holds(self, place: Path, tmp_path: Path) -> None:
        refreshed(place)
        write_pages(place / "pages", [7])
        refreshed(place)
        run(place / "pages", into=tmp_path / "clean.duckdb")
        sql = "SELECT * EXCLUDE (document_id) FROM progress_timeline ORDER BY ALL"
        assert ask(place / "published", sql) == ask(tmp_path / "clean.duckdb", sql)

    def test_nothing_new_publishes_nothing(self, place: Path, capsys: Captured) -> None:
        refreshed(place)
        assert refreshed(place) == OK
        assert numbers(place) == [1]
        assert "nothing new; tidtam-000001" in capsys.readouterr().out

    def test_another_version_of_the_program_brings_its_views(
        self, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        refreshed(place)
        for module in ("ingest.batch", "ingest.refresh.run"):
            monkeypatch.setattr(f"{module}.version", lambda _: "9")
        assert refreshed(place) == OK
        assert numbers(place) == [1, 2]
        assert refreshed(place) == OK
        assert numbers(place) == [1, 2]

    def test_what_another_version_wrote_is_brought_up_to_date(self, place: Path) -> None:
        refreshed(place)
        (first,) = Generations(place / "published").all()
        # Another version makes its own views, and knows nothing of rows that are kept up.
        first.path.chmod(0o644)
        with duckdb.connect(str(first.path)) as other:
            other.execute("CREATE OR REPLACE VIEW progress_timeline AS FROM progress_report")
            other.execute("DELETE FROM timeline_report")
        first.path.chmod(0o444)
        assert refreshed(place) == OK
        assert numbers(place) == [1, 2]
        told = ask(place / "published", "SELECT count(*) > 0 FROM timeline_report")
        assert told == [(True,)]
        assert refreshed(place) == OK
        assert numbers(place) == [1, 2]

    def test_the_newest_are_kept(self, place: Path) -> None:
        for number in (11, 12, 13):
            write_pages(place / "pages", [number])
            refreshed(place)
        assert numbers(place) == [2, 3]

    def test_a_generation_put_back_by_hand_is_the_base_and_stays(self, place: Path) -> None:
        refreshed(place)
        write_pages(place / "pages", [7])
        refreshed(place)
        generations = Generations(place / "published")
        first, _ = generations.all()
        generations.link.unlink()
        generations.link.symlink_to(first.path.name)
        assert refreshed(place) == OK
        assert len(projects(place)) == 4
        assert numbers(place) == [2, 3]

    def test_a_lost_link_is_put_back(self, place: Path) -> None:
        refreshed(place)
        (place / "published" / "current.duckdb").unlink()
        assert refreshed(place) == OK
        assert numbers(place) == [1]
        assert len(projects(place)) == 3

    def test_what_is_quarantined_is_told_by_the_exit_code(self, place: Path) -> None:
        (place / "pages" / "x.txt").write_text("ประกาศ", encoding="utf-8")
        assert refreshed(place) == PARTIAL
        assert refreshed(place) == PARTIAL
        assert numbers(place) == [1]

    @pytest.mark.parametrize("ending", ["zip", "tar.gz"])
    def test_an_archive_is_published(self, ending: str, place: Path) -> None:
        kind = {"zip": "zip", "tar.gz": "gztar"}[ending]
        write_pages(place / "more", [7, 8])
        shutil.make_archive(str(place / "pages" / "more"), kind, place / "more")
        assert refreshed(place) == OK
        assert len(projects(place)) == 5
        assert refreshed(place) == OK
        assert numbers(place) == [1]

    def test_a_file_that_stands_where_the_link_goes_is_not_lost(
        self, place: Path, capsys: Captured
    ) -> None:
        (place / "published").mkdir()
        run(place / "pages", into=place / "published" / "current.duckdb")
        write_pages(place / "pages", [7])
        assert refreshed(place) == FAILED
        assert "current.duckdb is a file, where a refresh keeps" in capsys.readouterr().err
        assert len(projects(place)) == 3

    def test_a_generation_may_not_be_written(self, place: Path) -> None:
        refreshed(place)
        (current,) = Generations(place / "published").all()
        assert not current.path.stat().st_mode & 0o222

    def test_files_that_come_and_go_are_no_matter(self, place: Path) -> None:
        is_over = threading.Event()

        def download() -> None:
            while not is_over.is_set():
                for number in range(50):
                    (place / "pages" / f"{number}.part").write_text("half a page")
                for number in range(50):
                    (place / "pages" / f"{number}.part").unlink()

        coming = threading.Thread(target=download)
        coming.start()
        try:
            codes = {refreshed(place, "--accept") for _ in range(5)}
        finally:
            is_over.set()
            coming.join()
        assert codes <= {OK, PARTIAL}
        assert len(projects(place)) == 3

    def test_of_copies_the_row_tells_of_the_one_saved_last_though_its_day_is_corrected(
        self, place: Path, tmp_path: Path
    ) -> None:
        pages = place / "pages"
        (pages / "a.txt").write_bytes((pages / "1.txt").read_bytes())
        days = pages / "manifest.csv"
        days.write_text("path,url,observed_at\n1.txt,,2021-06-01\na.txt,,2022-10-20\n")
        refreshed(place)
        days.write_text("path,url,observed_at\n1.txt,,2021-06-01\na.txt,,2021-01-20\n")
        assert refreshed(place) == OK
        run(pages, into=tmp_path / "clean.duckdb")
        sql = "SELECT source, observed_at FROM document ORDER BY ALL"
        assert ask(place / "published", sql) == ask(tmp_path / "clean.duckdb", sql)
        assert ("1.txt",) in ask(place / "published", "SELECT source FROM document")

    def test_nobody_else_writes_into_a_generation(self, place: Path, capsys: Captured) -> None:
        refreshed(place)
        current = place / "published" / "current.duckdb"
        assert main(["ingest", str(place / "pages"), "--warehouse", str(current)]) in (OK, FAILED)
        write_pages(place / "pages", [7])
        capsys.readouterr()
        assert main(["ingest", str(place / "pages"), "--warehouse", str(current)]) == FAILED
        assert "is a published generation" in capsys.readouterr().err
        assert len(projects(place)) == 3


class TestGates:
    def spoil(self, place: Path, count: int) -> None:
        for number in range(count):
            (place / "pages" / f"x{number}.txt").write_text(f"ประกาศ {number}", encoding="utf-8")

    def test_many_that_fail_anew_are_not_published(self, place: Path, capsys: Captured) -> None:
        refreshed(place)
        self.spoil(place, 10)
        write_pages(place / "pages", [7])
        assert refreshed(place) == FAILED
        told = capsys.readouterr().err
        assert "gate: 10 of the 11 documents read fail that did not fail before" in told
        assert len(projects(place)) == 3
        assert numbers(place) == [1]
        assert refreshed(place, "--accept") == PARTIAL
        assert len(projects(place)) == 4

    def test_a_few_that_fail_are_published(self, place: Path) -> None:
        refreshed(place)
        self.spoil(place, 9)
        assert refreshed(place) == PARTIAL
        assert numbers(place) == [1, 2]

    def test_fewer_projects_are_not_published(
        self, place: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        refreshed(place)
        write_pages(place / "pages", [7])
        lost = "DELETE FROM project_snapshot WHERE project_code LIKE '%-1'"
        keep = "ingest.refresh.run.load_changes"
        original = sys.modules["ingest.refresh.run"].load_changes

        def load_and_lose(changes: Any, target: Any, **options: Any) -> None:
            original(changes, target, **options)
            target._fetch(lost)
            target._fetch(lost.replace("%-1", "%-2"))

        monkeypatch.setattr(keep, load_and_lose)
        assert refreshed(place) == FAILED
        assert "there are 2 projects where there were 3" in capsys.readouterr().err
        assert len(projects(place)) == 3

    def test_a_check_that_finds_rows_is_named(
        self, place: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        refreshed(place)
        write_pages(place / "pages", [7])
        original = sys.modules["ingest.refresh.run"].load_changes

        def load_and_double(changes: Any, target: Any, **options: Any) -> None:
            original(changes, target, **options)
            target._fetch("INSERT INTO document SELECT * FROM document LIMIT 1")

        monkeypatch.setattr("ingest.refresh.run.load_changes", load_and_double)
        assert refreshed(place) == FAILED
        assert "gate: the check duplicate_records finds 1 rows" in capsys.readouterr().err
        assert refreshed(place, "--accept") == FAILED
        assert "--accept" not in capsys.readouterr().err
        assert numbers(place) == [1]

    def test_an_input_that_holds_nothing_any_more_is_told(
        self, place: Path, capsys: Captured
    ) -> None:
        refreshed(place)
        for path in (place / "pages").iterdir():
            path.unlink()
        capsys.readouterr()
        assert refreshed(place) == PARTIAL
        told = capsys.readouterr()
        assert "pages holds nothing any more, where 3 files were read before" in told.err
        assert len(projects(place)) == 3


class TestEnded:
    def test_sigterm_ends_it_tidily(self, place: Path) -> None:
        write_pages(place / "pages", range(1, 3000))
        refresh = subprocess.Popen(
            [*COMMAND, str(place / "tidtam.toml")],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        draft = place / "published" / ".next.duckdb"
        while not draft.exists() and refresh.poll() is None:
            time.sleep(0.01)
        refresh.terminate()
        _, told = refresh.communicate()
        assert refresh.returncode == FAILED
        assert "interrupted" in told and "Traceback" not in told
        assert not draft.exists()
        log = (place / "reports" / "refresh.jsonl").read_text(encoding="utf-8").splitlines()
        assert json.loads(log[-1])["step"] == "ended"


class TestLock:
    def test_a_second_refresh_says_who_holds_it(self, place: Path) -> None:
        (place / "published").mkdir()
        holder = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import sys, time; from pathlib import Path\n"
                "from ingest.refresh.lock import hold_lock\n"
                "with hold_lock(Path(sys.argv[1])): print('held', flush=True); time.sleep(600)",
                str(place / "published"),
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert holder.stdout and holder.stdout.readline() == "held\n"
        second = subprocess.run(
            [*COMMAND, str(place / "tidtam.toml")], cwd=ROOT, capture_output=True, text=True
        )
        assert second.returncode == LOCKED
        assert f"a refresh is under way: process {holder.pid} on " in second.stderr
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with hold_lock(place / "published"):
            pass

    def test_of_two_at_once_one_runs_and_one_exits_with_4(self, place: Path) -> None:
        write_pages(place / "pages", range(1, 100))
        both = [
            subprocess.Popen(
                [*COMMAND, str(place / "tidtam.toml")],
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            for _ in range(2)
        ]
        told = [one.communicate()[1] for one in both]
        codes = [one.returncode for one in both]
        assert sorted(codes) == [OK, LOCKED]
        assert "a refresh is under way" in told[codes.index(LOCKED)]
        assert len(projects(place)) == 99


class TestFullDisk:
    def test_the_old_generation_stands(self, place: Path) -> None:
        refreshed(place)
        before = projects(place)
        size = (place / "published" / "current.duckdb").stat().st_size
        write_pages(place / "pages", range(10, 80))

        def small_disk() -> None:
            # A file that would grow beyond the limit is refused as on a disk that is full.
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50_000, size + 50_000))

        done = subprocess.run(
            [*COMMAND, str(place / "tidtam.toml")],
            cwd=ROOT,
            capture_output=True,
            text=True,
            preexec_fn=small_disk,
        )
        assert done.returncode == FAILED
        assert "the disk is full" in done.stderr and "what was published stays" in done.stderr
        assert "Traceback" not in done.stderr
        assert projects(place) == before
        assert sorted(path.name for path in (place / "published").glob(".*")) == []
        assert refreshed(place) == OK
        assert len(projects(place)) == 73

    def test_a_copy_that_does_not_fit_is_told_so(
        self, place: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        refreshed(place)
        write_pages(place / "pages", [7])

        def no_space(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("warehouse.generations.shutil.copyfile", no_space)
        assert refreshed(place) == FAILED
        assert "the disk is full" in capsys.readouterr().err
        assert len(projects(place)) == 3


class TestJournal:
    def test_every_step_and_the_report_are_told(self, place: Path) -> None:
        refreshed(place)
        log = (place / "reports" / "refresh.jsonl").read_text(encoding="utf-8").splitlines()
        steps = [json.loads(line)["step"] for line in log]
        assert steps == ["started", "detect", "copy", "load", "check", "publish", "ended"]
        (path,) = (place / "reports").glob("refresh-*.json")
        report = json.loads(path.read_text(encoding="utf-8"))
        assert report["outcome"] == "published"
        assert report["summary"]["loaded"] == 3
        assert ask(place / "published", "SELECT run_id FROM run") == [(report["refresh_id"],)]

    def test_a_journal_that_cannot_be_written_stops_nothing(
        self, place: Path, capsys: Captured
    ) -> None:
        (place / "reports").write_text("in the way", encoding="utf-8")
        assert refreshed(place) == OK
        assert "cannot be written" in capsys.readouterr().err
        assert numbers(place) == [1]


class TestConfig:
    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ("keep = 0", "keep is 0; expected a whole number, at least 1"),
            ("keep = true", "keep is True; expected a whole number"),
            ("keeep = 3", "keeep is not known; expected gates, inputs, keep"),
            ("[gates]\nfewer_projects_share = 2", "gates.fewer_projects_share is 2; expected a sh"),
            ("[limits]\nmegabytes = 1", "limits.megabytes is 1; expected a whole number"),
            ("gates = 3", "gates is 3; expected a table"),
            ("keep = ", "is no TOML"),
            ('inputs = ["pages", ""]', "inputs is ['pages', '']; expected a list of paths"),
            ('inputs = ["pages", "a\\u0000"]', "expected a list of paths in quotes"),
            ('reports = "pages/reports"', "reports is inside the input"),
            ('warehouse = "pages"', "warehouse is inside the input"),
        ],
    )
    def test_what_is_wrong_is_named(
        self, line: str, told: str, place: Path, capsys: Captured
    ) -> None:
        config = place / "tidtam.toml"
        given = {line.partition(" = ")[0], "keep"}
        kept = [old for old in CONFIG.splitlines() if old.partition(" = ")[0] not in given]
        config.write_text("\n".join([*kept, line, ""]), encoding="utf-8")
        assert refreshed(place) == USAGE
        assert told in capsys.readouterr().err
        assert not (place / "published").exists()

    @pytest.mark.parametrize("key", ["inputs", "warehouse", "reports"])
    def test_what_is_missing_is_named(self, key: str, place: Path, capsys: Captured) -> None:
        config = place / "tidtam.toml"
        lines = config.read_text(encoding="utf-8").splitlines()
        config.write_text("\n".join(line for line in lines if not line.startswith(key)))
        assert refreshed(place) == USAGE
        assert f"{key} is missing" in capsys.readouterr().err

    def test_a_file_that_is_not_there_is_named(self, tmp_path: Path, capsys: Captured) -> None:
        assert main(["refresh", "--config", str(tmp_path / "no.toml")]) == USAGE
        assert "no.toml cannot be read" in capsys.readouterr().err

    def test_an_input_that_is_not_there_is_named(self, place: Path, capsys: Captured) -> None:
        (place / "pages").rename(place / "moved")
        assert refreshed(place) == USAGE
        assert "no such file or folder" in capsys.readouterr().err


READER = """
import sys, time
from pathlib import Path
import duckdb
from warehouse.store import Warehouse
folder, end = Path(sys.argv[1]), Path(sys.argv[2])
sql = '''SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM project),
    (SELECT count(*) FROM progress_report), (SELECT sum(loaded) FROM run)'''
asked, last = 0, 0
print("ready", flush=True)
while not end.exists():
    if int(sys.argv[3]) % 2:
        with Warehouse.open_read_only(folder) as opened:
            (row,) = opened.query(sql).rows
    else:
        with duckdb.connect(str(folder / "current.duckdb"), read_only=True) as connection:
            row = connection.execute(sql).fetchone()
    documents, projects, reports, loaded = row
    assert documents == projects == loaded == reports // 3, row
    assert documents >= last, (documents, last)
    asked, last = asked + 1, documents
    time.sleep(0.1)
print(asked, last)
"""


def test_eight_readers_see_whole_generations_through_twenty_refreshes(place: Path) -> None:
    refreshed(place)
    end = place / "end"
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, str(place / "published"), str(end), str(number)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(8)
    ]
    for reader in readers:
        assert reader.stdout and reader.stdout.readline() == "ready\n"
    for number in range(20):
        (place / "pages" / f"new {number}.txt").write_text(page(100 + number), encoding="utf-8")
        assert refreshed(place) == OK
    time.sleep(0.5)
    end.touch()
    for reader in readers:
        out, error = reader.communicate()
        assert reader.returncode == 0, error
        asked, last = map(int, out.split())
        assert asked > 1
        assert last == 23
