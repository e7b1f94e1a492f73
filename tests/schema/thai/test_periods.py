"""Dates, ranges, years and quarters: one row for each trap."""

from datetime import date

import pytest

from schema.thai import (
    ImpossibleDate,
    NotADate,
    find_values,
    fiscal_quarter_of,
    fiscal_quarter_span,
    fiscal_year_of,
    fiscal_year_span,
    month_number,
    read_date,
    stated_fiscal_years,
)


def _spans(text: str) -> list[tuple[str, str, str]]:
    return [
        (value.kind, str(value.start), str(value.end))
        for value in find_values(text)
        if value.start is not None
    ]


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("1 ต.ค. - 31 มี.ค. 2552", "date_range", "2008-10-01", "2009-03-31"),
        ("ตุลาคม – มีนาคม 2552", "month_range", "2008-10-01", "2009-03-31"),
        ("28 ก.พ.-2 มี.ค. 67", "date_range", "2024-02-28", "2024-03-02"),
        ("๓๐ ธันวาคม - ๒ มกราคม ๒๕๖๗", "date_range", "2023-12-30", "2024-01-02"),
        ("ม.ค.65-มี.ค.65", "month_range", "2022-01-01", "2022-03-31"),
        ("01/10/2563 - 30/09/2564", "date_range", "2020-10-01", "2021-09-30"),
        ("31/12/2563-01/01/2564", "date_range", "2020-12-31", "2021-01-01"),
        ("วันจันทร์ที่ 5 - วันศุกร์ที่ 9 กรกฎาคม 2564", "date_range", "2021-07-05", "2021-07-09"),
        ("วันที่ 15 ถึงวันที่ 31 มีนาคม 2557", "date_range", "2014-03-15", "2014-03-31"),
        ("1/10/64-31/12/64", "date_range", "2021-10-01", "2021-12-31"),
        ("1/4/65 – 30/4/65", "date_range", "2022-04-01", "2022-04-30"),
        ("1-15/3/2557", "date_range", "2014-03-01", "2014-03-15"),
        ("ตั้งแต่ 1 ต.ค. 63 จนถึงวันที่ 30 ก.ย. 64", "date_range", "2020-10-01", "2021-09-30"),
        ("ตุลาคม 2563 ถึงเดือนกันยายน 2564", "month_range", "2020-10-01", "2021-09-30"),
        ("ตุลาคม - ธันวาคม ปีงบประมาณ 2564", "month_range", "2020-10-01", "2020-12-31"),
        ("วันที่ 1 เดือน ตุลาคม พ.ศ. 2563", "date", "2020-10-01", "2020-10-01"),
        ("15-มี.ค.-64", "date", "2021-03-15", "2021-03-15"),
        ("ณ วันที่ ๓๑ ธันวาคม ๒๕๖5", "date", "2022-12-31", "2022-12-31"),
        ("28 กุมภา พันธ์ 2564", "date", "2021-02-28", "2021-02-28"),
        ("15 มีนาคม\n2564", "date", "2021-03-15", "2021-03-15"),
        ("2564-09-20", "date", "2021-09-20", "2021-09-20"),
        ("5.31/10/2552", "date", "2009-10-31", "2009-10-31"),
        ("15 เมายน 2564", "date", "2021-04-15", "2021-04-15"),
        ("ลงวันที่ 18 กันยายน 2551 เรื่อง การจัดทำ", "date", "2008-09-18", "2008-09-18"),
        ("วันอาทิตย์ที่ 5 ก.ย. 64 เวลา 09.00 - 12.00 น.", "date", "2021-09-05", "2021-09-05"),
        ("มค 64", "month", "2021-01-01", "2021-01-31"),
        ("ม. ค. 64", "month", "2021-01-01", "2021-01-31"),
        ("ประจำเดือนต.ค.63", "month", "2020-10-01", "2020-10-31"),
        ("ปีงบประมาณ พ.ศ. 2566 - 2570", "fiscal_year", "2022-10-01", "2027-09-30"),
        ("ปีงบประมาณ (พ.ศ.) 2564", "fiscal_year", "2020-10-01", "2021-09-30"),
        ("งบประมาณรายจ่ายประจำปี 2565", "fiscal_year", "2021-10-01", "2022-09-30"),
        ("(งบ 63)", "fiscal_year", "2019-10-01", "2020-09-30"),
        ("พ.ศ. 2561 – พ.ศ. 2580", "year", "2018-01-01", "2037-12-31"),
        ("พ.ศ. 2566-70", "year", "2023-01-01", "2027-12-31"),
        ("ค.ศ. 2021", "year", "2021-01-01", "2021-12-31"),
        ("ไตรมาส 2/2565", "quarter", "2022-01-01", "2022-03-31"),
        ("Q1/2565", "quarter", "2021-10-01", "2021-12-31"),
        ("ไตรมาสที่ ๓ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "quarter", "2024-04-01", "2024-06-30"),
        ("ปีงบประมาณ 2565 ไตรมาสที่ 1", "quarter", "2021-10-01", "2021-12-31"),
    ],
)
def test_reads(text: str, kind: str, start: str, end: str) -> None:
    assert _spans(text) == [(kind, start, end)]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        # The figure before the month counts a quarter, a meeting or months.
        ("ไตรมาสที่ 2 มกราคม - มีนาคม 2564", ["2021-01-01"]),
        ("ครั้งที่ 2 มีนาคม 2564", ["2021-03-01"]),
        ("6 เดือน มกราคม - มิถุนายน 2564", ["2021-01-01"]),
        ("ข้อ 3.2 มีนาคม 2564", ["2021-03-01"]),
        ("1\nมกราคม 2564", ["2021-01-01"]),
        ("วันที่ 5, 12 และ 19 มีนาคม 2564", ["2021-03-05", "2021-03-12", "2021-03-19"]),
        ("15 ม.ค. 52 31 มี.ค.52", ["2009-01-15", "2009-03-31"]),
        ("16 ก.ค.52 ต.ค. – พ.ย. 52", ["2009-07-16", "2009-10-01"]),
        ("ประชุม 30 เมษายน 2552\n- 31 ตุลาคม 2552 ส่งรายงาน", ["2009-04-30", "2009-10-31"]),
        ("ปี 2563, 2564 และ 2565", ["2020-01-01", "2021-01-01", "2022-01-01"]),
    ],
)
def test_reads_each(text: str, starts: list[str]) -> None:
    assert [start for _, start, _ in _spans(text)] == starts


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("32 มีนาคม 2564", "impossible_date"),
        ("5.32 เมษายน 2564", "impossible_date"),
        ("29 ก.พ. 64", "impossible_date"),
        ("31/04/65", "impossible_date"),
        ("2021-02-30", "impossible_date"),
        ("30 - 15 มี.ค. 2557", "reversed_range"),
        ("31 มีนาคม 2564 - 1 มีนาคม 2564", "reversed_range"),
        ("พ.ศ. 2570-2566", "reversed_range"),
        ("31 กุมภาพันธ์", "impossible_date"),
        ("15/03/3564", "impossible_year"),
        ("พ.ศ. 2021", "impossible_year"),
        ("ค.ศ. 2564", "impossible_year"),
        ("5 มีนาคม 21", "ambiguous_year"),
        ("1 มกราคม 2470", "old_calendar"),
        ("พ.ศ. 2477", "old_calendar"),
        ("ปีการศึกษา 2564", "other_calendar"),
        ("ปี 2019", "unstated_era"),
        ("วิธีการงบประมาณ พ.ศ. 2561", "unstated_year_kind"),
        ("ไตรมาสที่ 5/2565", "impossible_quarter"),
        ("ไตรมาสที่ 1 100", "no_year"),
        ("มิ.ย. – ส.ค.", "no_year"),
        ("15 ม.ค. 09.00 น.", "no_year"),
    ],
)
def test_refuses_and_says_why(text: str, code: str) -> None:
    [value] = find_values(text)
    assert value.error is not None
    assert (value.error.code, value.start, value.end) == (code, None, None)
    assert value.error.message


