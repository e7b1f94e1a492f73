"""The files of the projects: what is known of each, and the lines that say so."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from report.cited_lines import CitedLines
from report.data_files import DataFolder, Values, sharded
from report.staging import PUT_BY, keep_parts
from warehouse.staging import Cut, StagingWarehouse

_AT_ONCE = 2_000
"""Projects that are held at a time, and that the views are asked of."""

_FIRSTS = f"""
    SELECT project_code, row_number() OVER (ORDER BY project_code) AS place
    FROM staged.brief
    QUALIFY place % {_AT_ONCE} = 1
    ORDER BY place
"""
_REPORTS = """
    SELECT
        report.* EXCLUDE (observed_at),
        coalesce(stated.states_problem, FALSE) AS states_problem,
        coalesce(stated.states_obstacle, FALSE) AS states_obstacle
    FROM part.report AS report
    LEFT JOIN part.stated AS stated USING (project_code, report_no)
    ORDER BY project_code, report_no
"""
_LISTS = {
    "curve": "SELECT * EXCLUDE (agency_code, document_id) FROM part.curve",
    "reports": _REPORTS,
    "steps": "FROM part.step",
    "indicators": "SELECT * EXCLUDE (observed_at) FROM part.indicator",
    "indicator_quarters": "FROM part.indicator_quarter",
    "evaluations": "FROM part.evaluation",
    "lineage": "FROM part.lineage",
    "findings": "FROM part.finding",
    "documents": "FROM part.document",
}
_SINGLE = {
    "project": "FROM part.project",
    "budget": "FROM part.budget",
    "late": "FROM part.late",
}
_PAGES = "FROM part.page"
_CITING = ("reports", "steps", "indicators", "indicator_quarters", "evaluations", "findings")
_BEHIND_ALL = "\U0010ffff"

Rows = Mapping[str, list[Values]]


def write_projects(warehouse: StagingWarehouse, data: DataFolder) -> int:
    """Write the files of every project with a code; returns how many there are.

    The answers in `PUT_BY` are put by. Raises `WarehouseError` and `OSError`.
    """
    # Without projects one part is cut all the same: it puts by that there are none.
    firsts = [row[0] for row in warehouse.query(_FIRSTS).rows] or [""]
    count = 0
    for number, (first, behind) in enumerate(zip(firsts, [*firsts[1:], _BEHIND_ALL], strict=True)):
        part = warehouse.cut(first, behind)
        keep_parts(part)
        for name in PUT_BY:
            part.put_by(name, number)
        count += _write_part(part, data)
    return count


def _write_part(part: Cut, data: DataFolder) -> int:
    singles = {name: _by_project(part, sql) for name, sql in _SINGLE.items()}
    lists = {name: _by_project(part, sql) for name, sql in _LISTS.items()}
    pages = _by_project(part, _PAGES)
    for code in singles["project"]:
        values: Values = {name: _only(rows.get(code)) for name, rows in singles.items()}
        values["project"]["project_code"] = code
        values |= {name: rows.get(code, []) for name, rows in lists.items()}
        values["document"] = _latest(values)
        data.write(f"project/{sharded(code)}", values)
        data.write(f"source/{sharded(code)}", _source(values, pages.get(code, [])))
    return len(singles["project"])


def _by_project(part: Cut, sql: str) -> Rows:
    """The rows of a part by their project, without its code, in the order that they come in."""
    answer = part.query(sql)
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
