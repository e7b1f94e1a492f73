"""What is really stated: words for none are left out, and nothing else is."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.warehouse.conftest import Ask, Load, Make

NONE = (
    "ไม่มี",
    " ไม่มี ",
    "ไม่ มี",
    "ไม่มี\nไม่มี",
    "ไม่มี/ไม่มี",
    "- ไม่มี -",
    "-ไม่มี-",
    "ไม่มี.",
    "(ไม่มี)",
    '"ไม่มี"',
    "1. ไม่มี 2. ไม่มี",
    "๑. ไม่มี",
    "ไมมี",
    "ไม่มีี",
    "ไม่่มี",
    "ไม่มิ",
    "ไม่มีค่ะ",
    "ไม่มีครับ",
    "ไม่มีนะคะ",
    "ไม่มีปัญหา",
    "ไม่มีปัญหาอุปสรรค",
    "ไม่มีปัญหา/อุปสรรค",
    "ไม่มีปัญหาและอุปสรรค",
    "ไม่มีปัญหา และไม่มีอุปสรรค",
    "ไม่มีปัญหาและอุปสรรคในการดำเนินงาน",
    "ไม่มีปัญหาอุปสรรคใดๆ",
    "ไม่มีปัญหาอุปสรรคใด ๆ ทั้งสิ้น",
    "ไม่มีปัญหาแต่อย่างใด",
    "ไม่มีอุปสรรคต่อการดำเนินโครงการ",
    "ไม่มีข้อขัดข้อง",
    "ไม่พบ",
    "ไม่พบปัญหา",
    "ไม่พบปัญหาอุปสรรค",
    "ไม่พบปัญหาและอุปสรรคในการปฏิบัติงาน",
    "ไม่ปรากฏปัญหา",
    "ยังไม่มี",
    "ยังไม่มีปัญหา",
    "ยังไม่พบปัญหาและอุปสรรค",
    "ขณะนี้ยังไม่มี",
    "ไม่มีในขณะนี้",
    "ไม่มีปัญหาในไตรมาสนี้",
    "ปัญหา : ไม่มี",
    "ปัญหาอุปสรรค ไม่มี",
    "ไม่ระบุ",
    "ไม่มีปัญหา ดำเนินการได้ตามแผน",
    "ไม่มีปัญหาการดำเนินงาน",
    "ปัญหาและอุปสรรค",
    "ไม่",
    "ปกติ",
    "เป็นไปตามแผน",
    "เป็นไปด้วยความเรียบร้อย",
    "-",
    "--",
    "- - -",
    "–",
    "—",
    ".",
    "...",
    "…",
    "*",
    "0",
    "๐",
    "0.00",
    "/",
    "none",
    "None.",
    "N/A",
    "n/a",
    "NO",
    "nil",
    "No problem",
    "no problems and obstacles",
    "ไม่มี\u00a0",
    "\u200bไม่มี",
)
REAL = (
    "ไม่มีงบประมาณ",
    "ไม่มีผู้รับจ้างยื่นเสนอราคา",
    "ไม่มีผู้ยื่นข้อเสนอในครั้งแรก",
    "ไม่มีงบประมาณจัดซื้อถังทดแทนในปีนี้",
    "ไม่มีเจ้าหน้าที่",
    "ไม่มีความพร้อม",
    "ไม่มีพื้นที่ดำเนินการ",
    "ไม่มีปัญหา แต่ขาดบุคลากร",
    "ไม่มีปัญหา ยกเว้นฝนตก",
    "ไม่พบตัวผู้ครอบครองที่ดิน",
    "ไม่ได้รับความร่วมมือ",
    "ไม่สามารถจัดอบรมได้",
    "ยังไม่ได้รับจัดสรรงบประมาณ",
    "ยังไม่มีถังแยกประเภท",
    "ผู้ค้ารายย่อยยังไม่มีถังแยกประเภท",
    "กลุ่มไม่มีบัญชีรายรับรายจ่าย",
    "ไม่เป็นไปตามแผน",
    "ดำเนินการไม่ทันตามแผน",
    "มีปัญหา",
    "โควิด",
    "COVID-19",
    "ฝนตก",
    "น้ำท่วม 3 ครั้ง",
    "1. ไม่มี 2. ขาดคน",
    "ปัญหา : ล่าช้า",
    "none of the bidders qualified",
    "งบไม่พอ",
    "รอผล",
    "ไม่ปกติ",
    "ยังไม่เรียบร้อย",
    "ไม่มีความเรียบร้อย",
    "พบปัญหา",
    "เกิดปัญหา",
    "problems found",
    "ไม่มีปัญหา พบอุปสรรค",
    "ไม่มีการดำเนินงาน",
    "ไม่มีการดำเนินงานในไตรมาสนี้",
    "ไม่สามารถดำเนินการได้ตามแผน",
    "ไม่ได้ดำเนินการตามแผน",
    "ไม่มีข้อมูล",
)


def test_the_table_of_phrases_is_long() -> None:
    assert len({*NONE, *REAL}) >= 60 <= len(NONE) + len(REAL)


def test_words_for_none_are_left_out_and_no_others(load: "Load", ask: "Ask", make: "Make") -> None:
    said = [*NONE, *REAL]
    load(
        make.document(1),
        *(make.report(1, no, problem=text, narrative=str(no)) for no, text in enumerate(said)),
    )
    found = {words for (words,) in ask("SELECT words FROM stated_problem")}
    assert found == set(REAL)


def test_problem_and_obstacle_are_two_rows(load: "Load", ask: "Ask", make: "Make") -> None:
    day = date(2021, 2, 1)
    load(
        make.document(1),
        make.report(1, 1, report_date=day, problem="ฝนตก", obstacle="น้ำท่วม"),
        make.report(1, 2, problem=None, obstacle="-"),
        make.document(2),
        make.report(2, 1, report_date=day, problem="ฝนตก", obstacle="น้ำท่วม"),
    )
    sql = "SELECT kind, words, report_no, report_date, document_id FROM stated_problem ORDER BY 1"
    assert ask(sql) == [
        ("obstacle", "น้ำท่วม", 1, day, make.document_id(2)),
        ("problem", "ฝนตก", 1, day, make.document_id(2)),
    ]
