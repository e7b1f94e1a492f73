"""`tidtam refresh`: the nightly run, from a configuration to a published generation."""

import argparse
import json
import sys
from pathlib import Path

from ingest.cli import FAILED, LOCKED, OK, PARTIAL, USAGE
from ingest.commands.load import progress_shown
from ingest.manifest import ManifestError
from ingest.refresh.config import ConfigError, read_config
from ingest.refresh.lock import RefreshLocked
from ingest.refresh.run import Refreshed, refresh
from ingest.sources import NoSuchInput
from report.placing import NotASite
from warehouse.errors import explained
from warehouse.store import WarehouseError

_OUTCOMES = {
    "published": "published {generation}",
    "unchanged": "nothing new; {generation} stays",
    "refused": "not published; what is current: {generation}",
}


def run_refresh(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    try:
        config = read_config(Path(options.config))
    except ConfigError as error:
        print(f"tidtam refresh: {error}", file=sys.stderr)
        return USAGE
    try:
        done = refresh(config, progress=progress_shown(), accept=options.accept)
    except RefreshLocked as error:
        print(f"tidtam refresh: {error}", file=sys.stderr)
        return LOCKED
    except NoSuchInput as error:
        print(f"tidtam refresh: {options.config}: inputs: {error}", file=sys.stderr)
        return USAGE
    except (WarehouseError, ManifestError, NotASite) as error:
        print(f"tidtam refresh: {error}; what was published stays", file=sys.stderr)
        return FAILED
    except OSError as error:
        reason = explained(Path(error.filename or config.warehouse), str(error))
        print(f"tidtam refresh: {reason}; what was published stays", file=sys.stderr)
        return FAILED
    _show(done, as_json=options.json)
    if done.outcome == "refused":
        return FAILED
    return OK if done.summary.is_clean and not done.warnings else PARTIAL


def _show(done: Refreshed, *, as_json: bool) -> None:
    for reason in done.reasons:
        print(f"gate: {reason}", file=sys.stderr)
    for reason in done.overruled:
        print(f"gate, overruled: {reason}", file=sys.stderr)
    for warning in done.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    if done.outcome == "refused" and done.is_acceptable:
        print("look into it; to publish all the same: tidtam refresh --accept", file=sys.stderr)
    if as_json:
        print(json.dumps(done.as_json(), ensure_ascii=False, indent=2, default=str))
        return
    summary = done.summary
    counts = {
        "seen": summary.seen,
        "unchanged": summary.unchanged,
        "loaded": summary.loaded,
        "quarantined": summary.quarantined,
    }
    told = ", ".join(f"{number:,} {name}" for name, number in counts.items())
    print(f"{told}; {summary.rows_written:,} rows written in {done.seconds['in all']:.1f} s")
    print(_OUTCOMES[done.outcome].format(generation=done.generation or "nothing"))
    if done.site and "site" in done.seconds:
        print(f"site {done.site} written in {done.seconds['site']:.1f} s")
