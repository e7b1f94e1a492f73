"""What is told of projects on two sides - documents, runs or warehouses - and what differs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from ingest.record_pairs import PAIRINGS, PLACE, Difference, Row, differences
from schema.records import ProjectSnapshot
from warehouse.store import Warehouse

_AT_ONCE = 500
"""Projects whose records are held at one time."""

_CHOSEN = """
    (SELECT unnest($1::VARCHAR[]) AS project_code, unnest($2::VARCHAR[]) AS document_id) AS chosen
"""
_STORED = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'"

# As in the view `project`: the first of these is the snapshot that it shows.
_SNAPSHOTS = """
WITH held AS (
    SELECT snapshot.project_code, snapshot.document_id, snapshot.line_start,
        document.observed_at, document.run_id, {first}
    FROM project_snapshot AS snapshot
    LEFT JOIN document ON document.document_id = snapshot.document_id
    WHERE snapshot.project_code IN (SELECT unnest($1::VARCHAR[]))
),
newest AS (
    SELECT document_id, project_code, max(report_date) AS last_report_date
    FROM progress_report
    WHERE document_id IN (SELECT document_id FROM held)
    GROUP BY ALL
),
picture AS (
    SELECT DISTINCT document_id FROM document_page
    WHERE ocr_confidence IS NOT NULL AND document_id IN (SELECT document_id FROM held)
)
SELECT held.project_code, held.document_id, held.observed_at, held.run_id, held.first_run_id,
    held.first_observed_at,
    row_number() OVER (
        ORDER BY last_report_date DESC NULLS LAST, picture.document_id IS NULL DESC,
            held.document_id, held.line_start
    ) AS rank
FROM held
LEFT JOIN newest
    ON newest.document_id = held.document_id AND newest.project_code = held.project_code
LEFT JOIN picture ON picture.document_id = held.document_id
ORDER BY held.project_code, held.observed_at DESC NULLS LAST, rank
"""
_FIRST = "document.first_run_id, document.first_observed_at"
_NO_FIRST = "NULL AS first_run_id, NULL AS first_observed_at"
_KEEPS_FIRST = """
    SELECT 1 FROM information_schema.columns
    WHERE table_schema = 'main' AND table_name = 'document' AND column_name = 'first_observed_at'
