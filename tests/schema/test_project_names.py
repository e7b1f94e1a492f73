"""What the keys of names leave out, and what they keep."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schema.project_names import agency_key, compared_text, match_key
from schema.work_marks import contradict, is_drift, marks_of

PIECES = st.sampled_from(
    "โครงการ ค่าใช้จ่ายใน การ กิจกรรมที่ กิจกรรม 3 12 2565 ๒๕๖๓ (2563) (งบ 63) (กสภ.) (ก.1) (CBM)"
    " อ.2/2 สปท.9/ ประจำปีงบประมาณ พ.ศ. ปี ระยะ ปรับปรุง ถนน คลอง เขต ระยะที่ ครั้งที่ กทม. ค.ส.ล."
    " ํ า ำ ้ - / ( ) ฯ ๆ A เ แ สํานัก 1,000 คน ปี61 ต่อเนื่อง".split()
)
NAMES = st.one_of(st.lists(PIECES, max_size=9).map("".join), st.text(max_size=30))


class TestMatchKey:
    @pytest.mark.parametrize(
        "name",
        """โครงการจัดทำแผนที่ทางเดิน
        ค่าใช้จ่ายในการจัดทำแผนที่ทางเดิน
        โครงการค่าใช้จ่ายในการจัดทำแผนที่ทางเดิน
        ค่าใช้จ่ายโครงการจัดทำแผนที่ทางเดิน
        โครงการการจัดทำแผนที่ทางเดิน
        โครงการโครงการจัดทำแผนที่ทางเดิน
        กิจกรรมการการจัดทำแผนที่ทางเดิน
        กิจกรรมที่ 3 จัดทำแผนที่ทางเดิน
        2. โครงการจัดทำแผนที่ทางเดิน
        อ.2/2โครงการจัดทำแผนที่ทางเดิน
        สปท.9/โครงการจัดทำแผนที่ทางเดิน
        จัดทำแผนที่ทางเดิน(2563)
        จัดทำแผนที่ทางเดิน2563
        จัดทำแผนที่ทางเดิน (งบ 63)
        จัดทำแผนที่ทางเดิน (งบ62)
        จัดทำแผนที่ทางเดิน (ปี 61)
        จัดทำแผนที่ทางเดิน (กสภ.)
        จัดทำแผนที่ทางเดิน (ก.1)
        จัดทำแผนที่ทางเดิน (ก.แผนฯ)
        จัดทำแผนที่ทางเดิน (CBM)
        จัดทำแผนที่ทางเดิน ประจำปีงบประมาณ พ.ศ. 2564
        จัดทำแผนที่ทางเดิน ประจําปี ๒๕๖๔
        จัดทำแผนที่ทางเดิน ปีงบประมาณ 2565
        จัดทำแผนที่ทางเดิน ระยะ 3 ปี (พ.ศ. 2567 – 2569)
        จัดทำ "แผนที่-ทางเดิน"
        จัดทําแผนที่ ทาง เดิน""".splitlines(),
    )
    def test_what_drifts_makes_no_difference(self, name: str) -> None:
        assert match_key(name.strip()) == "จัดทำแผนที่ทางเดิน"

    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("โครงการอาคารจอดรถ ระยะที่ 2", "อาคารจอดรถระยะที่2"),
            ("โครงการศูนย์การเรียนรู้ (ลาดกระบัง)", "ศูนย์การเรียนรู้ลาดกระบัง"),
            ("โครงการปรับปรุงซอยร่มเย็น 4-6", "ปรับปรุงซอยร่มเย็น46"),
            ("โครงการซ่อมถนน ช่วงที่ 1 เขตบางรัก", "ซ่อมถนนช่วงที่1เขตบางรัก"),
            ("การ์ตูนเดินได้", "การ์ตูนเดินได้"),
            ("โครงการครบรอบ 60 ปี 30 สวน", "ครบรอบ60ปี30สวน"),
            ("โครงการ", ""),
            ("", ""),
        ],
    )
    def test_phases_numbers_and_places_stay(self, name: str, key: str) -> None:
        assert match_key(name) == key

    @given(NAMES)
    @example("(ก.(ก.1)1)")
    @example("ํ-า")
    @example("ํ2565า")
    @example("โครง-การถนน")
    def test_a_key_is_its_own_key(self, name: str) -> None:
        assert match_key(match_key(name)) == match_key(name)

    @given(NAMES, st.lists(st.tuples(st.integers(0, 40), st.sampled_from(" \t\n\u00a0\u2003"))))
    def test_white_space_makes_no_difference(
        self, name: str, inserted: list[tuple[int, str]]
    ) -> None:
        spaced = name
        for at, space in inserted:
            spaced = spaced[:at] + space + spaced[at:]
        assert match_key(spaced) == match_key(name)

    @given(NAMES)
    def test_the_script_of_digits_makes_no_difference(self, name: str) -> None:
        thai = name.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        assert match_key(thai) == match_key(name)

    @given(NAMES)
    def test_a_key_has_no_white_space_and_no_opening_word(self, name: str) -> None:
        assert not re.search(r"\s|^โครงการ|^กิจกรรม", match_key(name))

    def test_the_compared_text_keeps_what_stands_between_figures(self) -> None:
        assert compared_text("โครงการฝุ่น PM 2.5 ใน กทม. (2565)") == "ฝุ่นpm2.5ในกรุงเทพมหานคร"


class TestAgencyKey:
    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("สํานักงานเขตพระนคร", "สำนักงานเขตพระนคร"),
            ("เขตพระนคร", "สำนักงานเขตพระนคร กรุงเทพมหานคร"),
            ("** สํานักงานประชาสัมพันธ์", "สำนักงานประชาสัมพันธ์ สำนักปลัดกรุงเทพมหานคร"),
            ("** สำนักงานเลขานุการ", "สำนักงานเลขานุการ สำนักปลัดฯ"),
            ("สํานักวัฒนธรรม กีฬาและการท่องเที่ยว", "สำนักวัฒนธรรม กีฬา และการท่องเที่ยว"),
        ],
    )
    def test_one_agency_has_one_key(self, name: str, other: str) -> None:
        assert agency_key(name) == agency_key(other)

    def test_agencies_stay_apart(self) -> None:
        names = "สำนักงานเขตบางกอกน้อย สำนักงานเขตบางกอกใหญ่ สำนักปลัดกรุงเทพมหานคร สำนักงานเลขานุการ สำนักงานเลขานุการสภากรุงเทพมหานคร สำนักงานเลขานุการผู้ว่าราชการกรุงเทพมหานคร กรุงเทพมหานคร"  # noqa: E501
        assert len({agency_key(name) for name in names.split()}) == 7

    @given(NAMES)
    def test_white_space_makes_no_difference(self, name: str) -> None:
        assert agency_key(" ".join(name)) == agency_key(name)


class TestMarks:
    def test_numbers_and_counts_are_told_apart(self) -> None:
        marks = marks_of("โครงการอบรม รุ่นที่ 2 จำนวน 1,200 คน และรถ ขนาด 5 ตัน 3 คัน")
        assert marks.numbers == {"2": 1, "5": 1}
        assert marks.counts == {"1200": 1, "3": 1}

    @pytest.mark.parametrize(
        ("name", "other", "differ"),
        [
            ("อบรม ครั้งที่ 1", "อบรม ครั้งที่ 2", True),
            ("อบรม ครั้งที่ 1", "อบรม", True),
            ("อบรม ครั้งที่ ๑", "อบรม ครั้งที่ 1", False),
            ("อบรม 50 คน", "อบรม", False),
            ("อบรม 50 คน", "อบรม 60 คน", True),
            ("ก่อสร้างสะพาน", "จ้างควบคุมงานก่อสร้างสะพาน", True),
            ("ก่อสร้างสะพาน (2563)", "ก่อสร้างสะพาน (2564)", False),
        ],
    )
    def test_other_numbers_and_deeds_contradict(self, name: str, other: str, differ: bool) -> None:
        assert contradict(marks_of(name), marks_of(other)) is differ

    @pytest.mark.parametrize(
        ("before", "left", "right", "after", "drift"),
        [
            ("ปรับปรุง", "ถนน", "ทางเท้า", "หน้าตลาด", False),
            ("ตรวจสุขภาพ", "", "ฟัน", "นักเรียน", True),
            ("ตรวจสุขภาพข้าราชการ", "", "เกษียณ", "", False),
            ("ตรวจสุขภาพข้าราชการ", "", "กรุงเทพมหานคร", "", True),
            ("ซ่อมแ", "ซ", "ช", "ม", True),
            ("คลองบางต", "าด", "ูม", "จากวัด", False),
            ("ถนนสายไม้งาม", "", "เขตบางรัก", "", True),
        ],
    )
    def test_what_is_only_another_writing(
        self, before: str, left: str, right: str, after: str, drift: bool
    ) -> None:
        assert is_drift(before, left, right, after) is drift
        assert is_drift(before, right, left, after) is drift
