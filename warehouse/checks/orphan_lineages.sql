-- One row is a code or a compared name in a table of lineages that belongs to no project there is.
WITH named AS (
    SELECT DISTINCT agency_code, compared_name FROM lineage_project
), told AS (
    SELECT 'lineage_project' AS table_name, 'previous_project_code' AS column_name,
        agency_code, previous_project_code AS value
    FROM lineage_project
    UNION ALL
    SELECT 'lineage_project', 'lineage_id', agency_code, lineage_id FROM lineage_project
    UNION ALL
    SELECT 'lineage_doubt', 'project_code', agency_code, project_code FROM lineage_doubt
    UNION ALL
    SELECT 'lineage_doubt', 'candidate_code', agency_code, candidate_code FROM lineage_doubt
), names AS (
    SELECT 'compared_name' AS column_name, agency_code, compared_name AS value
    FROM lineage_near_name
    UNION ALL
    SELECT 'other_compared_name', agency_code, other_compared_name FROM lineage_near_name
), orphans AS (
    SELECT 'lineage_project' AS table_name, 'project_code' AS column_name, agency_code,
        project_code AS value
    FROM lineage_project
    ANTI JOIN project_snapshot USING (project_code)
    UNION ALL
    SELECT table_name, column_name, told.agency_code, value
    FROM told
    ANTI JOIN lineage_project AS stored
        ON stored.project_code = told.value AND stored.agency_code = told.agency_code
    WHERE value IS NOT NULL
    UNION ALL
    SELECT 'lineage_near_name', column_name, names.agency_code, value
    FROM names
    ANTI JOIN named ON named.agency_code = names.agency_code AND named.compared_name = names.value
)
SELECT
    table_name,      -- table that holds the rows
    column_name,     -- its column that names what is not there
    agency_code,     -- agency code that the rows give
    value,           -- the code, or the compared name, without a project of that agency
    count(*) AS rows -- number of rows that give it
FROM orphans
GROUP BY table_name, column_name, agency_code, value
ORDER BY ALL;
