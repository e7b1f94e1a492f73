"""Slides of every site: where they begin and end, what is theirs, what is told."""

import pytest

from parsers import Unrecognised, parse
from parsers.readers import read
from schema.document import Origin
from tests.parsers.slide_decks import amp, counted, parsed, rows, rules, slideplayer, slideshare

TEXTS = ["", "หลักเกณฑ์ของการประเมิน", "ข้อ 1 เตรียม 2 ทำ", "", "ขอบคุณ"]


def texts(document: str) -> list[str]:
    return [row["text"] for row in rows(document, "slide")]


class TestSites:
    def test_slideplayer_with_blank_slides(self) -> None:
        deck = slideplayer(*TEXTS)
        assert texts(deck) == TEXTS
        assert parsed(deck).kind == "slide_deck"
        assert parsed(deck).title == "การประเมินผล"
        assert parsed(deck).findings == []

    @pytest.mark.parametrize(
        "label",
        ["Presentation transcript:", "Transcripción de la presentación:", "ใบสำเนางานนำเสนอ:"],
    )
    def test_its_label_in_other_languages(self, label: str) -> None:
        assert texts(slideplayer(*TEXTS, label=label)) == TEXTS

    def test_the_tail_is_no_part_of_the_last_slide(self) -> None:
        assert texts(slideplayer("หนึ่ง", ""))[-1] == ""

    @pytest.mark.parametrize("related", [["คู่มือ", "1 แผน"], ["1 แผน", "2 คู่มือ"], []])
    def test_related_decks_before_the_slides_are_none(self, related: list[str]) -> None:
        assert texts(amp(*TEXTS, related=related)) == TEXTS

    @pytest.mark.parametrize(
        ("of", "offer"),
        [
            ("of", "Download to read offline"),
            ("sur", "Télécharger pour lire hors ligne"),
            ("de", "Baixar para ler offline"),
            ("de", "Descargar para leer sin conexión"),
            ("von", "Herunterladen, um offline zu lesen"),
        ],
    )
    def test_slideshare_in_any_language(self, of: str, offer: str) -> None:
        assert texts(slideshare(*TEXTS, of=of, offer=offer)) == TEXTS
        assert texts(counted(*TEXTS, of=of)) == TEXTS

    def test_what_slideshare_shows_below_is_no_slide(self) -> None:
        deck = slideshare("หนึ่ง", "สอง") + "\nMore Related Content\n3. เรื่องอื่น"
        assert texts(deck) == ["หนึ่ง", "สอง"]

    def test_words_of_slideshare_between_lines_are_no_slides(self) -> None:
        assert texts(counted("หนึ่ง", "Most read\nสอง")) == ["หนึ่ง", "สอง"]

    def test_a_page_is_no_deck_for_a_number_alone(self) -> None:
        with pytest.raises(Unrecognised):
            parse(read("1 of 5\nรายงาน".encode(), Origin("a.txt")))

    def test_a_deck_that_teaches_other_kinds_is_a_deck(self) -> None:
        words = (
            "ค่าเป้าหมาย ร้อยละ : 80 ผลงานที่ทำได้ ร้อยละ : 76 ประเภทตัวชี้วัด : เจรจา",
            "แผนปฏิบัติราชการ\nส่วนที่ 1\nประเด็นการพัฒนาที่ 1\nรหัสยุทธศาสตร์\nน้ำหนักคะแนน",
            "ความคืบหน้าโครงการ ร้อยละ 40\nดูโครงการแผนปี 2564",
            "ผลการปฏิบัติราชการประจำปีของหน่วยงาน : 50240000\nหน่วยนับ : ร้อยละ",
        )
        assert parsed(slideplayer(*words)).kind == "slide_deck"
        assert parsed(slideshare(*words)).kind == "slide_deck"


