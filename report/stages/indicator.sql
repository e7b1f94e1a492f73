-- One row is an indicator in a fiscal year, of a project or of an agency.
SELECT *
FROM indicator_attainment
ORDER BY project_code, fiscal_year, indicator_code, document_id, indicator_no
