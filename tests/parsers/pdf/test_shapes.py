"""Glyphs without Unicode, told by the drawing that they share with others."""

from parsers.readers.pdf.glyphs import Edges
from parsers.readers.pdf.shapes import GlyphShapes

TONE: Edges = (53.0, 91.0, 54.0, 93.0)
LETTER: Edges = (50.5, 94.0, 54.5, 100.0)


def moved(ink: Edges, across: float, up: float) -> Edges:
    left, top, right, bottom = ink
    return left + across, top - up, right + across, bottom - up


def learnt() -> GlyphShapes:
    shapes = GlyphShapes()
    shapes.learn("Sarabun", "่", TONE, 100.0, 10.0)
    shapes.learn("Sarabun", "า", LETTER, 100.0, 10.0)
    return shapes


def test_a_mark_is_told_wherever_it_stands_above_its_base() -> None:
    assert learnt().read("Sarabun", moved(TONE, -1.5, 1.2), 100.0, 10.0) == "่"


def test_a_letter_is_told_wherever_it_stands_on_the_line() -> None:
    assert learnt().read("Sarabun", moved(LETTER, 200, 0), 100.0, 10.0) == "า"


def test_a_letter_that_stands_higher_is_another() -> None:
    assert learnt().read("Sarabun", moved(LETTER, 0, 2), 100.0, 10.0) is None


def test_size_does_not_matter() -> None:
    twice: Edges = (106.0, 182.0, 108.0, 186.0)
    assert learnt().read("Sarabun", twice, 200.0, 20.0) == "่"


def test_a_wider_drawing_is_another() -> None:
    left, top, right, bottom = TONE
    assert learnt().read("Sarabun", (left, top, right + 1, bottom), 100.0, 10.0) is None


def test_a_mark_below_is_not_one_above_of_the_same_size() -> None:
    assert learnt().read("Sarabun", moved(TONE, 0, -10), 100.0, 10.0) is None


def test_another_font_draws_other_shapes() -> None:
    assert learnt().read("Norasi", TONE, 100.0, 10.0) is None


def test_what_two_texts_share_tells_neither() -> None:
    shapes = learnt()
    shapes.learn("Sarabun", "๋", TONE, 100.0, 10.0)
    assert shapes.read("Sarabun", TONE, 100.0, 10.0) is None


def test_a_text_learnt_often_is_still_one() -> None:
    shapes = learnt()
    shapes.learn("Sarabun", "่", moved(TONE, 30, 0), 100.0, 10.0)
    assert shapes.read("Sarabun", TONE, 100.0, 10.0) == "่"
