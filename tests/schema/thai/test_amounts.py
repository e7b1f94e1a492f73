"""Percents, baht and counts: one row for each trap."""

from decimal import Decimal

import pytest

from schema.thai import NotANumber, find_values, read_number, read_percent
from schema.thai.number_words import number_of_words


def _amounts(text: str) -> list[tuple[str, str, str | None]]:
    return [
        (value.kind, str(Decimal(str(value.value)).normalize() + 0), value.unit)
        for value in find_values(text)
        if value.error is None
    ]


def _plain(number: str) -> str:
    return str(Decimal(number).normalize() + 0)


@pytest.mark.parametrize(
    ("text", "baht"),
    [
        ("3,622,570.- บาท", "3622570"),
        ("500.-", "500"),
        ("๒.๕ ล้านบาท", "2500000"),
        ("5 พันล้านบาท", "5000000000"),
        ("2 แสนบาท", "200000"),
        ("328.38 ลบ.", "328380000"),
        ("2 ล้าน 5 แสนบาท", "2500000"),
        ("1,234 บาท 50 สตางค์", "1234.50"),
        ("(บาท)27,731,000", "27731000"),
        ("(ล้านบาท) 12.5", "12500000"),
        ("12.5000 ล้านบาท", "12500000"),
        ("ห้าแสนบาทถ้วน", "500000"),
        ("หนึ่งล้านสองแสนบาทถ้วน", "1200000"),
        ("ยี่สิบเอ็ดบาทห้าสิบสตางค์", "21.50"),
        ("(ไม่ใช้งบประมาณ)", "0"),
        ("ไม่ใช้งบประมาณ", "0"),
        ("(-1,500 บาท)", "-1500"),
    ],
)
def test_money(text: str, baht: str) -> None:
    assert _amounts(text) == [("money", _plain(baht), "THB")]


def test_an_amount_restated_in_words() -> None:
    equal = _amounts("เป็นเงิน 500,000 บาท (ห้าแสนบาทถ้วน)")
    assert equal == [("money", _plain("500000"), "THB")] * 2
    differing = find_values("เป็นเงิน 500,000 บาท (ห้าหมื่นบาทถ้วน)")
    assert [value.error and value.error.code for value in differing] == ["restatement_differs"] * 2
    assert [value.value for value in differing] == [None, None]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1,5000 บาท", "broken_number"),
        ("12,34,567 บาท", "broken_number"),
        ("1.500.000 บาท", "broken_number"),
        ("1 500 000 บาท", "broken_number"),
        ("3, 500 บาท", "broken_number"),
        ("1,5000", "broken_number"),
        ("1,5000 คน", "broken_number"),
        ("538800.0000ล้านบาท", "doubtful_scale"),
        ("ก่อน\n-5% หลัง", "ambiguous_sign"),
    ],
)
def test_refuses_and_says_why(text: str, code: str) -> None:
    [value] = find_values(text)
    assert value.error is not None
    assert (value.error.code, value.value) == (code, None)


@pytest.mark.parametrize(
    "text",
    [
        "หลายสิบล้านบาท",
        "แสนบาท",
        "โครงการที่ไม่ใช้งบประมาณของกรุงเทพมหานคร",
        "งบประมาณ 824,000",
        "4ร้อยละของระดับความพึงพอใจของผู้รับบริการ5",
        "ร้อยละ 5.1.2",
        "ร้อยละที่ 3",
        "100 / 100",
        "(1 - 4)",
        "(45)",
        "3.3.3.1",
        "0303",
        "3 รายงานผล",
        "2 โครงการคัดเลือกข้าราชการ",
        "1.2 หน่วยงานที่รับผิดชอบ",
        "x\n32 ตัวชี้วัดเชิงปริมาณ\n",
        "ตามมาตรา 52 แห่งพระราชบัญญัติ",
        "ชั้น 3 อาคาร 2",
        "ครั้งที่ 3 วันที่ 4",
        "มิติที่ 3 โครงการ",
        "แผนปฏิบัติราชการ 4 ปี",
        "รอบ 6 เดือน",
        "12 เดือน",
        "กท 0303/216 คน",
        "18000000-2489 ครั้ง",
    ],
)
def test_no_amount_stands_in(text: str) -> None:
    assert _amounts(text) == []


