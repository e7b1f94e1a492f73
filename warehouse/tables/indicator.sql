-- One row is an indicator with its target and result, as one document showed it.
CREATE TABLE IF NOT EXISTS indicator (
    document_id VARCHAR,    -- document.document_id of the document it was read from; never NULL
    page INTEGER,           -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,     -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,       -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,       -- last line it was read from, from 1, in document_page.text; never NULL
    indicator_no INTEGER,   -- place of the indicator in the document, from 1; never NULL
    indicator_code VARCHAR, -- indicator code; NULL where the document shows none
    project_code VARCHAR,   -- code of the project it measures; NULL where it measures an agency, or unknown
    agency_code VARCHAR,    -- agency code; NULL where unknown
    agency_source VARCHAR,  -- how agency_code was settled: code, section, project, heading, address, name, title or body; NULL where agency_code is
    fiscal_year INTEGER,    -- Buddhist-era fiscal year: 2564 is 1 Oct 2020 to 30 Sep 2021; NULL where unknown
    printed_no VARCHAR,     -- number that the page prints before the name; NULL where it prints none
    name VARCHAR,           -- name of the indicator; NULL where not shown
    dimension_no VARCHAR,   -- number of the dimension (มิติที่) that the page lists it under; NULL where it lists none
    dimension_name VARCHAR, -- name of that dimension; NULL where not shown
    unit VARCHAR,           -- unit of target_value and result_value, as printed; NULL where not shown
    target_value DOUBLE,    -- target in the unit; NULL where it is not a number, see target_text
    target_text VARCHAR,    -- target as printed; NULL where not shown
    result_value DOUBLE,    -- result in the unit; NULL where not shown
    category VARCHAR,       -- category of the indicator, as printed; NULL where not shown
    level VARCHAR,          -- output or outcome; NULL where the document does not tell
    definition VARCHAR,     -- what the indicator means (นิยาม); NULL where not shown
    formula VARCHAR,        -- how it is calculated (สูตร, วิธีคำนวณ); NULL where not shown
    data_source VARCHAR,    -- where its data come from (แหล่งข้อมูล); NULL where not shown
    summary VARCHAR         -- summary of the year's work (สรุปผลการดำเนินงาน); NULL where not shown
);
