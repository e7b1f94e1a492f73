"""The rules on indicators: for each a page that breaks it, and one that only comes near."""

import pytest

from tests.parsers.indicator_pages import (
    RESULTS_NAME,
    AgencyResults,
    IndicatorPage,
    ListedIndicator,
    parsed,
    rules,
)
from tests.parsers.progress_pages import ProgressPage


def page(target: str, result: str, unit: str = "ร้อยละ", last: str | None = None) -> str:
    """A page whose last quarter shows its result, unless another `last` is given."""
    return IndicatorPage(
        target=f"ค่าเป้าหมาย {unit} : {target}",
        result=f"ผลงานที่ทำได้ {unit} : {result}",
        rows=[f"4\n{last or result}\n100\n100 / 100"],
    ).full()


def scored(score: str, pair: str) -> str:
    return IndicatorPage(rows=[f"4\n76.50\n{score}\n{pair}"]).full()


INDICATOR_TRIGGERS: list[tuple[str, str, str]] = [
    ("result_differs_from_last_quarter", page("80", "80", last="100.00"), page("80", "80.00")),
    (
        "result_differs_from_last_quarter",
        page("80", "73.26", last="71.09"),
        page("80", "71", last="71.09"),
    ),
    (
        "result_differs_from_last_quarter",
        page("80", "57.50", last="0.00"),
        page("80", "1,407.5", last="1,407.52"),
    ),
    ("score_pair_disagree", scored("95", "0 / 0"), scored("", "0 / 0")),
    ("score_pair_disagree", scored("0", "100 / 100"), scored("100.00", "100 / 100")),
    ("score_pair_disagree", scored("95", "90 / 100"), scored("95", "/")),
    ("scales_differ", page("5", "80"), page("5", "11")),
    ("scales_differ", page("1", "100", "ระดับความสำเร็จ"), page("1", "100", "ครั้ง")),
    ("scales_differ", page("0", "100"), page("0", "10")),
    ("scales_differ", page("10", "45.19"), page("10", "45.19", "ร้อยละ (ลดลง)")),
    ("scales_differ", page("5", "80", "คะแนน"), page("20", "100")),
]


@pytest.mark.parametrize(("rule", "broken", "sound"), INDICATOR_TRIGGERS)
def test_each_rule_finds_its_fault_and_a_near_miss_has_none(
    rule: str, broken: str, sound: str
) -> None:
    assert rule in rules(parsed(broken))
    assert rule not in {finding.rule for finding in parsed(sound).findings}


def test_values_stay_as_the_page_gives_them() -> None:
    (row,) = parsed(page("5", "80", last="70.00")).records["indicator"]
    values = row.model_dump()
    assert (values["target_value"], values["result_value"]) == (5.0, 80.0)


def test_a_score_that_agrees_with_one_half_is_worth_a_look_only() -> None:
    (finding,) = parsed(scored("100", "100 / 50")).findings
    assert (finding.rule, finding.severity) == ("score_pair_disagree", "info")
    assert (finding.observed, finding.expected) == ("100", "100 / 50")
    assert finding.subject_key == "5048-901/4"


def test_a_target_that_is_a_change_may_be_far_exceeded() -> None:
    text = page("5", "80").replace("ทางเท้าที่ซ่อมแล้ว : ", "คดีที่ลดลง : ", 1)
    assert "scales_differ" not in rules(parsed(text))


def test_project_pages_and_agencies_results_keep_the_rules_too() -> None:
    lines = list(ProgressPage().indicator)
    lines[3] = "ผลงานที่ทำได้ ร้อยละ : 60"
    text = ProgressPage(indicator=lines).full()
    assert "result_differs_from_last_quarter" in rules(parsed(text, "page.txt"))
    block = ListedIndicator(measure="หน่วยนับ :ร้อยละ\nเป้าหมาย :5.00\nผลงาน :80.00")
    found = parsed(AgencyResults(parts=(block,)).text(), RESULTS_NAME)
    assert rules(found) == {"result_differs_from_last_quarter", "scales_differ"}
