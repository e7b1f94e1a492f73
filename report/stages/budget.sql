-- One row is a row of budget_use, with the rest of the place of a project's.
SELECT budget.*, place.page, place.page_end, place.line_end
FROM budget_use AS budget
LEFT JOIN project_snapshot AS place
    ON budget.level = 'project'
    AND place.document_id = budget.document_id
    AND place.project_code = budget.project_code
    AND place.line_start = budget.line_start
-- What one document shows twice is one place.
QUALIFY budget.level <> 'project' OR budget.project_code IS NULL OR row_number() OVER (
    PARTITION BY budget.level, budget.project_code ORDER BY place.page, place.line_end
) = 1
ORDER BY
    budget.level,
    budget.project_code,
    budget.agency_code,
    budget.agency_name,
    budget.fiscal_year,
    budget.document_id
