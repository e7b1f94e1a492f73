-- One row is the budget of one project, of one agency in one fiscal year, or of one fiscal year, as
-- level says, over the latest snapshots of the projects. An amount that is not shown is never taken
-- for 0: what is compared is only what the projects with both amounts received and spent.
CREATE OR REPLACE VIEW budget_use AS
WITH amounts AS (
    SELECT
        project.*,
        CASE WHEN agency_code IS NULL THEN agency_name END AS agency_known_by,
        budget_received_baht IS NOT NULL AND budget_spent_baht IS NOT NULL AS has_both
    FROM project
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
        count(budget_received_baht) AS projects_with_received,
        count(budget_spent_baht) AS projects_with_spent,
        count(*) FILTER (WHERE has_both) AS projects_compared,
        sum(budget_received_baht) AS received_baht,
        sum(budget_spent_baht) AS spent_baht,
        sum(budget_received_baht) FILTER (WHERE has_both) AS compared_received_baht,
        sum(budget_spent_baht) FILTER (WHERE has_both) AS compared_spent_baht
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
    projects_with_received, -- number of projects whose document shows what was received; never NULL
    projects_with_spent,    -- number of projects whose document shows what was spent; never NULL
    projects_compared,      -- number of projects whose document shows both: those of spent_percent; never NULL
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
    END AS spent_missing,   -- why spent_percent is NULL: no_amounts, no_received, no_spent, never_both (no project shows both) or nothing_received (0 baht); NULL where it is not
    summed.document_id,     -- document.document_id of the document it was read from; NULL in sums
    summed.line_start       -- first line it was read from, from 1, in document_page.text; NULL in sums
FROM summed
LEFT JOIN agency ON agency.code = summed.agency_code;
