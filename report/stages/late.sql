-- One row is a late project.
SELECT * FROM late_project ORDER BY project_code
