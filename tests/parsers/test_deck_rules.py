"""Every rule of findings on slides: a deck that triggers it, and one that does not."""

import pytest

from tests.parsers.slide_decks import rules, slideplayer

CALENDAR = "ปฏิทินการประเมิน วันที่กิจกรรม"
FRAMEWORK = "กรอบการประเมินผล ปีงบประมาณ พ.ศ. 2552"
SOUND = f"{FRAMEWORK}\nมิติที่ 1 : ก (ร้อยละ 60)\n1 ระดับ ก 60\nมิติที่ 2 : ข (ร้อยละ 40)\n2 ระดับ ข 40"
DUE = f"{CALENDAR}\nภายใน 31 ตุลาคม 2552 ส่งรายงาน"

SLIDE_TRIGGERS: list[tuple[str, str, str]] = [
    ("dimension_weights_not_100", SOUND.replace("40)", "30)").replace("ข 40", "ข 30"), SOUND),
    ("items_differ_from_dimension", SOUND.replace("ข 40", "ข 35"), SOUND),
    (
        "event_reversed",
        f"{CALENDAR}\n31 ต.ค. 2552 - 1 ต.ค. 2552 ส่ง",
        f"{CALENDAR}\n1 ต.ค. 2552 - 31 ต.ค. 2552 ส่ง",
    ),
    (
        "due_date_moved",
        f"{DUE} หมายเหตุ : เนื่องจากเป็นวันหยุดราชการ จึงให้ส่งภายในวันที่ 2 พฤศจิกายน 2552",
        f"{DUE} หมายเหตุ : วันที่ 2 พฤศจิกายน 2552 เป็นวันประชุม",
    ),
]


@pytest.mark.parametrize(("rule", "triggering", "sound"), SLIDE_TRIGGERS)
def test_each_rule(rule: str, triggering: str, sound: str) -> None:
    assert rules(slideplayer(triggering, "ขอบคุณ")) == {rule}
    assert rule not in rules(slideplayer(sound, "ขอบคุณ"))
