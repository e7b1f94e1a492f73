"""Printed progress forms: their values come back, however the print breaks them."""

import re
import time
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import KINDS, parse, progress_form
from parsers.draft import Parsed
from parsers.readers import read
from schema.document import Document, Origin, Page, Span, Table
from tests.parsers.progress_forms import (
    NEXT_TITLE,
    FormReport,
    ProgressForm,
    four_reports,
    parsed,
    rules,
)
from tests.parsers.progress_pages import ProgressPage

SOUND = ProgressForm(reports=four_reports()[1:])
"""A form on which every report has its figures."""


def sound(**changes: Any) -> str:
    """The text of a form without findings, but for the changes."""
    return ProgressForm(**{"reports": four_reports()[1:], **changes}).text()


def only(found: Parsed, table: str) -> dict[str, Any]:
    (record,) = found.records[table]
    return record.model_dump()


def rows(found: Parsed, table: str) -> list[dict[str, Any]]:
    return [record.model_dump() for record in found.records.get(table, [])]


def pages(*texts: str) -> Document:
    """A document of several pages, as a reader of PDFs makes it."""
    made = tuple(
        Page(number, tuple(text.split("\n"))) for number, text in enumerate(texts, start=1)
    )
    return Document("0" * 64, Origin("form.pdf"), "application/pdf", "", 1, None, None, made)


# A form for every rule that it can break, and a near miss.
FORM_TRIGGERS: list[tuple[str, str, str]] = [
    (
        "spent_above_received",
        sound(spent="824,000.01 บาท"),
        sound(spent="824,000.00 บาท"),
    ),
    (
        "spent_above_received",
        sound(reports=[FormReport("17/12/2563", percent="100.00", budget="900,000")]),
        sound(reports=[FormReport("17/12/2563", percent="100.00", budget="824,000")]),
    ),
    ("impossible_date", sound(start="2020-02-30 00:00:00"), sound(start="2020-02-29 00:00:00")),
    ("dates_disagree", sound(end="2020-09-30 00:00:00"), sound(end="2020-10-01 00:00:00")),
    (
        "fiscal_years_disagree",
        sound(start="2021-10-01 00:00:00", end="2022-09-30 00:00:00"),
        sound(start="2018-10-01 00:00:00", end="2022-09-30 00:00:00"),
    ),
    (
        "fiscal_years_disagree",
        sound(name="โครงการปลูกต้นไม้ ประจำปีงบประมาณ พ.ศ. 2562"),
        sound(name="โครงการปลูกต้นไม้ ประจำปีงบประมาณ พ.ศ. 2564"),
    ),
    ("invalid_record", sound(received="82,4000 บาท"), sound(received="๘๒๔,๐๐๐ บาท")),
    ("section_missing", sound(rationale=()), sound(rationale=("ถนนขาดร่มเงา",))),
    (
        "unread_lines",
        sound(strategy=("ข้อความที่ไม่รู้จัก", *SOUND.strategy)),
        sound(strategy=("**", *SOUND.strategy)),
    ),
    (
        "text_damaged",
        sound(rationale=("ถนนสายหลัก\ufffdขาดร่มเงา",)),
        sound(rationale=("ประจ\ufffdปี ถนนสายหลักขาดร่มเงา",)),
    ),
]


@pytest.mark.parametrize(
    ("rule", "form", "other"), FORM_TRIGGERS, ids=[rule for rule, _, _ in FORM_TRIGGERS]
)
def test_each_rule_finds_its_fault_and_a_near_miss_has_none(
    rule: str, form: str, other: str
) -> None:
    assert rule in rules(form)
    assert rule not in rules(other)


def test_a_sound_form_has_no_findings() -> None:
    found = parsed(SOUND.text())
    assert found.findings == []
    assert found.status == "ok"
    assert found.kind == "progress_form"


