-- How far did the projects of each fiscal year get, and how many were finished?
-- Years are Buddhist-era fiscal years: 2564 ran from October 2020 to September 2021.
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
