-- One row is one report of a project's progress, as one document showed it.
CREATE TABLE IF NOT EXISTS progress_report (
    document_id VARCHAR,             -- document.document_id of the document it was read from; never NULL
    page INTEGER,                    -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,              -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,                -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,                -- last line it was read from, from 1, in document_page.text; never NULL
    project_code VARCHAR,            -- project code; NULL where the document shows none
    report_no INTEGER,               -- number of the report within the document, the oldest is 1; never NULL
    printed_no INTEGER,              -- number the document prints for it; NULL where it prints none
    report_date DATE,                -- day of the report, Gregorian; NULL where not shown
    progress_percent DOUBLE,         -- reported progress in percent (0-100, may exceed 100); NULL where not shown
    narrative VARCHAR USING COMPRESSION zstd, -- what was done; NULL where blank
    problem VARCHAR,                 -- problems as stated, also words for none; NULL where blank
    obstacle VARCHAR,                -- obstacles as stated, also words for none; NULL where blank
    budget_spent_baht DECIMAL(18,2), -- budget drawn, in baht, as printed with this report; NULL where not shown
    plan_status VARCHAR,             -- whether it keeps to the plan, as printed; NULL where not shown
    target_status VARCHAR            -- whether it keeps to the target, as printed; NULL where not shown
);