@pytest.mark.parametrize("cell_end", ["\t", "\n", " "])
def test_every_value_of_a_form(cell_end: str) -> None:
    found = parsed("\n".join(ProgressForm().lines(cell_end)))
    assert only(found, "project_snapshot") | {"document_id": "", "line_end": 0} == {
        "document_id": "",
        "page": None,
        "line_start": 4,
        "page_end": None,
        "line_end": 0,
        "project_code": "50480000-3418",
        "fiscal_year": 2564,
        "fiscal_year_source": "form",
        "agency_code": "50480000",
        "agency_source": "code",
        "agency_name": "สำนักงานเขตทวีวัฒนา",
        "responsible_unit": "ฝ่ายรักษาความสะอาดและสวนสาธารณะ / กลุ่มงานสวน",
        "section_code": None,
        "name": "โครงการปลูกต้นไม้ริมทางในพื้นที่เขตทวีวัฒนา",
        "layout": "form",
        "progress_percent": 100.0,
        "rationale": "ถนนสายหลักขาดร่มเงา\nจึงควรปลูกต้นไม้ให้มากขึ้น",
        "objectives": "1. เพื่อเพิ่มพื้นที่สีเขียว\n2. เพื่อลดฝุ่นละออง",
        "targets": "ปลูกต้นไม้ 500 ต้น",
        "is_routine": False,
        "start_date": date(2020, 10, 1),
        "end_date": date(2021, 9, 30),
        "budget_received_baht": Decimal(824000),
        "budget_spent_baht": Decimal("45500.50"),
    }
    reports = rows(found, "progress_report")
    kept = ("report_no", "printed_no", "report_date", "progress_percent", "budget_spent_baht")
    assert [tuple(report[name] for name in kept) for report in reports] == [
        (1, 1, date(2020, 10, 22), None, None),
        (2, 2, date(2020, 12, 17), 20.0, Decimal(0)),
        (3, 3, date(2021, 5, 18), 70.0, Decimal("45500.50")),
        (4, 4, date(2021, 8, 31), 100.0, Decimal(0)),
    ]
    assert [report["narrative"] for report in reports] == [
        "จัดทำร่างขอบเขตของงาน",
        "จัดซื้อกล้าไม้ 200 ต้น",
        "1. ปลูกแล้ว 300 ต้น 2. เบิกจ่ายค่ากล้าไม้",
        "ตรวจรับงานครบถ้วน",
    ]
    assert [(r["plan_status"], r["target_status"]) for r in reports] == [
        (None, None),
        *[("เป็นไปตามแผน", "เป็นไปตามเป้าหมาย")] * 3,
    ]
    links = rows(found, "strategy_link")
    assert [(link["level"], link["label"], link["code"], link["name"]) for link in links] == [
        (1, "ด้านที่", "2", "มหานครสีเขียว"),
        (2, "ประเด็นยุทธศาสตร์ย่อย", "2.1", "พื้นที่สีเขียว"),
        (3, "เป้าหมายที่", "2.1.1", "เพิ่มพื้นที่สีเขียวของเมือง"),
    ]
    people = rows(found, "contact")
    assert [(p["role"], p["sequence"], p["name"], p["phone"]) for p in people] == [
        ("responsible", 1, "นายสมมติ ตัวอย่าง", "5999"),
        ("coordinator", 1, "นางสาวสมใจ นามสมมติ", None),
    ]
    indicator = only(found, "indicator")
    assert (indicator["indicator_code"], indicator["name"]) == (None, "จำนวนต้นไม้ที่ปลูก")
    assert {(f.rule, f.severity) for f in found.findings} == {("section_missing", "warning")}


# What the print does to a form.


def test_titles_and_page_numbers_between_lines_are_no_text() -> None:
    lines = ProgressForm().lines("\n")
    turned: list[str] = []
    for number, line in enumerate(lines[:-4], start=1):
        turned += [line, str(number), NEXT_TITLE]
    plain, broken = parsed("\n".join(lines)), parsed("\n".join([*turned, *lines[-4:]]))
    assert without_places(broken) == without_places(plain)


def test_two_columns_on_one_line() -> None:
    start, received, end, spent = (
        line for line in ProgressForm().head() if "โครงการ : 20" in line or "บาท" in line
    )
    for gap in (" ", "\t", "    "):
        text = SOUND.text().replace(f"{start}\n\n{received}", f"{start}{gap}{received}")
        text = text.replace(f"{end}\n\n{spent}", f"{end}{gap}{spent}")
        assert text.count("\n") == SOUND.text().count("\n") - 4
        assert without_places(parsed(text)) == without_places(parsed(SOUND.text()))


