"""Where the indicators of an agency's results begin, and what is text of the one before."""

from dataclasses import replace

import pytest

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

FIRST, SECOND, THIRD = (
    ListedIndicator(name, number)
    for number, name in enumerate(("จำนวนทางเท้า", "จำนวนสะพาน", "จำนวนถนน"), start=1)
)
NAMES = ["จำนวนทางเท้า", "จำนวนสะพาน", "จำนวนถนน"]
DIMENSION = "มิติที่ 1 ด้านประสิทธิผล"


def listed(*parts: str | ListedIndicator) -> Parsed:
    return parsed(AgencyResults(HEADING, (DIMENSION, *parts)).text(), RESULTS_NAME)


def opened(block: ListedIndicator, opener: str) -> str:
    return block.text().replace(f"({block.number}) ", opener, 1)


def named(found: Parsed) -> list[str | None]:
    return [row["name"] for row in rows_of(found, "indicator")]


def numbers(found: Parsed) -> list[str | None]:
    return [row["printed_no"] for row in rows_of(found, "indicator")]


def narratives(found: Parsed) -> list[list[str | None]]:
    quarters = rows_of(found, "indicator_quarter")
    return [
        [q["narrative"] for q in quarters if q["indicator_no"] == row["indicator_no"]]
        for row in rows_of(found, "indicator")
    ]


@pytest.mark.parametrize(
    "opener", ["2) ", "2. ", "๒. ", "ตัวชี้วัดที่ 2 ", "ตัวชี้วัดที่ 2 : ", "( 2 )", "(2)\n", "2.\n"]
)
def test_a_number_in_any_spelling_opens_an_indicator(opener: str) -> None:
    found = listed(FIRST, opened(SECOND, opener), THIRD)
    assert (named(found), numbers(found)) == (NAMES, ["1", "2", "3"])
    assert narratives(found)[0] == narratives(found)[1] == list(FIRST.reports.values())
    assert found.findings == []


@pytest.mark.parametrize(
    "changes",
    [
        {"bracket": ""},
        {"bracket": "", "strategy": ""},
        {"bracket": "", "measure": "เป้าหมาย :80.00\nผลงาน :76.50"},
        {"bracket": "", "measure": "เป้าหมาย :80.00\nผลงาน :76.50", "reports": {}},
        {"measure": ""},
        {"measure": "", "rows": ()},
        {"rows": ()},
        {"rows": (), "reports": {}},
    ],
)
@pytest.mark.parametrize("reports", [FIRST.reports, {}])
def test_an_indicator_that_lacks_parts_does_not_vanish(
    changes: dict[str, object], reports: dict[int, str]
) -> None:
    first, third = replace(FIRST, reports=reports), replace(THIRD, reports=reports)
    found = listed(first, replace(SECOND, **changes), third)  # type: ignore[arg-type]
    assert (named(found), numbers(found)) == (NAMES, ["1", "2", "3"])


def test_an_indicator_without_a_number_is_told() -> None:
    found = listed(FIRST, opened(SECOND, ""), THIRD)
    assert (named(found), numbers(found)) == (NAMES, ["1", None, "3"])
    assert narratives(found)[0] == list(FIRST.reports.values())
    (finding,) = found.findings
    assert (finding.severity, finding.observed) == ("error", "จำนวนสะพาน")


def test_a_name_may_have_many_lines() -> None:
    name = "\n".join(f"ส่วนที่ {n} ของชื่อ" for n in range(20))
    found = listed(FIRST, replace(SECOND, name=name), THIRD)
    assert named(found) == [NAMES[0], name.replace("\n", " "), NAMES[2]]
    assert found.findings == []


def test_numbers_that_do_not_follow_one_another_are_told() -> None:
    found = listed(FIRST, replace(SECOND, number=1), replace(THIRD, number=7))
    assert (named(found), numbers(found)) == (NAMES, ["1", "1", "7"])
    assert [(f.severity, f.observed) for f in found.findings] == [
        ("warning", "(1) จำนวนสะพาน"),
        ("warning", "(7) จำนวนถนน"),
    ]


def test_numbers_may_begin_anew_below_another_dimension() -> None:
    other = replace(SECOND, number=1, bracket="[มิติที่ 2 : ]")
    assert listed(FIRST, "มิติที่ 2 ด้านคุณภาพ", other).findings == []
    assert rules(listed(FIRST, "มิติที่ 2 ด้านคุณภาพ", replace(other, number=4))) == {"invalid_record"}


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("(1) กิจกรรม\n(2) อีกกิจกรรม\nหน่วยนับ : ครั้ง\nเป้าหมาย : 3\nผลงาน : 2", "error"),
        ("ตามตัวชี้วัด\n(2) การจัดระเบียบ\n[มิติที่ 2 : ตัวชี้วัดหลัก]\nเสร็จ", "error"),
        ("1. กิจกรรม\n2. อีกกิจกรรม\nเป้าหมาย : 3 ครั้ง\nผลงาน : 2 ครั้ง", "warning"),
        ("(2) กิจกรรม\n2. อีกกิจกรรม", None),
    ],
)
@pytest.mark.parametrize("quarter", [1, 4])
def test_a_list_within_a_report_invents_no_indicator(
    text: str, severity: str | None, quarter: int
) -> None:
    found = listed(replace(FIRST, reports={**FIRST.reports, quarter: text}), SECOND, THIRD)
    assert (named(found), numbers(found)) == (NAMES, ["1", "2", "3"])
    assert narratives(found)[0][quarter - 1] == text
    assert [f.severity for f in found.findings] == ([severity] if severity else [])


@pytest.mark.parametrize("line", ["ด้านที่ 5 เมืองเศรษฐกิจ", "มิติที่ 4 ของแผน", "ด้านที่ 1 เมือง"])
def test_the_last_line_of_a_report_is_no_dimension(line: str) -> None:
    text = f"ดำเนินการตาม\n{line}"
    found = listed(replace(FIRST, reports={4: text}), SECOND)
    rows = rows_of(found, "indicator")
    assert [row["dimension_no"] for row in rows] == ["1", "1"]
    assert {row["dimension_name"] for row in rows} == {"ด้านประสิทธิผล"}
    assert narratives(found)[0][3] == text
    assert [(f.severity, f.observed) for f in found.findings] == [("warning", line)]


def test_a_page_that_changes_its_kind_of_dimensions_is_told() -> None:
    found = listed(replace(FIRST, reports={}), "ด้านที่ 5 เมืองเศรษฐกิจ", SECOND)
    assert [row["dimension_no"] for row in rows_of(found, "indicator")] == ["1", "5"]
    assert [(f.severity, f.observed) for f in found.findings] == [("warning", "ด้านที่ 5 เมืองเศรษฐกิจ")]


def test_a_label_may_stand_before_its_colon_on_a_line_of_its_own() -> None:
    measure = "หน่วยนับ\n:ร้อยละ\nเป้าหมาย\n:80.00\nผลงาน\n:76.50"
    found = listed(FIRST, replace(SECOND, measure=measure))
    row = rows_of(found, "indicator")[1]
    assert (row["unit"], row["target_value"], row["result_value"]) == ("ร้อยละ", 80.0, 76.5)
    assert found.findings == []


def test_a_line_of_many_brackets_is_read() -> None:
    line = "[มิติที่ 1 : " * 5000
    found = listed(replace(FIRST, reports={4: line}), SECOND)
    assert named(found) == NAMES[:2]
    assert narratives(found)[0][3] == line.strip()
