-- One row is one report of one project, once, whichever documents showed it: what progress_timeline
-- and stated_problem are read from. It holds nothing that progress_report does not; it is made at each
-- load, of the projects that the load tells of.
CREATE TABLE IF NOT EXISTS timeline_report (
    document_id VARCHAR,             -- document.document_id of the document it is taken from; never NULL
    page INTEGER,                    -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,              -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,                -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,                -- last line it was read from, from 1, in document_page.text; never NULL
    project_code VARCHAR,            -- project code; NULL where the document shows none
    report_no INTEGER,               -- number of the report among all of the project's, the oldest is 1; never NULL
    report_date DATE,                -- day of the report, Gregorian; NULL where not shown
    progress_percent DOUBLE,         -- reported progress in percent (0-100, may exceed 100); NULL where not shown
    narrative VARCHAR USING COMPRESSION zstd, -- what was done; NULL where blank
    problem VARCHAR,                 -- problems as stated, also words for none; NULL where blank
    obstacle VARCHAR,                -- obstacles as stated, also words for none; NULL where blank
    budget_spent_baht DECIMAL(18,2), -- budget drawn, in baht, as printed with this report; NULL where not shown
    plan_status VARCHAR,             -- whether it keeps to the plan, as printed; NULL where not shown
    target_status VARCHAR,           -- whether it keeps to the target, as printed; NULL where not shown
    observed_at TIMESTAMP,           -- when the document it is taken from was saved, in UTC; NULL where unknown
    states_problem BOOLEAN,          -- whether problem really states one, and not words for none alone; never NULL
    states_obstacle BOOLEAN          -- whether obstacle really states one, and not words for none alone; never NULL
);