@pytest.mark.parametrize(
    ("printed", "scanned"),
    [
        ("รหัสโครงการ... :", "รหัสโครงการ.. ;"),
        ("รหัสโครงการ... :", "รหัสโครงการ :"),
        ("รหัสโครงการ... :", "** รหัสโครงการ...... :"),
        ("รหัสโครงการ... :", "รหัส โครงการ"),
        ("ปีงบประมาณ พ.ศ. :", "ปีงบประมาณพ.ศ.:"),
        ("ปีงบประมาณ พ.ศ. :", "ปีงบประมาณ wa. :"),
        ("ปีงบประมาณ พ.ศ. : 2564", "ปีงบประมาณ พ.ศ. 2564"),
        ("เริ่มต้นโครงการ :", "เริมต้นโครงการ ."),
        ("งบประมาณที่ได้รับ : 824,000 บาท", "งบประมาณทีได้รับ : 824,000 บาท"),
        ("1.3 หลักการและเหตุผล", "1,3 หลักการและเหตุผล"),
        ("1.4 วัตถุประสงค์ของโครงการ", "๑.๔ วัตถุประสงค์ของโครงการ.."),
        ("1.5 เป้าหมายของโครงการ..", "**1.5 เป้าหมายของโครงการ** :"),
        ("รายงานครั้งที่2\t:: 18/05/2564 :", "รายงานครังที 2 : 18/05/2564 ."),
        ("รายงานครั้งที่2\t:: 18/05/2564 :", "รายงาน\nครั้งที่2 :: ๑๘/๐๕/๒๕๖๔ :"),
        ("รายงานครั้งที่2\t:: 18/05/2564 :", "รายงานครั้งที่2 18/05/2564"),
        (":: ความก้าวหน้าของงานฯ = 70.00 %", ":: ความก้าวหน้าขอ\nงงานฯ = 70.00 %"),
        (":: ความก้าวหน้าของงานฯ = 70.00 %", "ความก้าวหน้าของงาน =70.00"),
        ("งบประมาณที่เบิกใช้ (ครั้งที่ 1)", "งบประมาณที่เบิก\nใช้ (ครั้งที่\n9)"),
        ("ประเด็นยุทธศาสตร์ย่อย : ๒.๑", f"ประเด็นยุทธศาสตร์ย่อย\n{NEXT_TITLE}\n: ๒.๑"),
        ("ประเด็นยุทธศาสตร์ย่อย : ๒.๑ -", "ประเด็นยุทธศาสตร์ย่อย.. : ๒.๑ ?"),
    ],
)
def test_labels_that_print_or_scan_has_changed(printed: str, scanned: str) -> None:
    text = SOUND.text()
    assert printed in text
    found = parsed(text.replace(printed, scanned))
    assert without_places(found) == without_places(parsed(text))
    assert found.findings == []


def test_a_heading_that_a_reader_has_joined_to_the_text_before_it() -> None:
    text = SOUND.text()
    for heading in ("1.4 วัตถุประสงค์", "1.5 เป้าหมาย", "1.6 สนับสนุน", "2. รายงานความก้าวหน้า"):
        text = text.replace(f"\n\n{heading}", f" {heading}")
    assert without_places(parsed(text)) == without_places(parsed(SOUND.text()))


def test_a_title_on_two_lines() -> None:
    first, second = NEXT_TITLE[:32], NEXT_TITLE[32:]
    text = SOUND.text().replace("\n\n2. รายงาน", f"\n\n{first}\n{second}\n2. รายงาน")
    assert without_places(parsed(text)) == without_places(parsed(SOUND.text()))


def without_places(found: Parsed) -> dict[str, list[dict[str, Any]]]:
    """The records without their lines, their texts without the white space of a print."""
    places = {"document_id", "page", "line_start", "page_end", "line_end"}
    return {
        table: [
            {
                name: re.sub(r"\s", "", value) if isinstance(value, str) else value
                for name, value in record.model_dump(exclude=places).items()
            }
            for record in records
        ]
        for table, records in found.records.items()
    }


# Whatever values a form holds, and wherever its print breaks, the values come back.

WORDS = (
    "จัดทำเอกสาร ติดต่อวิทยากร ประชุมคณะทำงาน 1. 2. (ระยะที่ 2) จำนวน 108 คน เป็นเงิน 2,700 บาท ร้อยละ 50 "
    "ก.ก. ตามหนังสือที่ กท 0303/056 ลงวันที่ 11 มกราคม 2564 17/12/2563 แผนงาน ความก้าวหน้า งบประมาณ "
    "เป็นไปตามแผน เป้าหมายที่ 3 ตามรายงานครั้งที่ 3 - อยู่ระหว่างขั้นตอน... การดำเนินงาน/กิจกรรม Smart City "
    "รหัสโครงการ ผู้ประสานงาน : = 12 % ไม่มี"
).split(" ")
STATUSES = ("เป็นไปตาม", "ไม่เป็นไปตาม", "ล่าช้ากว่า", "เร็วกว่า", "สูงกว่า")
NAMES = ("สมมติ", "ตัวอย่าง", "นามสมมติ", "มีสุข", "ใจดี")

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(
    lambda words: f"โครงการ{' '.join(words)} แล้ว"
)
# Words behind a colon of a cell's own are the cell's, and leave the narrative out with a finding.
narratives = texts.filter(lambda text: not re.search(r": (?:ความก้าวหน้า|เป็นไป)", text))
amounts = st.decimals(0, 10_000_000, places=2).map(lambda amount: f"{amount:,}")
percents = st.decimals(0, 120, places=2).map(str)
days = st.dates(date(2018, 10, 1), date(2023, 9, 30))
people = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).map(
    lambda names: f"นาย{names[0]} {names[1]} โทร. 5999"
)


