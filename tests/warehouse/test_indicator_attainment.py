"""Targets and results: like is compared with like, and each indicator stands once."""

from typing import TYPE_CHECKING, Any

import pytest

from schema.records import Finding, Indicator, Row

if TYPE_CHECKING:
    from tests.warehouse.conftest import Ask, Load, Make

ANSWER = "SELECT attainment_percent, attainment_missing FROM indicator_attainment"


def indicator(make: "Make", number: int, indicator_no: int = 1, **values: Any) -> Row:
    usual: dict[str, Any] = {"indicator_no": indicator_no, "indicator_code": None, "line_end": 9}
    usual |= {"unit": "ร้อยละ", "target_value": 80.0}
    return make.record(Indicator, number, **{**usual, "target_text": "80", **values})


@pytest.mark.parametrize(
    ("values", "percent", "why"),
    [
        ({"result_value": 60}, 75, None),
        ({"result_value": 0}, 0, None),
        ({"unit": "ระดับ", "target_value": 5, "target_text": "5", "result_value": 4}, 80, None),
        ({"unit": "ร้อยละ 80", "result_value": 80}, 100, None),
        ({"unit": "๘๐ ชุมชน", "result_value": 80}, 100, None),
        ({"unit": "1,200 ชุมชน", "target_value": 1200, "result_value": 600}, 50, None),
        ({"unit": "ไร่", "name": "พื้นที่สีเขียวที่เพิ่มขึ้น", "result_value": 160}, 200, None),
        ({"target_text": "ไม่น้อยกว่า 80", "result_value": 80}, 100, None),
        ({"name": "ร้อยละของงานที่ใช้เวลาไม่เกิน 3 วัน", "result_value": 40}, 50, None),
        ({"target_value": None, "target_text": None, "result_value": 1}, None, "no_target"),
        ({"target_value": None, "target_text": "1 : 50"}, None, "target_not_a_number"),
        ({}, None, "no_result"),
        ({"unit": None, "result_value": 80}, None, "no_unit"),
        ({"target_value": 0, "result_value": 100}, None, "target_not_positive"),
        ({"unit": "ไม่น้อยกว่า 20 แนวคลอง (ระดับ 5)", "result_value": 4}, None, "unit_unclear"),
        ({"unit": "วัน", "target_text": "ไม่เกิน 80", "result_value": 3}, None, "less_is_better"),
        ({"target_text": "ต่ำกว่า 80", "result_value": 3}, None, "less_is_better"),
        ({"unit": "ร้อยละ (ลดลง)", "result_value": 45}, None, "may_be_a_decrease"),
        ({"unit": "ตัน", "name": "ขยะที่ลดลง", "result_value": 45}, None, "may_be_a_decrease"),
        ({"target_text": "เพิ่มขึ้น 80", "result_value": 45}, None, "may_be_an_increase"),
        ({"unit": "วัน", "result_value": 45}, None, "may_be_a_duration"),
    ],
)
def test_only_like_is_compared(
    load: "Load",
    ask: "Ask",
    make: "Make",
    values: dict[str, Any],
    percent: float | None,
    why: str | None,
) -> None:
    load(make.document(1), indicator(make, 1, **values))
    assert ask(ANSWER) == [(percent, why)]


def told(make: "Make", rule: str, line: int) -> Row:
    return Finding.model_validate(
        {
            "document_id": make.document_id(1),
            "rule": rule,
            "severity": "warning",
            "subject": "indicator",
            "line_start": line,
            "message": "the scales differ",
        }
    )


def test_what_the_rule_found_is_not_compared(load: "Load", ask: "Ask", make: "Make") -> None:
    load(
        make.document(1),
        indicator(make, 1, 1, line_start=5, target_value=5, result_value=80),
        indicator(make, 1, 2, line_start=7, result_value=None),
        indicator(make, 1, 3, line_start=9, result_value=80),
        told(make, "scales_differ", 5),
        told(make, "scales_differ", 7),
        told(make, "result_differs_from_last_quarter", 9),
    )
    sql = "SELECT attainment_missing, result_differs_from_last_quarter FROM indicator_attainment"
    assert ask(f"{sql} ORDER BY indicator_no") == [
        ("scales_differ", False),
        ("scales_differ", False),
        (None, True),
    ]


def test_a_code_in_several_documents_is_one_indicator(
    load: "Load", ask: "Ask", make: "Make"
) -> None:
    load(
        make.document(2),
        indicator(make, 2, indicator_code="5001-764", fiscal_year=2564, result_value=80),
        make.document(1),
        indicator(make, 1, indicator_code="5001-764", fiscal_year=2564, result_value=40),
        indicator(make, 1, 2, indicator_code="5001-764", fiscal_year=2563, result_value=20),
        indicator(make, 1, 3, indicator_code="5001-764", result_value=60),
    )
    sql = "SELECT fiscal_year, attainment_percent FROM indicator_attainment ORDER BY 1 NULLS LAST"
    assert ask(sql) == [(2563, 25), (2564, 100), (None, 75)]


def test_without_a_code_the_name_within_an_agency_tells(
    load: "Load", ask: "Ask", make: "Make"
) -> None:
    listed = {"agency_code": "50010000", "dimension_no": "1"}
    load(
        make.document(1),
        indicator(make, 1, 1, name="ร้อยละ ของ ถนน", result_value=8, **listed),
        indicator(make, 1, 2, name=None, result_value=16, **listed),
        make.document(2),
        indicator(make, 2, 1, name="ร้อยละของถนน", result_value=40, **listed),
        indicator(make, 2, 2, name="ร้อยละของถนน", result_value=80, **listed),
        indicator(make, 2, 3, name=None, result_value=24, **listed),
    )
    sql = "SELECT attainment_percent FROM indicator_attainment ORDER BY 1"
    assert ask(sql) == [(20,), (30,), (50,), (100,)]
