-- One row is a record or finding whose lines are not in the stored text of its page.
WITH places AS (
    SELECT 'project_snapshot' AS table_name, document_id, page, line_start, line_end
    FROM project_snapshot
    UNION ALL
    SELECT 'contact', document_id, page, line_start, line_end FROM contact
    UNION ALL
    SELECT 'progress_report', document_id, page, line_start, line_end FROM progress_report
    UNION ALL
    SELECT 'plan_step', document_id, page, line_start, line_end FROM plan_step
    UNION ALL
    SELECT 'strategy_link', document_id, page, line_start, line_end FROM strategy_link
    UNION ALL
    SELECT 'evaluation', document_id, page, line_start, line_end FROM evaluation
    UNION ALL
    SELECT 'indicator', document_id, page, line_start, line_end FROM indicator
    UNION ALL
    SELECT 'indicator_quarter', document_id, page, line_start, line_end FROM indicator_quarter
    UNION ALL
    SELECT 'finding', document_id, page, line_start, line_start FROM finding
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
    places.page,        -- its page; NULL where the medium has no pages
    places.line_start,  -- its first line
    places.line_end,    -- its last line
    pages.lines         -- number of lines the page has; NULL where the page is not stored
FROM places
LEFT JOIN pages
    ON pages.document_id = places.document_id
    AND pages.page IS NOT DISTINCT FROM places.page
WHERE
    pages.lines IS NULL
    OR places.line_start < 1
    OR places.line_end < places.line_start
    OR places.line_end > pages.lines
ORDER BY ALL;
