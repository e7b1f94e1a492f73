-- One row is an agency that a project, an indicator or a document tells of; NULL where unknown.
WITH project_of AS (
    SELECT
        agency_code,
        first(agency_name ORDER BY observed_at DESC NULLS LAST, document_id)
            FILTER (WHERE agency_name IS NOT NULL) AS agency_name,
        count(*) AS projects,
        count(*) FILTER (WHERE project_code IS NOT NULL) AS projects_with_code,
        list_sort(list(DISTINCT fiscal_year) FILTER (WHERE fiscal_year IS NOT NULL)) AS years
    FROM project
    GROUP BY agency_code
),
told_of AS (
    SELECT
        told.agency_code,
        count(*) AS findings
    FROM finding
    JOIN staged.told AS told USING (document_id)
    WHERE finding.severity IN ('warning', 'error') AND told.agency_code IS NOT NULL
        AND told.is_current
    GROUP BY told.agency_code
),
late_of AS (
    SELECT agency_code, count(*) AS late FROM staged.late GROUP BY agency_code
),
known AS (
    SELECT agency_code FROM project_of
    UNION
    SELECT agency_code FROM staged.told WHERE agency_code IS NOT NULL
    UNION
    SELECT agency_code FROM indicator WHERE agency_code IS NOT NULL
)
SELECT
    known.agency_code AS code,
    CASE WHEN known.agency_code IS NOT NULL
        THEN coalesce(agency.name, project_of.agency_name)
    END AS name,
    coalesce(project_of.projects, 0) AS projects,
    coalesce(project_of.projects_with_code, 0) AS projects_with_code,
    coalesce(project_of.years, []) AS years,
    coalesce(told_of.findings, 0) AS findings,
    coalesce(late_of.late, 0) AS late
FROM known
LEFT JOIN project_of ON project_of.agency_code IS NOT DISTINCT FROM known.agency_code
LEFT JOIN told_of ON told_of.agency_code = known.agency_code
LEFT JOIN late_of ON late_of.agency_code IS NOT DISTINCT FROM known.agency_code
LEFT JOIN agency ON agency.code = known.agency_code
ORDER BY known.agency_code NULLS LAST
