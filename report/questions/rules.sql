-- One row is a rule with its findings.
SELECT rule, severity, count(*) AS count
FROM finding
GROUP BY rule, severity
ORDER BY list_position(['error', 'warning', 'info'], severity), count DESC, rule
