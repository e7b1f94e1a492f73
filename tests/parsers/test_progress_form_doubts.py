"""Printed forms that are not quite as expected: what is read is right, and the rest is told."""

import time
from decimal import Decimal
from typing import Any

import pytest

from ingest.reading import document_rows
from parsers import parse
from parsers.draft import Parsed
from parsers.readers import read
from parsers.stated_problems import split_answers
from schema.document import Document, Origin, Page, Span, Table
from tests.parsers.progress_forms import TITLE, FormReport, ProgressForm, four_reports, parsed

HEADING = "2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ"


def rows(found: Parsed, table: str) -> list[dict[str, Any]]:
    return [record.model_dump() for record in found.records.get(table, [])]


def with_report(**changes: Any) -> ProgressForm:
    """A form whose second report is as told."""
    reports = four_reports()[1:]
    for name, value in changes.items():
        setattr(reports[1], name, value)
    return ProgressForm(reports=reports)


def second(text: str) -> dict[str, Any]:
    return rows(parsed(text), "progress_report")[1]


def errors(found: Parsed) -> set[str]:
    return {finding.rule for finding in found.findings if finding.severity == "error"}


# The heading of the reports, and reports without it.


@pytest.mark.parametrize(
    "heading",
    [
        f"{HEADING} ประจำปีงบประมาณ 2565",
        f"{HEADING} (ต่อ)",
        "2. รายงานความก้าวหน้าของโครงการและ\n\nการใช้จ่ายงบประมาณ ประจำปี 2565",
        "2. รายงานความก้าวหน้าของโครงการ ประจำปี 2565",
    ],
)
def test_a_heading_with_more_words(heading: str) -> None:
    form = ProgressForm(reports=four_reports()[1:])
    found = parsed(form.text().replace(HEADING, heading))
    assert len(rows(found, "progress_report")) == 3
    assert [row["name"] for row in rows(found, "indicator")] == ["จำนวนต้นไม้ที่ปลูก"]
    assert found.findings == []


def form_with_table(heading: str) -> Document:
    """A form of one page whose reports stand in a ruled table, one line a row."""
    form = ProgressForm(reports=four_reports()[1:])
    opening = [*form.head(), *form.aims(), *filter(None, [heading])]
    cells = form.rows()
    lines = [*opening, *(" ".join(row) for row in cells), *form.closing()]
    first = len(opening) + 1
    spans = tuple(Span(first + number, first + number, 1) for number in range(len(cells)))
    table = Table(1, 1, first, first + len(cells) - 1, tuple(map(tuple, cells)), spans)
    return Document(
        "0" * 64,
        Origin("form.pdf"),
        "application/pdf",
        "",
        1,
        None,
        None,
        (Page(1, tuple(lines)),),
        make_tables=lambda: (table,),
    )


@pytest.mark.parametrize("heading", [HEADING, f"{HEADING} ประจำปี 2565", "", "ตารางรายงาน"])
def test_rows_of_reports_need_no_heading(heading: str) -> None:
    found = parse(form_with_table(heading))
    assert [row["progress_percent"] for row in rows(found, "progress_report")] == [20, 70, 100]


def test_cells_on_lines_of_their_own_need_no_heading() -> None:
    form = ProgressForm(reports=four_reports()[1:])
    text = "\n".join(form.lines("\n")).replace(f"{HEADING}\n", "")
    found = parsed(text)
    assert [row["progress_percent"] for row in rows(found, "progress_report")] == [20, 70, 100]


def test_reports_that_could_not_be_read_are_an_error() -> None:
    text = ProgressForm(reports=four_reports()[1:]).text()
    lost = text.replace(HEADING, "").replace("\t:: ", "\tเมื่อ ")
    found = parsed(lost)
    assert rows(found, "progress_report") == []
    assert "section_missing" in errors(found)


def test_a_form_that_has_no_reports_yet_is_no_error() -> None:
    found = parsed(ProgressForm(reports=[]).text())
    assert errors(found) == set()


# Figures that go on after what looks like their end.


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("1.5 ล้านบาท", Decimal(1_500_000)),
        ("1.5\nล้านบาท", Decimal(1_500_000)),
        ("500 พันบาท", Decimal(500_000)),
        ("5 แสนบาท", Decimal(500_000)),
        ("2 หมื่นบาท", Decimal(20_000)),
        ("100,000.- บาท", Decimal(100_000)),
        ("100,000", Decimal(100_000)),
        ("538800.0000 ล้านบาท", None),
        ("5 ล้าน", None),
        ("2,928 USD", None),
        ("200,000/300,000 บาท", None),
        ("200,000-300,000 บาท", None),
        ("2 ล้าน 5 แสนบาท", Decimal(2_500_000)),
    ],
)
def test_an_amount_is_read_to_its_end(printed: str, amount: Decimal | None) -> None:
    form = with_report(budget="UNIT").text().replace("UNIT บาท", printed)
    found = parsed(form)
    report = rows(found, "progress_report")[1]
    assert report["budget_spent_baht"] == amount
    assert report["narrative"] == four_reports()[2].narrative
    assert (report["plan_status"], report["target_status"]) == ("เป็นไปตามแผน", "เป็นไปตามเป้าหมาย")
    if amount is None:
        assert "invalid_record" in errors(found)