def test_a_day_without_a_year_borrows_none() -> None:
    values = find_values("30 เม.ย. 16 ก.ค. 31 ต.ค.")
    assert [value.value for value in values] == ["--04-30", "--07-16", "--10-31"]
    assert {value.precision for value in values} == {"partial"}
    assert {value.start for value in values} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "ก.พ.ร.",
        "สำนักงาน ก.พ.ร และ ก. พ. ร. แจ้ง",
        "ก.ค.ศ. 2564",
        "อ.ก.พ.ร. เม",
        "สำนักงาน ก.พ. 2564",
        "มติ ก.พ. 64",
        "อ.ก.ก. ก.ต.ช. ก.พ.อ. ม.ค.ป.ด. ส.ค.ส. 2564",
        "ก.พัฒนา 64",
        "บ้านเลขที่ 12/3/2564",
        "คำสั่งที่ 1061/2566",
        "ครั้งที่ 5/2564",
        "หมวด 1.2.52",
        "192.168.1.2564",
        "03060300/03060300",
        "03000000-6384",
        "ระยะ 20 ปี",
        "โคโรน่า 2019",
        "Q1 คำรับรอง",
        "แผนพัฒนา ฉบับที่ 13",
        "รายปี 50",
    ],
)
def test_no_date_stands_in(text: str) -> None:
    assert [value for value in find_values(text) if value.start is not None] == []


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("ภายใน 31 ต.ค. 52", "within"),
        ("ไม่เกินวันที่ 31 ต.ค. 52", "within"),
        ("ตั้งแต่วันที่ 1 ตุลาคม 2563", "from"),
        ("เริ่ม 1 ต.ค. 63", "from"),
        ("ในช่วงปลายเดือนมีนาคม 2564", "end_of"),
        ("สิ้นเดือนมีนาคม 2564", "end_of"),
        ("ต้นเดือน ต.ค. 64", "start_of"),
        ("กลางปี 2564", "mid"),
        ("ก่อนวันที่ 5 มีนาคม 2564", "before"),
        ("5 มีนาคม 2564", None),
    ],
)
def test_qualifiers(text: str, qualifier: str | None) -> None:
    assert [value.qualifier for value in find_values(text)] == [qualifier]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("โครงการสัมมนา ปีงบประมาณ พ.ศ. 2565", [(2565, 2565)]),
        ("โครงการประจำปี 2565", [(2565, 2565)]),
        ("โครงการอาสาสมัคร(2563)", [(2563, 2563)]),
        ("โครงการ (งบ 63)", [(2563, 2563)]),
        ("โครงการ (งบ62)", [(2562, 2562)]),
        ("โครงการ (ปี 61)", [(2561, 2561)]),
        ("แผน (พ.ศ. 2557-2561)", [(2557, 2561)]),
        ("ปี 2564 ๒. ร้อยละ", [(2564, 2564)]),
        ("โครงการ (4-6) (ก.1) (CBM)", []),
        ("งานวันที่ 15 มีนาคม พ.ศ. 2561", []),
        ("ระยะที่ 2 จำนวน 30 คน", []),
    ],
)
def test_years_of_a_title(title: str, years: list[tuple[int, int]]) -> None:
    assert stated_fiscal_years(title) == years


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("2021-09-20", date(2021, 9, 20)),
        (" (2021-08-20) ", date(2021, 8, 20)),
        ("2021-04-01 00:00:00", date(2021, 4, 1)),
        ("2022-10-01 00:00:00.000", date(2022, 10, 1)),
        (": 19/2/2563 :", date(2020, 2, 19)),
        ("15-07-2564", date(2021, 7, 15)),
        ("15-07-2021", date(2021, 7, 15)),
        ("31.03.2566", date(2023, 3, 31)),
        ("29/2/2563", date(2020, 2, 29)),
        ("31/3/52", date(2009, 3, 31)),
        ("วันศุกร์ที่ ๑๗ กันยายน พ.ศ. ๒๕๖๔", date(2021, 9, 17)),
    ],
)
def test_read_date(field: str, day: date) -> None:
    assert read_date(field) == day


