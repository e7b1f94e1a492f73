"""Marks to bases: by where their ink stands, and by what was drawn just before."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.readers.pdf.clusters import clusters
from parsers.readers.pdf.glyphs import UNREADABLE, Glyph, MarkGlyph
from schema.thai.text import repair_text
from tests.parsers.pdf.sheets import Sheet, letter, mark, standing, text_of


def test_a_tone_whose_origin_is_beyond_its_base_is_not_the_next_letters() -> None:
    glyphs = [letter("ข", 222.7, 226.9, 1), letter("ง", 226.9, 230.8, 3)]
    assert text_of(glyphs, [mark("่", 227.0, (225.2, 226.7), 2)]) == "ข่ง"


def test_a_raised_tone_beside_its_vowel_reaches_over_the_edge_of_the_base() -> None:
    glyphs = [letter("ว", 10, 15, 1), letter("น", 15, 20, 4)]
    worn = [mark("ั", 15, (12, 15.3), 2), mark("้", 15, (14.6, 17.2), 3)]
    assert text_of(glyphs, worn) == "วั้น"


def test_a_raised_tone_drawn_with_its_vowel_after_the_line_reaches_over_too() -> None:
    glyphs = [letter("ว", 10, 15, 1), letter("น", 15, 20, 2), letter("ง", 20, 25, 3)]
    worn = [mark("ั", 15, (12, 15.3), 4), mark("้", 15, (14.6, 16.8), 5)]
    assert text_of(glyphs, worn) == "วั้นง"


def test_a_raised_tone_beyond_the_reach_of_its_base_stands_with_its_vowel() -> None:
    glyphs = [letter("ว", 10, 15, 1), letter("น", 15, 20, 4)]
    worn = [mark("ั", 15, (13, 16), 2), mark("้", 15, (15.6, 17.6), 3)]
    assert text_of(glyphs, worn) == "วั้น"


def test_of_two_letters_under_a_mark_it_is_that_at_whose_edge_it_ends() -> None:
    glyphs = [letter("ก", 10, 15, 1), letter("ร", 15, 17.5, 2), letter("น", 17.5, 22, 3)]
    assert text_of(glyphs, [mark("้", 17.5, (14.8, 17.4), 4)]) == "กร้น"


@pytest.mark.parametrize("space", [[], [letter(" ", 15, 17, 2)]])
def test_a_mark_beside_all_letters_is_that_of_the_one_drawn_before_it(space: list[Glyph]) -> None:
    glyphs = [letter("ก", 10, 15, 1), *space, letter("น", 22, 27, 4)]
    assert text_of(glyphs, [mark("้", 20.5, (18.5, 20.5), 3)]) == "ก้ น"


@pytest.mark.parametrize(("code", "tone"), [*zip("ÉÊËÌÍ", "่้๊๋์", strict=True)])
def test_a_shifted_tone_over_a_thai_base_is_the_tone_of_its_code(code: str, tone: str) -> None:
    glyphs = [letter("ก", 10, 15, 1), letter("อ", 15, 20, 3)]
    assert text_of(glyphs, [mark(code, 15, (12.5, 14.8), 2)]) == f"ก{tone}อ"


def test_a_letter_of_a_latin_word_is_no_shifted_tone() -> None:
    glyphs = [letter(text, 10 + 5 * n, 15 + 5 * n, n + 1) for n, text in enumerate("CAF")]
    assert text_of(glyphs, [standing("É", 25, 30, 4, 25.2)]) == "CAFÉ"


def test_a_latin_letter_between_others_keeps_its_place() -> None:
    glyphs = [letter("D", 10, 15, 1), letter("F", 20, 25, 3), letter("I", 25, 28, 4)]
    assert text_of(glyphs, [standing("É", 15, 20, 2, 15.2)]) == "DÉFI"


def _claimed_and_drawn() -> tuple[list[Glyph], list[MarkGlyph]]:
    """น whose glyph claims a tone that is drawn by its own glyph, and ก that claims one too."""
    glyphs = [letter("น", 10, 15, 1), letter("ก", 15, 20, 4), letter("า", 20, 25, 6)]
    claimed = mark("้", 10, (10, 15), 2, shares_base=True)
    drawn = mark("้", 15, (12.8, 14.9), 3)
    invented = mark("ิ", 15, (15, 20), 5, shares_base=True)
    return glyphs, [claimed, drawn, invented]


def test_a_mark_both_claimed_and_drawn_stands_once_and_an_undrawn_one_not_at_all() -> None:
    assert text_of(*_claimed_and_drawn()) == "น้กา"


def test_what_a_font_draws_apart_is_known_on_the_pages_after() -> None:
    apart: set[int] = set()
    clusters(*_claimed_and_drawn(), apart)
    bare = [letter("ก", 15, 20, 1), letter("า", 20, 25, 3)]
    invented = mark("ิ", 15, (15, 20), 2, shares_base=True)
    assert text_of(bare, [invented], apart) == "กา"


def test_a_claimed_mark_counts_where_the_font_draws_none_apart() -> None:
    glyphs = [letter("น", 10, 15, 1), letter("ก", 15, 20, 3)]
    assert text_of(glyphs, [mark("้", 10, (10, 15), 2, shares_base=True)]) == "น้ก"


def test_a_mark_drawn_twice_stands_once() -> None:
    glyphs = [letter("ส", 10, 15, 1), letter("ย", 15, 20, 5)]
    worn = [mark("ี", 15, (12, 15), at) for at in (2, 3)] + [mark("่", 15, (13, 14.9), 4)]
    assert text_of(glyphs, worn) == "สี่ย"


def test_a_tone_drawn_before_the_vowel_stands_after_it() -> None:
    glyphs = [letter("ท", 10, 15, 1)]
    assert text_of(glyphs, [mark("่", 15, (13, 15), 2), mark("ี", 15, (12, 15), 3)]) == "ที่"


def test_a_ring_and_its_aa_with_a_tone_between_are_sara_am() -> None:
    glyphs = [letter("น", 10, 15, 1), letter("า", 15, 19, 4)]
    worn = [mark("ํ", 15, (13, 15), 2), mark("้", 15, (13.2, 15), 3)]
    assert repair_text(text_of(glyphs, worn)) == "น้ำ"


def test_a_ring_told_as_sara_am_before_its_own_aa_is_the_ring_alone() -> None:
    glyphs = [letter("ท", 10, 15, 1), letter("า", 15, 19, 3), letter("ด", 19, 24, 4)]
    assert repair_text(text_of(glyphs, [mark("ำ", 15, (13, 15), 2)])) == "ทำด"


def test_sara_am_of_one_glyph_stands_as_it_is() -> None:
    glyphs = [letter("ท", 10, 15, 1), letter("ด", 20, 25, 3)]
    assert text_of(glyphs, [standing("ำ", 15, 20, 2, 12)]) == "ทำด"


def test_a_ring_without_unicode_is_told_by_the_aa_after_it() -> None:
    glyphs = [letter("ท", 10, 15, 1), letter("า", 15, 19, 3)]
    assert repair_text(text_of(glyphs, [mark(UNREADABLE, 15, (13, 15), 2)])) == "ทำ"


def test_a_ring_without_unicode_before_an_aa_told_as_sara_am() -> None:
    glyphs = [letter("ท", 10, 15, 1), letter("ด", 19, 24, 4)]
    worn = [mark(UNREADABLE, 15, (13, 15), 2), standing("ำ", 15, 19, 3, 15.3)]
    assert repair_text(text_of(glyphs, worn)) == "ทำด"


def test_a_ring_whose_aa_has_no_text_is_sara_am_by_the_room_that_is_left() -> None:
    glyphs = [letter("ท", 10, 15, 1), letter("ด", 19.5, 24, 3)]
    assert text_of(glyphs, [mark("ํ", 15, (13, 15), 2)]) == "ทำด"


def test_an_aa_without_unicode_after_a_spelt_sara_am_is_drawn_once_more() -> None:
    glyphs = [letter("ทำ", 10, 19, 1, is_spelt=True), letter("ด", 19, 24, 3)]
    assert text_of(glyphs, [standing(UNREADABLE, 15, 19, 2, 15.3)]) == "ทำด"


def test_a_mark_without_unicode_that_is_no_ring_stays_unread_on_its_base() -> None:
    glyphs = [letter("ก", 10, 15, 1), letter("น", 15, 20, 3)]
    assert text_of(glyphs, [mark(UNREADABLE, 15, (13, 15), 2)]) == f"ก{UNREADABLE}น"


@pytest.mark.parametrize("order", [0, 9])
def test_a_mark_drawn_before_all_letters_or_after_them_is_told_by_its_place(order: int) -> None:
    glyphs = [letter(text, 10 + 5 * n, 15 + 5 * n, n + 1) for n, text in enumerate("กบคด")]
    assert text_of(glyphs, [mark("้", 20, (17.5, 19.8), order)]) == "กบ้คด"


def test_a_mark_drawn_after_a_space_is_still_that_of_the_letter_before() -> None:
    glyphs = [letter("ก", 10, 15, 1), letter(" ", 15, 17.5, 2), letter("น", 17.5, 22, 4)]
    assert text_of(glyphs, [mark("็", 15, (12, 15), 3)]) == "ก็ น"


def test_a_mark_on_another_line_is_not_taken_by_the_letter_under_it() -> None:
    below = Glyph("น", 10, 15, 125.0, 10.0, 2)
    glyphs = [letter("ก", 10, 15, 1), below]
    assert text_of(glyphs, [mark("้", 15, (12.5, 14.8), 3)]) == "ก้\nน"


def test_a_span_that_gives_its_own_text_takes_no_mark() -> None:
    glyphs = [letter("ปี่", 10, 15, 1, is_spelt=True), letter("น", 15, 20, 3)]
    assert text_of(glyphs, [mark("่", 15, (12, 15), 2)]) == "ปี่น"


def test_a_mark_of_no_base_is_not_lost() -> None:
    assert text_of([letter("ก", 10, 15, 1)], [mark("้", 80, (78, 80), 2)]).count("้") == 1


def test_no_mark_stands_on_a_latin_letter_or_a_digit() -> None:
    glyphs = [letter("ก", 10, 15, 1), letter("7", 15, 20, 2)]
    assert text_of(glyphs, [mark("็", 15.5, (13.5, 16.5), 3)]) == "ก็7"


syllables = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", *"เแโไใ"]),
        st.sampled_from("กขคงจชดตถทนบปผพฟมยรลวสหอฮญฐ"),
        st.sampled_from(["", *"ัิีึืุู็"]),
        st.sampled_from(["", *"่้๊๋์"]),
        st.sampled_from(["", "า", "ะ", "ๆ", "ำ"]),
    ),
)
words = st.one_of(
    st.lists(syllables, min_size=1, max_size=5).map("".join),
    st.text("AKEglorx", min_size=1, max_size=6),
    st.text("0123456789๐๑๒๙", min_size=1, max_size=5),
)
texts = st.lists(words, min_size=1, max_size=5).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(texts, st.randoms(use_true_random=False))
def test_text_comes_back_in_whatever_order_its_marks_are_drawn(text: str, random: Random) -> None:
    sheet = Sheet()
    sheet.write(text, 50, 100, shuffled_by=random)
    assert text_of(sheet.glyphs, sheet.marks) == text


@settings(max_examples=50, deadline=None)
@given(st.lists(texts, min_size=1, max_size=3))
def test_marks_drawn_after_the_letters_of_all_lines_come_back_too(lines: list[str]) -> None:
    lines = [line.replace("ำ", "า") for line in lines]
    sheet = Sheet()
    for number, line in enumerate(lines):
        sheet.write(line, 50, 100 + 16 * number)
    glyphs = [glyph._replace(order=at) for at, glyph in enumerate(sheet.glyphs)]
    marks = [worn._replace(order=len(glyphs) + at) for at, worn in enumerate(sheet.marks)]
    assert text_of(glyphs, marks) == "\n".join(lines)
