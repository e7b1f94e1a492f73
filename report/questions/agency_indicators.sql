-- One row is one of the 300 indicators of an agency, of the latest years, its own before those of its
-- projects.
WITH listed AS (
    SELECT * FROM staged.indicator
    UNION ALL BY NAME
    SELECT * EXCLUDE (part_count, part_no) FROM staged.measure
),
counted AS (
    SELECT agency_code, sum(indicators)::BIGINT AS indicator_count
    FROM (
        SELECT agency_code, count(*) AS indicators FROM staged.indicator GROUP BY agency_code
        UNION ALL
        SELECT agency_code, any_value(part_count) FROM staged.measure GROUP BY agency_code, part_no
    )
    GROUP BY agency_code
)
SELECT listed.*, told.source, counted.indicator_count
FROM listed
LEFT JOIN staged.told AS told ON told.document_id = listed.document_id
JOIN counted ON counted.agency_code IS NOT DISTINCT FROM listed.agency_code
QUALIFY row_number() OVER (
    PARTITION BY listed.agency_code
    ORDER BY
        fiscal_year DESC NULLS LAST, listed.project_code NULLS FIRST, indicator_code,
        listed.document_id, indicator_no
) <= 300
ORDER BY
    listed.agency_code, fiscal_year DESC NULLS LAST, listed.project_code NULLS FIRST, indicator_code,
    listed.document_id, indicator_no
