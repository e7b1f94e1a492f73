"""Pages of an agency's results: blocks, names printed twice, strategies in one line, measures."""

import html
from dataclasses import replace

import pytest

from parsers import Unrecognised
from parsers.draft import Parsed
from tests.parsers.indicator_pages import (
    HEADING,
    RESULTS_NAME,
    AgencyResults,
    ListedIndicator,
    parsed,
    rows_of,
    rules,
)

NO_NAME = "page.txt"
FILLER = "**** ภารกิจงานประจำของหน่วยงาน ****"
MARKDOWN = """# ผลการปฏิบัติราชการประจำปี : ของหน่วยงาน : 50480000
[Home](index.php) Home SED
![]()
| |
| มิติที่ 1 ด้านประสิทธิผลตามพันธกิจ |
| (1) จำนวนแผนที่จัดทำแล้ว |
| [มิติที่ 1 : ] |
| **** ภารกิจงานประจำของหน่วยงาน **** **** ภารกิจงานประจำของหน่วยงาน **** |
| จำนวนแผนที่จัดทำแล้ว |
หน่วยนับ :ฉบับ เป้าหมาย :1.00 ผลงาน :100.00 |
| |
| ผลงานเทียบกับเป้าหมายรายไตรมาส |
| ไตรมาสที่ (1 - 4) | *ผลงาน* (ฉบับ) | *ผลประเมินตัวชี้วัด* (* 2.1 / 2.2 *) |
| --- | --- | --- |
| 1 | 20.00 | 100 / 100 |
| 4 | 100.00 | 100 / 50 |
| |
รายงานผลฯ ไตรมาสที่ 1
| ร่างแผนแล้ว |
![]()
รายงานผลฯ ไตรมาสที่ 4
ประกาศแผนแล้ว |
"""


def listed(*parts: str | ListedIndicator, heading: str = HEADING) -> Parsed:
    return parsed(AgencyResults(heading, parts).text(), RESULTS_NAME)


def named(found: Parsed) -> list[str | None]:
    return [row["name"] for row in rows_of(found, "indicator")]


def test_a_block() -> None:
    found = parsed(AgencyResults().text(), NO_NAME)
    assert (found.kind, found.status, found.findings) == ("agency_results", "ok", [])
    (indicator,) = rows_of(found, "indicator")
    assert {key: value for key, value in indicator.items() if value is not None} == {
        "indicator_no": 1,
        "agency_code": "50480000",
        "agency_source": "heading",
        "printed_no": "1",
        "name": "ร้อยละของทางเท้าที่ซ่อมแล้ว",
        "dimension_no": "1",
        "dimension_name": "ด้านประสิทธิผลตามพันธกิจ",
        "unit": "ร้อยละ",
        "target_value": 80.0,
        "target_text": "80.00",
        "result_value": 76.5,
        "category": "ตัวชี้วัดเจรจา",
    }
    quarters = rows_of(found, "indicator_quarter")
    assert [
        (q["quarter"], q["result_value"], q["score"], q["score_2_1"], q["score_2_2"])
        for q in quarters
    ] == [
        (1, 15.0, None, 100.0, 100.0),
        (2, 30.0, None, 100.0, 100.0),
        (3, 55.25, None, 100.0, 50.0),
        (4, 76.5, None, 0.0, 0.0),
    ]
    assert quarters[3]["narrative"] == "ซ่อมทางเท้าแล้ว 400 เมตร"
    links = rows_of(found, "strategy_link")
    assert [(r["indicator_no"], r["level"], r["label"], r["code"], r["name"]) for r in links] == [
        (1, 2, "มิติที่", "1.4", "ถนนและทางเท้า"),
        (1, 3, "เป้าหมายที่", "1.4.2", "ทางเท้าได้รับการซ่อม"),
    ]


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("ผลการปฏิบัติราชการประจำปีของหน่วยงาน : 50480000", None),
        ("ผลการปฏิบัติราชการประจำปี : ของหน่วยงาน : 50480000", None),
        ("ผลการปฏิบัติราชการประจำปี : 2564 ของหน่วยงาน : 50480000", 2564),
        ("ผลการปฏิบัติราชการประจำปี พ.ศ. ๒๕๖๕ : ของหน่วยงาน :\n50480000", 2565),
        ("ผลการปฏิบัติราชการประจำปี : พ.ศ. ๒๕๖๔ : ของหน่วยงาน : ๕๐๔๘๐๐๐๐", 2564),
        ("ผลการปฏิบัติราชการประจำปีของหน่วยงาน : 50480000 สำนักงานเขตทวีวัฒนา", None),
        ("ผลการปฏิบัติราชการประจำปีงบประมาณ 2564 ของหน่วยงาน : สำนักงานเขตทวีวัฒนา : 50480000", 2564),
        ("ผลการปฏิบัติราชการประจำปีของหน่วยงาน : สำนักงานเขตทวีวัฒนา (50480000) ปี 2564", 2564),
        ("ผลการปฏิบัติราชการประจำปี :\nของหน่วยงาน : 50480000", None),
        ("ผลการปฏิบัติราชการ\nประจำปี 2564\nของหน่วยงาน : 50480000", 2564),
    ],
)
@pytest.mark.parametrize("name", [NO_NAME, RESULTS_NAME])
def test_headings(heading: str, year: int | None, name: str) -> None:
    found = parsed(AgencyResults(heading).text(), name)
    (indicator,) = rows_of(found, "indicator")
    assert (indicator["agency_code"], indicator["agency_source"]) == ("50480000", "heading")
    assert indicator["fiscal_year"] == year
    assert found.findings == []


