"""Indicator pages: every variant of every field, in both layouts and any markup."""

import html
import re
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from parsers import Unrecognised
from parsers.draft import Parsed
from tests.parsers.indicator_pages import (
    DEFINITION,
    NAME,
    IndicatorPage,
    four_rows,
    only,
    parsed,
    rows_of,
    rules,
)
from tests.parsers.progress_pages import ProgressPage

NO_NAME = "page.txt"


def narratives(found: Parsed) -> dict[int | None, str | None]:
    return {row["quarter"]: row["narrative"] for row in rows_of(found, "indicator_quarter")}


def test_a_full_page() -> None:
    found = parsed(IndicatorPage().full(), NO_NAME)
    assert (found.kind, found.status, found.findings) == ("indicator_page", "ok", [])
    assert found.title == "2. ร้อยละของทางเท้าที่ซ่อมแล้ว"
    assert only(found, "indicator") == {
        "indicator_no": 1,
        "indicator_code": "5048-901",
        "project_code": None,
        "agency_code": "50480000",
        "agency_source": "code",
        "fiscal_year": None,
        "printed_no": None,
        "name": "2. ร้อยละของทางเท้าที่ซ่อมแล้ว",
        "dimension_no": None,
        "dimension_name": None,
        "unit": "ร้อยละ",
        "target_value": 80.0,
        "target_text": "80",
        "result_value": 76.5,
        "category": "ตัวชี้วัดเชิงยุทธศาสตร์",
        "level": "output",
        "definition": DEFINITION[1],
        "formula": DEFINITION[3],
        "data_source": DEFINITION[5],
        "summary": "ซ่อมได้ตามแผนเกือบทั้งหมด",
    }
    quarters = rows_of(found, "indicator_quarter")
    assert [(q["quarter"], q["result_value"], q["score"], q["score_2_1"]) for q in quarters] == [
        (1, 15.0, 100.0, 100.0),
        (2, 30.0, 100.0, 100.0),
        (3, 55.25, 100.0, 100.0),
        (4, 76.5, 100.0, 100.0),
    ]
    assert narratives(found)[4] == "ซ่อมทางเท้าแล้ว 400 เมตร"
    assert only(found, "evaluation") == {
        "project_code": None,
        "indicator_code": "5048-901",
        "quarter": 2,
        "score": 100.0,
    }


@pytest.mark.parametrize(
    "title",
    [
        "07. ร้อยละของคลองที่สะอาด",
        "3 จำนวนชุมชน",
        "1.(1) ร้อยละของถนน",
        "- ระดับความพึงพอใจ",
        "(New) ร้อยละของผู้รับบริการ",
        "ปี 2564 ๒. ร้อยละของสวน",
        "มิติที่ 3 (3.2) ร้อยละของงาน (ผลลัพธ์)",
        "ค่าเป้าหมายที่ทำได้ของเขต",
        "ตัวชี้วัดระดับผลผลิตของงาน",
        "สัดส่วน 1 : 50 : ครูต่อนักเรียน (องค์ประกอบที่ 2)",
    ],
)
def test_the_title_is_kept_whole_up_to_its_code(title: str) -> None:
    found = parsed(IndicatorPage(title=f"{title} : 0411-2026").full(), NO_NAME)
    indicator = only(found, "indicator")
    assert (indicator["name"], indicator["indicator_code"]) == (title, "0411-2026")
    assert indicator["agency_code"] == "04110000"


@pytest.mark.parametrize(
    "title",
    ["ร้อยละของทางเท้า\nที่ซ่อมแล้ว : 5048-901", "ร้อยละของทางเท้า\nที่ซ่อมแล้ว :\n5048-901"],
)
def test_a_title_may_be_wrapped(title: str) -> None:
    found = parsed(IndicatorPage(title=title).full(), NO_NAME)
    assert only(found, "indicator")["name"] == "ร้อยละของทางเท้า ที่ซ่อมแล้ว"
    assert only(found, "indicator")["indicator_code"] == "5048-901"


def test_a_code_that_the_address_denies_is_kept_and_told() -> None:
    found = parsed(IndicatorPage().full(), "mykpi.php@pid=5098-901.html")
    assert only(found, "indicator")["indicator_code"] == "5048-901"
    (finding,) = found.findings
    assert (finding.rule, finding.observed) == ("invalid_record", "5098-901")


def test_a_titles_code_may_have_thai_digits() -> None:
    found = parsed(IndicatorPage(title="๒. ร้อยละของทางเท้า : ๕๐๔๘-๙๐๑").full(), NO_NAME)
    indicator = only(found, "indicator")
    assert (indicator["name"], indicator["indicator_code"]) == ("๒. ร้อยละของทางเท้า", "5048-901")


