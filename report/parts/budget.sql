-- One row is a project's row of budget_use, with the rest of its place.
SELECT budget.*, place.page, place.page_end, place.line_end
FROM budget_use AS budget
SEMI JOIN part.asked USING (project_code)
LEFT JOIN project_snapshot AS place
    ON place.document_id = budget.document_id
    AND place.project_code = budget.project_code
    AND place.line_start = budget.line_start
WHERE budget.level = 'project'
-- What one document shows twice is one place.
QUALIFY row_number() OVER (
    PARTITION BY budget.project_code ORDER BY place.page, place.line_end
) = 1
ORDER BY budget.project_code
