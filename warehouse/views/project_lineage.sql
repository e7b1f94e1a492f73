-- One row is a project of a lineage: the same work in several years within one agency, each year
-- under another code. Only lineages of two years and more are listed, one project a year at the
-- most; years may be missing between. Only the names link them: lineage_project has every project
-- with its lineage, project_lineage_doubt what was left out because two matched as well.
CREATE OR REPLACE VIEW project_lineage AS
WITH several AS (
    SELECT
        lineage_id,
        count(*) AS lineage_years,
        min(fiscal_year) AS first_fiscal_year,
        max(fiscal_year) AS last_fiscal_year
    FROM lineage_project
    GROUP BY lineage_id
    HAVING count(*) > 1
)
SELECT
    work.lineage_id,                               -- code of the earliest project of the lineage: later years do not change it; never NULL
    work.project_code,                             -- project code, AAAAAAAA-NNNN; never NULL
    work.fiscal_year,                              -- Buddhist-era fiscal year: 2564 is 1 Oct 2020 to 30 Sep 2021; never NULL
    work.agency_code,                              -- agency code: first 4 digits of the project code and 0000; never NULL
    work.match_score,                              -- likeness of the name to the one before, without opening words, years, editions and the like, 0 to 100; NULL in the first year
    work.match_certainty,                          -- how certain the link is, 0 to 100: 100 where rules make it, less where it is estimated from what people have labelled; NULL in the first year
    work.name,                                     -- name of the project, of the document saved last that gives it; never NULL
    previous.project_code AS previous_project_code, -- code of the project before it in the lineage; NULL in the first year
    previous.fiscal_year AS previous_fiscal_year,  -- its Buddhist-era fiscal year; NULL in the first year
    previous.name AS previous_name,                -- its name; NULL in the first year
    work.drift,                                    -- what words of the name before went and came; NULL in the first year, or where the names are equal
    several.lineage_years,                         -- years that the lineage has a project in; never NULL
    several.first_fiscal_year,                     -- Buddhist-era fiscal year it begins in; never NULL
    several.last_fiscal_year                       -- Buddhist-era fiscal year of its latest project; never NULL
FROM lineage_project AS work
JOIN several ON several.lineage_id = work.lineage_id
LEFT JOIN lineage_project AS previous ON previous.project_code = work.previous_project_code;
