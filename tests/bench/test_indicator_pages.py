"""Made pages of indicators: distinct, the same for a seed, and true to their truth."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from bench import indicator_words as words
from bench.indicator_pages import (
    DISTINCT,
    KINDS,
    Kind,
    file_name,
    page,
    truth,
    write_pages,
    write_truths,
)
from bench.naive_indicators import naive_ingest
from bench.pairing import PLACES
from ingest.saved_names import address_in
from parsers.readers import clean_text, read
from schema.document import Origin
from schema.records import TABLES

SEEDS = range(120)
TEXTS = ("name", "unit", "target_text", "category", "definition", "formula", "narrative")


def joined(text: str) -> str:
    return "".join(text.split())


def shown(source: str) -> str:
    """What a reader sees of the page, without its white space."""
    document = read(source.encode(), Origin("page"))
    return joined("\n".join(line.text for line in document.lines()))


def rows(kind: Kind) -> Iterator[tuple[int, str, dict[str, Any]]]:
    for seed in SEEDS:
        for table, found in truth(seed, kind).items():
            yield from ((seed, table, row) for row in found)


@pytest.mark.parametrize("kind", KINDS)
class TestEveryKind:
    def test_a_seed_is_one_page(self, kind: Kind) -> None:
        assert page(7, kind, "text") == page(7, kind, "text")
        assert len({page(seed, kind, "text") for seed in SEEDS}) == len(SEEDS)

    def test_no_two_seeds_are_saved_under_one_name(self, kind: Kind) -> None:
        seeds = range(DISTINCT[kind] - 60, DISTINCT[kind] + 60)
        assert len({file_name(seed, kind) for seed in seeds}) == len(seeds)

    def test_the_name_of_the_file_holds_the_address(self, kind: Kind) -> None:
        name = file_name(DISTINCT[kind] + 5, kind)
        assert f"/{address_in(name)}.html" in f"/{name}"

    def test_the_truth_has_the_columns_of_the_records(self, kind: Kind) -> None:
        for _, table, row in rows(kind):
            assert list(row) == [one for one in TABLES[table].model_fields if one not in PLACES]

    def test_the_truth_makes_records(self, kind: Kind) -> None:
        place = {"document_id": "0" * 64, "line_start": 1, "line_end": 1}
        for _, table, row in rows(kind):
            assert TABLES[table].model_validate({**place, **row})

    def test_the_truth_stands_on_the_page(self, kind: Kind) -> None:
        pages = {seed: joined(clean_text(page(seed, kind, "text"))) for seed in SEEDS}
        for seed, _, row in rows(kind):
            for column in TEXTS:
                assert joined(row.get(column) or "") in pages[seed], (seed, column)

    @pytest.mark.parametrize("render", ["tables", "lists", "fonts"])
    def test_markup_shows_what_the_text_shows(self, kind: Kind, render: Any) -> None:
        for seed in range(30):
            assert shown(page(seed, kind, render)) == shown(page(seed, kind, "text")), seed

    def test_a_beginner_reads_most_names(self, kind: Kind, tmp_path: Path) -> None:
        write_pages(tmp_path / "pages", 20, 0, kind, "tables")
        assert naive_ingest(tmp_path / "pages", tmp_path / "naive.duckdb") == 20
        with duckdb.connect(str(tmp_path / "naive.duckdb")) as connection:
            found = {name for (name,) in connection.sql("SELECT name FROM indicator").fetchall()}
        told = {row["name"] for seed in range(20) for row in truth(seed, kind)["indicator"]}
        assert len(told & found) > 0.6 * len(told)


def test_every_variant_comes_up() -> None:
    text = "\n".join(page(seed, "mykpi", "text") for seed in range(900))
    for unit in words.UNITS:
        assert f"ค่าเป้าหมาย {unit.printed} : " in text
    for opening in filter(None, words.OPENINGS):
        assert re.search(rf"^{re.escape(opening)}.+ : \d{{4}}-\d{{3,4}} *$", text, re.MULTILINE)
    for ending in filter(None, words.ENDINGS):
        assert re.search(rf"{re.escape(ending)} : \d{{4}}-\d{{3,4}} *$", text, re.MULTILINE)
    for heading in (one for headings in words.HEADINGS.values() for one in headings):
        numbered = re.escape(heading.format(n=0)).replace("0", ".")
        assert re.search(rf"^{numbered} *$", text, re.MULTILINE), heading
    for part in ("ํา", "๑๐๐", ":: ความก้าวหน้า", "100.0000\n", "\n-\n", "ไตรมาสที่ 2:\n"):
        assert part in text


def test_every_variant_of_an_agencys_page_comes_up() -> None:
    text = "\n".join(page(seed, "index11", "text") for seed in range(200))
    for part in (
        *("ประจำปีของหน่วยงาน : 5", "ประจำปี : ของหน่วยงาน : 5", "ประจำปี : 2563 ของหน่วยงาน : "),
        *("[มิติที่ 1 : ]", "[มิติที่ ๑ : ", "[มิติที่ 2 : ตัวชี้วัดเจรจา]"),
        f"{words.FILLER}\n{words.FILLER}\n",
        f"{words.FILLER} {words.FILLER}\n",
    ):
        assert part in text


class TestStripped:
    def pages(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for seed in SEEDS:
            yield page(seed, render="text", layout="stripped"), truth(seed, layout="stripped")

    def test_it_begins_at_the_target_and_has_no_headings(self) -> None:
        for text, _ in self.pages():
            assert clean_text(text).startswith("ค่าเป้าหมาย ")
            assert "รายงานผลฯ" not in text and "**\n" not in text and "\n\n\n" not in text

    def test_the_evaluators_line_has_no_score(self) -> None:
        for text, found in self.pages():
            assert re.search(r"ไตรมาสที่ [1-4๑-๔]: *$", text, re.MULTILINE)
            assert found["evaluation"][0]["score"] is None

    def test_texts_of_no_quarter_are_one_row(self) -> None:
        quarters = [
            [row["quarter"] for row in found.get("indicator_quarter", ())]
            for _, found in self.pages()
        ]
        assert all(one.count(None) <= 1 for one in quarters)
        assert any(one == [None] for one in quarters)
        assert any({1, 2, 3, 4} <= set(one) for one in quarters)

    def test_every_text_after_the_head_is_told_once(self) -> None:
        for text, found in self.pages():
            _, _, told = clean_text(text).partition("ตรวจประเมินตัวชี้วัด : ไตรมาสที่ ")
            told = re.sub(r"^ไตรมาสที่ [1-4๑-๔] : ", "", told.partition("\n")[2], flags=re.M)
            rows = found.get("indicator_quarter", ())
            lines = [line for row in rows for line in row["narrative"].split("\n")]
            assert sorted(map(joined, told.split("\n"))) == sorted(map(joined, lines or [""]))


def test_markdown_has_its_marks() -> None:
    text = "\n".join(page(seed, "index11", "markdown") for seed in range(20))
    assert text.startswith("![]()\n") and "\n| |\n" in text
    assert re.search(r"^หน่วยนับ :\S.* เป้าหมาย :\S+ ผลงาน :\S+ \|$", text, re.MULTILINE)
    assert re.search(r"^\| 1 \| [\d.,]+ \| [\d.]+ / [\d.]+ \|$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("kind", "render", "layout"), [("mykpi", "markdown", "full"), ("index11", "text", "stripped")]
)
def test_forms_that_a_kind_does_not_have_are_refused(kind: Any, render: Any, layout: Any) -> None:
    with pytest.raises(ValueError, match="only"):
        page(0, kind, render, layout)


def test_each_line_of_truth_names_its_file(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", 50, 0, "index101")
    write_truths(tmp_path / "truth.jsonl", 50, 0, "index101")
    lines = (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    files = [json.loads(line)["file"] for line in lines]
    assert len(files) == 50
    assert all((tmp_path / "pages" / file).is_file() for file in files)
