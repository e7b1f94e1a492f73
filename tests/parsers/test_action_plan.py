"""Action plans: what stands in them comes back, however the next agency prints it."""

import re
import time
from datetime import date
from decimal import Decimal

import pytest

from parsers import KINDS, action_plan
from parsers.readers import read
from schema.document import Origin
from tests.parsers.action_plans import (
    INDICATOR_HEAD,
    LEVEL_HEAD,
    STEP_HEAD,
    ActionPlan,
    parsed,
    printed,
    rows,
    rules,
    sound_steps,
    step,
    table,
)
from tests.parsers.progress_pages import ProgressPage

SOUND = parsed(ActionPlan().text())


class TestRecognition:
    def test_exactly_one_kind_says_yes(self) -> None:
        document = read(ActionPlan().text().encode(), Origin("plan.txt"))
        assert [kind.name for kind in KINDS if kind.looks_like(document)] == ["action_plan"]

    @pytest.mark.parametrize(
        "text",
        [
            ProgressPage().full(),
            "แผนปฏิบัติราชการประจำปี พ.ศ. 2567\nข่าวการประชุม ส่วนที่ 1",
            "ใบสำเนางานนำเสนอ:\n" + ActionPlan().text(),
        ],
    )
    def test_other_documents_are_none(self, text: str) -> None:
        assert not action_plan.looks_like(read(text.encode(), Origin("page.txt")))


