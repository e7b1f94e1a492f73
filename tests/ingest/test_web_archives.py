"""Web archives as inputs: which records are documents, and what is undone of how they were sent."""

import gzip
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bench.pages import file_name
from bench.pages import page as bench_page
from schema.records import TABLES
from tests.ingest.archive_files import WebArchiveFile
from tests.ingest.folders import SOME_DAY, ask, page, run, touch

HOST = "http://track.bangkok.go.th"
HTML = ("Content-Type", "text/html; charset=utf-8")


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pages.warc.gz"


def documents(warehouse: Path) -> list[str]:
    return [row[0] for row in ask(warehouse, "SELECT source FROM document ORDER BY ALL")]


def quarantine(warehouse: Path) -> list[tuple[Any, ...]]:
    return ask(warehouse, "SELECT source, reason, message FROM quarantine ORDER BY ALL")


def chunked(raw: bytes, size: int = 1_000) -> bytes:
    parts = [raw[at : at + size] for at in range(0, len(raw), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def bare_deflate(raw: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(raw) + packing.flush()


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
class TestRecords:
    def test_a_page_has_its_address_and_time_from_the_record(
        self, name: str, tmp_path: Path, warehouse: Path
    ) -> None:
        with WebArchiveFile(tmp_path / name) as archive:
            archive.response(f"{HOST}/myproject.php?pid=50480000-1", page(1))
        assert run(tmp_path, into=warehouse).loaded == 1
        url = f"{HOST}/myproject.php?pid=50480000-1"
        sql = "SELECT source, url, observed_at FROM document"
        source = f"{name}/20211005T080000Z/{url}"
        assert ask(warehouse, sql) == [(source, url, datetime.fromisoformat("2021-10-05T08:00"))]

    def test_what_is_no_document_is_counted_by_what_it_is(
        self, name: str, tmp_path: Path, warehouse: Path
    ) -> None:
        with WebArchiveFile(tmp_path / name) as archive:
            archive.record("", "warcinfo", "software: x")
            archive.record(f"{HOST}/1", "request", "GET /1 HTTP/1.1\r\n\r\n")
            archive.response(f"{HOST}/1", page(1))
            archive.record(f"{HOST}/1", "metadata", "via: x")
            archive.record(f"{HOST}/1", "revisit", "")
            archive.response(f"{HOST}/2", "moved", "302 Found")
            archive.response(f"{HOST}/3", "no", "404 Not Found")
            archive.response(f"{HOST}/l", "x", headers=[("Content-Type", "image/png")])
            archive.response(f"{HOST}/s", "x", headers=[("Content-Type", "text/javascript")])
            archive.response(f"{HOST}/a.css?v=1", "x", headers=[("Content-Type", "text/plain")])
            archive.response(f"{HOST}/robots.txt", "x", headers=[("Content-Type", "text/plain")])
            archive.record("metadata://gnu.org/wget.log", "resource", "log")
            archive.record("dns:track.bangkok.go.th", "response", "x")
            archive.record(f"{HOST}/page.html", "resource", page(2))
        summary = run(tmp_path, into=warehouse)
        assert (summary.seen, summary.loaded, summary.is_clean) == (2, 2, True)
        assert summary.passed_over == {
            "warcinfo record": 1,
            "request record": 1,
            "metadata record": 1,
            "revisit record": 1,
            "HTTP 302": 1,
            "HTTP 404": 1,
            "image": 1,
            "script": 1,
            ".css": 1,
            "robots.txt": 1,
            "metadata resource": 1,
            "dns response": 1,
        }

    def test_every_capture_is_an_input_of_its_own(
        self, name: str, tmp_path: Path, warehouse: Path
    ) -> None:
        with WebArchiveFile(tmp_path / name) as archive:
            for hour, number in (("08", "100"), ("09", "101"), ("09", "102")):
                text = page(1).replace("ริมทาง", f"ริมทาง {number}")
                archive.response(f"{HOST}/1", text, date=f"2021-10-05T{hour}:00:00Z")
        assert run(tmp_path, into=warehouse).loaded == 3
        assert documents(warehouse) == [
            f"{name}/20211005T080000Z/{HOST}/1",
            f"{name}/20211005T090000Z/{HOST}/1",
            f"{name}/20211005T090000Z/{HOST}/1#2",
        ]
        assert ask(warehouse, "SELECT count(*) FROM project_snapshot") == [(3,)]

    @pytest.mark.parametrize("left", [0.4, 0.7, 0.99])
    def test_one_cut_off_keeps_what_was_read_and_says_where(
        self, left: float, name: str, tmp_path: Path, warehouse: Path
    ) -> None:
        with WebArchiveFile(tmp_path / name) as archive:
            for number in range(1, 9):
                archive.response(f"{HOST}/{number}", page(number))
        raw = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(raw[: int(len(raw) * left)])
        summary = run(tmp_path, into=warehouse)
        ((source, reason, message),) = quarantine(warehouse)
        assert (source, reason) == (name, "failed")
        assert 0 < summary.loaded <= 8
        assert "is cut off" in message or "is damaged" in message
        assert f"{HOST}/{summary.loaded}, and no further" in message

    def test_one_that_is_none_is_told(self, name: str, tmp_path: Path, warehouse: Path) -> None:
        (tmp_path / name).write_text("<html>" * 99, encoding="utf-8")
        assert run(tmp_path, into=warehouse).quarantined == 1
        assert "no web archive" in quarantine(warehouse)[0][2]

    def test_a_packed_one_in_a_packed_one_is_told(
        self, name: str, tmp_path: Path, warehouse: Path
    ) -> None:
        (tmp_path / name).write_bytes(gzip.compress(gzip.compress(bytes(99_999), mtime=0)))
        assert run(tmp_path, into=warehouse).quarantined == 1
        assert "no web archive" in quarantine(warehouse)[0][2]


class TestBodies:
    @pytest.mark.parametrize(
        ("coding", "packed"),
        [
            ("gzip", gzip.compress),
            ("x-gzip", gzip.compress),
            ("deflate", zlib.compress),
            ("deflate", bare_deflate),
            ("identity", bytes),
            ("gzip", bytes),
            ("deflate", bytes),
        ],
    )
    @pytest.mark.parametrize("is_chunked", [True, False])
    def test_packing_and_chunks_are_undone(
        self, is_chunked: bool, coding: str, packed: Any, path: Path, warehouse: Path
    ) -> None:
        body = packed(page(1).encode())
        headers = [HTML, ("Content-Encoding", coding)]
        headers += [("Transfer-Encoding", "chunked")] if is_chunked else []
        with WebArchiveFile(path) as archive:
            sent = chunked(body) if is_chunked else body
            archive.response(f"{HOST}/1", sent, headers=headers)
        run(path, into=warehouse)
        assert ask(warehouse, "SELECT bytes FROM document") == [(len(page(1).encode()),)]

    def test_chunks_that_a_crawler_undid_are_not_missed(self, path: Path, warehouse: Path) -> None:
        with WebArchiveFile(path) as archive:
            headers = [HTML, ("Transfer-Encoding", "chunked")]
            archive.response(f"{HOST}/1", page(1), headers=headers)
        assert run(path, into=warehouse).loaded == 1

    @pytest.mark.parametrize(
        ("headers", "body", "says"),
        [
            (("Content-Encoding", "br"), b"\x01\x02", "'br', which is not read"),
            (("Content-Encoding", "gzip"), gzip.compress(bytes(9_999), mtime=0)[:-9], "breaks off"),
            (("Transfer-Encoding", "chunked"), chunked(bytes(9_999))[:-9], "chunks break off"),
            (("Transfer-Encoding", "chunked"), b"7fffffff\r\nabc", "chunks break off"),
        ],
    )
    def test_a_body_that_cannot_be_undone_costs_itself(
        self, headers: tuple[str, str], body: bytes, says: str, path: Path, warehouse: Path
    ) -> None:
        with WebArchiveFile(path) as archive:
            archive.response(f"{HOST}/1", body, headers=[HTML, headers])
            archive.response(f"{HOST}/2", page(2))
        summary = run(path, into=warehouse)
        assert (summary.loaded, summary.quarantined) == (1, 1)
        assert says in quarantine(warehouse)[0][2]

    def test_a_bomb_is_refused(
        self, path: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ingest.contents.MAX_BYTES", 1_000_000)
        with WebArchiveFile(path) as archive:
            bomb = gzip.compress(gzip.compress(bytes(50_000_000), mtime=0))
            headers = [HTML, ("Content-Encoding", "gzip, gzip")]
            archive.response(f"{HOST}/1", bomb, headers=headers)
            archive.response(f"{HOST}/2", page(2))
        summary = run(path, into=warehouse)
        assert (summary.loaded, summary.quarantined) == (1, 1)
        assert quarantine(warehouse)[0][1] == "too_large"

    @pytest.mark.parametrize("header", ["WARC-Truncated", "WARC-Segment-Number"])
    def test_what_was_captured_in_part_is_not_read_as_whole(
        self, header: str, path: Path, warehouse: Path
    ) -> None:
        with WebArchiveFile(path) as archive:
            archive.response(f"{HOST}/1", page(1), warc={header: "1"})
        assert run(path, into=warehouse).quarantined == 1

    @pytest.mark.parametrize("broken", [b"WARC/1.0\r\nWARC-Type: response\r\n\r\nabc", b"WARC/1.0"])
    def test_a_record_without_length_ends_it(
        self, broken: bytes, tmp_path: Path, warehouse: Path
    ) -> None:
        path = tmp_path / "pages.warc"
        with WebArchiveFile(path) as archive:
            archive.response(f"{HOST}/1", page(1))
        path.write_bytes(path.read_bytes() + broken)
        summary = run(path, into=warehouse)
        assert (summary.loaded, summary.quarantined) == (1, 1)
        assert "its length" in quarantine(warehouse)[0][2]

    def test_headers_without_end_are_not_held(self, tmp_path: Path, warehouse: Path) -> None:
        path = tmp_path / "pages.warc.gz"
        path.write_bytes(gzip.compress(b"WARC/1.0\r\nX: " + b"y" * 5_000_000, mtime=0))
        run(path, into=warehouse)
        assert "headers have no end" in quarantine(warehouse)[0][2]


def rows_of(warehouse: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of records and findings, without where and when they were found."""
    told = {"source", "url", "observed_at", "run_id", "first_run_id", "first_observed_at"}
    # Words are numbered in the order in which documents are read: the view joins them.
    told |= {"batch", "text_no"}
    numbered = {"search_posting"}
    held = {}
    for name in TABLES.keys() - {"run", "source_file", "quarantine"} - numbered:
        columns = ", ".join(sorted(TABLES[name].model_fields.keys() - told))
        held[name] = ask(warehouse, f"SELECT {columns} FROM {name} ORDER BY ALL")
    words = "SELECT document_id, column_name, line_start, count(*), bit_xor(hash(word))"
    held["search_word"] = ask(warehouse, f"{words} FROM search_word GROUP BY ALL ORDER BY ALL")
    return held


def test_a_thousand_pages_load_as_their_folder_does(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    path = tmp_path / "pages.warc.gz"
    with WebArchiveFile(path) as archive:
        for seed in range(1_000):
            text, name = bench_page(seed), file_name(seed)
            (folder / name).write_text(text, encoding="utf-8")
            # Some rules ask how long ago the last report was when the page was saved.
            touch(folder / name, SOME_DAY + 8 * 3600)
            packed = gzip.compress(text.encode(), 1, mtime=0)
            headers = [HTML, ("Content-Encoding", "gzip")]
            archive.response(f"{HOST}/{name.removesuffix('.html')}", packed, headers=headers)
    as_folder, as_archive = tmp_path / "f.duckdb", tmp_path / "a.duckdb"
    assert run(folder, into=as_folder, workers=2).loaded == 1_000
    assert run(path, into=as_archive, workers=2).loaded == 1_000
    held = rows_of(as_folder)
    assert len(held["document"]) == 1_000
    assert len(held["finding"]) > 0
    other = rows_of(as_archive)
    # Told by name alone: to show the difference of so many rows takes minutes.
    assert [name for name in held if held[name] != other[name]] == []
