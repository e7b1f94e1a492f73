"""Folders of small pages to ingest, and a run over them."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from ingest.batch import ingest
from ingest.summary import Complaint, Summary
from tests.parsers.progress_pages import ProgressPage
from warehouse.store import Warehouse

TIDTAM = Path(sys.executable).with_name("tidtam")
SOME_DAY = 1_633_392_000
"""2021-10-05 in UTC, in seconds since 1970."""


class Listener:
    """Keeps what a run tells of its progress."""

    def __init__(self) -> None:
        self.total = self.done = 0
        self.complaints: list[Complaint] = []

    def start(self, total: int) -> None:
        self.total = total

    def advance(self, count: int) -> None:
        self.done += count

    def complain(self, complaint: Complaint) -> None:
        self.complaints.append(complaint)


def page(number: int, **parts: Any) -> str:
    """A sound page of project 50480000-<number>, in the full layout."""
    return ProgressPage(**parts).full().replace("50480000-3418", f"50480000-{number}")


def write_pages(folder: Path, numbers: range | list[int]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number}.txt" for number in numbers]
    for number, path in zip(numbers, paths, strict=True):
        path.write_text(page(number), encoding="utf-8")
    return paths


def run(*paths: Path, into: Path, workers: int = 1, dry_run: bool = False) -> Summary:
    return ingest(paths, into, workers=workers, dry_run=dry_run, progress=Listener())


def ask(warehouse: Path, sql: str) -> list[tuple[Any, ...]]:
    with Warehouse.open_read_only(warehouse) as opened:
        return list(opened.query(sql).rows)


def touch(path: Path, second: int = SOME_DAY) -> None:
    """Give the file another modification time, and nothing else."""
    os.utime(path, (second, second))


def tidtam(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    """The command in a process of its own."""
    return subprocess.run([TIDTAM, *arguments], capture_output=True, **options)
