-- One row is a total that an action plan prints below its projects.
CREATE TABLE IF NOT EXISTS plan_total (
    document_id VARCHAR,       -- document.document_id of the document it was read from; never NULL
    page INTEGER,              -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,        -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,          -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,          -- last line it was read from, from 1, in document_page.text; never NULL
    part INTEGER,              -- part of the plan: 1 the city's strategy, 2 the agency's own, 3 routine work; never NULL
    total_no INTEGER,          -- number of the total within the part, from 1; never NULL
    label VARCHAR,             -- what the plan calls it (รวม); NULL where blank
    budget_baht DECIMAL(18,2)  -- the total as printed, in baht; NULL where not readable
);
