-- How far did the projects of each fiscal year get, and how many were finished?
-- โครงการของแต่ละปีงบประมาณคืบหน้าไปเท่าใด และแล้วเสร็จกี่โครงการ
--
-- One row is one fiscal year of the Buddhist era: 2564 ran from October 2020 to September 2021.
-- projects, agencies: how many were seen. finished: projects with 100 percent or more.
-- mean_progress_percent, lowest_percent: over the projects that show a progress.
--
-- What it cannot tell: projects whose pages were not saved are not in it, and a page that was saved
-- within the year shows how far the project was on that day, not how far it got.
SELECT
    fiscal_year,
    count(*) AS projects,
    count(DISTINCT agency_code) AS agencies,
    count(*) FILTER (progress_percent >= 100) AS finished,
    round(avg(progress_percent), 1) AS mean_progress_percent,
    min(progress_percent) AS lowest_percent
FROM project
GROUP BY fiscal_year
ORDER BY fiscal_year
