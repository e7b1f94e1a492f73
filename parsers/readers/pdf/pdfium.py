"""The pages of a PDF as pdfium draws them: glyphs with their places.

pdfium's own text is not used: it sorts marks away from their bases, and repeats
`/ActualText` once for every object. Its characters are taken one by one, with the
places where they are drawn. The calls are made a few thousand times a page, so the
library's functions are bound here with plain integers for pointers.
"""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
from pypdfium2 import raw as fpdf

from parsers.readers.pdf.glyphs import (
    MARKS,
    MAYBE_MARKS,
    SARA_AM,
    UNREADABLE,
    Edges,
    Glyph,
    MarkGlyph,
    as_thai,
    is_misplaced,
)
from parsers.readers.pdf.shapes import GlyphShapes

_ACTUAL_TEXT = b"ActualText"
_MOST_ACTUAL_TEXT = 20_000
_MOST_NAME = 200
_TEXT_ENCODINGS = {b"\xfe\xff": "utf-16-be", b"\xff\xfe": "utf-16-le", b"\xef\xbb\xbf": "utf-8"}


def bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The library's function with pointers as plain integers."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.CFUNCTYPE(result, *arguments)(address)


_P, _I = ctypes.c_void_p, ctypes.c_int
_count_characters = bound(fpdf.FPDFText_CountChars, _I, _P)
_unicode_of = bound(fpdf.FPDFText_GetUnicode, ctypes.c_uint, _P, _I)
_object_of = bound(fpdf.FPDFText_GetTextObject, _P, _P, _I)
_loose_box = bound(fpdf.FPDFText_GetLooseCharBox, _I, _P, _I, _P)
_ink_box = bound(fpdf.FPDFText_GetCharBox, _I, _P, _I, _P, _P, _P, _P)
_origin_of = bound(fpdf.FPDFText_GetCharOrigin, _I, _P, _I, _P, _P)
_matrix_of = bound(fpdf.FPDFText_GetMatrix, _I, _P, _I, _P)
_size_of = bound(fpdf.FPDFText_GetFontSize, ctypes.c_double, _P, _I)
_is_unmapped = bound(fpdf.FPDFText_HasUnicodeMapError, _I, _P, _I)
_font_of = bound(fpdf.FPDFTextObj_GetFont, _P, _P)
_base_name = bound(fpdf.FPDFFont_GetBaseFontName, ctypes.c_size_t, _P, _P, ctypes.c_size_t)
_count_marks = bound(fpdf.FPDFPageObj_CountMarks, _I, _P)
_mark_of = bound(fpdf.FPDFPageObj_GetMark, _P, _P, ctypes.c_ulong)
_mark_bytes = bound(
    fpdf.FPDFPageObjMark_GetParamBlobValue, _I, _P, ctypes.c_char_p, _P, ctypes.c_ulong, _P
)
_clip_of = bound(fpdf.FPDFPageObj_GetClipPath, _P, _P)
_count_clip_paths = bound(fpdf.FPDFClipPath_CountPaths, _I, _P)
_count_clip_segments = bound(fpdf.FPDFClipPath_CountPathSegments, _I, _P, _I)
_clip_segment = bound(fpdf.FPDFClipPath_GetPathSegment, _P, _P, _I, _I)
_segment_point = bound(fpdf.FPDFPathSegment_GetPoint, _I, _P, _P, _P)
_FIRST_THAI = 0x0E01
_PLAIN_LETTERS = {
    code: chr(code)
    for code in (*range(0x20, 0x7F), *range(_FIRST_THAI, 0x0E5C))
    if chr(code) not in MAYBE_MARKS
}
_NO_TEXT = "\x00" + UNREADABLE
"""What a font may map a glyph to that it has no text for."""
_MOST_MARKS = 3
"""Marks that a glyph may claim beside its base."""
_NARROWEST = 0.45
"""Ems of a narrow letter."""
_WIDTH_OF_AA = 0.45
_LINE_END_HYPHEN = "\x02"
"""What pdfium makes of a hyphen at the end of a line."""
_SIDE_BEARING = 0.06
"""Ems from the ink of a letter to where the next one stands."""


@dataclass(slots=True)
class Ink:
    """What one page draws: glyphs that stand on lines, and glyphs that may be marks."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    marks: list[MarkGlyph] = field(default_factory=list)
    sideways: list[Glyph] = field(default_factory=list)
    """Letters of text that runs up or down the page, in its order."""


class Corner:
    """From pdfium's coordinates to points from the upper left corner of the page as shown."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        left, bottom, right, top = page.get_bbox()
        self.turns = page.get_rotation() // 90
        width, height = right - left, top - bottom
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        self.width, self.height = (height, width) if self.turns % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Edges:
        """The left, top, right and bottom of a box."""
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


