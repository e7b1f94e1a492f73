-- One row is what was last seen at a path of the input, in an archive too. An archive that was read
-- to its end has a row of its own beside those of its members, and by it the next run leaves the
-- archive closed; members whose modified_ns is not their archive's were in it once and are no more.
CREATE TABLE IF NOT EXISTS source_file (
    input VARCHAR,          -- folder it was found in, an absolute path; never NULL
    source VARCHAR,         -- path inside that folder; a member's path in its archive stands behind the archive's; never NULL
    bytes BIGINT,           -- size of the file in bytes, of a member when unpacked; never NULL
    modified_ns BIGINT,     -- modification time of the file, of a member's archive, in nanoseconds since 1970, UTC; never NULL
    origin_key VARCHAR,     -- what the input said of its address and date, to tell when that changes; never NULL
    document_id VARCHAR,    -- document.document_id of its content; NULL where the bytes were not read, and for an archive
    parser_version VARCHAR, -- version of the program that read it; never NULL
    outcome VARCHAR         -- ok, partial, failed, quarantine, or archive (read to its end; what it holds has rows of its own); never NULL
);
