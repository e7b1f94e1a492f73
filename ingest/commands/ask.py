"""`tidtam query`: one SQL query, as a table, CSV or JSON."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.cli import FAILED, OK, USAGE
from ingest.commands.json_values import json_number, json_value
from ingest.inert_text import print_csv
from warehouse.store import Warehouse, WarehouseError


def run_query(options: argparse.Namespace) -> int:
    """Print the answer to the query of the options; returns the exit code."""
    if (options.sql is None) == (options.file is None):
        print("tidtam query: give either SQL or --file FILE", file=sys.stderr)
        return USAGE
    try:
        sql = options.sql
        if sql is None:
            sql = Path(options.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        print(f"tidtam query: {options.file} cannot be read: {error}", file=sys.stderr)
        return USAGE
    show = {"table": _show_table, "csv": _show_csv, "json": _show_json}[options.format]
    try:
        with Warehouse.open_read_only(Path(options.warehouse)) as warehouse:
            answer = warehouse.query(sql)
            show(answer.columns, answer.rows)
    except WarehouseError as error:
        print(f"tidtam query: {error}", file=sys.stderr)
        return FAILED
    return OK


def _show_table(columns: Sequence[str], rows: Iterator[tuple[object, ...]]) -> None:
    from ingest.commands.tables import print_table, rows_table

    table = rows_table(columns, rows)
    print_table(table)
    print(f"\n{table.row_count:,} row{'' if table.row_count == 1 else 's'}")


def _show_csv(columns: Sequence[str], rows: Iterator[tuple[object, ...]]) -> None:
    print_csv(sys.stdout, columns, rows)


def _show_json(columns: Sequence[str], rows: Iterator[tuple[object, ...]]) -> None:
    names = _distinct(columns)
    sys.stdout.write("[")
    for number, row in enumerate(rows):
        sys.stdout.write(",\n " if number else "\n ")
        record = dict(zip(names, map(json_number, row), strict=True))
        sys.stdout.write(json.dumps(record, ensure_ascii=False, default=json_value))
    sys.stdout.write("\n]\n")


def _distinct(columns: Sequence[str]) -> list[str]:
    """The names, numbered from the second on where one comes again."""
    seen: Counter[str] = Counter()
    names = []
    for column in columns:
        seen[column] += 1
        names.append(column if seen[column] == 1 else f"{column}_{seen[column]}")
    return names
