"""The rulings that a page draws: lines and thin rectangles, as the table finder wants them."""

import ctypes
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdfium2 import raw as fpdf

from parsers.readers.pdf.glyphs import Edges
from parsers.readers.pdf.pdfium import Buffers, ClipBoxes, Corner, bound, handle_of

_THIN: Final = 3.0
"""Points: a filled rectangle no thicker than this is a ruling, a thicker one is shading."""
_SHORTEST: Final = 3.0
_MOST_OBJECTS: Final = 50_000
_MOST_SEGMENTS: Final = 2_000
_MOST_DEPTH: Final = 6

_P, _I = ctypes.c_void_p, ctypes.c_int
_count_objects = bound(fpdf.FPDFPage_CountObjects, _I, _P)
_object_at = bound(fpdf.FPDFPage_GetObject, _P, _P, _I)
_count_in_form = bound(fpdf.FPDFFormObj_CountObjects, _I, _P)
_object_in_form = bound(fpdf.FPDFFormObj_GetObject, _P, _P, ctypes.c_ulong)
_type_of = bound(fpdf.FPDFPageObj_GetType, _I, _P)
_draw_mode = bound(fpdf.FPDFPath_GetDrawMode, _I, _P, _P, _P)
_bounds_of = bound(fpdf.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)
_matrix_of = bound(fpdf.FPDFPageObj_GetMatrix, _I, _P, _P)
_count_segments = bound(fpdf.FPDFPath_CountSegments, _I, _P)
_segment_at = bound(fpdf.FPDFPath_GetPathSegment, _P, _P, _I)
_segment_point = bound(fpdf.FPDFPathSegment_GetPoint, _I, _P, _P, _P)
_segment_type = bound(fpdf.FPDFPathSegment_GetType, _I, _P)
_segment_closes = bound(fpdf.FPDFPathSegment_GetClose, _I, _P)

_PATH, _FORM = fpdf.FPDF_PAGEOBJ_PATH, fpdf.FPDF_PAGEOBJ_FORM
_LINE_TO, _MOVE_TO = fpdf.FPDF_SEGMENT_LINETO, fpdf.FPDF_SEGMENT_MOVETO

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Ruling(NamedTuple):
    """A straight line along the page or down it, in points from its upper left corner."""

    is_level: bool
    left: float
    top: float
    right: float
    bottom: float


