"""`tidtam report`: a static site about what a warehouse holds."""

import argparse
import sys
from pathlib import Path

from ingest.cli import FAILED, OK, USAGE
from ingest.scratch_folder import scratch_folder
from report.building import Built, build_site
from report.placing import NotASite, put, refuse_others
from warehouse.errors import explained
from warehouse.store import WarehouseError


def run_report(options: argparse.Namespace) -> int:
    """Write the site of the options; returns the exit code."""
    folder, warehouse = Path(options.folder), Path(options.warehouse)
    try:
        refuse_others(folder, warehouse)
        built = write_site(warehouse, folder)
    except NotASite as error:
        print(f"tidtam report: {error}", file=sys.stderr)
        return USAGE
    except WarehouseError as error:
        print(f"tidtam report: {error}", file=sys.stderr)
        return FAILED
    except OSError as error:
        print(
            f"tidtam report: {explained(Path(error.filename or folder), str(error))}",
            file=sys.stderr,
        )
        return FAILED
    print(f"a site of {built.projects:,} projects and {built.agencies:,} agencies was written:")
    print(f"open {folder / 'index.html'} in a browser")
    return OK


def write_site(warehouse: Path, folder: Path) -> Built:
    """Build beside the folder, on its file system, and put the site there when it is whole.

    Raises `WarehouseError`, `NotASite` and `OSError`.
    """
    beside = folder.resolve().parent
    beside.mkdir(parents=True, exist_ok=True)
    with scratch_folder(beside) as scratch:
        site = scratch / "site"
        built = build_site(warehouse, site, scratch)
        refuse_others(folder, warehouse)
        put(site, folder, scratch)
    return built
