"""Zip and tar archives as inputs: read as folders are, and what a bad one costs."""

import io
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from ingest.archives import members
from ingest.batch import ingest
from ingest.limits import Limits
from ingest.reading import Task
from ingest.sources import Input, Place
from ingest.workers import read_all
from tests.hostile_pdfs import text_bomb
from tests.ingest.archive_files import WebArchiveFile, add_to_tar, write_tar, write_zip
from tests.ingest.folders import SOME_DAY, Listener, ask, page, run, touch, write_pages
from tests.pdf_files import plain

at = datetime.fromisoformat
KINDS = ["pages.zip", "pages.tar", "pages.tar.gz", "pages.TGZ"]


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def write(path: Path, content: dict[str, str | bytes]) -> Path:
    return write_zip(path, content) if path.suffix == ".zip" else write_tar(path, content)


def pages(*numbers: int) -> dict[str, str | bytes]:
    return {f"{number}.html": page(number) for number in numbers}


def documents(warehouse: Path) -> list[str]:
    return [row[0] for row in ask(warehouse, "SELECT source FROM document ORDER BY ALL")]


def quarantine(warehouse: Path) -> dict[str, tuple[str, str]]:
    rows = ask(warehouse, "SELECT source, reason, message FROM quarantine")
    return {source: (reason, message) for source, reason, message in rows}