@pytest.mark.parametrize("year", ["64", "สองพันห้าร้อย"])
def test_a_headings_year_that_cannot_be_read_is_told(year: str) -> None:
    found = listed(
        ListedIndicator(), heading=f"ผลการปฏิบัติราชการประจำปี : {year} ของหน่วยงาน : 50480000"
    )
    assert rows_of(found, "indicator")[0]["agency_source"] == "heading"
    assert [(f.severity, f.observed) for f in found.findings] == [("warning", year)]


def test_a_heading_that_cannot_be_read_is_told() -> None:
    heading = "ผลการปฏิบัติราชการประจำปี 2564 ของหน่วยงาน : สำนักงานเขตทวีวัฒนา"
    found = listed(ListedIndicator(), heading=heading)
    assert (rows_of(found, "indicator")[0]["agency_source"]) == "address"
    assert heading in [f.observed for f in found.findings]


def test_the_name_in_a_heading_is_compared_with_its_code() -> None:
    found = listed(ListedIndicator(), heading=f"{HEADING} สำนักงานเขตวัฒนา")
    assert [(f.rule, f.observed) for f in found.findings] == [
        ("agency_name_differs", "สำนักงานเขตวัฒนา")
    ]


def test_an_agency_known_by_the_address_alone() -> None:
    found = listed(ListedIndicator(), heading="")
    (indicator,) = rows_of(found, "indicator")
    assert (indicator["agency_code"], indicator["agency_source"]) == ("50480000", "address")
    assert [(f.rule, f.severity) for f in found.findings] == [("section_missing", "warning")]
    unknown = parsed(AgencyResults("").text(), NO_NAME)
    assert unknown.status == "partial"
    assert rows_of(unknown, "indicator")[0]["agency_source"] is None


def test_an_address_of_another_agency_is_told() -> None:
    found = parsed(AgencyResults().text(), "index101.php?selDEP=50980000")
    assert rows_of(found, "indicator")[0]["agency_code"] == "50480000"
    assert [(f.rule, f.observed) for f in found.findings] == [("invalid_record", "50980000")]


def test_a_code_of_no_agency_is_left_out() -> None:
    found = parsed(AgencyResults(HEADING.replace("0000", "0300")).text(), NO_NAME)
    assert rows_of(found, "indicator")[0]["agency_code"] is None
    assert found.status == "partial"


