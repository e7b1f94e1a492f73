-- How much of the money they received did projects spend, and how far did they get with it?
-- โครงการใช้จ่ายเงินไปเท่าใดจากงบประมาณที่ได้รับ และคืบหน้าไปเท่าใด
--
-- One row is one project whose document shows what it received. spent_percent: share spent, above
-- 100 where more was spent than received. spent_missing: why there is no share. progress_percent:
-- progress as last seen. points_ahead: progress less share spent; far above 0, work was cheap or
-- money is still to be drawn, below 0, money went faster than work.
--
-- What it cannot tell: only printed forms show money, pages do not. Money that is committed but not
-- yet drawn does not count as spent.
SELECT
    budget.fiscal_year,
    budget.agency_name AS agency,
    budget.project_code,
    budget.received_baht,
    budget.spent_baht,
    round(budget.spent_percent, 1) AS spent_percent,
    budget.spent_missing,
    project.progress_percent,
    round(project.progress_percent - budget.spent_percent, 1) AS points_ahead
FROM budget_use AS budget
JOIN project ON project.project_code = budget.project_code
WHERE budget.level = 'project' AND budget.received_baht IS NOT NULL
ORDER BY budget.fiscal_year, budget.project_code
