"""The glyphs of a page with the places where they are drawn.

pdfium's own text is not used: it sorts marks away from their bases, and repeats
`/ActualText` once for every object. Its characters are taken one by one.
"""

from dataclasses import dataclass, field

import pypdfium2

from parsers.readers.pdf.glyphs import (
    MARKS,
    MAYBE_MARKS,
    SARA_AM,
    UNREADABLE,
    Edges,
    Glyph,
    MarkGlyph,
    as_thai,
    without_misplaced,
)
from parsers.readers.pdf.pdfium import (
    Buffers,
    Corner,
    count_characters,
    font_name,
    font_of,
    handle_of,
    ink_box,
    is_unmapped,
    loose_box,
    matrix_of,
    object_of,
    origin_of,
    size_of,
    unicode_of,
    visible_box,
)
from parsers.readers.pdf.shapes import GlyphShapes
from parsers.readers.pdf.spelt_text import Span, SpeltText, is_marks_alone, reach_of

_FIRST_THAI = 0x0E01
_PLAIN_LETTERS = {
    code: chr(code)
    for code in (*range(0x20, 0x7F), *range(_FIRST_THAI, 0x0E5C))
    if chr(code) not in MAYBE_MARKS
}
_NO_TEXT = "\x00" + UNREADABLE
"""What a font may map a glyph to that it has no text for; half a surrogate pair is another."""
_MOST_MARKS = 3
"""Marks that a glyph may claim beside its base."""
_LINE_END_HYPHEN = "\x02"
"""What pdfium makes of a hyphen at the end of a line."""


