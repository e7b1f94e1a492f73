-- How did each agency's projects do, year beside year?
-- โครงการของแต่ละหน่วยงานคืบหน้าเฉลี่ยเท่าใด เทียบปีต่อปี
--
-- One row is one agency. mean_2562 to mean_2566: mean progress of its projects in that fiscal year
-- of the Buddhist era, in percent; NULL where none was seen. projects, finished: over all these
-- years. silent: projects without a report in the last 90 days of their year that were not finished.
--
-- What it cannot tell: most means are of one or two projects, and a different work every year.
-- Agencies write their own plans, so 80 percent of one is not 80 percent of another.
SELECT
    agency_code,
    arg_max(agency_name, fiscal_year) AS agency,
    round(max(mean_progress_percent) FILTER (fiscal_year = 2562), 1) AS mean_2562,
    round(max(mean_progress_percent) FILTER (fiscal_year = 2563), 1) AS mean_2563,
    round(max(mean_progress_percent) FILTER (fiscal_year = 2564), 1) AS mean_2564,
    round(max(mean_progress_percent) FILTER (fiscal_year = 2565), 1) AS mean_2565,
    round(max(mean_progress_percent) FILTER (fiscal_year = 2566), 1) AS mean_2566,
    sum(projects) AS projects,
    sum(finished) AS finished,
    sum(silent_90_days) AS silent
FROM agency_year
WHERE agency_code IS NOT NULL AND fiscal_year BETWEEN 2562 AND 2566
GROUP BY agency_code
ORDER BY agency_code
