-- One row is an indicator with its target and result, as one document showed it.
CREATE TABLE IF NOT EXISTS indicator (
    document_id VARCHAR,    -- document.document_id of the document it was read from; never NULL
    page INTEGER,           -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,     -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,       -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,       -- last line it was read from, from 1, in document_page.text; never NULL
    indicator_code VARCHAR, -- indicator code; NULL where the document shows none
    project_code VARCHAR,   -- code of the project it measures; NULL where it measures an agency, or unknown
    agency_code VARCHAR,    -- agency code; NULL where unknown
    fiscal_year INTEGER,    -- Buddhist-era fiscal year: 2564 is 1 Oct 2020 to 30 Sep 2021; NULL where unknown
    name VARCHAR,           -- name of the indicator; NULL where not shown
    unit VARCHAR,           -- unit of target_value and result_value, as printed; NULL where not shown
    target_value DOUBLE,    -- target in the unit; NULL where it is not a number, see target_text
    target_text VARCHAR,    -- target as printed; NULL where not shown
    result_value DOUBLE,    -- result in the unit; NULL where not shown
    category VARCHAR,       -- category of the indicator, as printed; NULL where not shown
    level VARCHAR           -- output or outcome; NULL where the document does not tell
);