def test_quarters_are_given_in_their_order() -> None:
    rows = [four_rows()[number] for number in (0, 2, 3)]
    found = parsed(IndicatorPage(rows=rows).full())
    assert [row["quarter"] for row in rows_of(found, "indicator_quarter")] == [1, 2, 3, 4]


def test_a_title_without_a_code_takes_the_addresss() -> None:
    found = parsed(IndicatorPage(title="ร้อยละของทางเท้า").full())
    assert only(found, "indicator")["name"] == "ร้อยละของทางเท้า"
    assert only(found, "indicator")["indicator_code"] == "5048-901"
    assert parsed(IndicatorPage(title="ร้อยละของทางเท้า").full(), NO_NAME).status == "partial"


@pytest.mark.parametrize(
    ("label", "unit", "text", "value"),
    [
        ("ร้อยละ : 80", "ร้อยละ", "80", 80.0),
        ("ร้อยละ 30 : 50", "ร้อยละ 30", "50", 50.0),
        ("1 คลอง : 1", "1 คลอง", "1", 1.0),
        ("ไม่น้อยกว่า 20 แนวคลอง (ระดับ 5) : 5", "ไม่น้อยกว่า 20 แนวคลอง (ระดับ 5)", "5", 5.0),
        ("เขตละ...เส้นทาง : 2", "เขตละ...เส้นทาง", "2", 2.0),
        ("1,200 ชุมชน : 1,200 ชุมชน", "1,200 ชุมชน", "1,200 ชุมชน", 1200.0),
        ("ลดลงร้อยละ : 5 จากปีที่ผ่านมา พ.ศ. 2563", "ลดลงร้อยละ", "5 จากปีที่ผ่านมา พ.ศ. 2563", 5.0),
        ("ร้อยละ : 20 ของประชาชนที่ทำการสำรวจ", "ร้อยละ", "20 ของประชาชนที่ทำการสำรวจ", 20.0),
        ("ร้อยละ :\n80", "ร้อยละ", "80", 80.0),
        ("ร้อยละ : -", "ร้อยละ", "-", None),
    ],
)
def test_the_unit_stands_in_the_label(
    label: str, unit: str, text: str, value: float | None
) -> None:
    page = IndicatorPage(target=f"ค่าเป้าหมาย {label}", result=f"ผลงานที่ทำได้ {unit} : 76.50")
    indicator = only(parsed(page.full()), "indicator")
    found = (indicator["unit"], indicator["target_text"], indicator["target_value"])
    assert found == (unit, text, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ลดลง 5 แห่งต่อปี และเพิ่ม 90", None),
        ("3 ครั้งต่อปี ครั้งละ 100 คน", None),
        ("20 ปีละ 30", None),
        ("80 (ปีงบประมาณ พ.ศ. 2564)", 80.0),
        ("80 ของปี ๒๕๖๓", 80.0),
        ("80 ในงบ64", 80.0),
        ("80 ปี 1200", None),
    ],
)
def test_only_a_year_may_stand_beside_a_number(text: str, value: float | None) -> None:
    page = IndicatorPage(target=f"ค่าเป้าหมาย ร้อยละ : {text}")
    assert only(parsed(page.full()), "indicator")["target_value"] == value


def test_a_blank_category_takes_no_unknown_line() -> None:
    page = IndicatorPage(category="ประเภทตัวชี้วัด :", level="เขตดำเนินการเอง")
    found = parsed(page.full())
    assert only(found, "indicator")["category"] is None
    assert "เขตดำเนินการเอง" in [finding.observed for finding in found.findings]
    below = IndicatorPage(category="ประเภทตัวชี้วัด :\nตัวชี้วัดเจรจา")
    assert only(parsed(below.full()), "indicator")["category"] == "ตัวชี้วัดเจรจา"


@pytest.mark.parametrize("level", ["(ตัวชี้วัดระดับผลผลิต (output))", ""])
def test_the_charts_stub_is_no_value(level: str) -> None:
    page = IndicatorPage(level=level, category="ประเภทตัวชี้วัด :")
    for text in (page.full(), page.stripped()):
        found = parsed(text)
        assert only(found, "indicator")["category"] is None
        assert "unread_lines" not in rules(found)


