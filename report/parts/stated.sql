-- One row is a report that really states a problem or an obstacle.
SELECT
    project_code,
    report_no,
    bool_or(kind = 'problem') AS states_problem,
    bool_or(kind = 'obstacle') AS states_obstacle
FROM stated_problem
SEMI JOIN part.asked USING (project_code)
GROUP BY project_code, report_no