"""


class Snapshot(NamedTuple):
    """A document that tells of a project; times are in UTC, and runs those of `document`.

    `rank` is its place among documents that were saved at one time.
    """

    project_code: str
    document_id: str
    observed_at: datetime | None
    run_id: str | None
    first_run_id: str | None
    first_observed_at: datetime | None
    rank: int

    def known_after(self, run_id: str) -> "Snapshot | None":
        """The snapshot as a run and earlier ones left it; None where a later one loaded it.

        Of what was seen again since it is not known when it was seen last up to then: it is told
        as it was when it was loaded first.
        """
        if self.run_id is None or self.run_id <= run_id:
            return self
        if self.first_run_id is None or self.first_run_id > run_id:
            return None
        return self._replace(observed_at=self.first_observed_at)

    def age(self) -> tuple[bool, float, int]:
        """Sorts the snapshots of a project, the current one first."""
        at = self.observed_at
        return at is None, -at.replace(tzinfo=UTC).timestamp() if at else 0.0, self.rank


@dataclass(frozen=True)
class Side:
    """Projects, and the document that tells of each."""

    warehouse: Warehouse
    documents: Mapping[str, str]


class Change(NamedTuple):
    """What differs of a project, and the lines that both sides come from.

    `before` and `after` are a field's values, or, where only one side has the row, its values
    by their columns; of a project that only one side knows, its name.
    """

    project_code: str
    change: str
    table: str
    key: str
    field: str | None
    before: Any
    after: Any
    before_source: str | None
    before_page: int | None
    before_line_start: int | None
    before_page_end: int | None
    before_line_end: int | None
    before_document_id: str | None
    after_source: str | None
    after_page: int | None
    after_line_start: int | None
    after_page_end: int | None
    after_line_end: int | None
    after_document_id: str | None


def snapshots(warehouse: Warehouse, codes: Sequence[str]) -> dict[str, list[Snapshot]]:
    """The documents that tell of each project, the current one first."""
    keeps_first = any(warehouse.query(_KEEPS_FIRST).rows)
    sql = _SNAPSHOTS.format(first=_FIRST if keeps_first else _NO_FIRST)
    found: dict[str, list[Snapshot]] = defaultdict(list)
    for snapshot in map(Snapshot._make, warehouse.query(sql, list(codes)).rows):
        earlier = found[snapshot.project_code]
        if not earlier or earlier[-1].document_id != snapshot.document_id:
            earlier.append(snapshot)
    return found


def changes(before: Side, after: Side) -> Iterator[Change]:
    """What differs between the sides, project by project. Raises `WarehouseError`."""
    tables = _shared_tables(before.warehouse, after.warehouse)
    codes = sorted(before.documents.keys() | after.documents.keys())
    for some in batched_codes(codes):
        old, new = _Told.of(before, tables, some), _Told.of(after, tables, some)
        for code in some:
            if code not in before.documents or code not in after.documents:
                yield _whole_project(code, old, new)
                continue
            for table in tables:
                rows = old.rows[table, code], new.rows[table, code]
                for found in differences(table, *rows):
                    yield _change(code, table, found, old.sources, new.sources)


def batched_codes(codes: Sequence[str]) -> Iterator[Sequence[str]]:
    """The codes, as many at a time as are held."""
    for start in range(0, len(codes), _AT_ONCE):
        yield codes[start : start + _AT_ONCE]


def _shared_tables(*warehouses: Warehouse) -> list[str]:
    """The tables that both files have: one may be of an earlier version."""
    stored = [{row[0] for row in warehouse.query(_STORED).rows} for warehouse in warehouses]
    return [table for table in PAIRINGS if all(table in names for names in stored)]


@dataclass(frozen=True)
class _Told:
    """What one side tells of some projects: rows by table and code, sources by document."""

    rows: Mapping[tuple[str, str], list[Row]]
    sources: Mapping[str, str]

    @classmethod
    def of(cls, side: Side, tables: Sequence[str], codes: Sequence[str]) -> "_Told":
        known = [code for code in codes if code in side.documents]
        ids = [side.documents[code] for code in known]
        rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for table in tables:
            answer = side.warehouse.query(_query(table), known, ids)
            for values in answer.rows:
                row = dict(zip(answer.columns, values, strict=True))
                rows[table, row["project_code"]].append(row)
        sql = "SELECT document_id, source FROM document WHERE document_id IN (SELECT unnest($1))"
        return cls(rows, dict(side.warehouse.query(sql, ids).rows) if ids else {})


def _query(table: str) -> str:
    order = "ORDER BY t.page, t.line_start, t.line_end"
    if table == "indicator_quarter":
        return f"""
            SELECT t.*, indicator.project_code, indicator.name AS indicator_name
            FROM indicator_quarter AS t
            JOIN indicator USING (document_id, indicator_no)
            JOIN {_CHOSEN} ON chosen.document_id = indicator.document_id
                AND chosen.project_code = indicator.project_code
            {order}
        """
    return f"SELECT t.* FROM {table} AS t JOIN {_CHOSEN} USING (document_id, project_code) {order}"


def _change(
    code: str,
    table: str,
    found: Difference,
    before_sources: Mapping[str, str],
    after_sources: Mapping[str, str],
) -> Change:
    return Change(
        code,
        *(found.kind, table, found.key, found.field, found.before, found.after),
        *_place(found.before_row, before_sources),
        *_place(found.after_row, after_sources),
    )


def _place(row: Row | None, sources: Mapping[str, str]) -> tuple[Any, ...]:
    if row is None:
        return (None,) * (len(PLACE) + 1)
    document_id, *lines = (row[name] for name in PLACE)
    return (sources.get(document_id), *lines, document_id)


def _whole_project(code: str, old: _Told, new: _Told) -> Change:
    table = ProjectSnapshot.table
    was, now = old.rows[table, code], new.rows[table, code]
    removed = was[0] if was else None
    added = now[0] if now else None
    difference = Difference(
        "added" if added else "removed",
        "",
        None,
        removed and removed["name"],
        added and added["name"],
        removed,
        added,
    )
    return _change(code, table, difference, old.sources, new.sources)
