"""Calendars on slides: intervals, qualifiers, years of headings, and what no event is."""

from datetime import date
from typing import Any

import pytest

from tests.parsers.slide_decks import parsed, rows, rules, slideplayer

HEAD = "ปฏิทินการจัดทำคำรับรอง วันที่กิจกรรม "


def events(text: str, head: str = HEAD) -> list[dict[str, Any]]:
    return rows(slideplayer(head + text, "ขอบคุณ"), "calendar_event")


def only(text: str, head: str = HEAD) -> dict[str, Any]:
    (event,) = events(text, head)
    return event


class TestIntervals:
    @pytest.mark.parametrize(
        ("text", "start", "end", "precision", "qualifier"),
        [
            ("3 กรกฎาคม 2551", date(2008, 7, 3), date(2008, 7, 3), "day", None),
            ("ภายใน 30 มกราคม 2552", date(2009, 1, 30), date(2009, 1, 30), "day", "within"),
            ("ภายในวันที่ ๓๐ ม.ค. ๒๕๕๒", date(2009, 1, 30), date(2009, 1, 30), "day", "within"),
            ("ตั้งแต่ 1 ต.ค. 51", date(2008, 10, 1), date(2008, 10, 1), "day", "from"),
            ("31 มี.ค.52", date(2009, 3, 31), date(2009, 3, 31), "day", None),
            ("ตุลาคม 2551", date(2008, 10, 1), date(2008, 10, 31), "month", None),
            ("ตุลาคม – ธันวาคม 2551", date(2008, 10, 1), date(2008, 12, 31), "range", None),
            ("พ.ย. 52 – ม.ค. 53", date(2009, 11, 1), date(2010, 1, 31), "range", None),
            ("15 - 31 มีนาคม 2552", date(2009, 3, 15), date(2009, 3, 31), "range", None),
        ],
    )
    def test_closed_intervals(
        self, text: str, start: date, end: date, precision: str, qualifier: str | None
    ) -> None:
        event = only(f"{text} \uf0d8 ส่งรายงาน")
        assert (event["start_date"], event["end_date"]) == (start, end)
        assert (event["precision"], event["qualifier"]) == (precision, qualifier)
        assert (event["date_text"], event["description"]) == (text, "ส่งรายงาน")
        assert event["year_source"] == "date"

    def test_a_row_number_is_no_part_of_the_date(self) -> None:
        event = only("4.31 ต.ค. 52 จัดส่งรายงาน", "การติดตาม ลำดับที่ ช่วงเวลา ของ กิจกรรม ")
        assert (event["date_text"], event["end_date"]) == ("31 ต.ค. 52", date(2009, 10, 31))

    def test_a_bound_that_no_qualifier_stands_for_is_told(self) -> None:
        event = only("ก่อน 31 ต.ค. 2552 ส่งรายงาน")
        assert event["qualifier"] is None
        assert event["date_text"] == "ก่อน 31 ต.ค. 2552"
        assert rules(slideplayer(f"{HEAD}ก่อน 31 ต.ค. 2552 ส่งรายงาน")) == {"invalid_record"}


