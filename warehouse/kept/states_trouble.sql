-- Whether an answer really states a problem or an obstacle: not where it is blank, and not where
-- it has words for none alone (ไม่มี, ไม่พบปัญหาอุปสรรค, -, N/A, 0 ...) or no letter in it. Only words for
-- none from the first to the last letter count as none: ไม่มีงบประมาณ is a problem.
CREATE OR REPLACE TEMP MACRO states_trouble(stated) AS coalesce(
    -- What nearly all answers are is told apart without a pattern.
    stated NOT IN ('ไม่มี', '-')
    AND NOT regexp_matches(
        -- Letters and their marks alone: no spaces, signs, and numbers of lists.
        regexp_replace(lower(stated), '[^\p{L}\p{M}]+', '', 'g'),
        -- A bare word for none is not followed by words for all goes well, whatever joins them:
        -- ไม่พบว่าเป็นไปตามแผน and ไม่เกิดตามแผน say that it does not.
        list_reduce(
            [
                '^(?:ไม[่้]*|'
                || '(?:<well>|<joined>|<label>|(?:<none>|<joined>)*<no trouble>)*'
                || '(?:<none>(?:<none>|<joined>|<label>)*)?'
                || ')$',
                -- no trouble: ไม่มีปัญหาในการดำเนินงาน, no problems
                '<no trouble>=(?:<when>(?:<not>|(?:ยัง)?(?:คง)?ไม[่้]*(?:ได้)?เกิด)<rest>*<trouble>(?:<trouble>|<rest>)*'
                || '|<no><found>*(?:problems?|obstacles?|issues?)(?:<found>|problems?|obstacles?|issues?)*)',
                -- none: ไม่มี, ไม่มีในขณะนี้, not found; not so ไม่เกิด, which may say that work was not done
                '<none>=(?:<when><not><rest>*|ไม[่้]*(?:ได้)?ระบุ|<no><found>*)',
                '<when>=(?:(?:ใน|ณ)?(?:ปัจจุบัน|ขณะนี้|ช่วงนี้|เบื้องต้น|ตอนนี้)?)',
                -- also misspelt or with a mark struck twice
                '<not>=(?:(?:ยัง)?(?:คง)?(?:ไม[่้]*(?:ได้)?(?:ม[ีิ]+|พบ|ปราก[ฏฎ]|ประสบ|เจอ)|ปราศจาก|ไร้))',
                -- of which work: ไม่มีการดำเนินงาน alone says that nothing was done
                '<trouble>=(?:<named>ฯ?(?:<work>)?)',
                '<rest>=(?:และ|หรือ|กับ|ที่|อะไร|ว่า(?:มี)?'
                || '|เลย|ทั้งสิ้น|ทั้งนั้น|ใดๆ?|ๆ|แต่(?:อย่าง|ประการ)ใด|แน่นอน|(?:ที่)?เกิดขึ้น|ที่พบ|ที่สำคัญ|สำคัญ'
                || '|(?:ใน|ต่อ|ของ|จาก|สำหรับ|ระหว่าง|กับ|ด้าน)<work>'
                || '|(?:ใน|ต่อ|ของ)(?:งาน|โครงการ|กิจกรรม)(?:นี้|ฯ)?'
                || '|(?:ใน|ณ|สำหรับ)?(?:ปัจจุบัน|ขณะนี้|เบื้องต้น)'
                || '|(?:ใน|ณ|สำหรับ)?(?:ช่วง|ระยะ|ตอน|ครั้ง|เดือน|ไตรมาส|ปี|รอบ)(?:เวลา)?นี้)',
                '<work>=(?:การ)?(?:ดำเนิน|ปฏิบัติ|ทำ|บริหาร|จัดทำ|จัด|ขับเคลื่อน)(?:งาน|การ|โครงการ|กิจกรรม)+(?:ตามแผน)?ฯ?',
                -- the label said again
                '<label>=(?:<named>ฯ?(?:ของโครงการ)?)',
                '<named>=(?:ความ|ตัว)?(?:ปัญหา|อุปสรร[คด]|ข้อ(?:ขัดข้อง|ติดขัด|จำกัด|ปัญหา)|เหตุขัดข้อง|ผลกระทบ|สิ่งกีดขวาง)',
                -- courtesy
                '<joined>=(?:และ|หรือ|นะ|ค่ะ|คะ|ครับ(?:ผม)?|จ้า|จ้ะ|จ๊ะ|ฮะ)',
                -- all goes well
                '<well>=(?:(?:เป็น)?ปกติ|(?:เป็นไป)?(?:อย่าง|โดย|ด้วยความ)?(?:เรียบร้อย|ราบรื่น)(?:ดี)?'
                || '|(?:สามารถ)?(?:ดำเนิน(?:งาน|การ)|ปฏิบัติงาน)?(?:ได้)?(?:เป็นไป)?ตาม(?:แผน|เป้าหมาย|ปฏิทิน)'
                || '(?:งาน|การ(?:ดำเนินงาน|ปฏิบัติงาน))?(?:ที่(?:กำหนด|วางไว้|ตั้งไว้))?)',
                -- in English
                '<no>=(?:none|not?|nil|null|nothing|nan?)',
                '<found>=(?:any|found|applicable|and|or|yet|at|all)'
            ],
            -- Each part in the place of its name.
            lambda pattern, part : replace(
                pattern, split_part(part, '=', 1), substr(part, strpos(part, '=') + 1)
            )
        )
    ),
    FALSE
);
