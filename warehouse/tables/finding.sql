-- One row is one thing about a document that a person should know.
CREATE TABLE IF NOT EXISTS finding (
    document_id VARCHAR, -- document.document_id; never NULL
    rule VARCHAR,        -- name of the rule that was broken; never NULL
    severity VARCHAR,    -- info, warning or error; never NULL
    subject VARCHAR,     -- table it is about; NULL where it is about the whole document
    subject_key VARCHAR, -- which row of that table; NULL where it is about no single row
    page INTEGER,        -- page, from 1; NULL where the medium has no pages, or about no place
    line_start INTEGER,  -- line, from 1, in document_page.text; NULL where about no place
    message VARCHAR,     -- what is the matter, in one sentence; never NULL
    observed VARCHAR,    -- what the document says; NULL where there is nothing to show
    expected VARCHAR,    -- what the rule expects; NULL where there is nothing to show
    run_id VARCHAR       -- run.run_id of the run that found it; NULL where found outside a run
);
