"""Tables of plain text: runs of lines with tabs, and the tags that transcripts keep in cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.readers import is_markup, read
from parsers.readers.text import read_tables
from schema.document import Mark, Origin, Span


def test_a_run_of_lines_with_tabs_is_a_table() -> None:
    (table,) = read_tables(["หัวเรื่อง", "ที่\tงาน", "1\tตรวจตลาด", "", "ท้าย"])
    assert table.rows == (("ที่", "งาน"), ("1", "ตรวจตลาด"))
    assert (table.line_start, table.line_end) == (2, 3)
    assert table.spans == (Span(2, 2), Span(3, 3))
    assert (table.page_start, table.page_end) == (None, None)


def test_a_line_without_tabs_parts_tables() -> None:
    first, second = read_tables(["ก\tข", "คั่น", "ค\tง\tจ"])
    assert (first.rows, second.rows) == ((("ก", "ข"),), (("ค", "ง", "จ"),))


def test_empty_cells_keep_their_columns() -> None:
    (table,) = read_tables(["\t\tสาม", "หนึ่ง\t\t"])
    assert table.rows == (("", "", "สาม"), ("หนึ่ง", "", ""))


def test_a_text_without_tabs_has_no_table() -> None:
    assert read_tables(["ความคืบหน้า", "ร้อยละ 40"]) == ()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>ย่อหน้าหนึ่ง</p><p>ย่อหน้าสอง</p>", "ย่อหน้าหนึ่ง\nย่อหน้าสอง"),
        ("นำ<ul><li>ข้อหนึ่ง</li><li>ข้อสอง</li></ul>", "นำ\nข้อหนึ่ง\nข้อสอง"),
        ("บน <br/> ล่าง", "บน\nล่าง"),
        ("บน<BR>ล่าง", "บน\nล่าง"),
        ("<u>ขีดเส้น</u>ใต้", "ขีดเส้นใต้"),
        ('<span class="x">ใน</span> นอก', "ใน นอก"),
        ("<p></p>", ""),
        ("น้อย < มาก", "น้อย < มาก"),
        ("<p><b>หนา</b></p>", "หนา"),
    ],
)
def test_tags_of_a_cell_are_its_structure(source: str, text: str) -> None:
    (table,) = read_tables([f"{source}\tอื่น"])
    assert table.rows == ((text, "อื่น"),)


def test_marks_of_footnotes_are_kept_beside_the_cells() -> None:
    (table,) = read_tables(["งาน ¹\tเป้าหมาย<sup>²</sup>", "ก\tข^3"])
    assert table.rows == (("งาน", "เป้าหมาย"), ("ก", "ข"))
    assert table.marks == (Mark(0, 0, "¹"), Mark(0, 1, "²"), Mark(1, 1, "^3"))


cells = st.text("กขคงจabc123 ", max_size=8).map(str.strip)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5))
def test_rows_come_back_as_they_were_written(rows: list[list[str]]) -> None:
    (table,) = read_tables(["\t".join(row) for row in rows])
    assert [list(row) for row in table.rows] == rows


TRANSCRIPT = "แผนงาน\n" + "\n".join(
    f"{number}\t<p>งานที่ {number}</p><p>ข้อย่อย</p>\t<u>100</u><br>บาท" for number in range(1, 6)
)


def test_a_transcript_with_tags_in_its_cells_is_no_markup() -> None:
    assert not is_markup(TRANSCRIPT)
    document = read(TRANSCRIPT.encode(), Origin("plan.txt"))
    assert document.media_type == "text/plain"
    assert document.tables[0].rows[0] == ("1", "งานที่ 1\nข้อย่อย", "100\nบาท")


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><body>x</body></html>",
        "\ufeff\n  <div>x</div>",
        "บทนำ\n<p>หนึ่ง</p>\n<p>สอง</p>\n<p>สาม</p>",
        "ก\n\t<form>\n\t\t<div>ข</div>\n\t\t<div>ค</div>\n\t</form>",
    ],
)
def test_a_page_full_of_tags_is_markup(page: str) -> None:
    assert is_markup(page)


@pytest.mark.parametrize(
    "text", ["", "ความคืบหน้า ร้อยละ 40", "ใช้ <br> คั่น และ <p> คั่น", "5 < 6\n7 > 2"]
)
def test_a_text_that_quotes_a_tag_or_two_is_no_markup(text: str) -> None:
    assert not is_markup(text)
