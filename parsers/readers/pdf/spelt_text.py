"""Text that a PDF spells out: `/ActualText` of marked content, once for all its glyphs.

pdfium gives that text anew for every object of the content, over boxes of its own making.
"""

import ctypes
from typing import NamedTuple

from parsers.readers.pdf.glyphs import MARKS, SARA_AM, Glyph
from parsers.readers.pdf.pdfium import count_marks, mark_bytes, mark_of

_ACTUAL_TEXT = b"ActualText"
_MOST_ACTUAL_TEXT = 20_000
_TEXT_ENCODINGS = {b"\xfe\xff": "utf-16-be", b"\xff\xfe": "utf-16-le", b"\xef\xbb\xbf": "utf-8"}
_NARROWEST = 0.45
"""Ems of a narrow letter."""
_WIDTH_OF_AA = 0.45
_SIDE_BEARING = 0.06
"""Ems from the ink of a letter to where the next one stands."""


class Span(NamedTuple):
    """Marked content that gives its text: what tells it from others, and the text."""

    identity: int
    text: str


class SpeltText:
    """The spans of one page, and where their texts stand in its glyphs."""

    def __init__(self) -> None:
        self._texts: dict[int, str | None] = {}
        self._places: dict[int, tuple[int, int]] = {}
        """The glyph of each span, -1 for one that is marks alone, and its first object."""

    def span_of(self, item: int) -> Span | None:
        """The span around an object; None where it is in none."""
        for number in range(count_marks(item)):
            mark = mark_of(item, number)
            if mark is None:
                continue
            if mark not in self._texts:
                self._texts[mark] = _actual_text(mark)
            text = self._texts[mark]
            if text is not None:
                return Span(mark, text)
        return None

    def is_new(self, span: Span, place: int, item: int) -> bool:
        """Whether the span is met for the first time; `place` is where its glyph would stand."""
        if span.identity in self._places:
            return False
        self._places[span.identity] = (-1 if is_marks_alone(span.text) else place, item)
        return True

    def widen(self, span: Span, item: int, right: float, glyphs: list[Glyph]) -> None:
        """Let the glyph of a known span reach as far as another character of its object."""
        place, first_item = self._places[span.identity]
        if item != first_item or place < 0:
            return
        glyph = glyphs[place]
        reach = reach_of(span.text, glyph.left, right, glyph.em)
        if reach > glyph.right:
            glyphs[place] = glyph._replace(right=reach)


def is_marks_alone(text: str) -> bool:
    """Whether the text has no letter that stands on the line."""
    return all(letter in MARKS for letter in text)


def reach_of(words: str, left: float, right: float, em: float) -> float:
    """Where the letter after a span stands; pdfium leaves the last glyph of ำ out of its text."""
    standing = sum(letter not in MARKS for letter in words)
    if words.endswith(SARA_AM) and standing > 1 and right - left < _NARROWEST * em * standing:
        right += _WIDTH_OF_AA * em
    return right + _SIDE_BEARING * em


def _actual_text(mark: int) -> str | None:
    """The `/ActualText` of a marked content; None where it has none."""
    length = ctypes.c_ulong()
    at = ctypes.addressof(length)
    if not mark_bytes(mark, _ACTUAL_TEXT, None, 0, at):
        return None
    size = min(length.value, _MOST_ACTUAL_TEXT)
    buffer = ctypes.create_string_buffer(size or 1)
    if size and not mark_bytes(mark, _ACTUAL_TEXT, ctypes.addressof(buffer), size, at):
        return None
    return _text_string(buffer.raw[:size])


def _text_string(raw: bytes) -> str:
    """A text string of a PDF (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 by its first bytes."""
    for opening, encoding in _TEXT_ENCODINGS.items():
        if raw.startswith(opening):
            return raw[len(opening) :].decode(encoding, "replace")
    return raw.decode("latin-1")
