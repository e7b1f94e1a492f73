-- One row is one of the 200 projects of an agency that are furthest behind, the worst first.
SELECT
    agency_code,
    project_code AS code,
    name,
    fiscal_year,
    late_because AS why,
    gap_points,
    progress_percent,
    planned_percent,
    reported_percent,
    report_date,
    seen_on,
    -- Of the two the one that was stated later.
    CASE WHEN obstacle IS NULL OR problem_date >= obstacle_date
        OR (problem IS NOT NULL AND obstacle_date IS NULL)
        THEN problem ELSE obstacle
    END AS last_problem,
    CASE WHEN last_problem IS NULL THEN NULL WHEN last_problem = problem THEN problem_date
        ELSE obstacle_date
    END AS last_problem_date,
    problem,
    problem_date,
    obstacle,
    obstacle_date
FROM staged.late
QUALIFY row_number() OVER (
    PARTITION BY agency_code
    ORDER BY coalesce(gap_points, progress_percent - 100), progress_percent, project_code
) <= 200
ORDER BY agency_code, coalesce(gap_points, progress_percent - 100), progress_percent, project_code
