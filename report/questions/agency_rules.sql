-- One row is a rule with its findings in documents that tell of one agency and are not outdated.
SELECT told.agency_code, finding.rule, finding.severity, count(*) AS count
FROM finding
JOIN staged.told AS told USING (document_id)
WHERE told.is_current
GROUP BY told.agency_code, finding.rule, finding.severity
ORDER BY told.agency_code, count DESC, finding.rule, finding.severity
