"""Refreshes ended with SIGKILL: nobody sees half of one, and the next ends as a clean one does."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from schema.records import TABLES
from tests.conftest import ROOT
from tests.ingest.folders import ask, page, touch, write_pages
from tests.refresh.ended import config_of
from warehouse.generations import Generations
from warehouse.store import Warehouse

ROUNDS = 4
ENDED_A_ROUND = 50
AT_STEPS_A_ROUND = 20
"""Of these so many before a certain step that touches files: most of them publish."""
OF_THE_RUN = {"run_id", "first_run_id", "started_at", "finished_at", "first_seen", "last_seen"}
OF_THE_RUN |= {"tried_at"}
Held = Mapping[str, list[tuple[Any, ...]]]


class Refreshes:
    """Asks the process that runs and ends refreshes."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.refresh.ended"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def begin(self, root: Path, after: float | None = None, at_step: int | None = None) -> None:
        assert self._process.stdin
        asked = {"root": str(root), "after": after, "at_step": at_step}
        self._process.stdin.write(f"{json.dumps(asked)}\n")
        self._process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self._process.stdout
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


@pytest.fixture(scope="module")
def refreshes() -> Iterator[Refreshes]:
    asked = Refreshes()
    yield asked
    asked.close()


def held(published: Path) -> Held:
    """All rows of the current generation, but for what two runs differ in."""
    kept = {}
    with Warehouse.open_read_only(published) as opened:
        for name, row in TABLES.items():
            columns = ", ".join(sorted(row.model_fields.keys() - OF_THE_RUN))
            kept[name] = list(opened.query(f"SELECT {columns} FROM {name} ORDER BY ALL").rows)
    return kept


def one_row_of_each(published: Path) -> tuple[tuple[Any, ...], ...]:
    """What tells generations apart, and halves of them: rows of every table, in one answer."""
    counts = ", ".join(f"(SELECT count(*) FROM {name})" for name in TABLES)
    return tuple(ask(published, f"SELECT {counts}"))


class Scene:
    """A folder with a published generation, and pages that have changed since."""

    def __init__(self, root: Path, refreshes: Refreshes) -> None:
        self.root = root
        self.refreshes = refreshes
        pages = root / "pages"
        write_pages(pages, range(1, 5))
        (pages / "broken.txt").write_text("ประกาศ", encoding="utf-8")
        self.whole(root)
        (pages / "broken.txt").write_text(page(9), encoding="utf-8")
        (pages / "2.txt").write_text(page(2, bare="70"), encoding="utf-8")
        (pages / "2.txt").rename(pages / "newer 2.txt")
        (pages / "1.txt").write_bytes(b"")
        write_pages(pages, [5])
        touch(pages / "3.txt")
        self.before = one_row_of_each(root / "published")
        self.clean_root = self.copy("clean")
        self.length = self.whole(self.clean_root)
        self.wanted = held(self.clean_root / "published")
        self.after = one_row_of_each(self.clean_root / "published")
        assert self.before != self.after

    def copy(self, name: str) -> Path:
        """A scene as this one, but that its pages are not copied: they are the same files."""
        root = self.root.with_name(name)
        shutil.copytree(self.root / "published", root / "published", symlinks=True)
        (root / "pages").symlink_to(self.root / "pages")
        return root

    def whole(self, root: Path) -> dict[str, Any]:
        self.refreshes.begin(root)
        answer = self.refreshes.answer()
        assert answer["code"] == 0
        return answer

    def ended_and_mended(self, root: Path, moment: dict[str, Any]) -> bool:
        """End a refresh, look what readers see meanwhile and then; whether it was under way."""
        self.refreshes.begin(root, **moment)
        assert one_row_of_each(root / "published") in (self.before, self.after)
        answer = self.refreshes.answer()
        assert one_row_of_each(root / "published") in (self.before, self.after)
        self.whole(root)
        assert held(root / "published") == self.wanted
        left = {path.name for path in (root / "published").iterdir()}
        known = {one.path.name for one in Generations(root / "published").all()}
        assert left == known | {"current.duckdb", "refresh.lock"}
        return bool(answer["ended"])


@pytest.mark.parametrize("number", range(ROUNDS))
def test_no_moment_leaves_half_a_refresh(number: int, tmp_path: Path, refreshes: Refreshes) -> None:
    scene = Scene(tmp_path / "scene", refreshes)
    choice = random.Random(number)
    moments: list[dict[str, float]] = [
        {"at_step": choice.randint(1, scene.length["steps"])} for _ in range(AT_STEPS_A_ROUND)
    ]
    moments += [
        {"after": choice.uniform(0, scene.length["seconds"])}
        for _ in range(ENDED_A_ROUND - AT_STEPS_A_ROUND)
    ]
    ended = 0
    for trial, moment in enumerate(moments):
        root = scene.copy(f"trial-{trial}")
        ended += scene.ended_and_mended(root, moment)
        shutil.rmtree(root)
    # A refresh may be quicker than the one whose length was taken.
    assert ended >= ENDED_A_ROUND * 0.6


def test_every_step_of_publishing_may_be_the_last(tmp_path: Path, refreshes: Refreshes) -> None:
    scene = Scene(tmp_path / "scene", refreshes)
    last = scene.length["steps"]
    for step in range(last - 24, last + 1):
        root = scene.copy(f"trial-{step}")
        scene.ended_and_mended(root, {"at_step": step})
        shutil.rmtree(root)


def test_two_generations_are_kept(tmp_path: Path, refreshes: Refreshes) -> None:
    scene = Scene(tmp_path / "scene", refreshes)
    write_pages(scene.root / "pages", [77])
    scene.whole(scene.clean_root)
    generations = Generations(config_of(scene.clean_root).warehouse)
    assert [one.number for one in generations.all()] == [2, 3]
    current = generations.current()
    assert current is not None and current.number == 3
