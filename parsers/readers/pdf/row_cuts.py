"""Whether a page turn cut a row of a table, or stands between two rows."""

import re
from collections.abc import Sequence
from typing import Final

from parsers.readers.pdf.grids import Cell
from parsers.readers.pdf.page_content import PageContent, block_of
from parsers.readers.pdf.paragraphs import opens_item
from parsers.readers.pdf.table_parts import PlacedGrid, RowPart, cell_text

_LAST_LINES: Final = 3.2
"""Ems within which lines of two cells are the last of their row: two lines are not torn."""
_ROOM: Final = 4.2
"""Ems at the end of a page that stay free where the next lines are not to be torn."""
_LONGEST_WORDING: Final = 40
_LONG_WORD: Final = 5.0
"""Ems of the longest words at which a line is broken."""
_NUMBER: Final = re.compile(r"(?:ร้อยละ|ระดับ)?\s*(?:[-–]|[\d๐-๙][\d๐-๙,.]*)\s*(?:บาท|%|คะแนน)?")


def was_cut(
    last: RowPart,
    first: RowPart,
    before: PlacedGrid,
    after: PlacedGrid,
    head: int,
    pages: Sequence[PageContent],
) -> bool:
    """Whether a row goes on in the first row of the next page.

    Chromium leaves a cut row open on both pages, and at times one that is whole. LibreOffice
    and Word close a cut row; then its text fills the page, and what goes on tells.
    """
    if before.grid.is_open_below and (after.grid.is_open_above or head):
        return not _is_new(last, first)
    if any(grid.is_open_below for page in pages for grid in page.grids):
        return False
    em = max((line.em for cell in last.cells if cell for line in cell.lines), default=10.0)
    room = _body_bottom(pages) - before.grid.box.bottom
    return room < _ROOM * em and _flows(last, first)


def _body_bottom(pages: Sequence[PageContent]) -> float:
    """How far down pages are filled: where most of the tables that reach furthest end."""
    ends = sorted(grid.box.bottom for page in pages for grid in page.grids)
    return ends[int(len(ends) * 0.97)] if ends else 0.0


def _flows(last: RowPart, first: RowPart) -> bool:
    """Whether the cells of `first` go on where those of `last` end.

    Text that goes on had come to the lowest lines of the row; numbers never go on, nor does
    what says the same again. A row with a first cell of its own is a new one, unless lines
    of that cell and of most others wrap over the cut.
    """
    lowest = max(
        (cell.lines[-1].baseline for cell in last.cells if cell and cell.lines), default=0.0
    )
    wraps = []
    has_first_cell = False
    for n, after in enumerate(first.cells):
        if after is None or not after.lines:
            continue
        before = last.cells[n] if n < len(last.cells) else None
        if before is None or not before.lines:
            return False
        line = before.lines[-1]
        if lowest - line.baseline > _LAST_LINES * line.em or _are_values(before, after):
            return False
        wraps.append(_wraps(before, after))
        has_first_cell = has_first_cell or after is _leading(first)
    if has_first_cell:
        return wraps[0] and 2 * sum(wraps) > len(wraps)
    return bool(wraps)


def _wraps(before: Cell, after: Cell) -> bool:
    """Whether the first word of a cell had found no room in its part on the page before."""
    line, following = before.lines[-1], after.lines[0]
    if opens_item(following) or _NUMBER.fullmatch(following.text):
        return False
    room = block_of(before).room_after(line)
    return room < min(following.first_width, _LONG_WORD * line.em)


def _is_new(last: RowPart, first: RowPart) -> bool:
    """Whether a row has a number, or values, of its own where the row before has them too."""
    pairs = [
        (before, after)
        for before, after in zip(last.cells, first.cells, strict=False)
        if before is not None and after is not None and before.lines and after.lines
    ]
    if any(_are_values(before, after) for before, after in pairs):
        return True
    return bool(pairs) and pairs[0][1] is _leading(first) and opens_item(pairs[0][1].lines[0])


def _are_values(before: Cell, after: Cell) -> bool:
    """Whether two cells hold a number, a dash or a fixed wording each, not parts of a text."""
    texts = cell_text(before), cell_text(after)
    is_wording = texts[0] == texts[1] and len(texts[0]) <= _LONGEST_WORDING
    return is_wording or all(_NUMBER.fullmatch(text) for text in texts)


def _leading(row: RowPart) -> Cell | None:
    return next((cell for cell in row.cells if cell is not None), None)
