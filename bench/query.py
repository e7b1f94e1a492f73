"""How long every view takes over 1.4 million reports, each of its rows and columns read.

    python -m bench.query [--projects 100000] [--rounds 3] [--keep FILE]

Machines are noisy, so that the ratios are the result: each view stands beside a plain reading
of the whole table progress_report, which is the most that any of them has to read.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.query_rows import PROJECTS, REPORTS, make_warehouse
from warehouse import layout
from warehouse.store import Warehouse

BAR = 2.0
"""Seconds within which every view is to answer."""
CORES = 2
BASELINE = "progress_report"
MEGABYTE = 1024 * 1024


def main() -> None:
    """Make the warehouse, ask it, and print the figures."""
    options = _options()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "query.duckdb"
        if not path.exists():
            seconds = make_warehouse(path, options.projects)
            megabytes = path.stat().st_size / MEGABYTE
            print(f"{options.projects * REPORTS:,} reports in {seconds:.0f} s, {megabytes:.0f} MB")
        _time_views(path, options.rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.query", description=__doc__)
    parser.add_argument("--projects", type=int, default=PROJECTS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="make it here, or take it")
    return parser.parse_args()


def _time_views(path: Path, rounds: int) -> None:
    print(f"{'seconds':<22} {'all rows':>9} {'ratio':>6} {'rows':>10}", end="")
    print(f" {'first 1,000':>11} {'an agency':>10} {'a project':>10}")
    baseline = 0.0
    for name in (BASELINE, *layout.views_in_order()):
        with Warehouse.open_read_only(path) as warehouse:
            columns = [row[0] for row in warehouse.query(f"DESCRIBE {name}").rows]
            rows = _rows(warehouse, name)
            everything = f"SELECT bit_xor(hash({', '.join(columns)})) FROM {name}"
            whole = _seconds(warehouse, everything, rounds)
            baseline = baseline or whole
            print(f"{name:<22} {whole:>9.2f} {whole / baseline:>6.1f} {rows:>10,}", end="")
            first = _seconds(warehouse, f"SELECT * FROM {name} LIMIT 1000", rounds)
            print(f" {first:>11.2f}", end="")
            for column in ("agency_code", "project_code"):
                asked = f"SELECT max({column}) FROM project_snapshot"
                ((wanted,),) = warehouse.query(asked).rows
                sql = f"{everything} WHERE {column} = '{wanted}'"
                found = _seconds(warehouse, sql, rounds) if column in columns else None
                print(f" {'' if found is None else format(found, '.2f'):>10}", end="")
            print("" if whole < BAR or name == BASELINE else f"  over the bar of {BAR:g} s")


def _rows(warehouse: Warehouse, name: str) -> int:
    ((count,),) = warehouse.query(f"SELECT count(*) FROM {name}").rows
    return int(count)


def _seconds(warehouse: Warehouse, sql: str, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        for _row in warehouse.query(sql).rows:
            pass
        times.append(time.perf_counter() - started)
    return median(times)


if __name__ == "__main__":
    main()
