"""What a plan holds and no record does is told, and never put in another's place."""

import pytest

from parsers import action_plan
from parsers.draft import Parsed
from tests.parsers.action_plans import (
    INDICATOR_HEAD,
    ActionPlan,
    Cells,
    parsed,
    printed,
    rows,
    step,
    table,
)

SOUND = ActionPlan().text()


def errors(found: Parsed) -> set[str]:
    return {finding.rule for finding in found.findings if finding.severity == "error"}


def told(found: Parsed) -> str:
    return "\n".join(f"{finding.message}: {finding.observed}" for finding in found.findings)


class TestUnruledTables:
    @pytest.mark.parametrize("gap", ["\t", "  "])
    def test_rows_that_are_only_lines_are_unread_and_go_on_with_nothing(self, gap: str) -> None:
        lines = [line.replace("\t", gap) for line in SOUND.split("\n") if line]
        found = action_plan.parse(printed(lines))
        assert found.status == "partial"
        assert {"unread_lines", "section_missing"} <= errors(found)
        (issue,) = rows(found, "plan_issue")
        assert issue["name"] == "ทางเท้าเดินได้"
        assert [row["name"] for row in rows(found, "strategy_link")] == ["เมืองเดินได้", "ทางเท้าเรียบ"]
        assert "โครงการซ่อมทางเท้า" in told(found)

    def test_a_wrapped_cell_that_opens_as_a_heading_is_no_heading(self) -> None:
        plan = SOUND.replace("กองทาง\t-\n", "กองทาง\t-\nKPI 1.2 : ร้อยละ 90 ของทาง\nกองคลอง 12\n", 1)
        found = action_plan.parse(printed([line for line in plan.split("\n") if line]))
        assert "KPI 1.2 : ร้อยละ 90 ของทาง" in told(found)
        assert "กองคลอง 12" in told(found)

    def test_figures_below_a_title_are_unread(self) -> None:
        text = "\n".join(f"งานที่ {n} ใช้เงิน {n}00 บาท" for n in range(12))
        lost = f"ตาราง ง ความเชื่อมโยง\n{text}\n\nตาราง ค. แสดง"
        found = parsed(SOUND.replace("ตาราง ค. แสดง", lost))
        assert errors(found) == {"unread_lines", "section_missing"}


class TestSections:
    def test_a_plan_whose_tables_were_lost_is_partial(self) -> None:
        found = parsed("\n".join(line for line in SOUND.split("\n") if "\t" not in line))
        messages = [f.message for f in found.findings if f.rule == "section_missing"]
        assert found.status == "partial"
        for name in ("no projects", "no indicators", "part 2", "part 3", "table ข", "table ค"):
            assert any(name in message for message in messages), name

    def test_a_part_that_says_it_has_none_is_whole(self) -> None:
        assert parsed(SOUND).findings == []
        found = parsed(SOUND.replace("- ไม่มี -", ""))
        assert [f.message.split(" has")[0] for f in found.findings] == ["part 1"]

    def test_a_second_plan_in_the_file_is_not_mixed_with_the_first(self) -> None:
        other = ActionPlan(title="แผนปฏิบัติราชการประจำปี พ.ศ. 2568", agency="สำนักการศึกษา").text()
        found = parsed(SOUND + other)
        assert len(rows(found, "plan_project")) == len(rows(parsed(SOUND), "plan_project"))
        assert errors(found) == {"unread_lines"}
        assert "สำนักการศึกษา" in told(found)


