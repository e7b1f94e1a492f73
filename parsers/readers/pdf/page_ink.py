"""The glyphs of a page with the places where they are drawn.

pdfium's own text is not used: it sorts marks away from their bases, and repeats
`/ActualText` once for every object. Its characters are taken one by one.
"""

from dataclasses import dataclass

import pypdfium2

from parsers.readers.pdf.glyphs import (
    MARKS,
    MAYBE_MARKS,
    SARA_AM,
    UNREADABLE,
    Edges,
    Glyph,
    Ink,
    MarkGlyph,
    as_thai,
    without_misplaced,
)
from parsers.readers.pdf.hidden_text import DrawnObjects
from parsers.readers.pdf.pdfium import (
    Buffers,
    ClipBoxes,
    Corner,
    bounds_of,
    count_characters,
    font_name,
    font_of,
    handle_of,
    ink_box,
    is_unmapped,
    loose_box,
    object_of,
    origin_of,
    unicode_of,
)
from parsers.readers.pdf.shapes import GlyphShapes
from parsers.readers.pdf.spelt_text import Span, SpeltText, is_marks_alone, reach_of
from parsers.readers.pdf.text_direction import size_and_direction, turns_of_text

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
class _Object:
    """What all characters of a text object share."""

    address: int | None = 0
    baseline: float = 0.0
    em: float = 0.0
    is_sideways: bool = False
    is_slanted: bool = False
    is_special: bool = False
    span: Span | None = None


