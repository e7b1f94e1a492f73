-- One row is an indicator of an agency in a fiscal year, of no project.
SELECT * EXCLUDE (observed_at) FROM indicator_attainment WHERE project_code IS NULL
