"""The ruled lines of a picture of a page: found by their long runs of ink, and taken out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from PIL import Image, ImageDraw

_INK_BELOW = 150
"""Grey above which a dot is paper (0 is black, 255 white)."""
_SHORTEST = 0.4
"""Inches: a stem of a letter is shorter, and the side of a table's cell rarely is."""
_THICKEST = 0.035
"""Inches: what is thicker is a letter, a filled cell, or a picture."""


class Ruling(NamedTuple):
    """A ruled line, in dots from the upper left corner; the last row and column belong to it."""

    left: int
    top: int
    right: int
    bottom: int


class Rulings(NamedTuple):
    """The ruled lines of a picture."""

    across: list[Ruling]
    down: list[Ruling]


def rulings_of(grey: Image.Image, dots_per_inch: float) -> Rulings:
    """The ruled lines of a picture in grey, as far as they stand straight."""
    ink = grey.point([0 if value < _INK_BELOW else 1 for value in range(256)])
    turned = ink.transpose(Image.Transpose.TRANSPOSE)
    across = _lines(ink, dots_per_inch)
    down = [Ruling(y0, x0, y1, x1) for x0, y0, x1, y1 in _lines(turned, dots_per_inch)]
    return Rulings(across, down)


def without_rulings(grey: Image.Image, rulings: Rulings) -> Image.Image:
    """The picture with paper where the ruled lines are, and a dot around them."""
    cleared = grey.copy()
    draw = ImageDraw.Draw(cleared)
    for left, top, right, bottom in rulings.across:
        draw.rectangle((left, top - 1, right, bottom + 1), fill=255)
    for left, top, right, bottom in rulings.down:
        draw.rectangle((left - 1, top, right + 1, bottom), fill=255)
    return cleared


def _lines(ink: Image.Image, dots_per_inch: float) -> list[Ruling]:
    """The lines that run across: long runs of ink that lie under one another, if few do."""
    reach = max(2, round(_THICKEST * dots_per_inch))
    lines: list[Ruling] = []
    growing: list[Ruling] = []
    for left, row, right in _runs(ink, max(1, round(_SHORTEST * dots_per_inch))):
        lines += (line for line in growing if line.bottom < row - reach)
        growing = [line for line in growing if line.bottom >= row - reach]
        run = Ruling(left, row, right, row)
        # Several pieces of a line that is a little askew may meet in one run.
        for line in [
            line for line in growing if left - reach <= line.right and line.left <= right + reach
        ]:
            growing.remove(line)
            run = _around(line, run)
        growing.append(run)
    return [line for line in (*lines, *growing) if line.bottom - line.top < reach]


def _around(one: Ruling, other: Ruling) -> Ruling:
    return Ruling(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def _runs(ink: Image.Image, shortest: int) -> Iterator[tuple[int, int, int]]:
    """Runs of ink as first dot, row, last dot."""
    width, height = ink.size
    dots = ink.tobytes()
    run = re.compile(rb"\x00{%d,}" % shortest)
    for row in range(height):
        for found in run.finditer(dots, row * width, (row + 1) * width):
            yield found.start() - row * width, row, found.end() - 1 - row * width
