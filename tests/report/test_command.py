"""`tidtam report`: where a site goes, what is refused, and that nobody's name gets into it."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.cli import FAILED, OK, USAGE, main
from tests.conftest import ROOT
from tests.ingest.folders import ask, page, run, write_pages
from tests.parsers.progress_pages import ProgressPage, three_entries
from tests.report.site_files import Site
from warehouse.store import Warehouse

Captured = pytest.CaptureFixture[str]
CODE = "50480000-3418"


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    write_pages(tmp_path / "pages", [1, 2])
    run(tmp_path / "pages", into=tmp_path / "in" / "own.duckdb")
    return tmp_path / "in" / "own.duckdb"


@pytest.fixture(autouse=True)
def _folder_for_the_warehouse(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()


def reported(folder: Path, warehouse: Path) -> int:
    return main(["report", str(folder), "--warehouse", str(warehouse)])


def beside(folder: Path) -> set[str]:
    return {path.name for path in folder.parent.iterdir()}


class TestPlace:
    def test_a_folder_is_made_and_told(
        self, warehouse: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        folder = tmp_path / "out" / "site"
        assert reported(folder, warehouse) == OK
        assert Site(folder).read("site")["projects"] == 2
        told = capsys.readouterr().out
        assert "2 projects" in told
        assert str(folder / "index.html") in told
        assert beside(folder) == {"site"}

    def test_an_empty_folder_is_taken(self, warehouse: Path, tmp_path: Path) -> None:
        folder = tmp_path / "site"
        folder.mkdir()
        assert reported(folder, warehouse) == OK
        assert Site(folder).codes() == ["50480000-1", "50480000-2"]

    def test_a_site_is_replaced(self, warehouse: Path, tmp_path: Path) -> None:
        folder = tmp_path / "site"
        reported(folder, warehouse)
        left = folder / "data" / "project" / "of_before.js"
        left.write_text("", encoding="utf-8")
        write_pages(tmp_path / "pages", [3])
        run(tmp_path / "pages", into=warehouse)
        assert reported(folder, warehouse) == OK
        assert len(Site(folder).codes()) == 3
        assert not left.exists()
        assert beside(folder) == {"in", "pages", "site"}

    def test_pages_that_come_with_the_program_stand_beside_the_data(
        self, warehouse: Path, tmp_path: Path
    ) -> None:
        reported(tmp_path / "site", warehouse)
        source = ROOT / "report" / "site"
        names = {
            path.relative_to(source).as_posix()
            for path in source.rglob("*")
            if path.is_file() and not path.name.startswith(".")
        }
        written = Site(tmp_path / "site").bytes_by_name()
        for name in names:
            assert written[name] == (source / name).read_bytes()
        assert {name for name in written if not name.startswith("data/")} == names

    def test_a_folder_with_something_else_is_refused(
        self, warehouse: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        folder = tmp_path / "letters"
        folder.mkdir()
        (folder / "letter.txt").write_text("x", encoding="utf-8")
        assert reported(folder, warehouse) == USAGE
        assert [path.name for path in folder.iterdir()] == ["letter.txt"]
        told = capsys.readouterr().err
        assert "letter.txt" in told
        assert "nothing was written" in told

    def test_what_was_put_into_a_site_is_not_lost(
        self, warehouse: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        folder = tmp_path / "site"
        reported(folder, warehouse)
        (folder / "CNAME").write_text("x", encoding="utf-8")
        assert reported(folder, warehouse) == USAGE
        assert (folder / "CNAME").exists()
        assert "CNAME" in capsys.readouterr().err

    def test_a_folder_with_the_warehouse_is_refused(self, warehouse: Path) -> None:
        assert reported(warehouse.parent, warehouse) == USAGE
        assert warehouse.exists()

    def test_a_file_is_refused(self, warehouse: Path, tmp_path: Path, capsys: Captured) -> None:
        (tmp_path / "site").write_text("x", encoding="utf-8")
        assert reported(tmp_path / "site", warehouse) == USAGE
        assert "is a file" in capsys.readouterr().err

    def test_a_warehouse_that_is_not_there(self, tmp_path: Path, capsys: Captured) -> None:
        assert reported(tmp_path / "site", tmp_path / "none.duckdb") == FAILED
        assert "does not exist" in capsys.readouterr().err
        assert not (tmp_path / "site").exists()

    def test_an_empty_warehouse_has_a_site(self, tmp_path: Path) -> None:
        path = tmp_path / "in" / "empty.duckdb"
        Warehouse.open(path).close()
        assert reported(tmp_path / "site", path) == OK
        told = Site(tmp_path / "site").read("site")
        assert (told["projects"], told["last_run"], told["changed"]["missing"]) == (
            0,
            None,
            "no_run",
        )

    def test_where_building_fails_the_old_site_stays(
        self, warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = tmp_path / "site"
        reported(folder, warehouse)
        before = Site(folder).bytes_by_name()

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("report.building.write_findings", full)
        assert reported(folder, warehouse) == FAILED
        assert Site(folder).bytes_by_name() == before
        assert beside(folder) == {"in", "pages", "site"}


KILLED = """
import os, signal, sys
import report.building
from ingest.cli import main

