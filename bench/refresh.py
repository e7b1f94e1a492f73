"""What a nightly refresh costs where one document in a hundred has changed.

    python -m bench.refresh [--pages 100000] [--workers 2]

Writes pages, refreshes into an empty folder, changes half of a percent of the pages, adds as many,
and refreshes again; prints the seconds of every step of both, and how much of the first the second
took. Asks for about 60 KB of disk a page, in a temporary folder.
"""

import argparse
import os
import tempfile
from pathlib import Path

from bench.measure import Silence
from bench.pages import page, write_pages
from ingest.refresh.config import RefreshConfig
from ingest.refresh.run import Refreshed, refresh

CHANGED_SHARE = 0.01
"""Of the pages: half of them have other bytes, half are new."""


def main() -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m bench.refresh", description=__doc__)
    parser.add_argument("--pages", type=int, default=100_000, help="how many pages")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tidtam-bench-") as name:
        root = Path(name)
        write_pages(root / "pages", asked.pages, 0)
        config = RefreshConfig(
            (root / "pages",), root / "published", root / "reports", workers=asked.workers
        )
        first = refresh(config, progress=Silence())
        _change(root / "pages", asked.pages)
        second = refresh(config, progress=Silence())
        size = (root / "published" / "current.duckdb").stat().st_size
    _print(first, second, size)


def _change(folder: Path, pages: int) -> None:
    half = int(pages * CHANGED_SHARE / 2)
    paths = sorted(folder.iterdir())
    for path in paths[:: len(paths) // half][:half]:
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\n<!-- saved again -->\n", encoding="utf-8")
    for seed in range(pages, pages + half):
        (folder / f"added-{seed}.html").write_text(page(seed), encoding="utf-8")


def _print(first: Refreshed, second: Refreshed, size: int) -> None:
    print(
        f"{first.summary.loaded:,} pages, then {second.summary.loaded:,} of"
        f" {second.summary.seen:,} changed or new; the warehouse has {size / 1e6:,.0f} MB"
    )
    print(f"{'step':<10}{'first':>10}{'second':>10}{'share':>9}")
    for step, seconds in second.seconds.items():
        before = first.seconds[step]
        share = f"{seconds / before:9.1%}" if before else ""
        print(f"{step:<10}{before:>8.2f} s{seconds:>8.2f} s{share}")


if __name__ == "__main__":
    main()
