-- One row is the budget of one project, of one agency in one fiscal year, or of one fiscal year, as
-- level says, over the projects as project has them. The two amounts of a project come from one
-- document, the latest that shows either. An amount that is not shown is never taken for 0: what is
-- compared is only what the projects with both amounts received and spent.
CREATE OR REPLACE VIEW budget_use AS
WITH picture AS (
    SELECT DISTINCT document_id FROM document_page WHERE ocr_confidence IS NOT NULL
),
newest AS (
    SELECT document_id, project_code, max(report_date) AS last_report_date
    FROM progress_report
    GROUP BY document_id, project_code
),
shown AS (
    -- Amounts beside another fiscal year are of that year.
    SELECT
        project.project_code,
        snapshot.budget_received_baht,
        snapshot.budget_spent_baht,
        snapshot.document_id,
        snapshot.line_start
    FROM project
    JOIN project_snapshot AS snapshot
        ON snapshot.project_code = project.project_code
        AND (
            snapshot.document_id = project.document_id
            OR coalesce(snapshot.fiscal_year = project.fiscal_year, TRUE)
        )
    LEFT JOIN document ON document.document_id = snapshot.document_id
    LEFT JOIN newest
        ON newest.document_id = snapshot.document_id
        AND newest.project_code = snapshot.project_code
    LEFT JOIN picture ON picture.document_id = snapshot.document_id
    WHERE
        snapshot.budget_received_baht IS NOT NULL
        OR snapshot.budget_spent_baht IS NOT NULL
    -- The order of project.
    QUALIFY row_number() OVER (
        PARTITION BY project.project_code
        ORDER BY
            document.observed_at DESC NULLS LAST,
            newest.last_report_date DESC NULLS LAST,
            picture.document_id IS NULL DESC,
            snapshot.document_id,
            snapshot.line_start
    ) = 1
),
amounts AS (
    -- Both from one snapshot: where project shows either, shown is that one.
    SELECT
        project.project_code,
        project.name,
        project.agency_code,
        project.agency_name,
        project.fiscal_year,
        project.observed_at,
        CASE WHEN project.agency_code IS NULL THEN project.agency_name END AS agency_known_by,
        coalesce(shown.budget_received_baht, project.budget_received_baht) AS received,
        coalesce(shown.budget_spent_baht, project.budget_spent_baht) AS spent,
        received IS NOT NULL AND spent IS NOT NULL AS has_both,
        coalesce(shown.document_id, project.document_id) AS document_id,
        coalesce(shown.line_start, project.line_start) AS line_start
    FROM project
    LEFT JOIN shown ON shown.project_code = project.project_code
),
summed AS (
    SELECT
        grouping(document_id) AS is_sum,
        grouping(agency_code) AS is_year,
        project_code,
        agency_code,
        fiscal_year,
        document_id,
        line_start,
        any_value(name) AS name,
        first(agency_name ORDER BY observed_at DESC NULLS LAST, document_id)
            FILTER (WHERE agency_name IS NOT NULL) AS agency_name,
        count(*) AS projects,
        count(received) AS projects_with_received,
        count(spent) AS projects_with_spent,
        count(*) FILTER (WHERE has_both) AS projects_compared,
        sum(received) AS received_baht,
        sum(spent) AS spent_baht,
        sum(received) FILTER (WHERE has_both) AS compared_received_baht,
        sum(spent) FILTER (WHERE has_both) AS compared_spent_baht
    FROM amounts
    GROUP BY GROUPING SETS (
        (document_id, line_start, project_code, agency_code, agency_known_by, fiscal_year),
        (agency_code, agency_known_by, fiscal_year),
        (fiscal_year)
    )
)
SELECT
    CASE WHEN is_year = 1 THEN 'year' WHEN is_sum = 1 THEN 'agency_year' ELSE 'project' END
        AS level,           -- what the row is about: project, agency_year or year; never NULL
    summed.project_code,    -- project code; NULL where the document shows none, and in sums
    CASE WHEN is_sum = 0 THEN summed.name END
        AS name,            -- name of the project; NULL where the document shows none, and in sums
    summed.agency_code,     -- agency code; NULL where unknown, and where level is year
    CASE WHEN is_year = 0 THEN coalesce(summed.agency_name, agency.name) END
        AS agency_name,     -- agency as the document saved last names it, else as the table agency does; NULL where neither names it, and where level is year
    summed.fiscal_year,     -- Buddhist-era fiscal year: 2564 is 1 Oct 2020 to 30 Sep 2021; NULL where unknown, which is a year of its own in sums
    projects,               -- number of projects, 1 where level is project; never NULL
    projects_with_received, -- number of projects of which it is known what was received; never NULL
    projects_with_spent,    -- number of projects of which it is known what was spent; never NULL
    projects_compared,      -- number of projects of which one document shows both: those of spent_percent; never NULL
    received_baht::DECIMAL(18, 2)
        AS received_baht,   -- budget received, in baht, by the projects_with_received; NULL where there are none
    spent_baht::DECIMAL(18, 2)
        AS spent_baht,      -- budget spent, in baht, by the projects_with_spent; NULL where there are none
    compared_received_baht::DECIMAL(18, 2)
        AS compared_received_baht, -- budget received, in baht, by the projects_compared; NULL where there are none
    compared_spent_baht::DECIMAL(18, 2)
        AS compared_spent_baht, -- budget spent, in baht, by the projects_compared; NULL where there are none
    100 * compared_spent_baht::DOUBLE / nullif(compared_received_baht, 0)::DOUBLE
        AS spent_percent,   -- share of what the projects_compared received that they spent, in percent (0-100, may exceed 100); NULL where spent_missing says why
    CASE
        WHEN projects_compared = 0 AND projects_with_received = 0 AND projects_with_spent = 0
            THEN 'no_amounts'
        WHEN projects_compared = 0 AND projects_with_received = 0 THEN 'no_received'
        WHEN projects_compared = 0 AND projects_with_spent = 0 THEN 'no_spent'
        WHEN projects_compared = 0 THEN 'never_both'
        WHEN compared_received_baht = 0 THEN 'nothing_received'
    END AS spent_missing,   -- why spent_percent is NULL: no_amounts, no_received, no_spent, never_both (of no project one document shows both) or nothing_received (0 baht); NULL where it is not
    summed.document_id,     -- document.document_id of the document the amounts were read from: the latest that shows either, of those with this fiscal year or none, in the order of project; the project's latest where none does; NULL in sums
    summed.line_start       -- first line they were read from, from 1, in document_page.text; NULL in sums
FROM summed
LEFT JOIN agency ON agency.code = summed.agency_code;
