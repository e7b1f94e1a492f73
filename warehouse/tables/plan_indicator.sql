-- One row is an indicator in one of the tables ก ข ค ง ฉ of an action plan.
CREATE TABLE IF NOT EXISTS plan_indicator (
    document_id VARCHAR,    -- document.document_id of the document it was read from; never NULL
    page INTEGER,           -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,     -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,       -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,       -- last line it was read from, from 1, in document_page.text; never NULL
    source_table VARCHAR,   -- table of the plan that gives it: ก, ข, ค, ง or ฉ; never NULL
    component VARCHAR,      -- component of the evaluation (องค์ประกอบ) in ASCII digits: 1.1, 1.2, 1.3, 2 or 3; NULL where none
    indicator_no VARCHAR,   -- number as printed, in ASCII digits, or counted where none is printed; never NULL
    indicator_code VARCHAR, -- code of the indicator (3.3.3.1 of KPI 3.3.3.1); NULL where none
    name VARCHAR,           -- name as printed; NULL where blank
    target_text VARCHAR,    -- target as printed; NULL where blank
    target_value DOUBLE,    -- number of the target; NULL where it has none
    target_unit VARCHAR,    -- unit of the target (ร้อยละ, ระดับ, อาคาร); NULL where it has none
    weight DOUBLE,          -- weight in points; NULL where not shown
    definition VARCHAR,     -- definition (นิยาม); NULL where blank
    calculation VARCHAR,    -- how it is calculated (วิธีคำนวณ); NULL where blank
    evidence VARCHAR        -- evidence and how it is gathered (วิธีเก็บข้อมูล/หลักฐาน); NULL where blank
);