def printed_day(day: date, style: int) -> str:
    if style == 0:
        return day.isoformat()
    shown = f"{day.day:02}/{day.month:02}/{day.year + 543}"
    return shown if style == 1 else shown.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


@st.composite
def form_reports(draw: st.DrawFn) -> list[FormReport]:
    made = []
    for day in sorted(draw(st.lists(days, max_size=6, unique=True))):
        has_figures = draw(st.integers(0, 4)) > 0
        has_statuses = has_figures and draw(st.integers(0, 4)) > 0
        made.append(
            FormReport(
                printed_day(day, draw(st.integers(0, 2))),
                draw(narratives),
                draw(percents) if has_figures else None,
                draw(amounts) if has_figures and draw(st.booleans()) else None,
                f"{draw(st.sampled_from(STATUSES))}แผน" if has_statuses else None,
                f"{draw(st.sampled_from(STATUSES))}เป้าหมาย" if has_statuses else None,
            )
        )
    return made


@st.composite
def forms(draw: st.DrawFn) -> ProgressForm:
    units = ["สำนักงานเขตทวีวัฒนา", *draw(st.lists(st.just("ฝ่ายโยธา/ผังเมือง"), max_size=2))]
    return ProgressForm(
        name=draw(texts),
        code=f"{draw(st.integers(1, 5099)):04}0000-{draw(st.integers(1, 99_999))}",
        year=str(draw(st.integers(2562, 2566))),
        start=f"{draw(days)} 00:00:00",
        end=f"{draw(days)} 00:00:00",
        received=f"{draw(amounts)} บาท",
        spent=f"{draw(amounts)} บาท",
        units=" / ".join(units),
        responsible=draw(people),
        coordinator=draw(people),
        rationale=draw(st.lists(texts, min_size=1, max_size=3)),
        objectives=draw(st.lists(texts, min_size=1, max_size=3)),
        targets=draw(st.lists(texts, min_size=1, max_size=3)),
        reports=draw(form_reports()),
    )


_ONE_LINE = ("รหัสโครงการ", "ปีงบประมาณ", "เริ่มต้น", "สิ้นสุด", "งบประมาณที่ได้", "งบประมาณที่ใช้")
_HEADING = re.compile(r"[12]\.[1-6]? |\*|ลงชื่อ|ตำแหน่ง")
# A print breaks lines at spaces, or before a Thai consonant or leading vowel.
_BREAK = re.compile(r"(?<=[^\d\s.,:;/=(]) | ?(?<=[ก-์])(?=[ก-ฮเ-ไ])")


_CELL, _LINE = 6, 14
"""Letters that the narrowest cell and the shortest line of a print hold."""
_MOST_BREAKS = 3


@st.composite
def breaks(draw: st.DrawFn, line: str, least: int) -> list[str]:
    """The line, broken into pieces of at least so many letters, but for the last."""
    if line.startswith(_ONE_LINE) or _HEADING.match(line):
        return [line]
    pieces: list[str] = []
    start = 0
    for match in _BREAK.finditer(line):
        is_wide = match.start() - start >= least and len(pieces) < _MOST_BREAKS
        if is_wide and draw(st.integers(0, 4)) == 4:
            pieces.append(line[start : match.start()])
            start = match.start()
    return [piece for piece in (*pieces, line[start:]) if piece.strip()]


@st.composite
def prints(draw: st.DrawFn) -> tuple[ProgressForm, str]:
    """A form, and its text with lines broken and titles between them."""
    form = draw(forms())
    printed: list[str] = []
    is_table = False
    for line in form.lines(draw(st.sampled_from("\t\n "))):
        is_certificate = line.startswith("ขอรับรอง")
        is_table = (is_table or line.startswith("รายงานครั้งที่")) and not is_certificate
        for piece in draw(breaks(line, _CELL if is_table else _LINE)):
            printed.append(piece)
            if draw(st.integers(0, 9)) == 9:
                printed += ["", NEXT_TITLE, ""]
    return form, "\n".join(printed)


def bare_text(texts: Sequence[str | None]) -> list[str]:
    return [re.sub(r"\s", "", text or "") for text in texts]


