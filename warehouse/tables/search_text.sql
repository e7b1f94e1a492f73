-- One row is a text that tidtam search looks through: a column of a record, with its place.
CREATE TABLE IF NOT EXISTS search_text (
    document_id VARCHAR, -- document.document_id of the document it was read from; never NULL
    page INTEGER,        -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,  -- first line of its record, from 1, in document_page.text; NULL for the title of a document
    page_end INTEGER,    -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,    -- last line of its record, from 1, in document_page.text; NULL for the title of a document
    table_name VARCHAR,  -- table of the record; never NULL
    column_name VARCHAR, -- column of the record that holds the text; never NULL
    field VARCHAR,       -- what the text is, as tidtam search --in names it: name, indicator, narrative and so on; never NULL
    words INTEGER,       -- different words of the text; never NULL
    batch INTEGER,       -- part of a load that brought the text, as in search_posting; never NULL
    text_no INTEGER      -- number of the text within the batch, from 0; never NULL
);
