"""A small printed progress form whose every part a test can change."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers import parse
from parsers.draft import Parsed
from parsers.readers import read
from schema.document import Origin

TITLE = "แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ"
FIRST_TITLE = f"** {TITLE} **"
NEXT_TITLE = f"**** {TITLE} ****"


@dataclass
class FormReport:
    """A report as the form prints it; None leaves a cell out."""

    day: str
    narrative: str = "อยู่ระหว่างดำเนินการ"
    percent: str | None = "10.00"
    budget: str | None = "0"
    plan: str | None = "เป็นไปตามแผน"
    target: str | None = "เป็นไปตามเป้าหมาย"

    def cells(self, number: int, drawing: int) -> list[str]:
        """The cells of its row."""
        figures = []
        if self.percent is not None:
            figures.append(f":: ความก้าวหน้าของงานฯ = {self.percent} %")
        if self.budget is not None:
            figures.append(f"งบประมาณที่เบิกใช้ (ครั้งที่ {drawing}) = {self.budget} บาท")
        statuses = [f": {status}" for status in (self.plan, self.target) if status is not None]
        return [
            f"รายงานครั้งที่{number}",
            f":: {self.day} : {self.narrative}",
            " ".join(figures),
            *statuses,
        ]


def four_reports() -> list[FormReport]:
    return [
        FormReport("2020-10-22", "จัดทำร่างขอบเขตของงาน", None, None, None, None),
        FormReport("17/12/2563", "จัดซื้อกล้าไม้ 200 ต้น", "20.00"),
        FormReport("18/05/2564", "1. ปลูกแล้ว 300 ต้น 2. เบิกจ่ายค่ากล้าไม้", "70.00", "45,500.50"),
        FormReport("31/08/2564", "ตรวจรับงานครบถ้วน", "100.00"),
    ]


@dataclass
class ProgressForm:
    """The parts of a form; None leaves a line or a part out."""

    name: str | None = "โครงการปลูกต้นไม้ริมทางในพื้นที่เขตทวีวัฒนา"
    code: str | None = "50480000-3418"
    year: str | None = "2564"
    start: str | None = "2020-10-01 00:00:00"
    end: str | None = "2021-09-30 00:00:00"
    received: str | None = "824,000 บาท"
    spent: str | None = "45,500.50 บาท"
    units: str | None = "สำนักงานเขตทวีวัฒนา / ฝ่ายรักษาความสะอาดและสวนสาธารณะ / กลุ่มงานสวน"
    responsible: str | None = "นายสมมติ ตัวอย่าง โทร. 5999"
    coordinator: str | None = "นางสาวสมใจ นามสมมติ โทร. 0-0000"
    rationale: Sequence[str] = ("ถนนสายหลักขาดร่มเงา", "จึงควรปลูกต้นไม้ให้มากขึ้น")
    objectives: Sequence[str] = ("1. เพื่อเพิ่มพื้นที่สีเขียว", "2. เพื่อลดฝุ่นละออง")
    targets: Sequence[str] = ("ปลูกต้นไม้ 500 ต้น",)
    strategy: Sequence[str] = (
        "ประเด็นยุทธศาสตร์ : ด้านที่ ๒ ? มหานครสีเขียว",
        "ประเด็นยุทธศาสตร์ย่อย : ๒.๑ - พื้นที่สีเขียว",
        "เป้าหมายที่ : ๒.๑.๑ เพิ่มพื้นที่สีเขียวของเมือง",
        "ตัวชี้วัด... : จำนวนต้นไม้ที่ปลูก",
    )
    reports: list[FormReport] = field(default_factory=four_reports)
    is_certified: bool = True

    def head(self) -> list[str]:
        """The title and the labelled lines."""
        labelled = [
            ("1.1 รหัสโครงการและชื่อโครงการ", ""),
            ("ชื่อโครงการ/กิจกรรม : ", self.name),
            ("รหัสโครงการ... : ", self.code),
            ("ปีงบประมาณ พ.ศ. : ", self.year),
            ("เริ่มต้นโครงการ : ", self.start),
            ("งบประมาณที่ได้รับ : ", self.received),
            ("สิ้นสุดโครงการ : ", self.end),
            ("งบประมาณที่ใช้ไป : ", self.spent),
            ("1.2 หน่วยงานที่รับผิดชอบ", ""),
            ("หน่วยงานที่รับผิดชอบ. : ", self.units),
            ("ชื่อผู้รับผิดชอบ... : ", self.responsible),
            ("ผู้ประสานงาน สยป : ", self.coordinator),
        ]
        return [
            FIRST_TITLE,
            "1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ",
            *(f"{label}{value}" for label, value in labelled if value is not None),
        ]

    def aims(self) -> list[str]:
        """The long texts and the strategy, each under its heading."""
        parts = [
            ("1.3 หลักการและเหตุผล", self.rationale),
            ("1.4 วัตถุประสงค์ของโครงการ", self.objectives),
            ("1.5 เป้าหมายของโครงการ..", self.targets),
            (
                "1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)",
                self.strategy,
            ),
        ]
        return [line for heading, lines in parts if lines for line in (heading, *lines)]

    def rows(self) -> list[list[str]]:
        """The cells of every report; the number of the drawing lags behind by one."""
        return [
            report.cells(number, number - 1) for number, report in enumerate(self.reports, start=1)
        ]

    def closing(self) -> list[str]:
        """The certificate and what follows it."""
        if not self.is_certified:
            return []
        return [
            "ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง",
            "ลงชื่อ.....(ผู้รับผิดชอบโครงการ)",
            "ตำแหน่ง",
            ".....",
        ]

    def lines(self, cell_end: str = "\t") -> list[str]:
        """The form's lines, with each report on one line or on several."""
        reports = "\n".join(cell_end.join(cells) for cells in self.rows()).split("\n")
        heading = "2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ"
        return [*self.head(), *self.aims(), heading, *filter(None, reports), *self.closing()]

    def text(self) -> str:
        """The form as text, with blank lines as a saved form has them."""
        return "\n\n".join(self.lines())


def parsed(text: str, name: str = "form.txt") -> Parsed:
    """What the parser makes of a form's text."""
    return parse(read(text.encode(), Origin(name)))


def rules(text: str) -> set[str]:
    """The names of the findings of a form."""
    return {finding.rule for finding in parsed(text).findings}
