"""What is stored of the texts that were found: their letters, their records and documents."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from ingest.search.ranking import Place
from ingest.told_by_documents import told_of_one
from schema.records import TABLES
from warehouse.store import Warehouse

_IDENTIFIERS = ("project_code", "indicator_code", "part", "plan_project_no", "slide_no")

_IDS = "SELECT unnest($1::VARCHAR[])"
_DOCUMENTS = f"""
WITH {told_of_one(_IDS)}
SELECT
    document_id, document.source, url, observed_at, one.project_code, one.agency_code,
    coalesce(one.agency_name, agency.name) AS agency_name, one.fiscal_year
FROM document
LEFT JOIN one USING (document_id)
LEFT JOIN agency ON agency.code = one.agency_code
WHERE document_id IN ({_IDS})
"""

_SEVERAL = f"""
    SELECT project_code FROM project_snapshot
    WHERE project_code IN (
        SELECT project_code FROM project_snapshot
        WHERE document_id IN ({_IDS})
    )
    GROUP BY project_code HAVING count(DISTINCT document_id) > 1
"""
_SUPERSEDED = f"""
    SELECT DISTINCT snapshot.document_id, snapshot.project_code
    FROM project_snapshot AS snapshot
    JOIN (SELECT project_code, document_id FROM project WHERE project_code IN ({{codes}})) AS latest
        ON latest.project_code = snapshot.project_code
        AND latest.document_id <> snapshot.document_id
    WHERE snapshot.document_id IN ({_IDS})
"""

Texts = Mapping[tuple[Any, ...], Sequence[tuple[str, Mapping[str, Any]]]]


def documents_of(warehouse: Warehouse, ids: Collection[str]) -> dict[str, Mapping[str, Any]]:
    """What is told of each document, by its id; raises `WarehouseError`."""
    if not ids:
        return {}
    answer = warehouse.query(_DOCUMENTS, sorted(ids))
    return {row[0]: dict(zip(answer.columns, row, strict=True)) for row in answer.rows}


def superseded(warehouse: Warehouse, ids: Collection[str]) -> set[tuple[str, str]]:
    """Documents with a project of theirs of which the view project takes another document.

    Raises `WarehouseError`.
    """
    asked = sorted(ids)
    # The view is asked of few projects alone: most have one document.
    codes = [row[0] for row in warehouse.query(_SEVERAL, asked).rows]
    if not codes:
        return set()
    marks = ", ".join(f"${number}" for number in range(2, len(codes) + 2))
    answer = warehouse.query(_SUPERSEDED.format(codes=marks), asked, *codes)
    return {(row[0], row[1]) for row in answer.rows}


def texts_at(warehouse: Warehouse, places: Sequence[Place]) -> Texts:
    """The texts at these places by table, document, page, line and column, and their records.

    Raises `WarehouseError`.
    """
    wanted: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        wanted[place.table].append(place)
    texts: dict[tuple[Any, ...], list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
    for table, held in wanted.items():
        names = TABLES[table].model_fields.keys()
        columns = sorted({place.column for place in held})
        known = [name for name in _IDENTIFIERS if name in names]
        rows = _rows_at(warehouse, table, held)
        for number, *values in _by_number(warehouse, table, [*known, *columns], rows):
            row = dict(zip([*known, *columns], values, strict=True))
            for column in columns:
                if row[column]:
                    texts[table, *rows[number], column].append((row[column], row))
    return texts


def _rows_at(
    warehouse: Warehouse, table: str, places: Sequence[Place]
) -> dict[int, tuple[str, int | None, int | None]]:
    """The numbers of the rows at these places, with document, page and line.

    Ids are looked for apart from the texts: where both are read at once, the database unpacks the
    texts of whole groups of rows to leave most of them out.
    """
    names = TABLES[table].model_fields.keys()
    keyed = [name if name in names else f"NULL AS {name}" for name in ("page", "line_start")]
    ids = sorted({place.document_id for place in places})
    sql = f"SELECT rowid, document_id, {', '.join(keyed)} FROM {table} WHERE document_id IN ("
    answer = warehouse.query(f"{sql}{', '.join('?' * len(ids))})", *ids)
    at = {place[:3] for place in places}
    return {number: (*place,) for number, *place in answer.rows if (*place,) in at}


def _by_number(
    warehouse: Warehouse, table: str, columns: Sequence[str], numbers: Collection[int]
) -> Iterable[Sequence[Any]]:
    """The rows of these numbers: number and columns. No other row is unpacked for it."""
    if not numbers:
        return ()
    named = ", ".join(map(str, sorted(numbers)))
    sql = f"SELECT rowid, {', '.join(columns)} FROM {table} WHERE rowid IN ({named})"
    return warehouse.query(sql).rows
