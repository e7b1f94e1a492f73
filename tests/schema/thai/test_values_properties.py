"""What holds for every date and every text."""

import subprocess
import sys
from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.thai import ImpossibleDate, find_values, phones_in, read_date, stated_fiscal_years

NAMES = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
).split()
LETTERS = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
STYLES = (
    "{d}/{m}/{be}",
    "{d:02}/{m:02}/{be}",
    "{d:02}-{m:02}-{be}",
    "{d:02}-{m:02}-{ce}",
    "{d:02}.{m:02}.{be}",
    "{ce}-{m:02}-{d:02}",
    "{ce}-{m:02}-{d:02} 00:00:00",
    "{ce}-{m:02}-{d:02} 00:00:00.000",
    "({ce}-{m:02}-{d:02})",
    "{d} {name} {be}",
    "{d} {name} พ.ศ. {be}",
    "วันที่ {d} {name} {be}",
    "{d} {letters} {be}",
    "{d} {letters}{yy:02}",
    "{d} {bare} {yy:02}",
    "{d}/{m}/{yy:02}",
)  # fmt: skip
WORDS = (
    "พ.ศ.|ค.ศ.|ปี|ปีงบประมาณ|ไตรมาสที่|ร้อยละ|บาท|ล้าน|แสน|สอง|ถ้วน|คน|ระดับ|จำนวน|โทร.|ต่อ|ที่|วันที่"
    "|ก.พ.ร.|%|Q|1|31|52|2564|๒๕๖๔|2021|0|1,000|02|1,5000|08123"
    "|.| |-|–|ถึง|/|(|)|:|,|\n|\t|\u200b|*|x"
)
FRAGMENTS = st.sampled_from([*NAMES, *LETTERS, *WORDS.split("|")])
TEXTS = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=30).map("".join))


def _written(style: str, year: int, month: int, day: int) -> str:
    return style.format(
        d=day,
        m=month,
        ce=year,
        be=year + 543,
        yy=(year + 543) % 100,
        name=NAMES[month - 1],
        letters=LETTERS[month - 1],
        bare=LETTERS[month - 1].replace(".", ""),
    )


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("thai", [False, True])
@given(day=st.dates(date(1990, 1, 1), date(2056, 12, 31)))
def test_a_date_reads_back(style: str, thai: bool, day: date) -> None:
    text = _written(style, day.year, day.month, day.day)
    text = text.translate(THAI_DIGITS) if thai else text
    assert read_date(text) == day
    values = [value for value in find_values(f"ประชุม {text} แล้ว") if value.start]
    assert [(v.kind, v.start, v.end) for v in values] == [("date", day, day)]


@pytest.mark.parametrize("style", STYLES)
@given(year=st.integers(1990, 2056), month=st.integers(1, 12), excess=st.integers(1, 68))
def test_an_impossible_day_is_never_a_date(style: str, year: int, month: int, excess: int) -> None:
    text = _written(style, year, month, monthrange(year, month)[1] + excess)
    with pytest.raises(ImpossibleDate):
        read_date(text)
    values = find_values(f"ประชุม {text} แล้ว")
    assert [value.start for value in values if value.start] == []
    assert any(value.error and value.error.code == "impossible_date" for value in values)


@given(first=st.dates(date(1990, 1, 1), date(2056, 12, 31)), length=st.integers(-400, 400))
def test_a_range_is_whole_or_refused(first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    ends = [_written("{d} {name} {be}", d.year, d.month, d.day) for d in (first, last)]
    [value] = find_values(" - ".join(ends))
    if length >= 0:
        assert (value.start, value.end, value.error) == (first, last, None)
    else:
        assert value.error is not None
        assert (value.error.code, value.start) == ("reversed_range", None)


@given(TEXTS)
def test_spans_slice_the_text_and_never_overlap(text: str) -> None:
    end = 0
    for value in find_values(text):
        assert end <= value.span[0] < value.span[1] <= len(text)
        assert text[value.span[0] : value.span[1]] == value.raw
        end = value.span[1]


@given(TEXTS)
def test_a_value_is_whole_or_says_why_not(text: str) -> None:
    for value in find_values(text):
        assert (value.start is None) == (value.end is None)
        if value.error is not None:
            assert value.start is None
        else:
            assert value.start is not None or value.value is not None
        if value.start and value.end:
            assert value.start <= value.end


@given(TEXTS)
def test_no_text_breaks_the_other_readers(text: str) -> None:
    for phone in phones_in(text):
        assert text[phone.span[0] : phone.span[1]] == phone.raw
    for first, last in stated_fiscal_years(text):
        assert first <= last


@pytest.mark.parametrize(
    "piece",
    "1 |ก.|1|1,|1.| |\n|(|ม.ค.|1 ม.ค. |ปี |พ.ศ. |หนึ่ง|1 ล้าน |0 2 |-|1-|ร้อยละ |1 โครงการ  |วันที่ 1, "
    "|มกราคม - |ไตรมาสที่ 1 - |08|1/2/|ล้าน|5 คน |2564 ".split("|"),
)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    def lines_run(length: int) -> int:
        text = (piece * (length // len(piece) + 1))[:length]
        steps = 0

        def count(*_: object) -> object:
            nonlocal steps
            steps += 1
            return count

        sys.settrace(count)  # type: ignore[arg-type]
        try:
            find_values(text)
        finally:
            sys.settrace(None)
        return steps

    assert lines_run(4000) <= 3 * lines_run(2000) + 2000


@pytest.mark.parametrize("piece", ["1 ", "ก.", "1", "1,", " ", "ม.ค.", "หนึ่ง", "1 ล้าน ", "08"])
def test_a_long_hostile_text_comes_to_an_end(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert len(find_values(text)) <= len(text)


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, schema.thai; print(sorted(n for n in sys.modules if n in " \
           "('pythainlp', 'pydantic', 'schema.thai.values', 'duckdb')))"  # fmt: skip
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
