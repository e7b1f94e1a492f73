"""What every kind of archive gives: its members one after the other, within bounds."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Self

from schema.records.operations import Reason

MEGABYTE = 1024 * 1024
GIGABYTE = 1024 * MEGABYTE

PIECE = 64 * 1024
"""Bytes of a member unpacked at a time."""
MAX_MEMBERS = 1_000_000
"""Members of one archive, whatever they are."""
MAX_UNPACKED = 64 * GIGABYTE
"""Bytes that one archive may unpack to: 100,000 pages have 4 GB."""
MAX_ARCHIVE_RATIO = 500
RATIO_COUNTS_FROM = 1 * GIGABYTE
"""An archive that has unpacked to so much may be no more than so many times its own size:
alike pages in one stream shrink to a hundredth, a bomb to a thousandth and less."""
MAX_MEMBER_RATIO = 200
MEMBER_RATIO_COUNTS_FROM = 16 * MEGABYTE
"""The same for one member: pages shrink to a fifth or a twentieth."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Refused(NamedTuple):
    """Why a member is not read: for the quarantine."""

    reason: Reason
    message: str


class MemberUnreadable(Exception):
    """One member cannot be read; those after it can."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(reason, message)
        self.refused = Refused(reason, message)


class ArchiveUnreadable(Exception):
    """The archive cannot be read from here on; `message` follows its name."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(reason, message)
        self.reason = reason
        self.message = message


@dataclass(frozen=True, slots=True)
class Member:
    """One member, to be read before the next is asked for, or not at all.

    `name` is its path in the archive, '/' between parts. `claimed` is its size in bytes as the
    archive gives it, `packed` what it takes there, None where members are not packed one by
    one. `observed_at` is UTC without a zone. `pieces` unpacks it and raises
    `MemberUnreadable`. `passed_over` says what a member is that is no document, `refused` why
    one is not read.
    """

    name: str
    claimed: int
    pieces: Callable[[], Iterator[bytes]]
    packed: int | None = None
    url: str | None = None
    observed_at: datetime | None = None
    passed_over: str | None = None
    refused: Refused | None = None

    def content(self, limit: int) -> bytes:
        """Its bytes. Raises `MemberUnreadable`, with `too_large` as soon as it has over `limit`."""
        if self.claimed > limit:
            raise MemberUnreadable("too_large", _beyond(limit, f"has {self.claimed:,} bytes"))
        held: list[bytes] = []
        size = 0
        for piece in self.pieces():
            size += len(piece)
            if size > limit:
                held.clear()
                raise MemberUnreadable("too_large", _beyond(limit, "unpacks to more than it says"))
            if self.packed is not None and size > _most(self.packed):
                held.clear()
                message = f"unpacks to more than {MAX_MEMBER_RATIO} times its size, as no page does"
                raise MemberUnreadable("too_large", message)
            held.append(piece)
        return b"".join(held)


class Archive(ABC):
    """An open archive; a context manager.

    Every method raises `ArchiveUnreadable` where it cannot be read on, and `OSError`.
    """

    def __enter__(self) -> Self:
        """The archive itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Let go of its file."""

    @abstractmethod
    def manifests(self) -> Iterator[Member]:
        """The members that are manifests, wherever they stand. To be asked for first."""

    @abstractmethod
    def members(self) -> Iterator[Member]:
        """All other members but folders and hidden files, in the archive's order."""


class Budget:
    """What one archive may still unpack. `packed` is its own size in bytes."""

    def __init__(self, packed: int) -> None:
        self._packed = packed
        self._members = 0
        self._unpacked = 0

    def count_member(self) -> None:
        """One member more. Raises `ArchiveUnreadable` where there are too many."""
        self._members += 1
        if self._members > MAX_MEMBERS:
            message = f"has more than {MAX_MEMBERS:,} members; make several archives of it"
            raise ArchiveUnreadable("too_large", message)

    def take(self, count: int) -> None:
        """So many bytes more were unpacked. Raises `ArchiveUnreadable` where it is too much."""
        self._unpacked += count
        if self._unpacked > MAX_UNPACKED:
            gigabytes = MAX_UNPACKED / GIGABYTE
            message = f"unpacks to more than {gigabytes:,.3g} GB; make several archives of it"
            raise ArchiveUnreadable("too_large", message)
        most = max(RATIO_COUNTS_FROM, self._packed * MAX_ARCHIVE_RATIO)
        if self._unpacked > most:
            message = f"unpacks to more than {MAX_ARCHIVE_RATIO} times its size, as pages do not"
            raise ArchiveUnreadable("too_large", message)


def printable(name: str) -> str:
    """The name without characters that would move a terminal's cursor or break a line."""
    return _UNPRINTABLE.sub("_", name)


def _most(packed: int) -> int:
    return max(MEMBER_RATIO_COUNTS_FROM, packed * MAX_MEMBER_RATIO)


def _beyond(limit: int, what: str) -> str:
    return f"{what}; more than {limit / MEGABYTE:,.3g} MB are not read"
