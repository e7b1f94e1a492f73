-- One row is one distinct file content.
CREATE TABLE IF NOT EXISTS document (
    document_id VARCHAR,    -- SHA-256 of the file's bytes, 64 lower-case hex digits; never NULL
    kind VARCHAR,           -- progress_page, progress_form, action_plan, slide_deck, indicator_page or agency_results; never NULL
    source VARCHAR,         -- path inside the input, or member of an archive; never NULL
    url VARCHAR,            -- address it was saved from; NULL where unknown
    title VARCHAR,          -- title of the document; NULL where it has none
    media_type VARCHAR,     -- such as text/html; never NULL
    encoding VARCHAR,       -- character encoding it was decoded from; NULL where the medium has none
    bytes BIGINT,           -- size of the file in bytes; never NULL
    pages INTEGER,          -- number of pages; NULL where the medium has no pages
    observed_at TIMESTAMP,  -- when it was saved, of several times the last, in UTC; NULL where unknown. Where a view or a command takes a day from it, that is the day in Bangkok
    parser_version VARCHAR, -- version of the program that read it; never NULL
    status VARCHAR,         -- ok, partial (some rows were refused) or failed; never NULL
    run_id VARCHAR,         -- run.run_id of the run that loaded it last: it is loaded again when its bytes are seen again at a later time, and by a newer version of the program; NULL where loaded outside a run
    first_run_id VARCHAR,   -- run.run_id of the run that loaded it first; NULL where that was outside a run, and where it was last loaded by a version of the program that did not keep it
    first_observed_at TIMESTAMP -- observed_at as the run first_run_id knew it, in UTC; NULL where unknown, and where first_run_id is
);
