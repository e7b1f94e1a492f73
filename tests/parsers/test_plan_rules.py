"""Every rule about plans: a plan that breaks it, and one that does not."""

import pytest

from tests.parsers.action_plans import (
    ActionPlan,
    parsed,
    rules,
    sound_levels,
    sound_routine,
    sound_steps,
    step,
    table,
)

SOUND = ActionPlan().text()

PLAN_TRIGGERS: list[tuple[str, str, str]] = [
    (
        "total_not_sum",
        ActionPlan(routine=[*sound_routine()[:-1], ("", "รวม", "", "350,000 บาท", "")]).text(),
        SOUND,
    ),
    (
        "component_weights_disagree",
        ActionPlan(component="องค์ประกอบที่ 1 การประเมิน (ร้อยละ 70)").text(),
        ActionPlan(component="องค์ประกอบที่ 1 การประเมิน (ร้อยละ 10)").text(),
    ),
    (
        "thresholds_not_rising",
        ActionPlan(levels=[("5", "ร้อยละ 80", "ก", "10"), *sound_levels()[1:]]).text(),
        SOUND,
    ),
    (
        "cumulative_not_running_sum",
        ActionPlan(steps=[sound_steps()[0], step("2. ซ่อม", "50", "100", m2="←→")]).text(),
        SOUND,
    ),
    (
        "steps_end_below_100",
        ActionPlan(steps=sound_steps()[:1]).text(),
        SOUND,
    ),
    (
        "indicator_missing_in_table",
        ActionPlan(own=[("1. จำนวนต้นไม้ที่ปลูก", "10 ต้น", "นิยาม ต้นไม้", "")]).text(),
        SOUND,
    ),
    ("project_without_steps", ActionPlan(steps_of="", steps=[]).text(), SOUND),
    (
        "unknown_table",
        ActionPlan(end=table(("จุดเสี่ยง", "ผู้ดูแล"), ("คลองหนึ่ง", "กองทาง"))).text(),
        SOUND,
    ),
    (
        "section_missing",
        ActionPlan(front="สารบัญ\nส่วนที่ 1 แผน ... 2\nตาราง ง ความเชื่อมโยง ... 9\nพันธกิจ").text(),
        ActionPlan(front="สารบัญ\nส่วนที่ 1 แผน ... 2\nตาราง จ ขั้นตอน ... 9\nพันธกิจ").text(),
    ),
    ("unread_lines", ActionPlan(end="แผนภาพแสดงทางเท้า 12 สาย").text(), SOUND),
]


@pytest.mark.parametrize(
    ("rule", "plan", "other"), PLAN_TRIGGERS, ids=[rule for rule, *_ in PLAN_TRIGGERS]
)
def test_each_rule_finds_its_fault_and_a_near_miss_has_none(
    rule: str, plan: str, other: str
) -> None:
    assert rule in rules(plan)
    assert rule not in rules(other)


def test_a_sound_plan_has_no_findings() -> None:
    found = parsed(SOUND)
    assert found.findings == []
    assert found.status == "ok"


def test_sub_totals_and_a_whole_are_all_right() -> None:
    routine = [
        ("1", "ผลผลิตหนึ่ง", "1. โครงการก", "100 บาท", ""),
        ("", "รวมผลผลิตหนึ่ง", "", "100 บาท", ""),
        ("2", "ผลผลิตสอง", "2. โครงการข", "200 บาท", ""),
        ("", "รวมผลผลิตสอง", "", "200 บาท", ""),
        ("", "รวมทั้งสิ้น", "", "300 บาท", ""),
    ]
    assert "total_not_sum" not in rules(ActionPlan(routine=routine).text())
    wrong = [*routine[:-1], ("", "รวมทั้งสิ้น", "", "400 บาท", "")]
    (finding,) = (
        f for f in parsed(ActionPlan(routine=wrong).text()).findings if f.rule == "total_not_sum"
    )
    assert (finding.observed, finding.expected, finding.subject_key) == ("400", "300", "3/3")


def test_a_total_over_an_amount_that_was_not_read_is_not_judged() -> None:
    routine = [
        ("1", "ผลผลิต", "1. โครงการก", "100,000 + 50,000 บาท", ""),
        ("", "รวม", "", "999,000 บาท", ""),
    ]
    assert "total_not_sum" not in rules(ActionPlan(routine=routine).text())


def test_a_project_of_both_parts_has_its_steps_once() -> None:
    strategic = table(
        ("รหัสยุทธศาสตร์", "โครงการ/กิจกรรมสำคัญ", "งบประมาณ", "ส่วนราชการ"),
        ("-", "การซ่อมทางเท้า", "-", "กองทาง"),
    )
    assert rules(ActionPlan(strategic=strategic).text()) == set()


def test_an_indicator_under_another_number_is_there() -> None:
    own = [("7. ร้อยละของทางเท้า ที่ซ่อมแล้ว", "ร้อยละ 80", "นิยาม ก", "")]
    assert rules(ActionPlan(own=own).text()) == set()


def test_findings_name_the_table_and_the_line() -> None:
    text = PLAN_TRIGGERS[7][1]
    (finding,) = parsed(text).findings
    assert finding.line_start is not None
    assert text.split("\n")[finding.line_start - 1].startswith("จุดเสี่ยง")
    assert f"line {finding.line_start}" in finding.message
