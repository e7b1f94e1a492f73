-- One row is one month of the fiscal year of one project: what its plan foresees up to the month's
-- end, and what was reported up to then. Every project with a code and a fiscal year has its twelve
-- months; those without either have none: their months are not known, or which reports are theirs.
CREATE OR REPLACE VIEW progress_curve AS
-- Millions of rows are grouped and joined by a number, much faster than by the code. It is
-- told once: every reading of it would number anew.
WITH current_project AS MATERIALIZED (
    SELECT
        row_number() OVER () AS project_no,
        project_code,
        fiscal_year,
        agency_code,
        document_id,
        -- Months are counted from year 0; October of the year before is the first of a fiscal year.
        (fiscal_year - 544) * 12 + 9 AS first_month,
        -- Days of reports are Bangkok's.
        (observed_at + INTERVAL 7 HOUR)::DATE AS observed_day
    FROM project
    WHERE project_code IS NOT NULL AND fiscal_year IS NOT NULL
),
picture AS (
    SELECT DISTINCT document_id FROM document_page WHERE ocr_confidence IS NOT NULL
),
with_steps AS (
    SELECT DISTINCT document_id, project_code FROM plan_step WHERE project_code IS NOT NULL
),
newest AS (
    SELECT document_id, project_code, max(report_date) AS last_report_date
    FROM progress_report
    GROUP BY document_id, project_code
),
plan_document AS (
    -- Steps beside another fiscal year are the plan of that year.
    SELECT
        current_project.project_no,
        current_project.project_code,
        current_project.first_month,
        snapshot.document_id
    FROM current_project
    JOIN project_snapshot AS snapshot
        ON snapshot.project_code = current_project.project_code
        AND coalesce(snapshot.fiscal_year = current_project.fiscal_year, TRUE)
    JOIN with_steps
        ON with_steps.document_id = snapshot.document_id
        AND with_steps.project_code = snapshot.project_code
    LEFT JOIN document ON document.document_id = snapshot.document_id
    LEFT JOIN newest
        ON newest.document_id = snapshot.document_id
        AND newest.project_code = snapshot.project_code
    LEFT JOIN picture ON picture.document_id = snapshot.document_id
    -- The order of project.
    QUALIFY row_number() OVER (
        PARTITION BY current_project.project_no
        ORDER BY
            document.observed_at DESC NULLS LAST,
            newest.last_report_date DESC NULLS LAST,
            picture.document_id IS NULL DESC,
            snapshot.document_id,
            snapshot.line_start
    ) = 1
),
step AS (
    SELECT
        plan_document.project_no,
        plan_document.document_id,
        plan_step.weight_percent AS weight,
        plan_step.start_date,
        plan_step.end_date,
        year(start_date) * 12 + month(start_date) - 1 - first_month AS begins,
        year(end_date) * 12 + month(end_date) - 1 - first_month AS ends
    FROM plan_step
    JOIN plan_document USING (document_id, project_code)
),
plan_state AS (
    SELECT
        project_no,
        any_value(document_id) AS document_id,
        CASE
            WHEN count(*) > count(weight) THEN 'step_without_weight'
            WHEN bool_or(weight > 0 AND (start_date IS NULL OR end_date IS NULL))
                THEN 'step_without_dates'
            WHEN bool_or(weight > 0 AND end_date < start_date) THEN 'step_ends_before_start'
            -- As the rule weights_not_100 has it.
            WHEN abs(sum(weight) - 100) > 0.05 THEN 'weights_not_100'
        END AS planned_missing
    FROM step
    GROUP BY project_no
),
planned AS (
    -- A month has the share of a step that its months up to then are of all the step's months.
    SELECT
        step.project_no,
        month.fiscal_month,
        round(sum(
            weight * greatest(0, least(fiscal_month - begins, ends - begins + 1))
            / (ends - begins + 1)
        ), 6) AS planned_percent
    FROM step
    JOIN plan_state USING (project_no)
    CROSS JOIN range(1, 13) AS month (fiscal_month)
    WHERE weight > 0 AND planned_missing IS NULL
    GROUP BY step.project_no, month.fiscal_month
),
dated_report AS (
    SELECT
        current_project.project_no,
        report.report_date,
        report.report_no,
        report.progress_percent,
        report.observed_at,
        year(report.report_date) * 12 + month(report.report_date) - first_month AS fiscal_month
    FROM timeline_report AS report
    JOIN current_project ON current_project.project_code = report.project_code
    WHERE report.report_date IS NOT NULL AND report.progress_percent IS NOT NULL
),
undated_source AS (
    -- What a document of unknown age reports was known on that day at the latest.
    SELECT project_no, max(report_date) AS reported_until
    FROM dated_report
    WHERE observed_at IS NULL
    GROUP BY project_no
),
reported AS (
    SELECT
        project_no,
        fiscal_month,
        -- Of one day the last report of the document saved last.
        arg_max(
            struct_pack(report_date := report_date, progress_percent := progress_percent),
            (report_date, coalesce(observed_at, TIMESTAMP '0001-01-01'), report_no)
        ) AS last
    FROM dated_report
    WHERE fiscal_month BETWEEN 1 AND 12
    GROUP BY project_no, fiscal_month
),
course AS (
    SELECT
        current_project.*,
        month.fiscal_month,
        last_day(make_date(fiscal_year - 544, 9 + 1, 1) + to_months(month.fiscal_month::INTEGER - 1))
            AS month_end,
        greatest(observed_day, reported_until) AS known_until,
        last_value(reported.last IGNORE NULLS) OVER so_far AS last
    FROM current_project
    CROSS JOIN range(1, 13) AS month (fiscal_month)
    LEFT JOIN reported
        ON reported.project_no = current_project.project_no
        AND reported.fiscal_month = month.fiscal_month
    LEFT JOIN undated_source ON undated_source.project_no = current_project.project_no
    WINDOW so_far AS (
        PARTITION BY current_project.project_no ORDER BY month.fiscal_month
    )
),
seen AS (
    SELECT
        course.*,
        course.last.report_date AS report_date,
        course.last.progress_percent AS progress_percent,
        CASE
            WHEN known_until IS NULL OR known_until < date_trunc('month', month_end)
                THEN 'not_observed'
            WHEN known_until < month_end
                AND (report_date IS NULL OR report_date < date_trunc('month', month_end))
                THEN 'month_not_over'
            WHEN report_date IS NULL THEN 'no_report_yet'
        END AS reported_missing
    FROM course
)
SELECT
    seen.project_code,     -- project code, AAAAAAAA-NNNN; never NULL
    seen.fiscal_year,      -- Buddhist-era fiscal year: 2564 is 1 Oct 2020 to 30 Sep 2021; never NULL
    seen.agency_code,      -- agency code; NULL where unknown
    seen.fiscal_month::INTEGER
        AS fiscal_month,   -- month of the fiscal year, 1 is October and 12 is September; never NULL
    seen.month_end,        -- last day of the month, Gregorian; never NULL
    CASE WHEN plan_state.project_no IS NOT NULL AND planned_missing IS NULL
        THEN planned.planned_percent
    END AS planned_percent, -- progress in percent (0-100) that the steps of plan_document_id foresee up to the month's end, each step's weight spread evenly over the months it touches, those outside the fiscal year too; NULL where planned_missing says why
    CASE WHEN plan_state.project_no IS NULL THEN 'no_steps' ELSE planned_missing
    END AS planned_missing, -- why planned_percent is NULL: no_steps (in any document that shows the project with this fiscal year, or with none), step_without_weight, step_without_dates, step_ends_before_start or weights_not_100 (of all steps); NULL where it is not
    CASE WHEN reported_missing IS NULL THEN progress_percent
    END AS reported_percent, -- progress in percent (0-100, may exceed 100) of the newest report from the fiscal year's first day to the month's end that gives one; NULL where reported_missing says why
    CASE WHEN reported_missing IS NULL THEN report_date
    END AS report_date,    -- day of that report, Gregorian; NULL where reported_percent is
    reported_missing,      -- why reported_percent is NULL: no_report_yet, not_observed (the month begins after the document was saved) or month_not_over (it was saved in this month, and none of its reports is of the month); NULL where it is not
    CASE WHEN reported_missing IS NULL AND planned_missing IS NULL
        THEN round(progress_percent - planned.planned_percent, 6)
    END AS gap_points,     -- reported_percent less planned_percent, in percentage points, below 0 where behind plan; NULL where either is
    plan_state.document_id AS plan_document_id, -- document.document_id of the document whose steps are the plan: the latest that shows any, of those with this fiscal year or none, in the order of project; NULL where planned_missing is no_steps
    seen.document_id       -- document.document_id of the project's latest document, as in project, up to whose day the months are known; never NULL
FROM seen
LEFT JOIN plan_state ON plan_state.project_no = seen.project_no
LEFT JOIN planned
    ON planned.project_no = seen.project_no
    AND planned.fiscal_month = seen.fiscal_month;
