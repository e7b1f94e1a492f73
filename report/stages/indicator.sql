-- One row is one of the 300 indicators of an agency, of the latest years.
SELECT * EXCLUDE (observed_at), count(*) OVER (PARTITION BY agency_code) AS indicator_count
FROM indicator_attainment
QUALIFY row_number() OVER (
    PARTITION BY agency_code
    ORDER BY
        fiscal_year DESC NULLS LAST, project_code NULLS FIRST, indicator_code, document_id,
        indicator_no
) <= 300
ORDER BY
    agency_code, fiscal_year DESC NULLS LAST, project_code NULLS FIRST, indicator_code,
    document_id, indicator_no
