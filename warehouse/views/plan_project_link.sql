-- One row is a project of a plan beside one project that may be the same work; a project of a plan
-- without any is a row of its own. Nothing is merged: whether the two are one is for the reader to
-- say, who has linked_by, is_mutual and name_score to go by.
CREATE OR REPLACE VIEW plan_project_link AS
WITH named AS (
    -- The document saved last may not give the name: an earlier one may.
    SELECT snapshot.project_code, snapshot.name, snapshot.fiscal_year
    FROM project_snapshot AS snapshot
    LEFT JOIN document ON document.document_id = snapshot.document_id
    WHERE snapshot.name IS NOT NULL AND snapshot.project_code IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY snapshot.project_code
        ORDER BY document.observed_at DESC NULLS LAST, snapshot.document_id DESC
    ) = 1
)
SELECT
    plan.agency_name,                      -- agency as the plan names it; NULL where not shown
    plan.fiscal_year,                      -- Buddhist-era fiscal year of the plan: 2564 is 1 Oct 2020 to 30 Sep 2021; NULL where not shown
    work.part,                             -- part of the plan: 1 the city's strategy, 2 the agency's own, 3 routine work; never NULL
    work.plan_project_no,                  -- number within the part; never NULL
    work.name AS plan_project_name,        -- name as the plan prints it; NULL where blank
    work.budget_baht,                      -- budget in baht; NULL where the plan gives no amount
    work.unit_name,                        -- unit that is responsible; NULL where not shown
    link.project_code,                     -- project code of the candidate; NULL where there is none
    named.name AS project_name,            -- its name, of the document saved last that gives it; NULL where none does
    project.fiscal_year AS project_fiscal_year, -- its Buddhist-era fiscal year as it was last seen; NULL where unknown
    project.progress_percent,              -- its progress in percent (0-100, may exceed 100) as it was last seen; NULL where not shown
    link.method AS linked_by,              -- code where the plan prints the project's code, name where only the names are alike; NULL where there is no candidate
    link.name_score,                       -- likeness of the two names, 0 to 100; NULL where one has none
    link.is_same_year,                     -- whether both are of one fiscal year; NULL where one of the years is unknown
    link.rank,                             -- place among the candidates, 1 is the best; NULL where there is none
    link.is_mutual,                        -- whether neither of the two has another candidate as good within the plan; NULL where there is none
    work.document_id,                      -- document.document_id of the plan; never NULL
    work.page,                             -- page the plan's project was read from, from 1; NULL where the medium has no pages
    work.line_start,                       -- first line it was read from, from 1, in document_page.text; never NULL
    project.document_id AS project_document_id -- document.document_id that the project was last seen in; NULL where there is no candidate
FROM plan_project AS work
LEFT JOIN plan ON plan.document_id = work.document_id
LEFT JOIN project_link AS link
    ON link.document_id = work.document_id
    AND link.part = work.part
    AND link.plan_project_no = work.plan_project_no
LEFT JOIN named ON named.project_code = link.project_code
LEFT JOIN project ON project.project_code = link.project_code;
