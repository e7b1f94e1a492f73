"""Phones: every shape of a contact line, and few in running text. The numbers are made up."""

import pytest

from schema.thai import find_values, phones_in


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("นายเอ โทร. 1459", ["1459"]),
        ("โทร 1544", ["1544"]),
        ("โทร.6541", ["6541"]),
        ("5723", ["5723"]),
        ("(3027)", ["3027"]),
        ("(โทร.6573)", ["6573"]),
        ("(โทร. 6822-3 )", ["6822-3"]),
        (" / โทร.6375", ["6375"]),
        ("/02 539 7773", ["025397773"]),
        ("02 576 1393", ["025761393"]),
        ("0 2539 8246", ["025398246"]),
        ("02-4644392", ["024644392"]),
        ("0-2224-2958", ["022242958"]),
        ("075-611131", ["075611131"]),
        ("022257612 ต่อ 111", ["022257612 ต่อ 111"]),
        ("020351861-2 ต่อ3", ["020351861-2 ต่อ 3"]),
        ("0 2221 2141 - 69 ต่อ 1234", ["022212141-69 ต่อ 1234"]),
        ("3347-49", ["3347-49"]),
        ("5884,5885", ["5884", "5885"]),
        ("(081-2345678)", ["0812345678"]),
        ("นายเอ 0812345678 และ นางบี 089-765-4321", ["0812345678", "0897654321"]),
        ("+66 2 539 8246", ["025398246"]),
        ("โทร. ๑๔๕๙", ["1459"]),
        ("2548", ["2548"]),
        ("นายเอ ปี 2564 โทร 1459", ["1459"]),
        ("นายเอ", []),
    ],
)
def test_contact_line(line: str, numbers: list[str]) -> None:
    phones = phones_in(line)
    assert [phone.number for phone in phones] == numbers
    assert all(line[phone.span[0] : phone.span[1]] == phone.raw for phone in phones)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ติดต่อ โทร. 1459 ภายในวันที่ 5", ["1459"]),
        ("โทรศัพท์ 02-4644392, 02 576 1393", ["024644392", "025761393"]),
        ("ติดต่อ 081-2345678", ["0812345678"]),
        ("โทร. 2548 ประจำปี", ["2548"]),
        ("2548", []),
        ("5884,5885", []),
        ("03000000-6384", []),
        ("03060300/03060300", []),
        ("0 20 30 40 50 60", []),
        ("100.0000", []),
    ],
)
def test_running_text(text: str, numbers: list[str]) -> None:
    assert [v.value for v in find_values(text) if v.kind == "phone"] == numbers


def test_a_facsimile_is_no_phone() -> None:
    [value] = find_values("โทรสาร 0 2222 3333")
    assert value.value is None
    assert value.error is not None
    assert value.error.code == "fax"
