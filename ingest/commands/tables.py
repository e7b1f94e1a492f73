"""Tables on the terminal. rich knows that Thai marks take no width."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

_UNBOUNDED = 1_000_000
"""Columns where there is no terminal: a line for every row, however long."""


def print_table(table: Table) -> None:
    """Print a table: it wraps on terminals only, and no word of it is taken for markup."""
    width = None if sys.stdout.isatty() else _UNBOUNDED
    console = Console(highlight=False, markup=False, emoji=False, width=width)
    # Written by ourselves: rich would end the program where the reader of a pipe has gone.
    with console.capture() as capture:
        console.print(table)
    sys.stdout.write(capture.get())


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
        table.add_row(*("" if value is None else _plain(value) for value in row))
    return table


def _plain(value: object) -> str:
    # Every figure is shown whole: 100.0 as 100, and nothing rounded.
    is_whole = isinstance(value, float) and value.is_integer()
    return f"{value:.0f}" if is_whole else str(value)