class TestText:
    def test_lines_stay_lines_and_the_first_is_the_title(self) -> None:
        (row,) = rows(slideplayer("หัวเรื่อง\nบรรทัดแรก\nบรรทัดสอง"), "slide")
        assert row["text"] == "หัวเรื่อง\nบรรทัดแรก\nบรรทัดสอง"
        assert row["title"] == "หัวเรื่อง"

    def test_a_number_on_a_line_of_its_own(self) -> None:
        deck = slideplayer("หนึ่ง").replace("1 หนึ่ง", "1\nหนึ่ง")
        assert texts(deck) == ["หนึ่ง"]

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("วัตถุประสงค์ \uf0d8 เข้าใจขั้นตอน \uf0d8 ทำได้", "วัตถุประสงค์"),
            ("ปฏิทินการจัดทำคำรับรอง (ต่อ) วันที่กิจกรรม 3 กรกฎาคม 2551 ส่ง", "ปฏิทินการจัดทำคำรับรอง (ต่อ)"),
            ("ปฏิทินการจัดทำคำรับรอง วันที่กิจกรรม 3 กรกฎาคม 2551 ส่ง", "ปฏิทินการจัดทำคำรับรอง"),
            ("แบบฟอร์มรายละเอียดตัวชี้วัด", "แบบฟอร์มรายละเอียดตัวชี้วัด"),
            ("ข้อความยาวที่ไม่มีอะไรบอกว่าหัวเรื่องของแผ่นภาพจบที่ใด เพราะทุกอย่างอยู่ต่อกันเป็นบรรทัดเดียว", None),
        ],
    )
    def test_the_title_of_a_slide_on_one_line(self, text: str, title: str | None) -> None:
        assert rows(slideplayer(text), "slide")[0]["title"] == title

    def test_a_title_that_the_next_slide_repeats(self) -> None:
        deck = slideplayer("กรอบการประเมินผล ก ข ค", "กรอบการประเมินผล (ต่อ) ง")
        assert [row["title"] for row in rows(deck, "slide")] == [
            "กรอบการประเมินผล",
            "กรอบการประเมินผล (ต่อ)",
        ]

    def test_bullets_of_the_private_use_area_are_bullets(self) -> None:
        (text,) = texts(slideplayer("เป้าหมาย \uf0d8 หนึ่ง \uf0a7 สอง"))
        assert text == "เป้าหมาย • หนึ่ง • สอง"

    def test_lost_letters_are_found_again(self) -> None:
        found = texts(slideshare("เป้ าหมาย ประจาปี", "ร ะ บ บ ก า ร"))
        assert found == ["เป้าหมาย ประจำปี", "ระบบการ"]

    def test_marks_below_their_letters_are_told(self) -> None:
        told = parsed(slideplayer("การปฏิบต\nั งิ าน")).findings
        assert {finding.rule for finding in told} == {"text_damaged"}

    def test_records_point_at_their_lines(self) -> None:
        slides = parsed(slideplayer("หนึ่ง", "สอง\nสาม")).records["slide"]
        assert [(row.line_start, row.line_end) for row in slides] == [(12, 12), (14, 15)]


class TestLists:
    """Numbers that open lines within a slide open no slide."""

    def test_within_slides_of_paragraphs(self) -> None:
        deck = slideplayer("หนึ่ง", "ระดับ\n3 ดี\n2 พอใช้\n1 ปรับปรุง", "สาม")
        assert texts(deck) == ["หนึ่ง", "ระดับ\n3 ดี\n2 พอใช้\n1 ปรับปรุง", "สาม"]

    def test_a_list_within_a_transcript_without_paragraphs(self) -> None:
        deck = slideshare("หนึ่ง", "สอง", "ขั้นตอน\n1. เตรียม\n2. ทำ\n3. สรุป\n4. ปิด", "สี่", "ห้า")
        assert texts(deck)[2:] == ["ขั้นตอน\n1. เตรียม\n2. ทำ\n3. สรุป\n4. ปิด", "สี่", "ห้า"]

    def test_slides_that_are_left_out_are_told(self) -> None:
        deck = slideplayer("หนึ่ง", "สอง", "สาม").replace("2 สอง\n\n", "")
        assert [row["slide_no"] for row in rows(deck, "slide")] == [1, 3]
        (finding,) = parsed(deck).findings
        assert finding.rule == "section_missing"
        assert "2" in finding.message

    def test_a_deck_whose_slides_cannot_be_told_apart_is_partial(self) -> None:
        deck = slideplayer("หนึ่ง", "สอง").replace("1 หนึ่ง", "หนึ่ง").replace("2 สอง", "สอง")
        assert parsed(deck).status == "partial"
        assert rows(deck, "slide") == []


