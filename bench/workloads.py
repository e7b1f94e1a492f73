"""The kinds of documents that the benchmark reads, each with its plain way to read them."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench import decks, indicator_pages, pages

Write = Callable[[Path, int, int], None]


class Workload(NamedTuple):
    """Documents of one kind: what they are called, how they are made, what reads them plainly.

    `write(folder, count, seed)` makes the documents of the seeds from `seed` on; `naive` is what
    `bench.measure` calls the plain way.
    """

    name: str
    write: Write
    naive: str


def _progress_pages(folder: Path, count: int, seed: int) -> None:
    pages.write_pages(folder, count, seed)


def _indicator_pages(folder: Path, count: int, seed: int) -> None:
    indicator_pages.write_pages(folder, count, seed, "mykpi")


def _agency_results(folder: Path, count: int, seed: int) -> None:
    indicator_pages.write_pages(folder, count, seed, "index101")


def _slide_decks(folder: Path, count: int, seed: int) -> None:
    decks.write_decks(folder, count, seed, "slideplayer", "html")


PROGRESS_PAGES = Workload("progress pages", _progress_pages, "naive")
OTHERS = (
    Workload("indicator pages", _indicator_pages, "naive-indicators"),
    Workload("agency results", _agency_results, "naive-indicators"),
    Workload("slide decks", _slide_decks, "naive-decks"),
)