@dataclass(slots=True)
class Ink:
    """What one page draws: glyphs that stand on lines, and glyphs that may be marks."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    marks: list[MarkGlyph] = field(default_factory=list)
    sideways: list[Glyph] = field(default_factory=list)
    """Letters of text that runs up or down the page, in the order in which they are drawn."""


@dataclass(slots=True)
class _Object:
    """What all characters of a text object share."""

    address: int | None = 0
    baseline: float = 0.0
    em: float = 0.0
    is_sideways: bool = False
    is_special: bool = False
    span: Span | None = None


class PageInk:
    """Reads one page's glyphs."""

    def __init__(self, page: pypdfium2.PdfPage, shapes: GlyphShapes) -> None:
        self._page = page
        self._shapes = shapes
        self._unmapped: list[int] = []
        """The characters that have no Unicode."""
        self._corner = Corner(page)
        self._buffers = Buffers()
        self._spelt = SpeltText()
        self._first_items: dict[float, int] = {}
        """The first object on each baseline."""
        self._ems: dict[float, float] = {}
        self._is_turned = bool(self._corner.turns)

    def read(self) -> Ink:
        """The glyphs of the page, in the order in which they are drawn."""
        ink = Ink(self._corner.width, self._corner.height)
        textpage = self._page.get_textpage()
        handle = handle_of(textpage)
        try:
            self._read_characters(handle, ink)
            ink.marks = without_misplaced(ink.marks)
            if any(mark.text == UNREADABLE for mark in ink.marks):
                self._read_shapes(handle, ink)
        finally:
            textpage.close()
        self._drop_hidden_lines(ink)
        return ink

    def _drop_hidden_lines(self, ink: Ink) -> None:
        """Leave out what only reaches into the page from a line beyond its edge.

        Chromium draws, at a page turn, the high letters and marks of the line that stands
        on the other page, and clips them.
        """
        hidden = set()
        for baseline, item in self._first_items.items():
            box = visible_box(item, self._corner, self._buffers)
            if box is not None and not box[1] <= baseline <= box[3]:
                hidden.add(baseline)
        if hidden:
            ink.glyphs = [glyph for glyph in ink.glyphs if glyph.baseline not in hidden]
            ink.marks = [mark for mark in ink.marks if mark.baseline not in hidden]

    def _read_shapes(self, text: int, ink: Ink) -> None:
        """Tell the glyphs without Unicode by the ink of the others of their fonts."""
        wanted = {mark.font for mark in ink.marks if mark.text == UNREADABLE}
        unmapped = set(self._unmapped)
        for index in range(count_characters(text)):
            address = object_of(text, index)
            if address is None or index in unmapped:
                continue
            font = font_of(address) or 0
            character = as_thai(chr(unicode_of(text, index)))
            if font in wanted and not character.isspace() and character != SARA_AM:
                shared = self._object(text, index, address)
                if shared.span is None and not shared.is_sideways:
                    self._shapes.learn(
                        font_name(font),
                        character,
                        self._ink_of(text, index),
                        shared.baseline,
                        shared.em,
                    )
        ink.marks = [self._with_text(mark) for mark in ink.marks if not _is_blank(mark)]

    def _with_text(self, mark: MarkGlyph) -> MarkGlyph:
        if mark.text != UNREADABLE:
            return mark
        text = self._shapes.read(font_name(mark.font), mark.ink, mark.baseline, mark.em)
        return mark if text is None else mark._replace(text=text)

    def _read_characters(self, text: int, ink: Ink) -> None:
        # Names of this function alone: what is read here is read a few thousand times a page.
        rect, rect_at, left_edge = self._buffers.rect, self._buffers.rect_at, self._corner.left
        unicode_at, object_at, box_at = unicode_of, object_of, loose_box
        plain_letters, make_tuple, add = _PLAIN_LETTERS, tuple.__new__, ink.glyphs.append
        current, order = _Object(), 0
        for index in range(count_characters(text)):
            address = object_at(text, index)
            if address is None:  # a space or line end that pdfium adds of its own
                continue
            if address != current.address:
                current = self._object(text, index, address)
            order += 1
            code = unicode_at(text, index)
            character = plain_letters.get(code)
            if (
                character is None
                or current.is_special
                or (code < _FIRST_THAI and is_unmapped(text, index))
            ):
                self._read_special(text, index, current, ink, order)
                continue
            box_at(text, index, rect_at)
            values = (
                character,
                rect.left - left_edge,
                rect.right - left_edge,
                current.baseline,
                current.em,
                order,
                False,
            )
            add(make_tuple(Glyph, values))

    def _read_special(self, text: int, index: int, shared: _Object, ink: Ink, order: int) -> None:
        """A character that is no Thai letter, or one of a span or of a page that is turned."""
        if shared.span is not None:
            if not shared.is_sideways:
                self._add_span(text, index, shared, ink, order)
            elif self._spelt.is_new(shared.span, -1, shared.address or 0):
                # Where it stands is not known: pdfium's places for a span are those of a
                # line that runs across. The letters around it tell.
                words = shared.span.text
                ink.sideways.append(Glyph(words, 0, 0, 0, shared.em, order, is_spelt=True))
            return
        character = as_thai(chr(unicode_of(text, index)))
        if character == _LINE_END_HYPHEN:
            character = "-"
        rect = self._buffers.rect
        loose_box(text, index, self._buffers.rect_at)
        if shared.is_sideways:
            box = self._corner.box(rect.left, rect.bottom, rect.right, rect.top)
            self._add_sideways(character, box, shared, ink, order)
            return
        if self._is_turned:
            box = self._corner.box(rect.left, rect.bottom, rect.right, rect.top)
            left, right = box[0], box[2]
        else:
            left, right = rect.left - self._corner.left, rect.right - self._corner.left
        if character in MAYBE_MARKS:
            self._add_mark(text, index, character, right, shared, ink, order)
        elif not "ก" <= character <= "๛" and (
            character in _NO_TEXT or "\ud800" <= character <= "\udfff" or is_unmapped(text, index)
        ):
            self._unmapped.append(index)
            self._add_mark(text, index, UNREADABLE, right, shared, ink, order)
        else:
            ink.glyphs.append(Glyph(character, left, right, shared.baseline, shared.em, order))

    def _object(self, text: int, index: int, address: int) -> _Object:
        doubles, at = self._buffers.doubles, self._buffers.doubles_at
        origin_of(text, index, at[0], at[1])
        baseline = (
            self._corner.point(doubles[0], doubles[1])[1]
            if self._is_turned
            else self._corner.top - doubles[1]
        )
        rect = self._buffers.rect
        loose_box(text, index, self._buffers.rect_at)
        # Upright letters of one font are boxes of one height; asking for it is half as dear.
        height = round(rect.top - rect.bottom, 3)
        em = None if self._is_turned else self._ems.get(height)
        is_sideways = False
        if em is None:
            em, is_sideways = self._size(text, index)
            if not is_sideways:
                self._ems[height] = em
        if not is_sideways:
            self._first_items.setdefault(baseline, address)
        span = self._spelt.span_of(address)
        is_special = is_sideways or self._is_turned or span is not None
        return _Object(address, baseline, em, is_sideways, is_special, span)

    def _size(self, text: int, index: int) -> tuple[float, bool]:
        """The size of a character's font in points, and whether it is drawn sideways."""
        matrix = self._buffers.matrix
        matrix_of(text, index, self._buffers.matrix_at)
        runs_up = abs(matrix.b) > abs(matrix.a)
        em = size_of(text, index) * (abs(matrix.c) if runs_up else abs(matrix.d))
        return em or 1.0, runs_up != bool(self._corner.turns % 2)

    def _add_span(self, text: int, index: int, shared: _Object, ink: Ink, order: int) -> None:
        """The text of a span, once, over all the glyphs that it stands for."""
        span, item = shared.span, shared.address
        assert span is not None
        assert item is not None
        edges = self._ink_of(text, index)
        right = edges[2]
        if not self._spelt.is_new(span, len(ink.glyphs), item):
            self._spelt.widen(span, item, right, ink.glyphs)
            return
        line = shared.baseline, shared.em, order
        if is_marks_alone(span.text):
            font = font_of(item) or 0
            ink.marks += (
                MarkGlyph(letter, right, right, *line, edges, font, False) for letter in span.text
            )
            return
        left = self._origin(text, index)
        reach = reach_of(span.text, left, right, shared.em)
        ink.glyphs.append(Glyph(span.text, left, reach, *line, is_spelt=True))

    def _add_mark(
        self,
        text: int,
        index: int,
        character: str,
        right: float,
        shared: _Object,
        ink: Ink,
        order: int,
    ) -> None:
        before = ink.glyphs[-1] if ink.glyphs else None
        edges = self._ink_of(text, index)
        origin = self._origin(text, index)
        shares_base = (
            (character in MARKS or character == SARA_AM)
            and before is not None
            and order - before.order <= _MOST_MARKS
            and before.left == min(origin, edges[0])
            and before.right == right
        )
        font = font_of(shared.address) or 0
        line = shared.baseline, shared.em, order
        ink.marks.append(MarkGlyph(character, origin, right, *line, edges, font, shares_base))

    def _add_sideways(
        self, words: str, edges: Edges, shared: _Object, ink: Ink, order: int
    ) -> None:
        left, top, right, bottom = edges
        ink.sideways.append(Glyph(words, left, right, (top + bottom) / 2, shared.em, order))

    def _ink_of(self, text: int, index: int) -> Edges:
        doubles, at = self._buffers.doubles, self._buffers.doubles_at
        ink_box(text, index, *at)
        left, right, bottom, top = doubles
        return self._corner.box(left, bottom, right, top)

    def _origin(self, text: int, index: int) -> float:
        doubles, at = self._buffers.doubles, self._buffers.doubles_at
        origin_of(text, index, at[0], at[1])
        return self._corner.point(doubles[0], doubles[1])[0]


def _is_blank(mark: MarkGlyph) -> bool:
    """Whether a glyph without Unicode draws nothing either."""
    left, top, right, bottom = mark.ink
    return mark.text == UNREADABLE and (right - left < 0.01 or bottom - top < 0.01)
