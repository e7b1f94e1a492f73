-- One row is what was last seen at a path of the input.
CREATE TABLE IF NOT EXISTS source_file (
    input VARCHAR,          -- folder it was found in, an absolute path; never NULL
    source VARCHAR,         -- path inside that folder, or member of an archive; never NULL
    bytes BIGINT,           -- size of the file in bytes; never NULL
    modified_ns BIGINT,     -- modification time of the file in nanoseconds since 1970, UTC; never NULL
    origin_key VARCHAR,     -- what the input said of its address and date, to tell when that changes; never NULL
    document_id VARCHAR,    -- document.document_id of its content; NULL where the bytes were not read
    parser_version VARCHAR, -- version of the program that read it; never NULL
    outcome VARCHAR         -- ok, partial, failed or quarantine; never NULL
);
