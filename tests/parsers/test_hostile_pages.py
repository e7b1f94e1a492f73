"""Pages that could mislead: what is not certain is told, and never a wrong value."""

from typing import Any

import pytest

from ingest.reading import document_rows
from parsers import parse
from parsers.readers import read
from schema.document import Origin
from tests.parsers.progress_pages import Entry, ProgressPage, Step, parsed, rules, three_entries


def records(page: str, table: str) -> list[dict[str, Any]]:
    return [record.model_dump(mode="json") for record in parsed(page).records.get(table, ())]


def errors(page: str) -> set[str]:
    return {finding.rule for finding in parsed(page).findings if finding.severity == "error"}


def with_narrative(narrative: str) -> str:
    entries = three_entries()
    entries[1].narrative = narrative
    return ProgressPage(entries=entries).full()


@pytest.mark.parametrize("year", ["2021", "0", "999", "256"])
def test_a_header_year_of_no_era_is_left_out_and_the_dates_decide(year: str) -> None:
    page = ProgressPage(agency=f"สำนักงานเขตทวีวัฒนา : ({year})").full()
    (snapshot,) = records(page, "project_snapshot")
    assert (snapshot["fiscal_year"], snapshot["fiscal_year_source"]) == (2564, "dates")
    assert snapshot["agency_name"] == "สำนักงานเขตทวีวัฒนา"
    assert "invalid_record" in errors(page)


@pytest.mark.parametrize(
    ("lost", "percent"),
    [
        ("(2021-06-18)\n\n60.00\n\n", 60.0),
        ("60.00 (2021-06-18)\n\n60.00\n\n", None),
        ("\n\n60.00\n\n", 60.0),
    ],
)
def test_a_percent_is_never_cut_out_of_a_date(lost: str, percent: float | None) -> None:
    page = ProgressPage().full()
    whole = "60.00 (2021-06-18)\n\n60.00\n\n"
    assert whole in page
    kept = "(2021-06-18)\n\n" if lost.endswith("60.00\n\n") and lost.startswith("60") else lost
    (report,) = [
        r
        for r in records(page.replace(whole, kept), "progress_report")
        if r["report_date"] == "2021-06-18"
    ]
    assert report["progress_percent"] in (percent, None)
    assert report["narrative"] == "ปลูกต้นไม้แล้ว 300 ต้น"


def test_a_report_whose_heading_is_lost_stays_a_report() -> None:
    page = ProgressPage().full()
    heading = "(2) ความคืบหน้าโครงการฯ ร้อยละ 60.00 (2021-06-18)\n\n"
    found = records(page.replace(heading, ""), "progress_report")
    assert [(r["report_date"], r["progress_percent"], r["obstacle"]) for r in found] == [
        ("2021-01-15", 20.0, "ไม่มี"),
        ("2021-06-18", 60.0, "ไม่มี"),
        ("2021-09-17", 100.0, "ไม่มี"),
    ]


def test_numbers_with_a_gap_say_that_reports_may_be_missing() -> None:
    page = ProgressPage().full().replace("(2) ความคืบหน้า", "(5) ความคืบหน้า")
    assert "section_missing" in errors(page)


@pytest.mark.parametrize(
    "narrative",
    [
        "ปลูกแล้ว\nปัญหาของโครงการคือฝนตก\nแก้แล้ว",
        "ปลูกแล้ว ** ปัญหา: ฝนตก",
        "เสร็จ\nความคืบหน้าโครงการ ร้อยละ 45 (15-06-2564)",
        "เสร็จ\n(2) ความคืบหน้าของงวดแรก ร้อยละ 30",
        "เสร็จ\n75\n01/06/2564 : ส่งงาน",
        "** ผลการประเมินโครงการ (รายไตรมาส) ** ดี",
        "แผนการดำเนินงานฯ",
        "สนับสนุนตัวชี้วัดของเขต",
        "(ทดสอบ) ระบบ\n(คลิก) ดูรูป",
        "รายละเอียดเกี่ยวกับตัวชี้วัด ส่งแล้ว",
        "ขั้นตอนที่ 1 สำรวจ เริ่มต้น 2564",
        "งาน R&D && งานวิจัย",
        "ผลการดำเนินงาน\nเป้าหมาย\n50480600/50480600",
    ],
)
def test_a_narrative_may_hold_any_words_of_the_page(narrative: str) -> None:
    found = parsed(with_narrative(narrative))
    reports = [record.model_dump() for record in found.records["progress_report"]]
    assert [r["narrative"] for r in reports] == ["จัดซื้อกล้าไม้", narrative, "ตรวจรับงานครบถ้วน"]
    assert {(r["problem"], r["obstacle"]) for r in reports} == {("ไม่มี", "ไม่มี")}
    assert len(found.records["plan_step"]) == 2
    assert len(found.records["indicator_quarter"]) == 4
    assert found.findings == []


