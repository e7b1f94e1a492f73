-- One row is one try at an input that could not be read: the history of the quarantine, which an
-- input leaves when it has been read. An input is tried again when its bytes or the parser change.
CREATE TABLE IF NOT EXISTS failed_attempt (
    input VARCHAR,          -- folder it was found in, an absolute path; never NULL
    source VARCHAR,         -- path inside that folder, or member of an archive; never NULL
    document_id VARCHAR,    -- SHA-256 of its bytes, not in document; NULL where the bytes were not read
    reason VARCHAR,         -- one of a closed list, such as not_recognised or needs_ocr; never NULL
    message VARCHAR,        -- what was the matter; never NULL
    tried_at TIMESTAMP,     -- when it was tried, in UTC; never NULL
    parser_version VARCHAR, -- version of the program that tried; never NULL
    run_id VARCHAR          -- run.run_id of the run that tried; NULL where tried outside a run
);
