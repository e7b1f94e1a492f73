"""One refresh at a time: a lock that ends with its process, however that ends."""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

NAME = "refresh.lock"


class RefreshLocked(Exception):
    """Another refresh holds the lock; `holder` says which, as far as it has told."""

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(f"a refresh is under way: {holder}; the lock is {path}")
        self.path = path
        self.holder = holder


@contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Hold the folder's lock. Raises `RefreshLocked` where another process does.

    The system lets go of it when the process ends, so a lock is never left behind, and the file
    that stays means nothing. Processes that read documents do not inherit it.
    """
    path = folder / NAME
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            file.seek(0)
            raise RefreshLocked(path, _told(file.read())) from error
        file.truncate(0)
        json.dump(
            {
                "process": os.getpid(),
                "host": socket.gethostname(),
                "since": datetime.now(UTC).isoformat(timespec="seconds"),
            },
            file,
        )
        file.flush()
        yield


def _told(text: str) -> str:
    try:
        holder = json.loads(text)
        return f"process {holder['process']} on {holder['host']}, since {holder['since']}"
    except (ValueError, KeyError, TypeError):
        return "by a process that has not yet said which"
