-- One row is a project that documents of run $1 tell of and that is new by it or differs from what
-- the documents of earlier runs say, the largest change of progress first.
WITH touched AS (
    SELECT DISTINCT snapshot.project_code
    FROM project_snapshot AS snapshot
    JOIN document USING (document_id)
    WHERE document.run_id = $1 AND snapshot.project_code IS NOT NULL
),
newest AS (
    SELECT document_id, project_code, max(report_date) AS last_report_date
    FROM progress_report
    SEMI JOIN touched USING (project_code)
    GROUP BY document_id, project_code
),
picture AS (
    SELECT DISTINCT document_id FROM document_page WHERE ocr_confidence IS NOT NULL
),
before AS (
    SELECT snapshot.*, newest.last_report_date
    FROM project_snapshot AS snapshot
    SEMI JOIN touched USING (project_code)
    JOIN document ON document.document_id = snapshot.document_id
    LEFT JOIN newest
        ON newest.document_id = snapshot.document_id
        AND newest.project_code = snapshot.project_code
    LEFT JOIN picture ON picture.document_id = snapshot.document_id
    WHERE document.run_id IS NULL OR document.run_id < $1
    -- The order of project.
    QUALIFY row_number() OVER (
        PARTITION BY snapshot.project_code
        ORDER BY
            document.observed_at DESC NULLS LAST,
            newest.last_report_date DESC NULLS LAST,
            picture.document_id IS NULL DESC,
            snapshot.document_id,
            snapshot.line_start
    ) = 1
)
SELECT
    project.project_code AS code,
    project.name,
    project.agency_code,
    project.fiscal_year,
    before.progress_percent AS before_percent,
    project.progress_percent AS after_percent,
    before.last_report_date AS before_report_date,
    project.last_report_date AS after_report_date,
    before.project_code IS NULL AS is_new
FROM staged.brief AS project
SEMI JOIN touched USING (project_code)
LEFT JOIN before USING (project_code)
WHERE
    before.project_code IS NULL
    OR before.progress_percent IS DISTINCT FROM project.progress_percent
    OR before.last_report_date IS DISTINCT FROM project.last_report_date
    OR before.name IS DISTINCT FROM project.name
    OR before.fiscal_year IS DISTINCT FROM project.fiscal_year
    OR before.start_date IS DISTINCT FROM project.start_date
    OR before.end_date IS DISTINCT FROM project.end_date
    OR before.budget_received_baht IS DISTINCT FROM project.budget_received_baht
    OR before.budget_spent_baht IS DISTINCT FROM project.budget_spent_baht
ORDER BY
    is_new,
    abs(project.progress_percent - before.progress_percent) DESC NULLS LAST,
    project.project_code