@pytest.mark.parametrize("strategy", [(), (": ด้านที่ ๒ - มหานครสีเขียว",)])
def test_a_blank_label_takes_nothing_that_stands_below(strategy: tuple[str, ...]) -> None:
    page = IndicatorPage(
        result="ผลงานที่ทำได้ ร้อยละ :", category="ประเภทตัวชี้วัด :", level="", stub="", strategy=strategy
    )
    for text in (page.full(), page.stripped()):
        found = parsed(text)
        indicator = only(found, "indicator")
        assert (indicator["result_value"], indicator["category"]) == (None, None)
        assert len(rows_of(found, "strategy_link")) == len(strategy)
        assert rules(found) == {"section_missing"}


@pytest.mark.parametrize(
    ("line", "score"),
    [
        ("ไตรมาสที่ 2: 100", 100.0),
        ("ไตรมาสที่ 2 : 100.0000", 100.0),
        ("ไตรมาสที่ ๒: ๙๐", 90.0),
        ("ไตรมาสที่ 2:", None),
        ("ไตรมาสที่ 2", None),
        ("\nไตรมาสที่ 2:\n95", 95.0),
    ],
)
def test_the_evaluators_line(line: str, score: float | None) -> None:
    page = IndicatorPage(evaluator=f"*** สยป. ตรวจประเมินตัวชี้วัด : {line}")
    found = parsed(page.full())
    evaluation = only(found, "evaluation")
    assert (evaluation["quarter"], evaluation["score"]) == (2, score)
    assert found.findings == []


def test_a_blank_score_beside_a_pair() -> None:
    rows = [*four_rows()[:3], "4\n76.50\n\n0 / 0"]
    quarters = rows_of(parsed(IndicatorPage(rows=rows).full()), "indicator_quarter")
    assert (quarters[3]["result_value"], quarters[3]["score"]) == (76.5, None)
    assert (quarters[3]["score_2_1"], quarters[3]["score_2_2"]) == (0.0, 0.0)


def test_a_result_with_a_thousands_comma() -> None:
    rows = ["1\n170.83\n\n/", "2\n1.00\n\n/", "3\n2\n\n/", "4\n1,407.52\n\n/"]
    page = IndicatorPage(rows=rows, result="ผลงานที่ทำได้ ร้อยละ : 1,407.52")
    found = parsed(page.full())
    assert only(found, "indicator")["result_value"] == 1407.52
    assert rows_of(found, "indicator_quarter")[3]["result_value"] == 1407.52
    assert found.findings == []


def test_narratives_are_whole_and_a_lone_dash_is_blank() -> None:
    series = (
        "23/01/2566 : เริ่มงาน\n:: ความก้าวหน้าของงานฯ = 12.24 %\n1. สรุปผลการดำเนินงาน\n(1) 2,000 บาท"
    )
    reports = {1: series, 2: "-", 3: "", 4: "สูตร : x/y"}
    found = parsed(IndicatorPage(reports=reports).full())
    assert narratives(found) == {1: series, 2: None, 3: None, 4: "สูตร : x/y"}
    assert found.findings == []


def test_a_report_repeated_is_told() -> None:
    text = IndicatorPage().full().replace("รายงานผลฯ ไตรมาสที่ 3", "รายงานผลฯ ไตรมาสที่ 2")
    found = parsed(text)
    assert narratives(found)[2] == "ซ่อมทางเท้าแล้ว 200 เมตร"
    assert [(f.rule, f.observed) for f in found.findings if f.severity != "info"] == [
        ("invalid_record", "ซ่อมทางเท้าแล้ว 300 เมตร")
    ]


def test_a_report_that_names_its_own_quarter_again_is_one_text() -> None:
    text = "รายงานผลการดำเนินงาน ไตรมาสที่ 2 ดังนี้\nซ่อมแล้ว"
    found = parsed(IndicatorPage(reports={1: "ก", 2: text, 4: "ง"}).full())
    assert narratives(found)[2] == text


@pytest.mark.parametrize(
    "heading",
    [
        "รายงานผลฯ ไตรมาสที่ 3/2564",
        "รายงานผลฯ ไตรมาสที่ ๓ ปีงบประมาณ พ.ศ. ๒๕๖๔ :",
        "รายงานผลการปฏิบัติงานไตรมาสที่ 3",
        "รายงานผลการดำเนินงานตามตัวชี้วัด ไตรมาส 3",
        "รายงานผลฯ ไตรมาสที่ 3 (เม.ย. - มิ.ย. 2564)",
        "รายงานผลไตรมาส3 (เมษายน - มิถุนายน)",
        "รายงานผลฯ\nไตรมาสที่ 3",
        "รายงานผลการดำเนินงาน\nไตรมาสที่ 3 :",
    ],
)
@pytest.mark.parametrize("are_all", [False, True])
def test_spellings_of_a_reports_heading(heading: str, are_all: bool) -> None:
    text = IndicatorPage().full()
    for number in range(1, 5) if are_all else [3]:
        spelt = heading.replace("3", str(number)).replace("๓", str(number))
        text = text.replace(f"รายงานผลฯ ไตรมาสที่ {number}", spelt)
    assert narratives(parsed(text)) == narratives(parsed(IndicatorPage().full()))
    assert parsed(text).findings == []


