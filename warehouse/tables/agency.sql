-- One row is an agency by its code. The table comes with the program (schema/agencies.csv), no
-- document is its source; agencies whose code was never seen are not in it. These codes are not
-- the Ministry of Interior's, nor postal ones. That 17000000 is the traffic bureau is inferred, and
-- one indicator under that code (1700-944) is about waste.
CREATE TABLE IF NOT EXISTS agency (
    code VARCHAR,  -- agency code: 4 digits and 0000, as in project_snapshot.agency_code; never NULL
    name VARCHAR,  -- name as officially written; NULL where the code was seen without one
    kind VARCHAR,  -- bureau, office or district; never NULL
    source VARCHAR -- where the name was seen beside the code: header (head of a page), text (text of a page), inferred (nowhere, it follows from other sources) or code (the code was seen and no name); never NULL
);
