-- One row is a level of the scale on which performance is rated.
CREATE TABLE IF NOT EXISTS rating_level (
    document_id VARCHAR, -- document.document_id of the document it was read from; never NULL
    page INTEGER,        -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,  -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,    -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,    -- last line it was read from, from 1, in document_page.text; never NULL
    slide_no INTEGER,    -- number of the slide; never NULL
    level INTEGER,       -- level 1-5, 5 is the best; never NULL
    label VARCHAR        -- what the level is called; NULL where not shown
);
