"""The rows of timeline_report: each report of a project once, made anew where a load tells of it.

To find out which of millions of reports are shown, and which really state a problem, takes
seconds. It is found out inside the load, for the few projects whose documents come or go: no
reader ever sees rows that are older than the records they are made from.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256

from warehouse.arrivals import AMONG, Fetch, Hold, Row, forget
from warehouse.layout import columns, statements

_REPORT = "progress_report"
_TABLE = "timeline_report"
_BYTES_AT_ONCE = 16 * 1024 * 1024
"""Of the reports that rows are made from at a time: few enough for the memory of a load."""
_BYTES_A_REPORT = 300
"""Of a report without its texts."""

_GIVEN = "CREATE OR REPLACE TEMP TABLE {} AS SELECT unnest(?::VARCHAR[]) AS {}"
_CODES_OF = f"""
    SELECT DISTINCT project_code FROM {_REPORT}
    WHERE project_code IS NOT NULL AND document_id {AMONG}
"""
_REPORTS_OF = f"""
    SELECT project_code, count(*) FROM {_REPORT}
    WHERE project_code {AMONG} GROUP BY project_code ORDER BY project_code
"""
_ALL_TEXTS = f"""
    SELECT {{0}}, count(*), sum(strlen(concat(narrative, problem, obstacle))) FROM {_REPORT}
    WHERE {{0}} IS NOT NULL AND (project_code IS NULL) = {{1}} GROUP BY {{0}} ORDER BY {{0}}
"""
# The view is made anew whenever a file is opened for writing, and with it the mark goes: where
# another version has opened the file since, it is not there.
_VIEW = "progress_timeline"
_MARK = f"""
    SELECT comment FROM duckdb_views()
    WHERE view_name = '{_VIEW}' AND database_name = current_database() AND EXISTS (
        FROM duckdb_tables()
        WHERE table_name = '{_TABLE}' AND database_name = current_database()
    )
"""
_NONE_MADE = f"SELECT EXISTS (FROM {_REPORT}) AND NOT EXISTS (FROM {_TABLE})"


@cache
def rules_version() -> str:
    """What tells rows that these rules made from those of other versions."""
    rules = statements("kept")
    text = "\n".join((rules["states_trouble"], rules[_TABLE]))
    return f"{_TABLE} by rules {sha256(text.encode()).hexdigest()[:12]}"


def projects_reported_by(document_ids: Collection[str], fetch: Fetch) -> list[str]:
    """The codes of the projects of which the given stored documents have reports."""
    return [code for (code,) in fetch(_CODES_OF, list(document_ids))] if document_ids else []


def tell_anew(
    rows: Mapping[str, Sequence[Row]], released: Collection[str], fetch: Fetch, hold: Hold
) -> None:
    """Make the rows of the projects that arriving `rows` (by table) report of, and of `released`.

    Inside the load's transaction, once its rows are stored and those of replaced documents are
    gone; `released` has the codes of the projects that these reported of, and `hold` is told what
    is deleted.
    """
    names = [column.name for column in columns(_REPORT)]
    code, document = names.index("project_code"), names.index("document_id")
    reports = rows.get(_REPORT, ())
    told = {row[code] for row in reports if row[code] is not None}.union(released)
    nameless = {row[document] for row in reports if row[code] is None}
    if not told and not nameless:
        return
    # They may stand as a row of another document, which stays.
    forget(_TABLE, "project_code", told, fetch, hold)
    sizes = fetch(_REPORTS_OF, list(told))
    for codes in _batches((name, count, 0) for name, count in sizes):
        _make(codes, (), fetch)
    if nameless:
        _make((), sorted(nameless), fetch)


def are_current(fetch: Fetch) -> bool:
    """Whether all rows are of these rules; asked before the views are made anew."""
    return fetch(_MARK) == [(rules_version(),)] and not fetch(_NONE_MADE)[0][0]


def tell_all_anew(fetch: Fetch) -> None:
    """Make every row, once the views are made: some are of other rules, or were never made."""
    fetch(f"DELETE FROM {_TABLE}")
    for codes in _batches(fetch(_ALL_TEXTS.format("project_code", "FALSE"))):
        _make(codes, (), fetch)
    for documents in _batches(fetch(_ALL_TEXTS.format("document_id", "TRUE"))):
        _make((), documents, fetch)


def mark_current(fetch: Fetch) -> None:
    """Mark that all rows are of these rules."""
    fetch(f"COMMENT ON VIEW {_VIEW} IS '{rules_version()}'")


def _batches(sizes: Iterable[Sequence[object]]) -> Iterator[list[str]]:
    """Names that stand before a number of reports and the bytes of their texts, a few at a time."""
    names: list[str] = []
    size = 0
    for name, reports, texts in sizes:
        assert isinstance(name, str) and isinstance(reports, int) and isinstance(texts, int)
        if names and size >= _BYTES_AT_ONCE:
            yield names
            names, size = [], 0
        names.append(name)
        size += reports * _BYTES_A_REPORT + texts
    if names:
        yield names


def _make(codes: Sequence[str], nameless: Sequence[str], fetch: Fetch) -> None:
    fetch(_GIVEN.format("told_project", "project_code"), codes)
    fetch(_GIVEN.format("told_document", "document_id"), nameless)
    rules = statements("kept")
    fetch(rules["states_trouble"])
    fetch(f"INSERT INTO {_TABLE} {rules[_TABLE]}")