def test_blocks_and_dimensions_follow_one_another() -> None:
    first, second = ListedIndicator(), ListedIndicator("งานที่สอง", 2)
    other = ListedIndicator("งานอื่น", 1, bracket="[มิติที่ 2 : ตัวชี้วัดหลัก]")
    found = listed("มิติที่ 1 ด้านหนึ่ง", first, second, "มิติที่ ๒ ด้านสอง", other)
    rows = rows_of(found, "indicator")
    assert [(r["indicator_no"], r["printed_no"], r["dimension_no"]) for r in rows] == [
        (1, "1", "1"),
        (2, "2", "1"),
        (3, "1", "2"),
    ]
    assert [r["dimension_name"] for r in rows] == ["ด้านหนึ่ง", "ด้านหนึ่ง", "ด้านสอง"]
    assert rows[2]["category"] == "ตัวชี้วัดหลัก"
    quarters = rows_of(found, "indicator_quarter")
    assert [q["indicator_no"] for q in quarters] == [1] * 4 + [2] * 4 + [3] * 4
    assert {q["narrative"] for q in quarters if q["quarter"] == 4} == {"ซ่อมทางเท้าแล้ว 400 เมตร"}
    assert found.findings == []


def test_dimensions_of_the_citys_plan() -> None:
    block = ListedIndicator()
    found = listed("ด้านที่ ๑ มหานครปลอดภัย", block, "มิติที่ ๑.๔ - ถนน", replace(block, number=2))
    rows = rows_of(found, "indicator")
    assert [(r["dimension_no"], r["dimension_name"]) for r in rows] == [
        ("1", "มหานครปลอดภัย"),
        ("1.4", "ถนน"),
    ]
    assert found.findings == []


def test_the_bracket_gives_the_dimension_where_no_heading_does() -> None:
    (row,) = rows_of(listed(ListedIndicator(bracket="[มิติที่ ๒ : ]")), "indicator")
    assert (row["dimension_no"], row["dimension_name"], row["category"]) == ("2", None, None)


def test_a_bracket_of_another_dimension_is_told() -> None:
    found = listed("มิติที่ 2 ด้านคุณภาพ", ListedIndicator())
    assert rows_of(found, "indicator")[0]["dimension_no"] == "2"
    assert rules(found) == {"invalid_record"}


@pytest.mark.parametrize(
    "name",
    [
        "ระดับความสำเร็จ - ร้อยละ 80 (ระดับ 5) : งาน - ข้อ (1) 20%",
        "มิติที่ 3 (3.2) ร้อยละของงาน",
        "ปี 2564 ๒. ร้อยละของสวน",
    ],
)
def test_names_may_hold_anything(name: str) -> None:
    found = listed(ListedIndicator(name))
    assert named(found) == [name]
    assert [row["code"] for row in rows_of(found, "strategy_link")] == ["1.4", "1.4.2"]
    assert found.findings == []


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("ร้อยละของทางเท้าที่ซ่อมแล้ว", "ร้อยละของ\nทางเท้า\nที่ซ่อมแล้ว"),
        ("ร้อยละของทางเท้าที่ซ่อมแล้ว", "ร้อยละของทางเท้า"),
        ("ร้อยละของทางเท้า", "ร้อยละของทางเท้าที่ซ่อมแล้ว"),
        ("ร้อยละของทางเท้าที่ซ่อมแล้ว", ""),
    ],
)
def test_a_name_that_is_printed_twice_is_one(name: str, again: str) -> None:
    found = listed(ListedIndicator(name, again=again))
    assert named(found) == ["ร้อยละของทางเท้าที่ซ่อมแล้ว"]
    assert found.findings == []


def test_a_name_that_is_printed_differently_is_told() -> None:
    found = listed(ListedIndicator(again="จำนวนสะพานลอย"))
    assert named(found) == ["ร้อยละของทางเท้าที่ซ่อมแล้ว"]
    (finding,) = found.findings
    assert (finding.rule, finding.observed) == ("invalid_record", "จำนวนสะพานลอย")


def test_a_name_over_several_lines_with_numbers_of_its_own() -> None:
    name = "ร้อยละของงาน\n- ร้อยละ 50\n(3) งานรอง - ร้อยละ 50"
    found = listed(ListedIndicator(name), ListedIndicator(name, 2))
    assert named(found) == ["ร้อยละของงาน - ร้อยละ 50 (3) งานรอง - ร้อยละ 50"] * 2
    assert found.findings == []


