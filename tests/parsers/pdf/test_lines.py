"""Letters to lines: spaces as they are seen, and what is drawn raised or twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.readers.pdf.glyphs import Glyph
from parsers.readers.pdf.lines import text_lines
from tests.parsers.pdf.sheets import EM, Sheet


def spread(text: str, gaps: list[float], left: float = 50.0) -> list[Glyph]:
    """Letters of half an em, with these gaps in ems after each but the last."""
    glyphs = []
    for number, character in enumerate(text):
        glyphs.append(Glyph(character, left, left + 0.5 * EM, 100.0, EM, number + 1))
        left += (0.5 + (gaps[number] if number < len(gaps) else 0.0)) * EM
    return glyphs


def texts_of(glyphs: list[Glyph]) -> list[str]:
    return [line.text for line in text_lines(glyphs)]


def written(*parts: tuple[str, float, float, float]) -> list[Glyph]:
    """Each part's text, left edge, baseline and size."""
    sheet = Sheet()
    for text, left, baseline, em in parts:
        sheet.write(text, left, baseline, em=em)
    return sheet.glyphs


def test_letters_that_touch_are_one_word() -> None:
    assert texts_of(spread("แผนงาน", [0.0] * 5)) == ["แผนงาน"]


def test_a_gap_without_a_space_is_a_space() -> None:
    assert texts_of(spread("แผนงาน", [0, 0, 0.3, 0, 0])) == ["แผน งาน"]


def test_small_gaps_of_kerning_are_none() -> None:
    assert texts_of(spread("แผนงาน", [0.03, -0.04, 0.05, 0.0, 0.02])) == ["แผนงาน"]


def test_a_drawn_space_that_moved_nothing_is_none() -> None:
    glyphs = spread("ระบบ", [0.0] * 3)
    glyphs.append(Glyph(" ", glyphs[1].right, glyphs[1].right, 100.0, EM, 9))
    assert texts_of(glyphs) == ["ระบบ"]


def test_a_drawn_space_is_one_even_where_it_is_narrow() -> None:
    glyphs = spread("ปี2565", [0, 0.1, 0, 0, 0])
    assert texts_of(glyphs) == ["ปี2565"]
    glyphs.append(Glyph(" ", glyphs[1].right, glyphs[2].left, 100.0, EM, 9))
    assert texts_of(glyphs) == ["ปี 2565"]


def test_several_drawn_spaces_are_one() -> None:
    glyphs = spread("กข", [0.75])
    for number in range(3):
        left = glyphs[0].right + 2.5 * number
        glyphs.append(Glyph(" ", left, left + 2.5, 100.0, EM, 10 + number))
    assert texts_of(glyphs) == ["ก ข"]


def test_a_line_spread_to_its_margins_has_spaces_only_where_gaps_are_wider() -> None:
    gaps = [0.18] * 2 + [0.5] + [0.18] * 7
    assert texts_of(spread("งานตรวจตลาด", gaps)) == ["งาน ตรวจตลาด"]


def test_a_wide_gap_parts_the_line_as_cells_are_parted() -> None:
    assert texts_of(spread("รวม500", [0, 0, 8.0, 0, 0])) == ["รวม\t500"]


def test_letters_drawn_twice_to_look_bold_stand_once() -> None:
    glyphs = spread("ตลาด", [0.0] * 3)
    again = [g._replace(left=g.left + 0.3, right=g.right + 0.3, order=g.order + 9) for g in glyphs]
    assert texts_of(glyphs + again) == ["ตลาด"]


def test_of_a_letter_drawn_twice_the_one_with_its_mark_is_kept() -> None:
    bare = Glyph("ท", 50, 55, 100, EM, 1)
    dressed = Glyph("ที่", 50.3, 55.3, 100, EM, 2)
    assert texts_of([bare, dressed]) == ["ที่"]
    assert texts_of([bare._replace(text="ที่"), dressed._replace(text="ท")]) == ["ที่"]


def test_a_letter_that_stands_twice_in_a_word_is_not_drawn_twice() -> None:
    assert texts_of(spread("ททกก1100", [0.0] * 7)) == ["ททกก1100"]


@pytest.mark.parametrize("digits", ["12", "๑๒"])
def test_small_raised_numbers_are_those_of_footnotes(digits: str) -> None:
    glyphs = written(("ผลงาน", 50, 100, 10), (digits, 75, 96, 6), ("รอง", 82, 100, 10))
    (line,) = texts_of(glyphs)
    assert line.replace(" ", "") == "ผลงาน¹²รอง"


@pytest.mark.parametrize("baseline", [88, 95])
def test_numbers_of_full_size_above_a_line_are_a_line_of_their_own(baseline: float) -> None:
    glyphs = written(("2565", 90, baseline, 10), ("งบประมาณ", 50, 100, 10))
    assert texts_of(glyphs) == ["2565", "งบประมาณ"]


def test_a_number_far_above_a_line_is_no_footnotes() -> None:
    glyphs = written(("7", 75, 80, 6), ("ผลงาน", 50, 100, 10))
    assert texts_of(glyphs) == ["7", "ผลงาน"]


def test_a_small_number_at_the_end_of_the_page_is_kept() -> None:
    assert texts_of(written(("แผน", 50, 100, 10), ("14", 300, 800, 6))) == ["แผน", "14"]


def test_lines_come_from_the_top_and_letters_from_the_left_however_they_are_drawn() -> None:
    glyphs = written(("ลาง", 50, 130, 10), ("บน", 50, 100, 10), ("กลาง", 50, 115, 10))
    assert texts_of(glyphs[::-1]) == ["บน", "กลาง", "ลาง"]


def test_letters_a_little_off_their_baseline_are_of_the_same_line() -> None:
    assert texts_of(written(("แผน", 50, 100, 10), ("งาน", 65, 100.8, 10))) == ["แผนงาน"]


def test_a_line_knows_its_edges() -> None:
    (line,) = text_lines(written(("แผนงาน", 50, 100, 10)))
    assert (line.left, line.right, line.baseline, line.em) == (50, 80, 100, 10)
    assert line.top < 95
    assert line.bottom > 100


@pytest.mark.parametrize(("text", "width"), [("แผน งาน", 15), ("แผนงาน", 30)])
def test_the_first_word_is_as_wide_as_up_to_the_first_space(text: str, width: float) -> None:
    (line,) = text_lines(written((text, 50, 100, 10)))
    assert line.first_width == pytest.approx(width)


def test_spaces_alone_are_no_line() -> None:
    assert texts_of(written(("   ", 50, 100, 10))) == []


word = st.text("กขคงจดตนบปพมยรลวสหอabcde123", min_size=2, max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(word, min_size=1, max_size=6), st.floats(0.0, 0.25), st.floats(0.3, 0.9))
def test_words_come_back_however_wide_a_line_is_spread(
    words: list[str], between_letters: float, between_words: float
) -> None:
    text = "".join(words)
    gaps = [between_letters] * len(text)
    at = 0
    for one in words[:-1]:
        at += len(one)
        gaps[at - 1] = between_letters + between_words
    assert texts_of(spread(text, gaps)) == [" ".join(words)]
