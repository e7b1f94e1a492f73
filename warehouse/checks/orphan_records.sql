-- One row is a document id that a table holds rows of, and that is not in document.
WITH records AS (
    SELECT 'document_page' AS table_name, document_id FROM document_page
    UNION ALL
    SELECT 'project_snapshot', document_id FROM project_snapshot
    UNION ALL
    SELECT 'contact', document_id FROM contact
    UNION ALL
    SELECT 'progress_report', document_id FROM progress_report
    UNION ALL
    SELECT 'plan_step', document_id FROM plan_step
    UNION ALL
    SELECT 'strategy_link', document_id FROM strategy_link
    UNION ALL
    SELECT 'evaluation', document_id FROM evaluation
    UNION ALL
    SELECT 'indicator', document_id FROM indicator
    UNION ALL
    SELECT 'indicator_quarter', document_id FROM indicator_quarter
    UNION ALL
    SELECT 'plan', document_id FROM plan
    UNION ALL
    SELECT 'plan_issue', document_id FROM plan_issue
    UNION ALL
    SELECT 'plan_project', document_id FROM plan_project
    UNION ALL
    SELECT 'plan_total', document_id FROM plan_total
    UNION ALL
    SELECT 'plan_indicator', document_id FROM plan_indicator
    UNION ALL
    SELECT 'plan_baseline', document_id FROM plan_baseline
    UNION ALL
    SELECT 'scoring_level', document_id FROM scoring_level
    UNION ALL
    SELECT 'slide', document_id FROM slide
    UNION ALL
    SELECT 'calendar_event', document_id FROM calendar_event
    UNION ALL
    SELECT 'framework_item', document_id FROM framework_item
    UNION ALL
    SELECT 'rating_level', document_id FROM rating_level
    UNION ALL
    SELECT 'search_text', document_id FROM search_text
    UNION ALL
    SELECT 'finding', document_id FROM finding
)
SELECT
    records.table_name, -- table that holds the rows
    records.document_id, -- the id without a document
    count(*) AS rows -- number of rows under it
FROM records
ANTI JOIN document ON document.document_id = records.document_id
GROUP BY records.table_name, records.document_id
ORDER BY records.table_name, records.document_id;
