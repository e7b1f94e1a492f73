"""Tables without ruling: a reader gives their rows as lines, of which no cell is certain.

A wrapped cell stands on lines of its own among those of other cells, so such a table is
not read; its lines stay untaken, and become a finding.
"""

from parsers.plan_body import Prose
from parsers.plan_columns import is_head_again
from parsers.plan_headings import Kind

_ROW_CELLS = 3
"""Cells from which a line is a row; a number and its paragraph are two."""
_LONGEST_HEAD = 200
_PARTING: tuple[Kind, ...] = ("part", "table", "contents")
"""What opens anew even with as many cells as a row."""
_OPENING: tuple[Kind, ...] = (
    *_PARTING,
    *("issue", "component", "project_name", "scoring", "link", "total", "unit", "none"),
)
"""What no cell begins with, so that it ends a table."""


def is_of_unruled_table(line: Prose, kind: Kind | None, *, goes_on: bool) -> bool:
    """Whether a line is of a table without ruling; `goes_on` where the line before it is."""
    if kind in _PARTING:
        return False
    if len(line.cells) >= _ROW_CELLS or _is_head(line):
        return True
    return goes_on and kind not in _OPENING


def _is_head(line: Prose) -> bool:
    if len(line.text) > _LONGEST_HEAD:
        return False
    return is_head_again(line.cells) or is_head_again(line.text.split())
