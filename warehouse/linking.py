"""What links between plans and projects are made from: plans, and projects once each by code."""

from collections.abc import Collection
from typing import NamedTuple, Self

from warehouse.arrivals import AMONG, Fetch, Row
from warehouse.layout import columns

# Documents of this run, and of one that broke off before it came to the links.
_NEW = """new AS (
    SELECT document_id FROM document
    WHERE run_id = ? OR run_id > (SELECT coalesce(max(run_id), '') FROM run)
)"""
_IS_NEEDED = f"""WITH {_NEW}
    SELECT 1 FROM plan_project, (
        SELECT document_id FROM plan_project UNION ALL SELECT document_id FROM project_snapshot
    ) AS loaded
    WHERE loaded.document_id IN (FROM new) LIMIT 1"""
# A stripped page gives neither name nor agency nor year: each is taken from the document saved
# last that gives it. A table of the session, for it is asked several times; names are looked up
# in their rows when they are needed.
_PROJECTS = f"""CREATE OR REPLACE TEMP TABLE known_project AS
    WITH {_NEW}, seen AS (
        SELECT
            project_code,
            agency_name,
            fiscal_year,
            if(name IS NULL, NULL, project_snapshot.rowid) AS named_at,
            row_number() OVER (ORDER BY document.observed_at NULLS FIRST, document_id) AS seen_at,
            document_id IN (FROM new) AS is_new
        FROM project_snapshot
        LEFT JOIN document USING (document_id)
        WHERE project_code IS NOT NULL
    )
    SELECT
        project_code,
        arg_max(named_at, seen_at) AS named_at,
        left(project_code, 4) || '0000' AS agency_code,
        arg_max(agency_name, seen_at) AS agency_name,
        arg_max(fiscal_year, seen_at) AS fiscal_year,
        bool_or(is_new) AS is_new
    FROM seen
    GROUP BY project_code"""


class Plan(NamedTuple):
    """A plan that has projects; `is_new` says that this run has loaded it."""

    document_id: str
    agency_code: str | None
    agency_name: str | None
    fiscal_year: int | None
    is_new: bool


class PlanProject(NamedTuple):
    """A project of a plan; `text` is all that the plan prints of it."""

    document_id: str
    part: int
    plan_project_no: str
    name: str | None
    text: str


class Group(NamedTuple):
    """The projects of one agency and year: whether any, and whether all, are of this run."""

    agency_code: str
    agency_name: str | None
    fiscal_year: int | None
    any_new: bool
    all_new: bool


class Project(NamedTuple):
    """A project as the documents together tell of it."""

    project_code: str
    name: str | None
    agency_code: str
    agency_name: str | None
    fiscal_year: int | None


class Linking:
    """Asks an open warehouse; `run_id` is the run whose documents count as new."""

    def __init__(self, fetch: Fetch, run_id: str) -> None:
        """Gather the projects; for `of`."""
        self._fetch = fetch
        self._run_id = run_id
        fetch(_PROJECTS, run_id)

    @classmethod
    def of(cls, fetch: Fetch, run_id: str) -> Self | None:
        """None where there is no plan, or nothing is new that links rest on."""
        return cls(fetch, run_id) if fetch(_IS_NEEDED, run_id) else None

    def plans(self) -> list[Plan]:
        """Every plan that has projects."""
        sql = f"""WITH {_NEW}
            SELECT document_id, max(agency_code), max(agency_name), max(fiscal_year),
                document_id IN (FROM new)
            FROM (SELECT DISTINCT document_id FROM plan_project) LEFT JOIN plan USING (document_id)
            GROUP BY document_id ORDER BY document_id"""
        return [Plan._make(row) for row in self._fetch(sql, self._run_id)]

    def plan_projects(self) -> list[PlanProject]:
        """The projects of all plans, in a fixed order."""
        sql = """
            SELECT document_id, part, plan_project_no, name,
                concat_ws(' ', plan_project_no, name, policy_code, output_name, budget_text)
            FROM plan_project ORDER BY document_id, part, plan_project_no, page, line_start"""
        return [PlanProject._make(row) for row in self._fetch(sql)]

    def groups(self) -> list[Group]:
        """The agencies and years that projects are of."""
        sql = """
            SELECT agency_code, agency_name, fiscal_year, bool_or(is_new), bool_and(is_new)
            FROM known_project GROUP BY ALL ORDER BY ALL"""
        return [Group._make(row) for row in self._fetch(sql)]

    def projects(
        self, agency_codes: Collection[str], years: Collection[int | None], codes: Collection[str]
    ) -> list[Project]:
        """The projects of the given agencies and years, and those of the given codes."""
        sql = f"""
            SELECT known.project_code, snapshot.name, known.agency_code, known.agency_name,
                known.fiscal_year
            FROM known_project AS known
            LEFT JOIN project_snapshot AS snapshot ON snapshot.rowid = known.named_at
            WHERE known.project_code {AMONG} OR known.agency_code {AMONG}
                AND (known.fiscal_year IS NULL
                    OR known.fiscal_year IN (SELECT unnest(?::INTEGER[])))
            ORDER BY known.project_code"""
        found = self._fetch(sql, list(codes), list(agency_codes), list(years))
        return [Project._make(row) for row in found]

    def plans_of_changed_candidates(self) -> set[str]:
        """The plans one of whose candidates is of this run, or is no longer stored."""
        sql = """
            SELECT DISTINCT document_id FROM project_link
            LEFT JOIN known_project USING (project_code) WHERE coalesce(is_new, true)"""
        return {row[0] for row in self._fetch(sql)}

    def changed_codes(self, codes: Collection[str]) -> set[str]:
        """Those of the given codes whose projects are of this run."""
        sql = f"SELECT project_code FROM known_project WHERE is_new AND project_code {AMONG}"
        return {row[0] for row in self._fetch(sql, list(codes))}

    def stored(self, document_ids: Collection[str]) -> dict[str, list[Row]]:
        """The stored rows of `project_link` by plan, values in the order of its columns."""
        names = ", ".join(column.name for column in columns("project_link"))
        sql = f"SELECT {names} FROM project_link WHERE document_id {AMONG} ORDER BY ALL"
        rows: dict[str, list[Row]] = {}
        for row in self._fetch(sql, list(document_ids)):
            rows.setdefault(row[0], []).append(row)
        return rows
