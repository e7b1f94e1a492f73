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
    -- An issue of a plan may serve two strategies, each with levels of its own.
    SELECT
        'strategy_link',
        document_id,
        concat_ws(
            ' ',
            coalesce(
                project_code,
                concat_ws('/', part, plan_project_no, 'issue ' || issue_no),
                'indicator ' || indicator_no
            ),
            level,
            CASE WHEN project_code IS NULL THEN code END
        )
    FROM strategy_link
    UNION ALL
    SELECT
        'evaluation',
        document_id,
        concat_ws(' ', project_code, 'indicator ' || indicator_code, quarter)
    FROM evaluation
    UNION ALL
    SELECT 'indicator', document_id, concat_ws(' ', indicator_no) FROM indicator
    UNION ALL
    SELECT 'indicator_quarter', document_id, concat_ws(' ', indicator_no, quarter)
    FROM indicator_quarter
    UNION ALL
    SELECT 'plan', document_id, '' FROM plan
    UNION ALL
    SELECT 'plan_issue', document_id, issue_no FROM plan_issue
    UNION ALL
    SELECT 'plan_project', document_id, concat_ws(' ', part, plan_project_no) FROM plan_project
    UNION ALL
    SELECT 'plan_total', document_id, concat_ws(' ', part, total_no) FROM plan_total
    UNION ALL
    SELECT
        'plan_indicator',
        document_id,
        concat_ws(' ', source_table, component, indicator_no)
    FROM plan_indicator
    UNION ALL
    SELECT 'plan_baseline', document_id, concat_ws(' ', indicator_no, year) FROM plan_baseline
    UNION ALL
    SELECT 'scoring_level', document_id, concat_ws(' ', indicator_no, level) FROM scoring_level
    UNION ALL
    SELECT 'slide', document_id, concat_ws(' ', slide_no) FROM slide
    UNION ALL
    SELECT 'calendar_event', document_id, concat_ws(' ', slide_no, event_no) FROM calendar_event
    UNION ALL
    SELECT
        'framework_item',
        document_id,
        concat_ws(' ', framework_no, dimension_no, dimension_name, coalesce(item_no, name))
    FROM framework_item
    UNION ALL
    SELECT 'rating_level', document_id, concat_ws(' ', slide_no, level) FROM rating_level
    UNION ALL
    SELECT 'project_link', document_id, concat_ws(' ', part, plan_project_no, project_code)
    FROM project_link
    UNION ALL
    SELECT 'lineage_project', NULL, project_code FROM lineage_project
    UNION ALL
    SELECT 'lineage_near_name', NULL, concat_ws(' ', agency_code, compared_name, other_compared_name)
    FROM lineage_near_name
    UNION ALL
    SELECT 'lineage_doubt', NULL, concat_ws(' ', project_code, candidate_code) FROM lineage_doubt
    UNION ALL
    SELECT 'agency', NULL, code FROM agency
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
