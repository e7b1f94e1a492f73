-- One row is what an indicator of an action plan had reached in an earlier year.
CREATE TABLE IF NOT EXISTS plan_baseline (
    document_id VARCHAR,  -- document.document_id of the document it was read from; never NULL
    page INTEGER,         -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,   -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,     -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,     -- last line it was read from, from 1, in document_page.text; never NULL
    indicator_no VARCHAR, -- plan_indicator.indicator_no of table ค; never NULL
    year INTEGER,         -- year in the Buddhist era; never NULL
    text VARCHAR          -- the plan's words for the year, also those for none; NULL where blank
);
