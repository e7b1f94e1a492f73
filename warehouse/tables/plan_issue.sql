-- One row is a development issue (ประเด็นการพัฒนา) of an agency's action plan.
CREATE TABLE IF NOT EXISTS plan_issue (
    document_id VARCHAR,   -- document.document_id of the document it was read from; never NULL
    page INTEGER,          -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,    -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,      -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,      -- last line it was read from, from 1, in document_page.text; never NULL
    issue_no VARCHAR,      -- number of the issue as printed, in ASCII digits; never NULL
    name VARCHAR,          -- the issue as printed; NULL where blank
    objective VARCHAR,     -- main objective (วัตถุประสงค์หลัก); NULL where blank
    key_indicator VARCHAR  -- key indicator of the mission (ตัวชี้วัดภารกิจสำคัญ); NULL where blank
);
