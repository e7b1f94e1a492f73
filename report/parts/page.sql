-- One row is a page of text that records of a project cite lines of.
WITH cited AS (
    SELECT DISTINCT
        project_code,
        document_id,
        CASE WHEN page IS NULL THEN [NULL] ELSE range(page, coalesce(page_end, page) + 1) END AS pages
    FROM (
        SELECT project_code, document_id, page, page_end FROM part.cited
        UNION ALL
        SELECT project_code, document_id, page, page_end FROM part.finding WHERE line_start IS NOT NULL
    )
),
wanted AS (
    SELECT DISTINCT project_code, document_id, unnest(pages) AS page FROM cited
)
SELECT wanted.project_code, wanted.document_id, wanted.page, document_page.text
FROM wanted
JOIN document_page
    ON document_page.document_id = wanted.document_id
    AND document_page.page IS NOT DISTINCT FROM wanted.page
ORDER BY wanted.project_code, wanted.document_id, wanted.page