def test_numbered_lines_of_a_text_open_no_indicator() -> None:
    reports = {1: "ก", 4: "ทำแล้ว\n(1) งานหนึ่ง\n(2) งานสอง"}
    first = ListedIndicator(reports=reports)
    found = listed("มิติที่ 1 ก", first, ListedIndicator("งานที่สอง", 2, reports=reports))
    assert named(found) == ["ร้อยละของทางเท้าที่ซ่อมแล้ว", "งานที่สอง"]
    texts = [q["narrative"] for q in rows_of(found, "indicator_quarter") if q["quarter"] == 4]
    assert texts == [reports[4]] * 2


@pytest.mark.parametrize("strategy", [FILLER, f"{FILLER} {FILLER}", f"{FILLER}\n{FILLER}"])
def test_routine_work_has_no_strategy(strategy: str) -> None:
    found = listed(ListedIndicator(strategy=strategy))
    assert "strategy_link" not in found.records
    assert named(found) == ["ร้อยละของทางเท้าที่ซ่อมแล้ว"]
    assert found.findings == []


def test_a_cut_strategy_is_told() -> None:
    strategy = "มิติที่ ๑.๔ - ถนน เป้าหมายที่ ๑.๔.๒ ทางเท้าตามเป้าหมายที่ 3 ได้รับการซ่%"
    found = listed(ListedIndicator(strategy=strategy))
    names = [row["name"] for row in rows_of(found, "strategy_link")]
    assert names == ["ถนน", "ทางเท้าตามเป้าหมายที่ 3 ได้รับการซ่"]
    assert [(f.rule, f.severity) for f in found.findings] == [("text_damaged", "info")]


@pytest.mark.parametrize(
    ("measure", "unit", "target", "result"),
    [
        ("หน่วยนับ :ฉบับ\nเป้าหมาย :1.00\nผลงาน :76.50", "ฉบับ", 1.0, 76.5),
        ("หน่วยนับ : ฉบับ\nเป้าหมาย : 1.00\nผลงาน : 76.50", "ฉบับ", 1.0, 76.5),
        ("หน่วยนับ :ฉบับ เป้าหมาย :1.00 ผลงาน :76.50 |", "ฉบับ", 1.0, 76.5),
        ("| หน่วยนับ :ฉบับ | เป้าหมาย :1.00 | ผลงาน :76.50 |", "ฉบับ", 1.0, 76.5),
        ("หน่วยนับ :\nฉบับ\nเป้าหมาย :\n1.00\nผลงาน :\n76.50", "ฉบับ", 1.0, 76.5),
        ("หน่วยนับ :ร้อยละ (ลดลง)\nเป้าหมาย :1,200 ชุมชน\nผลงาน :76.50", "ร้อยละ (ลดลง)", 1200.0, 76.5),
        ("หน่วยนับ :ฉบับ\nเป้าหมาย :1.00\nผลงาน :", "ฉบับ", 1.0, None),
    ],
)
def test_measures(measure: str, unit: str, target: float, result: float | None) -> None:
    found = listed(ListedIndicator(measure=measure))
    (row,) = rows_of(found, "indicator")
    assert (row["unit"], row["target_value"], row["result_value"]) == (unit, target, result)
    assert len(rows_of(found, "indicator_quarter")) == 4
    assert rules(found) == (set() if result is not None else {"section_missing"})


def test_a_blank_line_in_a_row_is_no_blank_result() -> None:
    rows = ["1\n\n15.00\n\n100 / 100", "4\n\n76.50\n\n0 / 0"]
    quarters = rows_of(listed(ListedIndicator(rows=rows)), "indicator_quarter")
    assert [q["result_value"] for q in quarters if q["quarter"] in (1, 4)] == [15.0, 76.5]
    assert {q["score"] for q in quarters} == {None}