@settings(max_examples=100, deadline=None, report_multiple_bugs=False)
@given(prints())
def test_values_come_back_from_any_print(made: tuple[ProgressForm, str]) -> None:
    form, text = made
    found = parsed(text)
    snapshot = only(found, "project_snapshot")
    assert snapshot["project_code"] == form.code
    assert str(snapshot["fiscal_year"]) == form.year
    assert f"{snapshot['start_date']} 00:00:00" == form.start
    assert f"{snapshot['end_date']} 00:00:00" == form.end
    assert f"{snapshot['budget_received_baht']:,.2f} บาท" == form.received
    assert f"{snapshot['budget_spent_baht']:,.2f} บาท" == form.spent
    whole = [snapshot["name"], snapshot["rationale"], snapshot["objectives"], snapshot["targets"]]
    wanted = [form.name, *map("".join, (form.rationale, form.objectives, form.targets))]
    assert bare_text(whole) == bare_text(wanted)
    chain = "/".join(filter(None, [snapshot["agency_name"], snapshot["responsible_unit"]]))
    assert bare_text([chain]) == bare_text([form.units])
    people_found = rows(found, "contact")
    assert bare_text([p["raw"] for p in people_found]) == bare_text(
        [form.responsible, form.coordinator]
    )
    check_reports(form.reports, rows(found, "progress_report"))
    assert [link["code"] for link in rows(found, "strategy_link")] == ["2", "2.1", "2.1.1"]
    assert not {f.rule for f in found.findings} & {"unread_lines", "invalid_record"}


def check_reports(reports: Sequence[FormReport], found: Sequence[dict[str, Any]]) -> None:
    assert [r["report_no"] for r in found] == list(range(1, len(reports) + 1))
    for report, row in zip(reports, found, strict=True):
        assert bare_text([row["narrative"]]) == bare_text([report.narrative])
        percent = row["progress_percent"]
        assert (None if percent is None else f"{percent:.2f}") == report.percent
        spent = row["budget_spent_baht"]
        assert (None if spent is None else f"{spent:,.2f}") == report.budget
        assert (row["plan_status"], row["target_status"]) == (report.plan, report.target)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("รายงานครั้งที่ความก้าวหน้า::=()0123456789/% \n\t*บาทปีงบ."), max_size=400))
def test_no_text_brings_the_parser_down(noise: str) -> None:
    text = f"{SOUND.text()}\n{noise}\n{SOUND.text()}\n{noise}"
    assert parsed(text).kind == "progress_form"


# Pages and tables of a PDF.


def test_a_field_goes_on_over_a_page() -> None:
    first, _, second = SOUND.text().partition("เพื่อลดฝุ่นละออง")
    document = pages(f"{first}เพื่อ\n1", f"ลดฝุ่นละออง{second}\n- 2 -")
    found = parse(document)
    snapshot = only(found, "project_snapshot")
    assert snapshot["objectives"] == "1. เพื่อเพิ่มพื้นที่สีเขียว\n2. เพื่อ\nลดฝุ่นละออง"
    assert (snapshot["page"], snapshot["page_end"]) == (1, 2)
    assert found.findings == []


def test_a_bare_number_that_is_not_the_pages_stays_text() -> None:
    first, _, second = SOUND.text().partition("ปลูกต้นไม้ 500 ต้น")
    found = parse(pages(f"{first}ปลูกต้นไม้", f"500\nต้น{second}"))
    assert only(found, "project_snapshot")["targets"] == "ปลูกต้นไม้\n500\nต้น"
    found = parse(pages(f"{first}ปลูกต้นไม้", f"7\nต้น{second}"))
    assert only(found, "project_snapshot")["targets"] == "ปลูกต้นไม้\n7\nต้น"


def test_a_row_that_a_page_turn_cuts_goes_on_after_its_figures() -> None:
    first, cells, second = SOUND.text().partition("\t:: ความก้าวหน้าของงานฯ = 70.00 %")
    row, _, rest = second.partition("\n\n")
    found = parse(pages(f"{first}{cells}{row}", f"3. ส่วนที่เหลือ\n\n{rest}"))
    report = rows(found, "progress_report")[1]
    assert report["narrative"] == "1. ปลูกแล้ว 300 ต้น 2. เบิกจ่ายค่ากล้าไม้\n3. ส่วนที่เหลือ"
    assert (report["progress_percent"], report["target_status"]) == (70.0, "เป็นไปตามเป้าหมาย")
    assert found.findings == []


