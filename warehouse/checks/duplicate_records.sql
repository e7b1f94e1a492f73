-- One row is a key that several rows of a table share.
WITH keys AS (
    SELECT 'document' AS table_name, document_id, '' AS record_key FROM document
    UNION ALL
    SELECT 'document_page', document_id, concat_ws(' ', page) FROM document_page
    UNION ALL
    -- Without a code a row has no key but its place.
    SELECT
        'project_snapshot',
        document_id,
        coalesce(project_code, concat_ws(' ', 'page', page, 'line', line_start))
    FROM project_snapshot
    UNION ALL
    SELECT 'contact', document_id, concat_ws(' ', project_code, role, sequence) FROM contact
    UNION ALL
    SELECT 'progress_report', document_id, concat_ws(' ', project_code, report_no)
    FROM progress_report
    UNION ALL
    SELECT
        'plan_step',
        document_id,
        concat_ws(' ', coalesce(project_code, concat_ws('/', part, plan_project_no)), step_no)
    FROM plan_step
    UNION ALL
    SELECT
        'strategy_link',
        document_id,
        concat_ws(
            ' ', coalesce(project_code, concat_ws('/', part, plan_project_no, issue_no)), level
        )
    FROM strategy_link
    UNION ALL
    SELECT 'evaluation', document_id, concat_ws(' ', project_code, quarter) FROM evaluation
    UNION ALL
    SELECT
        'indicator',
        document_id,
        concat_ws(
            ' ',
            coalesce(indicator_code, concat_ws(' ', 'page', page, 'line', line_start)),
            project_code
        )
    FROM indicator
    UNION ALL
    SELECT
        'indicator_quarter',
        document_id,
        concat_ws(
            ' ',
            coalesce(indicator_code, concat_ws(' ', 'page', page, 'line', line_start)),
            quarter
        )
    FROM indicator_quarter
    UNION ALL
    SELECT 'quarantine', NULL, concat_ws('/', input, source) FROM quarantine
    UNION ALL
    SELECT 'run', NULL, run_id FROM run
    UNION ALL
    SELECT 'source_file', NULL, concat_ws('/', input, source) FROM source_file
)
SELECT
    table_name,      -- table that holds the rows
    document_id,     -- their document; NULL where the table is not kept by document
    record_key,      -- the rest of the key they share
    count(*) AS rows -- number of rows that share it
FROM keys
GROUP BY table_name, document_id, record_key
HAVING count(*) > 1
ORDER BY table_name, document_id, record_key;
