"""Ruled tables of a page: the cells that its rulings close, and the glyphs in each."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from parsers.readers.pdf.glyphs import Glyph
from parsers.readers.pdf.lines import TextLine, text_lines
from parsers.readers.pdf.rulings import Ruling, as_edges
from schema.document import Box

_SNAP: Final = 3.0
"""Points within which rulings are one, or meet."""
_MOST_CROSSINGS: Final = 12_000
"""Crossings above which a page is a drawing, not a form: no table comes near it."""
_TOUCHING: Final = 0.12
"""Ems between letters of one run, at most."""
_MARGIN: Final = 10.0
"""Points: the most that a cell keeps free between its ruling and its text."""
_INK_ABOVE_BASELINE: Final = 0.3


@dataclass(slots=True)
class Cell:
    """A cell, its place, and the lines in it."""

    box: Box
    glyphs: list[Glyph] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A ruled table on one page: rows of cells, None where a cell goes on from its left or top.

    `is_open_above` and `is_open_below` tell that its first or last row has no ruling there:
    the row was cut by the end of a page.
    """

    box: Box
    columns: list[float]
    rows: list[list[Cell | None]]
    is_open_above: bool
    is_open_below: bool

    def cells(self) -> list[Cell]:
        """Every cell, from the upper left."""
        return [cell for row in self.rows for cell in row if cell is not None]