@pytest.mark.parametrize(
    ("text", "percents"),
    [
        ("ร้อยละ : 80", ["80"]),
        ("ร้อยละ (ลดลง) : 5", ["5"]),
        ("ร้อยละแปดสิบ", ["80"]),
        ("80 เปอร์เซนต์", ["80"]),
        ("ร้อยละ 80 - 100", ["80", "100"]),
        ("5-10%", ["5", "10"]),
        ("-5%", ["-5"]),
        ("(-5%)", ["-5"]),
        ("ไม่น้อยกว่าร้อยละ\n80 ของ", ["80"]),
        ("104.15 %", ["104.15"]),
    ],
)
def test_percents(text: str, percents: list[str]) -> None:
    assert _amounts(text) == [("percent", _plain(number), "percent") for number in percents]


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("5 ล้านคน", "5000000", "คน"),
        ("20.5 ลบ.ม.", "20.5", "ลบ.ม."),
        ("20 แนวคลอง", "20", "แนวคลอง"),
        ("จำนวน 3 กระบอก", "3", "กระบอก"),
        ("1,200 ชุมชน", "1200", "ชุมชน"),
        ("5 รายการ", "5", "รายการ"),
        ("อายุ 60 ปีขึ้นไป", "60", "ปี"),
        ("ไม่เกิน 12 เดือน", "12", "เดือน"),
        ("ระดับ 5", "5", "ระดับ"),
        ("2551", "2551", None),
        (" 30.00 ", "30", None),
    ],
)
def test_counts(text: str, number: str, unit: str | None) -> None:
    assert _amounts(text) == [("number", _plain(number), unit)]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("ไม่น้อยกว่าร้อยละ 80", "at_least"),
        ("อย่างน้อย 5 ครั้ง", "at_least"),
        ("80% ขึ้นไป", "at_least"),
        ("ไม่เกิน 500,000 บาท", "at_most"),
        ("น้อยกว่า 45 วัน", "at_most"),
        ("ภายใน 90 วัน", "at_most"),
        ("ส่วนราชการภายในจำนวน 6 ส่วนราชการ", None),
        ("5 คน", None),
    ],
)
def test_qualifiers(text: str, qualifier: str | None) -> None:
    assert [value.qualifier for value in find_values(text)] == [qualifier]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("สิบ", 10),
        ("สิบล้าน", 10_000_000),
        ("สามล้านหกแสนสองหมื่นสองพันห้าร้อยเจ็ดสิบ", 3_622_570),
        ("หนึ่งล้านล้าน", 10**12),
        ("หนึ่งร้อยเอ็ด", 101),
        ("แสน", None),
        ("สองสิบ", None),
        ("ห้าหก", None),
        ("ร้อยห้า", None),
        ("", None),
    ],
)
def test_number_words(words: str, number: int | None) -> None:
    assert number_of_words(words) == number


@pytest.mark.parametrize(
    ("field", "number"),
    [("1,208", "1208"), ("๑,๕๐๐", "1500"), ("-5", "-5"), ("0.0500", "0.05"), (" 30.00 ", "30")],
)
def test_read_number(field: str, number: str) -> None:
    assert read_number(field) == Decimal(number)


@pytest.mark.parametrize("field", ["", "-", "1,5000", "1.2.3", "5 คน", "1" * 40])
def test_read_number_refuses(field: str) -> None:
    with pytest.raises(NotANumber) as refused:
        read_number(field)
    assert refused.value.raw == field


def test_read_percent() -> None:
    for field in ("ร้อยละ 40", "40%", "40 เปอร์เซ็นต์", "40.00", "๔๐", "ร้อยละ : 40"):
        assert read_percent(field) == 40
    with pytest.raises(NotANumber):
        read_percent("ร้อยละของ 40")
