-- One row is a month in which documents that tell of one agency alone were saved: all of them, also
-- those that are outdated since.
SELECT
    -- Months are Bangkok's.
    strftime(told.observed_at + INTERVAL 7 HOUR, '%Y-%m') AS month,
    count(*) AS documents,
    sum(counted.findings)::BIGINT AS findings,
    sum(counted.findings) / count(*) AS per_document
FROM staged.told AS told
JOIN (
    SELECT
        document.document_id,
        count(finding.rule) FILTER (WHERE finding.severity IN ('warning', 'error')) AS findings
    FROM document
    LEFT JOIN finding USING (document_id)
    GROUP BY document.document_id
) AS counted USING (document_id)
WHERE told.agency_code IS NOT NULL AND told.observed_at IS NOT NULL
GROUP BY month
ORDER BY month
