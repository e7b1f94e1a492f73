-- One row is a document with what it tells of: NULL where it tells of several or of none. It is
-- outdated where newer documents show every project of which it is a snapshot. Its findings are
-- the warnings and errors.
WITH told AS (
    SELECT document_id, project_code, agency_code, fiscal_year FROM project_snapshot
    UNION ALL
    SELECT document_id, NULL, agency_code, fiscal_year FROM plan
    UNION ALL
    SELECT document_id, project_code, agency_code, fiscal_year FROM indicator
),
outdated AS (
    SELECT snapshot.document_id
    FROM project_snapshot AS snapshot
    LEFT JOIN staged.brief AS latest
        ON latest.project_code = snapshot.project_code
        AND latest.document_id = snapshot.document_id
    GROUP BY snapshot.document_id
    -- Snapshots without a code are a project each.
    HAVING bool_and(snapshot.project_code IS NOT NULL AND latest.project_code IS NULL)
),
found AS (
    SELECT document_id, count(*) AS findings
    FROM finding
    WHERE severity IN ('warning', 'error')
    GROUP BY document_id
)
SELECT
    document.document_id,
    CASE WHEN count(DISTINCT told.project_code) = 1 THEN any_value(told.project_code) END
        AS project_code,
    CASE WHEN count(DISTINCT told.agency_code) = 1 THEN any_value(told.agency_code) END
        AS agency_code,
    any_value(document.observed_at) AS observed_at,
    any_value(document.source) AS source,
    document.document_id NOT IN (FROM outdated) AS is_current,
    coalesce(any_value(found.findings), 0) AS findings
FROM document
LEFT JOIN told ON told.document_id = document.document_id
LEFT JOIN found ON found.document_id = document.document_id
GROUP BY document.document_id
ORDER BY project_code, document.document_id
