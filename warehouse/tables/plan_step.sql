-- One row is one step of a project's plan of work.
CREATE TABLE IF NOT EXISTS plan_step (
    document_id VARCHAR,       -- document.document_id of the document it was read from; never NULL
    page INTEGER,              -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,        -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,          -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,          -- last line it was read from, from 1, in document_page.text; never NULL
    project_code VARCHAR,      -- project code; NULL in action plans and where the document shows none
    part INTEGER,              -- part of the action plan: 1 strategic, 2 agency, 3 routine; NULL outside action plans
    plan_project_no VARCHAR,   -- number of the project within the part of the plan; NULL outside action plans
    step_no INTEGER,           -- number of the step, the first is 1; never NULL
    name VARCHAR,              -- what is to be done; NULL where blank
    weight_percent DOUBLE,     -- share of the whole work in percent (0-100); NULL where not shown
    cumulative_percent DOUBLE, -- running sum of the shares in percent (0-100), as printed; NULL where not shown
    start_date DATE,           -- first day, Gregorian; NULL where not shown
    end_date DATE              -- last day, Gregorian: where a month is printed, its last day; NULL where not shown
);
