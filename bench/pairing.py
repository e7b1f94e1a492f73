"""Which row of a truth a parsed row is meant to be, for rows of any table."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

Row = dict[str, Any]
Pair = tuple[Row | None, Row | None]

PLACES = frozenset({"document_id", "page", "line_start", "page_end", "line_end"})
"""Columns that say where a row was read, which no truth holds."""


def pair_rows(expected: Sequence[Row], found: Sequence[Row]) -> list[Pair]:
    """Each expected row with the found row most like it; None where either has no other.

    Rows are alike by the number of values they share, and in doubt by their order: a row that
    is missed does not shift those after it.
    """
    pairs, left, right = _same_rows(expected, found)
    alike = sorted(
        (-shared, abs(at - other), at, other)
        for at in left
        for other in right
        if (shared := _shared(expected[at], found[other]))
    )
    for _, _, at, other in alike:
        if at in left and other in right:
            pairs.append((at, other))
            left.discard(at)
            right.discard(other)
    whole: list[Pair] = [(expected[at], found[other]) for at, other in sorted(pairs)]
    whole += [(expected[at], None) for at in sorted(left)]
    return whole + [(None, found[other]) for other in sorted(right)]


def _same_rows(
    expected: Sequence[Row], found: Sequence[Row]
) -> tuple[list[tuple[int, int]], set[int], set[int]]:
    """The pairs that agree in every value, and what is left of both sides."""
    columns = sorted({column for row in expected for column in row} - PLACES)
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for other, row in enumerate(found):
        waiting[_print(row, columns)].append(other)
    pairs = []
    for at, row in enumerate(expected):
        others = waiting.get(_print(row, columns))
        if others:
            pairs.append((at, others.pop(0)))
    left = set(range(len(expected))) - {at for at, _ in pairs}
    return pairs, left, set(range(len(found))) - {other for _, other in pairs}


def _print(row: Row, columns: list[str]) -> tuple[str, ...]:
    return tuple(repr(plain(row.get(column))) for column in columns)


def _shared(expected: Row, found: Row) -> int:
    """What the rows share; a number within the document counts half, since a gap shifts it."""
    return sum(
        1 if column.endswith("_no") else 2
        for column, value in expected.items()
        if column not in PLACES and value is not None and same_value(value, found.get(column))
    )


def same_value(one: object, other: object) -> bool:
    """Whether two values are the same, text whatever its white space."""
    return plain(one) == plain(other)


def plain(value: object) -> object:
    """The value without what does not count: white space, the type of a number or date."""
    if isinstance(value, str):
        # Where a line of Thai wraps there is no space, and where a word ends there may be none.
        return "".join(value.split())
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value
