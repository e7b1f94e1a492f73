-- One row is a rule with its findings, but for those of outdated snapshots.
SELECT rule, severity, count(*) AS count
FROM finding
ANTI JOIN (SELECT document_id FROM staged.told WHERE NOT is_current) AS outdated USING (document_id)
GROUP BY rule, severity
ORDER BY list_position(['error', 'warning', 'info'], severity), count DESC, rule
