"""Copies of plans on other sites: masked letters, page turns, lost marks, several years."""

from dataclasses import replace

import pytest

from parsers.draft import Parsed
from tests.parsers.action_plans import ActionPlan, parsed, rows, table

SOUND = ActionPlan()
PROJECT = ("1", "โครงการซ่อมทางเท้า", "5,000,000 บาท", "กองทาง", "-")


def left_out(found: Parsed) -> list[str]:
    return [f.message.split(" is left")[0] for f in found.findings if f.rule == "text_damaged"]


class TestMaskedLetters:
    @pytest.mark.parametrize("name", ["โครงการxxxxxxxx", "xxxxxxxxxx", "โครงการ ![](image)"])
    def test_a_masked_name_is_left_out_and_told(self, name: str) -> None:
        found = parsed(replace(SOUND, projects=[("1", name, *PROJECT[2:])], steps_of="").text())
        project = rows(found, "plan_project")[0]
        assert project["name"] is None
        assert project["budget_baht"] == 5_000_000
        assert left_out(found) == ["name"]

    @pytest.mark.parametrize("budget", ["x,xxx,xxx", "1,xxx,000 บาท", "5xx บาท"])
    def test_a_masked_amount_is_none(self, budget: str) -> None:
        projects = [("1", "โครงการซ่อมทางเท้า", budget, "กองทาง", "-")]
        found = parsed(replace(SOUND, projects=projects).text())
        project = rows(found, "plan_project")[0]
        assert (project["budget_baht"], project["budget_text"]) == (None, None)
        assert left_out(found) == ["budget_text"]

    def test_a_masked_agency_is_none(self) -> None:
        found = parsed(replace(SOUND, agency="สำนักxxxxxxxx").text())
        assert rows(found, "plan")[0]["agency_name"] is None
        assert left_out(found) == ["agency_name"]

    def test_steps_of_a_masked_name_are_of_no_project(self) -> None:
        masked = [("1", "โครงการxxxxxxxx", *PROJECT[2:])]
        found = parsed(
            replace(SOUND, projects=masked, steps_of="ชื่อโครงการ : โครงการxxxxxxxx").text()
        )
        assert {row["plan_project_no"] for row in rows(found, "plan_step")} == {None}
        assert "project_without_steps" not in {finding.rule for finding in found.findings}


class TestEbooks:
    def test_a_running_title_with_its_page_number_is_no_content(self) -> None:
        text = SOUND.text()
        for page, part in enumerate(("ส่วนที่ 1", "ส่วนที่ 2", "ส่วนที่ 3", "ส่วนที่ 4"), start=1):
            text = text.replace(part, f"{SOUND.title} {SOUND.agency}\n{page}\n{part}", 1)
        found, sound = parsed(text), parsed(SOUND.text())
        assert rows(found, "plan")[0]["vision"] == rows(sound, "plan")[0]["vision"]
        assert [f.rule for f in found.findings] == [f.rule for f in sound.findings]

    def test_numbers_that_do_not_rise_are_no_page_numbers(self) -> None:
        text = SOUND.front + "\nกองทางเท้า\n3\nกองทางเท้า\n2\nกองทางเท้า\n1"
        found = parsed(replace(SOUND, front=text).text())
        assert rows(found, "plan")[0]["vision"].count("กองทางเท้า") == 3

    def test_what_a_site_adds_is_no_part_of_the_agency(self) -> None:
        title = f"{SOUND.title} {SOUND.agency} - Flip eBook Pages 1-20"
        (plan,) = rows(parsed(replace(SOUND, title=title, agency="").text()), "plan")
        assert (plan["title"], plan["agency_name"]) == (SOUND.title, SOUND.agency)

    @pytest.mark.parametrize(
        ("lost", "label"),
        [
            ("ยุทธศาสตรที่ 2 เมืองเดินได้", "ยุทธศาสตร์ที่"),
            ("ยุทธศาสตรยอยที่ 2.3 ทางเรียบ", "ยุทธศาสตร์ย่อยที่"),
            ("เปาประสงคที่ 2.3.1 ทางเรียบ", "เป้าประสงค์ที่"),
            ("กลยุทธที่ 2.3.1.1 ทางเรียบ", "กลยุทธ์ที่"),
        ],
    )
    def test_a_level_of_strategy_without_its_marks_is_one(self, lost: str, label: str) -> None:
        links = f"ความเชื่อมโยงกับแผนปฏิบัติราชการกรุงเทพมหานคร\n{lost}"
        (link,) = rows(parsed(replace(SOUND, links=links).text()), "strategy_link")
        assert link["label"] == label


