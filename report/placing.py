"""Where a site goes: a folder that is empty, or holds a site of an earlier build and no more."""

import ctypes
import os
from pathlib import Path

from report.data_files import script_opening

_SITE_FILE = Path("data") / "site.js"
_OPENING = script_opening("site").encode()
_OURS = frozenset({"assets", "data"})
# Of Linux: relative paths start from the working folder; the call of rename.2 that exchanges.
_HERE = -100
_RENAME_EXCHANGE = 2
_DROPPED_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class NotASite(Exception):
    """A folder that holds something else than a site of ours; the message says what."""


def refuse_others(folder: Path, warehouse: Path) -> None:
    """Raise `NotASite` unless a site may take the place of what `folder` holds, if it is there.

    A folder that holds the warehouse is no such place. Raises `OSError` where it cannot be read.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotASite(f"{folder} is a file: give a folder, which is made if need be")
    if warehouse.resolve().is_relative_to(folder.resolve()):
        raise NotASite(f"{folder} holds the warehouse {warehouse}: give another folder")
    held = sorted(entry.name for entry in folder.iterdir())
    if held and not is_site(folder):
        raise NotASite(
            f"{folder} is not empty and holds no site of tidtam ({_some(held)}): nothing was"
            " written; empty it, or give another folder"
        )
    if others := [name for name in held if not _is_ours(name)]:
        raise NotASite(
            f"{folder} holds a site, and besides {_some(others)}, which would be lost: move that"
            " away, or give another folder"
        )


def is_site(folder: Path) -> bool:
    """Whether the folder holds a site that this program has built."""
    try:
        with (folder / _SITE_FILE).open("rb") as opened:
            return opened.read(len(_OPENING)) == _OPENING
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def put(site: Path, folder: Path, scratch: Path) -> None:
    """Let a whole site take the place of what `folder` holds; that goes into `scratch`.

    All three are on one file system. Where the site cannot be put there, what was there stays.
    Where the system can exchange two folders at once, there is a site at every moment. Raises
    `OSError`.
    """
    target = folder.resolve()
    if target.exists() and _exchange(site, target):
        return
    replaced = scratch / "replaced"
    if target.exists():
        target.rename(replaced)
    try:
        site.rename(target)
    except BaseException:
        if replaced.exists():
            replaced.rename(target)
        raise


def _exchange(one: Path, other: Path) -> bool:
    """Let two paths exchange their names at once; False where the system has no such call."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(call(_HERE, names[0], _HERE, names[1], _RENAME_EXCHANGE) == 0)


def _is_ours(name: str) -> bool:
    return name in _OURS or name in _DROPPED_BY_SYSTEMS or name.endswith(".html")


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
