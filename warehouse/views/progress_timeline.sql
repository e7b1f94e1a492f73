-- One row is one report of one project, once, whichever documents showed it: reports of a code with
-- the same day, percent and narrative (white space aside) are one, and what else is said of it comes
-- from the document saved last. A report read from a picture is left out where a document with text
-- has one of the same day: misread letters do not make it another. Without a project code only the
-- reports of one document are compared.
CREATE OR REPLACE VIEW progress_timeline AS
WITH picture AS (
    SELECT DISTINCT document_id FROM document_page WHERE ocr_confidence IS NOT NULL
),
written AS (
    SELECT DISTINCT project_code, report_date
    FROM progress_report
    ANTI JOIN picture USING (document_id)
),
once AS (
    SELECT report.*, document.observed_at
    FROM progress_report AS report
    LEFT JOIN document ON document.document_id = report.document_id
    LEFT JOIN picture ON picture.document_id = report.document_id
    LEFT JOIN written
        ON written.project_code = report.project_code
        AND written.report_date = report.report_date
    WHERE picture.document_id IS NULL OR written.report_date IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY
            report.project_code,
            CASE WHEN report.project_code IS NULL THEN report.document_id END,
            report.report_date,
            report.progress_percent,
            regexp_replace(report.narrative, '\s', '', 'g')
        ORDER BY
            document.observed_at DESC NULLS LAST,
            -- Of equals always the same one.
            report.document_id,
            report.report_no
    ) = 1
)
SELECT
    project_code,      -- project code; NULL where the document shows none
    row_number() OVER (
        PARTITION BY project_code, CASE WHEN project_code IS NULL THEN document_id END
        ORDER BY report_date NULLS LAST, report_no, progress_percent, document_id
    ) AS report_no,    -- number of the report among all of the project's, the oldest is 1; never NULL
    report_date,       -- day of the report, Gregorian; NULL where not shown
    progress_percent,  -- reported progress in percent (0-100, may exceed 100); NULL where not shown
    narrative,         -- what was done; NULL where blank
    problem,           -- problems as stated, also words for none; NULL where blank
    obstacle,          -- obstacles as stated, also words for none; NULL where blank
    budget_spent_baht, -- budget drawn, in baht, as printed with this report; NULL where not shown
    plan_status,       -- whether it keeps to the plan, as printed; NULL where not shown
    target_status,     -- whether it keeps to the target, as printed; NULL where not shown
    observed_at,       -- when the document it is taken from was saved, in UTC; NULL where unknown
    document_id,       -- document.document_id of the document it is taken from; never NULL
    page,              -- page it was read from, from 1; NULL where the medium has no pages
    line_start,        -- first line it was read from, from 1, in document_page.text; never NULL
    page_end,          -- page of line_end, from 1; NULL where the medium has no pages
    line_end           -- last line it was read from, from 1, in document_page.text; never NULL
FROM once;
