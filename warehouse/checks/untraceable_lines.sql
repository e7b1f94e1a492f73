-- One row is a record or finding whose lines are not in the stored text of its pages.
WITH places AS (
    SELECT 'project_snapshot' AS table_name, document_id, page, page_end, line_start, line_end
    FROM project_snapshot
    UNION ALL
    SELECT 'contact', document_id, page, page_end, line_start, line_end FROM contact
    UNION ALL
    SELECT 'progress_report', document_id, page, page_end, line_start, line_end FROM progress_report
    UNION ALL
    SELECT 'plan_step', document_id, page, page_end, line_start, line_end FROM plan_step
    UNION ALL
    SELECT 'strategy_link', document_id, page, page_end, line_start, line_end FROM strategy_link
    UNION ALL
    SELECT 'evaluation', document_id, page, page_end, line_start, line_end FROM evaluation
    UNION ALL
    SELECT 'indicator', document_id, page, page_end, line_start, line_end FROM indicator
    UNION ALL
    SELECT 'indicator_quarter', document_id, page, page_end, line_start, line_end
    FROM indicator_quarter
    UNION ALL
    SELECT 'plan', document_id, page, page_end, line_start, line_end FROM plan
    UNION ALL
    SELECT 'plan_issue', document_id, page, page_end, line_start, line_end FROM plan_issue
    UNION ALL
    SELECT 'plan_project', document_id, page, page_end, line_start, line_end FROM plan_project
    UNION ALL
    SELECT 'plan_total', document_id, page, page_end, line_start, line_end FROM plan_total
    UNION ALL
    SELECT 'plan_indicator', document_id, page, page_end, line_start, line_end FROM plan_indicator
    UNION ALL
    SELECT 'plan_baseline', document_id, page, page_end, line_start, line_end FROM plan_baseline
    UNION ALL
    SELECT 'scoring_level', document_id, page, page_end, line_start, line_end FROM scoring_level
    UNION ALL
    SELECT 'slide', document_id, page, page_end, line_start, line_end FROM slide
    UNION ALL
    SELECT 'calendar_event', document_id, page, page_end, line_start, line_end FROM calendar_event
    UNION ALL
    SELECT 'framework_item', document_id, page, page_end, line_start, line_end FROM framework_item
    UNION ALL
    SELECT 'rating_level', document_id, page, page_end, line_start, line_end FROM rating_level
    UNION ALL
    SELECT 'finding', document_id, page, page, line_start, line_start FROM finding
    WHERE line_start IS NOT NULL
),
pages AS (
    SELECT
        document_id,
        page,
        length(text) - length(replace(text, chr(10), '')) + 1 AS lines
    FROM document_page
)
SELECT
    places.table_name,  -- table that holds the row
    places.document_id, -- its document
    places.page,        -- page of its first line; NULL where the medium has no pages
    places.page_end,    -- page of its last line; NULL where the medium has no pages
    places.line_start,  -- its first line
    places.line_end,    -- its last line
    ends.lines          -- number of lines the last page has; NULL where it is not stored
FROM places
LEFT JOIN pages AS starts
    ON starts.document_id = places.document_id
    AND starts.page IS NOT DISTINCT FROM places.page
LEFT JOIN pages AS ends
    ON ends.document_id = places.document_id
    AND ends.page IS NOT DISTINCT FROM coalesce(places.page_end, places.page)
WHERE
    starts.lines IS NULL
    OR ends.lines IS NULL
    OR places.line_start < 1
    OR places.line_start > starts.lines
    OR places.line_end < 1
    OR places.line_end > ends.lines
    OR places.page_end < places.page
    OR (
        places.page IS NOT DISTINCT FROM coalesce(places.page_end, places.page)
        AND places.line_end < places.line_start
    )
ORDER BY ALL;
