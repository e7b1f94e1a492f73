-- One row is an indicator of an evaluation framework, with its dimension.
CREATE TABLE IF NOT EXISTS framework_item (
    document_id VARCHAR,             -- document.document_id of the document it was read from; never NULL
    page INTEGER,                    -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,              -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,                -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,                -- last line it was read from, from 1, in document_page.text; never NULL
    slide_no INTEGER,                -- number of the slide; never NULL
    framework_no INTEGER,            -- number of the framework in the deck, from 1; never NULL
    fiscal_year INTEGER,             -- Buddhist-era fiscal year: 2564 is 1 Oct 2020 to 30 Sep 2021; NULL where unknown
    dimension_no VARCHAR,            -- number of the dimension (มิติที่), in ASCII digits; NULL where it has none
    dimension_name VARCHAR,          -- name of the dimension; NULL where not shown
    dimension_weight_percent DOUBLE, -- weight of the dimension in percent (0-100); NULL where not shown
    topic VARCHAR,                   -- heading within the dimension under which the item stands; NULL where there is none
    item_no VARCHAR,                 -- number of the item, such as 1 or 1.1; NULL in the row of a dimension without items
    parent_item_no VARCHAR,          -- number of the item that it is a part of; NULL for an item of its own
    name VARCHAR,                    -- name of the item; NULL in the row of a dimension without items
    weight_percent DOUBLE            -- weight of the item in percent (0-100); NULL where not shown
);
