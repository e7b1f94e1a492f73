"""The heads of a plan's tables: a closed vocabulary, misread letters, heads of several rows."""

import pytest

from parsers.plan_column_names import column_key, heading_month, heading_quarter, heading_year
from parsers.plan_columns import is_head_again, read_columns


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("ค่าเป้าหมาย", "target"),
        ("คำเป้าหมาย", "target"),
        ("ค่าเป้าหมาย3 (Target)", "target"),
        ("นโยบาย พว.กทม.", "policy"),
        ("รหัสนโยบาย (3 หลัก) ⁷ (ถ้ามี)", "policy"),
        ("เนื้อหา รายขั้นตอน (ร้อยละ)", "step_weight"),
        ("ข้อมูลพื้นฐาน\n(Baseline data)", "baseline"),
        ("งบประมาณ (บาท) ปี 2567", "budget"),
        ("ตัวชี้วัดความสำเร็จ (KPI โครงการ)", "project_indicator"),
        ("โครงการ/กิจกรรมสำคัญ (จัดลำดับตามความสำคัญ)", "project"),
        ("โครงการซ่อมทางเท้าหน้าตลาด", None),
        ("3,622,570 บาท", None),
        ("-", None),
        ("", None),
        ("ร้อยละ 80", None),
    ],
)
def test_headings(heading: str, key: str | None) -> None:
    assert column_key(heading) == key


@pytest.mark.parametrize(
    ("heading", "month"),
    [
        ("ต.ค.", 10),
        ("ต .ค.", 10),
        ("ตุลาคม 2566", 10),
        ("พ.ค.๖๗", 5),
        ("ก.พ.ร.", None),
        ("รวม", None),
    ],
)
def test_months(heading: str, month: int | None) -> None:
    assert heading_month(heading) == month


def test_years_and_quarters() -> None:
    assert [heading_year(text) for text in ("2566", "พ.ศ.๒๕๖๖", "ปีงบประมาณ 2567", "256")] == [
        *(2566, 2566, 2567, None),
    ]
    assert [heading_quarter(text) for text in ("ไตรมาสที่ 1", "ไตรมาส ๔ (ก.ค. - ก.ย.)", "5")] == [
        *(1, 4, None),
    ]


def test_a_target_over_two_years() -> None:
    rows = [("ตัวชี้วัด (KPI)", "ค่าเป้าหมาย", ""), ("", "2566", "๒๕๖๗"), ("KPI 1", "-", "10")]
    found = read_columns(rows)
    assert found is not None
    columns, heads = found
    assert heads == 2
    assert columns.keys == ("indicator", "target", "target")
    assert columns.years == (None, 2566, 2567)


def test_a_month_that_is_not_readable_has_its_place() -> None:
    months = "ต.ค. พ.ย. ธ.ค. ม.ค. ก.พ. ม.คี. เม.ย. พ.ค. ม.ยิ. ก.ค. ส.ค. ก.ย.".split()
    found = read_columns([("ขั้นตอน", "เนื้องาน", *[""] * 12), ("", "", *months), ("1", "5", "x")])
    assert found is not None
    assert found[0].months[2:] == (10, 11, 12, *range(1, 10))


def test_html_has_no_cells_below_one_that_reaches_down() -> None:
    rows = [("ตัวชี้วัด", "ค่าเป้าหมาย"), ("2566", "2567"), ("KPI 1", "5", "10")]
    found = read_columns(rows)
    assert found is not None
    assert found[0].years == (None, 2566, 2567)


def test_groups_above_a_head() -> None:
    rows = [
        ("แผนของเมือง ประจำปี", "", "แผนของหน่วยงาน"),
        ("ตัววัดผล (Key Results)", "หน่วยนับ", "ชื่อโครงการที่สนับสนุน"),
        ("ก", "คน", "ข"),
    ]
    found = read_columns(rows)
    assert found is not None
    assert found[0].keys == ("indicator", "measure_unit", "supporting_project")
    assert found[1] == 2


@pytest.mark.parametrize(
    "row",
    [
        ("1", "โครงการพัฒนา", "-", "กองทาง"),
        ("ตัวชี้วัดร้อยละของทางเท้า", "ร้อยละ 80", "ร้อยละ 60"),
        ("ขั้นตอนที่หนึ่ง", "20", "20"),
    ],
)
def test_data_is_no_head(row: tuple[str, ...]) -> None:
    assert read_columns([row, row]) is None
    assert not is_head_again(row)


def test_a_head_within_a_table() -> None:
    assert is_head_again(("ที่", "ชื่อตัวชี้วัด", "คำเป้าหมาย", "น้ำหนักคะแนน"))