class TestSeveralYears:
    TITLE = "แผนปฏิบัติราชการระยะ 3 ปี (พ.ศ. 2566 - 2568)"

    def with_projects(self, *projects: tuple[str, ...]) -> Parsed:
        plan = replace(SOUND, title=self.TITLE, agency="ของสำนักการโยธา")
        old = table(
            ("ลำดับที่", "โครงการ/กิจกรรมสำคัญ", "งบประมาณ", "ส่วนราชการ", "นโยบาย ผว.กทม."),
            *SOUND.projects,
        )
        assert old in plan.text()
        return parsed(plan.text().replace(old, table(*projects)))

    def test_the_title_gives_an_agency_and_no_single_year(self) -> None:
        (plan,) = rows(self.with_projects(*self.years()), "plan")
        assert (plan["title"], plan["agency_name"]) == (self.TITLE, "สำนักการโยธา")
        assert plan["fiscal_year"] is None

    @staticmethod
    def years() -> tuple[tuple[str, ...], ...]:
        return (
            (
                "ที่",
                "โครงการ",
                "งบประมาณ (บาท) ๒๕๖๖",
                "งบประมาณ (บาท) ๒๕๖๗",
                "ตัวชี้วัด (KPI)",
                "ส่วนราชการ",
            ),
            ("1", "โครงการซ่อมทางเท้า", "๒๐๐,๐๐๐", "๓๐๐,๐๐๐", "ความยาวที่ซ่อม", "กองทาง"),
        )

    def test_amounts_of_single_years_are_told_and_none_is_taken(self) -> None:
        found = self.with_projects(*self.years())
        project = next(row for row in rows(found, "plan_project") if row["part"] == 2)
        assert project["name"] == "โครงการซ่อมทางเท้า"
        assert (project["budget_baht"], project["budget_text"]) == (None, None)
        told = {f.observed for f in found.findings if f.rule == "unread_lines"}
        assert {"๒๐๐,๐๐๐", "๓๐๐,๐๐๐", "ความยาวที่ซ่อม"} <= told

    @pytest.mark.parametrize("years", [("พ.ศ. 2566", "พ.ศ. 2567"), ("", "")])
    def test_quarters_are_of_the_year_above_them(self, years: tuple[str, str]) -> None:
        quarters = [f"ไตรมาส {n}" for n in (1, 2, 3, 4)] * 2
        steps = table(
            ("ขั้นตอน", "เนื้องาน (ร้อยละ)", "ระยะเวลาดำเนินการ", *[""] * 7),
            ("", "", years[0], "", "", "", years[1], "", "", ""),
            ("", "", *quarters),
            ("1. สำรวจ", "100", "", "", "", "/", "/", "", "", ""),
        )
        plan = replace(SOUND, title=self.TITLE, steps=[])
        text = plan.text().replace(SOUND.steps_of, f"{SOUND.steps_of}\n{steps}")
        (step,) = rows(found := parsed(text), "plan_step")
        dates = [str(step["start_date"]), str(step["end_date"])]
        if years[0]:
            assert dates == ["2023-07-01", "2023-12-31"]
        else:
            assert dates == ["None", "None"]
            assert any("does not show when" in finding.message for finding in found.findings)
