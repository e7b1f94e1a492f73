"""The headings of dimensions that stand above the indicators of an agency's results.

A page is grouped by the dimensions of the agency's performance, whose numbers the brackets
below repeat, or by those of the city's plan; it keeps to one of the two.
"""

import re
from typing import NamedTuple

from parsers.indicators.labels import EDGES
from parsers.page_frame import is_frame
from parsers.page_lines import Lines
from schema.thai.patterns import ARABIC_DIGITS, DIGIT

_DIMENSION = re.compile(
    rf"{EDGES}(?P<label>มิติ|ด้าน|ยุทธศาสตร์)ที่\s*(?P<number>{DIGIT}+(?:\s?\.\s?{DIGIT}+)*)\.?"
    rf"(?![0-9\u0e50-\u0e59])\s*[-–:]?\s*(?P<name>.*)$"
)


class Dimension(NamedTuple):
    """A dimension's number in ASCII digits and its name.

    `is_performance` where it is a plain `มิติที่ n` of the agency's performance; others are
    dimensions of the city's plan (`ด้านที่ n`, `มิติที่ n.n`).
    """

    number: str
    name: str | None
    is_performance: bool

    def is_in_place(self, bracketed: str | None, is_performance_page: bool | None) -> bool:
        """Whether a line below a report's text heads what follows, and is none of the text.

        `bracketed` is the number in the bracket below; the page's kind is None where no
        heading stands above its first indicator.
        """
        if is_performance_page is None or (is_performance_page and self.is_performance):
            return bracketed is None or self.number == bracketed
        return self.is_performance == is_performance_page


def dimension_in(text: str) -> Dimension | None:
    """The dimension that a line heads, None where it heads none."""
    match = _DIMENSION.match(text)
    if match is None:
        return None
    number = match["number"].translate(ARABIC_DIGITS).replace(" ", "")
    is_performance = match["label"] == "มิติ" and "." not in number
    return Dimension(number, match["name"].strip(" *|") or None, is_performance)


def headings_above(lines: Lines, opener: int, after: int) -> list[int]:
    """The headings of dimensions right above an opener, from the line `after` on."""
    found: list[int] = []
    for index in range(opener - 1, after - 1, -1):
        text = lines.texts[index]
        if not text or is_frame(text):
            continue
        if dimension_in(text) is None:
            break
        found.append(index)
    return found[::-1]
