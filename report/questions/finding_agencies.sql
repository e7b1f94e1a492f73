-- One row is an agency with the documents that tell of it alone, outdated ones aside, and their
-- warnings and errors.
SELECT
    told.agency_code AS code,
    any_value(agency.name) AS name,
    sum(counted.findings)::BIGINT AS count,
    count(*) AS documents,
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
LEFT JOIN agency ON agency.code = told.agency_code
WHERE told.agency_code IS NOT NULL AND told.is_current
GROUP BY told.agency_code
ORDER BY count DESC, code
