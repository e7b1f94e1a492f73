-- One row is a project, as the view project has it.
SELECT * FROM project SEMI JOIN part.asked USING (project_code) ORDER BY project_code
