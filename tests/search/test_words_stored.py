"""Words follow their documents: replaced, gone, of an earlier version; the same for one reading."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pythainlp.corpus.common import thai_words
from pythainlp.util import Trie

from ingest.cli import FAILED, OK, USAGE, main
from ingest.search.hits import search
from ingest.search.indexing import add_missing_words, searched_texts
from schema.records import Row, SearchText
from schema.thai.cutting import _dictionary, cut, distinct_words, words_in
from schema.thai.text import repair_text
from tests.ingest.folders import ask, run, write_pages
from tests.search.conftest import rows
from tests.search.corpus import TOLD, Told
from tests.warehouse.conftest import Make
from warehouse.store import Warehouse

FEW = {number: TOLD[number] for number in (1, 3, 5)}


def load(
    path: Path, make: Make, documents: list[list[Row]], replaced: tuple[str, ...] = ()
) -> None:
    tables: dict[str, list[tuple[Any, ...]]] = {SearchText.table: []}
    for document in documents:
        for table, values in (own := make.tables(*document)).items():
            tables.setdefault(table, []).extend(values)
        tables[SearchText.table] += searched_texts(own)
    with Warehouse.open(path) as warehouse:
        warehouse.load(tables, replaced)


def hits(path: Path, query: str) -> list[tuple[str | None, str, int]]:
    with Warehouse.open_read_only(path) as warehouse:
        found = search(warehouse, query, None, 10).hits
    return [(hit.project_code, hit.source, hit.also_in) for hit in found]


def holds(path: Path, word: str) -> int:
    return int(ask(path, f"SELECT count(*) FROM search_word WHERE word = '{word}'")[0][0])


class TestReplaced:
    def test_a_replaced_document_leaves_no_words(self, path: Path, make: Make) -> None:
        load(path, make, [list(rows(make, 1, FEW[1])), list(rows(make, 5, FEW[5]))])
        other = list(rows(make, 1, Told("name", "โครงการห้องสมุด")))
        load(path, make, [other], (make.document_id(1),))
        assert hits(path, "ทางเท้า") == []
        assert holds(path, "ทางเท้า") == 0
        assert len(hits(path, "ห้องสมุด")) == len(hits(path, "คลอง")) == 1

    def test_words_of_none_are_dropped_from_the_file(self, path: Path, make: Make) -> None:
        load(path, make, [list(rows(make, 1, FEW[1])), list(rows(make, 3, FEW[3]))])
        load(path, make, [], (make.document_id(1), make.document_id(3)))
        with Warehouse.open(path) as warehouse:
            warehouse.tidy_words()
        assert ask(path, "SELECT count(*) FROM search_posting") == [(0,)]

    def test_tidying_changes_nothing_that_is_found(self, path: Path, make: Make) -> None:
        load(path, make, [list(rows(make, number, told)) for number, told in FEW.items()])
        load(path, make, [], (make.document_id(1), make.document_id(5)))
        before = ask(path, "FROM search_word ORDER BY ALL")
        with Warehouse.open(path) as warehouse:
            warehouse.tidy_words()
        assert ask(path, "FROM search_word ORDER BY ALL") == before != []
        assert ask(path, "SELECT sum(texts) FROM search_posting") == [(len(before),)]

    def test_numbers_of_texts_are_not_given_twice(self, path: Path, make: Make) -> None:
        load(path, make, [list(rows(make, 1, FEW[1]))])
        load(path, make, [list(rows(make, 5, FEW[5]))], (make.document_id(1),))
        load(path, make, [list(rows(make, 3, FEW[3]))])
        assert [code for code, *_ in hits(path, "ขุดลอก")] == ["50010000-0005"]


class TestSnapshots:
    def test_what_two_snapshots_say_is_one_hit_of_the_later(self, path: Path, make: Make) -> None:
        days = [datetime(2021, 1, day, tzinfo=UTC) for day in (20, 3)]
        copies = [
            list(rows(make, 1, FEW[1], copy, observed_at=day)) for copy, day in enumerate(days)
        ]
        load(path, make, copies)
        assert hits(path, "ทางเท้า") == [("50010000-0001", "1.html", 1)]

    def test_what_is_superseded_stands_below_and_is_marked(
        self, path: Path, make: Make, capsys: pytest.CaptureFixture[str]
    ) -> None:
        evening = datetime(2021, 1, 20, 20, tzinfo=UTC)
        told = [
            (1, 0, "โครงการทางเท้า", datetime(2021, 1, 3, tzinfo=UTC)),
            (1, 1, "โครงการห้องสมุด", evening),
            (2, 0, "โครงการปรับปรุงทางเท้าและสะพานข้ามคลองบางเขนระยะที่สอง", evening),
        ]
        documents = [
            list(rows(make, number, Told("name", name), copy, observed_at=day))
            for number, copy, name, day in told
        ]
        load(path, make, documents)
        with Warehouse.open_read_only(path) as warehouse:
            found = search(warehouse, "ทางเท้า", None, 10).hits
        assert [(hit.source, hit.is_latest) for hit in found] == [
            ("2.html", True),
            ("1.html", False),
        ]
        assert main(["search", "ทางเท้า", "--warehouse", str(path)]) == OK
        out = capsys.readouterr().out
        assert "2021-01-21 " in out
        assert "2021-01-03*" in out
        assert "* superseded" in out

    def test_of_equals_the_one_saved_last_is_first(self, path: Path, make: Make) -> None:
        told = Told("name", "โครงการทางเท้า")
        days = {1: 3, 2: 20, 3: 9}
        documents = [
            list(rows(make, number, told, observed_at=datetime(2021, 1, day, tzinfo=UTC)))
            for number, day in days.items()
        ]
        load(path, make, documents)
        assert [source for _, source, _ in hits(path, "ทางเท้า")] == ["2.html", "3.html", "1.html"]


class TestEarlierVersion:
    def test_the_next_run_makes_the_words(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write_pages(tmp_path / "pages", range(1, 4))
        path = tmp_path / "warehouse.duckdb"
        run(tmp_path / "pages", into=path)
        words = ask(path, "FROM search_word ORDER BY ALL")
        assert words
        with Warehouse.open(path) as warehouse:
            for table in ("search_text", "search_posting"):
                warehouse._fetch(f"DROP TABLE {table} CASCADE")
        with Warehouse.open(path):
            pass
        assert main(["search", "โครงการ", "--warehouse", str(path)]) == FAILED
        assert "the next tidtam ingest or refresh adds them" in capsys.readouterr().err
        run(tmp_path / "pages", into=path)
        assert ask(path, "FROM search_word ORDER BY ALL") == words
        assert run(tmp_path / "pages", into=path).run_id is None

    def test_adding_twice_adds_nothing(self, corpus: Path, tmp_path: Path) -> None:
        copy = tmp_path / "copy.duckdb"
        copy.write_bytes(corpus.read_bytes())
        with Warehouse.open(copy) as warehouse:
            assert add_missing_words(warehouse) == 0


class TestCommand:
    def test_the_words_are_marked(self, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["search", "ทางเท้า", "--warehouse", str(corpus)]) == OK
        out = capsys.readouterr().out
        assert "โครงการปรับปรุง[ทางเท้า]ถนนสุขุมวิท" in out
        assert "lines 5 to 6" in out

    def test_what_is_searched_too_is_named(
        self, corpus: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["search", "ผู้สูงอายู", "--warehouse", str(corpus)]) == OK
        assert "also: ผู้สูงอายุ" in capsys.readouterr().out

    def test_one_field(self, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["search", "ทางเท้า", "--in", "problem", "--warehouse", str(corpus)]) == OK
        assert "1 hit for" in capsys.readouterr().out

    def test_a_code_is_looked_up_elsewhere(
        self, corpus: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["search", "๕๐๓๗๐๐๐๐ - ๙๑๒๐", "--warehouse", str(corpus)]) == OK
        assert "tidtam trace 50370000-9120 tells of" in capsys.readouterr().out

    def test_no_word(self, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["search", "ที่ --", "--warehouse", str(corpus)]) == USAGE
        assert "has no word to look for" in capsys.readouterr().err


THAI = st.text(alphabet="กคงจชดตทนบปพมยรลวสหอะาำิีุูเแโใไ่้็์ั ", max_size=40)


class TestCutting:
    @settings(deadline=None)
    @given(THAI)
    def test_pieces_make_up_the_run(self, text: str) -> None:
        for run_ in text.split():
            assert "".join(cut(run_)) == run_

    @settings(deadline=None)
    @given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("กานที่ของ๑ 1,."))))
    def test_words_are_those_with_places(self, text: str) -> None:
        assert list(distinct_words(text)) == list(
            dict.fromkeys(word.text for word in words_in(text, cut))
        )

    @settings(deadline=None)
    @given(
        st.one_of(
            THAI, st.lists(st.sampled_from([told.text for told in TOLD.values()])).map("".join)
        )
    )
    def test_words_are_looked_up_as_in_the_tree_of_pythainlp(self, text: str) -> None:
        tree = self.tree()
        for start in range(len(text) + 1):
            assert _dictionary().prefixes(text, start) == tree.prefixes(text, start)

    @staticmethod
    @cache
    def tree() -> Trie:
        return Trie(thai_words())

    @pytest.mark.parametrize("number", TOLD)
    def test_a_damaged_form_has_the_words_of_the_whole(self, number: int) -> None:
        text = repair_text(TOLD[number].text)
        damaged = text.replace("ำ", "\u0e4d\u0e32").replace("้", "้้").replace(" ", "\u200b ")
        assert distinct_words(repair_text(damaged)) == distinct_words(text)
        assert distinct_words(text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))) == (
            distinct_words(text)
        )
