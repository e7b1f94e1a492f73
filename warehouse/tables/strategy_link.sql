-- One row is one level of the strategy that a project serves.
CREATE TABLE IF NOT EXISTS strategy_link (
    document_id VARCHAR,     -- document.document_id of the document it was read from; never NULL
    page INTEGER,            -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,      -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,        -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,        -- last line it was read from, from 1, in document_page.text; never NULL
    project_code VARCHAR,    -- project code; NULL in action plans and where the document shows none
    part INTEGER,            -- part of the action plan: 1 strategic, 2 agency, 3 routine; NULL outside action plans
    plan_project_no VARCHAR, -- number of the project within the part of the plan; NULL outside action plans
    issue_no VARCHAR,        -- number of the development issue in the plan; NULL outside action plans
    indicator_no INTEGER,    -- place of the indicator in the document; NULL but in pages of an agency's indicators
    level INTEGER,           -- level of the strategy, 1 is the widest; never NULL
    label VARCHAR,           -- what the level is called, such as ด้านที่ or มิติที่; NULL where not shown
    code VARCHAR,            -- its number in ASCII digits, such as 5.3.1.2; NULL where not shown
    name VARCHAR             -- its name; NULL where not shown
);
