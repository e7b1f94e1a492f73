"""The benchmark: the whole way from pages to the warehouse, beside a naive baseline.

    python -m bench [--pages 1000] [--naive-pages 120] [--rounds 3] [--memory-pages 10000]
                    [--others 600] [--naive-others 60]

Machines are noisy, so that the ratios are the result: both ways run in turn, and each
figure is the median of the rounds.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.pages import write_pages
from bench.stages import stage_seconds
from bench.workloads import OTHERS, Workload

Measure = dict[str, float]


def main() -> None:
    """Run the benchmark and print its figures."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_pages(work / "naive", options.naive_pages, seed=0)
        write_pages(work / "pages", options.pages, seed=options.naive_pages)
        naive, own, two = [], [], []
        for number in range(options.rounds):
            naive.append(_measure("naive", work / "naive", work / f"naive{number}.duckdb"))
            own.append(_measure("tidtam", work / "pages", work / f"own{number}.duckdb", 1))
            two.append(_measure("tidtam", work / "pages", work / f"two{number}.duckdb", 2))
        _print_rates(naive, own, two)
        _print_stages(stage_seconds(work / "pages", work / "stages.duckdb"), options.pages)
        write_pages(work / "many", options.memory_pages, seed=0)
        many = _measure("tidtam", work / "many", work / "many.duckdb", 1)
        _print_memory(own[0], many)
        print("other kinds, end to end, one process")
        for workload in OTHERS:
            _print_workload(workload, work / workload.name.replace(" ", "-"), options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--naive-pages", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory-pages", type=int, default=10_000)
    parser.add_argument("--others", type=int, default=600, help="documents of each other kind")
    parser.add_argument("--naive-others", type=int, default=60)
    return parser.parse_args()


def _measure(which: str, folder: Path, warehouse: Path, workers: int = 1) -> Measure:
    command = [sys.executable, "-m", "bench.measure", which, str(folder), str(warehouse)]
    done = subprocess.run([*command, str(workers)], check=True, capture_output=True, text=True)
    measure: Measure = json.loads(done.stdout)
    return measure


def _print_workload(workload: Workload, work: Path, options: argparse.Namespace) -> None:
    """Both ways in turn over documents of one kind, and how many times faster ours is."""
    workload.write(work / "naive", options.naive_others, 0)
    workload.write(work / "own", options.others, options.naive_others)
    naive, own = [], []
    for number in range(options.rounds):
        naive.append(_measure(workload.naive, work / "naive", work / f"naive{number}.duckdb"))
        own.append(_measure("tidtam", work / "own", work / f"own{number}.duckdb", 1))
    print(
        f"  {workload.name:<20} naive {_rate(naive):8.1f}/s   tidtam {_rate(own):8.1f}/s "
        f"{_median_ratio(own, naive):8.1f} x"
    )


def _median_ratio(own: list[Measure], naive: list[Measure]) -> float:
    """How many times the rate of the plain way ours is, the median of the rounds."""
    return median(_rate([one]) / _rate([other]) for one, other in zip(own, naive, strict=True))


def _rate(measures: list[Measure]) -> float:
    return median(measure["pages"] / measure["seconds"] for measure in measures)


def _print_rates(naive: list[Measure], own: list[Measure], two: list[Measure]) -> None:
    base = _rate(naive)
    print("pages to warehouse, end to end")
    for label, rate, ratio in (
        ("naive baseline (bs4 + html.parser, executemany)", base, 1.0),
        ("tidtam, one process", _rate(own), _median_ratio(own, naive)),
        ("tidtam, two processes", _rate(two), _rate(two) / base),
    ):
        print(f"  {label:<48} {rate:8.1f} pages/s {ratio:8.1f} x")


def _print_stages(seconds: dict[str, float], pages: int) -> None:
    total = sum(seconds.values())
    print(f"stages of one process, {pages} pages")
    for stage, spent in seconds.items():
        print(f"  {stage:<48} {1000 * spent / pages:8.3f} ms/page {100 * spent / total:6.1f} %")


def _print_memory(few: Measure, many: Measure) -> None:
    ratio = many["peak_mb"] / few["peak_mb"]
    print("peak memory of one process")
    print(f"  {few['pages']:>7,.0f} pages {few['peak_mb']:31.0f} MB")
    print(f"  {many['pages']:>7,.0f} pages {many['peak_mb']:31.0f} MB            {ratio:5.2f} x")


if __name__ == "__main__":
    main()