class TestOpenings:
    def test_events_follow_one_another(self) -> None:
        found = events("3 กรกฎาคม 2551 รับฟัง 15 กรกฎาคม 2551 \uf0d8 เสนอ \uf0d8 ชี้แจง")
        assert [e["event_no"] for e in found] == [1, 2]
        assert [e["description"] for e in found] == ["รับฟัง", "เสนอ • ชี้แจง"]

    @pytest.mark.parametrize(
        "words",
        [
            "รอบ 6 เดือน (1 ตุลาคม 2551 – 31 มีนาคม 2552) จำนวน 3 ชุด",
            "ตามหนังสือ ที่ นร. 1200/ว37 ลงวันที่ 18 กันยายน 2551 เรื่อง คำรับรอง",
            "ของส่วนราชการประจำปีงบประมาณ พ.ศ. 2552 รอบแรก",
            "ให้สำนักงาน ก.พ.ร. และ อ.ก.พ. พิจารณา",
            "ประชุมครั้งที่ 5/2552",
        ],
    )
    def test_dates_of_a_description_open_nothing(self, words: str) -> None:
        event = only(f"30 เมษายน 2552 ส่งรายงาน {words}")
        assert event["description"] == f"ส่งรายงาน {words}"

    def test_where_events_open_lines_dates_within_lines_open_nothing(self) -> None:
        text = (
            "\n30 เม.ย. 2552 ส่ง รายงาน ภายใน 15 วัน\n16 ก.ค. 2552 กรอก 30 มิ.ย. 2552 ให้ครบ"
            "\n1 ก.ย. 2552 ติดตาม\n31 ต.ค. 2552 สรุป"
        )
        assert [e["date_text"] for e in events(text)] == [
            "30 เม.ย. 2552",
            "16 ก.ค. 2552",
            "1 ก.ย. 2552",
            "31 ต.ค. 2552",
        ]

    def test_where_lines_are_wrapped_an_event_may_open_within_one(self) -> None:
        text = (
            "\n3 ม.ค. 2552 ส่งรายงานรอบแรก\n5 ก.พ. 2552 ชี้แจงผู้กำกับดูแล\nตัวชี้วัด 9 มี.ค. 2552 ตรวจเยี่ยม"
            "\n1 เม.ย. 2552 สรุปผล"
        )
        assert [e["description"] for e in events(text)] == [
            "ส่งรายงานรอบแรก",
            "ชี้แจงผู้กำกับดูแล\nตัวชี้วัด",
            "ตรวจเยี่ยม",
            "สรุปผล",
        ]

    def test_dates_in_a_row_are_those_of_a_drawing(self) -> None:
        deck = slideplayer("กำหนดเวลาของการติดตาม ส่ง 31 ต.ค. 52 15 ม.ค. 52 31 มี.ค. 52 กรม")
        assert rows(deck, "calendar_event") == []
        assert rules(deck) == {"section_missing"}

    def test_dates_on_other_slides_are_no_events(self) -> None:
        assert rows(slideplayer("คำสั่ง 3 กรกฎาคม 2551 แต่งตั้ง"), "calendar_event") == []

    @pytest.mark.parametrize("words", ["ประชุมคณะกรรมการ", "ส่งเลขาธิการ", "หารือสำนักงาน"])
    def test_an_office_before_a_day_takes_no_date(self, words: str) -> None:
        found = events(f"5 มกราคม 2565 {words} 20 มกราคม 2565 ประกาศผล")
        assert [e["description"] for e in found] == [words, "ประกาศผล"]

    def test_two_days_joined_by_a_dash_are_one_range(self) -> None:
        event = only("1/10/64-31/12/64 รายงานไตรมาสแรก")
        assert (event["start_date"], event["end_date"]) == (date(2021, 10, 1), date(2021, 12, 31))
        assert (event["precision"], event["description"]) == ("range", "รายงานไตรมาสแรก")

    def test_a_figure_of_the_line_above_is_no_day(self) -> None:
        head = "ปฏิทินงบประมาณ ประจำปี พ.ศ. 2566"
        found = events("\nมิถุนายน สภาพิจารณาวาระ 1\nกันยายน ประกาศใช้", head)
        assert [e["date_text"] for e in found] == ["มิถุนายน", "กันยายน"]
        assert found[0]["description"] == "สภาพิจารณาวาระ 1"


class TestYearsOfHeadings:
    def test_a_calendar_year(self) -> None:
        event = only("\n15 ต.ค. ส่งแผน", "ปฏิทินการประเมิน ประจำปี พ.ศ. 2552")
        assert event["start_date"] == date(2009, 10, 15)
        assert event["year_source"] == "heading"

    def test_a_fiscal_year_begins_in_october_of_the_year_before(self) -> None:
        head = "ปฏิทินการประเมิน ปีงบประมาณ พ.ศ. 2552"
        found = events("\n15 ต.ค. ส่งแผน\nมกราคม - มีนาคม ติดตาม", head)
        assert [e["start_date"] for e in found] == [date(2008, 10, 15), date(2009, 1, 1)]
        assert found[1]["end_date"] == date(2009, 3, 31)

    def test_a_month_alone(self) -> None:
        found = events("\nตุลาคม ส่งแผน\nพฤศจิกายน ติดตาม", "ปฏิทินการประเมิน ปีงบประมาณ 2552")
        assert [e["end_date"] for e in found] == [date(2008, 10, 31), date(2008, 11, 30)]

    @pytest.mark.parametrize(
        "heading",
        [
            "ปฏิทินตาม พ.ร.บ. การจัดซื้อจัดจ้าง พ.ศ. 2560",
            "ปฏิทินตามมติคณะรัฐมนตรี ปี 2558",
            "ปฏิทินการจัดทำงบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. 2566",
            "ปฏิทินการประเมิน ปีงบประมาณ พ.ศ. 2561 และปีงบประมาณ พ.ศ. 2562",
        ],
    )
    def test_no_year_is_inherited_from_an_act_or_an_unsure_heading(self, heading: str) -> None:
        event = only("\n15 ต.ค. ส่งแผน", heading)
        assert event["start_date"] is event["year_source"] is None

    def test_the_heading_lasts_over_slides_that_go_on(self) -> None:
        deck = slideplayer(
            "ปฏิทินการประเมิน ปีงบประมาณ 2552\n15 ต.ค. ส่งแผน", "ปฏิทินการประเมิน (ต่อ)\n1 ก.พ. ส่งผล"
        )
        assert rows(deck, "calendar_event")[1]["start_date"] == date(2009, 2, 1)

    def test_a_year_between_events(self) -> None:
        found = events("\nปี 2552\n1 ธ.ค. ส่งแผน\nปี 2553\n1 ก.พ. ส่งผล", "ปฏิทินการประเมิน")
        assert [e["start_date"] for e in found] == [date(2009, 12, 1), date(2010, 2, 1)]

    def test_none_is_missing_and_told(self) -> None:
        event = only("\n30 เม.ย. ส่งรายงาน", "ปฏิทินการประเมิน")
        assert event["start_date"] is event["end_date"] is event["year_source"] is None
        assert rules(slideplayer("ปฏิทินการประเมิน\n30 เม.ย. ส่งรายงาน")) == {"invalid_record"}

    @pytest.mark.parametrize(
        ("text", "rule"),
        [
            ("30 ก.ย. - 15 ก.ย. ปิดงาน", "event_reversed"),
            ("31 เม.ย. ปิดงาน", "impossible_date"),
            ("พ.ย. - ม.ค. ตรวจงาน", "invalid_record"),
        ],
    )
    def test_what_cannot_be_under_a_heading_is_told(self, text: str, rule: str) -> None:
        deck = slideplayer(f"ปฏิทินการประเมิน ประจำปี พ.ศ. 2552\n{text}", "ขอบคุณ")
        (event,) = rows(deck, "calendar_event")
        assert event["start_date"] is event["end_date"] is None
        assert rules(deck) == {rule}

    def test_a_date_that_would_go_back_is_missing_and_told(self) -> None:
        """The last report of a fiscal year is due after it, in another calendar year."""
        head = "ปฏิทินการรายงาน ปีงบประมาณ พ.ศ. 2552"
        text = "\n30 เม.ย. รอบ 6 เดือน\n31 ต.ค. รอบ 12 เดือน"
        assert [e["end_date"] for e in events(text, head)] == [date(2009, 4, 30), None]
        assert rules(slideplayer(head + text)) == {"invalid_record"}


