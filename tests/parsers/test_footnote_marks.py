"""Marks of footnotes: taken out of a text, and kept beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.readers.footnote_marks import without_marks


@pytest.mark.parametrize(
    ("text", "bare", "marks"),
    [
        ("วัตถุประสงค์หลัก ¹ (Objective)", "วัตถุประสงค์หลัก (Objective)", ("¹",)),
        ("รหัสนโยบาย (3 หลัก) ⁷", "รหัสนโยบาย (3 หลัก)", ("⁷",)),
        ("เป้าหมาย¹²", "เป้าหมาย", ("¹²",)),
        ("ตัววัด²³", "ตัววัด", ("²³",)),
        ("ค่าเป้าหมาย³", "ค่าเป้าหมาย", ("³",)),
        ("ก¹ ข²", "ก ข", ("¹", "²")),
        ("งบประมาณ^7", "งบประมาณ", ("^7",)),
        ("งบประมาณ^๑๒ (บาท)", "งบประมาณ (บาท)", ("^๑๒",)),
        ("¹ หมายถึง", "หมายถึง", ("¹",)),
        ("บรรทัดหนึ่ง ¹\nบรรทัดสอง", "บรรทัดหนึ่ง\nบรรทัดสอง", ("¹",)),
    ],
)
def test_marks_are_taken_out_in_their_order(text: str, bare: str, marks: tuple[str, ...]) -> None:
    assert without_marks(text) == (bare, marks)


@pytest.mark.parametrize(
    "text", ["120 m²", "4,500 ม.²", "35 ตร.ม.²", "12 กม.³", "10 ลบ.ม.³", "5 ม³"]
)
def test_the_power_of_a_unit_is_no_mark(text: str) -> None:
    assert without_marks(text) == (text, ())


@pytest.mark.parametrize("text", ["", "ปี 2565", "a ^ b", "สองช่อง  ว่าง"])
def test_a_text_without_marks_stays_as_it_is(text: str) -> None:
    assert without_marks(text) == (text, ())


@given(st.text("กขm² ¹⁴^7๑\n.", max_size=20))
def test_what_is_left_holds_the_same_letters(text: str) -> None:
    bare, marks = without_marks(text)
    assert sorted("".join((bare + "".join(marks)).split())) == sorted("".join(text.split()))
