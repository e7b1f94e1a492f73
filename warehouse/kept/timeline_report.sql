-- The rows of timeline_report of the projects in told_project, and of what the documents in
-- told_document report without a code. What makes two reports one, and which is left out, is told
-- with progress_timeline.
WITH told AS (
    SELECT rowid AS report_row, document_id, project_code, report_date, progress_percent, report_no
    FROM progress_report
    SEMI JOIN told_project USING (project_code)
    UNION ALL
    SELECT rowid, document_id, NULL, report_date, progress_percent, report_no
    FROM progress_report
    SEMI JOIN told_document USING (document_id)
    WHERE project_code IS NULL
),
picture AS (
    SELECT DISTINCT document_id FROM document_page WHERE ocr_confidence IS NOT NULL
),
pictured AS (
    SELECT DISTINCT project_code, report_date
    FROM told
    SEMI JOIN picture USING (document_id)
),
written AS (
    SELECT DISTINCT project_code, report_date
    FROM told
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
    SEMI JOIN told_project USING (project_code)
    JOIN document ON document.document_id = snapshot.document_id
    ANTI JOIN picture ON picture.document_id = snapshot.document_id
    WHERE
        snapshot.layout = 'full'
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
    JOIN told AS report USING (document_id, project_code)
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
        report.report_row,
        report.project_code,
        -- Without a code the reports of a document are compared with themselves alone.
        CASE WHEN report.project_code IS NULL THEN report.document_id END AS alone,
        report.report_date,
        report.progress_percent,
        report.report_no,
        report.document_id,
        hash(report.project_code, alone, report.report_date, report.progress_percent) AS likeness
    FROM told AS report
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
            -- A document that says it again says it last.
            report_no DESC,
            -- Of equals always the same one.
            document_id
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
    numbered.document_id,
    report.page,
    report.line_start,
    report.page_end,
    report.line_end,
    numbered.project_code,
    numbered.place,
    numbered.report_date,
    numbered.progress_percent,
    report.narrative,
    report.problem,
    report.obstacle,
    report.budget_spent_baht,
    report.plan_status,
    report.target_status,
    document.observed_at,
    states_trouble(report.problem),
    states_trouble(report.obstacle)
FROM numbered
JOIN progress_report AS report ON report.rowid = numbered.report_row
LEFT JOIN document ON document.document_id = numbered.document_id
