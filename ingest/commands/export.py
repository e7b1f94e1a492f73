"""`tidtam export`: tables and views to files, with contacts masked."""

import argparse
import sys
from pathlib import Path

from ingest.cli import FAILED, OK, USAGE
from ingest.commands.tables import counts_table, print_table
from ingest.export_manifest import entries_in
from ingest.exporting import Export, exportable
from warehouse.store import WarehouseError


def run_export(options: argparse.Namespace) -> int:
    """Write the files of the options; returns the exit code."""
    tables, unknown = _tables(options.tables)
    if unknown or not tables:
        named = (
            f"there is no table or view {', '.join(unknown)}" if unknown else "no table is named"
        )
        known = ", ".join(sorted(exportable()))
        print(f"tidtam export: {named}; there are: {known}", file=sys.stderr)
        return USAGE
    folder = Path(options.folder)
    export = Export(Path(options.warehouse), folder, options.format, options.with_contacts)
    try:
        rows = {exported.file: exported.rows for exported in export.write(tables)}
    except (WarehouseError, OSError) as error:
        print(f"tidtam export: {_told(error, folder)}", file=sys.stderr)
        return FAILED
    for table in tables:
        if f"{table}.{options.format}" not in rows:
            print(
                f"left out: the warehouse has no {table}, being of an earlier version;"
                " tidtam ingest adds it",
                file=sys.stderr,
            )
    print_table(counts_table(f"rows written to {folder}", rows))
    _tell_of_contacts(folder, options.with_contacts)
    return OK


def _tables(named: str | None) -> tuple[list[str], list[str]]:
    """The tables to export, and the names that are none."""
    known = exportable()
    if named is None:
        return list(known), []
    wanted = list(dict.fromkeys(name.strip() for name in named.split(",") if name.strip()))
    return wanted, [name for name in wanted if name not in known]


def _told(error: WarehouseError | OSError, folder: Path) -> str:
    if isinstance(error, WarehouseError) or error.strerror is None:
        return str(error)
    return f"{error.filename or folder}: {error.strerror}"


def _tell_of_contacts(folder: Path, with_contacts: bool) -> None:
    """Warn where contacts can be read in the folder, also in files of an earlier export."""
    shown = [name for name, entry in entries_in(folder).items() if entry.get("contacts") == "shown"]
    if not shown:
        return
    earlier = "" if with_contacts else " of an earlier export"
    print(f"contacts are not masked in {', '.join(shown)}{earlier}", file=sys.stderr)