@pytest.mark.parametrize("line", ["ขั้นตอนที่ 2 เริ่มต้นการปลูก", "ขั้นตอนที่ 1 สำรวจ เริ่มต้น 2564"])
def test_an_aim_that_names_a_step_opens_no_plan(line: str) -> None:
    page = ProgressPage(objectives=f"1. เพื่อเพิ่มพื้นที่สีเขียว\n{line}").full()
    found = parsed(page)
    assert len(found.records["plan_step"]) == 2
    assert len(found.records["progress_report"]) == 3
    assert found.findings == []


def test_a_blank_part_under_its_heading_is_missing_and_told() -> None:
    page = ProgressPage(rationale="", targets="").full()
    (snapshot,) = records(page, "project_snapshot")
    assert (snapshot["rationale"], snapshot["targets"]) == (None, None)
    (finding,) = parsed(page).findings
    assert (finding.rule, finding.observed) == ("section_missing", "rationale, targets")


@pytest.mark.parametrize("rationale", ["2564", "1", "85.5 เปอร์เซ็นต์ของถนนขาดร่มเงา"])
def test_a_blank_score_is_not_filled_from_the_rationale(rationale: str) -> None:
    page = ProgressPage(rationale=rationale).stripped()
    (evaluation,) = records(page, "evaluation")
    (snapshot,) = records(page, "project_snapshot")
    assert evaluation["score"] is None
    assert snapshot["rationale"] == rationale


def test_every_quarter_of_the_evaluators_line_is_read() -> None:
    page = ProgressPage(evaluator="*** สยป. ประเมินโครงการ : ไตรมาสที่ 3 : 50 ไตรมาสที่ 4 : 100").full()
    found = [(row["quarter"], row["score"]) for row in records(page, "evaluation")]
    assert found == [(3, 50.0), (4, 100.0)]


def test_two_scores_of_one_quarter_leave_it_open() -> None:
    page = ProgressPage().full() + "\n\nไตรมาสที่ 4 : 90"
    (evaluation,) = records(page, "evaluation")
    assert evaluation["score"] is None
    assert "invalid_record" in errors(page)


def test_a_second_page_in_one_document_is_told() -> None:
    one = ProgressPage().full()
    other = one.replace("50480000-3418", "50480000-3419").replace("สมมติ", "สมมุติ")
    found = parsed(f"{one}\n\n{other}")
    assert len(found.records["project_snapshot"]) == 1
    assert len(found.records["indicator_quarter"]) == 4
    assert found.status == "partial"
    assert "unread_lines" in {f.rule for f in found.findings if f.severity == "error"}


def test_a_wrapped_title_is_whole() -> None:
    page = ProgressPage(title="โครงการปลูกต้นไม้\nริมทาง : 50480000-3418").full()
    (snapshot,) = records(page, "project_snapshot")
    assert snapshot["name"] == "โครงการปลูกต้นไม้ ริมทาง"


@pytest.mark.parametrize(
    "progress", ["ความคืบหน้าโครงการ\n\nร้อยละ 100", "ความคืบหน้าโครงการ\n\nร้อยละ\n\n100"]
)
@pytest.mark.parametrize("layout", [ProgressPage.full, ProgressPage.stripped])
def test_a_percent_in_its_own_element_is_no_person(progress: str, layout: Any) -> None:
    page = layout(ProgressPage(progress=progress))
    (contact,) = records(page, "contact")
    (snapshot,) = records(page, "project_snapshot")
    assert (contact["name"], contact["phone"]) == ("นายสมมติ ตัวอย่าง", "5999")
    assert snapshot["progress_percent"] == 100.0


def test_an_unreadable_percent_is_told_and_the_other_not_believed() -> None:
    page = ProgressPage(progress="ความคืบหน้าโครงการ ร้อยละ 50 (เบิกจ่าย)").full()
    (snapshot,) = records(page, "project_snapshot")
    assert snapshot["progress_percent"] is None
    assert "invalid_record" in errors(page)


