"""`tidtam findings`: what does not add up, as a table, CSV or JSON."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TextIO, get_args

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ingest.cli import FAILED, OK, USAGE
from ingest.commands.json_values import json_value
from ingest.commands.tables import print_table, rows_table, shown
from ingest.finding_list import ListedFinding, Wanted, findings, is_known_agency
from ingest.inert_text import print_csv
from schema.records.operations import Rule
from warehouse.store import Warehouse, WarehouseError


def run_findings(options: argparse.Namespace) -> int:
    """Print the findings that the options ask for; returns the exit code."""
    if options.rule is not None and options.rule not in get_args(Rule):
        known = ", ".join(sorted(get_args(Rule)))
        print(
            f"tidtam findings: there is no rule {options.rule}; there are: {known}", file=sys.stderr
        )
        return USAGE
    wanted = Wanted(options.rule, options.severity, options.year, options.agency)
    show = {"table": _show_table, "csv": _show_csv, "json": _show_json}[options.format]
    counts: Counter[tuple[str, str]] = Counter()
    try:
        with Warehouse.open_read_only(Path(options.warehouse)) as warehouse:
            if wanted.agency is not None and not is_known_agency(warehouse, wanted.agency):
                message = f"no agency has the code {wanted.agency}, or that in its name"
                raise WarehouseError(warehouse.path, message)
            show(_counted(findings(warehouse, wanted), counts))
    except WarehouseError as error:
        print(f"tidtam findings: {error}", file=sys.stderr)
        return FAILED
    _summarise(counts, sys.stdout if options.format == "table" else sys.stderr)
    return OK


def _counted(
    rows: Iterator[ListedFinding], counts: Counter[tuple[str, str]]
) -> Iterator[ListedFinding]:
    for row in rows:
        counts[row.severity, row.rule] += 1
        yield row


def _summarise(counts: Counter[tuple[str, str]], stream: TextIO) -> None:
    """A line for every rule, in the order of the list, and one for all."""
    for (severity, rule), count in counts.items():
        print(f"{severity} {rule}: {count:,}", file=stream)
    total = counts.total()
    print(f"{total:,} finding{'' if total == 1 else 's'}", file=stream)


def _show_table(rows: Iterator[ListedFinding]) -> None:
    if sys.stdout.isatty():
        _show_groups(rows)
        return
    columns = ("severity", "rule", "agency", "project", "source", "place", "message")
    table = rows_table(columns, map(_cells, rows))
    if table.row_count:
        print_table(table)
        print()


def _show_groups(rows: Iterator[ListedFinding]) -> None:
    """Findings under their rules: seven columns do not fit a terminal."""
    for (severity, rule), group in groupby(rows, key=lambda row: (row.severity, row.rule)):
        table = Table.grid(padding=(0, 2), expand=True)
        table.add_column(ratio=2, overflow="fold")
        table.add_column(ratio=3, overflow="fold")
        for row in group:
            _, _, agency, project, source, place, message = map(shown, _cells(row))
            where = [f"{source}, {place}" if place else source, f"{project} {agency}".strip()]
            table.add_row("\n".join(filter(None, where)), message)
        print_table(Group(Text(f"{severity} {rule}"), Padding(table, (0, 0, 1, 2))))


def _cells(row: ListedFinding) -> tuple[object, ...]:
    agency = row.agency_name or row.agency_code
    return row.severity, row.rule, agency, row.project_code, row.source, _place(row), row.message


def _place(row: ListedFinding) -> str:
    page = "" if row.page is None else f"page {row.page}"
    line = "" if row.line_start is None else f"line {row.line_start}"
    return ", ".join(filter(None, (page, line)))


def _show_csv(rows: Iterator[ListedFinding]) -> None:
    print_csv(sys.stdout, ListedFinding._fields, rows)


def _show_json(rows: Iterator[ListedFinding]) -> None:
    sys.stdout.write("[")
    for number, row in enumerate(rows):
        sys.stdout.write(",\n " if number else "\n ")
        sys.stdout.write(json.dumps(row._asdict(), ensure_ascii=False, default=json_value))
    sys.stdout.write("\n]\n")