@pytest.mark.parametrize("field", ["29/2/2564", "15/13/2564", "32 มกราคม 2564", "2021-02-30"])
def test_read_date_refuses_the_impossible(field: str) -> None:
    with pytest.raises(ImpossibleDate) as refused:
        read_date(field)
    assert (refused.value.raw, refused.value.reason) == (field, "impossible_date")


@pytest.mark.parametrize(
    "field",
    ["", "ไม่มี", "2548", "18/2564", "5/1/21", "30 เม.ย.", "1 ต.ค. 63 - 2 ต.ค. 63", "x 1/1/2564"],
)
def test_read_date_refuses_the_rest(field: str) -> None:
    with pytest.raises(NotADate) as refused:
        read_date(field)
    assert refused.value.raw == field


def test_fiscal_calendar() -> None:
    assert fiscal_year_span(2564) == (date(2020, 10, 1), date(2021, 9, 30))
    assert [fiscal_year_of(date(2020, 9, 30)), fiscal_year_of(date(2020, 10, 1))] == [2563, 2564]
    assert fiscal_quarter_span(2564, 2) == (date(2021, 1, 1), date(2021, 3, 31))
    assert [fiscal_quarter_of(date(2020, month, 1)) for month in (10, 1, 4, 9)] == [1, 2, 3, 4]
    assert month_number("กุมภาพันธ ์") == 2
    assert month_number("ก.พ.ร.") is None
