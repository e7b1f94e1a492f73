"""Arrows drawn over the months of a plan: text to a reader, and no rulings."""

from parsers.readers.pdf.arrows import arrows_as_glyphs
from parsers.readers.pdf.glyphs import Glyph
from parsers.readers.pdf.rulings import Ruling
from tests.parsers.pdf.sheets import Sheet, levels, uprights

MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "เม.ย.", "พ.ค.", "ก.ค.")
EDGES = tuple(50.0 + 30 * number for number in range(len(MONTHS) + 1))
LEFT, RIGHT = EDGES[0], EDGES[-1]
GRID = levels((LEFT, RIGHT), (100, 130, 160)) + uprights(EDGES, (100, 160))


def months() -> list[Glyph]:
    sheet = Sheet()
    for month, left in zip(MONTHS, EDGES, strict=False):
        sheet.write(month, left + 4, 118)
    return sheet.glyphs


def shaft(first: int, last: int, y: float = 145.0) -> Ruling:
    """A line over the columns from one month to another."""
    return Ruling(True, EDGES[first] + 2, y, EDGES[last + 1] - 2, y)


def column_of(glyph: Glyph) -> int:
    middle = (glyph.left + glyph.right) / 2
    return sum(edge < middle for edge in EDGES) - 1


def test_an_arrow_begins_and_ends_in_the_months_that_it_covers() -> None:
    arrow = shaft(2, 5)
    kept, (start, end) = arrows_as_glyphs([*GRID, arrow], months())
    assert (start.text, column_of(start)) == ("←", 2)
    assert (end.text, column_of(end)) == ("→", 5)
    assert arrow not in kept
    assert set(GRID) <= set(kept)


def test_an_arrow_over_one_month_begins_and_ends_in_it() -> None:
    _, ends = arrows_as_glyphs([*GRID, shaft(3, 3)], months())
    assert [(glyph.text, column_of(glyph)) for glyph in ends] == [("←", 3), ("→", 3)]


def test_several_arrows_of_a_row_are_told_apart() -> None:
    _, ends = arrows_as_glyphs([*GRID, shaft(0, 1), shaft(4, 6)], months())
    assert [column_of(glyph) for glyph in ends] == [0, 1, 4, 6]


def test_an_arrow_drawn_in_pieces_is_one() -> None:
    pieces = [shaft(2, 2), Ruling(True, EDGES[3] - 2, 145, EDGES[4] - 2, 145)]
    kept, ends = arrows_as_glyphs([*GRID, *pieces], months())
    assert [column_of(glyph) for glyph in ends] == [2, 3]
    assert not set(pieces) & set(kept)


def test_a_line_of_a_page_without_months_is_a_ruling() -> None:
    line = shaft(2, 5)
    kept, ends = arrows_as_glyphs([*GRID, line], [])
    assert line in kept
    assert ends == []


def test_a_line_over_text_is_no_arrow() -> None:
    sheet = Sheet()
    sheet.write("ตรวจ", EDGES[2] + 4, 155)
    line = shaft(2, 5)
    kept, ends = arrows_as_glyphs([*GRID, line], months() + sheet.glyphs)
    assert line in kept
    assert ends == []


def test_a_ruling_as_wide_as_the_table_is_no_arrow() -> None:
    kept, ends = arrows_as_glyphs([*GRID, Ruling(True, LEFT, 145, RIGHT, 145)], months())
    assert len(kept) == len(GRID) + 1
    assert ends == []


def test_a_line_outside_every_row_is_no_arrow() -> None:
    _, ends = arrows_as_glyphs([*GRID, shaft(2, 5, 300)], months())
    assert ends == []