def test_a_page_in_markdown() -> None:
    found = parsed(MARKDOWN, NO_NAME)
    (row,) = rows_of(found, "indicator")
    assert (row["agency_code"], row["name"]) == ("50480000", "จำนวนแผนที่จัดทำแล้ว")
    assert (row["unit"], row["target_value"], row["result_value"]) == ("ฉบับ", 1.0, 100.0)
    assert (row["dimension_no"], row["dimension_name"]) == ("1", "ด้านประสิทธิผลตามพันธกิจ")
    assert row["category"] is None
    quarters = rows_of(found, "indicator_quarter")
    assert [
        (q["quarter"], q["result_value"], q["score_2_2"], q["narrative"]) for q in quarters
    ] == [
        (1, 20.0, 100.0, "ร่างแผนแล้ว"),
        (4, 100.0, 50.0, "ประกาศแผนแล้ว"),
    ]
    assert found.findings == []


def test_a_page_in_html_tables() -> None:
    lines = AgencyResults().text().split("\n")
    cells = "".join(f"<tr><td>{html.escape(line)}</td></tr>" for line in lines)
    found = parsed(f"<html><body><table>{cells}</table></body></html>", NO_NAME)
    for table, rows in parsed(AgencyResults().text(), NO_NAME).records.items():
        assert len(found.records[table]) == len(rows)
        assert rows_of(found, table) == rows_of(parsed(AgencyResults().text(), NO_NAME), table)
    assert found.findings == []


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (ListedIndicator(bracket=""), set()),
        (ListedIndicator(strategy=""), set()),
        (ListedIndicator(measure=""), {"section_missing"}),
    ],
)
def test_a_block_that_lacks_a_part_loses_no_other(broken: ListedIndicator, told: set[str]) -> None:
    found = listed("มิติที่ 1 ก", broken, ListedIndicator("งานที่สอง", 2))
    assert named(found) == ["ร้อยละของทางเท้าที่ซ่อมแล้ว", "งานที่สอง"]
    assert len(rows_of(found, "indicator_quarter")) == 8
    assert rules(found) == told


def test_people_below_other_headings_are_masked() -> None:
    reports = {4: "ก\n1. นิยาม\nข\n2. หน่วยงานที่รับผิดชอบ\nนายลับ ไม่เผย โทร. 1234"}
    found = listed(ListedIndicator(reports=reports))
    assert rules(found) == {"unread_lines"}
    assert all("ไม่เผย" not in f"{f.observed}{f.message}" for f in found.findings)
    assert any("ไม่เผย" in text for text in found.private)


def test_contacts_are_numbered_through_the_page() -> None:
    reports = {4: "ก\n1. นิยาม\nข\n2. ผู้รับผิดชอบ : นางสาวสมมติ ตัวอย่าง โทร. 5999"}
    block = ListedIndicator(reports=reports)
    found = listed(block, replace(block, number=2))
    assert [row["sequence"] for row in rows_of(found, "contact")] == [1, 2]


def test_people_with_phones_in_reports_are_contacts_and_masked() -> None:
    reports = {
        1: "จบ\nผู้รายงาน นายสมมติ ตัวอย่าง โทร. 0812345678",
        4: "ร่วมกับนางสาวสมมุติ ทดสอบ หัวหน้าฝ่าย โทร 02-123-4567 และสอบถามได้ที่ โทร. 1555",
    }
    found = listed(ListedIndicator(reports=reports))
    people = [(r["sequence"], r["name"], r["phone"]) for r in rows_of(found, "contact")]
    assert people == [
        (1, "นายสมมติ ตัวอย่าง", "0812345678"),
        (2, "นางสาวสมมุติ ทดสอบ", "021234567, 1555"),
    ]
    shown = " ".join(q["narrative"] or "" for q in rows_of(found, "indicator_quarter"))
    assert all(word not in shown for word in ("ตัวอย่าง", "ทดสอบ", "0812345678", "02-123-4567"))
    assert "ร่วมกับ" in shown
    assert found.findings == []


def test_a_work_with_words_like_titles_names_nobody() -> None:
    reports = {4: "พัฒนาคุณภาพชีวิต โทร. 1555\nประชาสัมพันธ์ให้ประชาชนทราบ โทร. 0 2123 4567"}
    people = rows_of(listed(ListedIndicator(reports=reports)), "contact")
    assert [(person["name"], person["phone"]) for person in people] == [(None, "021234567")]