class TestHead:
    def test_title_agency_year_and_vision(self) -> None:
        (plan,) = rows(SOUND, "plan")
        assert plan["title"] == "แผนปฏิบัติราชการประจำปี พ.ศ. 2567"
        assert plan["agency_name"] == "สำนักการโยธา"
        assert plan["agency_code"] is None
        assert plan["fiscal_year"] == 2567
        assert plan["vision"] == "ถนนเรียบทุกสาย"
        assert (plan["line_start"], plan["line_end"]) == (1, 6)

    @pytest.mark.parametrize(
        ("title", "agency"),
        [
            ("แผนปฏิบัติการประจำปี พ.ศ. ๒๕๖๗ ของสำนักการโยธา", ""),
            ("แผนปฏิบัติราชการประจำปีงบประมาณ พ.ศ. 2567 สำนักการโยธา", ""),
            ("แผนปฏิบัติราชการ\nประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "สำนักการโยธา"),
            ("สำนักการโยธา\nแผนปฏิบัติราชการประจำปี พ.ศ. 2567", ""),
        ],
    )
    def test_covers_differ(self, title: str, agency: str) -> None:
        (plan,) = rows(parsed(ActionPlan(title=title, agency=agency).text()), "plan")
        assert (plan["agency_name"], plan["fiscal_year"]) == ("สำนักการโยธา", 2567)
        assert plan["title"].startswith("แผนปฏิบัติ")

    def test_the_contents_are_no_body(self) -> None:
        contents = "\n".join(
            f"ส่วนที่ {n} การดำเนินงานตามยุทธศาสตร์ของหน่วยงาน ......... {n}" for n in (1, 2, 3, 4)
        )
        found = parsed(ActionPlan(front=f"สารบัญ\n{contents}\nวิสัยทัศน์\nก ข ค").text())
        assert rows(found, "plan")[0]["vision"] == "ก ข ค"
        assert rows(found, "plan_project") == [
            {**row, "line_start": row["line_start"] + 5, "line_end": row["line_end"] + 5}
            | {"document_id": found.records["plan"][0].document_id}
            for row in rows(SOUND, "plan_project")
        ]


class TestIssues:
    def test_an_issue_and_its_links(self) -> None:
        (issue,) = rows(SOUND, "plan_issue")
        assert (issue["issue_no"], issue["name"]) == ("1", "ทางเท้าเดินได้")
        assert issue["objective"] == "คนเดินสะดวก"
        assert issue["key_indicator"] == "ร้อยละของทางเท้าที่ซ่อมแล้ว"
        links = [
            (row["issue_no"], row["part"], row["level"], row["label"], row["code"], row["name"])
            for row in rows(SOUND, "strategy_link")
        ]
        assert links == [
            ("1", None, 1, "ยุทธศาสตร์ที่", "2", "เมืองเดินได้"),
            ("1", None, 2, "ยุทธศาสตร์ย่อยที่", "2.3", "ทางเท้าเรียบ"),
        ]

    def test_objectives_on_lines_of_their_own(self) -> None:
        texts = "วัตถุประสงค์หลัก (Objective)\n\n1. คนเดินสะดวก\n\n2. รถเข็นผ่านได้"
        (issue,) = rows(parsed(ActionPlan(issue_texts=texts).text()), "plan_issue")
        assert issue["objective"] == "1. คนเดินสะดวก\n2. รถเข็นผ่านได้"

    def test_the_citys_objective_is_not_the_issues(self) -> None:
        links = ActionPlan().links + "\nวัตถุประสงค์หลัก (Objective) ของเมือง"
        (issue,) = rows(parsed(ActionPlan(links=links).text()), "plan_issue")
        assert issue["objective"] == "คนเดินสะดวก"

    def test_a_footnotes_mark_fused_to_the_number(self) -> None:
        plan = ActionPlan().text()
        again = plan.replace("ตาราง ข แสดง", "ตาราง ข แสดง", 1).replace(
            "ตัวชี้วัดหลัก (KR / KPI)", "ประเด็นการพัฒนาที่ 110 ทางเท้าเดินได้\nตัวชี้วัดหลัก (KR / KPI)", 1
        )
        assert [row["issue_no"] for row in rows(parsed(again), "plan_issue")] == ["1"]

    def test_headings_that_were_joined_are_parted(self) -> None:
        links = "ความเชื่อมโยงกับแผนปฏิบัติราชการ\nยุทธศาสตร์ที่ 2 เมืองเดินได้ยุทธศาสตร์ย่อยที่ 2.3 ทางเท้าเรียบ"
        found = parsed(ActionPlan(links=links).text())
        assert [row["name"] for row in rows(found, "strategy_link")] == ["เมืองเดินได้", "ทางเท้าเรียบ"]

    def test_two_strategies_of_an_issue_begin_anew(self) -> None:
        links = ActionPlan().links + "\nยุทธศาสตร์ที่ 5 เมืองโปร่งใส"
        found = rows(parsed(ActionPlan(links=links).text()), "strategy_link")
        assert [(row["level"], row["code"]) for row in found] == [(1, "2"), (2, "2.3"), (1, "5")]


class TestProjects:
    def test_parts_two_and_three(self) -> None:
        two, three, four = rows(SOUND, "plan_project")
        assert (two["part"], two["plan_project_no"], two["issue_no"]) == (2, "1", "1")
        assert (two["budget_baht"], two["unit_name"]) == (Decimal("5000000"), "กองทาง")
        assert two["policy_code"] is None
        assert (three["part"], three["plan_project_no"], three["name"]) == (
            3,
            "1",
            "โครงการทำความสะอาด",
        )
        assert four["budget_baht"] == Decimal("250000.50")
        assert {three["output_name"], four["output_name"]} == {"ผลผลิตดูแลอาคาร"}
        (total,) = rows(SOUND, "plan_total")
        assert (total["part"], total["label"]) == (3, "รวม")
        assert total["budget_baht"] == Decimal("350000.50")

    def test_strategic_projects_stand_under_their_strategy(self) -> None:
        strategic = (
            "มติที่ ๑ การบริการสาธารณะ\nยุทธศาสตร์ที่ ๓ เมืองอยู่ดี\nกลยุทธ์ ๓.๓.๓ ซ่อมบ้าน\n\n"
            + table(
                (
                    "รหัสยุทธศาสตร์ (6 หลัก) ⁵",
                    "โครงการ/กิจกรรมสำคัญ",
                    "งบประมาณ",
                    "ส่วนราชการ",
                    "รหัสนโยบาย",
                ),
                ("-", "โครงการบ้านดี", "๑,๒๐๐.๒๕ บาท", "กองบ้าน", "๑๗"),
                ("-", "โครงการบ้านเก่า", "เงินนอกงบประมาณ", "กองบ้าน", "-"),
            )
            + "\n\nมิติที่ 2 การบริหารจัดการ\n- ไม่มี -"
        )
        found = parsed(ActionPlan(strategic=strategic).text())
        one, two = (row for row in rows(found, "plan_project") if row["part"] == 1)
        assert (one["plan_project_no"], one["budget_baht"]) == ("1", Decimal("1200.25"))
        assert one["policy_code"] == "๑๗"
        assert (two["budget_baht"], two["budget_text"]) == (None, "เงินนอกงบประมาณ")
        links = [row for row in rows(found, "strategy_link") if row["part"] == 1]
        assert [(row["plan_project_no"], row["level"], row["code"]) for row in links] == [
            *(("1", 1, "1"), ("1", 2, "3"), ("1", 3, "3.3.3")),
            *(("2", 1, "1"), ("2", 2, "3"), ("2", 3, "3.3.3")),
        ]
        assert links[0]["label"] == "มิติที่"

    def test_a_summary_does_not_repeat_projects(self) -> None:
        head = ("ที่", "โครงการ", "งบประมาณ", "ส่วนราชการ")
        strategic = (
            table(head, ("1", "โครงการบ้านดี", "-", "กองบ้าน"))
            + "\n\nสรุปโครงการและงบประมาณที่หน่วยงานจะดำเนินการ\n\n"
            + table(head, ("1", "โครงการบ้านดี", "-", "กองบ้าน"), ("2", "โครงการใหม่", "-", "กอง"))
        )
        found = rows(parsed(ActionPlan(strategic=strategic).text()), "plan_project")
        assert [row["name"] for row in found if row["part"] == 1] == ["โครงการบ้านดี", "โครงการใหม่"]

    def test_numbers_that_begin_again_are_counted_on(self) -> None:
        projects = [("1", "โครงการก", "-", "กอง", "-"), ("1", "โครงการข", "-", "กอง", "-")]
        found = parsed(ActionPlan(projects=projects).text())
        numbers = [
            row["plan_project_no"] for row in rows(found, "plan_project") if row["part"] == 2
        ]
        assert numbers == ["1", "2"]
        assert "invalid_record" in {finding.rule for finding in found.findings}

    def test_officials_are_kept_as_contacts_only(self) -> None:
        name = "นายสมมุติ ตัวอย่าง โทร. 1234"
        projects = [("1", "โครงการซ่อมทางเท้า", "-", name, "-")]
        found = parsed(ActionPlan(projects=projects).text())
        assert rows(found, "plan_project")[0]["unit_name"] is None
        (contact,) = rows(found, "contact")
        assert (contact["name"], contact["phone"]) == ("นายสมมุติ ตัวอย่าง", "1234")
        assert name in found.private


class TestIndicators:
    def test_tables_of_one_indicator(self) -> None:
        own, negotiated = rows(SOUND, "plan_indicator")
        assert (own["source_table"], own["indicator_no"], own["component"]) == ("ข", "1", None)
        assert negotiated["source_table"] == "ค"
        assert negotiated["component"] == "1"
        assert negotiated["weight"] == 10
        assert negotiated["definition"] == "ทางเท้า หมายถึง ทางที่คนเดิน"
        assert (own["target_text"], own["target_value"]) == ("ร้อยละ 80", 80)
        assert own["target_unit"] == "ร้อยละ"
        baselines = [(row["year"], row["text"]) for row in rows(SOUND, "plan_baseline")]
        assert baselines == [(2565, "ไม่มี"), (2566, "ร้อยละ 70")]

    def test_a_row_goes_on_under_the_head_of_the_next_table(self) -> None:
        first = ("1.", "ร้อยละของทางเท้า", "-", "ร้อยละ 80", "10", "นิยาม ทางเท้า หมายถึง ทาง")
        rest = ("", "", "", "", "", "ที่คนเดิน\nวิธีคำนวณ นับ\nวิธีเก็บข้อมูล/หลักฐาน ภาพถ่าย")
        text = ActionPlan().text().replace("1.\tร้อยละของทางเท้าที่ซ่อมแล้ว", "9.\tอื่น")
        joined = (
            table(INDICATOR_HEAD, first)
            + "\n\n"
            + table(INDICATOR_HEAD, tuple(cell.replace("\n", "<p>") for cell in rest))
        )
        text = text.replace(table(INDICATOR_HEAD), joined + "\n\n" + table(INDICATOR_HEAD), 1)
        one = next(
            row
            for row in rows(parsed(text), "plan_indicator")
            if row["indicator_no"] == "1" and row["source_table"] == "ค"
        )
        assert one["definition"] == "ทางเท้า หมายถึง ทาง\nที่คนเดิน"
        assert (one["calculation"], one["evidence"]) == ("นับ", "ภาพถ่าย")

    def test_columns_are_told_by_their_heads(self) -> None:
        own = [("ร้อยละ 80", "นิยาม ก", "1. ร้อยละของทางเท้าที่ซ่อมแล้ว")]
        head = ("คำเป้าหมาย", "คำอธิบายตัวชี้วัด", "ตัวชี้วัดภารกิจสำคัญของหน่วยงาน")
        plain = ActionPlan()
        text = plain.text().replace(
            table(
                ("ตัวชี้วัดหลัก (KR / KPI)", "ค่าเป้าหมาย", "นิยาม/คำอธิบายตัวชี้วัด", "โครงการ/กิจกรรม"),
                *plain.own,
            ),
            table(head, *own),
        )
        one = rows(parsed(text), "plan_indicator")[0]
        assert (one["target_text"], one["name"]) == ("ร้อยละ 80", "ร้อยละของทางเท้าที่ซ่อมแล้ว")

    def test_components_two_and_three_are_of_another_table(self) -> None:
        end = "ตาราง ข แสดงตัวชี้วัด ตามองค์ประกอบที่ ๒ - ๓\n\nองค์ประกอบที่ ๓ ศักยภาพ (Potential Base)\n\n"
        end += table(
            ("ตัวชี้วัด", "นิยาม/คำอธิบายตัวชี้วัด", "โครงการ/กิจกรรม"), ("๓.๑ การเบิกจ่าย", "ตามที่กำหนด", "ก")
        )
        one = rows(parsed(ActionPlan(end=end).text()), "plan_indicator")[-1]
        assert (one["source_table"], one["component"], one["indicator_no"]) == ("ฉ", "3", "3.1")

    def test_numbers_that_begin_again_in_a_component_are_told_apart(self) -> None:
        row = ("1", "จำนวนเรื่องที่แก้", "พ.ศ. 2566 : 5", "10 เรื่อง", "5", "นิยาม เรื่อง")
        end = "1.2 ประสิทธิภาพของการบูรณาการ (Joint KPIs)\n\n" + table(INDICATOR_HEAD, row)
        found = parsed(ActionPlan(steps_of="", steps=[], end=end).text())
        numbers = [
            r["indicator_no"] for r in rows(found, "plan_indicator") if r["source_table"] == "ค"
        ]
        assert numbers == ["1", "1.2.1"]
        assert [r["indicator_no"] for r in rows(found, "plan_baseline")][-1] == "1.2.1"


class TestScoring:
    def test_levels_belong_to_the_indicator_above(self) -> None:
        levels = rows(SOUND, "scoring_level")
        assert [(row["indicator_no"], row["level"]) for row in levels] == [
            ("1", level) for level in (5, 4, 3, 2, 1)
        ]
        assert (levels[0]["threshold_percent"], levels[0]["score"]) == (100, 10)
        assert levels[1]["criterion"] == "ทำได้ร้อยละ 80"

    def test_a_heading_quotes_the_indicator(self) -> None:
        indicators = [
            ("1", "ร้อยละของทางเท้าที่ซ่อมแล้ว", "-", "ร้อยละ 80", "5", "นิยาม ก"),
            ("2", "จำนวนต้นไม้ที่ปลูกริมทาง", "-", "10 ต้น", "5", "นิยาม ข"),
        ]
        end = "เกณฑ์การให้คะแนน “ร้อยละของทางเท้า ที่ซ่อมแล้ว”\n\n"
        end += table(LEVEL_HEAD, ("5", "80 %", "ก", "5"), ("4", "๗๐", "ข", "๔"))
        plan = ActionPlan(indicators=indicators, levels=[], steps_of="", steps=[], end=end)
        levels = rows(parsed(plan.text()), "scoring_level")
        assert [(row["indicator_no"], row["threshold_percent"]) for row in levels] == [
            ("1", 80),
            ("1", 70),
        ]

    def test_sentences(self) -> None:
        end = "เกณฑ์การให้คะแนน\nระดับ 1 : ร้อยละ 60\nระดับ ๒ : มีแผน และ\nเสนอผู้บริหาร (4 คะแนน)"
        plan = ActionPlan(levels=[], steps_of="", steps=[], end=end)
        one, two = rows(parsed(plan.text()), "scoring_level")
        assert (one["level"], one["threshold_percent"]) == (1, 60)
        assert two["criterion"] == "มีแผน และ\nเสนอผู้บริหาร (4 คะแนน)"
        assert two["score"] == 4

    def test_levels_as_columns(self) -> None:
        end = table(
            ("ระดับคะแนน", "1", "2", "3", "4", "5"),
            ("ร้อยละของงาน", "60", "70", "80", "90", "100"),
            ("คะแนนที่ได้", "2", "4", "6", "8", "10"),
        )
        plan = ActionPlan(levels=[], steps_of="", steps=[], end=end)
        levels = rows(parsed(plan.text()), "scoring_level")
        assert [(row["level"], row["threshold_percent"], row["score"]) for row in levels] == [
            *((5, 100, 10), (4, 90, 8), (3, 80, 6), (2, 70, 4), (1, 60, 2)),
        ]


class TestSteps:
    def test_months_are_whole(self) -> None:
        one, two = rows(SOUND, "plan_step")
        assert (one["part"], one["plan_project_no"], one["step_no"]) == (2, "1", 1)
        assert (one["name"], one["weight_percent"], one["cumulative_percent"]) == ("สำรวจ", 40, 40)
        assert (one["start_date"], one["end_date"]) == (date(2023, 10, 1), date(2023, 11, 30))
        assert (two["start_date"], two["end_date"]) == (date(2023, 12, 1), date(2023, 12, 31))

    @pytest.mark.parametrize(
        "marks",
        [
            {"m4": "←", "m6": "→"},
            {"m4": "←--", "m5": "--", "m6": "-→"},
            {"m4": "x", "m5": "x", "m6": "x"},
            {"m4": "✓", "m6": "/"},
            {"m4": "■", "m5": "■", "m6": "■"},
            {"m4": "*", "m6": "*"},
            {"m4": "←", "m5": "→", "m6": "↔"},
        ],
    )
    def test_marks_differ(self, marks: dict[str, str]) -> None:
        steps = [step("1. ก", "100", "100", **marks)]
        (one,) = rows(parsed(ActionPlan(steps=steps).text()), "plan_step")
        assert (one["start_date"], one["end_date"]) == (date(2024, 2, 1), date(2024, 4, 30))

    def test_a_dash_is_no_mark(self) -> None:
        (one,) = rows(
            parsed(ActionPlan(steps=[step("1. ก", "100", "100", m0="-")]).text()), "plan_step"
        )
        assert one["start_date"] is None

    def test_a_mark_beyond_the_last_month_is_told(self) -> None:
        steps = [(*step("1. ก", "100", "100", m10="←"), "→")]
        found = parsed(ActionPlan(steps=steps).text())
        (one,) = rows(found, "plan_step")
        assert (one["start_date"], one["end_date"]) == (date(2024, 8, 1), date(2024, 9, 30))
        assert "invalid_record" in {finding.rule for finding in found.findings}

    def test_months_with_their_year_and_quarters(self) -> None:
        heads = {
            "months": (
                *("ธันวาคม 2566", "มกราคม 2567", "กุมภาพันธ์ 2567", "มีนาคม 2567"),
                "เม.ย.67",
                "พ.ค. 67",
            ),
            "quarters": ("ไตรมาสที่ 1", "ไตรมาสที่ 2", "ไตรมาส 3", "ไตรมาส 4"),
        }
        ends = {
            "months": (date(2023, 12, 1), date(2024, 1, 31)),
            "quarters": (date(2023, 10, 1), date(2024, 3, 31)),
        }
        for name, head in heads.items():
            blank = [""] * (len(head) - 2)
            grid = table(("ที่", "ขั้นตอน", "ร้อยละ", *head), ("1", "สำรวจ", "100", "x", "x", *blank))
            plan = ActionPlan(steps=[]).text() + "\n" + grid + "\n"
            (one,) = rows(parsed(plan), "plan_step")
            assert (one["start_date"], one["end_date"]) == ends[name]
            assert one["weight_percent"] == 100

    def test_steps_of_no_known_project_are_kept_and_told(self) -> None:
        found = parsed(ActionPlan(steps_of="ชื่อโครงการที่ 9 โครงการที่ไม่มีในแผน").text())
        assert {(row["part"], row["plan_project_no"]) for row in rows(found, "plan_step")} == {
            (None, "9")
        }
        assert "invalid_record" in {finding.rule for finding in found.findings}


class TestPages:
    def test_a_row_over_two_pages_has_both(self) -> None:
        plan = ActionPlan().text().split("\n\n")
        first = ("1.", "ร้อยละของทางเท้า", "-", "ร้อยละ", "10", "นิยาม ทางเท้า")
        rest = ("", "ที่ซ่อมแล้ว", "", "80", "", "ที่คนเดิน")
        document = printed(
            [line for part in plan[:12] for line in part.split("\n") if "\t" not in line],
            ["ตาราง ค แสดงตัวชี้วัด", "องค์ประกอบที่ 1 ก", (INDICATOR_HEAD, first)],
            ["- 3 -", (INDICATOR_HEAD, rest)],
        )
        (one,) = rows(action_plan.parse(document), "plan_indicator")
        assert one["name"] == "ร้อยละของทางเท้า ที่ซ่อมแล้ว"
        assert (one["target_text"], one["target_value"]) == ("ร้อยละ 80", 80)
        assert (one["page"], one["line_start"], one["page_end"], one["line_end"]) == (2, 4, 3, 3)

    def test_running_headers_are_no_text(self) -> None:
        header = "แผนปฏิบัติราชการ สำนักการโยธา หน้า"
        document = printed(
            ["แผนปฏิบัติราชการประจำปี พ.ศ. 2567", "สำนักการโยธา", "ส่วนที่ 2", "ประเด็นการพัฒนาที่ 1 ทาง"],
            *([f"{header} {n}", word, str(n)] for n, word in ((2, "เท้า"), (3, "ริม"), (4, "คลอง"))),
        )
        (issue,) = rows(action_plan.parse(document), "plan_issue")
        assert issue["name"] == "ทาง\nเท้า\nริม\nคลอง"


def test_parts_may_come_in_another_order() -> None:
    parts = ActionPlan().text().split("ส่วนที่ ")
    swapped = "ส่วนที่ ".join([parts[0], *(parts[n] for n in (3, 2, 1, 4))])
    found = parsed(swapped)
    assert {row["part"] for row in rows(found, "plan_project")} == {2, 3}
    assert len(rows(found, "plan_step")) == 2
    assert rules(swapped) == set()


def test_parts_may_have_no_numbers() -> None:
    plan = ActionPlan().text()
    bare = re.sub(r"ส่วนที่ [0-9]\n", "", plan)
    assert [row["part"] for row in rows(parsed(bare), "plan_project")] == [2, 3, 3]
    assert rules(bare) == set()


def test_a_column_of_no_known_kind_is_told() -> None:
    text = ActionPlan().text().replace("รหัสนโยบาย\n", "รหัสนโยบาย\tสีของปก\n", 1)
    text = text.replace("100,000 บาท\t", "100,000 บาท\t\tเขียว", 1)
    (finding,) = parsed(text).findings
    assert finding.rule == "unread_lines"
    assert "สีของปก" in finding.message
    assert finding.observed == "เขียว"


def test_two_tables_with_nothing_between_are_two() -> None:
    text = ActionPlan().text().replace("\n\n" + "\t".join(LEVEL_HEAD), "\n" + "\t".join(LEVEL_HEAD))
    found = parsed(text)
    assert len(rows(found, "scoring_level")) == 5
    assert len(rows(found, "plan_indicator")) == 2


_ROW = "1\tโครงการพัฒนาพื้นที่หมายเลข {n}\t1,000 บาท\tกองทาง\t-\n"
GARBAGE = {
    "digits": "1" * 1_000_000,
    "spaces": " " * 1_000_000,
    "brackets": "(" * 500_000 + ")" * 500_000,
    "headings": "ประเด็นการพัฒนาที่ 1 " * 40_000,
    "a heading a line": "ประเด็นการพัฒนาที่ 1\n" * 30_000,
    "tabs": "\t" * 1_000_000,
    "small tables": "ก\tข\n\n" * 40_000,
    "projects": "".join(_ROW.format(n=n) for n in range(10_000)),
    "a definition": "\t".join(INDICATOR_HEAD)
    + "\n1\tก\t\t\t\t"
    + "วิธีคำนวณ วิธีเก็บข้อมูล/หลักฐาน " * 20_000,
    "baselines": "\t".join(INDICATOR_HEAD) + "\n1\tก\t" + "พ.ศ. 2564 : ก " * 50_000 + "\t1\t1\t",
    "a budget": "ลำดับที่\tโครงการ\tงบประมาณ\tส่วนราชการ\n1\tก\t" + "1,000 บาท " * 60_000 + "\tก",
    "steps": table(*STEP_HEAD) + "\n" + "1. ก\t1\t1\tx\n" * 20_000,
}


@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=GARBAGE)
def test_a_megabyte_of_garbage_takes_seconds(garbage: str) -> None:
    document = read(f"{ActionPlan().text()}\n{garbage}\n".encode(), Origin("plan.txt"))
    begun = time.perf_counter()
    assert action_plan.looks_like(document)
    found = action_plan.parse(document)
    assert time.perf_counter() - begun < 20
    assert len(rows(found, "plan")) == 1


def test_sound_steps_are_those_of_the_builder() -> None:
    assert len(sound_steps()) == len(rows(SOUND, "plan_step"))
