"""How long a site of 100,000 projects takes to build, in how much memory, and how soon it shows.

    python -m bench.report [--projects 100000] [--keep FOLDER]

Makes a warehouse of so many projects with 14 reports each, builds its site in a process of its own
on two cores, and opens a page of every kind from the disk in headless Chromium, where there is one.
Asks for about 60 KB of disk a project, in a temporary folder.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from bench.measure import peak_megabytes
from bench.query_rows import PROJECTS, REPORTS, make_warehouse
from warehouse.store import Warehouse

CORES = 2
BARS = {"seconds": 600.0, "peak_mb": 1024.0}
"""What a site of 100,000 projects may take."""
PAGE_BAR = 1.0
"""Seconds within which a page is to be ready."""
MEGABYTE = 1024 * 1024


def main() -> None:
    """Measure as the command line asks; with --build, be the process that builds."""
    parser = argparse.ArgumentParser(prog="python -m bench.report", description=__doc__)
    parser.add_argument("--projects", type=int, default=PROJECTS)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="make it here, and leave it")
    parser.add_argument("--build", nargs=2, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.build:
        _build(*asked.build)
        return
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    with tempfile.TemporaryDirectory(prefix="tidtam-bench-") as name:
        root = asked.keep or Path(name)
        root.mkdir(parents=True, exist_ok=True)
        _measure(root, asked.projects)


def _measure(root: Path, projects: int) -> None:
    warehouse, site = root / "report.duckdb", root / "site"
    if not warehouse.exists():
        seconds = make_warehouse(warehouse, projects)
        megabytes = warehouse.stat().st_size / MEGABYTE
        print(f"{projects * REPORTS:,} reports in {seconds:.0f} s, {megabytes:,.0f} MB", flush=True)
    command = [sys.executable, "-m", "bench.report", "--build", str(warehouse), str(site)]
    measured = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    for what, bar in BARS.items():
        over = "" if measured[what] < bar else "  over the bar"
        print(f"{what:<10} {measured[what]:>9,.1f}  (bar {bar:,.0f}){over}")
    files, size = _size(site)
    print(f"{files:,} files, {size / MEGABYTE:,.0f} MB")
    for page, seconds in page_seconds(site, _an_agency_and_a_project(warehouse)).items():
        over = "" if seconds < PAGE_BAR else "  over the bar"
        print(f"{page:<40} {seconds:>6.2f} s  (bar {PAGE_BAR:g}){over}")


def _build(warehouse: Path, site: Path) -> None:
    from ingest.commands.report import write_site

    started = time.perf_counter()
    write_site(warehouse, site)
    seconds = time.perf_counter() - started
    print(json.dumps({"seconds": seconds, "peak_mb": peak_megabytes()}))


def page_seconds(site: Path, asked: Mapping[str, str]) -> dict[str, float]:
    """How long each page of a site takes from being asked for to being ready, by its address.

    `asked` is a page's query string by the page's name. Empty where there is no browser, or
    nothing that drives it: `bench.browsing` is what does.
    """
    try:
        seconds_until_ready = import_module("bench.browsing").seconds_until_ready
    except ModuleNotFoundError:
        print("pages are not timed: nothing here drives a browser")
        return {}
    return {
        f"{page}{query}": float(seconds_until_ready(site / page, query))
        for page, query in asked.items()
    }


def _an_agency_and_a_project(warehouse: Path) -> dict[str, str]:
    """A page of every kind: of the agency with most late projects, and one of them."""
    sql = """
        SELECT agency_code, max(project_code)
        FROM late_project GROUP BY agency_code ORDER BY count(*) DESC, agency_code LIMIT 1
    """
    with Warehouse.open_read_only(warehouse) as opened:
        ((agency, project),) = opened.query(sql).rows
    return {
        "index.html": "",
        "agency.html": f"?code={agency}",
        "project.html": f"?code={project}",
        "findings.html": "",
        "dictionary.html": "",
    }


def _size(site: Path) -> tuple[int, int]:
    sizes = [
        (Path(folder) / name).stat().st_size for folder, _, names in os.walk(site) for name in names
    ]
    return len(sizes), sum(sizes)


if __name__ == "__main__":
    main()
