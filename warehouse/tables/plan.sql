-- One row is an agency's action plan of one fiscal year.
CREATE TABLE IF NOT EXISTS plan (
    document_id VARCHAR, -- document.document_id of the document it was read from; never NULL
    page INTEGER,        -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,  -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,    -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,    -- last line it was read from, from 1, in document_page.text; never NULL
    agency_code VARCHAR, -- first four digits of the agency and 0000; NULL where not known
    agency_name VARCHAR, -- agency as the plan names it; NULL where not shown
    fiscal_year INTEGER, -- fiscal year in the Buddhist era (2567: 1 October 2023 to 30 September 2024); NULL where not shown
    title VARCHAR,       -- title as printed; NULL where not shown
    vision VARCHAR       -- vision (วิสัยทัศน์) as printed; NULL where not shown
);
