"""What went wrong with a warehouse, in words a user can act on."""

import re
from pathlib import Path

_EXPLANATIONS: tuple[tuple[str, str], ...] = (
    (
        r"Conflicting lock is held in (?P<program>.+?) \(PID (?P<pid>\d+)\)",
        "is in use by process {pid} ({program}): wait until it has finished, then run again",
    ),
    (
        r"Could not set lock on file",
        "is in use by another process: wait until it has finished, then run again",
    ),
    (
        r"different configuration than existing|Unique file handle conflict",
        "is already open in this process: close it there first",
    ),
    (
        r"No space left on device|max_temp_directory_size|Disk quota exceeded|File too large",
        "could not be written, the disk is full; nothing of this step was kept:"
        " free some space, then run again",
    ),
    (
        r"created with an? newer version of DuckDB|version number",
        "was written by a DuckDB newer than the one installed here: upgrade duckdb,"
        " or rebuild the warehouse",
    ),
    (
        # The last is what duckdb says of a file that it takes for SQLite's.
        r"not a valid DuckDB database|Loading external extensions is disabled",
        "is not a DuckDB file: give another path, or move the file away",
    ),
    (
        r"storage version of an existing database cannot be lowered",
        "was made by another program, in a format that older tools cannot open: use another file",
    ),
    (
        r"Corrupt database file|does not match stored checksum",
        "is damaged: put back a copy, or move it away and load again",
    ),
    (r"Is a directory", "is a folder, not a DuckDB file: give the path of a file"),
    (r"No locks available", "is on a file system that keeps no locks: give one on a local disk"),
    (r"File exists|Not a directory", "is a file, where a folder is to be: give another path"),
    (r"No such file or directory", "cannot be created, its folder does not exist"),
    (r"Permission denied", "may not be opened by this user: check the permissions of the file"),
    (r"Read-only file system", "is on a read-only file system and cannot be written"),
    (
        r"database has been invalidated",
        "was closed by DuckDB after an earlier error: run again",
    ),
)


class WarehouseError(Exception):
    """A warehouse that cannot be opened, written or asked.

    `path` is the warehouse file; `message` says what is wrong and what to do
    about it; `table` is the table whose rows were refused, else None.
    """

    def __init__(self, path: Path, message: str, table: str | None = None) -> None:
        """Keep the parts: callers print `message`, and decide by the others."""
        super().__init__(message)
        self.path = path
        self.message = message
        self.table = table


def explained(path: Path, reason: str) -> str:
    """The sentence for the database's own `reason`; the reason itself where none is known."""
    for pattern, sentence in _EXPLANATIONS:
        if found := re.search(pattern, reason):
            return f"{path} {sentence.format(**found.groupdict())}"
    return reason.strip()
