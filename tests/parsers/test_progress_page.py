"""Progress pages: every variant of every field, in both layouts and any markup."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest

from bench import pages
from parsers import Unrecognised, parse
from parsers.draft import Parsed
from parsers.readers import read
from schema.document import Origin
from tests.parsers.progress_pages import STRIPPED_NAME, Entry, ProgressPage, Step, parsed, rules


def only(found: Parsed, table: str) -> dict[str, Any]:
    (record,) = found.records[table]
    return record.model_dump(mode="json")


def project(page: str, name: str = STRIPPED_NAME) -> dict[str, Any]:
    return only(parsed(page, name), "project_snapshot")


def test_a_full_page() -> None:
    found = parsed(ProgressPage().full(), "page.txt")
    snapshot = only(found, "project_snapshot")
    assert snapshot | {"document_id": "", "line_end": 0} == {
        "document_id": "",
        "page": None,
        "line_start": 1,
        "page_end": None,
        "line_end": 0,
        "project_code": "50480000-3418",
        "fiscal_year": 2564,
        "fiscal_year_source": "header",
        "agency_code": "50480000",
        "agency_source": "code",
        "agency_name": "สำนักงานเขตทวีวัฒนา",
        "responsible_unit": None,
        "section_code": "50480600",
        "name": "โครงการปลูกต้นไม้ริมทาง",
        "layout": "full",
        "progress_percent": 100.0,
        "rationale": "ถนนสายหลักขาดร่มเงา",
        "objectives": "1. เพื่อเพิ่มพื้นที่สีเขียว",
        "targets": "ปลูกต้นไม้ 500 ต้น",
        "is_routine": False,
        "start_date": None,
        "end_date": None,
        "budget_received_baht": None,
        "budget_spent_baht": None,
    }
    reports = [record.model_dump(mode="json") for record in found.records["progress_report"]]
    assert [(r["report_no"], r["printed_no"], r["report_date"]) for r in reports] == [
        (1, 3, "2021-01-15"),
        (2, 2, "2021-06-18"),
        (3, 1, "2021-09-17"),
    ]
    quarters = [record.model_dump() for record in found.records["indicator_quarter"]]
    assert [(q["result_value"], q["score"], q["score_2_1"], q["score_2_2"]) for q in quarters] == [
        (0.0, None, 100.0, 100.0),
        (20.0, None, 100.0, 50.0),
        (60.0, None, 0.0, 0.0),
        (92.5, 100.0, 100.0, 100.0),
    ]


def test_the_stripped_page_gives_all_but_the_head() -> None:
    full, stripped = parsed(ProgressPage().full()), parsed(ProgressPage().stripped())
    lost = {"agency_name", "name", "layout", "fiscal_year_source", "line_start", "line_end"}
    lost |= {"document_id"}
    one, other = only(full, "project_snapshot"), only(stripped, "project_snapshot")
    assert {k: v for k, v in one.items() if k not in lost} == {
        k: v for k, v in other.items() if k not in lost
    }
    assert (other["agency_name"], other["name"], other["layout"]) == (None, None, "stripped")
    assert other["fiscal_year_source"] == "dates"
    for table in ("progress_report", "plan_step", "strategy_link", "indicator_quarter", "contact"):
        without = {"document_id", "line_start", "line_end"}
        assert [r.model_dump(exclude=without) for r in full.records[table]] == [
            r.model_dump(exclude=without) for r in stripped.records[table]
        ]
    assert only(stripped, "evaluation")["score"] is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("อ.2/2โครงการจ้างที่ปรึกษา (ก.1)", "อ.2/2โครงการจ้างที่ปรึกษา (ก.1)"),
        ("โครงการ “ถนนสวย” : ระยะ 4-6 (งบ 64)", "โครงการ “ถนนสวย” : ระยะ 4-6 (งบ 64)"),
        ("ค่าใช้จ่ายในการสัมมนา (2564)", "ค่าใช้จ่ายในการสัมมนา (2564)"),
    ],
)
def test_the_title_is_split_at_its_last_colon(title: str, name: str) -> None:
    assert project(ProgressPage(title=f"{title} : 50480000-3418").full())["name"] == name


@pytest.mark.parametrize(
    ("agency", "name", "year", "source"),
    [
        ("สํานักการแพทย์ : (2564)", "สำนักการแพทย์", 2564, "header"),
        ("** สำนักงานปกครองและทะเบียน : (๒๕๖๔)", "สำนักงานปกครองและทะเบียน", 2564, "header"),
        ("สำนักการโยธา", "สำนักการโยธา", 2564, "dates"),
        ("สำนักการโยธา : ()", "สำนักการโยธา", 2564, "dates"),
        ("สำนักการโยธา\n\n: (2564)", "สำนักการโยธา", 2564, "header"),
    ],
)
def test_the_agency_with_and_without_its_year(
    agency: str, name: str, year: int, source: str
) -> None:
    found = project(ProgressPage(agency=agency).full())
    assert (found["agency_name"], found["fiscal_year"], found["fiscal_year_source"]) == (
        name,
        year,
        source,
    )


@pytest.mark.parametrize(
    ("text", "quarter", "score"),
    [
        ("ไตรมาสที่ 1 100", 1, 100.0),
        ("ไตรมาสที่ 3 100.0000", 3, 100.0),
        ("ไตรมาสที่ 4 : 0.0000", 4, 0.0),
        ("ไตรมาสที่ 1 : 100.0000", 1, 100.0),
        ("ไตรมาสที่ 2 0", 2, 0.0),
        ("ไตรมาสที่ 1", 1, None),
        ("ไตรมาสที่ ๒ : ๘๕.๕", 2, 85.5),
    ],
)
def test_the_evaluators_quarter_and_score(text: str, quarter: int, score: float | None) -> None:
    found = parsed(ProgressPage(evaluator=f"*** สยป. ประเมินโครงการ : {text}").full())
    evaluation = only(found, "evaluation")
    assert (evaluation["quarter"], evaluation["score"]) == (quarter, score)


@pytest.mark.parametrize("percent", ["40", "0", "22.5", "61.20", "๖๑.๒๐"])
def test_percents_as_pages_print_them(percent: str) -> None:
    page = ProgressPage(bare=percent, progress=f"ความคืบหน้าโครงการ ร้อยละ {percent}").full()
    expected = float(percent.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")))
    assert project(page)["progress_percent"] == expected


def test_a_percent_given_twice_and_differently_is_left_out() -> None:
    page = ProgressPage(bare="40", progress="ความคืบหน้าโครงการ ร้อยละ 45").full()
    assert project(page)["progress_percent"] is None
    assert "invalid_record" in rules(page)


FILLER = "**** ภารกิจงานประจำของหน่วยงาน ****"
ROUTINE = (FILLER, FILLER, f"{FILLER}%", FILLER)


@pytest.mark.parametrize("layout", [ProgressPage.full, ProgressPage.stripped])
def test_routine_work_has_no_strategy(layout: Callable[[ProgressPage], str]) -> None:
    found = parsed(layout(ProgressPage(strategy=ROUTINE)))
    assert only(found, "project_snapshot")["is_routine"] is True
    assert "strategy_link" not in found.records


@pytest.mark.parametrize("layout", [ProgressPage.full, ProgressPage.stripped])
def test_strategy_lines_may_lack_their_words(layout: Callable[[ProgressPage], str]) -> None:
    lines = (
        "ด้านที่ ๒ - มหานครสีเขียว : A Green City",
        "๒.๑ - พื้นที่สีเขียว",
        "๒.๑.๑ เพิ่มพื้นที่สีเขียว%",
        "เป้าประสงค์ที่ ๒.๑.๑.๓ เข้าถึงพื้นที่สีเขียว",
    )
    found = parsed(layout(ProgressPage(strategy=lines)))
    links = [record.model_dump() for record in found.records["strategy_link"]]
    assert [(link["level"], link["label"], link["code"], link["name"]) for link in links] == [
        (1, "ด้านที่", "2", "มหานครสีเขียว : A Green City"),
        (2, None, "2.1", "พื้นที่สีเขียว"),
        (3, None, "2.1.1", "เพิ่มพื้นที่สีเขียว"),
        (4, "เป้าประสงค์ที่", "2.1.1.3", "เข้าถึงพื้นที่สีเขียว"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2021-02-01 00:00:00", "2021-02-01 00:00:00", "2021-02-01", "2021-02-28"),
        ("2020-02-01", "2020-02-01", "2020-02-01", "2020-02-29"),
        ("2020-11-01", "2021-01-01", "2020-11-01", "2021-01-31"),
        ("2021-02-05", "2021-02-20", "2021-02-05", "2021-02-20"),
        ("2021-02-05", "2021-03-01", "2021-02-05", "2021-03-01"),
        ("1/2/2564", "1/2/2564", "2021-02-01", "2021-02-28"),
    ],
)
def test_a_month_given_as_its_first_day_ends_on_its_last(
    start: str, end: str, first: str, last: str
) -> None:
    page = ProgressPage(steps=[Step("ปลูก : ระยะที่ 1 (50%)", "100", start, end)]).full()
    step = only(parsed(page), "plan_step")
    assert (step["start_date"], step["end_date"]) == (first, last)
    assert (step["name"], step["weight_percent"]) == ("ปลูก : ระยะที่ 1 (50%)", 100.0)


def test_a_narrative_keeps_its_lines_and_its_own_numbering() -> None:
    narrative = "อยู่ระหว่างขั้นตอน...\n1. ขั้นตอนที่ 1 จัดซื้อ\n2. ผลการดำเนินงาน\n(2) ปลูกแล้ว 300 ต้น"
    page = ProgressPage(
        entries=[Entry("100.00", "2021-09-17", "17/9/2564", narrative, problem="-", obstacle="")]
    )
    report = only(parsed(page.full()), "progress_report")
    assert report["narrative"] == narrative
    assert (report["problem"], report["obstacle"]) == ("-", None)


def test_an_impossible_date_leaves_the_other_spelling() -> None:
    page = ProgressPage(entries=[Entry("100.00", "2021-06-30", "31/06/2564")]).full()
    assert only(parsed(page), "progress_report")["report_date"] == "2021-06-30"
    assert "impossible_date" in rules(page)


@pytest.mark.parametrize(
    ("target", "unit", "value", "text"),
    [
        ("ร้อยละ : 80", "ร้อยละ", 80.0, "80"),
        ("ร้อยละ : 100.0000", "ร้อยละ", 100.0, "100.0000"),
        ("ไม่น้อยกว่า 20 แนวคลอง (ระดับ 5) : 5", "ไม่น้อยกว่า 20 แนวคลอง (ระดับ 5)", 5.0, "5"),
        ("1,200 ชุมชน : 1,200 ชุมชน", "1,200 ชุมชน", 1200.0, "1,200 ชุมชน"),
        ("ลดลงร้อยละ : 5 จากปีที่ผ่านมา พ.ศ. 2563", "ลดลงร้อยละ", 5.0, "5 จากปีที่ผ่านมา พ.ศ. 2563"),
        ("ระดับความสำเร็จ : ระดับ 5", "ระดับความสำเร็จ", 5.0, "ระดับ 5"),
        ("เมตร :1,407.52", "เมตร", 1407.52, "1,407.52"),
        ("ร้อยละ : -", "ร้อยละ", None, "-"),
        ("ร้อยละ : 80 ของ 500 คน", "ร้อยละ", None, "80 ของ 500 คน"),
    ],
)
def test_the_unit_stands_in_the_label(
    target: str, unit: str, value: float | None, text: str
) -> None:
    lines = list(ProgressPage().indicator)
    lines[2] = f"ค่าเป้าหมาย {target}"
    indicator = only(parsed(ProgressPage(indicator=lines).full()), "indicator")
    assert (indicator["unit"], indicator["target_value"], indicator["target_text"]) == (
        unit,
        value,
        text,
    )


def test_several_indicators_each_keep_their_quarters() -> None:
    first = list(ProgressPage().indicator)
    second = ["รายละเอียดเกี่ยวกับตัวชี้วัด : 5048-0812", *first[1:6], first[6], "1\n5\n\n50 / 50"]
    found = parsed(ProgressPage(indicator=[*first, *second, "2\n6\n\n0 / 0"]).full())
    assert [r.model_dump()["indicator_code"] for r in found.records["indicator"]] == [
        "5048-0811",
        "5048-0812",
    ]
    codes = [r.model_dump()["indicator_code"] for r in found.records["indicator_quarter"]]
    assert codes == ["5048-0811"] * 4 + ["5048-0812"] * 2


def test_every_value_is_traced_to_its_lines() -> None:
    page = ProgressPage().full()
    lines = page.split("\n")
    for report in parsed(page).records["progress_report"]:
        row = report.model_dump()
        text = "\n".join(lines[row["line_start"] - 1 : row["line_end"]])
        assert row["narrative"] in text
        assert f"({row['printed_no']})" in text
        assert row["report_date"].isoformat() in text


@pytest.mark.parametrize("cut", [0.2, 0.4, 0.6, 0.75, 0.9])
def test_a_page_that_was_cut_off_says_so(cut: float) -> None:
    page = ProgressPage().full()
    found = parsed(page[: int(len(page) * cut)])
    assert found.status == "partial"
    assert "section_missing" in {finding.rule for finding in found.findings}


@pytest.mark.parametrize(
    "text",
    [
        "ข่าวประชาสัมพันธ์\nความคืบหน้าโครงการ ร้อยละ 40",
        "** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ **\n" + ProgressPage().full(),
        "แผนปฏิบัติราชการ ประจำปี 2567",
    ],
)
def test_other_documents_are_not_taken_for_progress_pages(text: str) -> None:
    with pytest.raises(Unrecognised) as caught:
        parsed(text)
    assert caught.value.reason == "not_recognised"


def in_table_rows(lines: list[str]) -> str:
    cells = (f"<tr><td colspan=2>{html.escape(line)}" for line in lines)
    return f"<table>{''.join(cells)}</table>"


def in_cells_split_at_labels(lines: list[str]) -> str:
    label = re.compile(
        r"(เริ่มต้น|สิ้นสุด|\*+ (?:ปัญหา|อุปสรรค)ของโครงการ|ตัวชี้วัด|ประเภทตัวชี้วัด|ดูโครงการแผนปีฯ"
        r"|\((?:ทดสอบ|คลิก)\)[^:]*|\d+/\d+/\d+|(?:ค่าเป้าหมาย|ผลงานที่ทำได้)[^:]*)(\s*:.*)"
    )

    def cells(line: str) -> str:
        match = label.match(line)
        parts = match.groups() if match else (line,)
        return "".join(f"<td>{html.escape(part)}</td>" for part in parts)

    return "<TABLE>" + "\n".join(f"<TR>{cells(line)}</TR>" for line in lines) + "</TABLE>"


def in_list_items(lines: list[str]) -> str:
    return "<ul>" + "".join(f"<li><p>{html.escape(line)}" for line in lines if line) + "</ul>"


def in_divs(lines: list[str]) -> str:
    return "".join(f"<div><span>{html.escape(line)}</span></div>" for line in lines)


def in_font_tags_and_breaks(lines: list[str]) -> str:
    marked = (re.sub(r"([\d.,]+)", r"<B>\1</B>", html.escape(line)) for line in lines)
    return f"<FONT face=Tahoma>{'<BR>'.join(marked)}"


@pytest.mark.parametrize(
    "markup",
    [in_table_rows, in_cells_split_at_labels, in_list_items, in_divs, in_font_tags_and_breaks],
)
@pytest.mark.parametrize("layout", [ProgressPage.full, ProgressPage.stripped])
def test_any_markup_gives_the_same_records(
    markup: Callable[[list[str]], str], layout: Callable[[ProgressPage], str]
) -> None:
    text = layout(ProgressPage())
    page = f"<html><head><title>x</title></head><body>{markup(text.split(chr(10)))}</body></html>"
    places = {"document_id", "line_start", "line_end"}
    expected, found = parsed(text), parsed(page)
    assert found.findings == [] or {f.severity for f in found.findings} == {"info"}
    for table, records in expected.records.items():
        assert [r.model_dump(exclude=places) for r in found.records[table]] == [
            r.model_dump(exclude=places) for r in records
        ], table


TRUTH_TABLES = {
    "reports": "progress_report",
    "steps": "plan_step",
    "strategy": "strategy_link",
    "indicators": "indicator",
    "quarters": "indicator_quarter",
}


def spaced(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


@pytest.mark.parametrize("layout", ["full", "stripped"])
@pytest.mark.parametrize("render", ["text", "tables", "lists", "fonts"])
def test_generated_pages_are_read_as_they_were_meant(render: Any, layout: Any) -> None:
    for seed in range(60):
        encoding = "cp874" if seed % 3 == 0 and render != "text" else "utf-8"
        raw = pages.page(seed, render, layout).encode(encoding, "xmlcharrefreplace")
        found = parse(read(raw, Origin(pages.file_name(seed))))
        truth = pages.truth(seed, layout)
        expected = {"project_snapshot": [truth["project"]]}
        expected |= {table: truth[name] for name, table in TRUTH_TABLES.items()}
        for table, rows in expected.items():
            records = [record.model_dump(mode="json") for record in found.records.get(table, ())]
            assert len(records) == len(rows), (seed, table)
            for record, row in zip(records, rows, strict=True):
                assert {k: spaced(record[k]) for k in row} == {
                    k: spaced(v) for k, v in row.items()
                }, (seed, table)
        told = {finding.rule for finding in found.findings if finding.severity != "info"}
        assert told == set(truth["findings"]), seed
