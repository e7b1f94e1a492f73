-- One row is a project with a code, a name and a fiscal year, and the lineage it is of: the same
-- work in several years of one agency, linked by name alone. A project without a match is a lineage
-- of its own. Name and year are those of the document saved last that gives them.
CREATE TABLE IF NOT EXISTS lineage_project (
    project_code VARCHAR,          -- project_snapshot.project_code; never NULL
    agency_code VARCHAR,           -- first 4 digits of the project code and 0000; never NULL
    fiscal_year INTEGER,           -- fiscal year in the Buddhist era; never NULL
    name VARCHAR,                  -- name of the project; never NULL
    compared_name VARCHAR,         -- what is compared of the name: no opening words, years, editions and the like; between bars (ǀ) what the name says in brackets; NULL where nothing is left
    editions VARCHAR,              -- numbers of the name that run on with the years (ครั้ง 12; รุ่น 3-5), parted by "; "; NULL where it has none
    rules_version VARCHAR,         -- version of the rules that compared it; never NULL
    lineage_id VARCHAR,            -- code of the earliest project of the lineage; never NULL
    previous_project_code VARCHAR, -- project_code of the project before it in the lineage; NULL where it is the first
    match_score DOUBLE,            -- likeness of the two compared names, 0 to 100; NULL where it is the first
    match_certainty DOUBLE,        -- how certain it is that both are of one work, 0 to 100: 100 where rules link them, less where it is estimated from labelled names; NULL where it is the first
    drift VARCHAR                  -- what words of the name before went and came; NULL where it is the first, or the names are equal
);