class _Buffers:
    """What the library writes its answers into."""

    def __init__(self) -> None:
        self.rect = fpdf.FS_RECTF()
        self.rect_at = ctypes.addressof(self.rect)
        self.matrix = fpdf.FS_MATRIX()
        self.matrix_at = ctypes.addressof(self.matrix)
        self.floats = (ctypes.c_float * 4)()
        at = ctypes.addressof(self.floats)
        self.floats_at = tuple(at + 4 * number for number in range(4))
        self.doubles = (ctypes.c_double * 4)()
        start = ctypes.addressof(self.doubles)
        self.doubles_at = tuple(start + 8 * number for number in range(4))


@dataclass(slots=True)
class _Object:
    """What all characters of a text object share."""

    address: int | None = 0
    baseline: float = 0.0
    em: float = 0.0
    is_sideways: bool = False
    is_special: bool = False
    span: tuple[int, str] | None = None


class PageInk:
    """Reads one page's glyphs."""

    def __init__(self, page: pypdfium2.PdfPage, shapes: GlyphShapes) -> None:
        self._page = page
        self._shapes = shapes
        self._unmapped: list[int] = []
        """The characters that have no Unicode."""
        self._corner = Corner(page)
        self._buffers = _Buffers()
        self._spans: dict[int, str | None] = {}
        self._span_places: dict[int, tuple[int, int]] = {}
        """Where in the glyphs a span's text stands, -1 for one that is marks alone; its object."""
        self._ems: dict[float, float] = {}
        self._is_turned = bool(self._corner.turns)

    def read(self) -> Ink:
        """The glyphs of the page, in the order in which they are drawn."""
        ink = Ink(self._corner.width, self._corner.height)
        textpage = self._page.get_textpage()
        handle = ctypes.cast(textpage.raw, ctypes.c_void_p).value or 0
        try:
            self._read_characters(handle, ink)
            ink.marks = _without_misplaced(ink.marks)
            if any(mark.text == UNREADABLE for mark in ink.marks):
                self._read_shapes(handle, ink)
        finally:
            textpage.close()
        if self._span_places:
            self._without_clipped(ink)
        return ink

    def _read_shapes(self, text: int, ink: Ink) -> None:
        """Tell the glyphs without Unicode by the ink of the others of their fonts."""
        wanted = {mark.font for mark in ink.marks if mark.text == UNREADABLE}
        unmapped = set(self._unmapped)
        for index in range(_count_characters(text)):
            address = _object_of(text, index)
            if address is None or index in unmapped:
                continue
            font = _font_of(address) or 0
            character = as_thai(chr(_unicode_of(text, index)))
            if font in wanted and not character.isspace() and character != SARA_AM:
                shared = self._object(text, index, address)
                if shared.span is None and not shared.is_sideways:
                    self._shapes.learn(
                        _name_of(font),
                        character,
                        self._ink_of(text, index),
                        shared.baseline,
                        shared.em,
                    )
        ink.marks = [self._with_text(mark) for mark in ink.marks if not _is_blank(mark)]

    def _with_text(self, mark: MarkGlyph) -> MarkGlyph:
        if mark.text != UNREADABLE:
            return mark
        text = self._shapes.read(_name_of(mark.font), mark.ink, mark.baseline, mark.em)
        return mark if text is None else mark._replace(text=text)

    def _without_clipped(self, ink: Ink) -> None:
        """Drop spans that only reach into the page from beyond its edge.

        Chromium draws, at a page turn, the marks of the line that stands on the other page,
        and clips them. Such a line has no letter outside a span.
        """
        spans = {place: address for place, address in self._span_places.values() if place >= 0}
        lines = {glyph.baseline for n, glyph in enumerate(ink.glyphs) if n not in spans}
        clipped = {
            place
            for place, address in spans.items()
            if ink.glyphs[place].baseline not in lines
            and not self._is_inside_clip(address, ink.glyphs[place].baseline)
        }
        if clipped:
            ink.glyphs = [glyph for n, glyph in enumerate(ink.glyphs) if n not in clipped]

    def _is_inside_clip(self, address: int, baseline: float) -> bool:
        """Whether every clipping path around an object leaves its baseline to be seen."""
        clip = _clip_of(address)
        floats, at = self._buffers.floats, self._buffers.floats_at
        for path in range(max(0, _count_clip_paths(clip)) if clip else 0):
            heights = []
            for number in range(max(0, _count_clip_segments(clip, path))):
                _segment_point(_clip_segment(clip, path, number), at[0], at[1])
                heights.append(self._corner.point(floats[0], floats[1])[1])
            if heights and not min(heights) <= baseline <= max(heights):
                return False
        return True

    def _read_characters(self, text: int, ink: Ink) -> None:
        # Names of this function alone: what is read here is read a few thousand times a page.
        rect, rect_at, left_edge = self._buffers.rect, self._buffers.rect_at, self._corner.left
        unicode_of, object_of, loose_box = _unicode_of, _object_of, _loose_box
        is_unmapped = _is_unmapped
        plain_letters, make_tuple, add = _PLAIN_LETTERS, tuple.__new__, ink.glyphs.append
        current, order = _Object(), 0
        for index in range(_count_characters(text)):
            address = object_of(text, index)
            if address is None:  # a space or line end that pdfium adds of its own
                continue
            if address != current.address:
                current = self._object(text, index, address)
            order += 1
            code = unicode_of(text, index)
            character = plain_letters.get(code)
            if (
                character is None
                or current.is_special
                or (code < _FIRST_THAI and is_unmapped(text, index))
            ):
                self._read_special(text, index, current, ink, order)
                continue
            loose_box(text, index, rect_at)
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
            self._add_span(text, index, shared, ink, order)
            return
        character = as_thai(chr(_unicode_of(text, index)))
        if character == _LINE_END_HYPHEN:
            character = "-"
        rect = self._buffers.rect
        _loose_box(text, index, self._buffers.rect_at)
        if shared.is_sideways:
            self._add_sideways(character, shared, ink, order)
            return
        if self._is_turned:
            box = self._corner.box(rect.left, rect.bottom, rect.right, rect.top)
            left, right = box[0], box[2]
        else:
            left, right = rect.left - self._corner.left, rect.right - self._corner.left
        if character in MAYBE_MARKS:
            self._add_mark(text, index, character, right, shared, ink, order)
        elif not "ก" <= character <= "๛" and (character in _NO_TEXT or _is_unmapped(text, index)):
            self._unmapped.append(index)
            self._add_mark(text, index, UNREADABLE, right, shared, ink, order)
        else:
            ink.glyphs.append(Glyph(character, left, right, shared.baseline, shared.em, order))

    def _object(self, text: int, index: int, address: int) -> _Object:
        doubles, at = self._buffers.doubles, self._buffers.doubles_at
        _origin_of(text, index, at[0], at[1])
        baseline = (
            self._corner.point(doubles[0], doubles[1])[1]
            if self._is_turned
            else self._corner.top - doubles[1]
        )
        rect = self._buffers.rect
        _loose_box(text, index, self._buffers.rect_at)
        # Upright letters of one font are boxes of one height; asking for it is half as dear.
        height = round(rect.top - rect.bottom, 3)
        em = None if self._is_turned else self._ems.get(height)
        is_sideways = False
        if em is None:
            em, is_sideways = self._size(text, index)
            if not is_sideways:
                self._ems[height] = em
        span = self._span(address)
        is_special = is_sideways or self._is_turned or span is not None
        return _Object(address, baseline, em, is_sideways, is_special, span)

    def _size(self, text: int, index: int) -> tuple[float, bool]:
        """The size of a character's font in points, and whether it is drawn sideways."""
        matrix = self._buffers.matrix
        _matrix_of(text, index, self._buffers.matrix_at)
        runs_up = abs(matrix.b) > abs(matrix.a)
        em = _size_of(text, index) * (abs(matrix.c) if runs_up else abs(matrix.d))
        return em or 1.0, runs_up != bool(self._corner.turns % 2)

    def _span(self, address: int) -> tuple[int, str] | None:
        """The marked content around an object that gives its text: its identity, and the text."""
        count = _count_marks(address)
        if not count:
            return None
        for number in range(count):
            mark = _mark_of(address, number)
            if mark is None:
                continue
            if mark not in self._spans:
                self._spans[mark] = _actual_text(mark)
            text = self._spans[mark]
            if text is not None:
                return mark, text
        return None

    def _add_span(
        self,
        text: int,
        index: int,
        shared: _Object,
        ink: Ink,
        order: int,
    ) -> None:
        """The text of a marked content, once, over all the glyphs that it stands for."""
        assert shared.span is not None
        identity, words = shared.span
        left, top, right, bottom = self._ink_of(text, index)
        known = self._span_places.get(identity)
        if known is not None:
            place, address = known
            if address == shared.address and place >= 0:
                glyph = ink.glyphs[place]
                reach = _reach_of_span(words, glyph.left, right, shared.em)
                if reach > glyph.right:
                    ink.glyphs[place] = glyph._replace(right=reach)
            return
        if not words or all(letter in MARKS for letter in words):
            self._span_places[identity] = (-1, 0)
            for letter in words:
                ink.marks.append(
                    MarkGlyph(
                        letter,
                        right,
                        right,
                        shared.baseline,
                        shared.em,
                        order,
                        (left, top, right, bottom),
                        _font_of(shared.address) or 0,
                        False,
                    )
                )
            return
        self._span_places[identity] = (len(ink.glyphs), shared.address or 0)
        ink.glyphs.append(
            Glyph(
                words,
                start := self._origin(text, index),
                _reach_of_span(words, start, right, shared.em),
                shared.baseline,
                shared.em,
                order,
                is_spelt=True,
            )
        )

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
        ink.marks.append(
            MarkGlyph(
                character,
                origin,
                right,
                shared.baseline,
                shared.em,
                order,
                edges,
                _font_of(shared.address) or 0,
                shares_base,
            )
        )

    def _add_sideways(self, character: str, shared: _Object, ink: Ink, order: int) -> None:
        rect = self._buffers.rect
        left, top, right, bottom = self._corner.box(rect.left, rect.bottom, rect.right, rect.top)
        ink.sideways.append(Glyph(character, left, right, (top + bottom) / 2, shared.em, order))

    def _ink_of(self, text: int, index: int) -> Edges:
        doubles, at = self._buffers.doubles, self._buffers.doubles_at
        _ink_box(text, index, *at)
        left, right, bottom, top = doubles
        return self._corner.box(left, bottom, right, top)

    def _origin(self, text: int, index: int) -> float:
        doubles, at = self._buffers.doubles, self._buffers.doubles_at
        _origin_of(text, index, at[0], at[1])
        return self._corner.point(doubles[0], doubles[1])[0]


