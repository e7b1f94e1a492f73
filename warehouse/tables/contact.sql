-- One row is an official named for a project. Personal data: no other table holds it.
CREATE TABLE IF NOT EXISTS contact (
    document_id VARCHAR,  -- document.document_id of the document it was read from; never NULL
    page INTEGER,         -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,   -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,     -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,     -- last line it was read from, from 1, in document_page.text; never NULL
    project_code VARCHAR, -- project code; NULL where the document shows none
    role VARCHAR,         -- responsible or coordinator; never NULL
    sequence INTEGER,     -- place among the project's contacts of that role, from 1; never NULL
    name VARCHAR,         -- name of the official; NULL where it could not be told from the rest
    phone VARCHAR,        -- telephone as printed; NULL where none is shown
    raw VARCHAR           -- the whole entry as printed; never NULL
);
