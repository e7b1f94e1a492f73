-- One row is one agency in one fiscal year, over the latest snapshots of its projects. Projects
-- whose agency code is unknown are counted under the agency's name.
CREATE OR REPLACE VIEW agency_year AS
WITH silent AS (
    SELECT DISTINCT document_id
    FROM finding
    WHERE rule = 'silent_before_year_end'
),
scored AS (
    SELECT document_id, project_code, sum(score) AS score_sum, count(score) AS scores
    FROM evaluation
    GROUP BY document_id, project_code
),
named AS (
    SELECT agency_code, max(agency_name) AS agency_name
    FROM project_snapshot
    WHERE agency_code IS NOT NULL
    GROUP BY agency_code
)
SELECT
    project.agency_code, -- agency code; NULL where unknown
    coalesce(
        first(
            project.agency_name
            ORDER BY project.observed_at DESC NULLS LAST, project.document_id
        ) FILTER (
            WHERE project.agency_name IS NOT NULL
        ),
        any_value(named.agency_name),
        any_value(agency.name)
    ) AS agency_name, -- agency as the document saved last names it, of another year where none of this one does, else as the table agency does; NULL where neither names it
    project.fiscal_year, -- Buddhist-era fiscal year: 2564 is 1 Oct 2020 to 30 Sep 2021; NULL where unknown
    count(*) AS projects, -- number of projects; never NULL
    count(*) FILTER (
        WHERE project.progress_percent >= 100
    ) AS finished, -- number of projects with a progress of 100 percent or more; never NULL
    count(*) FILTER (
        WHERE project.progress_percent < 100
    ) AS below_100, -- number of projects below 100 percent, those without a progress left out; never NULL
    avg(project.progress_percent) AS mean_progress_percent, -- mean progress in percent; NULL where no project shows one
    sum(scored.score_sum) / nullif(sum(scored.scores), 0)
        AS mean_evaluation_score, -- mean of all quarters' scores of all projects; NULL where there is none
    count(silent.document_id) AS silent_90_days -- number of projects with the finding silent_before_year_end; never NULL
FROM project
LEFT JOIN named ON named.agency_code = project.agency_code
LEFT JOIN agency ON agency.code = project.agency_code
LEFT JOIN silent ON silent.document_id = project.document_id
LEFT JOIN scored
    ON scored.document_id = project.document_id
    AND scored.project_code IS NOT DISTINCT FROM project.project_code
GROUP BY
    project.agency_code,
    CASE WHEN project.agency_code IS NULL THEN project.agency_name END,
    project.fiscal_year;
