-- One row is a project of one fiscal year, as one document showed it.
CREATE TABLE IF NOT EXISTS project_snapshot (
    document_id VARCHAR,                -- document.document_id of the document it was read from; never NULL
    page INTEGER,                       -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,                 -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,                   -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,                   -- last line it was read from, from 1, in document_page.text; never NULL
    project_code VARCHAR,               -- project code, AAAAAAAA-NNNN; NULL where the document shows none
    fiscal_year INTEGER,                -- Buddhist-era fiscal year: 2564 is 1 Oct 2020 to 30 Sep 2021; NULL where unknown
    fiscal_year_source VARCHAR,         -- what fiscal_year was read from: header, form or dates; NULL where fiscal_year is
    agency_code VARCHAR,                -- agency code: first 4 digits of the project code and 0000; NULL where unknown
    agency_source VARCHAR,              -- how agency_code was settled: code, section, project, heading, address, name, title or body; NULL where agency_code is
    agency_name VARCHAR,                -- agency as the document names it; NULL where it names none
    responsible_unit VARCHAR,           -- units below the agency, widest first, parted by " / "; NULL where not shown
    section_code VARCHAR,               -- code of the section within the agency; NULL where unknown
    name VARCHAR,                       -- name of the project; NULL where the document shows none
    layout VARCHAR,                     -- how the document shows it: full, stripped or form; never NULL
    progress_percent DOUBLE,            -- progress in percent (0-100, may exceed 100); NULL where not shown
    rationale VARCHAR USING COMPRESSION zstd, -- principle and rationale; NULL where not shown
    objectives VARCHAR USING COMPRESSION zstd, -- objectives; NULL where not shown
    targets VARCHAR USING COMPRESSION zstd, -- targets; NULL where not shown
    is_routine BOOLEAN,                 -- whether it is routine work; NULL where the document does not tell
    start_date DATE,                    -- first day, Gregorian; NULL where not shown
    end_date DATE,                      -- last day, Gregorian; NULL where not shown
    budget_received_baht DECIMAL(18,2), -- budget received, in baht; NULL where not shown
    budget_spent_baht DECIMAL(18,2)     -- budget spent, in baht; NULL where not shown
);
