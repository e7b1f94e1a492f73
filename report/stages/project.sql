-- One row is a project with a code, as the view project has it.
SELECT * FROM project WHERE project_code IS NOT NULL ORDER BY project_code