class TestColumns:
    def plan(self, head: Cells, *data: Cells) -> Parsed:
        plan = ActionPlan(levels=[], indicators=[]).text()
        return parsed(plan.replace("\t".join(INDICATOR_HEAD), table(head, *data)))

    def test_a_target_is_of_the_plans_year(self) -> None:
        head = ("ที่", "ตัวชี้วัด", *(f"ค่าเป้าหมาย ปี {y}" for y in (2566, 2567)), "น้ำหนัก", "นิยาม")
        found = self.plan(head, ("1", "จำนวนต้นไม้", "50", "60", "10", "ก"))
        assert rows(found, "plan_indicator")[-1]["target_value"] == 60
        assert "another year" in told(found)

    def test_a_target_of_other_years_only_is_left_out(self) -> None:
        head = ("ที่", "ตัวชี้วัด", *(f"ค่าเป้าหมาย ปี {y}" for y in (2568, 2569)), "น้ำหนัก", "นิยาม")
        found = self.plan(head, ("1", "จำนวนต้นไม้", "50", "60", "10", "ก"))
        assert rows(found, "plan_indicator")[-1]["target_text"] is None
        assert told(found).count("another year") == 2

    def test_levels_beside_the_indicator_are_its_own(self) -> None:
        head = (*("ที่", "ตัวชี้วัด", "เป้าหมาย", "น้ำหนัก"), *("ระดับ 1", "ระดับ 2", "ระดับ 3"))
        found = self.plan(
            head,
            ("1", "จำนวนต้นไม้", "8", "5", "6", "7", "8"),
            ("2", "ร้อยละของไฟ", "80", "5", "ร้อยละ 60", "ร้อยละ 70", "ร้อยละ 80"),
        )
        levels = [
            (r["indicator_no"], r["level"], r["threshold_percent"], r["criterion"])
            for r in rows(found, "scoring_level")
        ]
        assert levels == [
            *(("1", level, None, str(level + 5)) for level in (1, 2, 3)),
            *(("2", level, 50.0 + level * 10, None) for level in (1, 2, 3)),
        ]

    def test_rows_of_levels_that_name_indicators_are_apart(self) -> None:
        data = [("1", f"จำนวน{name}", "-", "8", "5", "นิยาม") for name in ("ต้นไม้ใหญ่", "ซอยที่ลาดยาง")]
        levels = table(
            ("ตัวชี้วัด", "1", "2", "3"),
            ("จำนวนต้นไม้ใหญ่", "6", "7", "8"),
            ("จำนวนซอยที่ลาดยาง", "16", "17", "18"),
        )
        plan = ActionPlan(
            indicators=[data[0], ("2", *data[1][1:])], levels=[], steps=[], end=levels
        )
        found = rows(parsed(plan.text()), "scoring_level")
        assert [(r["indicator_no"], r["criterion"]) for r in found] == [
            *(("1", "8"), ("1", "7"), ("1", "6"), ("2", "18"), ("2", "17"), ("2", "16")),
        ]

    def test_a_column_without_a_heading_is_told(self) -> None:
        head = ("ที่", "ตัวชี้วัด", "เป้าหมาย", "น้ำหนัก", "เกณฑ์การให้คะแนน", "", "")
        found = self.plan(head, ("1", "จำนวนต้นไม้", "8", "5", "6", "7", "8"))
        assert "column 7, without a heading," in told(found)
        assert "เกณฑ์การให้คะแนน" in told(found)


@pytest.mark.parametrize(
    ("mark", "is_read"),
    [("←→", True), ("x", True), ("←————→", False), ("←", False), ("→", False), ("ทุกเดือน", False)],
)
def test_a_lone_mark_that_does_not_show_its_months_is_told(mark: str, is_read: bool) -> None:
    found = parsed(ActionPlan(steps=[step("1. ก", "100", "100", m1=mark)]).text())
    (one,) = rows(found, "plan_step")
    assert (one["start_date"] is not None) == is_read
    assert ("does not show" in told(found)) != is_read


@pytest.mark.parametrize(("period", "is_read"), [("ต.ค. 66 - ธ.ค. 66", True), ("ตลอดปี", False)])
def test_a_period_in_words_is_read_or_told(period: str, is_read: bool) -> None:
    steps = table(("ขั้นตอน", "เนื้องาน (ร้อยละ)", "ระยะเวลาดำเนินการ"), ("1. ก", "100", period))
    found = parsed(ActionPlan(steps=[], end=steps).text())
    (one,) = rows(found, "plan_step")
    assert (one["start_date"] is not None) == is_read
    assert ("does not show" in told(found)) != is_read


@pytest.mark.parametrize("unit", ["(หน่วย : ล้านบาท)", "หน่วย: ล้านบาท", "(ล้านบาท)"])
def test_a_unit_above_the_table_is_of_its_amounts(unit: str) -> None:
    plan = SOUND.replace("ลำดับที่\tโครงการ/กิจกรรมสำคัญ", f"{unit}\n\nลำดับที่\tโครงการ/กิจกรรมสำคัญ")
    found = parsed(plan.replace("5,000,000 บาท", "4.7"))
    assert [int(row["budget_baht"]) for row in rows(found, "plan_project")] == [
        *(4_700_000, 100_000, 250_000),
    ]


