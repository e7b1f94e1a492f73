-- One row is a report of a project.
SELECT * FROM progress_timeline WHERE project_code IS NOT NULL ORDER BY project_code, report_no
