-- One row is a rule with its findings in documents that tell of one agency.
SELECT told.agency_code, finding.rule, finding.severity, count(*) AS count
FROM finding
JOIN staged.told AS told USING (document_id)
GROUP BY told.agency_code, finding.rule, finding.severity
ORDER BY told.agency_code, count DESC, finding.rule, finding.severity
