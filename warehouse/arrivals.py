"""What arriving rows do to the stored ones: which go, which are replaced, which are counted."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from os.path import join
from typing import Any, NamedTuple

from warehouse.layout import columns, document_tables

Row = tuple[Any, ...]
Fetch = Callable[..., list[Row]]
"""Runs a statement with its values inside the load's transaction, and returns its rows."""
Append = Callable[[str, Sequence[Row]], None]
"""Adds rows to a table inside the load's transaction."""
Hold = Callable[[Collection[int]], None]
"""Is told the numbers of the rows that are to be deleted from a table."""

AMONG = "IN (SELECT unnest(?::VARCHAR[]))"
"""Compares with a list of texts that is given as one value."""
_AMONG_NUMBERS = "IN (SELECT unnest(?::BIGINT[]))"

# The same file may be found from one of its folders or from a folder above that.
_PATH = "rtrim(input, '/') || '/' || source"
_SAME_PATH = f"{_PATH} {AMONG}"

# Files of an earlier version know of the last load alone.
_FIRST_LOADS = f"""
    SELECT document_id, coalesce(first_run_id, run_id) AS run_id,
        if(first_run_id IS NULL, observed_at, first_observed_at) AS observed_at
    FROM document WHERE document_id {AMONG}
"""


def path_of(folder: str, source: str) -> str:
    """A file's absolute path: what `join` gives, for a hundred thousand of them."""
    return f"{folder.rstrip('/')}/{source}"


class KnownSource(NamedTuple):
    """What was last seen at a path: `source` inside the folder `input`.

    `modified_ns` is in nanoseconds since 1970.
    """

    input: str
    source: str
    bytes: int
    modified_ns: int
    origin_key: str
    document_id: str | None
    parser_version: str
    outcome: str

    @property
    def path(self) -> str:
        """The file's absolute path."""
        return path_of(self.input, self.source)


class StoredDocument(NamedTuple):
    """A stored document: the program that read it, and the sighting its row tells of."""

    document_id: str
    parser_version: str
    observed_at: datetime | None
    source: str


def forget(table: str, key: str, values: Collection[str], fetch: Fetch, hold: Hold) -> None:
    """Delete the rows of `table` whose `key` is one of `values`; their numbers are told `hold`."""
    if not values:
        return
    # Looked up first: a delete holds on to all that it reads.
    found = fetch(f"SELECT rowid FROM {table} WHERE {key} {AMONG}", list(values))
    if numbers := [row[0] for row in found]:
        hold(numbers)
        fetch(f"DELETE FROM {table} WHERE rowid {_AMONG_NUMBERS}", numbers)


def stored_among(document_ids: Collection[str], fetch: Fetch) -> list[str]:
    """Those of the ids that documents are stored under."""
    sql = f"SELECT document_id FROM document WHERE document_id {AMONG}"
    return [row[0] for row in fetch(sql, list(document_ids))] if document_ids else []


def forget_documents(document_ids: Collection[str], fetch: Fetch, hold: Hold) -> None:
    """Delete every row of the given documents, which are stored.

    What is to be kept of those that come again is put aside for `settled`.
    """
    fetch(f"CREATE OR REPLACE TEMP TABLE first_load AS {_FIRST_LOADS}", list(document_ids))
    for table in document_tables():
        forget(table, "document_id", document_ids, fetch, hold)


def settled(table: str, rows: Sequence[Row], fetch: Fetch) -> Sequence[Row]:
    """The rows to append to `table`, once those of the same document or path have been deleted."""
    if table == "document":
        return _first_loaded(rows, fetch)
    if table not in ("source_file", "quarantine"):
        return rows
    latest = {join(row[0], row[1]): row for row in rows}  # noqa: PTH118
    if table == "quarantine":
        latest = _counted(latest, fetch)
    _forget_paths(table, latest.keys(), fetch)
    return list(latest.values())


def release(rows: Mapping[str, Sequence[Row]], fetch: Fetch) -> None:
    """Take the paths that this load has read out of the quarantine."""
    seen = (KnownSource._make(row) for row in rows.get("source_file", ()))
    read = {known.path for known in seen if known.outcome in ("ok", "partial")}
    refused = {join(row[0], row[1]) for row in rows.get("quarantine", ())}  # noqa: PTH118
    _forget_paths("quarantine", read - refused, fetch)


def _forget_paths(table: str, paths: Collection[str], fetch: Fetch) -> None:
    if paths:
        fetch(f"DELETE FROM {table} WHERE {_SAME_PATH}", list(paths))


def _first_loaded(rows: Sequence[Row], fetch: Fetch) -> Sequence[Row]:
    """Documents' rows, with the run that loaded the document first where one did before."""
    earlier = {row[0]: row[1:] for row in fetch("SELECT * FROM first_load")}
    if not earlier:
        return rows
    names = [column.name for column in columns("document")]
    kept = []
    for row in rows:
        values = dict(zip(names, row, strict=True))
        run_id, observed_at = earlier.get(values["document_id"], (None, None))
        # Of copies that one run loads the row tells of the last one, and so does this.
        if run_id not in (None, values["run_id"]):
            values.update(first_run_id=run_id, first_observed_at=observed_at)
        kept.append(tuple(values.values()))
    return kept


def _counted(rows: Mapping[str, Row], fetch: Fetch) -> dict[str, Row]:
    """Quarantine rows by path, one attempt more than is stored and first seen when that was."""
    sql = f"SELECT input, source, attempts, first_seen FROM quarantine WHERE {_SAME_PATH}"
    stored = fetch(sql, list(rows)) if rows else []
    earlier = {join(row[0], row[1]): (row[2], row[3]) for row in stored}  # noqa: PTH118
    names = [column.name for column in columns("quarantine")]
    counted = {}
    for path, row in rows.items():
        values = dict(zip(names, row, strict=True))
        if path in earlier:
            attempts, first_seen = earlier[path]
            values.update(attempts=attempts + 1, first_seen=first_seen)
        counted[path] = tuple(values.values())
    return counted
