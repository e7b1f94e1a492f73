-- One row is a month of a project's fiscal year.
SELECT * FROM progress_curve SEMI JOIN part.asked USING (project_code)
ORDER BY project_code, fiscal_month