class TestTitles:
    @pytest.mark.parametrize(
        "title", ["แผนปฏิบัติราชการ 4 ปี (2561-2564) จังหวัดน่าน", "ระบบ e-SAR – คู่มือ", "การประเมิน"]
    )
    def test_a_decks_title_keeps_its_dashes(self, title: str) -> None:
        assert parsed(slideplayer("หนึ่ง", title=title)).title == title


class TestSitesWords:
    """What the sites write themselves ends no slide in its midst."""

    def test_their_words_on_a_slide_stay(self) -> None:
        words = "หัวข้อ\nเกี่ยวกับโครงการ\nPrivacy policy\nแนวทาง"
        assert texts(slideplayer("หนึ่ง", words, "สาม")) == ["หนึ่ง", words, "สาม"]
        assert texts(counted("หนึ่ง", "แบบฟอร์ม\nบันทึก\nแชร์", "สาม"))[1] == "แบบฟอร์ม\nบันทึก\nแชร์"

    def test_a_list_that_outnumbers_the_viewers_count_is_no_slides(self) -> None:
        listed = "กรอบการประเมิน\n1. ก\n2. ข\n\n6. ค\n\n7. ง\n\n8. จ"
        deck = slideshare("เรื่อง", listed, "ผล", "ขอบคุณ")
        assert [row["text"] for row in rows(deck, "slide")][2:] == ["ผล", "ขอบคุณ"]

    def test_a_slide_that_counts_something_hides_no_others(self) -> None:
        deck = slideshare("หนึ่ง", "สอง\n2 of 3", "สาม", "สี่", "ห้า").replace("1 of 5\n", "")
        assert [row["slide_no"] for row in rows(deck, "slide")] == [1, 2, 3, 4, 5]

    def test_slides_that_the_viewer_counts_and_that_are_not_there_are_told(self) -> None:
        deck = slideshare("เรื่อง", "ผล", "ขอบคุณ").replace("1 of 3", "1 of 5")
        assert [row["slide_no"] for row in rows(deck, "slide")] == [1, 2, 3]
        assert "section_missing" in rules(deck)

    def test_a_slide_may_count_something_itself(self) -> None:
        assert texts(counted("หนึ่ง", "ตรวจแล้ว\n3 of 10 แห่ง", "สาม"))[2] == "สาม"

    def test_a_link_to_the_site_makes_no_deck(self) -> None:
        with pytest.raises(Unrecognised):
            parse(read("ข่าว\nติดตามเราที่ SlideShare\n1 จาก 2".encode(), Origin("news.txt")))

    def test_of_amp_chains_the_one_with_the_decks_title_is_taken(self) -> None:
        deck = amp("การประเมินผล", "หัวข้อ\n\n1 แผน\n\n2 งบ", "สาม", related=["1 อื่น"])
        assert texts(deck)[0] == "การประเมินผล"


class TestPeople:
    @pytest.mark.parametrize(
        "line",
        [
            "ติดต่อ นายตรี ยาว โทร. 089–123–4567",
            "Mobile +66 89 999 1234 Mr. John Smith",
            "โทร 0812345678 นายศูนย์ หนึ่ง",
            "ผู้ใหญ่บ้าน สมศักดิ์ ดีงาม โทร 081.234.5678",
            "(089) 123 4567 อ.แดง",
            "โทร 089 123\n4567 นายเอก บีบี",
        ],
    )
    def test_no_person_beside_a_mobile_is_left(self, line: str) -> None:
        (text,) = texts(slideplayer(f"ขอบคุณ\n{line}"))
        for word in ("ตรี", "ยาว", "123", "999", "234", "Smith", "ศูนย์", "สมศักดิ์", "แดง", "เอก"):
            assert word not in text

    def test_a_phone_is_masked_and_its_owner_a_contact(self) -> None:
        deck = slideplayer("ขอบคุณ ติดต่อ นายสมชาย ใจดี โทร. 0 2123 4567 ทุกวัน")
        (person,) = rows(deck, "contact")
        assert (person["name"], person["phone"]) == ("นายสมชาย ใจดี", "021234567")
        (text,) = texts(deck)
        assert "สมชาย" not in text
        assert "2123" not in text
        assert text.endswith("ทุกวัน")
