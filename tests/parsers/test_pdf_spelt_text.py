"""Text that a PDF spells out for its glyphs: taken once, in their place."""

import pytest

from tests.parsers.pdf_pages import lines_of, pdf, shown, table, upward


def spelt(text: str, *drawn: bytes) -> bytes:
    """Marked content that gives its own text."""
    words = (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode("ascii")
    return b"/Span << /ActualText <%b> >> BDC\n%bEMC\n" % (words, b"".join(drawn))


def test_a_text_that_the_document_gives_is_taken_for_the_glyphs() -> None:
    found = pdf(spelt("ที่", shown("xy", 72, 700)))
    assert lines_of(found) == ["ที่"]


def test_a_given_text_over_several_objects_is_taken_once() -> None:
    drawn = (shown("a", 72, 700), shown("b", 79, 700), shown("c", 86, 700))
    assert lines_of(pdf(spelt("กำหนด", *drawn))) == ["กำหนด"]


def test_a_text_given_twice_on_a_page_stands_twice() -> None:
    content = spelt("ที่", shown("x", 72, 700)) + spelt("ที่", shown("x", 72, 600))
    assert lines_of(pdf(content)) == ["ที่", "ที่"]


def test_glyphs_around_a_given_text_keep_their_places() -> None:
    content = shown("A", 72, 700) + spelt("B", shown("x", 80, 700)) + shown("C", 87, 700)
    assert lines_of(pdf(content)) == ["ABC"]


def test_an_empty_given_text_hides_its_glyphs() -> None:
    content = shown("Plan", 72, 700) + spelt("", shown("-", 97, 700))
    assert lines_of(pdf(content)) == ["Plan"]


@pytest.mark.parametrize(
    "words",
    [
        b"\xfe\xff" + "ที่".encode("utf-16-be"),
        b"\xff\xfe" + "ที่".encode("utf-16-le"),
        b"\xef\xbb\xbf" + "ที่".encode(),
    ],
)
def test_a_given_text_may_be_in_any_encoding_of_the_format(words: bytes) -> None:
    content = b"/Span << /ActualText <%b> >> BDC\n%bEMC" % (
        words.hex().encode("ascii"),
        shown("x", 72, 700),
    )
    assert lines_of(pdf(content)) == ["ที่"]


def test_a_text_given_for_a_part_of_a_cell_stays_in_its_cell() -> None:
    content = spelt("กำ", shown("x", 94, 666)) + shown("-A", 102, 666)
    (found,) = pdf(table([["No", "Work"], ["1", ""]], 700) + content).tables
    assert found.rows == (("No", "Work"), ("1", "กำ-A"))


def test_a_text_given_for_glyphs_that_run_up_is_taken_once() -> None:
    content = spelt("ที่", upward("x", 40, 300), upward("y", 40, 307)) + upward("A", 40, 314)
    assert "".join(lines_of(pdf(content))).replace(" ", "") == "ที่A"


def clipped(content: bytes, bottom: float, top: float) -> bytes:
    """Content of which only what stands between two heights is seen."""
    return f"q 0 {bottom} 595 {top - bottom} re W n\n".encode("ascii") + content + b"Q\n"


@pytest.mark.parametrize(("y", "lines"), [(700, ["ที่", "Plan"]), (790, ["Plan"])])
def test_a_given_text_that_is_clipped_away_is_not_of_the_page(y: float, lines: list[str]) -> None:
    content = clipped(spelt("ที่", shown("x", 72, y)), 100, 780)
    assert lines_of(pdf(content + shown("Plan", 72, 600))) == lines