def test_reports_pasted_into_a_later_one_are_its_text() -> None:
    pasted = "\n".join(f"รายงานผลการดำเนินงานไตรมาสที่ {n}\nทำ {n}" for n in range(1, 5))
    found = parsed(IndicatorPage(reports={2: "ทำ ข", 4: pasted}).full())
    assert narratives(found) == {1: None, 2: "ทำ ข", 3: None, 4: pasted}
    (finding,) = found.findings
    assert (finding.severity, finding.message) == (
        "info",
        "the page has reports, and none of quarter 1, 3",
    )


def test_a_blank_report_does_not_hide_a_filled_one() -> None:
    text = IndicatorPage(reports={1: "", 4: "ง"}).full()
    text = text.replace("รายงานผลฯ ไตรมาสที่ 4", "รายงานผลฯ ไตรมาสที่ 1\nก\nรายงานผลฯ ไตรมาสที่ 4")
    assert narratives(parsed(text))[1] == "ก"
    assert rules(parsed(text)) == set()


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("1.นิยาม หรือความหมายของตัวชี้วัด", "definition"),
        ("๑. คำนิยาม", "definition"),
        ("นิยาม", "definition"),
        ("นิยามตัวชี้วัด :", "definition"),
        ("** คำจำกัดความ **", "definition"),
        ("(1) ความหมาย", "definition"),
        ("2.สูตร/วิธีการคำนวณ", "formula"),
        ("สูตรการคำนวณ", "formula"),
        ("๒) วิธีคำนวณ", "formula"),
        ("2. การคำนวณผล :", "formula"),
        ("2.1 วิธีการคำนวณคะแนน", "formula"),
        ("3.แหล่งข้อมูล/วิธีการจัดเก็บข้อมูล", "data_source"),
        ("แหล่งที่มาของข้อมูล", "data_source"),
        ("ข้อ 3. วิธีการเก็บรวบรวมข้อมูล (ฝ่ายโยธา)", "data_source"),
        ("3. วิธีการจัดเก็บข้อมูลและหลักฐานอ้างอิง", "data_source"),
    ],
)
def test_headings_of_a_definition(heading: str, column: str) -> None:
    for lines in ((heading, "ข้อความ\nสองบรรทัด"), (f"{heading.rstrip(' :')} : ข้อความ\nสองบรรทัด",)):
        found = parsed(IndicatorPage(definition=lines).full())
        indicator = only(found, "indicator")
        assert indicator[column] == "ข้อความ\nสองบรรทัด", lines
        assert indicator["summary"] == "ซ่อมได้ตามแผนเกือบทั้งหมด"


@pytest.mark.parametrize(
    "words",
    [
        "สรุปผลการดำเนินงาน ปี 2564 :\nซ่อม 76 แห่ง\nคำอธิบาย : รวมซอย 3 แห่ง\nส่งมอบครบ",
        "1. นิยาม\nร่วมกับชุมชน\n2. วิธีการคิดค่าใช้จ่าย 300 บาท\n3. หน่วยงานที่รับผิดชอบ\nก",
    ],
)
@pytest.mark.parametrize("summary", [IndicatorPage().summary, ""])
def test_words_of_headings_in_the_last_report_are_its_own(words: str, summary: str) -> None:
    if not summary and words.startswith("สรุป"):
        return
    page = IndicatorPage(reports={1: "ก", 2: "ข", 3: "ค", 4: words}, summary=summary)
    found = parsed(page.full())
    assert narratives(found)[4] == words
    assert only(found, "indicator")["definition"] == DEFINITION[1]


def test_a_part_that_stands_twice_is_told() -> None:
    definition = (*DEFINITION[:4], "2.1 วิธีการคำนวณคะแนน", "ข", *DEFINITION[4:])
    found = parsed(IndicatorPage(definition=definition).full())
    (finding,) = found.findings
    assert (finding.severity, "formula once more" in finding.message) == ("info", True)
    assert only(found, "indicator")["formula"].endswith("วิธีการคำนวณคะแนน\nข")


