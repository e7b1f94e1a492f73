-- One row is a project that may be the same work as a plan's project: a candidate, never a merge.
-- Names are compared within one agency and one fiscal year; a code that the plan prints links
-- whatever they are.
CREATE TABLE IF NOT EXISTS project_link (
    document_id VARCHAR,     -- document.document_id of the plan; never NULL
    part INTEGER,            -- plan_project.part; never NULL
    plan_project_no VARCHAR, -- plan_project.plan_project_no; never NULL
    project_code VARCHAR,    -- project_snapshot.project_code of the candidate; never NULL
    fiscal_year INTEGER,     -- fiscal year of the plan in the Buddhist era; NULL where not shown
    is_same_year BOOLEAN,    -- whether the candidate's fiscal year is the plan's; NULL where one of them is unknown
    name_score DOUBLE,       -- likeness of the two names without opening words, years and the like, 0 to 100; NULL where one has no name
    method VARCHAR,          -- code where the plan prints the project's code, name where only the names are alike; never NULL
    rank INTEGER,            -- place among the candidates of the plan's project, 1 is the best; never NULL
    is_mutual BOOLEAN        -- whether neither of the two has another candidate as good within the plan; never NULL
);
