-- One row is a report of a project.
SELECT * FROM progress_timeline SEMI JOIN part.asked USING (project_code)
ORDER BY project_code, report_no
