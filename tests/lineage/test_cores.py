"""What is said of a work besides, and may be said in one year alone."""

import pytest

from schema.yearly_cores import core_of, may_be_of_one_core
from schema.yearly_names import yearly_name


def core(name: str) -> tuple[str, ...]:
    return core_of(yearly_name(name).key)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ล้างตลาดสดทุกวันอังคาร", ("ล้างตลาดสดทุกวันอังคาร", "", "", "")),
        (
            "แจกแว่นสายตาเด็กกำพร้า เขตบางรัก",
            ("แจกแว่นสายตาเด็กกำพร้า", "", "เขตบางรัก", ""),
        ),
        (
            "แจกแว่นสายตาเด็กกำพร้า กรมกิจการเด็กและเยาวชน",
            ("แจกแว่นสายตาเด็กกำพร้า", "", "กรมกิจการเด็กและเยาวชน", ""),
        ),
        (
            "ตรวจสายตาเด็กกำพร้าก่อนเข้าเรียนเพื่อป้องกันสายตาเอียง จังหวัดตาก",
            ("ตรวจสายตาเด็กกำพร้าก่อนเข้าเรียน", "", "จังหวัดตาก", "เพื่อป้องกันสายตาเอียง"),
        ),
        # What is built is told by its place, and what is short by its purpose.
        ("ก่อสร้างศาลาประชาคม ตำบลดงตาล", ("ก่อสร้างศาลาประชาคมตำบลดงตาล", "", "ตำบลดงตาล", "")),
        ("สอนว่ายน้ำเพื่อแข่งขัน", ("สอนว่ายน้ำเพื่อแข่งขัน", "", "", "")),
        # A village's head is whose, not where.
        (
            "อบรมช่างตัดผมประจำตำบล จังหวัดตาก",
            ("อบรมช่างตัดผมประจำตำบล", "", "จังหวัดตาก", ""),
        ),
    ],
)
def test_what_is_said_besides_is_told_apart(name: str, expected: tuple[str, ...]) -> None:
    assert core(name) == expected


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("แจกแว่นสายตาเด็กกำพร้า เขตบางรัก", "แจกแว่นสายตาเด็กกำพร้า"),
        ("แจกแว่นสายตาเด็กกำพร้า เขตบางรัก", "แจกแว่นสายตาเด็กกำพร้า เขตบางรัก"),
        ("บริการแพทย์ทางไกล (Telemedicine)", "บริการแพทย์ทางไกล (เทเลเมดิซีน)"),
    ],
)
def test_said_by_one_or_by_both_alike(name: str, other: str) -> None:
    one, another = (core_of(yearly_name(text).key) for text in (name, other))
    assert may_be_of_one_core(one, another)
    assert may_be_of_one_core(another, one)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("แจกแว่นสายตาเด็กกำพร้า เขตบางรัก", "แจกแว่นสายตาเด็กกำพร้า เขตบางนา"),
        # An area that is no district tells apart too.
        ("แจกแว่นสายตาเด็กกำพร้า เขตบางพลัด", "แจกแว่นสายตาเด็กกำพร้า เขตบางพลี"),
        ("แจกแว่นสายตาเด็กกำพร้า (กรมประมง)", "แจกแว่นสายตาเด็กกำพร้า กรมป่าไม้"),
        ("อบรมเกษตรกรปลูกผัก (เทศบาลเมืองตาก)", "อบรมเกษตรกรปลูกผัก เทศบาลเมืองน่าน"),
        ("พัฒนาผู้ดูแลคนชรา (Caregiver)", "พัฒนาผู้ดูแลคนชรา (Care Manager)"),
        ("อนุรักษ์จิตรกรรมฝาผนังวัดสีดา (พระอุโบสถ)", "อนุรักษ์จิตรกรรมฝาผนังวัดสีดา (พระวิหาร)"),
    ],
)
def test_each_says_another(name: str, other: str) -> None:
    one, another = (core_of(yearly_name(text).key) for text in (name, other))
    assert not may_be_of_one_core(one, another)
