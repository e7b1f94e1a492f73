"""Made-up projects of a city, and forty queries with the projects that they must find.

A project is known by its number; each has one text in the field named. Texts 60 and up are there
to be left out: they hold the letters of a query, and not its words.
"""

from typing import NamedTuple


class Told(NamedTuple):
    field: str
    text: str


TOLD: dict[int, Told] = {
    1: Told("name", "โครงการปรับปรุงทางเท้าถนนสุขุมวิท"),
    2: Told("name", "โครงการก่อสร้างทางจักรยานเลียบคลองแสนแสบ"),
    3: Told("narrative", "ผู้รับจ้างรื้อทางเท้าเดิมและปูกระเบื้องใหม่แล้วเสร็จร้อยละ 40"),
    4: Told("problem", "ทางเท้าหน้าโรงเรียนชำรุด ประชาชนร้องเรียน"),
    5: Told("name", "โครงการขุดลอกคลองลาดพร้าว"),
    6: Told("narrative", "ขุดลอกคลองและกำจัดวัชพืชระยะทาง 2,500 เมตร"),
    7: Told("problem", "น้ำท่วมขังในพื้นที่ก่อสร้างหลังฝนตกหนัก"),
    8: Told("objectives", "เพื่อป้องกันน้ำท่วมในชุมชนริมคลอง"),
    9: Told("name", "โครงการฝึกอบรมอาสาสมัครสาธารณสุข"),
    10: Told("name", "โครงการอบรมอาสาสมัครป้องกันภัยฝ่ายพลเรือน"),
    11: Told("name", "โครงการติดตั้งกล้องวงจรปิด CCTV ในสวนสาธารณะ"),
    12: Told("narrative", "ติดตั้งกล้อง cctv แล้ว 120 จุด"),
    13: Told("narrative", "จัดทาร่างขอบเขตของงานและราคากลาง"),
    14: Told("narrative", "สํารวจต้นไม้ใหญ่ในสวน และจัดทําทะเบียน"),
    15: Told("name", "โครงการปลูกต้นไม้ล้านต้น ปี 2564"),
    16: Told("name", "โครงการรณรงค์คัดแยกขยะมูลฝอยในครัวเรือน"),
    17: Told("problem", "ขาดแคลนรถเก็บขยะและบุคลากร"),
    18: Told("name", "โครงการบริหารจัดการมูลฝอยติดเชื้อ"),
    19: Told("name", "โครงการตรวจสอบหัวดับเพลิง ประจำปี 2562"),
    20: Told("narrative", "ประชุมคณะกรรมการครั้งที่ 5/2564 มีมติเห็นชอบ"),
    21: Told("problem", "ผู้รับจ้างขาดสภาพคล่อง ทำงานล่าช้ากว่าแผน"),
    22: Told("problem", "การเบิกจ่ายล่าช้า เนื่องจากเอกสารไม่ครบถ้วน"),
    23: Told("indicator", "ร้อยละความพึงพอใจของผู้รับบริการ"),
    24: Told("indicator", "ร้อยละของผู้สูงอายุที่ได้รับการเยี่ยมบ้าน"),
    25: Told("objectives", "เพื่อส่งเสริมสุขภาพผู้สูงอายุในชุมชน"),
    26: Told("name", "โครงการก่อสร้างเขื่อนริมคลองเปรมประชากร"),
    27: Told("narrative", "ซ่อมแซมสะพานข้ามคลองบางเขน"),
    28: Told("name", "โครงการห้องสมุดมีชีวิตเพื่อการเรียนรู้"),
    29: Told("name", "โครงการโรงเรียนปลอดยาเสพติด"),
    30: Told("narrative", "จัดซื้อยาและเวชภัณฑ์สำหรับศูนย์บริการ"),
    31: Told("narrative", "ล้างท่อระบายน้ำและเก็บเศษขยะ"),
    32: Told("objectives", "เพื่อเพิ่มประสิทธิภาพการระบายน้ำของพื้นที่"),
    33: Told("name", "โครงการติดตั้งเครื่องสูบน้ำ"),
    34: Told("problem", "ปรัปรุงแบบก่อสร้างหลายครั้ง"),
    35: Told("name", "โครงการจัดระเบียบหาบเร่แผงลอย"),
    36: Told("narrative", "ตรวจสอบหาบเร่-แผงลอยในจุดผ่อนผัน"),
    37: Told("slide", "ปฏิทินการประเมินผลตัวชี้วัด"),
    38: Told("definition", "จำนวนเส้นทางจักรยานที่ปรับปรุงแล้วเสร็จ หารด้วยเป้าหมาย"),
    39: Told("name", "โครงการพัฒนาระบบสารสนเทศภูมิศาสตร์"),
    40: Told("name", "โครงการฉีดวัคซีนป้องกันโรคพิษสุนัขบ้า"),
    41: Told("narrative", "ลงพื้นที่พ่นหมอกควันป้องกันโรคไข้เลือดออก"),
    42: Told("narrative", "งดจัดกิจกรรมเนื่องจากโควิด-19"),
    43: Told("problem", "สถานการณ์โควิด 19 ทำให้ต้องเลื่อนการอบรม"),
    44: Told("target", "ศูนย์พัฒนาเด็กเล็ก ๑๒ แห่ง"),
    45: Told("narrative", "เบิกจ่ายแล้ว 1,250,000 บาท"),
    60: Told("name", "โครงการการกีฬาเพื่อประชาชน"),
    61: Told("narrative", "ปรับแนวเขตให้ยาวขึ้นและคล้องป้ายเตือน"),
    62: Told("name", "โครงการพัฒนาสาขาและราคากลาง"),
    63: Told("narrative", "แข่งขันเดินวิ่งการกุศลประจำปี"),
    64: Told("objectives", "เพื่อให้ประชาชนมีรายได้เสริม"),
}


