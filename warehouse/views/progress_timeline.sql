-- One row is one report of one project, once, whichever documents showed it: reports of a code with
-- the same day, percent and narrative (white space aside) are one, and what else is said of it comes
-- from the document saved last. A report read from a picture is left out where a document with text
-- has one of the same day: misread letters do not make it another. Where one page (one address, else
-- one path) was saved several times, with text and in full, a later save corrects the earlier: its
-- reports of a day stand for those of that day, unless they are fewer. Without a project code only
-- the reports of one document are compared.
CREATE OR REPLACE VIEW progress_timeline AS
SELECT
    project_code,      -- project code; NULL where the document shows none
    report_no,         -- number of the report among all of the project's, the oldest is 1; never NULL
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
FROM timeline_report;
