-- What changed on a project's page between two days on which it was saved?
-- หน้าโครงการเดียวกันที่บันทึกไว้คนละวัน มีข้อมูลใดเปลี่ยนไป
--
-- One row is one project's document beside the one saved before it, on whichever host. Days of
-- saving are Bangkok's. old_ and new_: the earlier and the later one's progress, score and number of
-- reports; NULL where it shows none. changed_reports: reports of one day whose percent is another in
-- the later document, which is a change of the past and no news. withdrawn_reports: by how many the
-- later one has fewer reports of a day; reports without a day are in neither.
--
-- What it cannot tell: when between the two days it changed, and who changed it. Pages saved once
-- are not in it.
WITH saved AS (
    SELECT
        snapshot.project_code,
        snapshot.document_id,
        snapshot.progress_percent,
        document.observed_at,
        (document.observed_at + INTERVAL 7 HOUR)::DATE AS saved_on
    FROM project_snapshot AS snapshot
    JOIN document ON document.document_id = snapshot.document_id
    WHERE snapshot.project_code IS NOT NULL AND document.observed_at IS NOT NULL
    -- A document that shows a project twice is not compared with itself.
    QUALIFY row_number() OVER (
        PARTITION BY snapshot.project_code, snapshot.document_id
        ORDER BY snapshot.page, snapshot.line_start
    ) = 1
),
pair AS (
    SELECT
        project_code,
        document_id AS new_id,
        saved_on AS new_saved_on,
        progress_percent AS new_percent,
        lag(document_id) OVER earlier AS old_id,
        lag(saved_on) OVER earlier AS old_saved_on,
        lag(progress_percent) OVER earlier AS old_percent
    FROM saved
    WINDOW earlier AS (PARTITION BY project_code ORDER BY observed_at, document_id)
    QUALIFY old_id IS NOT NULL
),
told AS (
    SELECT document_id, project_code, report_date, progress_percent, count(*) AS reports
    FROM progress_report
    GROUP BY document_id, project_code, report_date, progress_percent
),
side AS (
    SELECT pair.project_code, new_id, report_date, progress_percent, reports AS old, 0 AS new
    FROM pair
    JOIN told ON told.document_id = pair.old_id AND told.project_code = pair.project_code
    UNION ALL
    SELECT pair.project_code, new_id, report_date, progress_percent, 0 AS old, reports AS new
    FROM pair
    JOIN told ON told.document_id = pair.new_id AND told.project_code = pair.project_code
),
percent_of_day AS (
    SELECT
        project_code,
        new_id,
        report_date,
        progress_percent,
        sum(old) AS old,
        sum(new) AS new
    FROM side
    GROUP BY project_code, new_id, report_date, progress_percent
),
reported_day AS (
    -- What both sides have of one percent is the same, however many reports the day has.
    SELECT
        project_code,
        new_id,
        report_date,
        sum(old) AS old,
        sum(new) AS new,
        coalesce(sum(greatest(old - new, 0)) FILTER (progress_percent IS NOT NULL), 0) AS gone,
        coalesce(sum(greatest(new - old, 0)) FILTER (progress_percent IS NOT NULL), 0) AS come
    FROM percent_of_day
    GROUP BY project_code, new_id, report_date
),
difference AS (
    SELECT
        project_code,
        new_id,
        sum(old) AS old_reports,
        sum(new) AS new_reports,
        sum(least(gone, come)) FILTER (report_date IS NOT NULL) AS changed_reports,
        sum(greatest(old - new, 0)) FILTER (report_date IS NOT NULL) AS withdrawn_reports
    FROM reported_day
    GROUP BY project_code, new_id
),
scored AS (
    SELECT document_id, project_code, max(score) AS score
    FROM evaluation
    GROUP BY document_id, project_code
)
SELECT
    pair.project_code,
    pair.old_saved_on,
    pair.new_saved_on,
    pair.old_percent,
    pair.new_percent,
    old_scored.score AS old_score,
    new_scored.score AS new_score,
    coalesce(difference.old_reports, 0) AS old_reports,
    coalesce(difference.new_reports, 0) AS new_reports,
    coalesce(difference.changed_reports, 0) AS changed_reports,
    coalesce(difference.withdrawn_reports, 0) AS withdrawn_reports
FROM pair
LEFT JOIN difference
    ON difference.project_code = pair.project_code AND difference.new_id = pair.new_id
LEFT JOIN scored AS old_scored
    ON old_scored.document_id = pair.old_id AND old_scored.project_code = pair.project_code
LEFT JOIN scored AS new_scored
    ON new_scored.document_id = pair.new_id AND new_scored.project_code = pair.project_code
ORDER BY pair.project_code, pair.new_saved_on, pair.new_id
