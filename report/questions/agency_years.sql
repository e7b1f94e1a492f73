-- One row is a row of agency_year with its budget; projects without an agency's code are by its name.
SELECT
    year.*,
    budget.received_baht,
    budget.spent_baht,
    budget.spent_percent,
    budget.spent_missing,
    budget.compared_received_baht,
    budget.compared_spent_baht,
    budget.projects_compared,
    budget.projects_with_received,
    budget.projects_with_spent
FROM agency_year AS year
LEFT JOIN staged.budget AS budget
    ON budget.level = 'agency_year'
    AND budget.agency_code IS NOT DISTINCT FROM year.agency_code
    AND budget.fiscal_year IS NOT DISTINCT FROM year.fiscal_year
    AND (year.agency_code IS NOT NULL OR budget.agency_name IS NOT DISTINCT FROM year.agency_name)
ORDER BY year.agency_code, year.fiscal_year NULLS LAST, year.agency_name
