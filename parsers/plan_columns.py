"""The columns of a plan's tables, told by their headings and never by their place.

A heading may run over two or three rows: ค่าเป้าหมาย over two years, ระยะเวลาดำเนินการ over
years and months.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.plan_column_names import (
    LONGEST_HEADING,
    column_key,
    heading_level,
    heading_month,
    heading_quarter,
    heading_year,
    is_heading,
    is_no_heading,
    is_plain_heading,
    month_year,
    named_year,
)
from parsers.plan_text import unmarked

_MONTHS_KNOWN = 6
_HEAD_ROWS = 5
"""Rows within which a head ends."""


@dataclass(frozen=True)
class Columns:
    """What each column of a table holds; None where its heading is of no known kind.

    `years`, `months` (1-12) and `quarters` are those that stand over a column, `levels` the
    levels 1-5 of a table that is laid on its side. `names` are the headings as printed.
    """

    keys: tuple[str | None, ...]
    years: tuple[int | None, ...]
    months: tuple[int | None, ...]
    quarters: tuple[int | None, ...]
    levels: tuple[int | None, ...]
    names: tuple[str, ...]

    def __contains__(self, key: str) -> bool:
        return key in self.keys

    def at(self, key: str) -> tuple[int, ...]:
        """The places of the columns of a kind, from 0."""
        return tuple(place for place, known in enumerate(self.keys) if known == key)

    @property
    def known(self) -> int:
        """How many columns are of a known kind."""
        return sum(1 for at in range(len(self.keys)) if self.is_known(at))

    def is_known(self, at: int) -> bool:
        """Whether a column is of a known kind, or of the calendar or the levels."""
        marks = (self.keys, self.months, self.quarters, self.levels)
        return any(of_kind[at] for of_kind in marks)


def read_columns(rows: Sequence[Sequence[str]]) -> tuple[Columns, int] | None:
    """The columns that the first rows of a table name, and how many rows that takes.

    A row of group headings may stand above the row that names the columns, rows of
    sub-headings, years and months below it. None for a table without headings.
    """
    width = max(map(len, rows), default=0)
    heads = [_at_full_width([unmarked(cell) for cell in row], width) for row in rows[:_HEAD_ROWS]]
    first = next((at for at in range(min(3, len(heads))) if _names_columns(heads[at])), None)
    if first is None or any(not _may_group(head) for head in heads[:first]):
        return None
    end = first + 1
    while end < len(heads) and _goes_on(heads[end], heads[first]):
        end += 1
    columns = _columns(heads[:end], width)
    return (columns, end) if columns.known >= 2 else None


def _at_full_width(row: list[str], width: int) -> list[str]:
    """The row with a cell a column.

    HTML has no cells where one from the row above reaches down, and what parts a heading
    further, years and months, stands under the last of them.
    """
    missing = [""] * (width - len(row))
    parts = all(_is_of_calendar(cell) or heading_level(cell) for cell in row if cell)
    return [*missing, *row] if row and row[0] and parts else [*row, *missing]


def _names_columns(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    # To forgive misread letters takes time; no head is misread in every cell.
    if not any(is_plain_heading(cell) for cell in filled):
        return False
    known = sum(1 for cell in filled if column_key(cell))
    if _are_levels(row) or _are_months(row):
        return known >= 1
    dated = sum(1 for cell in filled if _is_of_calendar(cell))
    return known >= 2 and (known + dated) * 2 >= len(filled)


def is_head_again(row: Sequence[str]) -> bool:
    """Whether a row within a table is a head, which opens another table or a page.

    Every cell names a column in the words of the forms; data never does.
    """
    filled = [unmarked(cell) for cell in row if cell]
    if len(filled) < 2 or not any(is_plain_heading(cell) for cell in filled):
        return False
    if any(len(cell) > LONGEST_HEADING * 2 for cell in filled):
        return False
    exact = sum(1 for cell in filled if is_heading(cell))
    return exact >= 2 and exact * 3 >= len(filled) * 2


def _are_levels(row: Sequence[str]) -> bool:
    levels = [level for cell in row if (level := heading_level(cell)) is not None]
    return len(levels) >= 3 and len(set(levels)) == len(levels)


def _may_group(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    return 0 < len(filled) < len(row) and not any(is_no_heading(cell) for cell in filled)


def _goes_on(row: Sequence[str], first: Sequence[str]) -> bool:
    """Whether a row below the headings parts them further: into years, months or columns."""
    filled = [cell for cell in row if cell]
    if not filled or (row[0] and column_key(row[0]) is None):
        return False
    if all(map(_is_of_calendar, filled)) or _are_months(row):
        return True
    if _are_levels(row) and not _are_levels(first):
        return len(filled) <= 6
    known = all(column_key(cell) or _is_of_calendar(cell) for cell in filled)
    return known and (any(not cell for cell in row) or list(row) == list(first))


def _is_of_calendar(cell: str) -> bool:
    return any(read(cell) for read in (heading_year, heading_month, heading_quarter))


def _are_months(row: Sequence[str]) -> bool:
    """Whether a row names the months, of which a scan may have lost some."""
    filled = sum(1 for cell in row if cell)
    known = sum(1 for cell in row if heading_month(cell))
    return known >= _MONTHS_KNOWN and known * 4 >= filled * 3


def _all_months(row: Sequence[str]) -> list[int | None]:
    """The months of a row, those that are not readable by their place between the others."""
    months = [heading_month(cell) for cell in row]
    if not _are_months(row):
        return months
    first = next(at for at, month in enumerate(months) if month)
    for at, cell in enumerate(row):
        month = ((months[first] or 0) + at - first - 1) % 12 + 1
        if cell and months[at] is None and at > first - 3 and not column_key(cell):
            months[at] = month
    return months


def _columns(heads: Sequence[Sequence[str]], width: int) -> Columns:
    keys: list[str | None] = []
    years: list[int | None] = []
    months: list[int | None] = []
    quarters: list[int | None] = []
    levels: list[int | None] = []
    names: list[str] = []
    of_rows = [_all_months(head) for head in heads]
    for place in range(width):
        path = [_over(head, place, below) for head, below in _with_below(heads)]
        months.append(next((row[place] for row in of_rows if row[place]), None))
        years.append(next((y for text in reversed(path) if (y := _year_of(text))), None))
        quarters.append(next((q for text in path if (q := heading_quarter(text))), None))
        levels.append(next((n for text in path if (n := heading_level(text))), None))
        found = [key for text in path if (key := column_key(text))]
        keys.append(found[-1] if found and not months[-1] else None)
        names.append(" ".join(dict.fromkeys(text for text in path if text)))
    return Columns(
        tuple(keys), tuple(years), tuple(months), tuple(quarters), tuple(levels), tuple(names)
    )


def _year_of(text: str) -> int | None:
    """The year that a heading is or names: พ.ศ. 2566, ต.ค. 66, ค่าเป้าหมาย ปี 2567."""
    year = heading_year(text) or month_year(text)
    return named_year(text) if year is None and column_key(text) else year


def _with_below(
    heads: Sequence[Sequence[str]],
) -> list[tuple[Sequence[str], Sequence[Sequence[str]]]]:
    return [(head, heads[at + 1 :]) for at, head in enumerate(heads)]


def _over(head: Sequence[str], place: int, below: Sequence[Sequence[str]]) -> str:
    """The heading over a column: its own cell, or the one to its left that spans it.

    A cell that spans columns has its text in the first of them; it spans a column only
    where a row below parts it.
    """
    if head[place]:
        return head[place]
    if not any(row[place] for row in below):
        return ""
    return next((head[left] for left in range(place, -1, -1) if head[left]), "")
