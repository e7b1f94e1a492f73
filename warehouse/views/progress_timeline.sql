-- One row is one report of one project, once, whichever documents showed it: reports of a code with
-- the same day, percent and narrative (white space aside) are one, and what else is said of it comes
-- from the document saved last. A report read from a picture is left out where a document with text
-- has one of the same day: misread letters do not make it another. Where one page (one address, else
-- one path) was saved several times, with text and in full, a later save corrects the earlier: its
-- reports of a day stand for those of that day, unless they are fewer. Without a project code only
-- the reports of one document are compared.
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
-- Without url or path nothing says that two documents are one page; other hosts and forms may lag.
saved_page AS (
    SELECT
        snapshot.document_id,
        snapshot.project_code,
        document.observed_at,
        hash(coalesce(document.url, document.source), snapshot.project_code) AS page_key
    FROM project_snapshot AS snapshot
    JOIN document ON document.document_id = snapshot.document_id
    ANTI JOIN picture ON picture.document_id = snapshot.document_id
    WHERE
        snapshot.layout = 'full'
        AND snapshot.project_code IS NOT NULL
        AND document.observed_at IS NOT NULL
),
saved_again AS (
    SELECT page_key
    FROM saved_page
    GROUP BY page_key
    HAVING count(DISTINCT observed_at) > 1
),
saved_day AS (
    SELECT
        saved_page.page_key,
        saved_page.observed_at,
        saved_page.document_id,
        report.project_code,
        report.report_date,
        count(*) AS reports
    FROM saved_page
    SEMI JOIN saved_again USING (page_key)
    JOIN progress_report AS report USING (document_id, project_code)
    WHERE report.report_date IS NOT NULL
    GROUP BY ALL
),
-- Where the later save has fewer of the day, nothing says which of them are gone.
corrected AS (
    SELECT earlier.document_id, earlier.project_code, earlier.report_date
    FROM saved_day AS earlier
    SEMI JOIN saved_day AS later
        ON later.page_key = earlier.page_key
        AND later.report_date = earlier.report_date
        AND later.observed_at > earlier.observed_at
        AND later.reports >= earlier.reports
),
-- Texts are long and millions of rows are slow to sort: the few reports that are alike but for
-- their texts are found by a hash, and only these are compared.
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
        hash(report.project_code, alone, report.report_date, report.progress_percent) AS likeness
    FROM progress_report AS report
    LEFT JOIN picture ON picture.document_id = report.document_id
    LEFT JOIN written
        ON written.project_code = report.project_code
        AND written.report_date = report.report_date
    ANTI JOIN corrected
        ON corrected.document_id = report.document_id
        AND corrected.project_code = report.project_code
        AND corrected.report_date = report.report_date
    WHERE picture.document_id IS NULL OR written.report_date IS NULL
),
alike AS (
    SELECT likeness FROM shown GROUP BY likeness HAVING count(*) > 1
),
-- Of each text a hash is enough: with that of the rest it has 128 bits.
compared AS (
    SELECT
        shown.*,
        document.observed_at,
        -- White space is taken out as no pattern would, six times slower.
        hash(replace(replace(replace(text.narrative, ' ', ''), chr(10), ''), chr(9), '')) AS said
    FROM shown
    SEMI JOIN alike USING (likeness)
    JOIN progress_report AS text ON text.rowid = shown.report_row
    LEFT JOIN document ON document.document_id = shown.document_id
),
said_again AS (
    SELECT report_row
    FROM compared
    QUALIFY row_number() OVER (
        PARTITION BY likeness, said
        ORDER BY
            observed_at DESC NULLS LAST,
            -- Of equals always the same one.
            document_id,
            report_no
    ) > 1
),
numbered AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY project_code, alone
            ORDER BY report_date NULLS LAST, report_no, progress_percent, document_id
        ) AS place
    FROM shown
    ANTI JOIN said_again USING (report_row)
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
    document.observed_at,     -- when the document it is taken from was saved, in UTC; NULL where unknown
    numbered.document_id,     -- document.document_id of the document it is taken from; never NULL
    report.page,              -- page it was read from, from 1; NULL where the medium has no pages
    report.line_start,        -- first line it was read from, from 1, in document_page.text; never NULL
    report.page_end,          -- page of line_end, from 1; NULL where the medium has no pages
    report.line_end           -- last line it was read from, from 1, in document_page.text; never NULL
FROM numbered
JOIN progress_report AS report ON report.rowid = numbered.report_row
LEFT JOIN document ON document.document_id = numbered.document_id;
