-- One row is a record of a project's page with the place it was read from; subject is its table.
WITH place AS (
    SELECT 'project_snapshot' AS subject, project_code, document_id, page, line_start, page_end, line_end
    FROM part.project
    UNION ALL
    SELECT 'progress_report', project_code, document_id, page, line_start, page_end, line_end
    FROM part.report
    UNION ALL
    SELECT 'plan_step', project_code, document_id, page, line_start, page_end, line_end
    FROM part.step
    UNION ALL
    SELECT 'indicator', project_code, document_id, page, line_start, page_end, line_end
    FROM part.indicator
    UNION ALL
    SELECT 'indicator_quarter', project_code, document_id, page, line_start, page_end, line_end
    FROM part.indicator_quarter
    UNION ALL
    SELECT 'evaluation', project_code, document_id, page, line_start, page_end, line_end
    FROM part.evaluation
    UNION ALL
    SELECT 'project_snapshot', project_code, document_id, page, line_start, page_end, line_end
    FROM part.budget
    WHERE line_end IS NOT NULL
)
SELECT DISTINCT place.*
FROM place
ORDER BY project_code, document_id, page, line_start, page_end, line_end, subject
