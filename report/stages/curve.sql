-- One row is a month of a project's fiscal year.
SELECT * FROM progress_curve ORDER BY project_code, fiscal_month