MOVED = (
    "ภายใน 31 ตุลาคม 2552 ส่งรายงาน หมายเหตุ : เนื่องจากวันที่ 31 ตุลาคม 2552 เป็นวันหยุดราชการ "
    "จึงให้จัดส่ง ภายในวันที่ 2 พฤศจิกายน 2552 ส่วนราชการให้ระบุ"
)


class TestMovedDates:
    def test_a_note_moves_a_due_date(self) -> None:
        event = only(MOVED)
        assert event["end_date"] == date(2009, 10, 31)
        assert event["moved_to_date"] == date(2009, 11, 2)
        assert event["description"] == "ส่งรายงาน"
        assert event["note"].startswith("เนื่องจากวันที่ 31 ตุลาคม 2552")

    def test_the_event_after_it_is_one_of_its_own(self) -> None:
        found = events(f"{MOVED} พฤศจิกายน 2552 – มกราคม 2553 ติดตามผล")
        assert [e["moved_to_date"] for e in found] == [date(2009, 11, 2), None]
        assert found[1]["description"] == "ติดตามผล"

    def test_a_day_without_a_year(self) -> None:
        event = only("31 ต.ค. 2552 ส่งรายงาน (ตรงกับวันเสาร์ เลื่อนเป็นวันที่ 2 พ.ย.)")
        assert event["moved_to_date"] == date(2009, 11, 2)

    def test_a_holiday_that_moves_nothing(self) -> None:
        found = events("31 ต.ค. 2552 เป็นวันหยุดราชการ 5 พ.ย. 2552 ประชุม")
        assert [e["end_date"] for e in found] == [date(2009, 10, 31), date(2009, 11, 5)]
        assert found[0]["moved_to_date"] is None

    def test_a_promotion_moves_no_date(self) -> None:
        text = "15 ก.ย. 2565 ประชุมการเลื่อนเงินเดือน\n1 ต.ค. 2565 คำสั่งเลื่อนเงินเดือนมีผล"
        found = events(f"\n{text}")
        assert [e["end_date"] for e in found] == [date(2022, 9, 15), date(2022, 10, 1)]
        assert [e["moved_to_date"] for e in found] == [None, None]


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "rule"),
        [
            ("31 ต.ค. 2552 - 1 ต.ค. 2552 ส่ง", "event_reversed"),
            ("31 เมษายน 2552 ส่ง", "impossible_date"),
        ],
    )
    def test_a_date_that_cannot_be_is_missing_and_told(self, text: str, rule: str) -> None:
        event = only(text)
        assert event["start_date"] is event["end_date"] is None
        assert event["date_text"] == text.removesuffix(" ส่ง")
        assert parsed(slideplayer(HEAD + text)).status == "partial"
        assert rules(slideplayer(HEAD + text)) == {rule}
