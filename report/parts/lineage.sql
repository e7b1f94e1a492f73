-- One row is a project beside one of the same work, itself among them.
SELECT
    work.project_code,
    other.project_code AS code,
    other.name,
    other.fiscal_year,
    other.agency_code,
    project.progress_percent,
    other.match_score,
    other.match_certainty,
    other.drift,
    other.previous_project_code AS previous_code,
    other.project_code = work.project_code AS is_this
FROM project_lineage AS work
SEMI JOIN part.asked USING (project_code)
JOIN project_lineage AS other ON other.lineage_id = work.lineage_id
LEFT JOIN staged.brief AS project ON project.project_code = other.project_code
ORDER BY work.project_code, other.fiscal_year, other.project_code
