"""A folder of published sites: one folder a generation of the warehouse, and a link to one of them.

    current -> tidtam-000042-20261121T020000Z

A site has the name of the generation that it tells of, gets it by one rename when it is whole, and
becomes the current one by another, of the link.
"""

import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from report.building import Built, build_site
from report.placing import NotASite, is_site

CURRENT = "current"
"""The link that a web server serves, and that readers open."""

_DRAFT = ".next-site"
_NEW_LINK = ".current-site.next"
_NAME = re.compile(r"tidtam-[0-9]{6,}-[0-9]{8}T[0-9]{6}Z")


class SiteGenerations:
    """The sites in a folder, which is made where it is not there.

    One process at a time may call what changes something: the caller holds the lock. `OSError` is
    raised where the disk is full or the folder may not be written.
    """

    def __init__(self, folder: Path) -> None:
        """Make the folder. Raises `NotASite` where the link's place is taken by something else."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.link = folder / CURRENT
        if self.link.exists() and not self.link.is_symlink():
            raise NotASite(
                f"{self.link} is in the place of the link to the published site:"
                " move it away, or give another folder"
            )

    def holds(self, name: str) -> bool:
        """Whether the site of a generation is there."""
        return is_site(self.folder / name)

    def sweep(self) -> list[str]:
        """Remove what a build that was ended has left, and return the names of it."""
        removed = sorted(self._leftovers())
        for path in removed:
            _remove(path)
        return [path.name for path in removed]

    def build(self, warehouse: Path) -> Built:
        """Build the site of a warehouse as a draft. Raises `WarehouseError` and `OSError`."""
        self.discard_draft()
        draft = self.folder / _DRAFT
        draft.mkdir()
        return build_site(warehouse, draft / "site", draft)

    def discard_draft(self) -> None:
        """Remove the draft, whatever there is of it."""
        for path in self._leftovers():
            with suppress(FileNotFoundError):
                _remove(path)

    def publish(self, name: str) -> Path:
        """Give the draft the name of its generation, and let the link name it; its folder."""
        site = self.folder / name
        if site.exists():
            # What is left of it, where somebody has removed files.
            _remove(site)
        (self.folder / _DRAFT / "site").rename(site)
        self.point_to(name)
        self.discard_draft()
        return site

    def point_to(self, name: str) -> None:
        """Let the link name the site of a generation that is there."""
        if self.link.is_symlink() and self.link.readlink() == Path(name):
            return
        new = self.folder / _NEW_LINK
        with suppress(FileNotFoundError):
            new.unlink()
        new.symlink_to(name)
        new.replace(self.link)

    def prune(self, kept: Collection[str]) -> list[str]:
        """Remove the sites of all generations but those named, never the current one; their names.

        Folders with other names are not ours, and stay.
        """
        current = self.link.resolve()
        removed = sorted(
            path
            for path in self.folder.iterdir()
            if _NAME.fullmatch(path.name) and path.is_dir() and not path.is_symlink()
            if path.name not in kept and path.resolve() != current
        )
        for path in removed:
            _remove(path)
        return [path.name for path in removed]

    def _leftovers(self) -> Iterator[Path]:
        yield from self.folder.glob(f"{_DRAFT}*")
        yield from self.folder.glob(f"{_NEW_LINK}*")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
