"""Tar archives, plain or in gzip, read from beginning to end.

A manifest may stand behind the members that it speaks of, so a tar is gone through twice: first
for its manifests alone, then for its members. Unpacking is quick beside reading documents.
"""

import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO, Any, Self, cast

from ingest.archives.members import PIECE, Archive, ArchiveUnreadable, Budget, Member, Refused
from ingest.archives.paths import is_hidden, is_manifest, plain_path, refused_by_path
from ingest.archives.stream import HEADERS, Stream
from ingest.passed_over import kind_of_no_document
from ingest.shown_names import shown

# What tarfile raises of headers that no program wrote.
_FAULTS = (tarfile.TarError, ValueError, OverflowError, IndexError, RecursionError)


class TarArchive(Archive):
    """A tar file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._size = path.stat().st_size
        if not self._size:
            raise ArchiveUnreadable("empty", "is empty; download it again")
        self._open: list[Stream] = []

    def close(self) -> None:
        """Let go of its file."""
        for stream in self._open:
            stream.close()

    def manifests(self) -> Iterator[Member]:
        """The members that are manifests. What is damaged is told when members are read."""
        try:
            yield from (member for member in self._all() if is_manifest(member.name))
        except ArchiveUnreadable:
            return

    def members(self) -> Iterator[Member]:
        """All other members but folders and hidden files."""
        yield from (member for member in self._all() if not is_manifest(member.name))

    def _all(self) -> Iterator[Member]:
        budget = Budget(self._size)
        stream = Stream(self._path, budget)
        self._open.append(stream)
        try:
            yield from _Walk(stream, budget).members()
        except _FAULTS as error:
            raise ArchiveUnreadable("failed", f"is damaged ({error}); download it again") from error


class _Header(tarfile.TarInfo):
    """A header; tarfile itself takes a damaged one for the archive's end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """The header in a block of 512 bytes. Raises `ArchiveUnreadable` where there is none."""
        if len(buf) != tarfile.BLOCKSIZE:
            raise _cut_off()
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if not any(buf):
                raise
            message = f"is damaged or no tar file ({error}); download it again"
            raise ArchiveUnreadable("failed", message) from error


class _Walk:
    """One way through the archive."""

    def __init__(self, stream: Stream, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget
        # Of its attributes, those that tell where it is are not declared.
        self._tar: Any = tarfile.open(  # noqa: SIM115 - whoever opened the stream closes it
            fileobj=cast(IO[bytes], stream),
            mode="r|",
            bufsize=PIECE,
            tarinfo=_Header,
            encoding="utf-8",
            errors="surrogateescape",
        )

    def members(self) -> Iterator[Member]:
        """All members but folders and hidden files."""
        while (info := self._tar.next()) is not None:
            # Otherwise it keeps every header it has seen.
            self._tar.members.clear()
            self._budget.count_member()
            path = plain_path(shown(info.name))
            if not (info.isdir() or is_hidden(path)):
                yield self._member(info, path)
            self._skip_rest()
        self._refuse_what_follows()

    def _member(self, info: tarfile.TarInfo, path: str) -> Member:
        refused = refused_by_path(path) or _refused(info)
        kind = None if refused else kind_of_no_document(path.rpartition("/")[2])
        return Member(
            path,
            info.size,
            partial(self._pieces, info),
            observed_at=_observed_at(info),
            passed_over=kind,
            refused=refused,
        )

    def _pieces(self, info: tarfile.TarInfo) -> Iterator[bytes]:
        file = self._tar.extractfile(info)
        assert file is not None
        try:
            self._stream.allow(PIECE + HEADERS)
            while piece := file.read(PIECE):
                yield piece
                self._stream.allow(PIECE + HEADERS)
        except tarfile.TarError as error:
            raise _cut_off() from error

    def _skip_rest(self) -> None:
        """Go to the next header, holding nothing of what lies before it."""
        blocks = self._tar.fileobj
        while (left := self._tar.offset - blocks.tell()) > 0:
            self._stream.allow(PIECE + HEADERS)
            if not blocks.read(min(left, PIECE)):
                raise _cut_off()
        self._stream.allow(PIECE + HEADERS)

    def _refuse_what_follows(self) -> None:
        """Read to the file's end, where gzip's check stands; there must be nothing but zeros."""
        while rest := self._tar.fileobj.read(PIECE):
            self._stream.allow(PIECE + HEADERS)
            if any(rest):
                message = "goes on after its end: archives were joined, or it is damaged; unpack it"
                raise ArchiveUnreadable("failed", message)


def _refused(info: tarfile.TarInfo) -> Refused | None:
    if info.issym() or info.islnk():
        return Refused("outside_input", "is a link; put the file itself into the archive")
    if not info.isreg():
        return Refused("not_recognised", "is a device or a pipe and no file")
    if info.issparse():
        message = "is stored with holes (sparse), as no document is; make the archive again"
        return Refused("failed", message)
    return None


def _observed_at(info: tarfile.TarInfo) -> datetime | None:
    """When the member was written, in UTC without a zone; None where that is not known."""
    try:
        return datetime.fromtimestamp(info.mtime, UTC).replace(tzinfo=None) if info.mtime else None
    except (ValueError, OverflowError, OSError):
        return None


def _cut_off() -> ArchiveUnreadable:
    return ArchiveUnreadable("failed", "is cut off; download it again")
