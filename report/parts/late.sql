-- One row is a late project.
SELECT * FROM late_project SEMI JOIN part.asked USING (project_code) ORDER BY project_code
