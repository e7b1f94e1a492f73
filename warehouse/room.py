"""How much of the file duckdb may hold while loading: little, and more where a load needs it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain

from warehouse.arrivals import Fetch, Row
from warehouse.connection import LEAN_MEGABYTES, ROWS_A_GROUP

_MEGABYTE = 1024 * 1024
_BYTES_A_CHARACTER = 12
"""Memory for a character of a text: three bytes of UTF-8, in the page and in its records, and once
more while they are written."""
_TEXTS = ("document_page", "progress_report")
"""Tables of long texts; those of reports are written twice."""
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

    @contextmanager
    def for_load(self, rows: Mapping[str, Sequence[Row]]) -> Iterator[None]:
        """Room for a load of these rows, by table, while it is under way."""
        written = chain.from_iterable(rows.get(table, ()) for table in _TEXTS)
        characters = sum(len(value) for row in written for value in row if isinstance(value, str))
        self._for_load = characters * _BYTES_A_CHARACTER
        self._set()
        before = self._held
        try:
            yield
        except BaseException:
            # What is rolled back is let go.
            self._held = before
            raise

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
        self._held = self._for_load = 0
        self._set()

    def _set(self) -> None:
        wanted = max(LEAN_MEGABYTES, self._for_load // _MEGABYTE) + self._held // _MEGABYTE
        # While some is held nothing is taken back: it may be in use.
        megabytes = max(wanted, self._megabytes) if self._held else wanted
        if megabytes != self._megabytes:
            self._fetch(f"SET memory_limit = '{megabytes}MB'")
            self._megabytes = megabytes
