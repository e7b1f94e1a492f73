"""Thai from the bytes of a PDF to lines: letters half an em wide, and marks that move nothing."""

from collections.abc import Sequence
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.readers import read
from parsers.readers.pdf.glyphs import MARKS
from schema.document import Origin
from schema.thai.text import repair_text
from tests.parsers.pdf.thai_font import Drawn, page_of

LEFT, TOP, ADVANCE, LEADING = 72.0, 700.0, 5.0, 60.0


def placed(names: Sequence[str], y: float = TOP) -> list[Drawn]:
    """The glyphs where a shaper puts them, a mark at the right edge of its base."""
    drawn, x = [], LEFT
    for name in names:
        drawn.append(Drawn(name, x, y))
        if name[0] not in MARKS:
            x += ADVANCE
    return drawn


def shuffled(drawn: list[Drawn], random: Random) -> list[Drawn]:
    """The glyphs, each base and its marks in any order."""
    groups: list[list[Drawn]] = []
    for glyph in drawn:
        if glyph.name in MARKS:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    for group in groups:
        random.shuffle(group)
    return [glyph for group in groups for glyph in group]


def lines_of(drawn: list[Drawn], **texts: str | None) -> list[str]:
    """The lines of a page of these glyphs; a glyph's text is its name unless said otherwise."""
    known = {name: texts.get(name, name) for name in sorted({glyph.name for glyph in drawn})}
    return [line.text for line in read(page_of(drawn, known), Origin("plan.pdf")).lines()]


def test_words_with_marks_come_back() -> None:
    text = "เพื่อให้น้ำในคลองทุกแห่งสะอาดและไม่ท่วมพื้นที่ปลูกต้นไม้"
    assert lines_of(placed(text)) == [text]


def test_spaces_come_back() -> None:
    assert lines_of(placed("ปี 2565 ร้อยละ ๘๐ ขึ้นไป")) == ["ปี 2565 ร้อยละ ๘๐ ขึ้นไป"]


def test_marks_drawn_after_all_letters_of_the_page_come_back() -> None:
    drawn = placed("ที่ดินริมน้ำ") + placed("ปู่ย่าตายาย", TOP - LEADING)
    later = sorted(drawn, key=lambda glyph: glyph.name in MARKS)
    assert lines_of(later) == ["ที่ดินริมน้ำ", "ปู่ย่าตายาย"]


def test_sara_am_drawn_as_ring_and_aa_is_composed() -> None:
    assert lines_of(placed("ทํางานประจําที่สํานักงาน")) == ["ทำงานประจำที่สำนักงาน"]


def test_marks_drawn_twice_stand_once() -> None:
    drawn = placed("ที่ปรึกษา")
    twice = [glyph for one in drawn for glyph in [one] * (2 if one.name in MARKS else 1)]
    assert lines_of(twice) == ["ที่ปรึกษา"]


def test_the_shifted_glyphs_of_old_fonts_are_tones() -> None:
    names = ["ท", "ี", "่s", "ป", "่s", "า", "ม", "้s", "า", "ย"]
    texts = {"่s": "\uf70a", "้s": "\uf70b"}
    assert lines_of(placed(names), **texts) == ["ที่ป่าม้าย"]


def test_shifted_tones_by_their_codes_are_tones() -> None:
    names = ["ท", "ี", "่s", "น", "้s", "อ", "ง"]
    assert lines_of(placed(names), **{"่s": "É", "้s": "Ê"}) == ["ที่น้อง"]


def test_a_letter_whose_glyph_claims_a_mark_has_it_once() -> None:
    names = ["น", "้", "อ", "ย"]
    assert lines_of(placed(names), น="น้") == ["น้อย"]


def test_a_bare_letter_whose_glyph_claims_a_mark_has_none() -> None:
    names = ["ก", "า", "ร", "ท", "ี", "่"]
    assert lines_of(placed(names), ก="กิ") == ["การที่"]


def test_a_mark_without_text_is_told_by_its_drawing() -> None:
    names = ["ท", "้", "า", "ย", "ท", "้x", "า", "ย"]
    assert lines_of(placed(names), **{"้x": None}) == ["ท้ายท้าย"]


words = st.lists(
    st.builds(
        "".join,
        st.tuples(
            st.sampled_from(["", *"เแโไใ"]),
            st.sampled_from("กขคงจชดตถทนบปผพมยรลวสหอ"),
            st.sampled_from(["", *"ัิีึืฺุู็"]),
            st.sampled_from(["", *"่้๊๋์"]),
            st.sampled_from(["", "า", "ะ", "ๆ", "ำ"]),
        ),
    ),
    min_size=1,
    max_size=5,
).map("".join)
texts = st.lists(words, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_any_lines_come_back_in_whatever_order_marks_are_drawn(
    lines: list[str], random: Random
) -> None:
    drawn = [
        glyph
        for number, line in enumerate(lines)
        for glyph in shuffled(placed(line, TOP - LEADING * number), random)
    ]
    assert lines_of(drawn) == repair_text("\n".join(lines)).split("\n")
