"""Rating scales on slides: five levels with their labels, and criteria that are none."""

import pytest

from tests.parsers.slide_decks import rows, rules, slideplayer


def levels(text: str) -> dict[int, str]:
    return {row["level"]: row["label"] for row in rows(slideplayer(text, "ขอบคุณ"), "rating_level")}


LABELS = {5: "ดีเยี่ยม", 4: "ดีมาก", 3: "ดี", 2: "พอใช้", 1: "ต้องปรับปรุง"}


@pytest.mark.parametrize(
    "text",
    [
        "ระดับคะแนน ระดับ 5 : ดีเยี่ยม ระดับ 4 : ดีมาก ระดับ 3 : ดี ระดับ 2 : พอใช้ ระดับ 1 : ต้องปรับปรุง",
        "ระดับคะแนน\n5 = ดีเยี่ยม\n4 = ดีมาก\n3 = ดี\n2 = พอใช้\n1 = ต้องปรับปรุง",
        "เกณฑ์การให้คะแนน\n1 คะแนน หมายถึง ต้องปรับปรุง\n2 คะแนน หมายถึง พอใช้\n3 คะแนน หมายถึง ดี\n"
        "4 คะแนน หมายถึง ดีมาก\n5 คะแนน หมายถึง ดีเยี่ยม",
        "ระดับคะแนน\nดีเยี่ยม 5\nดีมาก 4\nดี 3\nพอใช้ 2\nต้องปรับปรุง 1",
        "ระดับคะแนน\nดีเยี่ยม ๕\nดีมาก ๔\nดี ๓\nพอใช้ ๒\nต้องปรับปรุง ๑",
    ],
)
def test_spellings_of_a_scale(text: str) -> None:
    assert levels(text) == LABELS


def test_a_flattened_table_with_glued_levels() -> None:
    text = (
        "ระดับคะแนนของผลการประเมิน ผลการประเมินระดับคะแนน ระดับดีกว่าเป้าหมายมาก5 "
        "ระดับดีกว่าเป้าหมาย4 ระดับเป็นไปตามเป้าหมาย3 ระดับต่ำกว่าเป้าหมาย2 ระดับต่ำกว่าเป้าหมายมาก1"
    )
    assert levels(text) == {
        5: "ระดับดีกว่าเป้าหมายมาก",
        4: "ระดับดีกว่าเป้าหมาย",
        3: "ระดับเป็นไปตามเป้าหมาย",
        2: "ระดับต่ำกว่าเป้าหมาย",
        1: "ระดับต่ำกว่าเป้าหมายมาก",
    }


def test_criteria_are_told_and_no_labels() -> None:
    text = "การกำหนดเกณฑ์การให้คะแนน " + " ".join(
        f"ระดับ {level} : ทำได้ตามเป้าหมายของแผนงานประจำปีที่กำหนดไว้ร่วมกันกับสำนักงานเจ้าของเรื่อง"
        for level in range(1, 6)
    )
    assert levels(text) == {}
    assert rules(slideplayer(text)) == {"section_missing"}


@pytest.mark.parametrize(
    "text",
    [
        "ระดับคะแนน 4.51-5.00 ดีเยี่ยม 3.51-4.50 ดีมาก",
        "ขั้นตอน 1 เตรียม 2 ทำ 3 ตรวจ 4 ส่ง 5 ปิด",
        "ระดับคะแนน 5 ดี 4 พอใช้",
    ],
)
def test_other_figures_are_no_scale(text: str) -> None:
    assert levels(text) == {}
