-- One row is two names of one agency, as they are compared, that may be of the same work. Names
-- are compared once: a later load compares those that are new with the others.
CREATE TABLE IF NOT EXISTS lineage_near_name (
    agency_code VARCHAR,         -- agency code of the projects; never NULL
    compared_name VARCHAR,       -- lineage_project.compared_name, the one that sorts first; never NULL
    other_compared_name VARCHAR, -- lineage_project.compared_name of the other; never NULL
    name_score DOUBLE,           -- likeness of the two, 0 to 100; never NULL
    certainty DOUBLE             -- how likely they are of one work where neither has a nearer name in the other year, 0 to 100: 100 where rules link them; never NULL
);
