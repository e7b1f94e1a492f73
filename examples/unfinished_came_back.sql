-- Did the unfinished projects of a year come back in a later one, and were they finished then?
-- โครงการที่ไม่แล้วเสร็จกลับมาดำเนินการต่อในปีถัดไปหรือไม่ และแล้วเสร็จหรือไม่
--
-- One row is one project that ended below 100 percent. next_fiscal_year, next_project_code,
-- next_progress_percent: the same agency's next project for the same work. match_score: how alike
-- the two names are, 0 to 100. came_back: finished (100 percent or more), unfinished again, or not seen.
--
-- What it cannot tell: each year has a new code, and only the names link them. Not seen may mean
-- that the work was given up, that it goes on under a name of its own or as a second phase, that two
-- names fit as well (project_lineage_doubt), or that nobody saved its page; of the newest year nothing
-- can have been seen yet. A like name may also be a yearly programme that starts anew.
SELECT
    late.fiscal_year,
    late.project_code,
    late.name,
    late.progress_percent,
    later.fiscal_year AS next_fiscal_year,
    later.project_code AS next_project_code,
    next_project.progress_percent AS next_progress_percent,
    later.match_score,
    CASE
        WHEN later.project_code IS NULL THEN 'not seen'
        WHEN next_project.progress_percent >= 100 THEN 'finished'
        WHEN next_project.progress_percent < 100 THEN 'unfinished again'
    END AS came_back
FROM late_project AS late
LEFT JOIN project_lineage AS later ON later.previous_project_code = late.project_code
LEFT JOIN project AS next_project ON next_project.project_code = later.project_code
WHERE late.late_because IN ('unfinished', 'behind_plan_and_unfinished')
ORDER BY late.fiscal_year, late.project_code