@pytest.mark.parametrize("sign", [" =", ":", " : "])
def test_a_part_ends_where_the_next_one_has_a_colon_or_is_equalled(sign: str) -> None:
    definition = ("แหล่งข้อมูล : แบบสอบถาม", f"สูตรคำนวณ{sign} ก / ข x 100", "คำนิยาม", "ทาง")
    indicator = only(parsed(IndicatorPage(definition=definition).full()), "indicator")
    assert (indicator["data_source"], indicator["formula"], indicator["definition"]) == (
        "แบบสอบถาม",
        "ก / ข x 100",
        "ทาง",
    )


@pytest.mark.parametrize(
    "line",
    [
        "นิยามของงานนี้คือทางเท้าที่ตรวจรับ",
        "1. ความหมายโดยนัยของแผน",
        "สูตรสำเร็จของการทำงานคือความร่วมมือ",
        "ผู้รับผิดชอบได้เร่งรัดงาน",
        "2. หน่วยงานร่วมกันเร่งรัด",
    ],
)
def test_sentences_of_a_summary_are_no_headings(line: str) -> None:
    page = IndicatorPage(summary=f"** สรุปผลการดำเนินงาน **\nซ่อมแล้ว\n{line}")
    found = parsed(page.full())
    assert only(found, "indicator")["summary"] == f"ซ่อมแล้ว\n{line}"
    assert found.findings == []


@pytest.mark.parametrize(
    "heading", ["4. เกณฑ์การให้คะแนน", "๔.หน่วยงานที่รับผิดชอบ", "ความถี่ในการจัดเก็บข้อมูล : ไตรมาส"]
)
def test_other_headings_end_a_text_and_are_told(heading: str) -> None:
    found = parsed(IndicatorPage(definition=(*DEFINITION, heading, "ระดับ 5")).full())
    assert only(found, "indicator")["data_source"] == DEFINITION[5]
    (finding,) = found.findings
    assert (finding.rule, finding.severity) == ("unread_lines", "warning")
    assert finding.observed == f"{heading}\nระดับ 5"


def test_people_of_a_definition_are_contacts_and_masked_elsewhere() -> None:
    definition = (
        *DEFINITION,
        "4. ผู้รับผิดชอบ : นางสาวสมมติ ตัวอย่าง โทร. 5999",
        "5. ผู้ประสานงาน",
        "นายจำลอง แบบอย่าง โทร 5998",
        "6. หน่วยงานที่รับผิดชอบ",
        "นายลับ ไม่เผย โทร. 1234",
    )
    reports = {4: "ประสานนางสาวสมมติ ตัวอย่าง แล้ว"}
    found = parsed(IndicatorPage(definition=definition, reports=reports).full())
    people = rows_of(found, "contact")
    assert [(p["role"], p["name"], p["phone"]) for p in people] == [
        ("responsible", "นางสาวสมมติ ตัวอย่าง", "5999"),
        ("coordinator", "นายจำลอง แบบอย่าง", "5998"),
    ]
    shown = str(
        [row for table in found.records if table != "contact" for row in rows_of(found, table)]
    )
    assert "ตัวอย่าง" not in shown
    assert all("ไม่เผย" not in f"{f.observed}{f.message}" for f in found.findings)


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (
            IndicatorPage(summary="** สรุปผลการดำเนินงาน **\nครบ\nผู้รับผิดชอบตัวชี้วัด : {}"),
            ("summary", "ครบ"),
        ),
        (
            IndicatorPage(summary="** สรุปผลการดำเนินงาน **\nครบ\nผู้รายงาน {}"),
            ("summary", "ครบ"),
        ),
        (
            IndicatorPage(summary="** สรุปผลการดำเนินงาน **\nสรุปโดย {}"),
            ("summary", "สรุปโดย ▒"),
        ),
        (
            IndicatorPage(definition=("1.นิยาม", "ก", "ชื่อผู้รับผิดชอบตัวชี้วัด", "{}")),
            ("definition", "ก"),
        ),
        (
            IndicatorPage(definition=("1.นิยาม", "ก", "5. เจ้าหน้าที่ผู้รายงาน", "{}")),
            ("definition", "ก"),
        ),
        (
            IndicatorPage(definition=("3.แหล่งข้อมูล", "ก", "รายชื่อผู้รับผิดชอบ", "{}")),
            ("data_source", "ก"),
        ),
        (
            IndicatorPage(definition=("1.นิยาม", "ก", "3.แหล่งข้อมูล", "ฝ่ายโยธา {}")),
            ("data_source", "ฝ่ายโยธา ▒"),
        ),
        (IndicatorPage(reports={4: "ผู้ประสานงาน : {}\nเสร็จ"}), None),
        (IndicatorPage(reports={4: f"{'ทำแล้ว ' * 40}ถาม {{}}\nเสร็จ"}), None),
    ],
)
def test_people_in_texts_have_records_and_are_masked(
    page: IndicatorPage, shown: tuple[str, str] | None
) -> None:
    for person in ("นายจำลอง แบบอย่าง โทร. 081-234-5678", "นายจำลอง แบบอย่าง\nโทร. 081-234-5678"):
        found = parsed(page.full().replace("{}", person))
        people = rows_of(found, "contact")
        assert {p["name"] for p in people} - {None} == {"นายจำลอง แบบอย่าง"}
        assert {p["phone"] for p in people} - {None} == {"0812345678"}
        others = [rows_of(found, table) for table in found.records if table != "contact"]
        assert "แบบอย่าง" not in str(others)
        assert "5678" not in str(others)
        if shown:
            text = re.sub("[▒.โทร \n]*▒[▒.โทร \n]*", "▒", only(found, "indicator")[shown[0]])
            assert text.replace("▒", " ▒") == shown[1]
        else:
            assert (narratives(found)[4] or "").endswith("\nเสร็จ")


