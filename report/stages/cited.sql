-- One row is a record of a project's page with the place it was read from; subject is its table.
WITH place AS (
    SELECT 'project_snapshot' AS subject, project_code, document_id, page, line_start, page_end, line_end
    FROM staged.project
    UNION ALL
    SELECT 'progress_report', project_code, document_id, page, line_start, page_end, line_end
    FROM staged.report
    UNION ALL
    SELECT 'plan_step', project_code, document_id, page, line_start, page_end, line_end
    FROM staged.step
    UNION ALL
    SELECT 'indicator', project_code, document_id, page, line_start, page_end, line_end
    FROM staged.indicator
    UNION ALL
    SELECT 'indicator_quarter', project_code, document_id, page, line_start, page_end, line_end
    FROM staged.indicator_quarter
    UNION ALL
    SELECT 'evaluation', project_code, document_id, page, line_start, page_end, line_end
    FROM staged.evaluation
    UNION ALL
    SELECT 'project_snapshot', project_code, document_id, page, line_start, page_end, line_end
    FROM staged.budget
    WHERE level = 'project' AND line_end IS NOT NULL
)
SELECT DISTINCT place.*
FROM place
-- An indicator may name a project that no document shows.
SEMI JOIN staged.project USING (project_code)
ORDER BY project_code, document_id, page, line_start, page_end, line_end, subject
