-- One row is one of 20 findings of a rule, those of the newest documents, none of an outdated one.
SELECT
    finding.rule,
    finding.severity,
    told.agency_code,
    CASE WHEN project.project_code IS NOT NULL THEN told.project_code END AS project_code,
    finding.message,
    finding.observed,
    finding.expected,
    told.source,
    finding.document_id,
    finding.page,
    finding.line_start AS line
FROM finding
JOIN staged.told AS told USING (document_id)
LEFT JOIN staged.brief AS project ON project.project_code = told.project_code
WHERE told.is_current
QUALIFY row_number() OVER (
    PARTITION BY finding.rule
    ORDER BY
        told.observed_at DESC NULLS LAST, told.source, finding.document_id, finding.page NULLS FIRST,
        line NULLS FIRST, finding.message
) <= 20
ORDER BY
    finding.rule, told.observed_at DESC NULLS LAST, told.source, finding.document_id,
    finding.page NULLS FIRST, line NULLS FIRST, finding.message
