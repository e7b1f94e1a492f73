"""Text that nobody sees on the page, and text that lies over other text or over rulings."""

import pytest

from tests.parsers.pdf_pages import lines_of, pdf, ruled, shown, table


def clipped(content: bytes, box: tuple[int, int, int, int]) -> bytes:
    """Content of which only what stands within a box is seen."""
    left, bottom, right, top = box
    path = f"q {left} {bottom} {right - left} {top - bottom} re W n\n".encode("ascii")
    return path + content + b"Q\n"


def in_mode(mode: int, content: bytes) -> bytes:
    return f"{mode} Tr\n".encode("ascii") + content + b"0 Tr\n"


def turned(degrees: tuple[float, float, float, float], text: str, x: float, y: float) -> bytes:
    a, b, c, d = degrees
    return f"BT /F1 12 Tf {a} {b} {c} {d} {x} {y} Tm ({text}) Tj ET\n".encode("ascii")


PLAN = shown("Plan 40", 72, 700)


@pytest.mark.parametrize(("x", "y"), [(700, 700), (-90, 700), (72, 900), (72, -20)])
def test_text_beyond_the_edges_is_not_of_the_page(x: float, y: float) -> None:
    assert lines_of(pdf(PLAN + shown("99", x, y))) == ["Plan 40"]


def test_text_in_no_colour_beside_other_text_is_not_of_the_page() -> None:
    assert lines_of(pdf(PLAN + in_mode(3, shown("99", 130, 700)))) == ["Plan 40"]


def test_text_in_no_colour_alone_is_that_of_a_scan() -> None:
    assert lines_of(pdf(in_mode(3, PLAN))) == ["Plan 40"]


def test_what_clipping_hides_within_a_line_is_not_of_the_page() -> None:
    hidden = clipped(shown("99", 130, 700), (300, 600, 400, 800))
    assert lines_of(pdf(PLAN + hidden)) == ["Plan 40"]


def test_what_clipping_leaves_is_of_the_page() -> None:
    assert lines_of(pdf(clipped(PLAN, (60, 600, 400, 800)))) == ["Plan 40"]


def test_a_figure_over_another_is_damage() -> None:
    """Which of the two was painted over cannot be told."""
    found = pdf(PLAN + shown("55", 102, 700) + shown("x", 115, 600))
    whole = pdf(PLAN + shown("55", 300, 700))
    assert [damage.raw for damage in found.damages] == ["Plan 4□0□"]
    assert not whole.damages


def test_dots_give_way_to_what_is_filled_in_over_them() -> None:
    dots = shown("....................", 120, 700)
    (line,) = lines_of(pdf(shown("Year", 72, 700) + dots + shown("2570", 130, 700)))
    assert "2570" in line


def test_a_watermark_across_the_page_is_a_line_of_its_own() -> None:
    rows = table([["No", "Work"], ["1", "Canal"]], 700)
    found = pdf(rows + turned((0.7, 0.7, -0.7, 0.7), "DRAFT", 60, 660))
    assert found.tables[0].rows == (("No", "Work"), ("1", "Canal"))
    assert "DRAFT" in lines_of(found)


def test_a_page_whose_text_runs_up_reads_as_it_is_held() -> None:
    found = pdf(turned((0, 1, -1, 0), "Plan", 100, 300) + turned((0, 1, -1, 0), "Work", 130, 300))
    assert lines_of(found) == ["Plan", "Work"]


def test_a_page_whose_text_is_upside_down_reads_as_it_is_held() -> None:
    upside = (-1.0, 0.0, 0.0, -1.0)
    found = pdf(turned(upside, "Work", 400, 600) + turned(upside, "Plan", 400, 280))
    assert lines_of(found) == ["Plan", "Work"]


def test_text_wider_than_its_cell_stays_whole() -> None:
    content = ruled([50, 90, 300], [640, 660, 680]) + shown("123456789", 54, 665)
    (found,) = pdf(content + shown("Canal", 130, 665) + shown("2", 54, 645)).tables
    assert found.rows[0] == ("123456789", "Canal")


def test_text_that_ends_at_the_edge_of_its_cell_stays_whole() -> None:
    content = ruled([50, 200, 230], [640, 660, 680]) + shown("123456789", 168, 665)
    (found,) = pdf(content + shown("2", 54, 645)).tables
    assert found.rows[0] == ("", "123456789")


def test_text_that_runs_on_beyond_its_table_stays_whole() -> None:
    content = ruled([50, 200, 230], [640, 660, 680]) + shown("123456789", 203, 665)
    (found,) = pdf(content + shown("2", 54, 645)).tables
    assert found.rows[0] == ("", "123456789")
