-- One row is one project as it was last seen: the same code in several documents or hosts is one
-- project. The latest snapshot is the one of the document saved last, then the one that knows of
-- the newest report, then one with text before one read from a picture. Snapshots without a project code cannot be told to be the same: each is a row.
CREATE OR REPLACE VIEW project AS
WITH picture AS (
    SELECT DISTINCT document_id FROM document_page WHERE ocr_confidence IS NOT NULL
),
newest AS (
    SELECT document_id, project_code, max(report_date) AS last_report_date
    FROM progress_report
    GROUP BY document_id, project_code
)
SELECT
    snapshot.project_code,         -- project code, AAAAAAAA-NNNN; NULL where the document shows none
    snapshot.fiscal_year,          -- Buddhist-era fiscal year: 2564 is 1 Oct 2020 to 30 Sep 2021; NULL where unknown
    snapshot.fiscal_year_source,   -- what fiscal_year was read from: header, form or dates; NULL where fiscal_year is
    snapshot.agency_code,          -- agency code; NULL where unknown
    snapshot.agency_name,          -- agency as the document names it; NULL where it names none
    snapshot.responsible_unit,     -- units below the agency, widest first, parted by " / "; NULL where not shown
    snapshot.section_code,         -- code of the section within the agency; NULL where unknown
    snapshot.name,                 -- name of the project; NULL where the document shows none
    snapshot.layout,               -- how the document shows it: full, stripped or form; never NULL
    snapshot.progress_percent,     -- progress in percent (0-100, may exceed 100); NULL where not shown
    newest.last_report_date,       -- day of the newest report in the same document, Gregorian; NULL where none has a date
    snapshot.rationale,            -- principle and rationale; NULL where not shown
    snapshot.objectives,           -- objectives; NULL where not shown
    snapshot.targets,              -- targets; NULL where not shown
    snapshot.is_routine,           -- whether it is routine work; NULL where the document does not tell
    snapshot.start_date,           -- first day, Gregorian; NULL where not shown
    snapshot.end_date,             -- last day, Gregorian; NULL where not shown
    snapshot.budget_received_baht, -- budget received, in baht; NULL where not shown
    snapshot.budget_spent_baht,    -- budget spent, in baht; NULL where not shown
    document.observed_at,          -- when the document was saved, in UTC; NULL where unknown
    document.source,               -- path of the document inside the input; NULL where the document is not stored
    snapshot.document_id,          -- document.document_id of the document it was read from; never NULL
    snapshot.page,                 -- page it was read from, from 1; NULL where the medium has no pages
    snapshot.line_start,           -- first line it was read from, from 1, in document_page.text; never NULL
    snapshot.page_end,             -- page of line_end, from 1; NULL where the medium has no pages
    snapshot.line_end              -- last line it was read from, from 1, in document_page.text; never NULL
FROM project_snapshot AS snapshot
LEFT JOIN document ON document.document_id = snapshot.document_id
LEFT JOIN newest
    ON newest.document_id = snapshot.document_id
    AND newest.project_code IS NOT DISTINCT FROM snapshot.project_code
LEFT JOIN picture ON picture.document_id = snapshot.document_id
QUALIFY snapshot.project_code IS NULL OR row_number() OVER (
    PARTITION BY snapshot.project_code
    ORDER BY
        document.observed_at DESC NULLS LAST,
        newest.last_report_date DESC NULLS LAST,
        picture.document_id IS NULL DESC,
        -- Of equals always the same one.
        snapshot.document_id,
        snapshot.line_start
) = 1;