def _without_misplaced(marks: list[MarkGlyph]) -> list[MarkGlyph]:
    """The marks, those whose text cannot stand where they are drawn as unreadable.

    LibreOffice may swap the texts of two marks of one base, which does no harm; WeasyPrint
    gives one text to both.
    """
    wrong = {number for number, mark in enumerate(marks) if is_misplaced(mark)}
    if not wrong:
        return marks
    return [
        mark._replace(text=UNREADABLE)
        if number in wrong
        and not any(
            0 <= other < len(marks) and other in wrong and abs(marks[other].order - mark.order) == 1
            for other in (number - 1, number + 1)
        )
        else mark
        for number, mark in enumerate(marks)
    ]


def _is_blank(mark: MarkGlyph) -> bool:
    """Whether a glyph without Unicode draws nothing either."""
    left, top, right, bottom = mark.ink
    return mark.text == UNREADABLE and (right - left < 0.01 or bottom - top < 0.01)


def _name_of(font: int) -> str:
    """The font's name in the PDF; a subset's begins with letters of its own."""
    buffer = ctypes.create_string_buffer(_MOST_NAME)
    _base_name(font, ctypes.addressof(buffer), _MOST_NAME)
    return buffer.value.decode("latin-1")


def _reach_of_span(words: str, left: float, right: float, em: float) -> float:
    """Where the letter after a span stands; pdfium leaves the last glyph of ำ out of its text."""
    standing = sum(letter not in MARKS for letter in words)
    if words.endswith(SARA_AM) and standing > 1 and right - left < _NARROWEST * em * standing:
        right += _WIDTH_OF_AA * em
    return right + _SIDE_BEARING * em


def _actual_text(mark: int) -> str | None:
    """The `/ActualText` of a marked content; None where it has none."""
    length = ctypes.c_ulong()
    at = ctypes.addressof(length)
    if not _mark_bytes(mark, _ACTUAL_TEXT, None, 0, at):
        return None
    size = min(length.value, _MOST_ACTUAL_TEXT)
    buffer = ctypes.create_string_buffer(size or 1)
    if size and not _mark_bytes(mark, _ACTUAL_TEXT, ctypes.addressof(buffer), size, at):
        return None
    return _text_string(buffer.raw[:size])


def _text_string(raw: bytes) -> str:
    """A text string of a PDF (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 by its first bytes."""
    for opening, encoding in _TEXT_ENCODINGS.items():
        if raw.startswith(opening):
            return raw[len(opening) :].decode(encoding, "replace")
    return raw.decode("latin-1")