class PageRulings:
    """Reads one page's rulings."""

    def __init__(self, page: pypdfium2.PdfPage, corner: Corner) -> None:
        self._page = page
        self._corner = corner
        self._floats = (ctypes.c_float * 4)()
        start = ctypes.addressof(self._floats)
        self._at = tuple(start + 4 * number for number in range(4))
        self._flags = (_I(), _I())
        self._flags_at = tuple(ctypes.addressof(flag) for flag in self._flags)
        self._matrix = fpdf.FS_MATRIX()
        self._left = _MOST_OBJECTS
        self._clips = ClipBoxes(corner, Buffers())
        self._found: list[Ruling] = []

    def read(self) -> list[Ruling]:
        """Every ruling of the page, those of its forms too."""
        page = handle_of(self._page)
        for number in range(_count_objects(page)):
            self._read_object(_object_at(page, number), _IDENTITY, 0)
        return self._found

    def _read_object(self, item: int | None, place: Matrix, depth: int) -> None:
        if item is None or self._left <= 0:
            return
        self._left -= 1
        kind = _type_of(item)
        if kind == _PATH:
            self._read_path(item, place)
        elif kind == _FORM and depth < _MOST_DEPTH:
            inner = _times(self._matrix_at(item), place)
            for number in range(_count_in_form(item)):
                self._read_object(_object_in_form(item, number), inner, depth + 1)

    def _matrix_at(self, item: int) -> Matrix:
        matrix = self._matrix
        _matrix_of(item, ctypes.addressof(matrix))
        return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f

    def _read_path(self, item: int, place: Matrix) -> None:
        fill, stroke = self._flags
        _draw_mode(item, *self._flags_at)
        if not (fill.value or stroke.value):
            return
        count = _count_segments(item)
        if count <= 5:
            floats = self._floats
            _bounds_of(item, *self._at)
            box = self._box(place, floats[0], floats[1], floats[2], floats[3])
            if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
                self._add(*self._seen(item, box))
                return
        if stroke.value or count > 5:
            self._read_segments(item, place, min(count, _MOST_SEGMENTS), bool(stroke.value))

    def _seen(self, item: int, box: Edges) -> Edges:
        """What a clipping path leaves of a ruling: Chromium draws rows beyond the page's end."""
        clip = self._clips.of(item)
        if clip is None:
            return box
        left, top, right, bottom = box
        return max(left, clip[0]), max(top, clip[1]), min(right, clip[2]), min(bottom, clip[3])

    def _read_segments(self, item: int, place: Matrix, count: int, is_stroked: bool) -> None:
        """Each side of a stroked path; of a filled one, thin rectangles and frames."""
        figures = list(self._figures(item, _times(self._matrix_at(item), place), count))
        if is_stroked:
            for figure in figures:
                for (x0, y0), (x1, y1) in pairwise(figure):
                    self._add(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            return
        boxes = [_around(figure) for figure in figures if 4 <= len(figure) <= 6]
        for box in boxes:
            self._add(*box)
        if len(boxes) == 2 and _is_frame(*(ends := sorted(boxes))):
            left, top, right, bottom = ends[0]
            self._add(left, top, right, top)
            self._add(left, bottom, right, bottom)
            self._add(left, top, left, bottom)
            self._add(right, top, right, bottom)

    def _figures(self, item: int, place: Matrix, count: int) -> Iterator[list[tuple[float, float]]]:
        """The corners of each figure of straight lines that a path draws."""
        at = self._at
        figure: list[tuple[float, float]] = []
        for number in range(count):
            segment = _segment_at(item, number)
            _segment_point(segment, at[0], at[1])
            point = self._corner.point(*_moved(place, self._floats[0], self._floats[1]))
            kind = _segment_type(segment)
            if kind == _MOVE_TO:
                yield figure
                figure = []
            elif kind != _LINE_TO:
                figure = []
                continue
            figure.append(point)
            if _segment_closes(segment) and len(figure) > 2:
                yield [*figure, figure[0]]
                figure = []
        yield figure

    def _add(self, left: float, top: float, right: float, bottom: float) -> None:
        width, height = right - left, bottom - top
        if height <= min(_THIN, width):
            if width >= _SHORTEST:
                middle = (top + bottom) / 2
                self._found.append(Ruling(True, left, middle, right, middle))
        elif width <= _THIN and height >= _SHORTEST:
            middle = (left + right) / 2
            self._found.append(Ruling(False, middle, top, middle, bottom))

    def _box(self, place: Matrix, *bounds: float) -> tuple[float, float, float, float]:
        left, bottom, right, top = bounds
        corners = [_moved(place, left, bottom), _moved(place, right, top)]
        (x0, y0), (x1, y1) = (self._corner.point(*corner) for corner in corners)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _around(figure: list[tuple[float, float]]) -> Edges:
    xs, ys = [x for x, _ in figure], [y for _, y in figure]
    return min(xs), min(ys), max(xs), max(ys)


def _is_frame(outer: Edges, inner: Edges) -> bool:
    """Whether a rectangle and another within it leave the border of a cell (WeasyPrint's)."""
    return all(
        0 < space <= _THIN
        for space in (
            inner[0] - outer[0],
            inner[1] - outer[1],
            outer[2] - inner[2],
            outer[3] - inner[3],
        )
    )


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The one movement that does what `inner` and then `outer` do."""
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _moved(place: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = place
    return a * x + c * y + e, b * x + d * y + f


def joined_levels(rulings: Iterable[Ruling]) -> list[Ruling]:
    """The level rulings from top to bottom, those that go on from one another in one piece."""
    whole: list[Ruling] = []
    levels = (ruling for ruling in rulings if ruling.is_level)
    for ruling in sorted(levels, key=lambda level: (round(level.top), level.left)):
        last = whole[-1] if whole else None
        if last and abs(last.top - ruling.top) <= 1 and ruling.left <= last.right + _THIN:
            whole[-1] = last._replace(right=max(last.right, ruling.right))
        else:
            whole.append(ruling)
    return whole


def as_edges(rulings: list[Ruling]) -> list[dict[str, Any]]:
    """The rulings in the form in which pdfplumber's table finder takes them."""
    return [
        {
            "x0": ruling.left,
            "x1": ruling.right,
            "top": ruling.top,
            "bottom": ruling.bottom,
            "width": ruling.right - ruling.left,
            "height": ruling.bottom - ruling.top,
            "orientation": "h" if ruling.is_level else "v",
        }
        for ruling in rulings
    ]
