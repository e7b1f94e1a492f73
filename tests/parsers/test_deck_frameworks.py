"""Evaluation frameworks on slides: numbers, weights and topics in flattened tables."""

from typing import Any

import pytest

from tests.parsers.slide_decks import rows, rules, slideplayer

HEAD = "กรอบการประเมินผลการปฏิบัติราชการ ประจำปีงบประมาณ พ.ศ. 2552"
TABLE = "ประเด็นการประเมินผลน้ำหนัก"

GLUED = slideplayer(
    f"{HEAD} {TABLE} มิติที่ 1 : มิติด้านประสิทธิผล (น้ำหนักร้อยละ 45) ผลสำเร็จตามแผน "
    "1ระดับความสำเร็จของกระทรวง 1.1 ระดับความสำเร็จของแผน 1.2 ระดับความสำเร็จของกลุ่ม (หากไม่มี 1.2 "
    "ให้นำน้ำหนักไปรวมในตัวชี้วัด 1.1) 20 (13) (5) 1.3 ระดับความสำเร็จของศูนย์บริการ(2) "
    "2ระดับความสำเร็จของกรม (หากไม่มีให้นำไปไว้ที่ตัวชี้วัดที่ 3 ร้อยละ 5) 25",
    f"{HEAD} (ต่อ) {TABLE} มิติที่ 2 : มิติด้านคุณภาพ (น้ำหนักร้อยละ 55) ความพึงพอใจ "
    "3ร้อยละของความพึงพอใจของผู้รับบริการ4 การมีส่วนร่วม 4ระดับความสำเร็จในการเปิดโอกาส 40 ความโปร่งใส",
    f"{HEAD} (ต่อ) {TABLE} 5 ระดับความสำเร็จของแผน 4 ปี 11",
)


def items(deck: str) -> list[dict[str, Any]]:
    return rows(deck, "framework_item")


def weights(deck: str) -> dict[str | None, float | None]:
    return {item["item_no"] or item["name"]: item["weight_percent"] for item in items(deck)}


def framework(text: str) -> str:
    return slideplayer(f"{HEAD}\n{text}", "ขอบคุณ")


class TestFlattened:
    def test_glued_gathered_and_bracketed_weights(self) -> None:
        expected = {"1": 20, "1.1": 13, "1.2": 5, "1.3": 2, "2": 25, "3": 4, "4": 40, "5": 11}
        assert weights(GLUED) == expected
        assert rules(GLUED) == set()

    def test_dimensions_go_on_over_slides(self) -> None:
        found = [
            (i["slide_no"], i["dimension_no"], i["dimension_weight_percent"]) for i in items(GLUED)
        ]
        assert found == [(1, "1", 45)] * 5 + [(2, "2", 55)] * 2 + [(3, "2", 55)]

    def test_names_keep_their_figures_and_lose_weights(self) -> None:
        names = {item["item_no"]: item["name"] for item in items(GLUED)}
        assert names["3"] == "ร้อยละของความพึงพอใจของผู้รับบริการ"
        assert names["5"] == "ระดับความสำเร็จของแผน 4 ปี"
        assert names["1.2"].endswith("ให้นำน้ำหนักไปรวมในตัวชี้วัด 1.1)")

    def test_topics_and_parents(self) -> None:
        found = {i["item_no"]: (i["topic"], i["parent_item_no"]) for i in items(GLUED)}
        assert found["1.3"] == ("ผลสำเร็จตามแผน", "1")
        assert found["4"] == ("การมีส่วนร่วม", None)

    def test_the_fiscal_year_of_the_heading(self) -> None:
        assert {item["fiscal_year"] for item in items(GLUED)} == {2552}
        mixed = framework("มิติที่ 1 ก (100%)\n1. ระดับความสำเร็จ 100").replace("2552", "๒๕๖5")
        assert items(mixed)[0]["fiscal_year"] == 2565

    def test_a_remark_is_no_part_of_a_name(self) -> None:
        deck = framework(
            "มิติที่ 1 : ก (ร้อยละ 100)\n1 ระดับความสำเร็จของแผน หมายเหตุ : นำไปรวมในตัวชี้วัดที่ 3.1 100"
        )
        assert [(i["name"], i["weight_percent"]) for i in items(deck)] == [
            ("ระดับความสำเร็จของแผน", 100)
        ]


