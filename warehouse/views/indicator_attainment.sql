-- One row is one indicator in one fiscal year, as it was last seen: the same code, project and year
-- in several documents is one indicator, and without a code the same name of one agency, dimension
-- and year is. What cannot be told to be the same is a row of its own. A result is compared with its
-- target only where both are amounts of one unit of which more is better.
CREATE OR REPLACE VIEW indicator_attainment AS
WITH picture AS (
    SELECT DISTINCT document_id FROM document_page WHERE ocr_confidence IS NOT NULL
),
known AS (
    SELECT
        indicator.*,
        document.observed_at,
        picture.document_id IS NOT NULL AS is_picture,
        CASE
            WHEN indicator_code IS NOT NULL THEN ''
            WHEN name IS NOT NULL AND coalesce(project_code, agency_code) IS NOT NULL
                THEN concat_ws('/', agency_code, dimension_no, regexp_replace(name, '\s', '', 'g'))
            ELSE concat_ws('/', indicator.document_id, indicator_no)
        END AS known_by
    FROM indicator
    LEFT JOIN document ON document.document_id = indicator.document_id
    LEFT JOIN picture ON picture.document_id = indicator.document_id
),
numbered AS (
    -- What one document lists twice is two indicators.
    SELECT
        *,
        row_number() OVER (
            PARTITION BY document_id, indicator_code, project_code, fiscal_year, known_by
            ORDER BY indicator_no
        ) AS place
    FROM known
),
latest AS (
    SELECT *
    FROM numbered
    QUALIFY row_number() OVER (
        PARTITION BY indicator_code, project_code, fiscal_year, known_by, place
        ORDER BY
            observed_at DESC NULLS LAST,
            is_picture,
            -- Of equals always the same one.
            document_id,
            indicator_no
    ) = 1
),
told AS (
    -- Findings name the indicator by its first line.
    SELECT
        document_id,
        page,
        line_start,
        bool_or(rule = 'scales_differ') AS scales_differ,
        bool_or(rule = 'result_differs_from_last_quarter') AS result_differs
    FROM finding
    WHERE subject = 'indicator' AND rule IN ('scales_differ', 'result_differs_from_last_quarter')
    GROUP BY document_id, page, line_start
),
judged AS (
    SELECT
        latest.*,
        coalesce(told.result_differs, FALSE) AS result_differs,
        CASE
            WHEN target_value IS NULL AND target_text IS NULL THEN 'no_target'
            WHEN target_value IS NULL THEN 'target_not_a_number'
            -- Where the units differ the parser leaves the result out.
            WHEN told.scales_differ THEN 'scales_differ'
            WHEN result_value IS NULL THEN 'no_result'
            WHEN unit IS NULL THEN 'no_unit'
            WHEN target_value <= 0 THEN 'target_not_positive'
            -- A number in the unit that is not the target is one of another scale.
            WHEN len(list_filter(
                regexp_extract_all(translate(unit, '๐๑๒๓๔๕๖๗๘๙', '0123456789'), '\d[\d,.]*'),
                lambda number : coalesce(
                    try_cast(replace(rtrim(number, '.,'), ',', '') AS DOUBLE) <> target_value, TRUE
                )
            )) > 0 THEN 'unit_unclear'
            WHEN regexp_matches(
                regexp_replace(concat_ws(' ', unit, target_text), 'ไม่(?:น้อย|ต่ำ)กว่า|≥|>=', '', 'g'),
                'ไม่เกิน|ไม่มากกว่า|ไม่สูงกว่า|น้อยกว่า|ต่ำกว่า|ภายใน|[<≤]'
            ) THEN 'less_is_better'
            WHEN regexp_matches(concat_ws(' ', unit, target_text, name), 'ลด') THEN 'may_be_a_decrease'
            -- As the rule scales_differ has it: a change may exceed its target many times.
            WHEN regexp_matches(unit, 'ร้อยละ|ระดับ|คะแนน|เปอร์เซ็?นต์|%|ผลลัพธ์|ความสำเร็จ')
                AND (
                    regexp_matches(concat_ws(' ', unit, target_text), 'เพิ่ม')
                    OR regexp_matches(name, 'เพิ่มขึ้น|ร้อยละ(?:ของการ|การ|ที่)?เพิ่ม')
                ) THEN 'may_be_an_increase'
            WHEN regexp_matches(unit, '^(?:วัน|นาที|ชั่วโมง|วินาที|เดือน|ปี)')
                THEN 'may_be_a_duration'
        END AS attainment_missing
    FROM latest
    LEFT JOIN told
        ON told.document_id = latest.document_id
        AND told.page IS NOT DISTINCT FROM latest.page
        AND told.line_start = latest.line_start
)
SELECT
    indicator_code, -- indicator code; NULL where the document shows none
    project_code,   -- code of the project it measures; NULL where it measures an agency, or unknown
    agency_code,    -- agency code; NULL where unknown
    fiscal_year,    -- Buddhist-era fiscal year: 2564 is 1 Oct 2020 to 30 Sep 2021; NULL where unknown, as on most pages of one indicator
    name,           -- name of the indicator; NULL where not shown
    dimension_no,   -- number of the dimension (มิติที่) that it is listed under; NULL where under none
    category,       -- category of the indicator, as printed; NULL where not shown
    level,          -- output or outcome; NULL where the document does not tell
    unit,           -- unit of target_value and result_value, as printed; NULL where not shown
    target_value,   -- target in the unit; NULL where it is not a number, see target_text
    target_text,    -- target as printed; NULL where not shown
    result_value,   -- result in the unit; NULL where not shown, or in another unit than the target
    CASE WHEN attainment_missing IS NULL THEN 100 * result_value / target_value
    END AS attainment_percent, -- result as a share of the target, in percent (0-100, may exceed 100); NULL where attainment_missing says why
    attainment_missing, -- why attainment_percent is NULL: no_target, target_not_a_number, scales_differ (the rule of that name found it), no_result, no_unit, target_not_positive, unit_unclear (it holds a number that is not the target), less_is_better, may_be_a_decrease (of which more or less may be better), may_be_an_increase (on a scale of percents or levels) or may_be_a_duration; NULL where it is not
    result_differs AS result_differs_from_last_quarter, -- whether the rule of that name found another result in the last quarter than result_value; never NULL
    observed_at,    -- when the document was saved, in UTC; NULL where unknown
    document_id,    -- document.document_id of the document it was read from; never NULL
    indicator_no,   -- place of the indicator in that document, from 1; never NULL
    page,           -- page it was read from, from 1; NULL where the medium has no pages
    line_start,     -- first line it was read from, from 1, in document_page.text; never NULL
    page_end,       -- page of line_end, from 1; NULL where the medium has no pages
    line_end        -- last line it was read from, from 1, in document_page.text; never NULL
FROM judged;