def cut_row() -> tuple[str, str]:
    """A form whose second report is cut through a label and both statuses."""
    text = SOUND.text()
    start = text.index("รายงานครั้งที่2")
    end = text.index("รายงานครั้งที่3")
    narrative, figures = ":: 18/05/2564 : 1. ปลูกแล้ว", ":: ความก้าวหน้าของงานฯ = 70.00 % งบ"
    upper = f"รายงานครั้งที่2\t{narrative}\t{figures}\t: เป็นไป\t: เป็นไปตาม"
    lower = "\t300 ต้น\tประมาณที่เบิกใช้ (ครั้งที่ 2) = 45,500.50 บาท\tตามแผน\tเป้าหมาย"
    return f"{text[:start]}{upper}", f"{lower}\n\n{text[end:]}"


def test_figures_torn_by_a_page_turn_are_told_and_never_wrong() -> None:
    found = parse(pages(*cut_row()))
    report = rows(found, "progress_report")[1]
    assert (report["plan_status"], report["target_status"]) == (None, None)
    assert report["narrative"] is None
    assert found.status == "partial"


def test_a_table_has_the_row_whole() -> None:
    upper, lower = cut_row()
    first = upper.count("\n") + 1
    row = (
        "รายงานครั้งที่2",
        ":: 18/05/2564 : 1. ปลูกแล้ว\n300 ต้น",
        ":: ความก้าวหน้าของงานฯ = 70.00 % งบประมาณที่เบิกใช้ (ครั้งที่ 2) = 45,500.50 บาท",
        ": เป็นไปตามแผน",
        ": เป็นไปตามเป้าหมาย",
    )
    table = Table(1, 2, first, 1, (row,), (Span(first, 1, 1, 2),))
    found = parse(
        Document(
            "0" * 64,
            Origin("form.pdf"),
            "application/pdf",
            "",
            1,
            None,
            None,
            tuple(Page(n, tuple(t.split("\n"))) for n, t in enumerate((upper, lower), start=1)),
            make_tables=lambda: (table,),
        )
    )
    report = rows(found, "progress_report")[1]
    assert report["narrative"] == "1. ปลูกแล้ว\n300 ต้น"
    assert report["budget_spent_baht"] == Decimal("45500.50")
    assert (report["plan_status"], report["target_status"]) == ("เป็นไปตามแผน", "เป็นไปตามเป้าหมาย")
    assert (report["page"], report["page_end"], report["line_end"]) == (1, 2, 1)
    assert found.findings == []


# Reports that are not as they should be.


def with_report(**changes: Any) -> Parsed:
    reports = four_reports()[1:]
    for name, value in changes.items():
        setattr(reports[1], name, value)
    return parsed(ProgressForm(reports=reports).text())


@pytest.mark.parametrize(
    ("plan", "target"),
    [
        ("ไม่เป็นไปตามแผน", "ไม่เป็นไปตามเป้าหมาย"),
        ("ล่าช้ากว่าแผน", "ต่ำกว่าเป้าหมาย"),
        ("เร็วกว่าแผน", "บรรลุเป้าหมาย"),
        ("เป็นไปตามแผนที่กำหนดไว้", "ยังไม่บรรลุเป้าหมาย"),
        ("รอดำเนินการ", "ยังไม่ถึงเวลาวัดผล"),
        ("เป็นไปตามแผน", "ยังไม่ถึงเวลาวัดผล"),
    ],
)
def test_statuses(plan: str, target: str) -> None:
    report = rows(with_report(plan=plan, target=target), "progress_report")[1]
    assert (report["plan_status"], report["target_status"]) == (plan, target)


def test_one_status_alone_is_told_by_its_word() -> None:
    report = rows(with_report(plan=None), "progress_report")[1]
    assert (report["plan_status"], report["target_status"]) == (None, "เป็นไปตามเป้าหมาย")


@pytest.mark.parametrize(
    "narrative",
    [
        "การทำงานเป็นไปตามแผน : เป็นไปตามเป้าหมายทุกประการ แล้วเสร็จ",
        "ความก้าวหน้าของงาน = 50 % ในเดือนก่อน",
        "ส่งแล้ว\nรายงานครั้งที่ 3 : ส่งสำนักงาน",
        "ส่งแล้ว\nรายงานครั้งที่ 9 18 คน",
        "เบิกแล้ว\n1.3 หลักการและเหตุผล",
        "จัดทำหนังสือ\nขอรับรองมาตรฐานอาคาร",
        "-",
    ],
)
def test_a_narrative_may_hold_words_of_the_form(narrative: str) -> None:
    found = with_report(narrative=narrative)
    reports = rows(found, "progress_report")
    assert [report["progress_percent"] for report in reports] == [20.0, 70.0, 100.0]
    assert reports[1]["narrative"] == narrative
    assert reports[1]["plan_status"] == "เป็นไปตามแผน"
    assert found.findings == []


