-- One row is a report of timeline_report that is not among the reports it is made from, or a project
-- or a document without a code that has reports, and none of them there.
WITH told AS (
    SELECT
        document_id,
        project_code,
        line_start,
        hash(
            page, page_end, line_end, report_date, progress_percent, narrative, problem, obstacle,
            budget_spent_baht, plan_status, target_status
        ) AS said
    FROM timeline_report
),
reported AS (
    SELECT
        document_id,
        project_code,
        line_start,
        hash(
            page, page_end, line_end, report_date, progress_percent, narrative, problem, obstacle,
            budget_spent_baht, plan_status, target_status
        ) AS said
    FROM progress_report
)
SELECT
    'not_reported' AS reason, -- not_reported: no report says what the row says; not_told: no report is shown
    document_id,              -- document that shows it; NULL where project_code says whose reports are not shown
    project_code,             -- project that it is of; NULL where the document shows none
    line_start                -- first line of the report; NULL where none is shown
FROM (
    SELECT * FROM told
    EXCEPT
    SELECT * FROM reported
)
UNION ALL
SELECT 'not_told', NULL, project_code, NULL
FROM (SELECT DISTINCT project_code FROM progress_report WHERE project_code IS NOT NULL)
ANTI JOIN timeline_report USING (project_code)
UNION ALL
SELECT 'not_told', document_id, NULL, NULL
FROM (SELECT DISTINCT document_id FROM progress_report WHERE project_code IS NULL)
ANTI JOIN (SELECT document_id FROM timeline_report WHERE project_code IS NULL) USING (document_id)
ORDER BY ALL;
