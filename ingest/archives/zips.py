"""Zip archives. Their list of members stands at the end, so members are found one by one.

Names without the UTF-8 mark were written by older Windows in the machine's own encoding, or by
programs that forgot the mark. Dates without a zone are taken as Thai time.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from ingest.archives.members import (
    MEGABYTE,
    PIECE,
    Archive,
    ArchiveUnreadable,
    Budget,
    Member,
    MemberUnreadable,
    Refused,
)
from ingest.archives.paths import is_hidden, is_manifest, plain_path, refused_by_path
from ingest.passed_over import kind_of_no_document
from schema.thai.clock import THAI_TIME

MAX_LIST = 32 * MEGABYTE
"""Bytes of the list of members, which is held as a whole: 100,000 members have 13 MB."""

_NO_DATE = (1980, 1, 1, 0, 0, 0)
_UTF8, _ENCRYPTED = 0x800, 0x1
_UNICODE_PATH, _EXTENDED_TIMES, _WINDOWS_TIMES = 0x7075, 0x5455, 0x000A
_BETWEEN_1601_AND_1970 = timedelta(days=134_774)
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""The others are rare, and zipfile unpacks them by any amount at a time."""
_OTHER_METHODS = {9: "deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "XZ"}
_FAULTS = (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, struct.error)


class _File(io.BufferedReader):
    """The file, which hands out no list of members that would fill the memory."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > MAX_LIST:
            message = "has a list of members that is too long; make several archives of it"
            raise ArchiveUnreadable("too_large", message)
        return super().read(size)


class ZipArchive(Archive):
    """A zip file."""

    def __init__(self, path: Path) -> None:
        self._file = _File(io.FileIO(path))
        size = self._file.seek(0, io.SEEK_END)
        self._budget = Budget(size)
        try:
            self._zip = _opened(self._file, size)
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        """Let go of its file."""
        self._zip.close()
        self._file.close()

    def manifests(self) -> Iterator[Member]:
        """The members that are manifests."""
        for info in self._zip.filelist:
            path = _path(info)
            if is_manifest(path) and not is_hidden(path) and not info.is_dir():
                yield self._member(info, path)

    def members(self) -> Iterator[Member]:
        """All other members but folders and hidden files."""
        for info in self._zip.filelist:
            self._budget.count_member()
            path = _path(info)
            if not (info.is_dir() or is_hidden(path) or is_manifest(path)):
                yield self._member(info, path)

    def _member(self, info: zipfile.ZipInfo, path: str) -> Member:
        refused = refused_by_path(path)
        kind = None if refused else kind_of_no_document(path.rpartition("/")[2])
        return Member(
            path,
            info.file_size,
            partial(self._pieces, info),
            info.compress_size,
            observed_at=_observed_at(info),
            passed_over=kind,
            refused=refused or _refused(info),
        )

    def _pieces(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self._zip.open(info) as file:
                while piece := file.read(PIECE):
                    self._budget.take(len(piece))
                    yield piece
        except (*_FAULTS, zlib.error, EOFError) as error:
            message = f"is damaged in its archive ({error}); download the archive again"
            raise MemberUnreadable("failed", message) from error


def _opened(file: _File, size: int) -> zipfile.ZipFile:
    if not size:
        raise ArchiveUnreadable("empty", "is empty; download it again")
    try:
        return zipfile.ZipFile(file)
    except _FAULTS as error:
        file.seek(0)
        if file.read(4) != b"PK\x03\x04":
            raise ArchiveUnreadable("failed", "is no zip file, or a damaged one") from error
        message = "is cut off: the list of its members, which stands at its end, is missing"
        if "not a zip file" not in str(error):
            message = f"is damaged ({error})"
        raise ArchiveUnreadable("failed", f"{message}; download it again") from error


def _refused(info: zipfile.ZipInfo) -> Refused | None:
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode):
        return Refused("outside_input", "is a link; put the file itself into the archive")
    if info.flag_bits & _ENCRYPTED:
        return Refused("failed", "is encrypted; make the archive again without a password")
    if info.compress_type not in _METHODS:
        name = _OTHER_METHODS.get(info.compress_type, f"method {info.compress_type}")
        message = f"is packed by {name}, which is not read; make the archive again with deflate"
        return Refused("failed", message)
    return None


def _path(info: zipfile.ZipInfo) -> str:
    """The path as its writer meant it; Windows programs wrote \\ between its parts."""
    return plain_path(_name(info).replace("\\", "/"))


def _name(info: zipfile.ZipInfo) -> str:
    name = info.filename
    if name.isascii() or info.flag_bits & _UTF8:
        return name
    try:
        # As zipfile decodes what has no mark: the way back to the bytes.
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for kind, data in _extra_fields(info.extra):
        if kind == _UNICODE_PATH and data[1:5] == struct.pack("<I", zlib.crc32(raw)):
            return data[5:].decode("utf-8", "replace")
    for encoding in ("utf-8", "cp874"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _observed_at(info: zipfile.ZipInfo) -> datetime | None:
    """When the member was written, in UTC without a zone; None where that is not known."""
    try:
        for kind, data in _extra_fields(info.extra):
            if kind == _EXTENDED_TIMES and data[:1] and data[0] & 1:
                (seconds,) = struct.unpack_from("<i", data, 1)
                return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
            if kind == _WINDOWS_TIMES and data[4:8] == b"\x01\x00\x18\x00":
                (ticks,) = struct.unpack_from("<Q", data, 8)
                since = timedelta(microseconds=ticks // 10) - _BETWEEN_1601_AND_1970
                return datetime(1970, 1, 1) + since  # noqa: DTZ001 - UTC
        if info.date_time == _NO_DATE:
            return None
        local = datetime(*info.date_time, tzinfo=THAI_TIME)
        return local.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError, struct.error):
        return None


def _extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        yield kind, extra[at + 4 : at + 4 + size]
        at += 4 + size
