-- Which projects ended their fiscal year below 100 percent, and which problem did they state?
-- โครงการใดสิ้นปีงบประมาณแล้วยังไม่ถึงร้อยละ 100 และรายงานปัญหาหรืออุปสรรคว่าอย่างไร
--
-- One row is one project. progress_percent: as its latest document shows it, which was saved after
-- the fiscal year's end. problem, obstacle: what it stated last, in its own words; the ways of
-- writing none (ไม่มี, -, ไม่พบปัญหา) are left out, so NULL means that none was ever stated.
-- problem_date: day of the report that states the problem.
--
-- What it cannot tell: a stated problem need not be the reason, and it may have been solved since.
-- Projects whose pages were last saved within the fiscal year are left out: how they ended is not
-- known. Titles are NULL where only a page without a title was saved.
SELECT
    late.fiscal_year,
    coalesce(late.agency_name, agency.name) AS agency,
    late.project_code,
    late.name,
    late.progress_percent,
    late.problem,
    late.problem_date,
    late.obstacle
FROM late_project AS late
LEFT JOIN agency ON agency.code = late.agency_code
WHERE late.late_because IN ('unfinished', 'behind_plan_and_unfinished')
ORDER BY late.fiscal_year, late.progress_percent, late.project_code
