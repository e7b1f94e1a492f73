"""Tables that run over pages: one table, its head once, the rows a page turn cut whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.document import Mark, Span
from tests.parsers.pdf.sheets import Sheet, rows_of, tables_of

TOP = 60.0
HEAD = ("ที่", "งาน", "ผลลัพธ์")
LONG = "กขคงจฉชซญดตถทนบปผพฟมยรลวสหอ"
"""As wide as its column: the next letter found no room."""


def turned(
    before: list[tuple[str, ...]],
    after: list[tuple[str, ...]],
    *,
    is_open_below: bool = False,
    is_open_above: bool = False,
) -> tuple[Sheet, Sheet]:
    """A table over two pages, of which no other table reaches further down than the first part."""
    first, second = Sheet(), Sheet()
    first.table(before, TOP, is_open_below=is_open_below)
    second.table(after, TOP, is_open_above=is_open_above)
    return first, second


def test_a_table_of_one_page() -> None:
    sheet = Sheet()
    sheet.table([HEAD, ("1", "ตรวจตลาด", "สะอาด")], TOP)
    (table,) = tables_of(sheet)
    assert table.rows == (HEAD, ("1", "ตรวจตลาด", "สะอาด"))
    assert table.spans == (Span(1, 1, 1, 1), Span(2, 2, 1, 1))
    assert (table.page_start, table.page_end) == (1, 1)
    assert (table.line_start, table.line_end) == (1, 2)


@pytest.mark.parametrize("head", [[], [HEAD]])
def test_a_table_goes_on_with_its_head_printed_again_or_not(head: list[tuple[str, ...]]) -> None:
    pages = turned([HEAD, ("1", "ตรวจตลาด", "ดี")], [*head, ("2", "ล้างท่อ", "ดี")])
    (table,) = tables_of(*pages)
    assert table.rows == (HEAD, ("1", "ตรวจตลาด", "ดี"), ("2", "ล้างท่อ", "ดี"))
    assert (table.page_start, table.page_end) == (1, 2)
    assert table.spans[-1].page == 2


def test_a_head_of_two_rows_printed_again_stands_once() -> None:
    head = [HEAD, ("", "(1)", "(2)")]
    pages = turned([*head, ("1", "ตรวจ", "ดี")], [*head, ("2", "ล้าง", "ดี")])
    assert rows_of(*pages) == [[*head, ("1", "ตรวจ", "ดี"), ("2", "ล้าง", "ดี")]]


def test_a_table_over_three_pages_is_one() -> None:
    sheets = [Sheet() for _ in range(3)]
    for number, sheet in enumerate(sheets):
        sheet.table([HEAD, (str(number), "ตรวจ", "ดี")], TOP)
    assert rows_of(*sheets) == [[HEAD, *[(str(n), "ตรวจ", "ดี") for n in range(3)]]]


def test_a_row_left_open_by_the_page_turn_is_one() -> None:
    pages = turned(
        [HEAD, ("1", LONG, "ดี")], [("", "ต่อท้าย", "")], is_open_below=True, is_open_above=True
    )
    (table,) = tables_of(*pages)
    assert table.rows == (HEAD, ("1", f"{LONG}ต่อท้าย", "ดี"))
    assert table.spans[-1] == Span(2, 1, 1, 2)


def test_a_row_left_open_goes_on_below_the_head_printed_again() -> None:
    pages = turned([HEAD, ("1", LONG, "ดี")], [HEAD, ("", "ต่อท้าย", "")], is_open_below=True)
    assert rows_of(*pages) == [[HEAD, ("1", f"{LONG}ต่อท้าย", "ดี")]]


def test_a_closed_row_that_fills_its_page_goes_on_where_its_text_does() -> None:
    pages = turned([HEAD, ("1", LONG, "")], [HEAD, ("", "ต่อท้าย", "")])
    assert rows_of(*pages) == [[HEAD, ("1", f"{LONG}ต่อท้าย", "")]]


def test_a_cut_row_with_lines_ended_on_purpose_keeps_them_apart() -> None:
    pages = turned([HEAD, ("1", "ข้อหนึ่ง", "")], [HEAD, ("", "ข้อสอง", "")])
    assert rows_of(*pages) == [[HEAD, ("1", "ข้อหนึ่ง\nข้อสอง", "")]]


def test_a_row_with_a_first_cell_of_its_own_is_new() -> None:
    pages = turned([HEAD, ("ก่อสร้าง", LONG, "")], [HEAD, ("ซ่อมแซม", "ล้างท่อ", "")])
    assert rows_of(*pages) == [[HEAD, ("ก่อสร้าง", LONG, ""), ("ซ่อมแซม", "ล้างท่อ", "")]]


def test_a_first_cell_that_wraps_over_the_cut_like_the_others_goes_on() -> None:
    full = LONG[:18]
    pages = turned([HEAD, (full, LONG, "")], [HEAD, ("ฟมยรล", "ต่อท้าย", "")])
    assert rows_of(*pages) == [[HEAD, (f"{full}ฟมยรล", f"{LONG}ต่อท้าย", "")]]


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (("1", "ตรวจ", "1,000"), ("2", "ล้าง", "2,000")),
        (("1. ตรวจ", LONG, ""), ("2. ล้าง", "ท่อทุกแห่ง", "")),
    ],
)
def test_a_row_that_is_left_open_and_whole_does_not_go_on(
    last: tuple[str, ...], first: tuple[str, ...]
) -> None:
    pages = turned([HEAD, last], [first], is_open_below=True, is_open_above=True)
    assert rows_of(*pages) == [[HEAD, last, first]]


@pytest.mark.parametrize(
    ("last", "first"), [("1,200,000", "350,000"), ("-", "40,000"), ("ร้อยละ 80", "ร้อยละ 90")]
)
def test_amounts_are_never_joined(last: str, first: str) -> None:
    pages = turned([HEAD, ("1", "ตรวจ", last)], [("", "", first)])
    assert rows_of(*pages) == [[HEAD, ("1", "ตรวจ", last), ("", "", first)]]


def test_a_row_beside_values_is_new_even_where_its_text_could_go_on() -> None:
    pages = turned([HEAD, ("", LONG, "1,000")], [("", "ล้างท่อ", "2,000")])
    assert rows_of(*pages) == [[HEAD, ("", LONG, "1,000"), ("", "ล้างท่อ", "2,000")]]


def test_a_row_that_says_the_same_again_is_new() -> None:
    pages = turned([HEAD, ("", "ตรวจ", "ไม่มี")], [("", "ล้าง", "ไม่มี")])
    assert len(rows_of(*pages)[0]) == 3


def test_a_row_under_an_empty_cell_is_new() -> None:
    pages = turned([HEAD, ("1", "", "ดี")], [("", "ล้างท่อ", "")])
    assert rows_of(*pages) == [[HEAD, ("1", "", "ดี"), ("", "ล้างท่อ", "")]]


def test_text_that_ended_high_in_its_row_does_not_go_on() -> None:
    pages = turned([HEAD, ("1", "ตรวจ", "ก\nข\nค\nง\nจ\nฉ")], [("", "ล้างท่อ", "")])
    assert rows_of(*pages)[0][-1] == ("", "ล้างท่อ", "")


def test_a_row_that_ends_with_room_below_it_was_not_cut() -> None:
    pages = turned([HEAD, ("1", LONG, "")], [("", "ต่อท้าย", "")])
    further_down = Sheet()
    further_down.table([("ก", "ข")] * 2, 700, edges=(50, 220, 450))
    assert rows_of(*pages, further_down)[0] == [HEAD, ("1", LONG, ""), ("", "ต่อท้าย", "")]


def test_page_numbers_and_running_titles_stand_between_the_parts() -> None:
    sheets = []
    for number in range(3):
        sheet = Sheet()
        sheet.write("แผนงานประจำปี", 50, 40)
        sheet.table([HEAD, (str(number), "ตรวจ", "ดี")], TOP)
        sheet.write(f"- {number + 7} -", 290, 800)
        sheets.append(sheet)
    assert [len(rows) for rows in rows_of(*sheets)] == [4]


def test_a_heading_between_the_parts_begins_a_new_table() -> None:
    first, second = turned([HEAD, ("1", "ตรวจ", "ดี")], [HEAD, ("2", "ล้าง", "ดี")])
    second.write("งานอื่น", 50, 40)
    assert [len(rows) for rows in rows_of(first, second)] == [2, 2]


def test_text_below_the_first_part_begins_a_new_table() -> None:
    first, second = turned([HEAD, ("1", "ตรวจ", "ดี")], [HEAD, ("2", "ล้าง", "ดี")])
    first.write("สรุปผลของงานทั้งหมด", 50, 400)
    assert [len(rows) for rows in rows_of(first, second)] == [2, 2]


def test_footnotes_stand_below_the_first_part() -> None:
    first, second = turned([HEAD, ("1", "ตรวจ", "ดี")], [HEAD, ("2", "ล้าง", "ดี")])
    first.write("1 งาน หมายถึง งานประจำ", 50, 700, em=7)
    assert [len(rows) for rows in rows_of(first, second)] == [3]


def test_a_table_of_other_columns_is_another() -> None:
    first, second = Sheet(), Sheet()
    first.table([HEAD, ("1", "ตรวจ", "ดี")], TOP)
    second.table([("ก", "ข"), ("ค", "ง")], TOP, edges=(50, 220, 450))
    assert [len(rows) for rows in rows_of(first, second)] == [2, 2]


@pytest.mark.parametrize("text", ["", "ภาพประกอบ"])
def test_a_page_without_the_table_ends_it(text: str) -> None:
    first, second = turned([HEAD, ("1", "ตรวจ", "ดี")], [HEAD, ("2", "ล้าง", "ดี")])
    between = Sheet()
    between.write(text, 50, 400)
    assert [len(rows) for rows in rows_of(first, between, second)] == [2, 2]


def test_a_head_without_ruling_below_it_is_taken_out_of_the_cut_row() -> None:
    first, second = Sheet(), Sheet()
    first.table([HEAD, ("1", LONG, "ดี")], TOP)
    glued = tuple(f"{head}\n{rest}" for head, rest in zip(HEAD, ("", "ต่อท้าย", ""), strict=True))
    second.table([glued], TOP)
    assert rows_of(first, second) == [[HEAD, ("1", f"{LONG}ต่อท้าย", "ดี")]]


def test_marks_of_footnotes_are_kept_beside_the_rows() -> None:
    sheet = Sheet()
    sheet.table([HEAD, ("1", "ตรวจ", "ดี")], TOP)
    sheet.write("7", 168, TOP + 10, em=6)
    (table,) = tables_of(sheet)
    assert table.rows[0] == HEAD
    assert table.marks == (Mark(0, 1, "⁷"),)


def test_a_row_without_text_is_none() -> None:
    sheet = Sheet()
    sheet.table([HEAD, ("", "", ""), ("1", "ตรวจ", "ดี")], TOP)
    (table,) = tables_of(sheet)
    assert table.rows == (HEAD, ("1", "ตรวจ", "ดี"))
    assert [span.first for span in table.spans] == [1, 2]


def test_a_line_that_wraps_in_a_cell_is_whole() -> None:
    sheet = Sheet()
    sheet.table([HEAD, ("1", f"{LONG}\nต่อท้าย", "ข้อหนึ่ง\nข้อสอง")], TOP)
    assert rows_of(sheet)[0][1] == ("1", f"{LONG}ต่อท้าย", "ข้อหนึ่ง\nข้อสอง")


cell = st.lists(st.text("กขคงจดตนบปพมยรลวสหอabKP", min_size=1, max_size=5), max_size=3).map(
    " ".join
)
rows = st.lists(st.tuples(cell, cell), min_size=1, max_size=8)


@settings(max_examples=40, deadline=None)
@given(rows, st.integers(1, 4), st.booleans())
def test_numbered_rows_come_back_from_however_many_pages(
    texts: list[tuple[str, str]], rows_a_page: int, is_head_repeated: bool
) -> None:
    wanted = [(str(number), *row) for number, row in enumerate(texts, start=1)]
    sheets = []
    for at in range(0, len(wanted), rows_a_page):
        sheet = Sheet()
        head = [HEAD] if is_head_repeated or not at else []
        sheet.table([*head, *wanted[at : at + rows_a_page]], TOP)
        sheets.append(sheet)
    assert rows_of(*sheets) == [[HEAD, *wanted]]


three_cells = st.tuples(cell, cell, cell)


@settings(max_examples=40, deadline=None)
@given(st.lists(three_cells.filter(any), min_size=1, max_size=6))
def test_rows_of_one_page_come_back_whatever_is_empty(wanted: list[tuple[str, ...]]) -> None:
    sheet = Sheet()
    sheet.table([HEAD, *wanted], TOP)
    assert rows_of(sheet) == [[HEAD, *wanted]]
