-- One row is an agency with the documents that tell of it alone, outdated ones aside, and their
-- warnings and errors.
SELECT
    told.agency_code AS code,
    any_value(agency.name) AS name,
    sum(told.findings)::BIGINT AS count,
    count(*) AS documents,
    sum(told.findings) / count(*) AS per_document
FROM staged.told AS told
LEFT JOIN agency ON agency.code = told.agency_code
WHERE told.agency_code IS NOT NULL AND told.is_current
GROUP BY told.agency_code
ORDER BY count DESC, code
