"""Lines that wrapped: in one piece again, and nothing else is."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parsers.readers.pdf.lines import TextLine, text_lines
from parsers.readers.pdf.paragraphs import Block, joined, paragraphs, usual_pitch
from tests.parsers.pdf.sheets import ADVANCE, EM, SPACE, Sheet

BLOCK = Block(50.0, 250.0)
LEADING = 14.0


def line(text: str, left: float, right: float, number: float, em: float = EM) -> TextLine:
    baseline = 100 + LEADING * number
    first = (right - left) * len(text.split(" ")[0]) / len(text)
    return TextLine(text, left, right, baseline, em, baseline - em, baseline + 3, first)


def texts_of(lines: list[TextLine], block: Block = BLOCK) -> list[str]:
    return [joined(group, block) for group in paragraphs(lines, block)]


def test_thai_that_wrapped_joins_without_a_space() -> None:
    lines = [line("เพื่อให้ประชาชนได้รับ", 50, 248, 0), line("บริการที่รวดเร็ว", 50, 120, 1)]
    assert texts_of(lines) == ["เพื่อให้ประชาชนได้รับบริการที่รวดเร็ว"]


def test_latin_that_wrapped_joins_with_a_space() -> None:
    lines = [line("a city that cares for", 50, 248, 0), line("everybody", 50, 90, 1)]
    assert texts_of(lines) == ["a city that cares for everybody"]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("ตัวชี้วัด", "KPI", "ตัวชี้วัด KPI"),
        ("KPI", "ตัวชี้วัด", "KPI ตัวชี้วัด"),
        ("ร้อยละ", "80", "ร้อยละ 80"),
    ],
)
def test_a_space_parts_thai_from_latin_and_numbers(first: str, second: str, whole: str) -> None:
    assert joined([line(first, 50, 248, 0), line(second, 50, 90, 1)], BLOCK) == whole


def test_a_figure_torn_by_a_narrow_column_is_one() -> None:
    narrow = Block(50, 78)
    lines = [line("ร้อยละ 10", 50, 77, 0), line("0", 50, 55, 1)]
    assert texts_of(lines, narrow) == ["ร้อยละ 100"]
    short = [line("10", 50, 60, 0), line("20", 50, 60, 1)]
    assert texts_of(short, narrow) == ["10", "20"]


def test_a_line_that_ends_short_was_ended_on_purpose() -> None:
    assert texts_of([line("หัวข้อ", 50, 90, 0), line("เนื้อความ", 50, 120, 1)]) == [
        "หัวข้อ",
        "เนื้อความ",
    ]


@pytest.mark.parametrize(
    "opening",
    ["1. ", "2) ", "(3) ", "๔. ", "1.2 ", "1.2.3. ", "ก. ", "(ข) ", "- ", "• ", "➢ ", "o "],
)
def test_an_item_of_a_list_begins_anew(opening: str) -> None:
    lines = [line("งานที่ทำเต็มบรรทัดก่อนหน้า", 50, 249, 0), line(f"{opening}งานต่อไป", 50, 249, 1)]
    assert len(texts_of(lines)) == 2


@pytest.mark.parametrize("rest", ["12,000 บาท", "80 ของทั้งหมด", "กรุงเทพ", "of it"])
def test_a_rest_that_only_looks_like_an_item_goes_on(rest: str) -> None:
    lines = [line("งานที่ทำเต็มบรรทัดก่อนหน้า", 50, 249, 0), line(rest, 50, 100, 1)]
    assert len(texts_of(lines)) == 1


def test_centred_lines_that_fill_their_cell_are_one() -> None:
    lines = [line("ร้อยละของโครงการ", 57, 243, 0), line("ที่สำเร็จ", 100, 200, 1)]
    assert texts_of(lines) == ["ร้อยละของโครงการที่สำเร็จ"]


def test_centred_lines_with_room_on_both_sides_are_two() -> None:
    lines = [line("แผนปฏิบัติราชการ", 70, 230, 0), line("สำนักงานเขต", 100, 200, 1)]
    assert texts_of(lines) == ["แผนปฏิบัติราชการ", "สำนักงานเขต"]


def test_a_line_of_another_size_begins_anew() -> None:
    lines = [line("หัวข้อใหญ่เต็มบรรทัด", 50, 249, 0, em=16), line("เนื้อความ", 50, 249, 1)]
    assert len(texts_of(lines)) == 2


def test_a_line_further_down_begins_anew() -> None:
    lines = [line("เนื้อความเต็มบรรทัด", 50, 249, 0), line("อีกย่อหน้าหนึ่ง", 50, 249, 2)]
    assert len(texts_of(lines)) == 2


def test_a_line_set_off_from_evenly_set_ones_begins_anew() -> None:
    lines = [line("เนื้อความเต็มบรรทัด", 50, 249, number) for number in range(4)]
    lines.append(line("อีกย่อหน้าหนึ่ง", 50, 120, 4.3))
    evenly = BLOCK._replace(pitch=usual_pitch(lines))
    assert len(texts_of(lines[:-1], evenly)) == 1
    assert len(texts_of(lines, evenly)) == 2


@pytest.mark.parametrize("rest", ["าลัย", "ๆ ทุกแห่ง", "ะเมิน"])
def test_what_never_begins_a_word_goes_on(rest: str) -> None:
    assert len(texts_of([line("มหาวิทย", 50, 90, 0), line(rest, 50, 80, 1)])) == 1


def test_words_are_torn_in_a_very_narrow_column() -> None:
    lines = [line("ผู้บริ", 50, 62, 0), line("หาร", 50, 65, 1)]
    assert texts_of(lines, Block(50, 82)) == ["ผู้บริหาร"]


def test_a_figure_torn_at_the_edge_is_whole() -> None:
    lines = [line("12,345,6", 50, 96, 0), line("00", 50, 60, 1)]
    assert texts_of(lines, Block(50, 101)) == ["12,345,600"]


def test_figures_that_would_have_found_room_are_two() -> None:
    lines = [line("1,200", 50, 91, 0), line("3,400", 50, 91, 1)]
    assert texts_of(lines, Block(50, 101)) == ["1,200", "3,400"]


def test_a_line_set_far_to_the_right_begins_anew() -> None:
    lines = [line("เนื้อความเต็มบรรทัด", 50, 249, 0), line("ลงชื่อ", 200, 249, 1)]
    assert len(texts_of(lines)) == 2


def test_lines_set_in_columns_are_never_joined() -> None:
    lines = [line("งบบุคลากร\t1,000", 50, 249, 0), line("งบดำเนินงาน\t2,000", 50, 249, 1)]
    assert len(texts_of(lines)) == 2


@pytest.mark.parametrize(("end", "count"), [(120.0, 2), (230.0, 1)])
def test_a_long_word_goes_on_where_the_line_before_had_no_room(end: float, count: int) -> None:
    lines = [line("the committee", 50, end, 0), line("internationalisation", 50, 150, 1)]
    assert len(texts_of(lines)) == count


def test_no_lines_are_no_paragraphs() -> None:
    assert paragraphs([], BLOCK) == []


thai_words = st.lists(
    st.text("กขคงจดตนบปพมยรลวสหอ", min_size=2, max_size=6), min_size=1, max_size=30
)
latin_words = st.lists(st.text("abcdefghijklmn", min_size=2, max_size=6), min_size=1, max_size=30)


def wrapped(words: list[str], gap: str) -> list[TextLine]:
    """The words, broken where the next would not fit into the block."""
    room = BLOCK.right - BLOCK.left
    rows: list[str] = [words[0]]
    for word in words[1:]:
        longer = rows[-1] + gap + word
        spaces = longer.count(" ")
        width = (ADVANCE * (len(longer) - spaces) + SPACE * spaces) * EM
        if width <= room:
            rows[-1] = longer
        else:
            rows.append(word)
    sheet = Sheet()
    for number, row in enumerate(rows):
        sheet.write(row, BLOCK.left, 100 + LEADING * number)
    return text_lines(sheet.glyphs)


@settings(max_examples=50, deadline=None)
@given(thai_words)
def test_thai_wrapped_between_words_comes_back_whole(words: list[str]) -> None:
    assert texts_of(wrapped(words, "")) == ["".join(words)]


@settings(max_examples=50, deadline=None)
@given(latin_words)
@example(["aa", "aaa", "aaaa", "aaaa", *["aaaaaa"] * 4])
def test_latin_wrapped_at_its_spaces_comes_back_whole(words: list[str]) -> None:
    assert texts_of(wrapped(words, " ")) == [" ".join(words)]
