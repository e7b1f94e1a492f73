-- One row is a quarter of a project's indicator, from the document that part.indicator has it from.
SELECT quarterly.*, indicator.project_code, indicator.name AS indicator_name, indicator.unit
FROM indicator_quarter AS quarterly
JOIN part.indicator AS indicator
    ON indicator.document_id = quarterly.document_id
    AND indicator.indicator_no = quarterly.indicator_no
WHERE indicator.project_code IS NOT NULL
ORDER BY
    indicator.project_code,
    quarterly.document_id,
    quarterly.indicator_no,
    quarterly.quarter,
    quarterly.page,
    quarterly.line_start
