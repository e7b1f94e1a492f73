-- One row is an event of a calendar on a slide.
CREATE TABLE IF NOT EXISTS calendar_event (
    document_id VARCHAR, -- document.document_id of the document it was read from; never NULL
    page INTEGER,        -- page it was read from, from 1; NULL where the medium has no pages
    line_start INTEGER,  -- first line it was read from, from 1, in document_page.text; never NULL
    page_end INTEGER,    -- page of line_end, from 1; NULL where the medium has no pages
    line_end INTEGER,    -- last line it was read from, from 1, in document_page.text; never NULL
    slide_no INTEGER,    -- number of the slide; never NULL
    event_no INTEGER,    -- number of the event on the slide, from 1; never NULL
    start_date DATE,     -- first day of the event, Gregorian; NULL where the year is unknown or the date cannot be
    end_date DATE,       -- last day of the event, Gregorian; NULL where start_date is
    precision VARCHAR,   -- what date_text names: day, month or range; NULL where it cannot be told
    qualifier VARCHAR,   -- within (ภายใน: any day up to it) or from (ตั้งแต่: that day and later); NULL where neither is said
    year_source VARCHAR, -- where the year stands: date, or heading where it is inherited from one; NULL where start_date is
    date_text VARCHAR,   -- the date as printed; never NULL
    description VARCHAR, -- what happens; NULL where blank
    moved_to_date DATE,  -- day to which the text moves a date that is a holiday, Gregorian; NULL where it moves none
    note VARCHAR         -- remark on the event (หมายเหตุ); NULL where there is none
);
