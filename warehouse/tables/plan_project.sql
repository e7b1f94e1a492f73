-- One row is a project of an agency's action plan.
CREATE TABLE IF NOT EXISTS plan_project (
    document_id VARCHAR,       -- document.document_id of the document it was read from; never NULL
    page INTEGER,              -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,        -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,          -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,          -- last line it was read from, from 1, in document_page.text; never NULL
    part INTEGER,              -- part of the plan: 1 the city's strategy, 2 the agency's own, 3 routine work; never NULL
    plan_project_no VARCHAR,   -- number within the part as printed, in ASCII digits, or counted where none is printed; never NULL
    issue_no VARCHAR,          -- plan_issue.issue_no it serves; NULL where none
    name VARCHAR,              -- name as printed; NULL where blank
    budget_baht DECIMAL(18,2), -- budget in baht; NULL where the plan gives no amount
    budget_text VARCHAR,       -- what the plan gives for the budget, as printed, also words and dashes; NULL where blank
    unit_name VARCHAR,         -- unit that is responsible; NULL where not shown
    policy_code VARCHAR,       -- code of the governor's policy as printed; NULL where none
    output_name VARCHAR        -- output (ผลผลิต) it belongs to; NULL where not shown
);
