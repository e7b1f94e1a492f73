"""Forty queries, what each must find among its first ten, and what it must not."""

from pathlib import Path

import pytest

from ingest.search.hits import Hit, search
from tests.search.corpus import ASKED, Asked
from warehouse.store import Warehouse


def found(corpus: Path, query: str, limit: int = 10) -> list[int]:
    """The numbers of the projects, which their documents' names tell."""
    with Warehouse.open_read_only(corpus) as warehouse:
        return [number_of(hit) for hit in search(warehouse, query, None, limit).hits]


def number_of(hit: Hit) -> int:
    return int(hit.source.removesuffix(".html"))


def test_there_are_forty_queries() -> None:
    assert len({asked.query for asked in ASKED}) >= 40


def test_recall_at_ten(corpus: Path) -> None:
    wanted = met = 0
    missed = []
    for asked in ASKED:
        numbers = set(found(corpus, asked.query))
        wanted += len(asked.finds)
        met += len(asked.finds & numbers)
        if asked.finds - numbers:
            missed.append((asked.query, asked.finds - numbers))
    assert met / wanted >= 0.95, missed


@pytest.mark.parametrize("asked", [asked for asked in ASKED if asked.misses], ids=lambda a: a.query)
def test_other_words_of_the_same_letters_are_not_found(asked: Asked, corpus: Path) -> None:
    assert not asked.misses & set(found(corpus, asked.query))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ทางเท้า", [1]),
        ("ปรับปรุงทางเท้า", [1]),
        ("ทางจักรยาน", [2, 38]),
        ("ฝึกอบรม", [9]),
        ("ล่าช้า ผู้รับจ้าง", [21]),
    ],
)
def test_the_best_stand_first(query: str, first: list[int], corpus: Path) -> None:
    """A name before a narrative, all words before some, a word before a part of one."""
    assert found(corpus, query)[: len(first)] == first
