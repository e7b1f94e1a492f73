"""What a document tells of: one project, agency and fiscal year, or several, and then none."""

_TOLD = """
told AS (
    SELECT document_id, project_code, agency_code, agency_name, fiscal_year
    FROM project_snapshot {where}
    UNION ALL
    SELECT document_id, NULL, agency_code, agency_name, fiscal_year
    FROM plan {where}
    UNION ALL
    SELECT document_id, project_code, agency_code, NULL, fiscal_year
    FROM indicator {where}
),
one AS (
    SELECT
        document_id,
        CASE WHEN count(DISTINCT project_code) = 1 THEN any_value(project_code) END AS project_code,
        CASE WHEN count(DISTINCT agency_code) = 1 THEN any_value(agency_code) END AS agency_code,
        CASE WHEN count(DISTINCT agency_name) = 1 THEN any_value(agency_name) END AS agency_name,
        CASE WHEN count(DISTINCT fiscal_year) = 1 THEN any_value(fiscal_year) END AS fiscal_year
    FROM told
    GROUP BY document_id
)"""


def told_of_one(ids: str | None = None) -> str:
    """Common table expressions, to stand behind WITH, the last of which is `one`.

    It has a row for each document that tells of any project, agency or year, with those of which
    it tells one; NULL where it tells of several. `ids` is a query for the documents asked about.
    """
    return _TOLD.format(where="" if ids is None else f"WHERE document_id IN ({ids})")
