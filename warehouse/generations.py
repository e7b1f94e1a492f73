"""A folder of published warehouses: one file a generation, and a link to the current one.

    current.duckdb -> tidtam-000042-20261121T020000Z.duckdb

A generation is made as a draft under another name, gets its own name by one rename when it is
whole, and becomes the current one by another, of the link. Whoever opens the link has the one or
the other, and keeps it open for as long as needed, even after its file is removed.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from warehouse.errors import WarehouseError

CURRENT = "current.duckdb"
"""The link that analysts open."""

_NO_LINK = (
    "is a file, where a refresh keeps its link to the generation it has published:"
    " move the file away, or give another folder"
)
_DRAFT = ".next.duckdb"
_NEW_LINK = ".current.next"
_READ_ONLY = 0o444
_NAME = re.compile(r"tidtam-(?P<number>[0-9]{6,})-(?P<time>[0-9]{8}T[0-9]{6}Z)\.duckdb")


class Generation(NamedTuple):
    """A published file; `number` counts from 1, and is larger than those of all files kept."""

    number: int
    path: Path


def is_generation(path: Path) -> bool:
    """Whether the file, or what it links to, has the name of a generation."""
    return _NAME.fullmatch(path.resolve().name) is not None


class Generations:
    """The generations in a folder, which is made where it is not there.

    One process at a time may call what changes something: the caller holds the lock. `OSError`
    is raised where the disk is full or the folder may not be written.
    """

    def __init__(self, folder: Path) -> None:
        """Make the folder. Raises `WarehouseError` where the link's place is taken by a file."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.link = folder / CURRENT
        if self.link.exists() and not self.link.is_symlink():
            raise WarehouseError(self.link, f"{self.link} {_NO_LINK}")

    @property
    def draft(self) -> Path:
        """Where the next generation is made."""
        return self.folder / _DRAFT

    def all(self) -> list[Generation]:
        """Every generation whose file is there, the oldest first."""
        found = (
            Generation(int(name["number"]), path)
            for path in self.folder.iterdir()
            if (name := _NAME.fullmatch(path.name))
        )
        return sorted(found)

    def current(self) -> Generation | None:
        """The generation that the link names; None where nothing is published."""
        target = self.link.resolve() if self.link.is_symlink() else None
        return next((one for one in self.all() if one.path.resolve() == target), None)

    def sweep(self) -> list[str]:
        """Remove what a refresh that was ended has left, and return the names of it.

        A generation that got its name and not the link is whole: it stays, and goes in its turn.
        Where the link is gone, the newest generation is the current one again.
        """
        removed = sorted(self._leftovers())
        for path in removed:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        if self.current() is None and (known := self.all()):
            self._point_to(known[-1].path)
        return [path.name for path in removed]

    def begin_draft(self) -> Path:
        """A copy of the current generation to load into; no file yet where there is none."""
        self.discard_draft()
        if current := self.current():
            shutil.copyfile(current.path, self.draft)
        return self.draft

    def discard_draft(self) -> None:
        """Remove the draft, whatever there is of it."""
        for path in self._leftovers():
            with suppress(FileNotFoundError):
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def publish(self) -> Generation:
        """Give the draft, which must be closed, its own name, and let the link name it."""
        known = self.all()
        number = known[-1].number + 1 if known else 1
        path = self.folder / f"tidtam-{number:06d}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.duckdb"
        # Who opens it to write, as duckdb does by default, would keep all others out of it.
        self.draft.chmod(_READ_ONLY)
        _to_disk(self.draft)
        self.draft.rename(path)
        _to_disk(self.folder)
        self._point_to(path)
        return Generation(number, path)

    def prune(self, keep: int) -> list[str]:
        """Remove all but the newest `keep` generations, never the current one; their names."""
        current = self.current()
        removed = [one.path for one in self.all()[:-keep] if one != current]
        for path in removed:
            path.unlink()
        return [path.name for path in removed]

    def _leftovers(self) -> Iterator[Path]:
        # The draft, what duckdb writes beside it, and a link that was to become the current one.
        yield from self.folder.glob(f"{_DRAFT}*")
        yield from self.folder.glob(f"{_NEW_LINK}*")

    def _point_to(self, path: Path) -> None:
        new = self.folder / _NEW_LINK
        with suppress(FileNotFoundError):
            new.unlink()
        new.symlink_to(path.name)
        new.replace(self.link)
        _to_disk(self.folder)


def _to_disk(path: Path) -> None:
    """Have the system write a file's or a folder's latest state, against a loss of power."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
