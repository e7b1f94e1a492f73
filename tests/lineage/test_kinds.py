"""Names that are alike but for one of a kind, a number or a section are of two works."""

import pytest

from ingest.near_over_years import near_over_years
from schema.yearly_kinds import (
    call_it_otherwise,
    name_other_numbers,
    name_other_places,
    name_other_sections,
    name_others_of_a_kind,
)
from schema.yearly_names import yearly_name


def keys(name: str, other: str) -> tuple[str, str]:
    return yearly_name(name).key, yearly_name(other).key


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("ตักบาตรวันเข้าพรรษาหน้าตลาด", "ตักบาตรวันออกพรรษาหน้าตลาด", True),
        ("อบรมครูวิทยาศาสตร์", "อบรมครูคณิตศาสตร์", True),
        ("ค่ายศิลปะนักเรียน ป.3", "ค่ายศิลปะนักเรียน ม.3", True),
        ("ปลูกข้าวในฤดูแล้ง", "ปลูกข้าวโพดในฤดูแล้ง", True),
        ("เดินรถไฟฟ้าสายสีทอง", "เดินรถไฟฟ้าสายสีเหลือง", True),
        # One of them says no more than that there is one, or names both.
        ("ตักบาตรวันเข้าพรรษาหน้าตลาด", "ตักบาตรหน้าตลาด", False),
        ("รับซื้อข้าวและข้าวโพด", "รับซื้อข้าว", False),
        ("อบรมครู", "อบรมครู", False),
    ],
)
def test_another_of_a_kind(name: str, other: str, expected: bool) -> None:
    one, two = keys(name, other)
    assert name_others_of_a_kind(one, two) is name_others_of_a_kind(two, one) is expected


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("ดูแลสวนสาธารณะชุมชนสุขใจ", "ดูแลสวนสาธารณะชุมชนร่มเย็น", True),
        # Of what is mended each word of a lane's name counts, and their order.
        ("ปรับปรุงซอยสุขมงคล", "ปรับปรุงซอยสุข", True),
        ("ปรับปรุงซอยสุขมงคล", "ปรับปรุงซอยมงคลสุข", True),
        # What is called after a place is not the place.
        ("อุดหนุนโรงเรียนวัดสระเกศ", "อุดหนุนวัดสระเกศ", True),
        # A long name misspelt by a letter.
        ("ติดตั้งโคมไฟซอยจรัญสนิทวงศ์ 35", "ติดตั้งโคมไฟซอยจรัลสนิทวงศ์ 35", False),
        # A place of another kind is said besides.
        ("ปรับปรุงซอยสุขมงคล", "ปรับปรุงซอยสุขมงคล เขตบางรัก", False),
        ("ล้างตลาด", "ล้างถนน", False),
    ],
)
def test_another_place(name: str, other: str, expected: bool) -> None:
    one, two = keys(name, other)
    assert name_other_places(one, two) is name_other_places(two, one) is expected


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("ทาสีถนนจากตลาดเก่าถึงวัดดาว", "ทาสีถนนจากวัดดาวถึงท่าน้ำ", True),
        ("ทาสีถนนจากตลาดเก่าถึงวัดดาว", "ทาสีถนนตั้งแต่ตลาดเก่าถึงวัดดาว", False),
        ("ทาสีถนนจากตลาดเก่าถึงวัดดาว", "ทาสีถนน", False),
    ],
)
def test_another_section(name: str, other: str, expected: bool) -> None:
    one, two = keys(name, other)
    assert name_other_sections(one, two) is name_other_sections(two, one) is expected


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("พัฒนาแอปพลิเคชัน BKK Connect", "พัฒนาแอปพลิเคชัน BKK Food", True),
        ("พัฒนาศูนย์ข้อมูลเมือง (City Data Platform)", "ศูนย์ข้อมูลเมือง BKK City Data Platform", False),
        ("เทศกาลงานออกแบบ (Bangkok Design Week)", "เทศกาลงานออกแบบ (BDW)", False),
        ("เทศกาลงานออกแบบ (Bangkok Design Week)", "เทศกาลงานออกแบบ", False),
    ],
)
def test_another_latin_name(name: str, other: str, expected: bool) -> None:
    one, two = keys(name, other)
    assert call_it_otherwise(one, two) is call_it_otherwise(two, one) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ก่อสร้างถนนซอย 3 หมู่ที่ 5 บ้านดงน้อย", "ปรับปรุงถนนคอนกรีต ซอย 5 หมู่ที่ 3 บ้านดงน้อย"),
        ("ปรับปรุงห้องประชุมใหญ่ อาคาร 5 ชั้น 2", "ทาสีห้องประชุมใหญ่ อาคาร 2 ชั้น 5"),
    ],
)
def test_numbers_that_change_places(one: str, other: str) -> None:
    names = keys(one, other)
    assert name_other_numbers(*names)
    assert not any(name_other_numbers(key, key) for key in names)
    assert near_over_years(set(names), ()) == []


def test_a_decimal_is_no_latin_name() -> None:
    one, other = "ติดตั้งท่อส่งน้ำ 1.5 เมตร สวนหลวง", "ติดตั้งท่อส่งน้ำ CCTV สวนหลวง"
    assert not call_it_otherwise(*keys(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("อบรมผู้พิการ (ยังไม่มีบัตร)", "อบรมผู้พิการ (อยู่ระหว่างตั้งครรภ์)"),
        ("ปรับปรุงถนน (ยังไม่ลาดยาง)", "ปรับปรุงถนน"),
        ("ซื้อนมผงเด็ก 6 เดือน", "ซื้อนมผงเด็ก 12 เดือน"),
        ("ติดตั้งระบบรับประกัน 24 เดือน", "ติดตั้งระบบรับประกัน 36 เดือน"),
        ("เช่าสถานที่จัดงานครบรอบปีที่ 10", "เช่าสถานที่จัดงานครบรอบปีที่ 12"),
    ],
)
def test_statuses_months_and_years_that_are_part_of_the_name(one: str, other: str) -> None:
    first, second = keys(one, other)
    assert first != second
