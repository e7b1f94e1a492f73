"""pdfium's functions as they are called here, and its coordinates turned to ours.

They are called a few thousand times a page, so they are bound with plain integers for
pointers, which takes half the time of the binding's own.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2
from pypdfium2 import raw as fpdf

from parsers.readers.pdf.glyphs import Edges

_MOST_NAME = 200


def bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The library's function with pointers as plain integers."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.CFUNCTYPE(result, *arguments)(address)


_P, _I = ctypes.c_void_p, ctypes.c_int
count_characters = bound(fpdf.FPDFText_CountChars, _I, _P)
unicode_of = bound(fpdf.FPDFText_GetUnicode, ctypes.c_uint, _P, _I)
render_mode_of = bound(fpdf.FPDFTextObj_GetTextRenderMode, _I, _P)
object_of = bound(fpdf.FPDFText_GetTextObject, _P, _P, _I)
loose_box = bound(fpdf.FPDFText_GetLooseCharBox, _I, _P, _I, _P)
ink_box = bound(fpdf.FPDFText_GetCharBox, _I, _P, _I, _P, _P, _P, _P)
origin_of = bound(fpdf.FPDFText_GetCharOrigin, _I, _P, _I, _P, _P)
matrix_of = bound(fpdf.FPDFText_GetMatrix, _I, _P, _I, _P)
size_of = bound(fpdf.FPDFText_GetFontSize, ctypes.c_double, _P, _I)
is_unmapped = bound(fpdf.FPDFText_HasUnicodeMapError, _I, _P, _I)
font_of = bound(fpdf.FPDFTextObj_GetFont, _P, _P)
base_name = bound(fpdf.FPDFFont_GetBaseFontName, ctypes.c_size_t, _P, _P, ctypes.c_size_t)
count_marks = bound(fpdf.FPDFPageObj_CountMarks, _I, _P)
mark_of = bound(fpdf.FPDFPageObj_GetMark, _P, _P, ctypes.c_ulong)
mark_bytes = bound(
    fpdf.FPDFPageObjMark_GetParamBlobValue, _I, _P, ctypes.c_char_p, _P, ctypes.c_ulong, _P
)
bounds_of = bound(fpdf.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)
clip_of = bound(fpdf.FPDFPageObj_GetClipPath, _P, _P)
count_clip_paths = bound(fpdf.FPDFClipPath_CountPaths, _I, _P)
count_clip_segments = bound(fpdf.FPDFClipPath_CountPathSegments, _I, _P, _I)
clip_segment = bound(fpdf.FPDFClipPath_GetPathSegment, _P, _P, _I, _I)
segment_point = bound(fpdf.FPDFPathSegment_GetPoint, _I, _P, _P, _P)


class Corner:
    """From pdfium's coordinates to points from the upper left corner of the page.

    `turns` are quarters of a turn by the clock after which the page stands upright: those of
    its text where it is known, else those that the page itself asks for.
    """

    def __init__(self, page: pypdfium2.PdfPage, turns: int | None = None) -> None:
        left, bottom, right, top = page.get_bbox()
        self.turns = page.get_rotation() // 90 if turns is None else turns
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


class Buffers:
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


def font_name(font: int) -> str:
    """The font's name in the PDF; a subset's begins with letters of its own."""
    buffer = ctypes.create_string_buffer(_MOST_NAME)
    base_name(font, ctypes.addressof(buffer), _MOST_NAME)
    return buffer.value.decode("latin-1")


def handle_of(item: Any) -> int:
    """The plain pointer of a page or of its text."""
    return ctypes.cast(item.raw, ctypes.c_void_p).value or 0


class ClipBoxes:
    """The boxes outside which clipping paths hide what is drawn."""

    def __init__(self, corner: Corner, out: Buffers) -> None:
        self._corner = corner
        self._out = out
        self._boxes: dict[tuple[int | None, ...], Edges | None] = {}

    def of(self, item: int) -> Edges | None:
        """The box in which an object is seen; None where nothing clips it.

        Most objects share their paths with others: then pdfium's segments of them are one.
        """
        clip = clip_of(item)
        count = count_clip_paths(clip) if clip else 0
        if count < 1:
            return None
        key = tuple([clip_segment(clip, path, 0) for path in range(count)])
        if key not in self._boxes:
            self._boxes[key] = self._whole(clip, count)
        return self._boxes[key]

    def _point(self, clip: int, path: int, number: int) -> tuple[float, float]:
        at = self._out.floats_at
        segment_point(clip_segment(clip, path, number), at[0], at[1])
        return self._out.floats[0], self._out.floats[1]

    def _whole(self, clip: int, count: int) -> Edges | None:
        edges: Edges | None = None
        for path in range(count):
            numbers = range(count_clip_segments(clip, path))
            points = [self._corner.point(*self._point(clip, path, number)) for number in numbers]
            if points:
                xs, ys = zip(*points, strict=True)
                edges = _overlap(edges, (min(xs), min(ys), max(xs), max(ys)))
        return edges


def _overlap(one: Edges | None, other: Edges) -> Edges:
    if one is None:
        return other
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
