"""How much time and memory reading one document may take, and what it takes."""

import time
from dataclasses import dataclass
from pathlib import Path
from resource import getpagesize
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the command line shows the limits, and is to start quickly
    from schema.records.operations import Reason

_MEGABYTE = 1024 * 1024

SECONDS_A_PAGE = 60
"""A page of text takes a hundredth of a second, a page that is a picture a few seconds."""
MEGABYTES = 768
"""A process that has read a volume of five hundred pages holds less than 500 MB."""

LEAST_MEGABYTES = 256
"""A process needs more than half of it before it reads anything."""

PAGES_OF_TIME = 30
"""The whole document may take as long as so many of the slowest pages."""


@dataclass(frozen=True)
class Limits:
    """What one document may take: seconds for each of its pages, and memory."""

    seconds: float = SECONDS_A_PAGE
    megabytes: int = MEGABYTES

    @property
    def memory(self) -> int:
        """Bytes of memory that the process that reads may hold."""
        return self.megabytes * _MEGABYTE

    @property
    def seconds_in_total(self) -> float:
        """Seconds for the whole document, however many pages it has."""
        return self.seconds * PAGES_OF_TIME

    @property
    def memory_exceeded(self) -> "Exceeded":
        """What to say where memory was not enough."""
        limit = f"needs more than {self.megabytes:,} MB of memory"
        return Exceeded("limit_memory", f"{limit}; if you trust it, raise --memory-limit")


@dataclass(frozen=True)
class Exceeded:
    """A limit that was exceeded: the quarantine's reason, and a sentence."""

    reason: "Reason"
    message: str


class Clock:
    """When a process began its task, and its latest page, in memory that two processes share.

    `times` are two numbers of `time.monotonic`, which runs alike in all processes of a
    machine; both are 0 where the process is idle.
    """

    def __init__(self, times: Any) -> None:
        self._times = times

    def start(self) -> None:
        """A task begins."""
        self._times[0] = self._times[1] = time.monotonic()

    def next_page(self) -> None:
        """The task has come to another page."""
        self._times[1] = time.monotonic()

    def stop(self) -> None:
        """The task is done."""
        self._times[0] = self._times[1] = 0.0

    def exceeded(self, limits: Limits) -> Exceeded | None:
        """What to say of the task under way where it takes too long."""
        task, page = self._times
        now = time.monotonic()
        if page and now - page > limits.seconds:
            return _too_slow(f"{limits.seconds:,.0f} s for one page")
        if task and now - task > limits.seconds_in_total:
            return _too_slow(f"{limits.seconds_in_total:,.0f} s in all")
        return None


def _too_slow(limit: str) -> Exceeded:
    return Exceeded("limit_time", f"takes more than {limit}; if you trust it, raise --time-limit")


def resident_bytes(process: int) -> int:
    """Bytes of memory that a process holds now; 0 where the system does not tell."""
    try:
        held = Path(f"/proc/{process}/statm").read_bytes().split()
    except OSError:
        return 0
    return int(held[1]) * getpagesize() if held else 0