def test_a_day_that_does_not_exist_is_left_out_and_told() -> None:
    found = with_report(day="31/06/2564")
    assert rows(found, "progress_report")[1]["report_date"] is None
    (finding,) = (f for f in found.findings if f.rule == "impossible_date")
    assert (finding.observed, finding.subject_key) == ("31/06/2564", "50480000-3418/2")
    assert found.status == "partial"


def test_two_reports_run_into_one_lose_their_figures_and_are_told() -> None:
    text = SOUND.text().replace("\n\nรายงานครั้งที่2\t:: 18/05/2564 :", " ")
    found = parsed(text)
    report = rows(found, "progress_report")[0]
    assert (report["progress_percent"], report["narrative"]) == (None, None)
    assert {"invalid_record", "section_missing"} <= {
        f.rule for f in found.findings if f.severity == "error"
    }


def test_text_beside_the_figures_is_told() -> None:
    found = parsed(SOUND.text().replace(": เป็นไปตามเป้าหมาย\n", ": เป็นไปตามเป้าหมาย\nหมายเหตุ 5\n", 1))
    (finding,) = found.findings
    assert (finding.rule, finding.severity, finding.observed) == (
        "unread_lines",
        "error",
        "หมายเหตุ 5",
    )


def test_problems_and_obstacles_where_a_form_prints_them() -> None:
    told = "** ปัญหาของโครงการ : ฝนตกชุก\n** อุปสรรคของโครงการ : ไม่มี"
    text = SOUND.text().replace(
        "= 0 บาท\t: เป็นไปตามแผน\t: เป็นไปตามเป้าหมาย\n", f"= 0 บาท\n{told}\n", 1
    )
    report = rows(parsed(text), "progress_report")[0]
    assert (report["problem"], report["obstacle"]) == ("ฝนตกชุก", "ไม่มี")
    assert report["narrative"] == "จัดซื้อกล้าไม้ 200 ต้น"


def test_reports_are_counted_by_their_days() -> None:
    reports = four_reports()[1:]
    found = parsed(ProgressForm(reports=[reports[1], reports[0], reports[2]]).text())
    assert [(r["report_no"], r["printed_no"]) for r in rows(found, "progress_report")] == [
        (1, 2),
        (2, 1),
        (3, 3),
    ]


def test_a_lost_report_is_told() -> None:
    text = SOUND.text()
    lost = text[text.index("รายงานครั้งที่2") : text.index("รายงานครั้งที่3")]
    found = parsed(text.replace(lost, ""))
    assert ("section_missing", "error") in {(f.rule, f.severity) for f in found.findings}


def test_the_newest_percent_is_the_projects() -> None:
    reports = [*four_reports()[1:], FormReport("15/09/2564", "ปิดโครงการ", None, None, None, None)]
    found = parsed(ProgressForm(reports=reports).text())
    assert only(found, "project_snapshot")["progress_percent"] == 100.0


# The head.


def test_a_form_without_its_year_takes_it_from_the_reports() -> None:
    found = parsed(sound(year=None))
    snapshot = only(found, "project_snapshot")
    assert (snapshot["fiscal_year"], snapshot["fiscal_year_source"]) == (2564, "dates")
    (finding,) = found.findings
    assert (finding.rule, finding.observed) == ("section_missing", "fiscal year")


@pytest.mark.parametrize("year", ["2021", "256", "25644", "พ.ศ."])
def test_a_year_of_no_era_is_told(year: str) -> None:
    found = parsed(sound(year=year))
    snapshot = only(found, "project_snapshot")
    assert (snapshot["fiscal_year"], snapshot["fiscal_year_source"]) == (2564, "dates")
    assert "invalid_record" in {f.rule for f in found.findings}


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("๘๒๔,๐๐๐.๕๐ บาท", Decimal("824000.50")),
        ("824,000", Decimal(824000)),
        ("ไม่ใช้งบประมาณ", Decimal(0)),
        ("- บาท", None),
        ("-", None),
        ("", None),
        ("5 ล้านบาท", Decimal(5_000_000)),
        ("5 ล้าน", None),
    ],
)
def test_amounts(printed: str, amount: Decimal | None) -> None:
    found = parsed(sound(received=printed, spent="0 บาท"))
    assert only(found, "project_snapshot")["budget_received_baht"] == amount
    if amount is None:
        assert found.findings


def test_without_a_coordinator() -> None:
    for coordinator in ("", "-", None):
        found = parsed(sound(coordinator=coordinator))
        assert [p["role"] for p in rows(found, "contact")] == ["responsible"]
        (finding,) = found.findings
        assert (finding.severity, finding.observed) == ("info", "coordinator")


