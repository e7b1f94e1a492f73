-- One row is a finding of a project: all of a document that tells of it alone, of others those that
-- name it or stand at its lines. Of snapshots of the project the latest one's alone.
WITH own AS (
    SELECT told.project_code, finding.*
    FROM finding
    JOIN staged.told AS told USING (document_id)
    SEMI JOIN part.project AS project ON project.project_code = told.project_code
),
shared AS (
    SELECT finding.*
    FROM finding
    JOIN staged.told AS told USING (document_id)
    WHERE told.project_code IS NULL
),
named AS (
    SELECT project.project_code, shared.*
    FROM shared
    JOIN part.project AS project ON project.project_code = split_part(shared.subject_key, '/', 1)
),
placed AS (
    SELECT cited.project_code, shared.*
    FROM shared
    JOIN part.cited AS cited
        ON cited.document_id = shared.document_id
        AND coalesce(cited.subject = shared.subject, TRUE)
        AND (coalesce(cited.page, 0), cited.line_start) <= (coalesce(shared.page, 0), shared.line_start)
        AND (coalesce(shared.page, 0), shared.line_start)
            <= (coalesce(cited.page_end, cited.page, 0), cited.line_end)
),
outdated AS (
    SELECT project_code, document_id
    FROM project_snapshot
    ANTI JOIN part.project AS project USING (project_code, document_id)
)
SELECT DISTINCT
    project_code, rule, severity, subject, message, observed, expected, document_id, page,
    line_start, page AS page_end, line_start AS line_end
FROM (FROM own UNION ALL FROM named UNION ALL FROM placed)
ANTI JOIN outdated USING (project_code, document_id)
ORDER BY
    project_code, list_position(['error', 'warning', 'info'], severity), rule, document_id,
    page NULLS FIRST, line_start NULLS FIRST, message, subject, observed, expected