def test_an_issue_without_a_number_is_counted() -> None:
    found = parsed(SOUND.replace("ประเด็นการพัฒนาที่ 1 ", "ประเด็นการพัฒนา : "))
    assert [(r["issue_no"], r["name"]) for r in rows(found, "plan_issue")] == [("1", "ทางเท้าเดินได้")]
    assert rows(found, "plan_project")[0]["issue_no"] == "1"


def test_words_before_the_first_year_of_a_baseline_are_told() -> None:
    found = parsed(SOUND.replace("พ.ศ. 2565 : ไม่มี", "ก่อนหน้า 50"))
    assert [r["text"] for r in rows(found, "plan_baseline")] == ["ร้อยละ 70"]
    assert "ก่อนหน้า 50" in told(found)


def test_a_baseline_does_not_begin_with_the_colon_of_its_year() -> None:
    found = parsed(SOUND.replace("พ.ศ. 2566 : ร้อยละ 70", "พ.ศ. 2566    : ร้อยละ 70"))
    assert rows(found, "plan_baseline")[-1]["text"] == "ร้อยละ 70"


@pytest.mark.parametrize(
    ("title", "agency", "name", "year"),
    [
        ("แผนปฏิบัติราชการ", "สำนักการโยธา\nประจำปีงบประมาณ พ.ศ. 2567", "สำนักการโยธา", 2567),
        ("แผนปฏิบัติราชการของ", "สำนักงานเขตบางรัก ประจำปี 2567", "สำนักงานเขตบางรัก", 2567),
        ("แผนปฏิบัติราชการสำนักการโยธา ประจำปี พ.ศ. 2567", "", "สำนักการโยธา", 2567),
        ("(ร่าง) แผนปฏิบัติราชการประจำปี พ.ศ. 2567", "สำนักการโยธา", "สำนักการโยธา", 2567),
        ("แผนปฏิบัติราชการประจำปี พ.ศ. 2567", "สำนักงาน\nเขตบางรัก", "สำนักงานเขตบางรัก", 2567),
        ("แผนปฏิบัติราชการประจำปี พ.ศ. 2567", "สำ นักการโยธา", "สำนักการโยธา", 2567),
        ("แผนปฏิบัติราชการ 5 ปี (พ.ศ. 2566 - 2570)", "สำนักการโยธา", "สำนักการโยธา", None),
    ],
)
def test_covers_of_other_agencies(title: str, agency: str, name: str, year: int | None) -> None:
    (plan,) = rows(parsed(ActionPlan(title=title, agency=agency).text()), "plan")
    assert (plan["agency_name"], plan["fiscal_year"]) == (name, year)


@pytest.mark.parametrize("heading", ["ตาราง ก แสดง", "ตารางที่ 1 แสดง", "ตาราง ข-1 แสดง"])
def test_a_tables_title_says_more_than_its_letter(heading: str) -> None:
    found = parsed(SOUND.replace("ตาราง ข แสดง", heading))
    assert [r["source_table"] for r in rows(found, "plan_indicator")] == ["ข", "ค"]
    assert found.status == "ok"


class TestRowsOverPages:
    HEAD: Cells = ("ตัวชี้วัด", "เป้าหมาย", "นิยาม", "วิธีคำนวณ", "หลักฐาน", "โครงการ")

    def names(self, second: Cells) -> list[str]:
        first: Cells = ("1. จำนวนผู้ร่วมงานประจำปี", "12,000", "ผู้ร่วมงาน หมายถึง", "นับ", "", "")
        lines = [line for line in SOUND.split("\n") if line and "\t" not in line]
        title = "ตาราง ข แสดงตัวชี้วัดของหน่วยงาน"
        found = action_plan.parse(
            printed(lines, (title, (self.HEAD, first)), ((self.HEAD, second), "จบ"))
        )
        return [row["name"] for row in rows(found, "plan_indicator")]

    def test_a_row_without_number_goes_on_with_the_numbered_one_before_the_page(self) -> None:
        (name,) = self.names(("พ.ศ. 2568", "คน", "ผู้ที่ลงชื่อ", "ใบ", "", ""))
        assert "".join(name.split()) == "จำนวนผู้ร่วมงานประจำปีพ.ศ.2568"

    def test_a_row_with_a_number_begins_anew(self) -> None:
        assert len(self.names(("2. จำนวนทางเท้า", "5 สาย", "ทางเท้า", "นับ", "", ""))) == 2
