"""The files of the projects: what is known of each, and the lines that say so."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from report.cited_lines import CitedLines
from report.data_files import DataFolder, Values, sharded
from warehouse.store import Warehouse

_AT_ONCE = 1_000
"""Projects that are held at a time."""

_FIRSTS = f"""
    SELECT project_code, row_number() OVER (ORDER BY project_code) AS place
    FROM staged.project
    QUALIFY place % {_AT_ONCE} = 1
    ORDER BY place
"""
_REPORTS = """
    SELECT
        report.* EXCLUDE (observed_at),
        coalesce(stated.states_problem, FALSE) AS states_problem,
        coalesce(stated.states_obstacle, FALSE) AS states_obstacle
    FROM (FROM staged.report WHERE {within}) AS report
    LEFT JOIN (FROM staged.stated WHERE {within}) AS stated USING (project_code, report_no)
    ORDER BY project_code, report_no
"""
_LISTS = {
    "curve": "SELECT * EXCLUDE (agency_code, document_id) FROM staged.curve WHERE {within}",
    "reports": _REPORTS,
    "steps": "FROM staged.step WHERE {within}",
    "indicators": "SELECT * EXCLUDE (observed_at) FROM staged.indicator WHERE {within}",
    "indicator_quarters": "FROM staged.indicator_quarter WHERE {within}",
    "evaluations": "FROM staged.evaluation WHERE {within}",
    "lineage": "FROM staged.lineage WHERE {within}",
    "findings": "FROM staged.finding WHERE {within}",
    "documents": "FROM staged.document WHERE {within}",
}
_SINGLE = {
    "project": "FROM staged.project WHERE {within}",
    "budget": "FROM staged.budget WHERE level = 'project' AND {within}",
    "late": "FROM staged.late WHERE {within}",
}
_PAGES = "FROM staged.page WHERE {within}"
_WITHIN = "project_code >= $1 AND project_code < $2"
_CITING = ("reports", "steps", "indicators", "indicator_quarters", "evaluations", "findings")
_BEHIND_ALL = "\U0010ffff"

Rows = Mapping[str, list[Values]]


def write_projects(warehouse: Warehouse, data: DataFolder) -> int:
    """Write the files of every project with a code; returns how many there are.

    Raises `WarehouseError` and `OSError`.
    """
    firsts = [row[0] for row in warehouse.query(_FIRSTS).rows]
    count = 0
    for first, behind in zip(firsts, [*firsts[1:], _BEHIND_ALL], strict=True):
        count += _write_range(warehouse, data, first, behind)
    return count


def _write_range(warehouse: Warehouse, data: DataFolder, first: str, behind: str) -> int:
    def asked(sql: str) -> Rows:
        return _by_project(warehouse, sql.format(within=_WITHIN), first, behind)

    singles = {name: asked(sql) for name, sql in _SINGLE.items()}
    lists = {name: asked(sql) for name, sql in _LISTS.items()}
    pages = asked(_PAGES)
    for code in singles["project"]:
        values: Values = {name: _only(rows.get(code)) for name, rows in singles.items()}
        values["project"]["project_code"] = code
        values |= {name: rows.get(code, []) for name, rows in lists.items()}
        values["document"] = _latest(values)
        data.write(f"project/{sharded(code)}", values)
        data.write(f"source/{sharded(code)}", _source(values, pages.get(code, [])))
    return len(singles["project"])


def _by_project(warehouse: Warehouse, sql: str, *values: str) -> Rows:
    """The rows of a range by their project, without its code, in the order that they come in."""
    answer = warehouse.query(sql, *values)
    place = answer.columns.index("project_code")
    names = answer.columns[:place] + answer.columns[place + 1 :]
    found: dict[str, list[Values]] = defaultdict(list)
    for row in answer.rows:
        found[row[place]].append(dict(zip(names, row[:place] + row[place + 1 :], strict=True)))
    return found


def _only(rows: Sequence[Values] | None) -> Values | None:
    return rows[0] if rows else None


def _latest(values: Mapping[str, Any]) -> Values | None:
    latest = values["project"]["document_id"]
    return next((one for one in values["documents"] if one["id"] == latest), None)


def _citing(values: Mapping[str, Any]) -> Iterator[Values]:
    yield values["project"]
    if values["budget"] is not None:
        yield values["budget"]
    for name in _CITING:
        yield from values[name]


def _source(values: Mapping[str, Any], pages: Sequence[Values]) -> Values:
    cited = CitedLines(pages)
    for record in _citing(values):
        cited.cite(record)
    sources = {document["id"]: document["source"] for document in values["documents"]}
    return {
        "documents": {
            document_id: {"source": sources.get(document_id), "pages": found}
            for document_id, found in cited.by_document().items()
        }
    }
