-- One row: how many findings of run $1 no document loaded before it had. Equal are findings of one
-- project, or of one row of one agency's documents of a kind, by rule and message.
WITH told_of AS (
    SELECT
        finding.run_id,
        finding.rule,
        -- The same lines move where others are added above them.
        regexp_replace(finding.message, '\blines? \d+', 'line', 'g') AS message,
        CASE WHEN told.project_code IS NOT NULL THEN ['project', told.project_code]
            ELSE [
                document.kind, coalesce(told.agency_code, document.url, document.source),
                coalesce(finding.subject, ''), coalesce(finding.subject_key, '')
            ]
        END AS about,
        told.is_current,
        coalesce(coalesce(document.first_run_id, document.run_id) < $1, TRUE) AS is_earlier
    FROM finding
    JOIN staged.told AS told USING (document_id)
    JOIN document ON document.document_id = finding.document_id
)
SELECT count(*) AS new_findings
FROM told_of AS new
WHERE new.run_id = $1 AND new.is_current AND NOT EXISTS (
    SELECT 1 FROM told_of AS old
    WHERE old.is_earlier
        AND old.about = new.about AND old.rule = new.rule AND old.message = new.message
)
