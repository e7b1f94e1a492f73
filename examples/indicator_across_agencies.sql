-- How do agencies compare on one indicator that each of them counts in a unit of its own?
-- แต่ละหน่วยงานทำตัวชี้วัดเดียวกัน (ความพึงพอใจของผู้รับบริการ) ได้เท่าใด เมื่อใช้หน่วยนับต่างกัน
--
-- One row is one agency's indicator in one fiscal year (NULL where its page names no year). unit,
-- target_value, result_value: as the document shows them, in ร้อยละ, คะแนน or ระดับ.
-- attainment_percent: result as a share of the agency's own target, which has no unit and can be
-- compared. attainment_missing: why there is none, such as scales_differ for a level as target and
-- a percentage as result.
--
-- What it cannot tell: agencies set their own targets, and a low one is easily reached. Level 4 of 5
-- is no 80 percent of satisfied people; it only reaches 80 percent of a target of 5.
SELECT
    coalesce(agency.name, attained.agency_code) AS agency,
    attained.fiscal_year,
    attained.unit,
    attained.target_value,
    attained.result_value,
    round(attained.attainment_percent, 1) AS attainment_percent,
    attained.attainment_missing
FROM indicator_attainment AS attained
LEFT JOIN agency ON agency.code = attained.agency_code
WHERE attained.name LIKE '%ความพึงพอใจของผู้รับบริการ%'
ORDER BY attained.attainment_percent DESC NULLS LAST, agency, attained.fiscal_year
