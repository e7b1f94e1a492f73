"""How much of the file duckdb may hold while loading: little, and more where a load needs it."""

from collections.abc import Collection, Sequence

from warehouse.arrivals import Fetch, Row
from warehouse.connection import LEAN_MEGABYTES, ROWS_A_GROUP

_MEGABYTE = 1024 * 1024
_BYTES_A_CHARACTER = 12
"""Memory for a character of a page's text: three bytes of UTF-8, in the page and in its records,
and once more while they are written."""
_BYTES_A_GROUP = 264 * 1024
"""Memory for a group of rows of which some are deleted: a block, held until it is written."""
_MOST_HELD = 256 * _MEGABYTE
"""What deletes may hold from one load to the next."""


class Room:
    """The memory of one open file. Deletes hold on to some until `is_due` and a checkpoint."""

    def __init__(self, fetch: Fetch) -> None:
        """For `Warehouse`; `fetch` runs a statement."""
        self._fetch = fetch
        self._megabytes = LEAN_MEGABYTES
        self._for_load = 0
        self._held = 0

    def make(self, pages: Sequence[Row]) -> None:
        """Make room for a load that brings these pages, the values of `document_page`."""
        characters = sum(len(value) for page in pages for value in page if isinstance(value, str))
        self._for_load = characters * _BYTES_A_CHARACTER
        self._set()

    def hold(self, numbers: Collection[int]) -> None:
        """Make room for the rows of a table, by their numbers, to be deleted."""
        self._held += len({number // ROWS_A_GROUP for number in numbers}) * _BYTES_A_GROUP
        self._set()

    @property
    def is_due(self) -> bool:
        """Whether so much is held that it should be written and let go."""
        return self._held > _MOST_HELD

    def let_go(self) -> None:
        """All is written: what deletes held is free."""
        self._held = 0

    def _set(self) -> None:
        megabytes = max(LEAN_MEGABYTES, self._for_load // _MEGABYTE) + self._held // _MEGABYTE
        if megabytes != self._megabytes:
            self._fetch(f"SET memory_limit = '{megabytes}MB'")
            self._megabytes = megabytes
