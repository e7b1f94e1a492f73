-- One row is one of the last two runs, the last one first. A version of the program that reads
-- documents again loads them by its run: what was known before is then stored no more.
SELECT
    run_id,
    finished_at,
    seen,
    loaded,
    partial,
    failed,
    version,
    EXISTS (
        SELECT 1 FROM document AS new
        WHERE new.run_id = run.run_id AND NOT EXISTS (
            SELECT 1 FROM document AS old
            WHERE old.run_id < run.run_id AND old.parser_version = new.parser_version
        )
    ) AND EXISTS (SELECT 1 FROM run AS earlier WHERE earlier.run_id < run.run_id AND earlier.loaded > 0)
        AS is_of_new_reading
FROM run
ORDER BY run_id DESC
LIMIT 2