class TestSpellings:
    @pytest.mark.parametrize(
        "head",
        [
            "มิติที่ 1 : มิติด้านประสิทธิผล (น้ำหนักร้อยละ 100)",
            "มิติที่ 1 มิติด้านประสิทธิผล น้ำหนัก : ร้อยละ 100",
            "มิติที่ ๑ มิติด้านประสิทธิผล (ร้อยละ ๑๐๐)",
            "มิติที่ 1 มิติด้านประสิทธิผล 100%",
            "มิติที่ 1 - มิติด้านประสิทธิผล [100 คะแนน]",
        ],
    )
    def test_dimensions(self, head: str) -> None:
        (item,) = items(framework(f"{head}\n1 ระดับความสำเร็จ 100"))
        assert item["dimension_no"] == "1"
        assert item["dimension_name"] == "มิติด้านประสิทธิผล"
        assert item["dimension_weight_percent"] == 100
        assert item["weight_percent"] == 100

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("1 ระดับความสำเร็จของแผน 60", "2 จำนวนชุมชน 12 แห่งที่พัฒนา 40"),
            ("1. ระดับความสำเร็จของแผน 60%", "2. จำนวนชุมชน 12 แห่งที่พัฒนา 40%"),
            ("1) ระดับความสำเร็จของแผน ร้อยละ 60", "2) จำนวนชุมชน 12 แห่งที่พัฒนา ร้อยละ 40"),
            ("ตัวชี้วัดที่ 1 ระดับความสำเร็จของแผน (60)", "ตัวชี้วัดที่ 2 จำนวนชุมชน 12 แห่งที่พัฒนา (40)"),
            ("๑. ระดับความสำเร็จของแผน\n๖๐", "๒. จำนวนชุมชน 12 แห่งที่พัฒนา\n๔๐"),
            ("1.1 ระดับความสำเร็จของแผน 60", "1.2 จำนวนชุมชน 12 แห่งที่พัฒนา 40"),
        ],
    )
    def test_items(self, first: str, second: str) -> None:
        found = items(framework(f"มิติที่ 1 : ก (ร้อยละ 100)\n{first}\n{second}"))
        assert [item["weight_percent"] for item in found] == [60, 40]
        assert [item["name"] for item in found] == [
            "ระดับความสำเร็จของแผน",
            "จำนวนชุมชน 12 แห่งที่พัฒนา",
        ]

    def test_an_external_and_an_internal_dimension(self) -> None:
        deck = framework(
            "มิติภายนอก (ร้อยละ 70)\nการประเมินประสิทธิผล (ร้อยละ 60)\n1. ภารกิจหลัก 60\n"
            "การประเมินคุณภาพ (ร้อยละ 10)\n2. ความพึงพอใจ 10\nมิติภายใน (ร้อยละ 30)\n3. ต้นทุนต่อหน่วย 30"
        )
        found = items(deck)
        assert {i["dimension_name"]: i["dimension_weight_percent"] for i in found} == {
            "มิติภายนอก": 70,
            "มิติภายใน": 30,
        }
        assert weights(deck) == {
            "การประเมินประสิทธิผล": 60,
            "1": 60,
            "การประเมินคุณภาพ": 10,
            "2": 10,
            "3": 30,
        }
        assert {i["item_no"]: i["topic"] for i in found}["2"] == "การประเมินคุณภาพ"
        assert rules(deck) == set()

    def test_parts_without_indicators(self) -> None:
        deck = framework("มิติภายนอก 70\nประสิทธิผล 60\nคุณภาพ 10\nมิติภายใน 30")
        assert weights(deck) == {"ประสิทธิผล": 60, "คุณภาพ": 10, None: None}

    def test_dimensions_alone_are_kept(self) -> None:
        deck = framework("มิติที่ 1 ประสิทธิผล (60%)\nมิติที่ 2 คุณภาพ (40%)")
        assert [
            (i["dimension_no"], i["dimension_weight_percent"], i["item_no"]) for i in items(deck)
        ] == [
            ("1", 60, None),
            ("2", 40, None),
        ]

    def test_a_second_framework_has_a_number_of_its_own(self) -> None:
        one = f"{HEAD}\nมิติที่ 1 ก (60%)\n1 ระดับ ก 60\nมิติที่ 2 ข (40%)\n2 ระดับ ข 40"
        deck = slideplayer(one, "คั่น", one.replace("2552", "2553"))
        assert [(i["framework_no"], i["fiscal_year"]) for i in items(deck)] == [
            (1, 2552),
            (1, 2552),
            (2, 2553),
            (2, 2553),
        ]

    def test_an_overview_is_completed_by_its_details(self) -> None:
        overview = f"{HEAD}\nมิติที่ 1 ก (60%)\nมิติที่ 2 ข (40%)"
        details = f"{HEAD}\nมิติที่ 1 ก (60%)\n1 ระดับ ก 60\nมิติที่ 2 ข (40%)\n2 ระดับ ข 40"
        assert weights(slideplayer(overview, details)) == {"1": 60, "2": 40}


class TestNoFramework:
    @pytest.mark.parametrize(
        "text",
        [
            "ปฏิทินการประเมินผล วันที่กิจกรรม ภายใน 30 มกราคม 2552 ส่ง ภายใน 15 มีนาคม 2552 ตรวจ",
            "ตัวชี้วัดต้องสอดคล้องกับมิติที่ 1 และมิติที่ 2",
            "เกณฑ์ตัวชี้วัด ระดับ 1 ต่ำ ระดับ 2 สูง",
        ],
    )
    def test_other_slides_have_no_items(self, text: str) -> None:
        assert items(slideplayer(text)) == []


