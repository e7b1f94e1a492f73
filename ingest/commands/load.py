"""`tidtam ingest`: load documents, show how far it is, tell what was done."""

import argparse
import json
import os
import sys
from pathlib import Path

from ingest.batch import ingest
from ingest.cli import FAILED, OK, PARTIAL, USAGE
from ingest.commands.tables import counts_table, print_table
from ingest.limits import Limits
from ingest.manifest import ManifestError
from ingest.sources import NoSuchInput
from ingest.summary import Complaint, Progress, Summary
from warehouse.store import WarehouseError

_LINES_BETWEEN = 1_000
"""Inputs between two lines of progress where there is no terminal."""


def run_ingest(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    try:
        summary = ingest(
            [Path(path) for path in options.paths],
            Path(options.warehouse),
            workers=options.workers or os.cpu_count() or 1,
            dry_run=options.dry_run,
            progress=progress_shown(),
            limits=Limits(options.time_limit, options.memory_limit),
        )
    except NoSuchInput as error:
        print(f"tidtam ingest: {error}", file=sys.stderr)
        return USAGE
    except (WarehouseError, ManifestError, OSError) as error:
        print(f"tidtam ingest: {error}", file=sys.stderr)
        return FAILED
    for absent in summary.absent:
        print(f"absent: {absent} is named by a manifest and is not there", file=sys.stderr)
    if options.json:
        print(json.dumps(summary.as_json(), ensure_ascii=False, indent=2))
    else:
        _show(summary, options)
    return OK if summary.is_clean else PARTIAL


def progress_shown() -> Progress:
    """Tells standard error how far a run is: by a bar on a terminal, else by lines."""
    return _Bar() if sys.stderr.isatty() else _PlainLines()


class _PlainLines:
    """Progress for logs: a line now and then, and one for every complaint."""

    def __init__(self) -> None:
        self._total = self._done = self._told = 0

    def start(self, total: int) -> None:
        """So many inputs will be read; told again as archives turn out to hold more."""
        self._total = total

    def advance(self, count: int) -> None:
        """So many more have been read."""
        self._done += count
        if self._done - self._told >= _LINES_BETWEEN or self._done == self._total:
            self._told = self._done
            print(f"read {self._done:,} of {self._total:,}", file=sys.stderr)

    def complain(self, complaint: Complaint) -> None:
        """An input was not read whole."""
        print(complaint, file=sys.stderr)


class _Bar:
    """Progress for a terminal: a bar, with complaints above it."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self._bar = RichProgress(
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self._console,
        )
        self._task = self._bar.add_task("reading", total=0)

    def start(self, total: int) -> None:
        """So many inputs will be read; told again as archives turn out to hold more."""
        self._bar.update(self._task, total=total)
        self._bar.start()
        if not total:
            self._bar.stop()

    def advance(self, count: int) -> None:
        """So many more have been read."""
        self._bar.advance(self._task, count)
        if self._bar.finished:
            self._bar.stop()

    def complain(self, complaint: Complaint) -> None:
        """An input was not read whole."""
        self._console.print(str(complaint), soft_wrap=True)


def _show(summary: Summary, options: argparse.Namespace) -> None:
    from rich.table import Table

    documents = {
        "seen": summary.seen,
        "unchanged": summary.unchanged,
        "loaded": summary.loaded,
        "of these partial": summary.partial,
        "quarantined": summary.quarantined,
        "partial since an earlier run": summary.still_partial,
        "in quarantine since an earlier run": summary.still_quarantined,
        "passed over, not documents": summary.passed_over.total(),
    }
    shown = {k: n for k, n in documents.items() if n or k in _ALWAYS_SHOWN}
    details = Table.grid(padding=(0, 4))
    counted = {"rows": dict(sorted(summary.rows.items()))}
    counted["findings"] = dict(sorted(summary.findings.items()))
    tables = [counts_table(title, counts) for title, counts in counted.items() if counts]
    details.add_row(*tables)
    print_table(counts_table("documents", shown))
    if tables:
        print()
        print_table(details)
    if options.dry_run:
        print(f"\ndry run: nothing written; read in {summary.seconds:.1f} s")
    else:
        print(
            f"\n{summary.rows_written:,} rows written to {options.warehouse}"
            f" in {summary.seconds:.1f} s"
        )


_ALWAYS_SHOWN = frozenset({"seen", "unchanged", "loaded", "quarantined"})
