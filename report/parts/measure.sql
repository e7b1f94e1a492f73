-- One row is one of the 300 indicators of projects of an agency, of the latest years; part_count
-- says of how many.
SELECT * EXCLUDE (observed_at), count(*) OVER (PARTITION BY agency_code) AS part_count
FROM part.indicator
QUALIFY row_number() OVER (
    PARTITION BY agency_code
    ORDER BY fiscal_year DESC NULLS LAST, project_code, indicator_code, document_id, indicator_no
) <= 300
ORDER BY agency_code, fiscal_year DESC NULLS LAST, project_code, indicator_code, document_id, indicator_no
