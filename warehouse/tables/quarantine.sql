-- One row is one input that could not be read; it goes when the input has been read.
CREATE TABLE IF NOT EXISTS quarantine (
    input VARCHAR,        -- folder it was found in, an absolute path; never NULL
    source VARCHAR,       -- path inside that folder, or member of an archive; never NULL
    document_id VARCHAR,  -- SHA-256 of its bytes, not in document; NULL where the bytes were not read
    reason VARCHAR,       -- one of a closed list, such as not_recognised or needs_ocr; never NULL
    message VARCHAR,      -- what is the matter and what to do; never NULL
    attempts INTEGER,     -- how many times it was tried, from 1; never NULL
    first_seen TIMESTAMP, -- when it was first tried, in UTC; never NULL
    last_seen TIMESTAMP   -- when it was last tried, in UTC; never NULL
);
