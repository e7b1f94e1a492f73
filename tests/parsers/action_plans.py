"""Small action plans for tests: a sound one, and what a test changes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from parsers import action_plan
from parsers.draft import Parsed
from parsers.readers import read
from schema.document import Document, Origin, Page, Span, Table

Cells = tuple[str, ...]

MONTHS: Cells = tuple("ต.ค. พ.ย. ธ.ค. ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย.".split())
STEP_HEAD: tuple[Cells, ...] = (
    (
        *("ขั้นตอนการปฏิบัติงานของโครงการ/กิจกรรม", "เนื้องาน รายขั้นตอน (ร้อยละ)"),
        *("คิดความก้าวหน้า โครงการ (ร้อยละ)", "ระยะเวลาดำเนินการ", *[""] * 11),
    ),
    ("", "", "", "พ.ศ. 2566", "", "", "พ.ศ. 2567", *[""] * 8),
    ("", "", "", *MONTHS),
)
INDICATOR_HEAD: Cells = (
    *("ที่", "ชื่อตัวชี้วัด", "ข้อมูลพื้นฐาน (Baseline data)", "เป้าหมาย", "น้ำหนักคะแนน"),
    "นิยามและวิธีคำนวณ",
)
LEVEL_HEAD: Cells = (*("ระดับความสำเร็จ", "เกณฑ์ร้อยละความสำเร็จ", "วิธีวัดผลการดำเนินงาน", "คะแนนที่ได้รับ"),)


def table(*rows: Cells) -> str:
    """The rows as lines of cells, as a transcript of a table has them."""
    return "\n".join("\t".join(row) for row in rows)


def step(name: str, weight: str, cumulative: str, **marks: str) -> Cells:
    """A row of table จ; `marks` are by the month's place from m0 (October) to m11."""
    months = [marks.get(f"m{at}", "") for at in range(12)]
    return (name, weight, cumulative, *months)


def sound_steps() -> list[Cells]:
    return [step("1. สำรวจ", "40", "40", m0="←", m1="→"), step("2. ซ่อม", "60", "100", m2="←→")]


def sound_levels() -> list[Cells]:
    return [
        (str(level), f"ร้อยละ {level * 20}", f"ทำได้ร้อยละ {level * 20}", str(level * 2))
        for level in (5, 4, 3, 2, 1)
    ]


def sound_routine() -> list[Cells]:
    return [
        ("1", "แผนงานบริหารทั่วไป", "", "", ""),
        ("", "ผลผลิตดูแลอาคาร", "1. โครงการทำความสะอาด", "100,000 บาท", ""),
        ("", "", "2. โครงการซ่อมลิฟต์", "250,000.50 บาท", ""),
        ("", "รวม", "", "350,000.50 บาท", ""),
    ]


