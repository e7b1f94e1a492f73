-- One row is an indicator of a project in a fiscal year.
SELECT * FROM indicator_attainment SEMI JOIN part.asked USING (project_code)
ORDER BY project_code, fiscal_year, indicator_code, document_id, indicator_no
