-- One row is a project with a code, in brief.
SELECT
    project_code,
    name,
    fiscal_year,
    agency_code,
    progress_percent,
    last_report_date,
    start_date,
    end_date,
    budget_received_baht,
    budget_spent_baht,
    document_id
FROM project
WHERE project_code IS NOT NULL
ORDER BY project_code
