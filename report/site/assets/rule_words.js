"use strict";

(() => {
  /** Words for the codes of the warehouse: rules of findings, reasons of missing values; Thai and English. */
  const RULES = {
    invalid_record: ["แถวที่รับไม่ได้", "A row that could not be taken"],
    impossible_date: ["วันที่ที่ไม่มีจริง", "A date that does not exist"],
    unread_lines: ["บรรทัดที่อ่านไม่ออก", "Lines that were not understood"],
    section_missing: ["ขาดส่วนของเอกสาร", "A section is missing"],
    text_damaged: ["ข้อความเสียหาย", "Text is damaged"],
    weights_not_100: ["น้ำหนักขั้นตอนรวมไม่เป็น 100", "Weights of steps do not add up to 100"],
    progress_decreases: ["ความก้าวหน้าลดลง", "Progress goes down"],
    progress_jump: ["ความก้าวหน้ากระโดด", "Progress jumps"],
    header_differs_from_latest: ["หัวหน้ากระดาษไม่ตรงกับรายงานล่าสุด", "The head differs from the newest report"],
    dates_disagree: ["วันที่ขัดกัน", "Dates disagree"],
    report_outside_fiscal_year: ["รายงานนอกปีงบประมาณ", "A report outside its fiscal year"],
    fiscal_years_disagree: ["ปีงบประมาณขัดกัน", "Fiscal years disagree"],
    duplicate_report: ["รายงานซ้ำ", "A report is repeated"],
    silent_before_year_end: ["ไม่รายงานก่อนสิ้นปีงบประมาณ", "Silent before the year’s end"],
    percent_above_100: ["ร้อยละเกิน 100", "A percentage above 100"],
    spent_above_received: ["เบิกจ่ายเกินงบที่ได้รับ", "More spent than received"],
    agency_unknown: ["ไม่ทราบหน่วยงาน", "The agency is unknown"],
    agency_name_differs: ["ชื่อหน่วยงานไม่ตรงกับรหัส", "The agency’s name differs from its code"],
    scales_differ: ["เป้าหมายกับผลคนละหน่วย", "Target and result are on different scales"],
    result_differs_from_last_quarter: ["ผลไม่ตรงกับไตรมาสสุดท้าย", "The result differs from the last quarter"],
    score_pair_disagree: ["คะแนนคู่ขัดกัน", "A pair of scores disagrees"],
    total_not_sum: ["ยอดรวมไม่เท่าผลบวก", "A total is not its sum"],
    component_weights_disagree: ["น้ำหนักองค์ประกอบขัดกัน", "Weights of components disagree"],
    thresholds_not_rising: ["เกณฑ์ไม่เรียงเพิ่มขึ้น", "Thresholds do not rise"],
    cumulative_not_running_sum: ["ยอดสะสมไม่ตรง", "Cumulative values are not running sums"],
    steps_end_below_100: ["ขั้นตอนจบต่ำกว่า 100", "Steps end below 100"],
    indicator_missing_in_table: ["ตัวชี้วัดขาดจากตาราง", "An indicator is missing in a table"],
    project_without_steps: ["โครงการไม่มีขั้นตอน", "A project without steps"],
    unknown_table: ["ตารางที่ไม่รู้จัก", "An unknown table"],
    dimension_weights_not_100: ["น้ำหนักมิติรวมไม่เป็น 100", "Weights of dimensions do not add up to 100"],
    items_differ_from_dimension: ["น้ำหนักรายการไม่ตรงกับมิติ", "Items differ from their dimension"],
    event_reversed: ["วันสิ้นสุดมาก่อนวันเริ่ม", "An event ends before it begins"],
    due_date_moved: ["เลื่อนกำหนดส่ง", "A due date was moved"],
  };
  const REASONS = {
    no_steps: ["เอกสารไม่มีขั้นตอนตามแผน", "no document shows steps"],
    step_without_weight: ["มีขั้นตอนที่ไม่มีน้ำหนัก", "a step has no weight"],
    step_without_dates: ["มีขั้นตอนที่ไม่มีวันที่", "a step has no dates"],
    step_ends_before_start: ["มีขั้นตอนที่สิ้นสุดก่อนเริ่ม", "a step ends before it starts"],
    weights_not_100: ["น้ำหนักขั้นตอนรวมไม่เป็น 100", "the steps’ weights do not add up to 100"],
    no_report_yet: ["ยังไม่มีรายงาน", "no report yet"],
    not_observed: ["เอกสารบันทึกก่อนเดือนนี้", "the document was saved before this month"],
    month_not_over: ["เดือนยังไม่จบเมื่อบันทึกเอกสาร", "the month was not over when the document was saved"],
    no_target: ["ไม่มีเป้าหมาย", "no target"],
    target_not_a_number: ["เป้าหมายไม่เป็นตัวเลข", "the target is not a number"],
    scales_differ: ["เป้าหมายกับผลคนละหน่วย", "target and result are on different scales"],
    no_result: ["ไม่มีผล", "no result"],
    no_unit: ["ไม่มีหน่วยนับ", "no unit"],
    target_not_positive: ["เป้าหมายไม่มากกว่าศูนย์", "the target is not above zero"],
    unit_unclear: ["หน่วยนับไม่ชัดเจน", "the unit is unclear"],
    less_is_better: ["ยิ่งน้อยยิ่งดี จึงไม่คิดร้อยละ", "less is better, so no share is taken"],
    may_be_a_decrease: ["อาจวัดการลดลง", "it may measure a decrease"],
    may_be_an_increase: ["อาจวัดการเพิ่มขึ้น", "it may measure an increase"],
    may_be_a_duration: ["อาจวัดระยะเวลา", "it may measure a duration"],
    no_amounts: ["ไม่แสดงงบ", "no amounts are shown"],
    no_received: ["ไม่แสดงงบที่ได้รับ", "what was received is not shown"],
    no_spent: ["ไม่แสดงการเบิกจ่าย", "what was spent is not shown"],
    never_both: ["ไม่มีโครงการที่แสดงทั้งสองยอด", "no project shows both amounts"],
    nothing_received: ["ได้รับ 0 บาท", "0 baht were received"],
    behind_plan: ["ช้ากว่าแผน", "behind plan"],
    unfinished: ["สิ้นปีงบประมาณแล้วยังไม่เสร็จ", "unfinished after its fiscal year"],
    behind_plan_and_unfinished: ["ช้ากว่าแผน และสิ้นปีแล้วยังไม่เสร็จ", "behind plan, and unfinished after its fiscal year"],
  };

  /** @param {Record<string, string[]>} words @param {string} code */
  const told = (words, code) =>
    Object.hasOwn(words, code) ? words[code][tidtam.language === "th" ? 0 : 1] : null;

  /** A rule in words; its name where there are none. @param {string} rule @returns {string} */
  tidtam.rule = (rule) => told(RULES, rule) ?? tidtam.plain(rule);

  /** Why a value is missing, or a project late, in words. @param {string} code @returns {string} */
  tidtam.reason = (code) => told(REASONS, code) ?? tidtam.plain(code);

  /** The codes that have words, for the test that holds them beside the warehouse's. */
  tidtam.codes = { rules: Object.keys(RULES), reasons: Object.keys(REASONS) };
})();
