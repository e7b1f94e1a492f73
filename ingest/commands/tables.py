"""Tables on the terminal. rich knows that Thai marks take no width."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table

_BLANKS_AT_END = re.compile(r" +$", re.MULTILINE)
_CONTROL = {
    number: "\ufffd"
    # Of Unicode's own too: they turn the direction of what follows, or hide it.
    for number in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    if chr(number) != "\n"
} | {ord("\t"): "  "}
_UNBOUNDED = 1_000_000
"""Columns where there is no terminal: a line for every row, however long."""


def print_table(table: RenderableType) -> None:
    """Print a table, or several: wrapped on terminals only, no word of it taken for markup."""
    width = None if sys.stdout.isatty() else _UNBOUNDED
    console = Console(highlight=False, markup=False, emoji=False, width=width)
    # Written by ourselves: rich would end the program where the reader of a pipe has gone.
    with console.capture() as capture:
        console.print(table)
    # Columns are filled up with blanks, the last one too.
    sys.stdout.write(_BLANKS_AT_END.sub("", capture.get()))


def counts_table(title: str, counts: Mapping[str, int]) -> Table:
    """Names and counts under a title."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column(title)
    table.add_column("", justify="right")
    for name, count in counts.items():
        table.add_row(name, f"{count:,}")
    return table


def rows_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """The rows of an answer: numbers stand right, NULL is blank."""
    held = list(rows)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for position, name in enumerate(columns):
        numeric = all(isinstance(row[position], int | float | Decimal | None) for row in held)
        table.add_column(name, justify="right" if numeric and held else "left", overflow="fold")
    for row in held:
        table.add_row(*map(shown, row))
    return table


def printable(text: str) -> str:
    """The text of a document with what would steer a terminal made visible.

    A tab is two blanks: rich measures it as none, and breaks the line where there is room.
    """
    return text.translate(_CONTROL)


def shown(value: object) -> str:
    """The value as it stands in a table: NULL is blank, every figure whole, 100.0 as 100."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    is_whole = isinstance(value, float) and value.is_integer()
    return f"{value:.0f}" if is_whole else printable(str(value))
