-- One row is a quarter's score of a project's latest document, or of one of its indicators.
WITH scored AS (
    SELECT evaluation.*
    FROM evaluation
    JOIN part.project AS project
        ON project.project_code = evaluation.project_code
        AND project.document_id = evaluation.document_id
    UNION ALL
    SELECT evaluation.* REPLACE (indicator.project_code AS project_code)
    FROM evaluation
    JOIN (
        SELECT DISTINCT project_code, document_id, indicator_code
        FROM part.indicator
        WHERE project_code IS NOT NULL
    ) AS indicator
        ON indicator.document_id = evaluation.document_id
        AND indicator.indicator_code = evaluation.indicator_code
    WHERE evaluation.project_code IS NULL
)
SELECT * FROM scored ORDER BY project_code, indicator_code NULLS FIRST, quarter, document_id, line_start
