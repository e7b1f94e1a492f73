"""What lineages between years are made from: names of projects as they are, and as compared."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from warehouse.arrivals import AMONG, Fetch, Row
from warehouse.layout import columns

_TABLES = ("lineage_project", "lineage_near_name", "lineage_doubt")
_KEYS = {
    "lineage_project": ("project_code",),
    "lineage_near_name": ("agency_code", "compared_name", "other_compared_name"),
    "lineage_doubt": ("project_code", "candidate_code"),
}
# Name and year of a project are of the document saved last that gives them: see `linking`.
_NAMED = """CREATE OR REPLACE TEMP TABLE named_project AS
    WITH seen AS (
        SELECT
            project_code,
            fiscal_year,
            if(name IS NULL, NULL, project_snapshot.rowid) AS named_at,
            row_number() OVER (ORDER BY document.observed_at NULLS FIRST, document_id) AS seen_at
        FROM project_snapshot
        LEFT JOIN document USING (document_id)
        WHERE project_code IS NOT NULL
    ), known AS (
        SELECT project_code, arg_max(named_at, seen_at) AS named_at,
            arg_max(fiscal_year, seen_at) AS fiscal_year
        FROM seen GROUP BY project_code
    )
    SELECT known.project_code, left(known.project_code, 4) || '0000' AS agency_code,
        known.fiscal_year, snapshot.name
    FROM known JOIN project_snapshot AS snapshot ON snapshot.rowid = known.named_at
    WHERE known.fiscal_year IS NOT NULL"""


class NamedProject(NamedTuple):
    """A project that has a code, a name and a fiscal year."""

    project_code: str
    agency_code: str
    fiscal_year: int
    name: str


class Stored(NamedTuple):
    """A compared name that projects of an agency have, None where nothing is left of theirs."""

    agency_code: str
    compared_name: str | None


class Lineages:
    """Asks an open warehouse; rows that other rules compared count as not stored."""

    def __init__(self, fetch: Fetch, rules_version: str) -> None:
        """Gather the projects; for `Warehouse.lineages`."""
        self._fetch = fetch
        other = "SELECT 1 FROM lineage_project WHERE rules_version <> ? LIMIT 1"
        if fetch(other, rules_version):
            for table in _TABLES:
                fetch(f"DELETE FROM {table}")
        fetch(_NAMED)

    def changed(self) -> list[NamedProject]:
        """The projects that are not stored under their name and year."""
        sql = """
            SELECT named.* FROM named_project AS named
            LEFT JOIN lineage_project AS stored USING (project_code)
            WHERE stored.project_code IS NULL OR stored.fiscal_year <> named.fiscal_year
                OR stored.name <> named.name
            ORDER BY named.project_code"""
        return [NamedProject._make(row) for row in self._fetch(sql)]

    def gone(self) -> list[str]:
        """Codes of stored projects that have no name or no year any longer."""
        sql = """SELECT project_code FROM lineage_project
            ANTI JOIN named_project USING (project_code) ORDER BY project_code"""
        return [row[0] for row in self._fetch(sql)]

    def of_codes(self, codes: Collection[str]) -> list[Stored]:
        """The agencies and compared names that projects are stored under."""
        sql = f"""SELECT DISTINCT agency_code, compared_name FROM lineage_project
            WHERE project_code {AMONG} ORDER BY ALL"""
        return [Stored._make(row) for row in self._fetch(sql, list(codes))]

    def names_without(self, agencies: Collection[str], codes: Collection[str]) -> list[Stored]:
        """The compared names of the agencies' stored projects other than those of the codes."""
        sql = f"""SELECT DISTINCT agency_code, compared_name FROM lineage_project
            WHERE agency_code {AMONG} AND NOT project_code {AMONG} AND compared_name IS NOT NULL
            ORDER BY ALL"""
        return [Stored._make(row) for row in self._fetch(sql, list(agencies), list(codes))]

    def near(self, agencies: Collection[str]) -> list[Row]:
        """The stored rows of `lineage_near_name` of the agencies."""
        return self._rows("lineage_near_name", "agency_code", agencies)

    def projects(self, names: Collection[Stored]) -> list[Row]:
        """The stored rows of `lineage_project` of agencies' compared names."""
        listed = ", ".join(f"stored.{column.name}" for column in columns("lineage_project"))
        sql = f"""SELECT {listed} FROM lineage_project AS stored JOIN
                (SELECT unnest(?::VARCHAR[]) AS agency_code, unnest(?::VARCHAR[]) AS compared_name)
                AS given USING (agency_code, compared_name)
            ORDER BY stored.project_code"""
        ordered = sorted(names)
        agencies = [name.agency_code for name in ordered]
        return self._fetch(sql, agencies, [name.compared_name for name in ordered])

    def of_projects(self, table: str, codes: Collection[str]) -> list[Row]:
        """The stored rows of a table of the given codes."""
        return self._rows(table, "project_code", codes)

    def _rows(self, table: str, key: str, values: Collection[str]) -> list[Row]:
        listed = ", ".join(column.name for column in columns(table))
        sql = f"SELECT {listed} FROM {table} WHERE {key} {AMONG} ORDER BY ALL"
        return self._fetch(sql, list(values))


def forget_rows(table: str, rows: Sequence[Row], fetch: Fetch) -> None:
    """Delete the rows of a lineage table that have the keys of the given rows."""
    if rows:
        names = [column.name for column in columns(table)]
        keys = _KEYS[table]
        texts = [[row[names.index(key)] for row in rows] for key in keys]
        given = ", ".join(f"unnest(?::VARCHAR[]) AS {key}" for key in keys)
        same = " AND ".join(f"{table}.{key} = given.{key}" for key in keys)
        fetch(f"DELETE FROM {table} USING (SELECT {given}) AS given WHERE {same}", *texts)
