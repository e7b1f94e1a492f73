"""An archive that is read from its beginning to its end, unpacked on the way."""

import gzip
import io
import zlib
from pathlib import Path

from ingest.archives.members import MEGABYTE, PIECE, ArchiveUnreadable, Budget

HEADERS = 1 * MEGABYTE
"""Bytes of headers before a member's content: they are held as a whole."""
_GZIP = b"\x1f\x8b"


class Stream:
    """The bytes of a file, unpacked where it is a gzip file, whatever it is called.

    Raises `ArchiveUnreadable` where gzip finds them damaged or cut off, where there are more of
    them than `budget` has, and where more is read than `allow` allowed.
    """

    def __init__(self, path: Path, budget: Budget) -> None:
        self._budget = budget
        self._allowed = HEADERS
        self._file: io.BufferedReader | gzip.GzipFile = path.open("rb")
        if self._file.read(len(_GZIP)) == _GZIP:
            self._file.seek(0)
            # Closing the outer one would leave the inner one open.
            self._inner = self._file
            self._file = gzip.GzipFile(fileobj=self._inner, mode="rb")
        else:
            self._file.seek(0)
            self._inner = self._file

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        self._inner.close()

    def allow(self, count: int) -> None:
        """No more than so many bytes may be read until the next call."""
        self._allowed = count

    def read(self, size: int | None = PIECE) -> bytes:
        """At most `size` bytes; b"" at the end."""
        wanted = PIECE if size is None or size < 0 else size
        try:
            # What stands before a damage is handed out before the damage is told.
            return self._counted(self._file.read1(wanted))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise _broken(error) from error

    def readline(self, size: int | None = None) -> bytes:
        """A line with its end, or at most `size` bytes of it; b"" at the end."""
        most = HEADERS if size is None or size < 0 else min(size, HEADERS)
        try:
            return self._counted(self._file.readline(most))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise _broken(error) from error

    def _counted(self, read: bytes) -> bytes:
        self._budget.take(len(read))
        self._allowed -= len(read)
        if self._allowed < 0:
            raise ArchiveUnreadable("failed", "is damaged: a member's headers have no end")
        return read


def _broken(error: Exception) -> ArchiveUnreadable:
    if isinstance(error, EOFError):
        return ArchiveUnreadable("failed", "is cut off; download it again")
    return ArchiveUnreadable("failed", f"is damaged ({error}); download it again")
