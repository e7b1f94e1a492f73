-- What changed on a project's page between two days on which it was saved?
-- หน้าโครงการเดียวกันที่บันทึกไว้คนละวัน มีข้อมูลใดเปลี่ยนไป
--
-- One row is one project's document beside the one saved before it, on whichever host. old_ and
-- new_: the earlier and the later one's progress, score and number of reports; NULL where it shows
-- none. changed_reports: reports of one day whose percent is another in the later document, which
-- is a change of the past and no news. withdrawn_reports: days with a report that the later one lacks.
--
-- What it cannot tell: when between the two days it changed, and who changed it. Pages saved once
-- are not in it.
SELECT
    pair.project_code,
    pair.old_saved_on,
    pair.new_saved_on,
    pair.old_percent,
    pair.new_percent,
    (SELECT max(score) FROM evaluation WHERE document_id = pair.old_id) AS old_score,
    (SELECT max(score) FROM evaluation WHERE document_id = pair.new_id) AS new_score,
    (SELECT count(*) FROM progress_report WHERE document_id = pair.old_id) AS old_reports,
    (SELECT count(*) FROM progress_report WHERE document_id = pair.new_id) AS new_reports,
    (
        SELECT count(*)
        FROM progress_report AS old
        JOIN progress_report AS new USING (report_date)
        WHERE
            old.document_id = pair.old_id
            AND new.document_id = pair.new_id
            AND old.progress_percent <> new.progress_percent
    ) AS changed_reports,
    (
        SELECT count(DISTINCT old.report_date)
        FROM progress_report AS old
        WHERE
            old.document_id = pair.old_id
            AND old.report_date NOT IN (
                SELECT new.report_date
                FROM progress_report AS new
                WHERE new.document_id = pair.new_id AND new.report_date IS NOT NULL
            )
    ) AS withdrawn_reports
FROM (
    SELECT
        snapshot.project_code,
        snapshot.document_id AS new_id,
        document.observed_at::DATE AS new_saved_on,
        snapshot.progress_percent AS new_percent,
        lag(snapshot.document_id) OVER earlier AS old_id,
        lag(document.observed_at::DATE) OVER earlier AS old_saved_on,
        lag(snapshot.progress_percent) OVER earlier AS old_percent
    FROM project_snapshot AS snapshot
    JOIN document ON document.document_id = snapshot.document_id
    WHERE snapshot.project_code IS NOT NULL AND document.observed_at IS NOT NULL
    WINDOW earlier AS (
        PARTITION BY snapshot.project_code ORDER BY document.observed_at, snapshot.document_id
    )
) AS pair
WHERE pair.old_id IS NOT NULL
ORDER BY pair.project_code, pair.new_saved_on
