"""Small pages of an indicator and of an agency's results, whose every part a test can change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from parsers import parse
from parsers.draft import Parsed
from parsers.readers import read
from schema.document import Origin

TABLE_HEADING = "ไตรมาสที่\n(1 - 4)\n*ผลงาน*\n(ร้อยละ)\n*ผลประเมินตัวชี้วัด*\n(* 2.1 / 2.2 *)"
DEFINITION = (
    "1.นิยาม หรือความหมายของตัวชี้วัด",
    "ทางเท้าที่ซ่อมแล้ว หมายถึง ทางเท้าที่ตรวจรับแล้ว",
    "2.สูตร/วิธีการคำนวณ",
    "ทางเท้าที่ซ่อม x 100 / ทางเท้าในแผน",
    "3.แหล่งข้อมูล/วิธีการจัดเก็บข้อมูล",
    "ทะเบียนตรวจรับงานของฝ่ายโยธา",
)


def four_rows() -> list[str]:
    return [
        "1\n15.00\n100\n100 / 100",
        "2\n30.00\n100\n100 / 100",
        "3\n55.25\n100\n100 / 100",
        "4\n76.50\n100\n100 / 100",
    ]


def four_reports() -> dict[int, str]:
    return {number: f"ซ่อมทางเท้าแล้ว {number * 100} เมตร" for number in range(1, 5)}


@dataclass
class IndicatorPage:
    """The parts of a page of the full layout; an empty text leaves a part out."""

    title: str = "2. ร้อยละของทางเท้าที่ซ่อมแล้ว : 5048-901"
    target: str = "ค่าเป้าหมาย ร้อยละ : 80"
    result: str = "ผลงานที่ทำได้ ร้อยละ : 76.50"
    category: str = "ประเภทตัวชี้วัด : ตัวชี้วัดเชิงยุทธศาสตร์"
    level: str = "(ตัวชี้วัดระดับผลผลิต (output))"
    stub: str = "0"
    strategy: Sequence[str] = ()
    evaluator: str = "*** สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ 2: 100"
    heading: str = TABLE_HEADING
    rows: Sequence[str] = field(default_factory=four_rows)
    reports: Mapping[int, str] = field(default_factory=four_reports)
    summary: str = "** สรุปผลการดำเนินงาน **\nซ่อมได้ตามแผนเกือบทั้งหมด"
    definition: Sequence[str] = DEFINITION

    def full(self) -> str:
        """The page in the full layout, as text."""
        table = [self.heading, *self.rows] if self.rows else []
        parts = [
            "รายละเอียดตัวชี้วัด",
            "Back Home\nFusionCharts will render here",
            self.title,
            *self._details(),
            self.evaluator,
            "ผลงานเทียบกับเป้าหมายรายไตรมาส" if table else "",
            "\n".join(table),
            *(f"รายงานผลฯ ไตรมาสที่ {number}\n\n{text}" for number, text in self.reports.items()),
            self.summary,
            "\n".join(self.definition),
        ]
        return "\n\n".join(part for part in parts if part)

    def stripped(self, *texts: str) -> str:
        """The page in the stripped layout, with texts that no heading parts."""
        parts = [*self._details(), self.evaluator.rpartition(":")[0] + ":", *texts]
        lines = "\n".join(part for part in parts if part).split("\n")
        return "\n".join(line for line in lines if line.strip())

    def _details(self) -> list[str]:
        link = "รายละเอียดตัวชี้วัดฯ : พิมพ์ข้อมูล" if self.evaluator else ""
        own = [self.target, self.result, self.category, self.level, self.stub]
        return [*own, *self.strategy, link]


@dataclass
class ListedIndicator:
    """An indicator as an agency's results list it; an empty text leaves a part out."""

    name: str = "ร้อยละของทางเท้าที่ซ่อมแล้ว"
    number: int = 1
    bracket: str = "[มิติที่ 1 : ตัวชี้วัดเจรจา]"
    strategy: str = "มิติที่ ๑.๔ - ถนนและทางเท้า เป้าหมายที่ ๑.๔.๒ ทางเท้าได้รับการซ่อม"
    again: str | None = None
    measure: str = "หน่วยนับ :ร้อยละ\nเป้าหมาย :80.00\nผลงาน :76.50"
    rows: Sequence[str] = (
        "1\n15.00\n100 / 100",
        "2\n30.00\n100 / 100",
        "3\n55.25\n100 / 50",
        "4\n76.50\n0 / 0",
    )
    reports: Mapping[int, str] = field(default_factory=four_reports)

    def text(self) -> str:
        """The block as text."""
        parts = [
            f"({self.number}) {self.name}",
            self.bracket,
            self.strategy,
            self.name if self.again is None else self.again,
            self.measure,
            "ผลงานเทียบกับเป้าหมายรายไตรมาส" if self.rows else "",
            "ไตรมาสที่\n(1 - 4)\n*ผลงาน*\n(ร้อยละ)\n*ผลประเมินตัวชี้วัด*\n(* 2.1 / 2.2 *)"
            if self.rows
            else "",
            *self.rows,
            *(f"รายงานผลฯ ไตรมาสที่ {number}\n{text}" for number, text in self.reports.items()),
        ]
        return "\n".join(part for part in parts if part)


HEADING = "ผลการปฏิบัติราชการประจำปีของหน่วยงาน : 50480000"


@dataclass
class AgencyResults:
    """A page of an agency's results: headings of dimensions and indicators in their order."""

    heading: str = HEADING
    parts: Sequence[str | ListedIndicator] = (
        "มิติที่ 1 ด้านประสิทธิผลตามพันธกิจ",
        ListedIndicator(),
    )

    def text(self) -> str:
        """The page as text."""
        blocks = [part if isinstance(part, str) else part.text() for part in self.parts]
        return "\n".join([self.heading, "Home Home SED", *blocks])


NAME = "mykpi.php@pid=5048-901.html"
RESULTS_NAME = "index101.php@selDEP=50480000.html"


def parsed(text: str, name: str = NAME) -> Parsed:
    """What the parser makes of a page's text."""
    return parse(read(text.encode(), Origin(name)))


def rows_of(found: Parsed, table: str) -> list[dict[str, Any]]:
    """A table's rows as plain values, without where they stand."""
    places = {"document_id", "page", "page_end", "line_start", "line_end"}
    return [row.model_dump(mode="json", exclude=places) for row in found.records.get(table, ())]


def only(found: Parsed, table: str) -> dict[str, Any]:
    """The one row of a table."""
    (row,) = rows_of(found, table)
    return row


def rules(found: Parsed) -> set[str]:
    """The names of the findings that are more than information."""
    return {finding.rule for finding in found.findings if finding.severity != "info"}
