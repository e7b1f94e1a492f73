"""Values in the cells of plans: budgets, targets, weights, numbers and codes; definitions."""

from decimal import Decimal

import pytest

from parsers.plan_definition import part_definition
from parsers.plan_text import is_within, likeness, most_alike, unmarked
from parsers.plan_values import budget_of, coded, numbered, points_of, target_of


@pytest.mark.parametrize(
    ("text", "heading", "baht"),
    [
        ("3,622,570 บาท", "", "3622570"),
        ("๓,๖๒๒,๕๗๐ บาท", "", "3622570"),
        ("1,250.75", "งบประมาณ (บาท)", "1250.75"),
        ("800,000.-", "", "800000"),
        ("2.5 ล้านบาท", "", "2500000"),
        ("2.5", "งบประมาณ (ล้าน\nบาท)", "2500000"),
        ("0.094", "งบประมาณ (ล้านบาท)", "94000"),
        ("1,250.5", "งบประมาณ (พันบาท)", "1250500"),
        ("4 ,429,500", "", "4429500"),
        ("1,500,0\n00", "", "1500000"),
        ("12,\n345", "", "12345"),
        ("4.7", "งบประมาณ (ลบ.)", "4700000"),
        ("4.7", "งบประมาณ (1,000 บาท)", "4700"),
        ("0", "", "0"),
        ("-", "", None),
        ("ไม่ใช้งบประมาณ", "", None),
        ("(ไม่ใช้งบประมาณ)", "", None),
        ("เบิกจ่ายจากเงินบำรุง (เงินนอกงบประมาณ)", "", None),
        ("", "", None),
    ],
)
def test_budgets(text: str, heading: str, baht: str | None) -> None:
    found = budget_of(text, heading)
    assert found.baht == (None if baht is None else Decimal(baht))
    assert found.doubt is None


@pytest.mark.parametrize(
    "text",
    [
        *("500,000 + 250,000 บาท", "1,00,000 บาท", "538800.0000ล้านบาท", "1,000 บาท 2,000 บาท"),
        *("10\n0", "5 000", "1,000\n500", "500.000", "3 ล้าน"),
    ],
)
def test_budgets_in_doubt(text: str) -> None:
    found = budget_of(text)
    assert found.baht is None
    assert found.doubt


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("ร้อยละ 100 (360 ห้อง)", "100", "ร้อยละ"),
        ("ไม่น้อยกว่าร้อยละ ๘๕", "85", "ร้อยละ"),
        ("ร้อย ละ 80", "80", "ร้อยละ"),
        ("ระดั บ 5", "5", "ระดับ"),
        ("1. ร้อยละ 80 2. ร้อยละ 90", "80", "ร้อยละ"),
        ("ปี 2567 ร้อยละ 80", "80", "ร้อยละ"),
        ("80 %", "80", "ร้อยละ"),
        ("ระดับ 5", "5", "ระดับ"),
        ("10 อาคาร", "10", "อาคาร"),
        ("1,200", "1200", None),
        ("-", None, None),
        ("ตามแผน", None, None),
    ],
)
def test_targets(text: str, value: str | None, unit: str | None) -> None:
    assert target_of(text) == (None if value is None else Decimal(value), unit, None)


@pytest.mark.parametrize(
    "text",
    ["ร้อยละ 10\n0", "10 0", "ร้อยละ 80 - 90", "80-90 คน", "50 เขต เขตละ 2 แห่ง", "3 ใน 4", "70/30"],
)
def test_targets_in_doubt(text: str) -> None:
    found = target_of(text)
    assert found.value is None
    assert found.doubt


@pytest.mark.parametrize(
    ("text", "points"),
    [("10", 10), ("10.00", 10), ("ร้อยละ 10", 10), ("๑๐ %", 10), ("10 คะแนน", 10), ("มาก", None)],
)
def test_weights(text: str, points: int | None) -> None:
    assert points_of(text) == points


def test_numbers_and_codes() -> None:
    assert numbered("2. โครงการ") == ("2", "โครงการ")
    assert numbered("๓.๑ ร้อยละ") == ("3.1", "ร้อยละ")
    assert numbered("1)โครงการ") == ("1", "โครงการ")
    assert numbered("2567") == ("", "2567")
    assert numbered("โครงการ 2") == ("", "โครงการ 2")
    assert coded("(KPI 3.3.3.1 : ปรับปรุง (50 อาคาร)") == ("3.3.3.1", "ปรับปรุง (50 อาคาร)")
    assert coded("KR 1 : ก") == (None, "KR 1 : ก")


@pytest.mark.parametrize(
    "text",
    [
        "นิยาม\nทางเท้า หมายถึง ทาง\nวิธีคำนวณ\nนับ\nวิธีเก็บข้อมูล/หลักฐาน\n1. ภาพถ่าย",
        "นิยาม ทางเท้า หมายถึง ทาง วิธีคำนวณ : นับ วิธีเก็บข้อมูล/หลักฐาน 1. ภาพถ่าย",
        "คำอธิบาย\nทางเท้า หมายถึง ทางวิธีคำนวณ/วัดผลการดำเนินงาน/สูตรคำนวณนับวิธีเก็บข้อมูล/หลักฐาน1. ภาพถ่าย",
    ],
)
def test_definitions_are_parted(text: str) -> None:
    assert part_definition(text) == ("ทางเท้า หมายถึง ทาง", "นับ", "1. ภาพถ่าย")


def test_a_heading_as_an_object_parts_nothing() -> None:
    text = "ตรวจสอบตามวิธีคำนวณ ที่กำหนด"
    assert part_definition(text) == (text, "", "")


def test_marks_of_footnotes() -> None:
    assert unmarked("รหัสนโยบาย (3 หลัก) ⁷ (ถ้ามี)") == "รหัสนโยบาย (3 หลัก) (ถ้ามี)"
    assert unmarked("ค่าเป้าหมาย^๑") == "ค่าเป้าหมาย"
    assert unmarked("ยุทธศาสตร์[3] ที่") == "ยุทธศาสตร์ ที่"
    assert unmarked("พื้นที่ 20 ตร.ม.²") == "พื้นที่ 20 ตร.ม.²"


def test_names_that_are_one() -> None:
    assert likeness("โครงการซ่อมทางเท้า ", "การซ่อมทางเท้า (กองทาง)") == 1
    assert most_alike("ร้อยละของทางเท้า", ["จำนวนต้นไม้", "ร้อยละของ ทางเท้า"]) == 1
    assert most_alike("ร้อยละของทางเท้า", ["จำนวนต้นไม้"]) is None
    assert most_alike("", ["ก"]) is None


def test_edits() -> None:
    assert is_within("พว.กทม.", "ผว.กทม.", 1)
    assert not is_within("กขค", "กงจ", 1)
    assert is_within("", "ก", 1)