@pytest.mark.parametrize(
    ("printed", "percent"),
    [("10-20 %", None), ("1/3 %", None), ("10 - 20 %", None), ("10 %", 10), ("10", 10)],
)
def test_a_percent_is_read_to_its_end(printed: str, percent: float | None) -> None:
    form = with_report(percent="UNIT", budget=None).text().replace("UNIT %", printed)
    found = parsed(form)
    assert rows(found, "progress_report")[1]["progress_percent"] == percent
    if percent is None:
        assert "invalid_record" in errors(found)


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("2.5 ล้านบาท", Decimal(2_500_000)),
        ("2.5 M", None),
        ("2,928 USD", None),
        ("2,928,000 kB", None),
        ("2,928,000 บาท", Decimal(2_928_000)),
    ],
)
def test_an_amount_of_the_head_has_its_own_unit(printed: str, amount: Decimal | None) -> None:
    found = parsed(ProgressForm(received=printed, spent="0 บาท").text())
    (snapshot,) = rows(found, "project_snapshot")
    assert snapshot["budget_received_baht"] == amount
    assert ("invalid_record" in errors(found)) == (amount is None)


def test_a_scan_may_read_baht_as_latin_letters() -> None:
    text = with_report(budget="45,000").text()
    text = text.replace("45,000 บาท", "45,000 um").replace("824,000 บาท", "824,000 UW")
    page = Page(1, tuple(text.split("\n")), ocr_confidence=90.0)
    found = parse(
        Document("0" * 64, Origin("x.pdf"), "application/pdf", "", 1, None, None, (page,))
    )
    assert rows(found, "project_snapshot")[0]["budget_received_baht"] == Decimal(824_000)
    assert rows(found, "progress_report")[1]["budget_spent_baht"] == Decimal(45_000)
    assert parsed(text).status == "partial"


# What a narrative quotes.


@pytest.mark.parametrize(
    ("quoted", "changes"),
    [
        ("ผู้รับจ้างแจ้งว่าความก้าวหน้าของงาน = 99 %", {"percent": None}),
        ("จ้างเหมา ความก้าวหน้าของงาน = 99 % ของงวดงาน", {"percent": None}),
        ("งบประมาณที่เบิกใช้ = 5,000 บาท ตามสัญญา", {"budget": None}),
        ("เบิกแล้ว งบประมาณที่เบิกใช้ = 5,000 บาท ตามสัญญา", {"budget": None}),
    ],
)
def test_a_figure_that_a_narrative_quotes_is_not_the_reports(
    quoted: str, changes: dict[str, Any]
) -> None:
    found = parsed(with_report(narrative=quoted, **changes).text())
    report = rows(found, "progress_report")[1]
    missing = "progress_percent" if "percent" in changes else "budget_spent_baht"
    assert report[missing] is None
    assert report["narrative"] == quoted
    if missing == "progress_percent":
        assert "section_missing" in {finding.rule for finding in found.findings}


def test_a_title_quoted_in_a_narrative_stays() -> None:
    told = f"ส่งแล้ว\n{TITLE} จำนวน 30 แห่ง"
    assert second(with_report(narrative=told).text())["narrative"] == told


def test_a_heading_without_its_number_is_text_where_the_numbered_one_follows() -> None:
    rationale = ("สอดคล้องกับ", "เป้าหมายของโครงการ", "และแนวทาง")
    found = parsed(ProgressForm(rationale=rationale, reports=four_reports()[1:]).text())
    (snapshot,) = rows(found, "project_snapshot")
    assert snapshot["rationale"] == "\n".join(rationale)
    assert snapshot["objectives"] == "\n".join(ProgressForm().objectives)
    assert snapshot["targets"] == "ปลูกต้นไม้ 500 ต้น"


def test_headings_that_all_lack_their_numbers_are_headings() -> None:
    form = ProgressForm(reports=four_reports()[1:])
    text = form.text()
    for number in ("1.3 ", "1.4 ", "1.5 "):
        text = text.replace(f"\n{number}", "\n")
    assert rows(parsed(text), "project_snapshot")[0]["targets"] == "ปลูกต้นไม้ 500 ต้น"


