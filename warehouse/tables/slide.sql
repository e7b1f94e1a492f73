-- One row is a slide of a deck; blank slides are kept.
CREATE TABLE IF NOT EXISTS slide (
    document_id VARCHAR, -- document.document_id of the document it was read from; never NULL
    page INTEGER,        -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,  -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,    -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,    -- last line it was read from, from 1, in document_page.text; never NULL
    slide_no INTEGER,    -- number of the slide, as the transcript counts them; never NULL
    title VARCHAR,       -- title of the slide; NULL where the transcript does not tell it from the text
    text VARCHAR         -- the slide's whole text, its title included; empty where the slide has none, never NULL
);