def test_people_in_texts_without_headings_have_records() -> None:
    for texts in (
        ("ผู้ประสานงาน นายจำลอง แบบอย่าง โทร. 5998",),
        ("ไตรมาสที่ 1 : ถามนายจำลอง แบบอย่าง โทร 5998",),
    ):
        found = parsed(IndicatorPage().stripped("ก", *texts))
        assert only(found, "contact")["phone"] == "5998"
        assert "แบบอย่าง" not in str(rows_of(found, "indicator_quarter"))


@pytest.mark.parametrize(
    "text", ["นายจำลอง แบบอย่าง เปิดงาน 5 ครั้ง", "แจ้งเหตุ โทร. 199", "ใช้งบประมาณ 0.812 345 678 บาท"]
)
def test_who_is_not_to_be_asked_stays_in_the_text(text: str) -> None:
    found = parsed(IndicatorPage(reports={4: text}).full())
    assert narratives(found)[4] == text
    assert "contact" not in found.records


@pytest.mark.parametrize("line", ["-----", "– -", "ไม่มี"])
def test_a_word_below_officials_masks_nothing_elsewhere(line: str) -> None:
    definition = (*DEFINITION, "4.ผู้รับผิดชอบ", "นายจำลอง แบบอย่าง โทร. 5998", line)
    assert line not in parsed(IndicatorPage(definition=definition).full()).private


def test_lines_below_officials_that_name_nobody_are_told() -> None:
    definition = (*DEFINITION, "4.ผู้รับผิดชอบ", "นายจำลอง แบบอย่าง โทร. 5998", "หมายเหตุ ไม่นับซอย 5 แห่ง")
    found = parsed(IndicatorPage(definition=definition).full())
    assert len(rows_of(found, "contact")) == 1
    (finding,) = found.findings
    assert (finding.rule, finding.observed) == ("unread_lines", definition[-1])


def test_the_stripped_page_gives_all_but_title_and_table() -> None:
    found = parsed(IndicatorPage().stripped())
    full, stripped = only(parsed(IndicatorPage().full()), "indicator"), only(found, "indicator")
    texts = {"name", "definition", "formula", "data_source", "summary"}
    assert stripped == {k: None if k in texts else v for k, v in full.items()}
    assert only(found, "evaluation")["score"] is None
    assert found.status == "ok"
    assert [(f.rule, f.severity) for f in found.findings] == [("section_missing", "info")]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("ก", "ข", "ค"), {None: "ก\nข\nค"}),
        (("ไตรมาสที่ 1 : ก", "ไตรมาสที่ 2 : ข"), {1: "ก", 2: "ข"}),
        (("ไตรมาสที่ 1 : ก", "ต่อ", "ไตรมาสที่ ๒ : ข"), {1: "ก\nต่อ", 2: "ข"}),
        (("ไตรมาสที่ 1 : ก", "ใด", "ไตรมาสที่ 3 : ค"), {1: "ก", 3: "ค", None: "ใด"}),
        (("ไตรมาสที่ 2 : ข", "ใด"), {2: "ข", None: "ใด"}),
        (("ใด", "ไตรมาสที่ 2 :", "ข", "อื่น"), {2: "ข", None: "ใด\nอื่น"}),
        (("ไตรมาสที่ 1 : -", "ไตรมาสที่ 2 : ข"), {1: None, 2: "ข"}),
        (("ไตรมาสที่ 4 : ง", "ไตรมาสที่ 4 : จ"), {4: "ง", None: "ไตรมาสที่ 4 : จ"}),
        (
            ("ไตรมาสที่ 1 (ต.ค.-ธ.ค. 63) : ก", "ไตรมาส ๒/๒๕๖๔ : ข", "ไตรมาสที่ 3 ปีงบประมาณ 2564 : ค"),
            {1: "ก", 2: "ข", 3: "ค"},
        ),
        (("ไตรมาสที่ 1 - 2 : ก",), {None: "ไตรมาสที่ 1 - 2 : ก"}),
        (("ไตรมาสที่ 1 และ 2 ทำแล้ว",), {None: "ไตรมาสที่ 1 และ 2 ทำแล้ว"}),
        (("-",), {}),
    ],
)
def test_texts_without_headings_are_given_to_no_quarter_that_is_not_told(
    texts: tuple[str, ...], told: dict[int | None, str | None]
) -> None:
    found = parsed(IndicatorPage().stripped(*texts))
    assert narratives(found) == told
    messages = [f.message for f in found.findings if "could not be told" in f.message]
    assert len(messages) == (None in told)
    assert rules(found) == set()


