-- One row is a step of the plan that progress_curve draws; without a fiscal year, of the latest document.
WITH plan AS (
    SELECT project_code, any_value(plan_document_id) AS document_id
    FROM part.curve
    GROUP BY project_code
    UNION ALL
    SELECT project_code, document_id FROM part.project WHERE fiscal_year IS NULL
)
SELECT step.*
FROM plan_step AS step
JOIN plan ON plan.project_code = step.project_code AND plan.document_id = step.document_id
ORDER BY step.project_code, step.step_no, step.page, step.line_start