def test_a_tables_heading_without_a_row_is_told() -> None:
    text = AgencyResults().text()
    for row in ListedIndicator().rows:
        text = text.replace(f"{row}\n", "", 1)
    found = parsed(text, NO_NAME)
    assert [(f.rule, f.severity) for f in found.findings] == [("section_missing", "warning")]


def test_a_score_is_against_the_layout_and_left_out() -> None:
    rows = ["1\n15.00\n100\n100 / 100", "4\n76.50\n100 / 100"]
    found = listed(ListedIndicator(rows=rows))
    quarters = rows_of(found, "indicator_quarter")
    assert [q["result_value"] for q in quarters if q["quarter"] in (1, 4)] == [15.0, 76.5]
    assert {q["score"] for q in quarters} == {None}
    assert [(f.rule, f.observed) for f in found.findings] == [("invalid_record", "100")]


def test_quarters_stand_in_their_order() -> None:
    rows = ["4\n76.50\n100 / 100", "2\n15.00\n100 / 100"]
    found = listed(ListedIndicator(rows=rows), ListedIndicator("งานที่สอง", 2, rows=rows))
    quarters = rows_of(found, "indicator_quarter")
    assert [(q["indicator_no"], q["quarter"]) for q in quarters] == [
        (number, quarter) for number in (1, 2) for quarter in (1, 2, 3, 4)
    ]


def test_an_unknown_line_is_told() -> None:
    text = AgencyResults().text().replace("ผลงานเทียบ", "หมายเลข 7\nผลงานเทียบ")
    (finding,) = parsed(text, NO_NAME).findings
    assert (finding.rule, finding.severity, finding.observed) == (
        "unread_lines",
        "error",
        "หมายเลข 7",
    )


@pytest.mark.parametrize("cut", [0.2, 0.45, 0.6, 0.8])
def test_a_page_that_was_cut_off_says_so(cut: float) -> None:
    first, second = ListedIndicator(), ListedIndicator("งานที่สอง", 2)
    text, block = AgencyResults(parts=(first, second)).text(), second.text()
    found = parsed(text[: len(text) - int(len(block) * (1 - cut))], NO_NAME)
    assert found.status == "partial"
    assert len(rows_of(found, "indicator")) == 2


def test_another_page_in_the_same_file_is_told() -> None:
    page = AgencyResults().text()
    found = parsed(f"{page}\n{page.replace('5099', '5098')}", NO_NAME)
    assert len(rows_of(found, "indicator")) == 1
    (finding,) = found.findings
    assert (finding.rule, finding.severity) == ("unread_lines", "error")
    assert finding.line_start == len(page.split("\n")) + 1


def test_a_page_without_indicators_is_told() -> None:
    found = listed()
    assert [(f.rule, f.severity, f.observed) for f in found.findings] == [
        ("section_missing", "warning", "indicators")
    ]


def test_every_value_is_traced_to_its_lines() -> None:
    text = AgencyResults().text()
    lines = text.split("\n")
    found = parsed(text, NO_NAME)
    (row,) = (record.model_dump() for record in found.records["indicator"])
    assert lines[row["line_start"] - 1].startswith("(1)")
    assert row["line_end"] == len(lines)
    for link in (record.model_dump() for record in found.records["strategy_link"]):
        assert link["name"] in lines[link["line_start"] - 1]


@pytest.mark.parametrize(
    "text",
    [
        "ผลการปฏิบัติราชการประจำปีของหน่วยงาน ดีขึ้นมาก",
        "หน่วยนับ :ฉบับ\nเป้าหมาย :1.00",
    ],
)
def test_other_documents_are_not_taken_for_results(text: str) -> None:
    with pytest.raises(Unrecognised) as caught:
        parsed(text, NO_NAME)
    assert caught.value.reason == "not_recognised"


def test_a_report_may_name_what_other_kinds_of_pages_show() -> None:
    reports = {4: "ดูโครงการแผนปี 2564 ของเขต\nตามแบบแสดงรายงานความก้าวหน้า"}
    (last,) = [
        row
        for row in rows_of(listed(ListedIndicator(reports=reports)), "indicator_quarter")
        if row["quarter"] == 4
    ]
    assert last["narrative"] == reports[4]
