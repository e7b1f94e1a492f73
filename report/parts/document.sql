-- One row is a document that shows a project or that a record of it was read from, newest first.
WITH shown AS (
    SELECT project_code, document_id FROM part.cited
    UNION
    SELECT project_code, document_id FROM part.finding
    UNION
    SELECT project_code, document_id FROM project_snapshot SEMI JOIN part.asked USING (project_code)
)
SELECT
    shown.project_code,
    document.document_id AS id,
    document.source,
    document.kind,
    document.url,
    document.observed_at
FROM shown
JOIN document ON document.document_id = shown.document_id
ORDER BY shown.project_code, document.observed_at DESC NULLS LAST, id
