-- One row is a month in which documents that tell of one agency alone were saved: all of them, also
-- those that are outdated since.
SELECT
    -- Months are Bangkok's.
    strftime(told.observed_at + INTERVAL 7 HOUR, '%Y-%m') AS month,
    count(*) AS documents,
    sum(told.findings)::BIGINT AS findings,
    sum(told.findings) / count(*) AS per_document
FROM staged.told AS told
WHERE told.agency_code IS NOT NULL AND told.observed_at IS NOT NULL
GROUP BY month
ORDER BY month