def test_officials_are_shown_by_no_table_but_contact() -> None:
    text = sound(
        responsible="นายสมมติ\nตัวอย่าง โทร. 5999",
        rationale=("ผู้ดูแลคือนางสาวสมใจ นามสมมติ โทร. 0-0000",),
    ).replace("ลงชื่อ.....", "ลงชื่อ..... นายมีสุข ใจดี .....")
    found = parsed(text)
    assert rows(found, "contact")[0]["phone"] == "5999"
    page = text
    for words in found.private:
        page = page.replace(words, "▒")
    for name in ("สมมติ\n", "ตัวอย่าง โทร", "สมใจ", "มีสุข"):
        assert name not in page
    assert "ใจดี" not in found.private


def test_an_agency_without_units() -> None:
    snapshot = only(parsed(sound(units="สำนักงานเขตทวีวัฒนา")), "project_snapshot")
    assert (snapshot["agency_name"], snapshot["responsible_unit"]) == ("สำนักงานเขตทวีวัฒนา", None)


def test_routine_work() -> None:
    filler = ("**** ภารกิจงานประจำของหน่วยงาน ****",) * 3
    found = parsed(sound(strategy=(*filler, "ตัวชี้วัด... : จำนวนต้นไม้")))
    assert only(found, "project_snapshot")["is_routine"] is True
    assert found.findings == []


def test_a_form_that_ends_inside_a_report_is_told() -> None:
    text = sound(
        is_certified=False,
        reports=[
            *four_reports()[1:],
            FormReport("01/09/2564", percent=None, budget=None, plan=None, target=None),
        ],
    )
    found = parsed(text)
    assert found.status == "partial"
    assert "certificate" in {
        part for f in found.findings for part in (f.observed or "").split(", ")
    }
    assert parsed(sound(is_certified=False)).status == "ok"


def test_two_forms_in_one_file_are_told() -> None:
    other = SOUND.text().replace("50480000-3418", "50480000-3419")
    found = parsed(f"{SOUND.text()}\n\n{other}")
    assert only(found, "project_snapshot")["project_code"] == "50480000-3418"
    assert ("unread_lines", "error") in {(f.rule, f.severity) for f in found.findings}


def test_a_blank_form_is_read() -> None:
    labels = "name code year start end received spent units responsible coordinator".split()
    blank: dict[str, Any] = dict.fromkeys(labels, "")
    parts: dict[str, Any] = dict.fromkeys(("rationale", "objectives", "targets", "strategy"), ())
    text = ProgressForm(**blank, **parts, reports=[]).text()
    found = parsed(text)
    assert found.status == "partial"
    assert only(found, "project_snapshot")["project_code"] is None


# Kinds.


def test_a_form_is_no_page_and_a_page_no_form() -> None:
    for text in (SOUND.text(), SOUND.text().replace("*", "")):
        document = read(text.encode(), Origin("x.txt"))
        assert [kind.name for kind in KINDS if kind.looks_like(document)] == ["progress_form"]
    for page in (ProgressPage().full(), ProgressPage().stripped()):
        assert not progress_form.looks_like(read(page.encode(), Origin("x.txt")))


def test_a_text_that_names_the_form_is_none() -> None:
    text = "ให้ใช้แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ\nรหัสโครงการ : 1\nรายงานครั้งที่1 : ดี"
    assert not progress_form.looks_like(read(text.encode(), Origin("x.txt")))


GARBAGE = (
    "รายงานครั้งที่",
    "รายงานครั้งที่1 :: 17/12/2563 :",
    ":: ความก้าวหน้าของงานฯ = ",
    ": เป็นไป",
    ": ",
    " ",
    "\t",
    "ปีงบประมาณ พ.ศ.",
    ".",
    "0 ",
    "*",
    "(",
    "ประเด็นยุทธศาสตร์ : ",
    "**** แบบแสดงรายงานความก้าวหน้า ",
    "แบบแสดงรายงานความก้าวหน้า\n",
    "ปัญหา : \n",
    "ขอรับรอง\n",
    "1.6 สนับสนุน (",
)


@pytest.mark.parametrize("piece", GARBAGE)
def test_a_megabyte_of_garbage_is_read_in_seconds(piece: str) -> None:
    heading = "\n\n2. รายงานความก้าวหน้า"
    noise = piece * (300_000 // len(piece))
    text = SOUND.text()
    for place in (heading, "\n\n1.2 ", "\n\n1.6 "):
        text = text.replace(place, f"\n{noise}{place}", 1)
    document = read(text.encode(), Origin("x.txt"))
    begun = time.process_time()
    progress_form.looks_like(document)
    progress_form.parse(document)
    assert time.process_time() - begun < 20
