-- One row is an indicator's result and scores in one quarter.
CREATE TABLE IF NOT EXISTS indicator_quarter (
    document_id VARCHAR,    -- document.document_id of the document it was read from; never NULL
    page INTEGER,           -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,     -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,       -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,       -- last line it was read from, from 1, in document_page.text; never NULL
    indicator_no INTEGER,   -- place of the indicator in the document, from 1; never NULL
    indicator_code VARCHAR, -- indicator code; NULL where the document shows none
    quarter INTEGER,        -- fiscal quarter 1-4, the first begins in October; NULL for texts whose quarter the page does not say
    result_value DOUBLE,    -- result up to the quarter, in the indicator's unit; NULL where not shown
    score DOUBLE,           -- score in points; NULL where not shown
    score_2_1 DOUBLE,       -- score of component 2.1 in points; NULL where not shown
    score_2_2 DOUBLE,       -- score of component 2.2 in points; NULL where not shown
    narrative VARCHAR USING COMPRESSION zstd -- what was done; NULL where blank
);
