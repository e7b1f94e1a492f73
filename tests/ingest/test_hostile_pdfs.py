"""Broken and hostile PDFs through the real command: each costs itself, and says why."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.hostile_pdfs import HOSTILE, text_bomb
from tests.ingest.folders import TIDTAM, ask, run, tidtam, write_pages
from tests.pdf_files import plain

GOOD = (1, 2, 3)
SECONDS, MEGABYTES = 30, 512

LIMITS = {"limit_memory", "limit_time"}
NO_TEXT = {"needs_ocr", "empty"}
"""With an OCR engine a picture turns out to be empty, without one nobody knows."""
READ = {"not_recognised"}
"""Its text is read, and is no kind of document that is known."""

REASONS = {
    "a_million_pages.pdf": {"too_large"},
    "a_million_times_one_page.pdf": {"too_large"},
    "blank_picture.pdf": NO_TEXT,
    "broken_characters.pdf": READ | NO_TEXT,
    "busy_actions.pdf": READ,
    "claimed_image.pdf": NO_TEXT | LIMITS | {"too_large"},
    "cut_in_the_header.pdf": {"pdf_damaged"},
    "cut_in_the_middle.pdf": {"pdf_damaged"},
    "cut_near_the_beginning.pdf": {"pdf_damaged"},
    "cut_near_the_end.pdf": {"pdf_damaged"},
    "deep_arrays.pdf": NO_TEXT,
    "deep_states.pdf": NO_TEXT | LIMITS,
    "deep_tree.pdf": {"pdf_damaged"},
    "empty.pdf": {"empty"},
    "flate_bomb.pdf": {"limit_memory"},
    "form_of_itself.pdf": NO_TEXT,
    "garbage.pdf": {"pdf_damaged"},
    "huge_box.pdf": NO_TEXT | {"too_large"},
    "huge_image.pdf": NO_TEXT | LIMITS | {"too_large"},
    "nested_forms.pdf": LIMITS,
    "no_pages.pdf": {"pdf_damaged"},
    "not_a_pdf.pdf": {"not_recognised"},
    "own_kid.pdf": {"pdf_damaged"},
    "owner_password.pdf": READ,
    "ring_of_kids.pdf": {"pdf_damaged"},
    "ring_of_object_streams.pdf": READ,
    "ring_of_outlines.pdf": READ,
    "ring_of_table_streams.pdf": READ,
    "ring_of_tables.pdf": READ,
    "text_bomb.pdf": LIMITS,
    "unknown_protection.pdf": {"pdf_encrypted"},
    "user_password.pdf": {"pdf_encrypted"},
    "wild_table.pdf": READ,
}

Done = subprocess.CompletedProcess[bytes]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "documents"
    write_pages(folder, list(GOOD))
    for name, made in HOSTILE.items():
        (folder / name).write_bytes(made())
    return folder


@pytest.fixture(scope="module")
def warehouse(folder: Path) -> Path:
    return folder.parent / "warehouse.duckdb"


@pytest.fixture(scope="module")
def done(folder: Path, warehouse: Path) -> Done:
    limits = ["--time-limit", str(SECONDS), "--memory-limit", str(MEGABYTES)]
    into = ["--warehouse", str(warehouse)]
    return tidtam("ingest", str(folder), *into, *limits, "--workers", "2", timeout=300)


def test_there_is_a_reason_for_each() -> None:
    assert REASONS.keys() == HOSTILE.keys()


def test_the_batch_ends_and_says_that_something_was_not_read(done: Done) -> None:
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr + done.stdout


@pytest.mark.parametrize("name", HOSTILE)
def test_one_line_names_the_file_and_what_is_wrong(name: str, done: Done) -> None:
    (line,) = [line for line in done.stderr.decode().splitlines() if f" {name}:" in line]
    assert line.startswith(f"quarantine: {name}: ")
    assert line.rpartition(" [")[2].rstrip("]") in REASONS[name]
    assert len(line) < 300


def test_complaints_come_in_the_order_of_the_files(done: Done) -> None:
    lines = [line for line in done.stderr.decode().splitlines() if line.startswith("quarantine")]
    assert [line.split(": ")[1] for line in lines] == sorted(HOSTILE)


@pytest.mark.usefixtures("done")
def test_the_other_documents_are_loaded(warehouse: Path) -> None:
    assert ask(warehouse, "SELECT count(*) FROM document") == [(len(GOOD),)]
    assert ask(warehouse, "SELECT count(*) FROM progress_report") == [(3 * len(GOOD),)]


@pytest.mark.usefixtures("done")
def test_the_quarantine_holds_a_reason_and_an_id_for_each(warehouse: Path) -> None:
    sql = "SELECT source, reason FROM quarantine WHERE document_id IS NOT NULL"
    stored = dict(ask(warehouse, sql))
    assert stored.keys() == HOSTILE.keys()
    assert all(reason in REASONS[name] for name, reason in stored.items())


@pytest.mark.usefixtures("done")
def test_they_are_not_tried_again(folder: Path, warehouse: Path) -> None:
    started = time.monotonic()
    assert run(folder, into=warehouse).still_quarantined == len(HOSTILE)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("command", ["read", "parse"])
@pytest.mark.parametrize("name", ["flate_bomb.pdf", "garbage.pdf", "user_password.pdf"])
def test_read_and_parse_say_what_is_wrong_too(name: str, command: str, folder: Path) -> None:
    limits = ["--memory-limit", str(MEGABYTES)]
    done = tidtam(command, str(folder / name), *limits, timeout=120)
    assert done.returncode == 3
    assert done.stdout == b""
    (line,) = done.stderr.decode().splitlines()
    assert line.rpartition(" [")[2].rstrip("]") in REASONS[name]


def test_what_only_its_owner_may_change_is_read(folder: Path) -> None:
    done = tidtam("read", str(folder / "owner_password.pdf"), timeout=120)
    assert done.returncode == 0
    (page,) = json.loads(done.stdout)["pages"]
    assert [line["text"] for line in page["lines"]] == ["Opened", "without a password"]


def test_characters_that_are_none_can_be_printed(folder: Path) -> None:
    done = tidtam("read", str(folder / "broken_characters.pdf"), timeout=120)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
    assert json.loads(done.stdout)["pages"]


@pytest.mark.parametrize("seconds", [1, 3])
def test_ctrl_c_ends_the_reading_of_pdfs_at_once(seconds: int, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    write_pages(folder, list(GOOD))
    for number in range(4):
        (folder / f"{number}.pdf").write_bytes(text_bomb(lines=400_000 + number))
    into = ["--warehouse", str(tmp_path / "w.duckdb"), "--memory-limit", "4096"]
    started = subprocess.Popen(
        [TIDTAM, "ingest", str(folder), *into, "--workers", "2"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(seconds)
    os.killpg(started.pid, signal.SIGINT)
    _, stderr = started.communicate(timeout=20)
    assert started.returncode == 1
    assert b"interrupted" in stderr
    assert b"Traceback" not in stderr


@pytest.mark.parametrize("command", ["read", "ingest"])
def test_a_page_that_takes_too_long_is_given_up(command: str, tmp_path: Path) -> None:
    (tmp_path / "slow.pdf").write_bytes(text_bomb(lines=400_000))
    into = ["--warehouse", str(tmp_path / "w.duckdb")] if command == "ingest" else []
    started = time.monotonic()
    limits = ["--time-limit", "1", "--memory-limit", "4096"]
    done = tidtam(command, str(tmp_path / "slow.pdf"), *into, *limits, timeout=120)
    assert time.monotonic() - started < 20
    assert done.returncode == 3
    assert "takes more than 1 s for one page" in done.stderr.decode()
    assert "[limit_time]" in done.stderr.decode()


def test_pages_and_pdfs_between_one_another_keep_their_order(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    write_pages(folder, range(10, 50))
    for number in range(10, 50, 4):
        (folder / f"{number}x.pdf").write_bytes(plain(f"file {number}"))
    names = sorted(path.name for path in folder.iterdir())
    for workers in (1, 2):
        summary = run(folder, into=tmp_path / f"{workers}.duckdb", workers=workers)
        assert (summary.loaded, summary.quarantined) == (40, 10)
        complained = [complaint.source for complaint in summary.complaints]
        assert complained == [name for name in names if name.endswith(".pdf")]


@pytest.mark.parametrize("name", ["flate_bomb.pdf", "text_bomb.pdf"])
def test_bombs_are_small(name: str, folder: Path) -> None:
    assert (folder / name).stat().st_size < 4_000
