-- One row is the evaluator's score of a project, or of an indicator, in one quarter.
CREATE TABLE IF NOT EXISTS evaluation (
    document_id VARCHAR,    -- document.document_id of the document it was read from; never NULL
    page INTEGER,           -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,     -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,       -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,       -- last line it was read from, from 1, in document_page.text; never NULL
    project_code VARCHAR,   -- project code; NULL where the document shows none, or an indicator was scored
    indicator_code VARCHAR, -- indicator code; NULL where the document shows none, or a project was scored
    quarter INTEGER,        -- fiscal quarter 1-4, the first begins in October; never NULL
    score DOUBLE            -- score in points of the page's own scale; NULL where the page has none
);
