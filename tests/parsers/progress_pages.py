"""A small progress page whose every part a test can change."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers import parse
from parsers.draft import Parsed
from parsers.readers import read
from schema.document import Origin


@dataclass
class Entry:
    """A report of progress as the page prints it."""

    percent: str
    iso: str
    thai: str
    narrative: str = "อยู่ระหว่างดำเนินการ"
    bare: str | None = None
    problem: str = "ไม่มี"
    obstacle: str = "ไม่มี"


@dataclass
class Step:
    """A step of the plan as the page prints it."""

    name: str
    weight: str
    start: str
    end: str


def three_entries() -> list[Entry]:
    return [
        Entry("100.00", "2021-09-17", "17/09/2564", "ตรวจรับงานครบถ้วน"),
        Entry("60.00", "2021-06-18", "18/06/2564", "ปลูกต้นไม้แล้ว 300 ต้น"),
        Entry("20.00", "2021-01-15", "15/01/2564", "จัดซื้อกล้าไม้"),
    ]


def two_steps() -> list[Step]:
    return [
        Step("จัดซื้อกล้าไม้", "40", "2021-01-01 00:00:00", "2021-01-01 00:00:00"),
        Step("ปลูกและดูแลรักษา", "60", "2021-02-01 00:00:00", "2021-08-01 00:00:00"),
    ]


@dataclass
class ProgressPage:
    """The parts of a page of the full layout; None leaves a part out."""

    title: str = "โครงการปลูกต้นไม้ริมทาง : 50480000-3418"
    agency: str = "สำนักงานเขตทวีวัฒนา : (2564)"
    bare: str = "100"
    progress: str = "ความคืบหน้าโครงการ ร้อยละ 100"
    contact: str | None = "นายสมมติ ตัวอย่าง โทร. 5999"
    evaluator: str = "*** สยป. ประเมินโครงการ : ไตรมาสที่ 4 : 100.0000"
    rationale: str = "ถนนสายหลักขาดร่มเงา"
    section: str = "50480600/50480600"
    objectives: str = "1. เพื่อเพิ่มพื้นที่สีเขียว"
    targets: str = "ปลูกต้นไม้ 500 ต้น"
    strategy: Sequence[str] = (
        "ด้านที่ ๒ - มหานครสีเขียว",
        "มิติที่ ๒.๑ - พื้นที่สีเขียว",
        "เป้าหมายที่ ๒.๑.๑ เพิ่มพื้นที่สีเขียว%",
        "เป้าประสงค์ที่ ๒.๑.๑.๓ ประชาชนเข้าถึงพื้นที่สีเขียว",
    )
    entries: list[Entry] = field(default_factory=three_entries)
    steps: list[Step] = field(default_factory=two_steps)
    indicator: Sequence[str] = (
        "รายละเอียดเกี่ยวกับตัวชี้วัด : 5048-0811",
        "ตัวชี้วัด : ร้อยละของต้นไม้ที่รอดตาย",
        "ค่าเป้าหมาย ร้อยละ : 80",
        "ผลงานที่ทำได้ ร้อยละ : 92.50",
        "ประเภทตัวชี้วัด : ตัวชี้วัดเชิงยุทธศาสตร์",
        "ตัวชี้วัดระดับผลลัพธ์ (outcome)",
        "ไตรมาสที่\n(1 - 4)\n*ผลงาน*\n(ร้อยละ)\n*ผลประเมินตัวชี้วัด*\n(* 2.1 / 2.2 *)",
        "1\n0.00\n\n100 / 100",
        "2\n20.00\n\n100 / 50",
        "3\n60.00\n\n0 / 0",
        "4\n92.50\n100\n100 / 100",
    )

    def full(self) -> str:
        """The page in the full layout, as text."""
        parts = [
            "ความคืบหน้าโครงการ/กิจกรรม",
            "Back Home\nFusionCharts will render here",
            self.title,
            self.agency,
            self.bare,
            self.progress,
            self.contact,
            "ดูโครงการแผนปีฯ : พิมพ์ข้อมูล",
            self.evaluator,
            "หลักการและเหตุผล",
            self.rationale,
            self.section,
            "วัตถุประสงค์ของโครงการ",
            self.objectives,
            "เป้าหมายของโครงการ",
            self.targets,
            "สนับสนุนยุทธศาสตร์กรุงเทพมหานครฯ",
            "\n".join(self.strategy),
            "ผลการดำเนินงาน",
            *self._reports(),
            "แผนการดำเนินงานฯ",
            self._plan(),
            "(ทดสอบ) แสดงขั้นตอนการดำเนินงานโครงการ : 50480000-3418",
            "(คลิก) ขั้นตอนการปฏิบัติงานของโครงการ : 50480000-3418",
            "สนับสนุนตัวชี้วัดตามแผนฯ",
            "\n\n".join(self.indicator[:-4]),
            "\n".join(self.indicator[-4:]),
            "** ผลการประเมินโครงการ (รายไตรมาส) **",
        ]
        return "\n\n".join(part for part in parts if part)

    def stripped(self) -> str:
        """The page in the stripped layout: no headings, no head, no score, no blank lines."""
        parts = [
            self.progress,
            self.contact,
            "ดูโครงการแผนปีฯ : พิมพ์ข้อมูล",
            self.evaluator.rpartition(" : ")[0],
            self.rationale,
            self.section,
            self.objectives,
            self.targets,
            *self.strategy,
            *self._reports(),
            self._plan(),
            *self.indicator,
        ]
        lines = "\n".join(part for part in parts if part).split("\n")
        return "\n".join(line for line in lines if line.strip())

    def _reports(self) -> list[str]:
        return [
            f"({number}) ความคืบหน้าโครงการฯ ร้อยละ {entry.percent} ({entry.iso})\n\n"
            f"{entry.bare or entry.percent}\n\n{entry.thai} : {entry.narrative}\n\n"
            f"** ปัญหาของโครงการ :{entry.problem}\n\n** อุปสรรคของโครงการ :{entry.obstacle}\n\n"
            "------------------&&&--------------------"
            for number, entry in enumerate(self.entries, start=1)
        ]

    def _plan(self) -> str:
        return "\n".join(
            f"ขั้นตอน {number}\n:{step.name}\n:{step.weight}%\nเริ่มต้น :{step.start}\nสิ้นสุด :{step.end}"
            for number, step in enumerate(self.steps, start=1)
        )


STRIPPED_NAME = "myproject.php?pid=50480000-3418"


def parsed(text: str, name: str = STRIPPED_NAME) -> Parsed:
    """What the parser makes of a page's text."""
    return parse(read(text.encode(), Origin(name)))


def rules(text: str) -> set[str]:
    """The names of the findings of a page, but for what the stripped layout lacks by nature."""
    return {finding.rule for finding in parsed(text).findings if finding.severity != "info"}
