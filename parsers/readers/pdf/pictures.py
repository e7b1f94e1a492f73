"""Pages that are pictures: what stands on them is read by the OCR engine."""

from statistics import median
from typing import Final

import pypdfium2
from pypdfium2 import raw as fpdf

from parsers.readers import ocr
from parsers.readers.pdf.grids import Cell, Grid, grids_of
from parsers.readers.pdf.lines import TextLine
from parsers.readers.pdf.page_content import PageContent
from parsers.readers.pdf.rulings import Ruling
from schema.document import Box

_POINTS_PER_INCH: Final = 72
_OUTLINES: Final = 60
"""Paths from which on a page without text may hold letters drawn as outlines."""
_EM_OF_LINE: Final = 0.8
"""Share of a line's height, marks and all, that is the size of its letters."""
_BELOW_BASELINE: Final = 0.2
_MOST_DEPTH: Final = 4


def is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a page without text shows a picture, or letters drawn as outlines."""
    kinds = (fpdf.FPDF_PAGEOBJ_IMAGE, fpdf.FPDF_PAGEOBJ_PATH)
    items = page.get_objects(filter=kinds, max_depth=_MOST_DEPTH)
    return any(
        item.type == fpdf.FPDF_PAGEOBJ_IMAGE or paths >= _OUTLINES
        for paths, item in enumerate(items, start=1)
    )


def picture_share(page: pypdfium2.PdfPage) -> float:
    """The share of the page that its largest picture covers."""
    width, height = page.get_size()
    areas = [0.0]
    for item in page.get_objects(filter=(fpdf.FPDF_PAGEOBJ_IMAGE,), max_depth=_MOST_DEPTH):
        left, bottom, right, top = item.get_bounds()
        areas.append((right - left) * (top - bottom))
    return float(max(areas) / max(width * height, 1.0))


def read_picture(page: pypdfium2.PdfPage) -> PageContent:
    """The content of a page that is a picture, with the engine's confidence.

    Raises `Unreadable` (`needs_ocr`) where the engine is missing.
    """
    width, height = page.get_size()
    density = ocr.resolution_for(width, height, _resolution(page))
    bitmap = page.render(scale=density / _POINTS_PER_INCH, grayscale=True)
    read = ocr.read_image(bitmap.to_pil(), density)
    bitmap.close()
    lines = _text_lines(read.lines, read.boxes)
    grids = grids_of([_ruling(box) for box in read.rulings])
    prose = _outside(lines, [cell for grid in grids for cell in grid.cells()])
    grids = [grid for grid in grids if _has_text(grid)]
    return PageContent(width, height, prose, grids, bool(lines), read.confidence)


def _resolution(page: pypdfium2.PdfPage) -> float | None:
    """The dots per inch of the page's largest picture; None where it has none."""
    largest, found = 0.0, None
    for item in page.get_objects(filter=(fpdf.FPDF_PAGEOBJ_IMAGE,), max_depth=_MOST_DEPTH):
        left, bottom, right, top = item.get_bounds()
        area = (right - left) * (top - bottom)
        if area > largest:
            dots, _ = item.get_px_size()
            largest, found = area, dots * _POINTS_PER_INCH / (right - left)
    return found


def _text_lines(texts: list[str], boxes: list[Box]) -> list[TextLine]:
    heights = [box.bottom - box.top for box in boxes]
    em = _EM_OF_LINE * median(heights) if heights else 0.0
    return [
        TextLine(
            text,
            box.left,
            box.right,
            box.bottom - _BELOW_BASELINE * em,
            em,
            box.top,
            box.bottom,
            (box.right - box.left) * len(text.split(" ")[0]) / len(text),
        )
        for text, box in zip(texts, boxes, strict=True)
        if text.strip()
    ]


def _ruling(box: Box) -> Ruling:
    is_level = box.right - box.left >= box.bottom - box.top
    if is_level:
        middle = (box.top + box.bottom) / 2
        return Ruling(True, box.left, middle, box.right, middle)
    middle = (box.left + box.right) / 2
    return Ruling(False, middle, box.top, middle, box.bottom)


def _outside(lines: list[TextLine], cells: list[Cell]) -> list[TextLine]:
    """Put each line into the cell it stands in; returns those that stand in none."""
    outside = []
    for line in sorted(lines, key=lambda line: (line.baseline, line.left)):
        x, y = (line.left + line.right) / 2, (line.top + line.bottom) / 2
        for cell in cells:
            left, top, right, bottom = cell.box
            if left <= x < right and top <= y < bottom:
                cell.lines.append(line)
                break
        else:
            outside.append(line)
    return outside


def _has_text(grid: Grid) -> bool:
    return any(cell.lines for cell in grid.cells())
