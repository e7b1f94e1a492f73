"""Rulings to tables: the cells that they close, and what stands in each."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.readers.pdf.grids import Cell, Grid, fill, grids_of
from parsers.readers.pdf.rulings import Ruling
from tests.parsers.pdf.sheets import Sheet, levels, uprights

XS = (50.0, 150.0, 250.0, 350.0)
YS = (100.0, 120.0, 140.0, 160.0)


def full(xs: tuple[float, ...] = XS, ys: tuple[float, ...] = YS) -> list[Ruling]:
    """The rulings of a table without merged cells."""
    return levels((xs[0], xs[-1]), ys) + uprights(xs, (ys[0], ys[-1]))


def shape(grid: Grid) -> list[str]:
    """A row of the grid as `#` for each cell and `.` where one goes on."""
    return ["".join("." if cell is None else "#" for cell in row) for row in grid.rows]


def only(grids: list[Grid]) -> Grid:
    (grid,) = grids
    return grid


def texts_of(cells: list[Cell | None]) -> list[str | None]:
    return [None if cell is None else " ".join(line.text for line in cell.lines) for cell in cells]


def test_rulings_that_cross_close_cells() -> None:
    grid = only(grids_of(full()))
    assert shape(grid) == ["###"] * 3
    assert grid.columns == pytest.approx(list(XS))
    assert tuple(grid.box) == pytest.approx((50, 100, 350, 160))
    assert not (grid.is_open_above or grid.is_open_below)


def test_rulings_in_pieces_and_a_little_apart_close_cells_too() -> None:
    pieces = [
        Ruling(True, left, y + 0.4 * n, left + 100, y + 0.4 * n)
        for y in YS
        for n, left in enumerate(XS[:-1])
    ]
    pieces += [Ruling(False, x, top, x, top + 20) for x in XS for top in YS[:-1]]
    assert shape(only(grids_of(pieces))) == ["###"] * 3


def test_a_head_cell_over_two_columns_is_one() -> None:
    rulings = levels((50, 350), YS) + uprights((50, 150, 350), (100, 160))
    rulings += uprights((250,), (120, 160))
    assert shape(only(grids_of(rulings))) == ["##.", "###", "###"]


def test_a_head_cell_over_two_rows_is_one() -> None:
    rulings = levels((50, 350), (100, 140, 160)) + levels((150, 350), (120,))
    rulings += uprights(XS, (100, 160))
    assert shape(only(grids_of(rulings))) == ["###", ".##", "###"]


def test_a_cell_over_rows_and_columns_holds_all_that_stands_in_it() -> None:
    sheet = Sheet()
    sheet.write("บน", 55, 112)
    sheet.write("ลาง", 160, 132)
    sheet.write("ขวา", 260, 112)
    rulings = levels((50, 350), (100, 140, 160)) + levels((250, 350), (120,))
    rulings += uprights((50, 250, 350), (100, 160)) + uprights((150,), (140, 160))
    grid = only(grids_of(rulings))
    assert fill([grid], sheet.glyphs) == []
    assert shape(grid) == ["#.#", "..#", "###"]
    assert texts_of(grid.rows[0]) == ["บน ลาง", None, "ขวา"]


def test_what_stands_in_no_cell_is_given_back() -> None:
    sheet = Sheet()
    sheet.write("ใน", 55, 112)
    sheet.write("นอก", 55, 90)
    sheet.write("ขาง", 400, 112)
    grid = only(grids_of(full()))
    outside = fill([grid], sheet.glyphs)
    assert "".join(glyph.text for glyph in outside) == "นอกขาง"
    assert texts_of(grid.rows[0]) == ["ใน", "", ""]


@pytest.mark.parametrize(
    ("kept", "is_open_above", "is_open_below"),
    [
        (YS[1:], True, False),
        (YS[:-1], False, True),
        (YS[1:-1], True, True),
    ],
)
def test_rulings_that_end_in_the_open_close_a_row_that_a_page_turn_cut(
    kept: tuple[float, ...], is_open_above: bool, is_open_below: bool
) -> None:
    grid = only(grids_of(levels((50, 350), kept) + uprights(XS, (100, 160))))
    assert shape(grid) == ["###"] * 3
    assert (grid.is_open_above, grid.is_open_below) == (is_open_above, is_open_below)


def test_tables_of_other_columns_with_nothing_between_are_two() -> None:
    first = full((50.0, 150.0, 250.0, 350.0), (100.0, 120.0, 140.0))
    second = full((50.0, 90.0, 200.0, 300.0, 350.0), (140.0, 160.0, 180.0))
    above, below = grids_of(first + second)
    assert shape(above) == ["###"] * 2
    assert shape(below) == ["####"] * 2


def test_tables_with_room_between_are_two() -> None:
    above, below = grids_of(full() + full(XS, (200.0, 220.0, 240.0)))
    assert (above.box.bottom, below.box.top) == (160, 200)


def test_a_row_that_spans_all_columns_does_not_part_a_table() -> None:
    rulings = levels((50, 350), YS) + uprights((50, 350), (100, 160))
    rulings += uprights((150, 250), (100, 120)) + uprights((150, 250), (140, 160))
    assert shape(only(grids_of(rulings))) == ["###", "#..", "###"]


def test_upright_rulings_alone_are_a_row_that_goes_on_from_page_to_page() -> None:
    (grid,) = grids_of(uprights(XS, (100, 160)))
    assert shape(grid) == ["###"]
    assert (grid.is_open_above, grid.is_open_below) == (True, True)


@pytest.mark.parametrize(
    "rulings",
    [
        [],
        levels((50, 350), (100, 160)) + uprights((50, 350), (100, 160)),
        levels((50, 350), YS),
        uprights((50, 350), (100, 160)),
        levels((50, 350), (100,)) + uprights((400,), (100, 160)),
    ],
)
def test_rulings_that_close_no_cells_or_a_single_one_are_no_table(rulings: list[Ruling]) -> None:
    assert grids_of(rulings) == []


def test_a_drawing_of_very_many_lines_is_no_table() -> None:
    places = [20 + 4.0 * n for n in range(400)]
    started = time.perf_counter()
    assert grids_of(full(tuple(places), tuple(places))) == []
    assert time.perf_counter() - started < 5


sizes = st.lists(st.integers(12, 90), min_size=2, max_size=6)


@settings(max_examples=30, deadline=None)
@given(sizes, sizes)
def test_any_columns_and_rows_come_back(widths: list[int], heights: list[int]) -> None:
    xs, ys = ([50.0 + sum(parts[:n]) for n in range(len(parts) + 1)] for parts in (widths, heights))
    grid = only(grids_of(full(tuple(xs), tuple(ys))))
    assert grid.columns == pytest.approx(xs)
    assert [row[0].box.top for row in grid.rows if row[0]] == pytest.approx(ys[:-1])
    assert shape(grid) == ["#" * len(widths)] * len(heights)