def test_a_definition_in_a_stripped_page_counts_where_a_heading_marks_it() -> None:
    found = parsed(IndicatorPage().stripped("ก", "ข", *DEFINITION))
    assert narratives(found) == {None: "ก\nข"}
    assert only(found, "indicator")["formula"] == DEFINITION[3]


CITY_PAGE = IndicatorPage(
    title="ร้อยละของชุมชนที่คัดแยกขยะ : 63",
    target="ค่าเป้าหมาย 1,200 ชุมชน : 1,200 ชุมชน",
    result="",
    stub="",
    evaluator="",
    rows=(),
    reports={},
    summary="",
    strategy=(
        ": ด้านที่ ๒ - มหานครสีเขียว",
        ": มิติที่ ๒.๑ - คุณภาพสิ่งแวดล้อม",
        ": ๒.๑.๑ ขยะลดลง",
    ),
)


@pytest.mark.parametrize("name", [NO_NAME, "mykpi2563.php?pid=63"])
def test_a_page_of_the_citys_register(name: str) -> None:
    found = parsed(CITY_PAGE.full(), name)
    indicator = only(found, "indicator")
    assert (indicator["indicator_code"], indicator["agency_code"]) == ("63", None)
    assert (indicator["target_value"], indicator["unit"]) == (1200.0, "1,200 ชุมชน")
    assert indicator["definition"] == DEFINITION[1]
    links = rows_of(found, "strategy_link")
    assert [(row["indicator_no"], row["level"], row["code"], row["name"]) for row in links] == [
        (1, 1, "2", "มหานครสีเขียว"),
        (1, 2, "2.1", "คุณภาพสิ่งแวดล้อม"),
        (1, 3, "2.1.1", "ขยะลดลง"),
    ]
    assert [(f.rule, f.severity) for f in found.findings] == [("section_missing", "info")]
    assert found.records.keys() == {"indicator", "strategy_link"}


def test_the_citys_register_without_a_title() -> None:
    found = parsed(replace(CITY_PAGE, title="").full(), "mykpi2563.php@pid=63.html")
    assert only(found, "indicator")["indicator_code"] == "63"


@pytest.mark.parametrize("cut", [0.12, 0.25, 0.4, 0.6])
def test_a_page_that_was_cut_off_says_so(cut: float) -> None:
    page = IndicatorPage().full()
    found = parsed(page[: int(len(page) * cut)])
    assert found.status == "partial"
    assert "section_missing" in rules(found)


@pytest.mark.parametrize("joined", [IndicatorPage().full(), IndicatorPage().stripped("ก")])
def test_another_page_in_the_same_file_is_told(joined: str) -> None:
    other = joined.replace("5048-901", "5048-902")
    found = parsed(f"{joined}\n{other}")
    assert len(rows_of(found, "indicator")) == 1
    (finding,) = (f for f in found.findings if f.rule == "unread_lines")
    assert finding.severity == "error"
    assert finding.line_start == len(joined.split("\n")) + 1
    assert all(
        "ค่าเป้าหมาย" not in (row["narrative"] or "") for row in rows_of(found, "indicator_quarter")
    )


