-- One row: what the warehouse holds in all.
SELECT
    (SELECT count(*) FROM staged.brief) AS projects,
    (SELECT count(*) FROM project WHERE project_code IS NULL) AS projects_without_code,
    (SELECT count(*) FROM document) AS documents,
    (SELECT count(*) FROM quarantine) AS quarantined,
    (SELECT max(observed_at) FROM document) AS observed_until
