"""A hidden folder for files that are not whole yet, which no killed process leaves for long."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = ".tidtam-export-"


@contextmanager
def scratch_folder(folder: Path) -> Iterator[Path]:
    """A hidden folder inside `folder`; it goes at the end with whatever is in it.

    What processes that were killed have left there goes too. Each holds a lock on its own hidden
    folder, which the system lets go of when the process ends, however it ends. Where a file system
    knows no such locks, nothing of others is removed. Raises `OSError` where it cannot be made.
    """
    # The outer lock is held only for this: nobody sweeps a folder that is not locked yet.
    with _locked(folder.resolve(), wait=True):
        _sweep(folder)
        scratch = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
        lock = _open(scratch)
        _lock(lock, wait=False)
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        os.close(lock)


def _sweep(folder: Path) -> None:
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError), _locked(left, wait=False) as is_ours:
            if is_ours:
                shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _locked(folder: Path, *, wait: bool) -> Iterator[bool]:
    """Lock the folder, and tell whether that was done. Raises `OSError` where it is no folder."""
    opened = _open(folder)
    try:
        yield _lock(opened, wait=wait)
    finally:
        os.close(opened)


def _lock(opened: int, *, wait: bool) -> bool:
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def _open(folder: Path) -> int:
    # A link is not followed: what it names is no scratch folder.
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
