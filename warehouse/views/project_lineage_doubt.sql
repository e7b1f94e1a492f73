-- One row is a project beside one of an earlier year that may be the same work, and was not linked
-- to it, for another matched as well: which it is, if any, is for the reader to say.
CREATE OR REPLACE VIEW project_lineage_doubt AS
SELECT
    doubt.agency_code,                              -- agency code of both; never NULL
    doubt.project_code,                             -- code of the later project; never NULL
    work.fiscal_year,                               -- its Buddhist-era fiscal year; never NULL
    work.name,                                      -- its name; never NULL
    doubt.candidate_code,                           -- code of the earlier project; never NULL
    candidate.fiscal_year AS candidate_fiscal_year, -- its Buddhist-era fiscal year; never NULL
    candidate.name AS candidate_name,               -- its name; never NULL
    doubt.match_score,                              -- likeness of the names as they are compared, 0 to 100; never NULL
    doubt.candidates                                -- how many earlier projects were left out for this project; five are listed at the most; never NULL
FROM lineage_doubt AS doubt
LEFT JOIN lineage_project AS work ON work.project_code = doubt.project_code
LEFT JOIN lineage_project AS candidate ON candidate.project_code = doubt.candidate_code;
