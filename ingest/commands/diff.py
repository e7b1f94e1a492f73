"""`tidtam diff`: what changed, field by field, as a table, CSV or JSON."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from ingest.cli import FAILED, OK, USAGE
from ingest.commands.json_values import json_value
from ingest.commands.tables import print_table, shown
from ingest.compared_sides import (
    NoSuchSide,
    Sides,
    sides_of_project,
    sides_of_runs,
    sides_of_warehouses,
)
from ingest.comparing import Change, changes
from ingest.inert_text import print_csv
from ingest.project_codes import NoSuchProject, typed_code
from warehouse.store import Warehouse, WarehouseError


def run_diff(options: argparse.Namespace) -> int:
    """Print what differs between the sides of the options; returns the exit code."""
    if wrong := _wrong_usage(options):
        print(f"tidtam diff: {wrong}", file=sys.stderr)
        return USAGE
    show = {"table": _show_table, "csv": _show_csv, "json": _show_json}[options.format]
    tally = _Tally()
    try:
        with ExitStack() as opened:
            show(tally.counted(changes(*_sides(options, opened))))
    except (WarehouseError, NoSuchProject, NoSuchSide) as error:
        print(f"tidtam diff: {error}", file=sys.stderr)
        return FAILED
    print(tally, file=sys.stdout if options.format == "table" else sys.stderr)
    return OK


def _wrong_usage(options: argparse.Namespace) -> str | None:
    ways = (options.code, options.runs, options.warehouses)
    if sum(way is not None for way in ways) != 1:
        return "give one of PROJECT_CODE, --runs RUN_A RUN_B and --warehouses OLD NEW"
    if options.code is None and (options.before is not None or options.after is not None):
        return "--from and --to choose documents of a PROJECT_CODE"
    return None


def _sides(options: argparse.Namespace, opened: ExitStack) -> Sides:
    names = options.warehouses or [options.warehouse]
    # Once, where both are one file.
    files = {
        name: opened.enter_context(Warehouse.open_read_only(Path(name)))
        for name in dict.fromkeys(names)
    }
    if options.warehouses:
        return sides_of_warehouses(files[names[0]], files[names[1]])
    warehouse = files[options.warehouse]
    if options.runs:
        return sides_of_runs(warehouse, *options.runs)
    return sides_of_project(warehouse, typed_code(options.code), options.before, options.after)


class _Tally:
    """How many differences there are, and of how many projects."""

    def __init__(self) -> None:
        self._differences = self._projects = 0
        self._last: str | None = None

    def counted(self, found: Iterator[Change]) -> Iterator[Change]:
        """The changes as they come, project by project."""
        for change in found:
            self._differences += 1
            self._projects += change.project_code != self._last
            self._last = change.project_code
            yield change

    def __str__(self) -> str:
        if not self._differences:
            return "no differences"
        many = "" if self._differences == 1 else "s"
        of = "project" if self._projects == 1 else "projects"
        return f"{self._differences:,} difference{many} in {self._projects:,} {of}"


def _show_table(found: Iterator[Change]) -> None:
    for code, group in groupby(found, key=lambda change: change.project_code):
        told = list(group)
        table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for name, ratio in (("record", 3), ("field", 3), ("before", 4), ("after", 4)):
            table.add_column(name, overflow="fold", ratio=ratio if sys.stdout.isatty() else None)
        for change in told:
            table.add_row(*_cells(change))
        print_table(Group(Text(code), *map(Text, _sources(told)), table, Text()))


def _sources(told: list[Change]) -> Iterator[str]:
    for side in ("before", "after"):
        places = {
            (getattr(change, f"{side}_source"), getattr(change, f"{side}_document_id"))
            for change in told
        }
        for source, document_id in sorted(places - {(None, None)}, key=str):
            yield f"{side}: {shown(source)} (document {document_id[:12]})"


def _cells(change: Change) -> tuple[str, str, str, str]:
    record = f"{change.table} {shown(change.key)}".strip()
    field = change.change if change.field is None else change.field
    if (change.before, change.after) == (None, None):
        field = f"{field} ({change.change})" if change.field else field
    return record, field, _side(change, "before"), _side(change, "after")


def _side(change: Change, side: str) -> str:
    """A value, or the values of a row, and the lines they come from."""
    line = getattr(change, f"{side}_line_start")
    if line is None:
        return ""
    value = getattr(change, side)
    if isinstance(value, dict):
        value = "\n".join(f"{k}: {shown(v)}" for k, v in value.items() if v is not None)
    page, line_end = getattr(change, f"{side}_page"), getattr(change, f"{side}_line_end")
    page_end = getattr(change, f"{side}_page_end")
    start = f"{line}" if page is None else f"p. {page}: {line}"
    turned = f"p. {page_end}: " if page_end != page else ""
    end = "" if line_end == line and not turned else f"-{turned}{line_end}"
    return f"{shown(value)}\n[{start}{end}]".lstrip("\n")


def _show_csv(found: Iterator[Change]) -> None:
    told = (
        [_json(value) if isinstance(value, dict) else value for value in change] for change in found
    )
    print_csv(sys.stdout, Change._fields, told)


def _show_json(found: Iterator[Change]) -> None:
    sys.stdout.write("[")
    for number, change in enumerate(found):
        sys.stdout.write(",\n " if number else "\n ")
        sys.stdout.write(_json(change._asdict()))
    sys.stdout.write("\n]\n")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=json_value)
