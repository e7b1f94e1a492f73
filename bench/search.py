"""How long a search takes over 1.4 million narratives, and what their words add to the warehouse.

    python -m bench.search [--projects 100000] [--rounds 3] [--keep FILE]

The words are added to a warehouse as to one of an earlier version: in one process, read back from
the tables.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.query_rows import PROJECTS, make_warehouse
from ingest.search.hits import search
from ingest.search.indexing import add_missing_words
from warehouse.store import Warehouse

BAR = 0.5
"""Seconds within which a search is to answer."""
CORES = 2
QUERIES = (
    "ทางเท้า",
    "เท้า",
    "ขุดลอกคลอง",
    "ประชุม ชุมชน",
    "ติดตามและประเมินผลการดำเนินงาน",
    "ฝนตกหนัก ล่าช้า",
    "๙๗๖",
    "หน่วยงาน 1000",
    "ปรัปรุงฐานข้อมูล",
    "อาสาสมัคร",
    "ไม่มีคำนี้",
)
"""Frequent words and rare ones, compounds and parts of them, one misspelt, one not there."""


def main() -> None:
    """Make the warehouse, add its words, search it, and print the figures."""
    options = _options()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "search.duckdb"
        if not path.exists():
            make_warehouse(path, options.projects)
            before = path.stat().st_size
            started = time.perf_counter()
            with Warehouse.open(path) as warehouse:
                texts = add_missing_words(warehouse)
            seconds = time.perf_counter() - started
            megabytes = (path.stat().st_size - before) / 1e6
            print(f"words of {texts:,} texts in {seconds:.0f} s; {before / 1e6:,.0f} MB", end="")
            print(f" and {megabytes:,.0f} MB of words")
        _search(path, options.rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--projects", type=int, default=PROJECTS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="make it here, or take it")
    return parser.parse_args()


def _search(path: Path, rounds: int) -> None:
    sql = "SELECT count(*) FROM progress_report WHERE narrative IS NOT NULL"
    with Warehouse.open_read_only(path) as warehouse:
        ((narratives,),) = warehouse.query(sql).rows
        print(f"{narratives:,} narratives\n{'ms':>6} {'first':>6}  hits  query")
        for query in QUERIES:
            times = []
            for _ in range(rounds):
                started = time.perf_counter()
                answer = search(warehouse, query, None, 10)
                times.append(time.perf_counter() - started)
            late = "" if median(times) < BAR else f"  over the bar of {BAR:g} s"
            figures = f"{median(times) * 1000:>6.0f} {times[0] * 1000:>6.0f}"
            print(f"{figures} {len(answer.hits):>5}  {query}{late}")


if __name__ == "__main__":
    main()
