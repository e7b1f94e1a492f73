"""What is found under folders, in which order, and what manifests say of it."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from ingest.manifest import ManifestError
from ingest.sources import NoSuchInput, find_inputs
from tests.ingest.folders import SOME_DAY, touch


def write(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def sources(*paths: Path) -> list[str]:
    return [item.origin.source for item in find_inputs(paths).inputs]


def refusals(*paths: Path) -> dict[str, str]:
    return {item.place.source: item.reason for item in find_inputs(paths).refusals}


class TestWalking:
    def test_folders_are_walked_in_the_order_of_names(self, tmp_path: Path) -> None:
        for name in ("b.html", "a/2.html", "a/1.html", "c/deep/er/x.txt", "a.txt"):
            write(tmp_path / name)
        found = ["a/1.html", "a/2.html", "a.txt", "b.html", "c/deep/er/x.txt"]
        assert sources(tmp_path) == found

    def test_paths_are_taken_in_the_order_given(self, tmp_path: Path) -> None:
        write(tmp_path / "a/1.html")
        write(tmp_path / "b/2.html")
        assert sources(tmp_path / "b", tmp_path / "a") == ["2.html", "1.html"]

    def test_an_empty_folder_gives_nothing(self, tmp_path: Path) -> None:
        found = find_inputs([tmp_path])
        assert (found.inputs, found.refusals, found.absent) == ([], [], [])
        assert not found.passed_over

    def test_hidden_files_and_folders_are_left_alone(self, tmp_path: Path) -> None:
        for name in (".DS_Store", ".git/config.html", "._1.html", "1.html"):
            write(tmp_path / name)
        assert sources(tmp_path) == ["1.html"]

    def test_what_is_no_document_is_counted_by_suffix(self, tmp_path: Path) -> None:
        for name in ("1.html", "1_files/a.css", "1_files/b.CSS", "1_files/c.js", "logo.png"):
            write(tmp_path / name)
        found = find_inputs([tmp_path])
        assert [item.origin.source for item in found.inputs] == ["1.html"]
        assert found.passed_over == {".css": 2, ".js": 1, ".png": 1}

    @pytest.mark.parametrize("name", ["README.md", "readme", "README.txt", "LICENSE"])
    def test_what_people_keep_beside_documents_is_passed_over(
        self, name: str, tmp_path: Path
    ) -> None:
        write(tmp_path / name)
        found = find_inputs([tmp_path])
        assert found.inputs == []
        assert found.passed_over.total() == 1

    @pytest.mark.parametrize("name", ["README.md", "a.css", "page.json", ".hidden", "no_suffix"])
    def test_a_file_named_itself_is_read_whatever_its_name(self, name: str, tmp_path: Path) -> None:
        assert sources(write(tmp_path / name)) == [name]

    @pytest.mark.parametrize(
        "name",
        [
            "myproject.php?pid=50010000-3418",
            "myproject.php?pid=50010000-3418.html",
            "myproject.php@pid=50010000-3418",
            "myproject.php%3Fpid=50010000-3418.html",
            "myproject.php_pid=50010000-3418 (1).htm",
            "ความคืบหน้าโครงการ ปี 2564.html",
            "a&b#c;'\"$(x).html",
            " leading and trailing .html ",
        ],
    )
    def test_names_as_wget_and_browsers_spell_them_survive(self, name: str, tmp_path: Path) -> None:
        path = write(tmp_path / "in" / name, "text of it")
        for given in (tmp_path, path):
            (item,) = find_inputs([given]).inputs
            assert Path(item.origin.source).name == name
            assert Path(item.place.path).read_text(encoding="utf-8") == "text of it"

    def test_a_name_that_is_no_utf8_can_be_shown_and_opened(self, tmp_path: Path) -> None:
        name = os.fsencode(tmp_path) + b"/" + "หน้า.html".encode("cp874")
        Path(os.fsdecode(name)).write_text("text of it", encoding="utf-8")
        (item,) = find_inputs([tmp_path]).inputs
        assert item.origin.source.encode().decode() == "หน้า.html"
        assert Path(item.place.path).read_text(encoding="utf-8") == "text of it"

    def test_a_pipe_in_a_folder_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.html")
        write(tmp_path / "1.html")
        assert sources(tmp_path) == ["1.html"]

    def test_a_folder_is_no_page_whatever_its_name(self, tmp_path: Path) -> None:
        write(tmp_path / "x.html" / "1.html")
        assert sources(tmp_path) == ["x.html/1.html"]


class TestGivenTwice:
    def test_a_file_beside_its_folder_is_one_input(self, tmp_path: Path) -> None:
        path = write(tmp_path / "1.html")
        assert sources(tmp_path, path) == ["1.html"]
        assert sources(path, tmp_path) == ["1.html"]

    def test_a_folder_inside_another_is_read_once(self, tmp_path: Path) -> None:
        write(tmp_path / "a/1.html")
        assert len(sources(tmp_path, tmp_path / "a", tmp_path)) == 1

    def test_other_spellings_of_a_path_are_the_same(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path / "a/1.html")
        monkeypatch.chdir(tmp_path)
        spellings = [Path("a"), Path("a/../a"), tmp_path / "a", Path("a/1.html")]
        assert sources(*spellings) == ["1.html"]

    def test_a_refusal_is_told_once(self, tmp_path: Path) -> None:
        (tmp_path / "x.html").symlink_to("/etc/passwd")
        assert len(find_inputs([tmp_path, tmp_path]).refusals) == 1


class TestRefused:
    def test_a_missing_path(self, tmp_path: Path) -> None:
        with pytest.raises(NoSuchInput, match="nowhere"):
            find_inputs([tmp_path, tmp_path / "nowhere"])

    def test_a_link_to_a_file_outside_the_folder(self, tmp_path: Path) -> None:
        outside = write(tmp_path / "outside.html")
        write(tmp_path / "in" / "1.html")
        (tmp_path / "in" / "2.html").symlink_to(outside)
        assert sources(tmp_path / "in") == ["1.html"]
        assert refusals(tmp_path / "in") == {"2.html": "outside_input"}

    def test_a_link_to_a_folder_outside_the_folder(self, tmp_path: Path) -> None:
        write(tmp_path / "outside" / "1.html")
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "more").symlink_to(tmp_path / "outside")
        assert sources(tmp_path / "in") == []
        assert refusals(tmp_path / "in") == {"more": "outside_input"}

    def test_a_folder_whose_name_only_begins_alike_is_outside(self, tmp_path: Path) -> None:
        outside = write(tmp_path / "in2" / "1.html")
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "1.html").symlink_to(outside)
        assert refusals(tmp_path / "in") == {"1.html": "outside_input"}

    def test_a_link_within_the_folder_is_read(self, tmp_path: Path) -> None:
        write(tmp_path / "a" / "1.html")
        (tmp_path / "2.html").symlink_to("a/1.html")
        assert sources(tmp_path) == ["2.html", "a/1.html"]
        assert refusals(tmp_path) == {}

    def test_a_link_given_as_the_path_is_followed(self, tmp_path: Path) -> None:
        write(tmp_path / "real" / "1.html")
        (tmp_path / "link").symlink_to("real")
        (tmp_path / "link.html").symlink_to("real/1.html")
        assert sources(tmp_path / "link") == ["1.html"]
        assert sources(tmp_path / "link.html") == ["link.html"]

    def test_a_broken_link(self, tmp_path: Path) -> None:
        (tmp_path / "1.html").symlink_to(tmp_path / "gone.html")
        assert sources(tmp_path) == []
        assert refusals(tmp_path) == {"1.html": "outside_input"}

    def test_a_link_to_itself_and_a_link_to_the_folder_above_end(self, tmp_path: Path) -> None:
        (tmp_path / "self.html").symlink_to("self.html")
        write(tmp_path / "a" / "1.html")
        (tmp_path / "a" / "up").symlink_to("..")
        assert sources(tmp_path) == ["a/1.html"]
        assert refusals(tmp_path) == {"self.html": "outside_input"}

    def test_a_file_that_is_too_large(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ingest.sources.MAX_BYTES", 1024 * 1024)
        write(tmp_path / "1.html", "x" * 1024 * 1024)
        large = write(tmp_path / "2.html", "x" * (1024 * 1024 + 1))
        assert sources(tmp_path) == ["1.html"]
        for given in (tmp_path, large):
            (refusal,) = find_inputs([given]).refusals
            assert (refusal.place.source, refusal.reason) == ("2.html", "too_large")
            assert "1,048,577 bytes" in refusal.message


class TestManifest:
    def test_its_url_and_date_are_the_files(self, tmp_path: Path) -> None:
        write(tmp_path / "1.html")
        write(
            tmp_path / "manifest.csv",
            "path,url,observed_at\n1.html,https://example.go.th/a?b=1,2021-10-05T08:00:00\n",
        )
        for given in (tmp_path, tmp_path / "1.html"):
            (item,) = find_inputs([given]).inputs
            assert item.origin.url == "https://example.go.th/a?b=1"
            assert item.origin.observed_at == datetime(2021, 10, 5, 8)  # noqa: DTZ001

    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("2021-10-05T08:00:00", datetime(2021, 10, 5, 8)),  # noqa: DTZ001
            ("2021-10-05T08:00:00+07:00", datetime(2021, 10, 5, 1)),  # noqa: DTZ001
            ("2021-10-05T08:00:00Z", datetime(2021, 10, 5, 8)),  # noqa: DTZ001
            ("2021-10-05 08:00", datetime(2021, 10, 5, 8)),  # noqa: DTZ001
            (" 2021-10-05 ", datetime(2021, 10, 5)),  # noqa: DTZ001
        ],
    )
    @pytest.mark.parametrize("zone", ["Asia/Bangkok", "UTC"])
    def test_dates_are_utc_whatever_the_clock_of_the_machine(
        self,
        written: str,
        kept: datetime,
        zone: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("TZ", zone)
        write(tmp_path / "1.html")
        write(tmp_path / "manifest.csv", f"path,observed_at\n1.html,{written}\n")
        (item,) = find_inputs([tmp_path]).inputs
        assert item.origin.observed_at == kept

    def test_without_an_entry_the_file_was_observed_when_it_was_written(
        self, tmp_path: Path
    ) -> None:
        path = write(tmp_path / "1.html")
        touch(path, SOME_DAY)
        write(tmp_path / "manifest.csv", "path,url,observed_at\n1.html,,\n")
        (item,) = find_inputs([tmp_path]).inputs
        assert item.origin.url is None
        assert item.origin.observed_at == datetime(2021, 10, 5)  # noqa: DTZ001

    def test_it_is_no_document_and_nothing_passed_over(self, tmp_path: Path) -> None:
        write(tmp_path / "manifest.csv", "path\n")
        found = find_inputs([tmp_path])
        assert found.inputs == []
        assert not found.passed_over

    def test_files_that_it_names_and_that_are_not_there(self, tmp_path: Path) -> None:
        write(tmp_path / "1.html")
        write(tmp_path / "manifest.csv", "path\n1.html\ngone.html\nsub/gone.html\n")
        absent = find_inputs([tmp_path]).absent
        assert [Path(path).relative_to(tmp_path).as_posix() for path in absent] == [
            "gone.html",
            "sub/gone.html",
        ]

    @pytest.mark.parametrize(
        "name", ["sub/1.html", "sub\\1.html", "./sub/1.html", ".\\sub\\1.html"]
    )
    def test_paths_into_folders_in_either_spelling(self, name: str, tmp_path: Path) -> None:
        write(tmp_path / "sub" / "1.html")
        write(tmp_path / "manifest.csv", f"path,url\n{name},https://example.go.th/1\n")
        found = find_inputs([tmp_path])
        assert [item.origin.url for item in found.inputs] == ["https://example.go.th/1"]
        assert found.absent == []

    def test_the_nearest_manifest_counts(self, tmp_path: Path) -> None:
        write(tmp_path / "sub" / "1.html")
        write(tmp_path / "manifest.csv", "path,url\nsub/1.html,https://example.go.th/far\n")
        write(tmp_path / "sub" / "manifest.csv", "path,url\n1.html,https://example.go.th/near\n")
        (item,) = find_inputs([tmp_path]).inputs
        assert item.origin.url == "https://example.go.th/near"

    def test_as_spreadsheets_save_it(self, tmp_path: Path) -> None:
        write(tmp_path / "โครงการ, 1.html")
        text = 'path,url,observed_at\r\n"โครงการ, 1.html",https://example.go.th/1,\r\n'
        (tmp_path / "manifest.csv").write_bytes(text.encode("utf-8-sig"))
        (item,) = find_inputs([tmp_path]).inputs
        assert item.origin.url == "https://example.go.th/1"

    def test_more_columns_and_missing_cells_do_not_matter(self, tmp_path: Path) -> None:
        write(tmp_path / "1.html")
        write(tmp_path / "2.html")
        write(tmp_path / "manifest.csv", "note,path,url\nold,1.html\n\n,2.html,https://e.go.th/2\n")
        urls = [item.origin.url for item in find_inputs([tmp_path]).inputs]
        assert urls == [None, "https://e.go.th/2"]

    @pytest.mark.parametrize(
        ("content", "line", "words"),
        [
            (b"file,url\n1.html,x\n", 1, "path"),
            (b"", 1, "path"),
            (b"path;url\n1.html;x\n", 1, "path"),
            (b"path,observed_at\n1.html,2021-10-05\n2.html,5/10/2564\n", 3, "5/10/2564"),
            (b"path,observed_at\n1.html,2021-02-30\n", 2, "2021-02-30"),
            (b"path,observed_at\n1.html,0001-01-01T00:00:00+07:00\n", 2, "0001-01-01"),
            ("path,url\n1.html,\nโครงการ.html,\n".encode("cp874"), 3, "UTF-8"),
            ("path,url\n1.html,\n".encode("utf-16"), 1, "UTF-8"),
            (b'path,url\n1.html,"' + b"x" * 200_000, 2, ""),
        ],
        ids=[
            "no-path-column",
            "empty",
            "semicolons",
            "thai-date",
            "no-such-day",
            "date-before-time",
            "windows-874",
            "utf-16",
            "quote-never-closed",
        ],
    )
    def test_one_that_cannot_be_read_stops_and_names_file_and_line(
        self, content: bytes, line: int, words: str, tmp_path: Path
    ) -> None:
        write(tmp_path / "sub" / "1.html")
        path = tmp_path / "sub" / "manifest.csv"
        path.write_bytes(content)
        with pytest.raises(ManifestError) as raised:
            find_inputs([tmp_path])
        assert raised.value.path == path
        assert raised.value.line == line
        assert words in str(raised.value)
        assert str(path) in str(raised.value)


def test_a_date_in_the_future_is_of_another_era(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_text("path,url,observed_at\na.txt,,2564-10-05\n")
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(ManifestError, match=r"line 2: .*future"):
        find_inputs([tmp_path])