class TestNamedWeights:
    """Once weights are named (`น้ำหนัก 20`), other figures of the table are none."""

    @pytest.mark.parametrize(
        "items_text",
        [
            "1. ร้อยละของงานที่สำเร็จร้อยละ 40 น้ำหนัก 60 2. ร้อยละของโครงการ เป้าหมาย 60 น้ำหนัก 40",
            "ตัวชี้วัดที่ 1 ร้อยละของงาน น้ำหนัก : ร้อยละ 60 เป้าหมาย ร้อยละ 40 "
            "ตัวชี้วัดที่ 2 ร้อยละของคลอง น้ำหนัก : ร้อยละ 40 เป้าหมาย ร้อยละ 60",
            "1. ร้อยละของงาน 80 แห่ง\nน้ำหนัก 60\n2. จำนวนจุดน้ำท่วม 14 จุด\nน้ำหนัก 40",
        ],
    )
    def test_targets_and_names_hold_no_weights(self, items_text: str) -> None:
        deck = framework(f"มิติที่ 1 ด้านประสิทธิผล (ร้อยละ 100) {items_text}")
        assert weights(deck) == {"1": 60, "2": 40}
        assert {item["topic"] for item in items(deck)} == {None}

    def test_numbers_of_three_parts_may_come_first(self) -> None:
        table = "1.1.1 ร้อยละของคลอง\nน้ำหนัก 70\n1.1.2 จำนวนจุด\nน้ำหนัก 30"
        assert weights(framework(f"มิติที่ 1 ก (100%)\n{table}")) == {"1.1.1": 70, "1.1.2": 30}

    def test_the_heading_of_a_column_names_no_weight(self) -> None:
        table = "ตัวชี้วัด หน่วยวัด น้ำหนัก 1 2 3 4 5\n1. ร้อยละของถนน ร้อยละ 100 60 65 70 75 80"
        assert weights(framework(f"มิติที่ 1 ก (100%)\n{table}")) == {"1": 100}
        (one,) = items(framework("องค์ประกอบที่ 1 Function base ตัวชี้วัด น้ำหนัก 1. ร้อยละของงาน 100"))
        assert one["dimension_weight_percent"] is None


class TestWeightsBeforeItems:
    TABLE = "มิติที่ 1 ด้านประสิทธิผล (ร้อยละ 60)\n({first}) 1. ร้อยละของงาน\n(40) 2. จำนวนโครงการ"

    def test_are_those_of_the_items_behind_them(self) -> None:
        assert weights(framework(self.TABLE.format(first=20))) == {"1": 20, "2": 40}

    def test_are_told_from_figures_of_the_names(self) -> None:
        table = "มิติที่ 1 ด้านประสิทธิผล (ร้อยละ 60)\n(20) 1. ร้อยละของงาน\n(40) 2. จำนวนโครงการ ปี 2565"
        assert weights(framework(table)) == {"1": 20, "2": 40}
        named = "มิติที่ 1 ก (ร้อยละ 60)\nน้ำหนัก 20 1. ร้อยละของงาน\nน้ำหนัก 40 2. จำนวนโครงการ"
        assert weights(framework(named)) == {"1": 20, "2": 40}

    def test_are_left_out_where_they_do_not_add_up(self) -> None:
        deck = framework(self.TABLE.format(first=25))
        assert weights(deck) == {"1": None, "2": None}
        assert "section_missing" in rules(deck)


class TestFaults:
    def test_a_table_without_a_dimension_is_told(self) -> None:
        table = "Performance Base\n1. รายได้ (20)\n2. ดัชนี (25)\n3. จำนวนผู้ประกอบการ (25)"
        assert items(framework(table)) == []
        assert rules(framework(table)) == {"section_missing"}

    def test_a_dimension_whose_items_cannot_be_told_says_so(self) -> None:
        table = "3. ร้อยละของงาน 7. ร้อยละของโครงการ 12. จำนวนคลอง"
        deck = framework(f"มิติที่ 1 ก (100%)\n{table}")
        assert [item["item_no"] for item in items(deck)] == [None]
        assert "section_missing" in rules(deck)

    def test_a_weight_that_is_not_there_is_told(self) -> None:
        deck = framework("มิติที่ 1 : ก (ร้อยละ 100)\n1 ระดับความสำเร็จของแผน 60\n2 ระดับความพึงพอใจ")
        assert weights(deck) == {"1": 60, "2": None}
        assert rules(deck) == {"section_missing"}

    def test_weights_that_do_not_add_up_are_kept_as_printed(self) -> None:
        deck = framework("มิติที่ 1 : ก (ร้อยละ 60)\n1 ระดับ ก 30\n2 ระดับ ข 20")
        assert weights(deck) == {"1": 30, "2": 20}
        assert rules(deck) == {"dimension_weights_not_100", "items_differ_from_dimension"}

    def test_sub_items_that_do_not_add_up(self) -> None:
        deck = framework("มิติที่ 1 : ก (ร้อยละ 100)\n1 ระดับ ก 100\n1.1 ระดับ ข (50)\n1.2 ระดับ ค (40)")
        assert rules(deck) == {"items_differ_from_dimension"}
