-- One row is a level of success of an indicator of an action plan.
CREATE TABLE IF NOT EXISTS scoring_level (
    document_id VARCHAR,      -- document.document_id of the document it was read from; never NULL
    page INTEGER,             -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,       -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,         -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,         -- last line it was read from, from 1, in document_page.text; never NULL
    indicator_no VARCHAR,     -- plan_indicator.indicator_no of table ค; never NULL
    level INTEGER,            -- level 1-5, 5 is the best; never NULL
    threshold_percent DOUBLE, -- percent of success from which the level is reached; NULL where not shown
    criterion VARCHAR,        -- how success is measured; NULL where blank
    score DOUBLE              -- score earned, in points; NULL where not shown
);
