-- Month by month, how far should the projects of a year have been, and how far were they?
-- ในแต่ละเดือน โครงการควรคืบหน้าไปเท่าใดตามแผน และรายงานว่าคืบหน้าไปเท่าใด
--
-- One row is one month of fiscal year 2565 (change it below). projects: those with a plan that adds
-- up to 100 and a report up to that month. planned_percent, reported_percent: their means.
-- gap_points: reported less planned. behind, on_plan, ahead: projects by the sign of their gap.
--
-- What it cannot tell: within a step the plan is taken to go evenly. Projects join in the month of
-- their first report, so two months may not be of the same projects. What is reported is what the
-- agency says of itself. progress_curve has the months of each project.
SELECT
    month_end,
    count(*) AS projects,
    round(avg(planned_percent), 1) AS planned_percent,
    round(avg(reported_percent), 1) AS reported_percent,
    round(avg(gap_points), 1) AS gap_points,
    count(*) FILTER (gap_points < 0) AS behind,
    count(*) FILTER (gap_points = 0) AS on_plan,
    count(*) FILTER (gap_points > 0) AS ahead
FROM progress_curve
WHERE fiscal_year = 2565 AND gap_points IS NOT NULL
GROUP BY month_end
ORDER BY month_end
