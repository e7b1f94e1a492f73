-- One row is a word in a text: name the word you look for (WHERE word = 'ทางเท้า'), for there are tens of millions.
CREATE OR REPLACE VIEW search_word AS
WITH held AS (
    SELECT word, batch, unnest(text_nos) AS text_no FROM search_posting
)
SELECT
    held.word,               -- word as pythainlp cuts it, with Arabic digits and Latin letters in lower case; never NULL
    search_text.document_id, -- document.document_id of the document that holds it; never NULL
    search_text.table_name,  -- table of the record that holds it; never NULL
    search_text.column_name, -- column of the record that holds it; never NULL
    search_text.field,       -- what the text is: name, indicator, narrative and so on; never NULL
    search_text.page,        -- page of line_start, from 1; NULL where the medium has no pages
    search_text.line_start,  -- first line of the record, from 1; NULL for the title of a document
    search_text.page_end,    -- page of line_end, from 1; NULL where the medium has no pages
    search_text.line_end     -- last line of the record, from 1; NULL for the title of a document
FROM held
JOIN search_text USING (batch, text_no);
