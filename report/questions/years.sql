-- One row is a fiscal year, NULL where unknown: its projects, those without a code too, and its budget.
WITH progressed AS (
    SELECT
        fiscal_year,
        count(progress_percent) AS projects_with_progress,
        count(*) FILTER (WHERE progress_percent >= 100) AS finished,
        avg(progress_percent) AS mean_progress
    FROM project
    GROUP BY fiscal_year
)
SELECT
    progressed.fiscal_year,
    budget.projects,
    progressed.projects_with_progress,
    progressed.finished,
    -- Of the projects that show a progress: of the others it is not known.
    progressed.finished / nullif(progressed.projects_with_progress, 0) AS finished_share,
    progressed.mean_progress,
    budget.received_baht,
    budget.spent_baht,
    budget.spent_percent,
    budget.spent_missing,
    budget.compared_received_baht,
    budget.compared_spent_baht,
    budget.projects_compared,
    budget.projects_with_received,
    budget.projects_with_spent
FROM progressed
JOIN staged.budget AS budget
    ON budget.level = 'year' AND budget.fiscal_year IS NOT DISTINCT FROM progressed.fiscal_year
ORDER BY progressed.fiscal_year NULLS LAST