class Asked(NamedTuple):
    query: str
    finds: set[int]
    """Projects that must be among the first ten."""
    misses: frozenset[int] = frozenset()
    """Projects that must not be among them."""


ASKED: tuple[Asked, ...] = (
    # Compounds, their parts, and words in parts.
    Asked("ทางเท้า", {1, 3, 4}, frozenset({2, 38})),
    Asked("เท้า", {1, 3, 4}),
    Asked("ปรับปรุงทางเท้า", {1}),
    Asked("ทางจักรยาน", {2, 38}),
    Asked("จักรยาน", {2, 38}),
    Asked("ทาง เท้า", {1, 3, 4}),
    Asked("คลอง", {2, 5, 6, 8, 26, 27}, frozenset({21, 61})),
    Asked("ขุดลอกคลอง", {5, 6}),
    Asked("ต้นไม้", {14, 15}),
    Asked("อบรม", {9, 10, 43}),
    Asked("ฝึกอบรม", {9}),
    Asked("ขยะ", {16, 17, 31}),
    Asked("มูลฝอย", {16, 18}),
    Asked("ระบายน้ำ", {31, 32}),
    Asked("เครื่องสูบน้ำ", {33}),
    Asked("หาบเร่แผงลอย", {35, 36}),
    Asked("สารสนเทศ", {39}),
    Asked("อาสาสมัครสาธารณสุข", {9}),
    # A word inside a longer one.
    Asked("กา", set(), frozenset(TOLD)),
    Asked("ยา", {30}, frozenset({61})),
    Asked("ขา", set(), frozenset({62})),
    Asked("คา", set(), frozenset({62})),
    Asked("ราย", set(), frozenset({61, 62})),
    # Digits, numbers and Latin.
    Asked("ปี ๒๕๖๔", {15}),
    Asked("๒๕๖๒", {19}),
    Asked("ครั้งที่ ๕/๒๕๖๔", {20}),
    Asked("ศูนย์พัฒนาเด็กเล็ก 12 แห่ง", {44}),
    Asked("1250000", {45}),
    Asked("cctv", {11, 12}),
    Asked("โควิด 19", {42, 43}),
    # Damaged and misspelt, in the query or in the text.
    Asked("จัดทำ", {13, 14}),
    Asked("จัดทา", {13, 14}),
    Asked("นํ้าท่วม", {7, 8}),
    Asked("น้ําท่วม", {7, 8}),
    Asked("น้าท่วม", {7, 8}),
    Asked("สำรวจ", {14}),
    Asked("ปรับปรุงแบบก่อสร้าง", {34}),
    Asked("อาสาสมัครสาธารณะสุข", {9}),
    Asked("ความพึงพอไจ", {23}),
    Asked("ผู้สูงอายู", {24, 25}),
    Asked("ไข้เลือดออก\u200bป้องกัน", {41}),
    # Several words, of which all or some are met.
    Asked("ล่าช้า ผู้รับจ้าง", {21, 22}),
    Asked("ปฏิทินประเมินผล", {37}),
    Asked("วัคซีนสุนัข", {40}),
)
