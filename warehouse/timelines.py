"""The rows of timeline_report: each report of a project once, made anew where a load tells of it.

To find out which of millions of reports are shown, and which really state a problem, takes
seconds. It is found out inside the load, for the few projects whose documents come or go: no
reader ever sees rows that are older than the records they are made from.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from hashlib import sha256

from warehouse.arrivals import AMONG, Fetch, Hold, Row, forget
from warehouse.layout import columns, statements

_REPORT = "progress_report"
_TABLE = "timeline_report"
_PROJECTS_AT_ONCE = 2_000
"""Few enough for the memory of a load, where all rows are made anew."""

_GIVEN = "CREATE OR REPLACE TEMP TABLE {} AS SELECT unnest(?::VARCHAR[]) AS {}"
_CODES = f"SELECT DISTINCT project_code FROM {_REPORT} WHERE project_code IS NOT NULL"
_NAMELESS = f"SELECT DISTINCT document_id FROM {_REPORT} WHERE project_code IS NULL"
_CODES_OF = f"{_CODES} AND document_id {AMONG}"
_OTHER_RULES = """
    SELECT EXISTS (FROM timeline_report WHERE rules_version <> $1)
        OR EXISTS (FROM progress_report) AND NOT EXISTS (FROM timeline_report)
"""


@cache
def rules_version() -> str:
    """What tells rows that these rules made from those of an earlier version."""
    rules = statements("kept")
    text = "\n".join((rules["states_trouble"], rules["timeline_report"]))
    return sha256(text.encode()).hexdigest()[:12]


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
    if told or nameless:
        # They may stand as a row of another document, which stays.
        forget(_TABLE, "project_code", told, fetch, hold)
        _make(sorted(told), sorted(nameless), fetch)


def complete(fetch: Fetch) -> None:
    """Make every row anew where some are of other rules, or were never made."""
    ((is_due,),) = fetch(_OTHER_RULES, rules_version())
    if not is_due:
        return
    fetch("DELETE FROM timeline_report")
    codes = [code for (code,) in fetch(f"{_CODES} ORDER BY ALL")]
    nameless = [document for (document,) in fetch(f"{_NAMELESS} ORDER BY ALL")]
    for first in range(0, max(len(codes), len(nameless)), _PROJECTS_AT_ONCE):
        behind = first + _PROJECTS_AT_ONCE
        _make(codes[first:behind], nameless[first:behind], fetch)


def _make(codes: Sequence[str], nameless: Sequence[str], fetch: Fetch) -> None:
    fetch(_GIVEN.format("told_project", "project_code"), codes)
    fetch(_GIVEN.format("told_document", "document_id"), nameless)
    rules = statements("kept")
    fetch(rules["states_trouble"])
    made = f"SELECT *, $1 FROM ({rules['timeline_report']})"
    fetch(f"INSERT INTO timeline_report {made}", rules_version())
