-- One row is one batch that changed the warehouse.
CREATE TABLE IF NOT EXISTS run (
    run_id VARCHAR,        -- name of the run; never NULL
    started_at TIMESTAMP,  -- when it began, in UTC; never NULL
    finished_at TIMESTAMP, -- when it ended, in UTC; never NULL
    status VARCHAR,        -- ok, partial or failed; never NULL
    seen INTEGER,          -- number of inputs found; never NULL
    unchanged INTEGER,     -- number of inputs that were as last time and were not read; never NULL
    loaded INTEGER,        -- number of inputs read and stored; never NULL
    partial INTEGER,       -- number of inputs stored with some rows refused; never NULL
    failed INTEGER,        -- number of inputs that could not be read; never NULL
    version VARCHAR        -- version of the program; never NULL
);