def test_targets_that_open_like_a_strategy_stay_targets() -> None:
    targets = "เป้าหมายที่ 1 ต้นไม้ 500 ต้น\nเป้าหมายที่ 2 สวน 3 แห่ง"
    page = ProgressPage(objectives="เพื่อเพิ่มพื้นที่สีเขียว", targets=targets).stripped()
    (snapshot,) = records(page, "project_snapshot")
    assert snapshot["targets"] == targets
    assert len(records(page, "strategy_link")) == 4


def test_strategy_codes_that_do_not_nest_are_told() -> None:
    lines = ("ด้านที่ ๒ - มหานครสีเขียว", "มิติที่ ๓.๑ - พื้นที่สีเขียว", "เป้าหมายที่ ๒.๑.๑ เพิ่ม%")
    assert "invalid_record" in rules(ProgressPage(strategy=lines).full())


def test_late_reports_do_not_move_the_year_against_the_plan() -> None:
    page = ProgressPage(
        agency="สำนักงานเขตทวีวัฒนา", entries=[Entry("100.00", "2021-10-05", "05/10/2564")]
    ).full()
    (snapshot,) = records(page, "project_snapshot")
    assert snapshot["fiscal_year"] is None
    assert "fiscal_years_disagree" in rules(page)


def test_codes_that_disagree_are_told() -> None:
    assert "invalid_record" in rules(ProgressPage(section="50490600/50490600").full())
    page = ProgressPage().full().replace("โครงการ : 50480000-3418", "โครงการ : 50480000-9999")
    assert "invalid_record" in rules(page)


def test_weights_are_not_added_where_one_is_unknown() -> None:
    steps = [
        Step("ก", "60", "2021-01-01", "2021-01-01"),
        Step("ข", "", "2021-02-01", "2021-02-01"),
    ]
    assert "weights_not_100" not in rules(ProgressPage(steps=steps).full())


PERSON = "นายสมมติ ตัวอย่าง โทร. 5999"


def leaks(page: str) -> list[str]:
    """The tables beside `contact` in which the official's name or phone stands."""
    document = read(page.encode(), Origin("myproject.php?pid=50480000-3418"))
    rows = document_rows(document, parse(document), "run")
    return [
        table
        for table, found in rows.items()
        if table != "contact"
        and any("สมมติ" in str(v) or str(v) == "5999" for r in found for v in r)
    ]


FULL = ProgressPage().full()
STRIPPED = ProgressPage().stripped()


@pytest.mark.parametrize(
    "page",
    [
        FULL,
        STRIPPED,
        FULL.replace("ความคืบหน้าโครงการ ร้อยละ 100\n\n", ""),
        FULL.replace("ความคืบหน้าโครงการ ร้อยละ 100\n\n", "").replace(
            "สำนักงานเขตทวีวัฒนา : (2564)\n", ""
        ),
        FULL.replace(
            f"{PERSON}\n\nดูโครงการแผนปีฯ : พิมพ์ข้อมูล", f"ดูโครงการแผนปีฯ : พิมพ์ข้อมูล\n\n{PERSON}"
        ),
        FULL.replace(f"{PERSON}\n\n", "").replace(
            "ความคืบหน้าโครงการ ร้อยละ", f"{PERSON}\n\nความคืบหน้าโครงการ ร้อยละ", 1
        ),
        FULL.replace(f"{PERSON}\n\n", "").replace("หลักการและเหตุผล", f"{PERSON}\n\nหลักการและเหตุผล"),
        STRIPPED.replace(f"{PERSON}\n", "").replace("ถนนสายหลัก", f"{PERSON}\nถนนสายหลัก"),
        FULL.replace(f"ร้อยละ 100\n\n{PERSON}", f"ร้อยละ 100 {PERSON}"),
        f"{FULL}\n\n{FULL}",
        f"{STRIPPED}\n{STRIPPED}",
        f"{FULL}\n\nติดต่อ {PERSON}",
        FULL[: FULL.index(PERSON) + len(PERSON)] + "\n",
        FULL.replace("Back Home", f"Back Home\n{PERSON}"),
        FULL.replace("ร้อยละ 100\n\nนาย", "ร้อยละ 100\n\n\ufffdนาย"),
    ],
)
def test_officials_stand_in_the_contact_table_alone(page: str) -> None:
    assert leaks(page) == []
