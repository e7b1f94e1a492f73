-- One row is a project with a code, the newest year first within its agency.
SELECT
    project.agency_code,
    project.project_code AS code,
    project.name,
    project.fiscal_year,
    project.progress_percent,
    project.last_report_date,
    late.project_code IS NOT NULL AS is_late
FROM staged.brief AS project
LEFT JOIN staged.late AS late USING (project_code)
ORDER BY project.agency_code, project.fiscal_year DESC NULLS LAST, project.project_code
