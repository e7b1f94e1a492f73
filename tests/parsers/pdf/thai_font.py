"""A font made for tests: every letter a box half an em wide, every mark a bar that moves nothing.

Marks hang to the left of where they are drawn, as those of real fonts do.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from parsers.readers.pdf.glyphs import MARKS, SARA_AM
from tests.pdf_files import document, stream, written

_FIRST_CODE = 0x41
_FIRST_OBJECT = 1100
_TEXTS = 1000
_BELOW = frozenset("ฺุู")


class Drawn(NamedTuple):
    """A glyph by its name, and where it stands in points from the lower left of the page."""

    name: str
    x: float
    y: float


def page_of(drawn: Iterable[Drawn], texts: Mapping[str, str | None]) -> bytes:
    """A PDF of these glyphs. A glyph has its name's first letter for its drawing.

    `texts` says what the font gives as the text of a glyph; None for nothing.
    """
    codes = {name: _FIRST_CODE + number for number, name in enumerate(texts)}
    content = b"".join(
        b"BT /F1 10 Tf 1 0 0 1 %.2f %.2f Tm <%02X> Tj ET\n" % (glyph.x, glyph.y, codes[glyph.name])
        for glyph in drawn
    )
    objects = {
        _FIRST_OBJECT + number: stream(_drawing(name[0])) for number, name in enumerate(texts)
    }
    objects[_TEXTS] = stream(_characters(codes, texts))
    return written(document([stream(content)], font=_font(list(texts)), more=objects))


def _drawing(letter: str) -> bytes:
    if letter in MARKS:
        low, high = (-250, -50) if letter in _BELOW else (600, 900)
        return b"0 0 -300 %d 0 %d d1 -300 %d 300 %d re f" % (low, high, low, high - low)
    left = -300 if letter == SARA_AM else 50
    return b"500 0 %d 0 450 600 d1 %d 0 %d 600 re f" % (left, left, 450 - left)


def _characters(codes: Mapping[str, int], texts: Mapping[str, str | None]) -> bytes:
    known = [
        b"<%02X> <%b>\n" % (codes[name], text.encode("utf-16-be").hex().encode("ascii"))
        for name, text in texts.items()
        if text is not None
    ]
    return (
        b"/CIDInit /ProcSet findresource begin begincmap\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"%d beginbfchar\n%bendbfchar endcmap" % (len(known), b"".join(known))
    )


def _font(names: list[str]) -> bytes:
    numbers = range(len(names))
    return (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [-400 -300 600 1000] /Resources << >> "
        b"/FontMatrix [0.001 0 0 0.001 0 0] /FirstChar %d /LastChar %d /Widths [%b] "
        b"/Encoding << /Type /Encoding /Differences [%d %b] >> /CharProcs << %b >> "
        b"/ToUnicode %d 0 R >>"
        % (
            _FIRST_CODE,
            _FIRST_CODE + len(names) - 1,
            b" ".join(b"0" if name[0] in MARKS else b"500" for name in names),
            _FIRST_CODE,
            b" ".join(b"/own%d" % number for number in numbers),
            b" ".join(b"/own%d %d 0 R" % (number, _FIRST_OBJECT + number) for number in numbers),
            _TEXTS,
        )
    )