@pytest.mark.parametrize("name", KINDS)
class TestAnyKind:
    def test_it_is_read_where_it_is_named_and_in_a_folder(
        self, name: str, folder: Path, tmp_path: Path
    ) -> None:
        path = write(folder / name, {**pages(1), "deep/er/2.html": page(2)})
        for given, into in ((path, "a.duckdb"), (folder, "b.duckdb")):
            summary = run(given, into=tmp_path / into)
            assert (summary.seen, summary.loaded, summary.is_clean) == (2, 2, True)
            assert documents(tmp_path / into) == [f"{name}/1.html", f"{name}/deep/er/2.html"]

    def test_what_is_no_document_is_passed_over_as_in_folders(
        self, name: str, folder: Path, warehouse: Path
    ) -> None:
        others = {"a.css": "x", "b/c.PNG": "x", "README.md": "x", ".git/x.html": "x"}
        summary = run(write(folder / name, {**others, **pages(1)}), into=warehouse)
        assert summary.passed_over == {".css": 1, ".png": 1, ".md": 1}
        assert (summary.seen, summary.loaded) == (1, 1)

    @pytest.mark.parametrize("outside", ["../9.html", "/etc/9.html", "a/../../9.html", "C:/9.html"])
    def test_a_path_that_leaves_it_is_refused(
        self, outside: str, name: str, folder: Path, warehouse: Path
    ) -> None:
        summary = run(write(folder / name, {outside: page(9), **pages(1)}), into=warehouse)
        assert (summary.loaded, summary.quarantined) == (1, 1)
        assert quarantine(warehouse)[f"{name}/{outside}"][0] == "outside_input"

    @pytest.mark.parametrize("inner", ["x.zip", "x.tar.gz", "x.warc.gz", "x.7z"])
    def test_an_archive_in_it_is_refused(
        self, inner: str, name: str, folder: Path, warehouse: Path
    ) -> None:
        summary = run(write(folder / name, {inner: b"PK", **pages(1)}), into=warehouse)
        assert (summary.loaded, summary.quarantined) == (1, 1)
        ((reason, message),) = quarantine(warehouse).values()
        assert reason == "not_recognised"
        assert "archive in an archive" in message

    def test_an_empty_one_is_told(self, name: str, folder: Path, warehouse: Path) -> None:
        summary = run(write(folder / name, {}), into=warehouse)
        assert (summary.seen, summary.quarantined) == (1, 1)
        assert quarantine(warehouse)[name][0] == "empty"
        (folder / name).write_bytes(b"")
        assert run(folder, into=warehouse).quarantined == 1
        assert "is empty" in quarantine(warehouse)[name][1]

    def test_one_that_is_none_is_told(self, name: str, folder: Path, warehouse: Path) -> None:
        (folder / name).write_text("<html>404" * 900, encoding="utf-8")
        write_pages(folder, [1])
        summary = run(folder, into=warehouse)
        assert (summary.loaded, summary.quarantined) == (1, 1)
        assert quarantine(warehouse)[name][0] == "failed"

    def test_a_manifest_in_it_speaks_of_its_members(
        self, name: str, folder: Path, warehouse: Path
    ) -> None:
        last = "path,url,observed_at\n1.html,http://a.go.th/1,2021-01-02\nno.html,,\n"
        deep = "path,url,observed_at\n2.html,http://a.go.th/2,2021-01-03T04:05:06\n"
        content = {**pages(1), "d/2.html": page(2), "d/manifest.csv": deep, "manifest.csv": last}
        summary = run(write(folder / name, content), into=warehouse)
        assert ask(warehouse, "SELECT url, observed_at FROM document ORDER BY ALL") == [
            ("http://a.go.th/1", at("2021-01-02T00:00:00")),
            ("http://a.go.th/2", at("2021-01-03T04:05:06")),
        ]
        assert summary.absent == [f"{folder / name}/no.html"]
        assert not summary.passed_over

    def test_a_manifest_beside_it_names_its_members(
        self, name: str, folder: Path, warehouse: Path
    ) -> None:
        write(folder / name, pages(1, 2))
        lines = f"path,url,observed_at\n{name}/1.html,http://a.go.th/1,\n{name},,2020-05-06\n"
        (folder / "manifest.csv").write_text(lines, encoding="utf-8")
        summary = run(folder, into=warehouse)
        assert summary.absent == []
        sql = "SELECT source, url, observed_at FROM document ORDER BY ALL"
        rows = ask(warehouse, sql)
        assert [row[2] for row in rows] == [at("2020-05-06T00:00:00")] * 2
        assert rows[0][1] == "http://a.go.th/1"
        (folder / "manifest.csv").write_text(lines.replace("th/1", "th/one"), encoding="utf-8")
        again = run(folder, into=warehouse)
        assert (again.seen, again.loaded, again.unchanged) == (2, 1, 1)
        assert ask(warehouse, sql)[0][1] == "http://a.go.th/one"

    def test_a_manifest_that_cannot_be_read_costs_its_archive_only(
        self, name: str, folder: Path, warehouse: Path
    ) -> None:
        write(folder / name, {**pages(1), "manifest.csv": "file,url\n"})
        write_pages(folder, [2])
        summary = run(folder, into=warehouse)
        assert (summary.loaded, summary.quarantined) == (1, 1)
        assert "expected the columns" in quarantine(warehouse)[name][1]

    def test_a_member_that_is_too_large_is_refused_and_the_rest_goes_on(
        self, name: str, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ingest.contents.MAX_BYTES", 100_000)
        content = {**pages(1), "large.html": bytes(400_000), **pages(2)}
        summary = run(write(folder / name, content), into=warehouse)
        assert (summary.loaded, summary.quarantined) == (2, 1)
        assert quarantine(warehouse)[f"{name}/large.html"][0] == "too_large"

    def test_too_many_members_end_it(
        self, name: str, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(members, "MAX_MEMBERS", 2)
        summary = run(write(folder / name, pages(1, 2, 3)), into=warehouse)
        assert (summary.loaded, summary.quarantined) == (2, 1)
        reason, message = quarantine(warehouse)[name]
        assert reason == "too_large"
        assert "more than 2 members" in message
        assert "up to 2.html" in message

    def test_too_many_bytes_end_it(
        self, name: str, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(members, "MAX_UNPACKED", 1_000_000)
        content = {f"{n}.txt": bytes(300_000) for n in range(9)}
        summary = run(write(folder / name, {**pages(1), **content}), into=warehouse)
        assert summary.loaded == 1
        assert quarantine(warehouse)[name][0] == "too_large"
        assert summary.seen < 6

    def test_it_is_not_opened_again_until_it_changes(
        self, name: str, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = write(folder / name, {**pages(1, 2, 3), "x.html": "no page"})
        touch(path)
        run(folder, into=warehouse)
        before = warehouse.read_bytes()
        with monkeypatch.context() as closed:
            closed.setattr("ingest.contents.open_archive", lambda _: pytest.fail("was opened"))
            again = run(folder, into=warehouse)
        assert (again.seen, again.unchanged, again.still_quarantined) == (4, 4, 1)
        assert again.run_id is None
        assert warehouse.read_bytes() == before
        write(path, {**pages(2, 3), "4.html": page(4)})
        touch(path, SOME_DAY + 1)
        changed = run(folder, into=warehouse)
        assert (changed.seen, changed.unchanged, changed.loaded) == (3, 2, 1)
        assert changed.rows["project_snapshot"] == 1
        last = run(folder, into=warehouse)
        # What was in it once is in it no more.
        assert (last.seen, last.unchanged, last.still_quarantined) == (3, 3, 0)

    def test_another_version_of_the_parsers_reads_it_again(
        self, name: str, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(folder / name, pages(1, 2))
        run(folder, into=warehouse)
        for module in ("parsers", "ingest.reading", "ingest.batch", "ingest.changes"):
            monkeypatch.setattr(f"{module}.PARSER_VERSION", "next")
        assert run(folder, into=warehouse).loaded == 2
        assert ask(warehouse, "SELECT DISTINCT parser_version FROM document") == [("next",)]

    def test_a_pdf_in_it_is_read_within_limits(
        self, name: str, folder: Path, warehouse: Path
    ) -> None:
        content = {"1.pdf": plain("nothing known"), "2.pdf": text_bomb(lines=1_000_000), **pages(3)}
        write(folder / name, content)
        limits = Limits(3, 4096)
        progress = Listener()
        ingest([folder], warehouse, workers=1, dry_run=False, progress=progress, limits=limits)
        reasons = {source: reason for source, (reason, _) in quarantine(warehouse).items()}
        assert reasons == {f"{name}/1.pdf": "not_recognised", f"{name}/2.pdf": "limit_time"}
        assert documents(warehouse) == [f"{name}/3.html"]

    def test_two_members_of_one_name_are_both_kept(
        self, name: str, folder: Path, warehouse: Path
    ) -> None:
        path = folder / name
        if path.suffix == ".zip":
            with zipfile.ZipFile(path, "w") as archive, pytest.warns(UserWarning):
                for number in (1, 2):
                    archive.writestr("a.html", page(number))
        else:
            with tarfile.open(path, "w") as tar:
                for number in (1, 2):
                    add_to_tar(tar, "a.html", page(number))
        assert run(path, into=warehouse).loaded == 2
        assert documents(warehouse) == [f"{name}/a.html", f"{name}/a.html#2"]


class TestPdfs:
    def test_a_pdf_goes_to_a_process_of_its_own(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        given: list[object] = []
        monkeypatch.setattr("ingest.workers.Team.submit", lambda *asked: given.append(asked[2]))
        monkeypatch.setattr("ingest.workers._settled", lambda *asked: (asked[2], []))
        place = Place("/nowhere.zip", "/", "nowhere.zip/1", 1, 1)
        raws = (b"a", plain("x"), b"b")
        tasks = [Task(Input(place, content=raw)) for raw in raws]
        list(read_all(tasks, "r", 1))
        assert given == [[tasks[1]]]


class TestZip:
    @pytest.mark.parametrize("encoding", ["utf-8", "cp874"])
    def test_thai_names_without_the_utf8_mark_come_out_right(
        self, encoding: str, folder: Path, warehouse: Path
    ) -> None:
        name = "หน้า โครงการ.html"
        raw = name.encode(encoding)
        path = write_zip(folder / "a.zip", {"x" * len(raw): page(1)})
        path.write_bytes(path.read_bytes().replace(b"x" * len(raw), raw))
        run(path, into=warehouse)
        assert documents(warehouse) == [f"a.zip/{name}"]

    def test_thai_names_with_the_mark_and_backslashes(self, folder: Path, warehouse: Path) -> None:
        run(write_zip(folder / "a.zip", {"ปี\\2564\\ก.html": page(1)}), into=warehouse)
        assert documents(warehouse) == ["a.zip/ปี/2564/ก.html"]

    def test_an_encrypted_member_is_told(self, folder: Path, warehouse: Path) -> None:
        path = write_zip(folder / "a.zip", pages(1, 2))
        raw = bytearray(path.read_bytes())
        at = raw.index(b"PK\x01\x02")
        raw[at + 8] |= 1
        path.write_bytes(raw)
        summary = run(path, into=warehouse)
        assert (summary.loaded, summary.quarantined) == (1, 1)
        assert "is encrypted" in quarantine(warehouse)["a.zip/1.html"][1]

    def test_a_damaged_member_costs_itself(self, folder: Path, warehouse: Path) -> None:
        path = write_zip(folder / "a.zip", pages(1, 2))
        raw = bytearray(path.read_bytes())
        raw[200:240] = bytes(40)
        path.write_bytes(raw)
        summary = run(path, into=warehouse)
        assert (summary.loaded, summary.quarantined) == (1, 1)
        assert "is damaged in its archive" in quarantine(warehouse)["a.zip/1.html"][1]

    def test_one_cut_off_is_told(self, folder: Path, warehouse: Path) -> None:
        path = write_zip(folder / "a.zip", pages(1, 2))
        path.write_bytes(path.read_bytes()[:-100])
        run(path, into=warehouse)
        assert "is cut off" in quarantine(warehouse)["a.zip"][1]

    def test_a_list_of_members_that_is_too_long_is_not_held(
        self, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ingest.archives.zips.MAX_LIST", 8_000)
        write_zip(folder / "long.zip", {f"{number}.html": "x" for number in range(200)})
        write_zip(folder / "short.zip", pages(1))
        run(folder, into=warehouse)
        assert documents(warehouse) == ["short.zip/1.html"]
        ((source, (reason, message)),) = quarantine(warehouse).items()
        assert (source, reason) == ("long.zip", "too_large")
        assert "list of members that is too long" in message

    def test_a_header_that_claims_little_hides_no_bomb(
        self, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ingest.contents.MAX_BYTES", 100_000)
        path = write_zip(folder / "a.zip", {"bomb.html": bytes(5_000_000), **pages(1)})
        raw = path.read_bytes().replace(struct.pack("<I", 5_000_000), struct.pack("<I", 50_000))
        path.write_bytes(raw)
        summary = run(path, into=warehouse)
        assert (summary.loaded, summary.quarantined) == (1, 1)

    def test_a_member_beyond_the_ratio_is_refused(
        self, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(members, "MEMBER_RATIO_COUNTS_FROM", 1_000_000)
        run(write_zip(folder / "a.zip", {"b.html": bytes(3_000_000), **pages(1)}), into=warehouse)
        reason, message = quarantine(warehouse)["a.zip/b.html"]
        assert reason == "too_large"
        assert "200 times" in message

    def test_other_ways_of_packing_are_told(self, folder: Path, warehouse: Path) -> None:
        with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_BZIP2) as archive:
            archive.writestr("1.html", page(1))
        run(folder, into=warehouse)
        assert "packed by bzip2" in quarantine(warehouse)["a.zip/1.html"][1]

    def test_a_link_is_refused(self, folder: Path, warehouse: Path) -> None:
        info = zipfile.ZipInfo("l.html")
        info.external_attr = 0o120777 << 16
        with zipfile.ZipFile(folder / "a.zip", "w") as archive:
            archive.writestr(info, "/etc/passwd")
        run(folder, into=warehouse)
        assert quarantine(warehouse)["a.zip/l.html"][0] == "outside_input"

    def test_dates_are_thai_time_but_for_extended_ones(self, folder: Path, warehouse: Path) -> None:
        local = zipfile.ZipInfo("1.html", (2021, 10, 5, 8, 30, 0))
        extended = zipfile.ZipInfo("2.html", (2021, 10, 5, 8, 30, 0))
        extended.extra = struct.pack("<HHBi", 0x5455, 5, 1, SOME_DAY)
        none = zipfile.ZipInfo("3.html")
        with zipfile.ZipFile(folder / "a.zip", "w") as archive:
            for number, info in enumerate((local, extended, none), start=1):
                archive.writestr(info, page(number))
        touch(folder / "a.zip", SOME_DAY + 60)
        run(folder, into=warehouse)
        assert ask(warehouse, "SELECT observed_at FROM document ORDER BY source") == [
            (at("2021-10-05T01:30:00"),),
            (at("2021-10-05T00:00:00"),),
            (at("2021-10-05T00:01:00"),),
        ]


class TestTar:
    def test_links_and_devices_are_told(self, folder: Path, warehouse: Path) -> None:
        with tarfile.open(folder / "a.tar", "w") as tar:
            kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)
            for kind in kinds:
                info = tarfile.TarInfo(f"{kind.decode()}.html")
                info.type, info.linkname = kind, "/etc/passwd"
                tar.addfile(info)
            add_to_tar(tar, "z.html", page(1))
        summary = run(folder, into=warehouse)
        assert (summary.loaded, summary.quarantined) == (1, 4)
        reasons = [reason for _, (reason, _) in sorted(quarantine(warehouse).items())]
        assert reasons == ["outside_input", "outside_input", "not_recognised", "not_recognised"]

    @pytest.mark.parametrize("name", ["a.tar", "a.tar.gz"])
    @pytest.mark.parametrize("left", [0.3, 0.6, 0.9])
    def test_one_cut_off_says_where(
        self, left: float, name: str, folder: Path, warehouse: Path
    ) -> None:
        noise = os.urandom(40_000).hex()
        content = {f"{n}.html": f"{page(n)}{noise[n:]}" for n in range(1, 9)}
        path = write_tar(folder / name, content)
        raw = path.read_bytes()
        path.write_bytes(raw[: int(len(raw) * left)])
        write_zip(folder / "b.zip", pages(20))
        summary = run(folder, into=warehouse)
        reason, message = quarantine(warehouse)[name]
        assert reason == "failed"
        assert "cut off" in message
        before = summary.seen - 2
        assert 0 < before < 8
        assert f"up to {before}.html, and no further" in message
        again = run(folder, into=warehouse)
        assert (again.seen, again.unchanged) == (summary.seen, summary.seen)

    def test_one_cut_off_between_members_is_told_too(self, folder: Path, warehouse: Path) -> None:
        path = write_tar(folder / "a.tar", pages(1, 2))
        first = 512 + -(-len(page(1).encode()) // 512) * 512
        path.write_bytes(path.read_bytes()[:first])
        assert run(folder, into=warehouse).loaded == 1
        assert "up to 1.html" in quarantine(warehouse)["a.tar"][1]

    def test_a_damaged_header_is_not_its_end(self, folder: Path, warehouse: Path) -> None:
        path = write_tar(folder / "a.tar", pages(1, 2, 3))
        raw = bytearray(path.read_bytes())
        at = raw.index(b"2.html")
        raw[at] = ord("9")
        path.write_bytes(raw)
        assert run(folder, into=warehouse).loaded == 1
        assert "is damaged" in quarantine(warehouse)["a.tar"][1]

    def test_joined_tars_lose_nothing_in_silence(self, folder: Path, warehouse: Path) -> None:
        path = write_tar(folder / "a.tar", pages(1))
        path.write_bytes(path.read_bytes() * 2)
        assert run(folder, into=warehouse).loaded == 1
        assert "goes on after its end" in quarantine(warehouse)["a.tar"][1]

    def test_headers_without_end_are_not_held(self, folder: Path, warehouse: Path) -> None:
        with tarfile.open(folder / "a.tar.gz", "w:gz") as tar:
            info = tarfile.TarInfo("1.html")
            info.pax_headers = {"comment": "x" * 3_000_000}
            tar.addfile(info, io.BytesIO())
        run(folder, into=warehouse)
        assert "headers have no end" in quarantine(warehouse)["a.tar.gz"][1]

    def test_many_headers_of_headers_end_too(self, folder: Path, warehouse: Path) -> None:
        info = tarfile.TarInfo("x")
        info.type = tarfile.XHDTYPE
        raw = info.tobuf() * 1_900
        (folder / "a.tar").write_bytes(raw)
        run(folder, into=warehouse)
        assert quarantine(warehouse)["a.tar"][0] == "failed"

    def test_the_members_own_date_counts(self, folder: Path, warehouse: Path) -> None:
        run(write_tar(folder / "a.tar", pages(1), SOME_DAY), into=warehouse)
        assert ask(warehouse, "SELECT observed_at FROM document") == [(at("2021-10-05T00:00:00"),)]

    def test_names_in_cp874_come_out_right(self, folder: Path, warehouse: Path) -> None:
        gnu = tarfile.GNU_FORMAT
        with tarfile.open(folder / "a.tar", "w", format=gnu, encoding="cp874") as tar:
            add_to_tar(tar, "หน้า.html", page(1))
        run(folder, into=warehouse)
        assert documents(warehouse) == ["a.tar/หน้า.html"]


def zip_of_the_future(folder: Path, content: str) -> Path:
    info = zipfile.ZipInfo("1.html", (2099, 1, 1, 0, 0, 0))
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr(info, content)
    return folder / "a.zip"


def tar_of_the_future(folder: Path, content: str) -> Path:
    return write_tar(folder / "a.tar", {"1.html": content}, mtime=4_000_000_000)


def warc_of_the_future(folder: Path, content: str) -> Path:
    with WebArchiveFile(folder / "a.warc") as archive:
        url = "http://track.bangkok.go.th/mobile/myproject.php?pid=50480000-1"
        archive.response(url, content, date="2099-01-01T00:00:00Z")
    return folder / "a.warc"


@pytest.mark.parametrize("write", [zip_of_the_future, tar_of_the_future, warc_of_the_future])
def test_a_member_of_the_future_does_not_stay_the_newest(
    write: Callable[[Path, str], Path], folder: Path, warehouse: Path
) -> None:
    archive = write(folder, page(1))
    touch(archive, SOME_DAY)
    run(archive, into=warehouse)
    # It is as old as its archive.
    saved = "SELECT observed_at FROM document"
    assert ask(warehouse, saved) == [(at("2021-10-05T00:00:00"),)]
    (folder / "later.html").write_text(page(1).replace("500", "600"), encoding="utf-8")
    touch(folder / "later.html", SOME_DAY + 86_400)
    run(folder / "later.html", into=warehouse)
    assert ask(warehouse, "SELECT source FROM project") == [("later.html",)]


class TestRuns:
    def test_many_members_are_read_by_processes_as_in_folders(
        self, folder: Path, tmp_path: Path
    ) -> None:
        write_zip(folder / "a.zip", pages(*range(1, 101)))
        one, two = tmp_path / "1.duckdb", tmp_path / "2.duckdb"
        assert run(folder, into=one, workers=1).loaded == 100
        assert run(folder, into=two, workers=2).loaded == 100
        assert documents(one) == documents(two)

    def test_progress_grows_to_all_there_is(self, folder: Path, warehouse: Path) -> None:
        write_zip(folder / "a.zip", pages(*range(1, 101)))
        write_pages(folder, [200])
        listener = Listener()
        ingest([folder], warehouse, workers=1, dry_run=False, progress=listener)
        # The archive's own end is a step too.
        assert listener.total == listener.done == 102

    def test_few_members_are_held_at_a_time(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ingest.workers.BYTES_AHEAD", 1_000_000)
        monkeypatch.setattr("ingest.workers.CHUNK_BYTES", 200_000)
        place = Place("/nowhere.zip", "/", "nowhere.zip/1", 1, 1)
        asked = settled = most = 0

        def tasks() -> Iterator[Task]:
            nonlocal asked, most
            for _ in range(300):
                asked += 1
                most = max(most, asked - settled)
                yield Task(Input(place, content=bytes(100_000)))

        for chunk, _ in read_all(tasks(), "r", 1):
            settled += len(chunk)
        assert settled == 300
        assert most < 30

    def test_a_run_broken_off_in_an_archive_is_finished_by_the_next(
        self, folder: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Impatient(Listener):
            def advance(self, count: int) -> None:
                super().advance(count)
                if self.done > 40:
                    raise KeyboardInterrupt

        monkeypatch.setattr("ingest.batch.DOCUMENTS_A_LOAD", 10)
        write_zip(folder / "a.zip", pages(*range(1, 101)))
        with pytest.raises(KeyboardInterrupt):
            ingest([folder], warehouse, workers=1, dry_run=False, progress=Impatient())
        stored = len(documents(warehouse))
        assert 0 < stored < 100
        summary = run(folder, into=warehouse)
        assert (summary.unchanged, summary.loaded) == (stored, 100 - stored)
        assert run(folder, into=warehouse).run_id is None

    @pytest.mark.parametrize("command", ["read", "parse"])
    def test_read_and_parse_want_one_file(
        self, command: str, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        from ingest.cli import main

        assert main([command, str(write_zip(folder / "a.zip", pages(1)))]) == 2
        assert "is an archive; give one file" in capsys.readouterr().err

    def test_a_checksum_that_is_wrong_at_the_end_is_told(
        self, folder: Path, warehouse: Path
    ) -> None:
        path = write_tar(folder / "a.tar.gz", pages(1))
        raw = bytearray(path.read_bytes())
        raw[-8:-4] = struct.pack("<I", zlib.crc32(b"other"))
        path.write_bytes(raw)
        assert run(folder, into=warehouse).loaded == 1
        assert "is damaged" in quarantine(warehouse)["a.tar.gz"][1]
