-- One row is one project that is behind its plan in the month of its newest report, or is below 100
-- percent after its fiscal year ended, as far as its document knew when it was saved: no row depends
-- on the day of asking. A project with 100 percent is not late, whatever its reports said before.
CREATE OR REPLACE VIEW late_project AS
WITH open_project AS (
    SELECT
        *,
        -- Bangkok's day. The year ends with the 30th of September.
        (observed_at + INTERVAL 7 HOUR)::DATE AS observed_day,
        coalesce(observed_day >= make_date(fiscal_year - 543, 10, 1), FALSE) AS is_year_over
    FROM project
    WHERE project_code IS NOT NULL AND coalesce(progress_percent, 0) < 100
),
newest AS (
    SELECT *
    FROM progress_curve
    WHERE report_date >= date_trunc('month', month_end)
    QUALIFY row_number() OVER (PARTITION BY project_code ORDER BY fiscal_month DESC) = 1
),
last_stated AS (
    SELECT
        project_code,
        kind,
        arg_max(
            struct_pack(words := words, report_date := report_date),
            (
                coalesce(report_date, DATE '0001-01-01'),
                coalesce(observed_at, TIMESTAMP '0001-01-01'),
                line_start,
                words
            )
        ) AS last
    FROM stated_problem
    GROUP BY project_code, kind
),
judged AS (
    SELECT
        open_project.*,
        newest.fiscal_month,
        newest.report_date,
        newest.planned_percent,
        newest.reported_percent,
        newest.gap_points,
        -- Weights that are rounded may end 0.05 beside 100, as the rule weights_not_100 has it.
        coalesce(newest.gap_points < -0.05, FALSE) AS is_behind,
        coalesce(
            is_year_over AND coalesce(progress_percent, newest.reported_percent) < 100, FALSE
        ) AS is_unfinished
    FROM open_project
    LEFT JOIN newest ON newest.project_code = open_project.project_code
)
SELECT
    judged.project_code,   -- project code, AAAAAAAA-NNNN; never NULL
    judged.name,           -- name of the project; NULL where the document shows none
    judged.fiscal_year,    -- Buddhist-era fiscal year: 2564 is 1 Oct 2020 to 30 Sep 2021; never NULL
    judged.agency_code,    -- agency code; NULL where unknown
    judged.agency_name,    -- agency as the document names it; NULL where it names none
    CASE
        WHEN is_behind AND is_unfinished THEN 'behind_plan_and_unfinished'
        WHEN is_behind THEN 'behind_plan'
        ELSE 'unfinished'
    END AS late_because,   -- why it counts as late: behind_plan (gap_points below -0.05), unfinished (below 100 percent on the day it was seen, after its fiscal year) or behind_plan_and_unfinished; never NULL
    judged.observed_day AS seen_on, -- day in Bangkok on which its latest document was saved, which says whether the year is over; NULL where unknown, then it counts as not over
    judged.progress_percent, -- progress in percent (0-100) as its latest document shows it; NULL where not shown
    judged.fiscal_month,   -- month of the fiscal year (1 is October) of the newest report of that year that gives a percent; NULL where there is none
    judged.report_date,    -- day of that report, Gregorian; NULL where there is none
    judged.planned_percent, -- progress in percent (0-100) that the plan foresees up to that month's end, which may lie some days after the report; NULL where there is no such report, and where progress_curve says why the plan is unknown
    judged.reported_percent, -- progress in percent (0-100, may exceed 100) that the report gives; NULL where there is none
    judged.gap_points,     -- reported_percent less planned_percent, in percentage points, below 0 where behind plan; NULL where either is
    problem.last.words AS problem, -- problem that was really stated last, as printed (stated_problem); NULL where none ever was
    problem.last.report_date AS problem_date, -- day of the report that states it, Gregorian; NULL where problem is, or the report shows none
    obstacle.last.words AS obstacle, -- obstacle that was really stated last, as printed (stated_problem); NULL where none ever was
    obstacle.last.report_date AS obstacle_date, -- day of the report that states it, Gregorian; NULL where obstacle is, or the report shows none
    judged.document_id,    -- document.document_id of the project's latest document; never NULL
    judged.page,           -- page it was read from, from 1; NULL where the medium has no pages
    judged.line_start,     -- first line it was read from, from 1, in document_page.text; never NULL
    judged.page_end,       -- page of line_end, from 1; NULL where the medium has no pages
    judged.line_end        -- last line it was read from, from 1, in document_page.text; never NULL
FROM judged
LEFT JOIN last_stated AS problem
    ON problem.project_code = judged.project_code AND problem.kind = 'problem'
LEFT JOIN last_stated AS obstacle
    ON obstacle.project_code = judged.project_code AND obstacle.kind = 'obstacle'
WHERE is_behind OR is_unfinished
-- For who asks for the first rows too; without it DuckDB 2.0 never answers one who wants few.
ORDER BY judged.fiscal_year DESC, judged.project_code;
