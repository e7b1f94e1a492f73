-- One row is an agency in a month in which documents that tell of it alone were saved: all of them,
-- also those that are outdated since.
SELECT
    told.agency_code,
    -- Months are Bangkok's.
    strftime(told.observed_at + INTERVAL 7 HOUR, '%Y-%m') AS month,
    count(*) AS documents,
    sum(told.findings)::BIGINT AS findings,
    sum(told.findings) / count(*) AS per_document
FROM staged.told AS told
WHERE told.agency_code IS NOT NULL AND told.observed_at IS NOT NULL
GROUP BY told.agency_code, month
ORDER BY told.agency_code, month