def test_an_unknown_line_between_known_ones_is_told() -> None:
    text = IndicatorPage().full().replace("รายงานผลฯ ไตรมาสที่ 1", "หมายเลข 7\nรายงานผลฯ ไตรมาสที่ 1")
    (finding,) = parsed(text).findings
    assert (finding.rule, finding.observed) == ("unread_lines", "หมายเลข 7")


def test_every_value_is_traced_to_its_lines() -> None:
    page = IndicatorPage().full()
    lines = page.split("\n")
    for record in parsed(page).records["indicator_quarter"]:
        row: dict[str, Any] = record.model_dump()
        assert lines[row["line_start"] - 1] == str(row["quarter"])
        assert lines[row["line_end"] - 1] == "100 / 100"


@pytest.mark.parametrize(
    "text",
    [
        IndicatorPage().full(),
        IndicatorPage().stripped("ความคืบหน้าโครงการ ร้อยละ 40", "** ปัญหาของโครงการ : ไม่มี"),
        IndicatorPage(evaluator="").stripped(),
        IndicatorPage(reports={1: "ดูโครงการแผนปี 2564 ของเขต"}).full(),
        IndicatorPage(title="ร้อยละ [มิติที่ 1 : ตัวชี้วัดเจรจา] : 5048-901").full(),
        IndicatorPage(
            summary="** สรุปผลการดำเนินงาน **\nรายงานผลการปฏิบัติราชการประจำปีของหน่วยงาน : กองแผน"
        ).full(),
        IndicatorPage(title="").full(),
        IndicatorPage(definition=(*DEFINITION, "4. หน่วยนับ : ร้อยละ")).full(),
        CITY_PAGE.full(),
        IndicatorPage(reports={1: "แผนปฏิบัติราชการ ส่วนที่ 1 รหัสยุทธศาสตร์ ภารกิจประจำ"}).full(),
    ],
)
def test_recognised(text: str) -> None:
    assert parsed(text).kind == "indicator_page"


@pytest.mark.parametrize(
    "text",
    [
        "ค่าเป้าหมาย ร้อยละ : 80",
        "ข่าว\nรายละเอียดตัวชี้วัด\nจะแจ้งภายหลัง",
        "ค่าเป้าหมาย ร้อยละ : 80\nผลงานที่ทำได้ ร้อยละ : 40",
    ],
)
def test_not_recognised(text: str) -> None:
    with pytest.raises(Unrecognised) as caught:
        parsed(text)
    assert caught.value.reason == "not_recognised"


def test_a_long_run_of_spaces_is_quickly_read() -> None:
    begun = time.perf_counter()
    found = parsed(IndicatorPage(definition=("1.นิยาม", "*" + " " * 20_000 + "x")).full())
    assert found.kind == "indicator_page"
    assert time.perf_counter() - begun < 1


def test_project_pages_stay_project_pages() -> None:
    for text in (ProgressPage().full(), ProgressPage().stripped()):
        assert parsed(text, NO_NAME).kind == "progress_page"


def in_table_rows(lines: list[str]) -> str:
    cells = (f"<tr><td colspan=2>{html.escape(line)}" for line in lines)
    return f"<table>{''.join(cells)}</table>"


def in_cells_split_at_colons(lines: list[str]) -> str:
    def cells(line: str) -> str:
        before, colon, after = line.rpartition(" : ")
        parts = (before, f"{colon}{after}") if before else (line,)
        return "".join(f"<td>{html.escape(part.strip())}</td>" for part in parts)

    return "<table>" + "".join(f"<tr>{cells(line)}</tr>" for line in lines) + "</table>"


def in_divs(lines: list[str]) -> str:
    return "".join(f"<div><span>{html.escape(line)}</span></div>" for line in lines)


def in_font_tags_and_breaks(lines: list[str]) -> str:
    return f"<FONT face=Tahoma>{'<BR>'.join(map(html.escape, lines))}"


@pytest.mark.parametrize(
    "markup", [in_table_rows, in_cells_split_at_colons, in_divs, in_font_tags_and_breaks]
)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        (IndicatorPage().full(), NO_NAME),
        (IndicatorPage().stripped("ไตรมาสที่ 1 : ก", "ข"), NAME),
        (CITY_PAGE.full(), NO_NAME),
    ],
)
def test_any_markup_gives_the_same_records(
    markup: Callable[[list[str]], str], text: str, name: str
) -> None:
    page = f"<html><head><title>x</title></head><body>{markup(text.split(chr(10)))}</body></html>"
    expected, found = parsed(text, name), parsed(page, name)
    assert rules(found) == set()
    for table in expected.records:
        assert rows_of(found, table) == rows_of(expected, table), table