def grids_of(rulings: Sequence[Ruling]) -> list[Grid]:
    """The tables that the rulings draw, from top to bottom."""
    levels = sum(ruling.is_level for ruling in rulings)
    # Three upright rulings alone are a row that goes on from page to page.
    if len(rulings) - levels < (2 if levels else 3):
        return []
    # Imported here: pages without rulings never need it.
    from pdfplumber.table import (
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    edges = merge_edges(as_edges(list(rulings)), _SNAP, _SNAP, _SNAP, _SNAP)
    added = _closing_edges(edges)
    edges += added
    if len(edges) > 2 and _crossings(edges) > _MOST_CROSSINGS:
        return []
    crossings = edges_to_intersections(edges, _SNAP, _SNAP)
    tables = cells_to_tables(intersections_to_cells(crossings))
    open_at = {edge["top"] for edge in added}
    return [
        _grid(part, open_at) for cells in tables for part in _parted([Box(*cell) for cell in cells])
    ]


def _parted(cells: list[Box]) -> list[list[Box]]:
    """The cells of each table where tables of other columns follow with nothing between."""
    by_top: dict[float, list[Box]] = {}
    for cell in sorted(cells):
        by_top.setdefault(cell.top, []).append(cell)
    tops = sorted(by_top)
    inner = {top: {round(cell.left) for cell in by_top[top]} for top in tops}
    edge = min(min(lefts) for lefts in inner.values())
    parts: list[list[Box]] = [[]]
    above: set[int] = set()
    for number, top in enumerate(tops):
        below = set().union(*(inner[later] for later in tops[number:])) - {edge}
        own = inner[top] - {edge}
        crossed = any(cell.top < top < cell.bottom for cell in cells)
        few_shared = 2 * len(above & below) < min(len(above), len(below))
        if above and own and few_shared and not crossed:
            parts.append([])
            above = set()
        parts[-1] += by_top[top]
        above |= own
    return parts


def _crossings(edges: Sequence[dict[str, Any]]) -> int:
    levels = [edge["orientation"] for edge in edges].count("h")
    return levels * (len(edges) - levels)


def _closing_edges(edges: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Level edges where several upright ones end in the open: a page cut their row."""
    uprights = [edge for edge in edges if edge["orientation"] == "v"]
    levels = [edge for edge in edges if edge["orientation"] == "h"]
    added = []
    for end in ("top", "bottom"):
        ends: dict[int, list[dict[str, Any]]] = {}
        for edge in uprights:
            ends.setdefault(round(edge[end] / _SNAP), []).append(edge)
        for group in ends.values():
            left, right = min(e["x0"] for e in group), max(e["x0"] for e in group)
            at = group[0][end]
            closed = any(
                abs(level["top"] - at) <= 2 * _SNAP
                and level["x0"] <= left + _SNAP
                and level["x1"] >= left + _SNAP
                for level in levels
            )
            if len(group) >= 3 and not closed:
                added.append(as_edges([Ruling(True, left, at, right, at)])[0])
    return added


def _grid(cells: list[Box], open_at: set[float]) -> Grid:
    lefts = sorted({cell.left for cell in cells})
    tops = sorted({cell.top for cell in cells})
    column, row = ({at: n for n, at in enumerate(ats)} for ats in (lefts, tops))
    rows: list[list[Cell | None]] = [[None] * len(lefts) for _ in tops]
    for cell in cells:
        rows[row[cell.top]][column[cell.left]] = Cell(cell)
    box = Box(
        lefts[0], tops[0], max(cell.right for cell in cells), max(cell.bottom for cell in cells)
    )
    return Grid(box, [*lefts, box.right], rows, box.top in open_at, box.bottom in open_at)


def fill(grids: Sequence[Grid], glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Put each glyph into the cell it stands in; returns those that stand in none.

    Text that is wider than its cell stays whole: a run of letters that goes on over a ruling
    belongs to one cell, that at whose edge it begins or ends, else that which holds most of it.
    """
    finders = [_CellFinder(grid) for grid in grids]
    top, bottom = min(grid.box.top for grid in grids), max(grid.box.bottom for grid in grids)
    outside: list[Glyph] = []
    run: list[tuple[Glyph, Cell | None]] = []
    before = None
    for glyph in glyphs:
        x = (glyph.left + glyph.right) / 2
        y = glyph.baseline - _INK_ABOVE_BASELINE * glyph.em
        cell = None
        for finder in finders if top <= y < bottom else ():
            cell = finder.at(x, y)
            if cell is not None:
                break
        if before is not None and (
            before.baseline != glyph.baseline
            or abs(glyph.left - before.right) >= _TOUCHING * glyph.em
        ):
            _put(run, outside)
            run = []
        run.append((glyph, cell))
        before = glyph
    if run:
        _put(run, outside)
    for grid in grids:
        for cell in grid.cells():
            cell.lines = text_lines(cell.glyphs)
            cell.glyphs = []
    return outside


def _put(run: list[tuple[Glyph, Cell | None]], outside: list[Glyph]) -> None:
    """Give the glyphs of a run to their cell; those of one that touches none to `outside`."""
    owner = _owner(run)
    (outside if owner is None else owner.glyphs).extend(glyph for glyph, _ in run)


def _owner(run: list[tuple[Glyph, Cell | None]]) -> Cell | None:
    (first, first_cell), (last, last_cell) = run[0], run[-1]
    if first_cell is last_cell:
        return first_cell
    if first_cell is not None and first.left - first_cell.box.left < _MARGIN:
        return first_cell
    if last_cell is not None and last_cell.box.right - last.right < _MARGIN:
        return last_cell
    cells = [cell for _, cell in run if cell is not None]
    return max(cells, key=lambda cell: sum(other is cell for other in cells))


class _CellFinder:
    """Finds the cell at a point."""

    def __init__(self, grid: Grid) -> None:
        cells = grid.cells()
        self._box = grid.box
        self._xs = sorted({at for cell in cells for at in (cell.box.left, cell.box.right)})
        self._ys = sorted({at for cell in cells for at in (cell.box.top, cell.box.bottom)})
        self._cells: list[list[Cell | None]] = [[None] * len(self._xs) for _ in self._ys]
        for cell in cells:
            for y in range(self._ys.index(cell.box.top), self._ys.index(cell.box.bottom)):
                for x in range(self._xs.index(cell.box.left), self._xs.index(cell.box.right)):
                    self._cells[y][x] = cell

    def at(self, x: float, y: float) -> Cell | None:
        box = self._box
        if not (box.left <= x < box.right and box.top <= y < box.bottom):
            return None
        return self._cells[bisect_right(self._ys, y) - 1][bisect_right(self._xs, x) - 1]
