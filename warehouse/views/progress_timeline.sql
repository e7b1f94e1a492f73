-- One row is one report of one project, once, whichever documents showed it: reports of a code with
-- the same day, percent and narrative (white space aside) are one, and what else is said of it comes
-- from the document saved last. A report read from a picture is left out where a document with text
-- has one of the same day: misread letters do not make it another. Without a project code only the
-- reports of one document are compared.
CREATE OR REPLACE VIEW progress_timeline AS
WITH picture AS (
    SELECT DISTINCT document_id FROM document_page WHERE ocr_confidence IS NOT NULL
),
pictured AS (
    SELECT DISTINCT project_code, report_date
    FROM progress_report
    SEMI JOIN picture USING (document_id)
),
written AS (
    SELECT DISTINCT project_code, report_date
    FROM progress_report
    SEMI JOIN pictured USING (project_code, report_date)
    ANTI JOIN picture USING (document_id)
),
-- Texts are long: which reports are left is settled by rowids, and few texts are looked at for it.
shown AS (
    SELECT
        report.rowid AS report_row,
        report.project_code,
        -- Without a code the reports of a document are compared with themselves alone.
        CASE WHEN report.project_code IS NULL THEN report.document_id END AS alone,
        report.report_date,
        report.progress_percent,
        report.report_no,
        report.document_id,
        document.observed_at,
        count(*) OVER (
            PARTITION BY report.project_code, alone, report.report_date, report.progress_percent
        ) AS alike
    FROM progress_report AS report
    LEFT JOIN document ON document.document_id = report.document_id
    LEFT JOIN picture ON picture.document_id = report.document_id
    LEFT JOIN written
        ON written.project_code = report.project_code
        AND written.report_date = report.report_date
    WHERE picture.document_id IS NULL OR written.report_date IS NULL
),
once AS (
    SELECT shown.*
    FROM shown
    LEFT JOIN progress_report AS text
        ON text.rowid = CASE WHEN shown.alike > 1 THEN shown.report_row END
    QUALIFY row_number() OVER (
        PARTITION BY
            shown.project_code,
            shown.alone,
            shown.report_date,
            shown.progress_percent,
            -- White space, six times quicker than a pattern finds it. Lines end in line feeds alone.
            replace(replace(replace(text.narrative, ' ', ''), chr(10), ''), chr(9), '')
        ORDER BY
            shown.observed_at DESC NULLS LAST,
            -- Of equals always the same one.
            shown.document_id,
            shown.report_no
    ) = 1
),
numbered AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY project_code, alone
            ORDER BY report_date NULLS LAST, report_no, progress_percent, document_id
        ) AS place
    FROM once
)
SELECT
    numbered.project_code,    -- project code; NULL where the document shows none
    numbered.place AS report_no, -- number of the report among all of the project's, the oldest is 1; never NULL
    numbered.report_date,     -- day of the report, Gregorian; NULL where not shown
    numbered.progress_percent, -- reported progress in percent (0-100, may exceed 100); NULL where not shown
    report.narrative,         -- what was done; NULL where blank
    report.problem,           -- problems as stated, also words for none; NULL where blank
    report.obstacle,          -- obstacles as stated, also words for none; NULL where blank
    report.budget_spent_baht, -- budget drawn, in baht, as printed with this report; NULL where not shown
    report.plan_status,       -- whether it keeps to the plan, as printed; NULL where not shown
    report.target_status,     -- whether it keeps to the target, as printed; NULL where not shown
    numbered.observed_at,     -- when the document it is taken from was saved, in UTC; NULL where unknown
    numbered.document_id,     -- document.document_id of the document it is taken from; never NULL
    report.page,              -- page it was read from, from 1; NULL where the medium has no pages
    report.line_start,        -- first line it was read from, from 1, in document_page.text; never NULL
    report.page_end,          -- page of line_end, from 1; NULL where the medium has no pages
    report.line_end           -- last line it was read from, from 1, in document_page.text; never NULL
FROM numbered
JOIN progress_report AS report ON report.rowid = numbered.report_row;
