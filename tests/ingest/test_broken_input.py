"""One folder of everything that can be wrong with a file, through the real command."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.folders import ask, page, tidtam, write_pages

GOOD = (1, 2, 3)
NESTED = 20_000


def html(text: str) -> str:
    lines = "".join(f"<div>{line}</div>" for line in text.split("\n"))
    return f"<!DOCTYPE html><html><body>{lines}</body></html>"


def cut_inside_a_report(number: int) -> str:
    """A page whose download ended in the middle of its last report."""
    whole = html(page(number))
    return whole[: whole.rindex("ปัญหาของโครงการ")]


def link_outside(path: Path) -> None:
    outside = path.parent.parent / "outside.txt"
    outside.write_text(page(90), encoding="utf-8")
    path.symlink_to(outside)


def forbidden(path: Path) -> None:
    path.write_text(page(91), encoding="utf-8")
    path.chmod(0)


BROKEN: dict[str, Callable[[Path], object]] = {
    "binary.html": lambda path: path.write_bytes(b"page\x00\x01\x02" * 500),
    "cut.html": lambda path: path.write_text(cut_inside_a_report(10), encoding="utf-8"),
    "cut874.html": lambda path: path.write_bytes(cut_inside_a_report(11).encode("cp874")),
    "empty.html": lambda path: path.write_bytes(b""),
    "link.html": link_outside,
    "nested.html": lambda path: path.write_text("<div>" * NESTED + "x"),
    "picture.html": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
}
REASONS = {
    "binary.html": "not_recognised",
    "empty.html": "empty",
    "link.html": "outside_input",
    "nested.html": "not_recognised",
    "picture.html": "not_recognised",
}
CUT = ("cut.html", "cut874.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("broken") / "pages"
    write_pages(folder, list(GOOD))
    for name, write in BROKEN.items():
        write(folder / name)
    (folder / "x.html").mkdir()
    nested = "<div>" * NESTED + html(page(12)) + "</div>" * NESTED
    (folder / "nested_page.html").write_text(nested, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def warehouse(folder: Path) -> Path:
    return folder.parent / "warehouse.duckdb"


@pytest.fixture(scope="module")
def done(folder: Path, warehouse: Path) -> "subprocess.CompletedProcess[bytes]":
    return tidtam("ingest", str(folder), "--warehouse", str(warehouse))


def test_the_exit_code_says_that_something_was_not_read(
    done: "subprocess.CompletedProcess[bytes]",
) -> None:
    assert done.returncode == 3


def test_no_traceback_is_shown(done: "subprocess.CompletedProcess[bytes]") -> None:
    assert b"Traceback" not in done.stderr + done.stdout
    assert b'File "' not in done.stderr


@pytest.mark.parametrize("name", BROKEN)
def test_one_line_names_the_file_and_what_is_wrong(
    name: str, done: "subprocess.CompletedProcess[bytes]"
) -> None:
    lines = [line for line in done.stderr.decode().splitlines() if f" {name}:" in line]
    (line,) = lines
    outcome = "partial" if name in CUT else "quarantine"
    assert line.startswith(f"{outcome}: {name}: ")
    assert line.endswith(f"[{REASONS.get(name, 'section_missing')}]")
    assert len(line) < 300


def test_nothing_else_is_complained_of(done: "subprocess.CompletedProcess[bytes]") -> None:
    complaints = [
        line.split(": ")[1]
        for line in done.stderr.decode().splitlines()
        if line.startswith(("quarantine: ", "partial: "))
    ]
    assert sorted(complaints) == sorted(BROKEN)


@pytest.mark.usefixtures("done")
def test_the_good_pages_are_loaded_whole(warehouse: Path) -> None:
    for number in GOOD:
        code = f"project_code = '50480000-{number}'"
        assert ask(warehouse, f"SELECT count(*) FROM project_snapshot WHERE {code}") == [(1,)]
        assert ask(warehouse, f"SELECT count(*) FROM progress_report WHERE {code}") == [(3,)]
        assert ask(warehouse, f"SELECT count(*) FROM plan_step WHERE {code}") == [(2,)]


@pytest.mark.usefixtures("done")
def test_a_page_inside_twenty_thousand_tags_is_read(warehouse: Path) -> None:
    sql = "SELECT count(*) FROM progress_report WHERE project_code = '50480000-12'"
    assert ask(warehouse, sql) == [(3,)]


@pytest.mark.usefixtures("done")
def test_a_page_that_was_cut_keeps_what_it_has_and_says_so(warehouse: Path) -> None:
    for name, number, encoding in (("cut.html", 10, "utf-8"), ("cut874.html", 11, "cp874")):
        ((document, status, read_as),) = ask(
            warehouse,
            f"SELECT document_id, status, encoding FROM document WHERE source = '{name}'",
        )
        assert (status, read_as) == ("partial", encoding)
        sql = f"SELECT count(*) FROM progress_report WHERE project_code = '50480000-{number}'"
        assert ask(warehouse, sql) >= [(2,)]
        errors = f"severity = 'error' AND document_id = '{document}'"
        assert ask(warehouse, f"SELECT DISTINCT rule FROM finding WHERE {errors}") == [
            ("section_missing",)
        ]


@pytest.mark.usefixtures("done")
def test_the_quarantine_holds_the_reasons(warehouse: Path) -> None:
    stored = dict(ask(warehouse, "SELECT source, reason FROM quarantine"))
    assert stored == REASONS


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_that_may_not_be_read_costs_itself_only(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", list(GOOD))
    forbidden(tmp_path / "pages" / "forbidden.html")
    warehouse = tmp_path / "warehouse.duckdb"
    done = tidtam("ingest", str(tmp_path / "pages"), "--warehouse", str(warehouse))
    assert done.returncode == 3
    assert b"quarantine: forbidden.html: cannot be opened" in done.stderr
    assert b"Traceback" not in done.stderr
    assert ask(warehouse, "SELECT count(*) FROM document") == [(3,)]


@pytest.mark.parametrize("name", BROKEN)
def test_each_alone_gives_its_line_too(name: str, folder: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse.duckdb"
    done = tidtam("ingest", str(folder / name), "--warehouse", str(warehouse))
    # The link itself was asked for here, and is followed.
    assert done.returncode == (0 if name == "link.html" else 3)
    assert b"Traceback" not in done.stderr
    assert name == "link.html" or f" {name}: " in done.stderr.decode()


@pytest.mark.parametrize("name", BROKEN)
def test_parse_and_read_say_what_is_wrong_too(name: str, folder: Path) -> None:
    parsed = tidtam("parse", str(folder / name))
    assert parsed.returncode == (0 if name == "link.html" else 3)
    assert b"Traceback" not in parsed.stderr
    assert name == "link.html" or name in CUT or name in parsed.stderr.decode()
    assert b"Traceback" not in tidtam("read", str(folder / name)).stderr