class PageInk:
    """Reads one page's glyphs; `corner` is where its places are counted from."""

    def __init__(self, page: pypdfium2.PdfPage, shapes: GlyphShapes) -> None:
        self._page = page
        self._shapes = shapes
        self._last_base = 0
        """The character of the last glyph that stands on its line."""
        self._unmapped: list[int] = []
        """The characters that have no Unicode."""
        self._buffers = Buffers()
        self.corner = Corner(page)
        self._spelt = SpeltText()
        self._objects = DrawnObjects()
        self._ems: dict[float, float] = {}
        self._is_turned = False

    def read(self) -> Ink:
        """The glyphs of the page, in the order in which they are drawn."""
        textpage = self._page.get_textpage()
        handle = handle_of(textpage)
        self.corner = Corner(self._page, turns_of_text(handle, self._buffers))
        self._is_turned = bool(self.corner.turns)
        ink = Ink(self.corner.width, self.corner.height)
        try:
            self._read_characters(handle, ink)
            ink.marks = without_misplaced(ink.marks)
            if any(mark.text == UNREADABLE for mark in ink.marks):
                self._read_shapes(handle, ink)
        finally:
            textpage.close()
        self._objects.drop_hidden(ink, ClipBoxes(self.corner, self._buffers))
        return ink

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
        rect, rect_at, left_edge = self._buffers.rect, self._buffers.rect_at, self.corner.left
        unicode_at, object_at, box_at = unicode_of, object_of, loose_box
        plain_letters, make_tuple, add = _PLAIN_LETTERS, tuple.__new__, ink.glyphs.append
        current, order = _Object(), 0
        for index in range(count_characters(text)):
            address = object_at(text, index)
            if address is None:  # a space or line end that pdfium adds of its own
                continue
            order += 1
            if address != current.address:
                current = self._object(text, index, address)
                self._objects.add(address, order, current.baseline)
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
            self._last_base = index

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
        if shared.is_slanted:
            ink.slanted.append(Glyph(character, 0, 0, shared.baseline, shared.em, order))
            return
        if shared.is_sideways:
            box = self.corner.box(rect.left, rect.bottom, rect.right, rect.top)
            self._add_sideways(character, box, shared, ink, order)
            return
        if self._is_turned:
            box = self.corner.box(rect.left, rect.bottom, rect.right, rect.top)
            left, right = box[0], box[2]
        else:
            left, right = rect.left - self.corner.left, rect.right - self.corner.left
        if character in MAYBE_MARKS:
            self._add_mark(text, index, character, right, shared, ink, order)
        elif not "ก" <= character <= "๛" and (
            character in _NO_TEXT or "\ud800" <= character <= "\udfff" or is_unmapped(text, index)
        ):
            self._unmapped.append(index)
            self._add_mark(text, index, UNREADABLE, right, shared, ink, order)
        else:
            ink.glyphs.append(Glyph(character, left, right, shared.baseline, shared.em, order))
            self._last_base = index

    def _object(self, text: int, index: int, address: int) -> _Object:
        doubles, at = self._buffers.doubles, self._buffers.doubles_at
        origin_of(text, index, at[0], at[1])
        baseline = (
            self.corner.point(doubles[0], doubles[1])[1]
            if self._is_turned
            else self.corner.top - doubles[1]
        )
        rect = self._buffers.rect
        loose_box(text, index, self._buffers.rect_at)
        # Upright letters of one font are boxes of one height; asking for it is half as dear.
        height = round(rect.top - rect.bottom, 3)
        em = None if self._is_turned else self._ems.get(height)
        is_sideways = is_slanted = False
        if em is None:
            em, is_sideways, is_slanted = size_and_direction(
                text, index, self.corner, self._buffers
            )
            if not (is_sideways or is_slanted):
                self._ems[height] = em
        span = self._spelt.span_of(address)
        is_special = is_sideways or is_slanted or self._is_turned or span is not None
        return _Object(address, baseline, em, is_sideways, is_slanted, is_special, span)

    def _add_span(self, text: int, index: int, shared: _Object, ink: Ink, order: int) -> None:
        """The text of a span, once, over all the glyphs that it stands for."""
        span, item = shared.span, shared.address
        assert span is not None
        assert item is not None
        edges = self._bounds(item) if self._is_turned else self._ink_of(text, index)
        right = edges[2]
        if not self._spelt.is_new(span, len(ink.glyphs), item):
            self._spelt.widen(span, item, right, ink.glyphs)
            return
        baseline = shared.baseline
        if self._is_turned:
            # pdfium's places for a span are those of a line that runs across.
            last = ink.glyphs[-1].baseline if ink.glyphs else edges[3]
            baseline = last if abs(last - edges[3]) < shared.em else edges[3]
        line = baseline, shared.em, order
        if is_marks_alone(span.text):
            font = font_of(item) or 0
            ink.marks += (
                MarkGlyph(letter, right, right, *line, edges, font, False) for letter in span.text
            )
            return
        left = edges[0] if self._is_turned else self._origin(text, index)
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
            # In a font of one width a mark's box is like its base's, but not its ink.
            and edges == self._ink_of(text, self._last_base)
        )
        font = font_of(shared.address) or 0
        line = shared.baseline, shared.em, order
        ink.marks.append(MarkGlyph(character, origin, right, *line, edges, font, shares_base))

    def _add_sideways(
        self, words: str, edges: Edges, shared: _Object, ink: Ink, order: int
    ) -> None:
        left, top, right, bottom = edges
        ink.sideways.append(Glyph(words, left, right, (top + bottom) / 2, shared.em, order))

    def _bounds(self, item: int) -> Edges:
        floats, at = self._buffers.floats, self._buffers.floats_at
        bounds_of(item, *at)
        left, bottom, right, top = floats
        return self.corner.box(left, bottom, right, top)

    def _ink_of(self, text: int, index: int) -> Edges:
        doubles, at = self._buffers.doubles, self._buffers.doubles_at
        ink_box(text, index, *at)
        left, right, bottom, top = doubles
        return self.corner.box(left, bottom, right, top)

    def _origin(self, text: int, index: int) -> float:
        doubles, at = self._buffers.doubles, self._buffers.doubles_at
        origin_of(text, index, at[0], at[1])
        return self.corner.point(doubles[0], doubles[1])[0]


def _is_blank(mark: MarkGlyph) -> bool:
    """Whether a glyph without Unicode draws nothing either."""
    left, top, right, bottom = mark.ink
    return mark.text == UNREADABLE and (right - left < 0.01 or bottom - top < 0.01)