def test_reports_printed_newest_first_are_counted_by_number_where_a_date_is_lost() -> None:
    reports = four_reports()[1:]
    reports[1].day = "31/02/2564"
    form = ProgressForm(reports=reports)
    cells = [f"{'	'.join(row)}" for row in form.rows()]
    text = form.text()
    for at, row in enumerate(cells):
        text = text.replace(row, f"REPORT{at}")
    for at, row in enumerate(reversed(cells)):
        text = text.replace(f"REPORT{at}", row)
    found = rows(parsed(text), "progress_report")
    assert [(row["report_no"], row["printed_no"]) for row in found] == [(1, 1), (2, 2), (3, 3)]


# Long texts.


@pytest.mark.parametrize(
    "line",
    [
        "ปัญหา : " * 30_000,
        (" " * 300 + "ปัญหา : ") * 2_000,
        "ปัญหาของโครงการ" + " " * 300_000,
        "** อุปสรรคของโครงการ : ก " * 10_000,
    ],
)
def test_labels_on_one_long_line(line: str) -> None:
    begun = time.process_time()
    split_answers(line)
    assert time.process_time() - begun < 2


def seconds_to_parse(hundreds: int) -> float:
    """A form with so many hundreds of reports, of links and of people, times eight, six and two."""
    reports = [FormReport(f"{n % 28 + 1}/11/2563", percent="1") for n in range(100 * hundreds)]
    links = tuple(f"ตัวชี้วัด... : มิติที่ {n} ก" for n in range(600 * hundreds))
    people = "\n".join(f"ชื่อผู้รับผิดชอบ... : นาย ก{n} ข" for n in range(200 * hundreds))
    text = ProgressForm(reports=reports, strategy=links).text()
    text = text.replace("รหัสโครงการ... :", f"{people}\nรหัสโครงการ... :")
    printed = text[text.index("รายงานครั้งที่1\t") : text.index("ขอรับรอง")]
    document = read(text.replace(printed, printed * 8).encode(), Origin("x"))
    begun = time.process_time()
    found = parse(document)
    seconds = time.process_time() - begun
    assert len(rows(found, "progress_report")) == 800 * hundreds
    return seconds


def test_thousands_of_reports_and_links_take_no_longer_each_than_hundreds() -> None:
    # Where each were compared with all others, six times as many would take 36 times as long.
    assert seconds_to_parse(6) < 18 * seconds_to_parse(1)


# Personal data.


def shown(text: str) -> str:
    """Everything that the warehouse shows of a form but its contacts."""
    document = read(text.encode(), Origin("x.txt"))
    tables = document_rows(document, parse(document), "run")
    assert len(tables["document_page"][0][2].split("\n")) == len(text.split("\n"))  # type: ignore[attr-defined]
    return "\n".join(
        str(cell)
        for name, rows in tables.items()
        if name != "contact"
        for row in rows
        for cell in row
    )


@pytest.mark.parametrize(
    "printed",
    [
        "นายสมศักดิ์ เขียนดี 0812345678",
        "นายสมศักดิ์\tเขียนดี\t0812345678",
        "นายสมศักดิ์  เขียนดี   โทร. 081 234 5678",
        "นายสมศักดิ์ เขียนดี\tโทร. 5967",
        "นายสมศักดิ์\nเขียนดี\n5967",
    ],
)
def test_a_contact_is_masked_whatever_the_gaps(printed: str) -> None:
    text = shown(ProgressForm(responsible=printed).text())
    for word in ("สมศักดิ์", "เขียนดี", "0812345678", "5678", "5967"):
        assert word not in text


def test_a_contact_named_in_a_narrative_is_masked_there_too() -> None:
    told = "นายสมศักดิ์  เขียนดี แจ้งว่า 081-234-5678 ใช้ได้ สมศักดิ์ เขียนดี"
    form = ProgressForm(
        reports=[FormReport("17/12/2563", told), FormReport("18/12/2563", "พบ นางมาลี สวยงาม")],
        responsible="นายสมศักดิ์ เขียนดี 0812345678",
    )
    text = shown(form.text())
    for word in ("สมศักดิ์", "เขียนดี", "5678"):
        assert word not in text
    # On the page, in the narrative, and among the words of the narrative.
    assert text.count("มาลี สวยงาม") == 3


def test_an_extension_masks_no_other_figure() -> None:
    form = ProgressForm(
        reports=[FormReport("17/12/2563", "ปลูก 5999 ต้น โทร. 5999", budget="5999")],
    )
    text = shown(form.text())
    assert text.count("ปลูก 5999 ต้น โทร. ▒▒▒▒") == 2
    assert "= 5999 บาท" in text
