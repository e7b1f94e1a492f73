-- One row is the text of one page of a document.
CREATE TABLE IF NOT EXISTS document_page (
    document_id VARCHAR,  -- document.document_id; never NULL
    page INTEGER,         -- page number, from 1; NULL where the medium has no pages, then the row is the whole text
    text VARCHAR,         -- repaired text, lines parted by a line feed: line_start and line_end of all tables count these; never NULL
    ocr_confidence DOUBLE -- mean confidence of the words in percent (0-100) where the page was read from an image; NULL where it has text
);
