-- One row is one problem or one obstacle that a report really states: the words for none (ไม่มี,
-- ไม่พบปัญหาอุปสรรค, -, N/A, 0 ...) are left out, and so is what has no letter in it. Only words for none
-- from the first to the last letter are left out: ไม่มีงบประมาณ is a problem, and stays.
CREATE OR REPLACE VIEW stated_problem AS
WITH stated AS (
    SELECT *, 'problem' AS kind, problem AS stated FROM timeline_report WHERE states_problem
    UNION ALL
    SELECT *, 'obstacle' AS kind, obstacle AS stated FROM timeline_report WHERE states_obstacle
)
SELECT
    project_code,     -- project code; NULL where the document shows none
    report_no,        -- progress_timeline.report_no of the report that states it; never NULL
    kind,             -- problem or obstacle: under which of the two the report states it; never NULL
    stated AS words,  -- what is stated, as printed; never NULL
    report_date,      -- day of the report, Gregorian; NULL where not shown
    progress_percent, -- progress in percent (0-100, may exceed 100) that the report gives; NULL where not shown
    observed_at,      -- when the document it is taken from was saved, in UTC; NULL where unknown
    document_id,      -- document.document_id of the document it is taken from; never NULL
    page,             -- page it was read from, from 1; NULL where the medium has no pages
    line_start,       -- first line of the report, from 1, in document_page.text; never NULL
    page_end,         -- page of line_end, from 1; NULL where the medium has no pages
    line_end          -- last line of the report, from 1, in document_page.text; never NULL
FROM stated;
