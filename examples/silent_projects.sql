-- Which unfinished projects fell silent, and what was the last thing they reported?
-- โครงการใดยังไม่แล้วเสร็จแต่หยุดรายงานไปนานกว่า 90 วัน และรายงานครั้งสุดท้ายว่าอย่างไร
--
-- One row is one project below 100 percent. silent_days: days from its last report to the end of the
-- fiscal year, or to the day in Bangkok on which its page was saved where that came first. narrative:
-- of that last report; NULL where it says nothing.
--
-- What it cannot tell: whether the work stopped or only the reports did. A project that was never
-- reported on is not in it, for its silence has no first day.
SELECT
    project.fiscal_year,
    project.agency_name AS agency,
    project.project_code,
    project.name,
    project.progress_percent,
    project.last_report_date,
    date_diff(
        'day',
        project.last_report_date,
        least(
            make_date(project.fiscal_year - 543, 9, 30),
            (project.observed_at + INTERVAL 7 HOUR)::DATE
        )
    ) AS silent_days,
    last_report.narrative
FROM project
JOIN (
    SELECT
        document_id,
        project_code,
        -- arg_max alone passes over a report that says nothing, and takes the words of another.
        arg_max_null(narrative, (report_date, report_no)) AS narrative
    FROM progress_report
    WHERE report_date IS NOT NULL
    GROUP BY document_id, project_code
) AS last_report
    ON last_report.document_id = project.document_id
    AND last_report.project_code = project.project_code
WHERE project.progress_percent < 100 AND silent_days > 90
ORDER BY silent_days DESC, project.project_code
