-- One row is a rule with its findings in documents that tell of one agency and are not
-- outdated: the 2,000 largest.
SELECT finding.rule, told.agency_code, count(*) AS count
FROM finding
JOIN staged.told AS told USING (document_id)
WHERE told.agency_code IS NOT NULL AND told.is_current
GROUP BY finding.rule, told.agency_code
ORDER BY count DESC, finding.rule, told.agency_code
LIMIT 2000