def ended(*_):
    os.kill(os.getpid(), signal.SIGKILL)

report.building.write_findings = ended
main(["report", sys.argv[1], "--warehouse", sys.argv[2]])
"""


def test_a_killed_build_leaves_the_old_site_and_the_next_sweeps(
    warehouse: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    reported(folder, warehouse)
    before = Site(folder).bytes_by_name()
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(warehouse)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    assert Site(folder).bytes_by_name() == before
    assert any(name.startswith(".") for name in beside(folder))
    assert reported(folder, warehouse) == OK
    assert beside(folder) == {"in", "pages", "site"}


class TestPersonalData:
    def test_no_name_and_no_phone_is_in_any_file(self, tmp_path: Path) -> None:
        entries = three_entries()
        entries[1].narrative = "ประสานนายสมมติ ตัวอย่าง โทร. 5999 แล้ว"
        entries[2].problem = "นายสมมติ ตัวอย่าง ย้าย โทร 0 2345 5999"
        texts = {
            "full": ProgressPage(entries=entries).full(),
            "plain": ProgressPage(contact="นางสาวลองดู ใจจริง โทร. 02-221-2141 ต่อ 1532").full(),
        }
        (tmp_path / "pages").mkdir()
        for number, (name, text) in enumerate(texts.items()):
            numbered = text.replace(CODE, f"50480000-{number + 1}")
            (tmp_path / "pages" / f"{name}.txt").write_text(numbered, encoding="utf-8")
        path = tmp_path / "in" / "own.duckdb"
        run(tmp_path / "pages", ROOT / "samples", into=path)
        found = ask(path, "SELECT name, phone, raw FROM contact")
        names = {re.escape(value) for row in found for value in (row[0], row[2]) if value}
        phones = {"[ -]?".join(phone) for _, told, _ in found if told for phone in told.split(", ")}
        assert {"นายสมมติ ตัวอย่าง", "นางสาวลองดู ใจจริง"} <= {row[0] for row in found}
        # A short number of an office may be a number of something else in another document.
        private = re.compile("|".join(names | {phone for phone in phones if len(phone) > 30}))
        reported(tmp_path / "site", path)
        site = Site(tmp_path / "site")
        assert [
            (file.name, match[0])
            for file in site.files()
            for match in private.finditer(file.read_text(encoding="utf-8"))
            if file.is_relative_to(site.data)
        ] == []
        for number in (1, 2):
            for kind in ("project", "source"):
                told = str(site.project(f"50480000-{number}", kind))
                assert not re.search(r"สมมติ|ใจจริง|5999|2141|1532", told)


class TestHostileTexts:
    def test_none_ends_its_script_and_all_arrive(self, tmp_path: Path) -> None:
        text = "</script><script>alert(1)</script> <img src=x onerror=alert(1)> & {{7*7}}"
        (tmp_path / "pages").mkdir()
        entries = three_entries()
        for entry in entries:
            entry.narrative = entry.problem = entry.obstacle = text
        content = page(7, title=f"{text} : {CODE}", rationale=text, entries=entries)
        (tmp_path / "pages" / "7.txt").write_text(content, encoding="utf-8")
        path = tmp_path / "in" / "own.duckdb"
        run(tmp_path / "pages", into=path)
        reported(tmp_path / "site", path)
        site = Site(tmp_path / "site")
        for file in site.data.rglob("*.js"):
            assert not set("<>&\u2028\u2029") & set(file.read_text(encoding="utf-8"))
        told = site.project("50480000-7")
        assert {report["problem"] for report in told["reports"]} == {text}
        assert told["project"]["rationale"] == text


@pytest.mark.parametrize(
    "sql",
    [
        # One that never had the table, and one that an earlier version has loaded into since: it
        # makes its own views anew, and knows nothing of the table.
        "DROP VIEW progress_timeline; DROP TABLE timeline_report",
        "CREATE OR REPLACE VIEW progress_timeline AS SELECT * FROM progress_report",
    ],
)
def test_a_warehouse_that_another_version_wrote_is_named_with_what_to_do(
    sql: str, warehouse: Path, tmp_path: Path, capsys: Captured
) -> None:
    with Warehouse.open(warehouse) as opened:
        opened._fetch(sql)
    assert reported(tmp_path / "site", warehouse) == FAILED
    said = capsys.readouterr().err
    assert "was last written by another version" in said
    assert "tidtam ingest" in said
    assert not (tmp_path / "site").exists()
    Warehouse.open(warehouse).close()
    assert reported(tmp_path / "site", warehouse) == OK