@dataclass
class ActionPlan:
    """A plan of one issue, one project and one indicator; each part may be changed."""

    title: str = "แผนปฏิบัติราชการประจำปี พ.ศ. 2567"
    agency: str = "สำนักการโยธา"
    front: str = "วิสัยทัศน์\nถนนเรียบทุกสาย"
    strategic: str = "มิติที่ 1 การบริการสาธารณะ\n- ไม่มี -"
    issue: str = "ประเด็นการพัฒนาที่ 1 ทางเท้าเดินได้"
    issue_texts: str = (
        "วัตถุประสงค์หลัก (Objective) คนเดินสะดวก\nตัวชี้วัดภารกิจสำคัญของหน่วยงาน ร้อยละของทางเท้าที่ซ่อมแล้ว"
    )
    links: str = (
        "ความเชื่อมโยงกับแผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ. 2567\n"
        "ยุทธศาสตร์ที่ 2 เมืองเดินได้\nยุทธศาสตร์ย่อยที่ 2.3 ทางเท้าเรียบ"
    )
    projects: Sequence[Cells] = field(
        default_factory=lambda: [("1", "โครงการซ่อมทางเท้า", "5,000,000 บาท", "กองทาง", "-")]
    )
    routine: Sequence[Cells] = field(default_factory=sound_routine)
    own: Sequence[Cells] = field(
        default_factory=lambda: [
            ("1. ร้อยละของทางเท้าที่ซ่อมแล้ว", "ร้อยละ 80", "นิยาม ทางเท้า หมายถึง ทางที่คนเดิน", "")
        ]
    )
    component: str = "องค์ประกอบที่ 1 การประเมินประสิทธิภาพ"
    indicators: Sequence[Cells] = field(
        default_factory=lambda: [
            (
                *("1.", "ร้อยละของทางเท้าที่ซ่อมแล้ว", "พ.ศ. 2565 : ไม่มี พ.ศ. 2566 : ร้อยละ 70"),
                *("ร้อยละ 80", "10", "นิยาม ทางเท้า หมายถึง ทางที่คนเดิน"),
            )
        ]
    )
    levels: Sequence[Cells] = field(default_factory=sound_levels)
    steps_of: str = "ชื่อโครงการที่ 1 โครงการซ่อมทางเท้า (กองทาง)"
    steps: Sequence[Cells] = field(default_factory=sound_steps)
    end: str = ""

    def text(self) -> str:
        """The plan as text; a blank part is left out."""
        parts = [
            self.title,
            self.agency,
            self.front,
            f"ส่วนที่ 1\nการดำเนินงานตามแผนปฏิบัติราชการกรุงเทพมหานคร\n\n{self.strategic}",
            "ส่วนที่ 2\nการดำเนินงานตามยุทธศาสตร์ของหน่วยงาน",
            "\n\n".join(filter(None, (self.issue, self.issue_texts, self.links))),
            table(
                ("ลำดับที่", "โครงการ/กิจกรรมสำคัญ", "งบประมาณ", "ส่วนราชการ", "นโยบาย ผว.กทม."),
                *self.projects,
            ),
            "ส่วนที่ 3\nบัญชีรายการโครงการที่มีลักษณะเป็นภารกิจประจำพื้นฐาน",
            table(("ลำดับที่", "แผนงาน/ผลผลิต", "โครงการ", "งบประมาณ", "รหัสนโยบาย"), *self.routine),
            "ส่วนที่ 4\nการนำแผนฯ ไปสู่การปฏิบัติและการติดตามประเมินผล",
            "ตาราง ข แสดงตัวชี้วัดยุทธศาสตร์หน่วยงาน",
            table(
                ("ตัวชี้วัดหลัก (KR / KPI)", "ค่าเป้าหมาย", "นิยาม/คำอธิบายตัวชี้วัด", "โครงการ/กิจกรรม"),
                *self.own,
            ),
            f"ตาราง ค. แสดงตัวชี้วัดจากการเจรจา\n\n{self.component}",
            table(INDICATOR_HEAD, *self.indicators),
            table(LEVEL_HEAD, *self.levels) if self.levels else "",
            self.steps_of,
            table(*STEP_HEAD, *self.steps) if self.steps else "",
            self.end,
        ]
        return "\n\n".join(filter(None, parts)) + "\n"


def parsed(text: str) -> Parsed:
    """A plan's text, read as ingestion reads it."""
    document = read(text.encode(), Origin("plan.txt"))
    assert action_plan.looks_like(document)
    return action_plan.parse(document)


def rules(text: str) -> set[str]:
    return {finding.rule for finding in parsed(text).findings}


def rows(found: Parsed, kind: str) -> list[dict[str, Any]]:
    return [record.model_dump() for record in found.records.get(kind, [])]


def printed(*pages: Sequence[str | tuple[Cells, ...]]) -> Document:
    """A document of pages, as a reader of PDFs makes it: lines, and tables with their rows."""
    made, tables = [], []
    for number, parts in enumerate(pages, start=1):
        lines: list[str] = []
        for part in parts:
            if isinstance(part, str):
                lines.append(part)
                continue
            first = len(lines) + 1
            lines += ["\t".join(cells).replace("\n", " ") for cells in part]
            spans = tuple(Span(at, at, number) for at in range(first, len(lines) + 1))
            tables.append(Table(number, number, first, len(lines), tuple(part), spans))
        made.append(Page(number, tuple(lines)))
    return Document(
        *("0" * 64, Origin("plan.pdf"), "application/pdf", None, 1, None, None),
        pages=tuple(made),
        make_tables=lambda: tuple(tables),
    )
