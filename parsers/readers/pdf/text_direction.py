"""How text is drawn: along the page, up it or across it, and in what size."""

from collections import Counter
from typing import Final

from parsers.readers.pdf.pdfium import (
    Buffers,
    Corner,
    count_characters,
    matrix_of,
    object_of,
    size_of,
)

_SAMPLES: Final = 60
"""Characters by which it is told how the text of a page is turned."""
_MOST_OF_TEXT: Final = 0.75
_SLANT: Final = 0.08
"""Tangent of the angle from which text is slanted."""


def turns_of_text(text: int, out: Buffers) -> int | None:
    """The quarters of a turn by which nearly all text is drawn; None where that is unclear."""
    counted: Counter[int] = Counter()
    count = count_characters(text)
    for index in range(0, count, max(1, count // _SAMPLES)):
        if object_of(text, index) is not None:
            matrix_of(text, index, out.matrix_at)
            a, b = out.matrix.a, out.matrix.b
            upright, upward = abs(a) >= abs(b), b > 0
            counted[(0 if a >= 0 else 2) if upright else (1 if upward else 3)] += 1
    if not counted:
        return None
    turns, number = counted.most_common(1)[0]
    return turns if number >= _MOST_OF_TEXT * counted.total() else None


def size_and_direction(
    text: int, index: int, corner: Corner, out: Buffers
) -> tuple[float, bool, bool]:
    """The size of a character's font in points; whether it is drawn sideways, or slanted."""
    matrix = out.matrix
    matrix_of(text, index, out.matrix_at)
    runs_up = abs(matrix.b) > abs(matrix.a)
    em = size_of(text, index) * (abs(matrix.c) if runs_up else abs(matrix.d))
    is_slanted = min(abs(matrix.a), abs(matrix.b)) > _SLANT * max(abs(matrix.a), abs(matrix.b))
    is_sideways = runs_up != bool(corner.turns % 2)
    return em or 1.0, is_sideways and not is_slanted, is_slanted
