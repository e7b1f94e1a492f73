-- One row is a project of an earlier year that may be the same work as a project, and was not
-- linked to it: another was as good a match for one of the two, and nothing is guessed. Five are
-- kept of a project, the best of them.
CREATE TABLE IF NOT EXISTS lineage_doubt (
    agency_code VARCHAR,    -- agency code of both projects; never NULL
    project_code VARCHAR,   -- lineage_project.project_code of the later project; never NULL
    candidate_code VARCHAR, -- lineage_project.project_code of the earlier project; never NULL
    match_score DOUBLE,     -- likeness of the two compared names, 0 to 100; never NULL
    candidates INTEGER      -- how many earlier projects were left out for this project; never NULL
);
