"""Objectives and targets without headings: split only where nothing can mislead."""

import pytest

from parsers.unheaded_aims import first_target


@pytest.mark.parametrize(
    ("texts", "split"),
    [
        (["เพื่อลดขยะ", "ลดขยะ 5 ตัน"], 1),
        (["1. เพื่อ ก", "2. เพื่อ ข", "ประชาชน 500 คน", "ชุมชน 3 แห่ง"], 2),
        (["1. จัดหา", "2. ติดตั้ง", "1. อาคาร 2 หลัง", "2. ห้อง 10 ห้อง"], 2),
        (["ข้อความเดียว", "1. อาคาร", "2. ห้อง"], 1),
        (["1. จัดหา", "2. ติดตั้ง", "อาคาร 2 หลัง"], 2),
        (["๑. จัดหา", "๒. ติดตั้ง", "๑. อาคาร"], 2),
        ([], None),
        (["บรรทัดเดียว"], None),
        (["ก", "ข", "ค"], None),
        (["1. ก", "1. ข", "1. ค"], None),
        (["เพื่อ ก", "ข", "เพื่อ ค"], None),
    ],
)
def test_split(texts: list[str], split: int | None) -> None:
    assert first_target(texts) == split
