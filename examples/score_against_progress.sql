-- Does the evaluator's score follow progress?
-- ผลการประเมินของ สยป. สอดคล้องกับความคืบหน้าของโครงการหรือไม่
--
-- One row is one band of progress, the last row is all of them. projects: those whose latest
-- document shows a progress and a score. mean_score, lowest_score, highest_score: of the scores, 0
-- to 100. full_score: projects with 100. correlation: of progress and score over the row's
-- projects, from -1 to 1; near 0 they have little to do with each other; NULL where one of the two
-- is the same everywhere.
--
-- What it cannot tell: the score belongs to the quarter in which the page was saved, which may be an
-- early one, and a score judges the quarter's reporting as well as its work. Pages of the stripped
-- layout show no score and are left out.
SELECT
    CASE
        WHEN grouping(band) = 1 THEN 'all'
        WHEN band = 1 THEN 'below 50'
        WHEN band = 2 THEN '50 to below 100'
        ELSE '100 and above'
    END AS progress,
    count(*) AS projects,
    round(avg(score), 1) AS mean_score,
    min(score) AS lowest_score,
    max(score) AS highest_score,
    count(*) FILTER (score >= 100) AS full_score,
    round(nullif(corr(progress_percent, score), 'nan'), 2) AS correlation
FROM (
    SELECT
        project.progress_percent,
        evaluation.score,
        CASE
            WHEN project.progress_percent < 50 THEN 1
            WHEN project.progress_percent < 100 THEN 2
            ELSE 3
        END AS band
    FROM project
    JOIN evaluation
        ON evaluation.document_id = project.document_id
        AND evaluation.project_code = project.project_code
    WHERE project.progress_percent IS NOT NULL AND evaluation.score IS NOT NULL
)
GROUP BY GROUPING SETS ((band), ())
ORDER BY grouping(band), band
