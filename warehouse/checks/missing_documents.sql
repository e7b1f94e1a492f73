-- One row is a path that is said to have been read, but whose document is not stored: a later run
-- would take the file as known and not read it again.
SELECT
    source_file.input,       -- folder it was found in
    source_file.source,      -- path inside that folder
    source_file.document_id, -- the id without a document; NULL where none was noted
    source_file.outcome      -- what became of the file: ok or partial
FROM source_file
ANTI JOIN document ON document.document_id = source_file.document_id
WHERE source_file.outcome IN ('ok', 'partial')
ORDER BY source_file.input, source_file.source;
