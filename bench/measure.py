"""One measured run in a process of its own, so that its memory is its own.

    python -m bench.measure {naive,naive-indicators,naive-decks,tidtam} FOLDER WAREHOUSE [WORKERS]

The plain ways are for progress pages, for pages of indicators and for slide decks.

Prints a line of JSON: pages, seconds (imports left out), peak_mb.
"""

import json
import resource
import sys
import time
from importlib import import_module
from pathlib import Path

KILOBYTES_A_MEGABYTE = 1024
_NAIVE = {
    "naive": "bench.naive",
    "naive-indicators": "bench.naive_indicators",
    "naive-decks": "bench.naive_decks",
}


class Silence:
    """Hears of progress and says nothing."""

    def start(self, total: int) -> None:
        """So many inputs will be read."""

    def advance(self, count: int) -> None:
        """So many more have been read."""

    def complain(self, complaint: object) -> None:
        """An input was not read whole."""


def tidtam_ingest(folder: Path, warehouse: Path, workers: int) -> int:
    """Load the folder as `tidtam ingest` does; returns the pages loaded."""
    from ingest.batch import ingest

    summary = ingest([folder], warehouse, workers=workers, dry_run=False, progress=Silence())
    return summary.loaded


def main() -> None:
    """Run what the command line names."""
    which, folder, warehouse = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    workers = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    if which in _NAIVE:
        naive = import_module(_NAIVE[which])
        started = time.perf_counter()
        pages = naive.naive_ingest(folder, warehouse)
    else:
        import ingest.batch  # noqa: F401 - imports are no part of the measure

        started = time.perf_counter()
        pages = tidtam_ingest(folder, warehouse, workers)
    seconds = time.perf_counter() - started
    print(json.dumps({"pages": pages, "seconds": seconds, "peak_mb": peak_megabytes()}))


def peak_megabytes() -> float:
    """The most memory this process has held.

    Not by getrusage where it can be helped: Linux lets a process inherit its parent's peak.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / KILOBYTES_A_MEGABYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_A_MEGABYTE


if __name__ == "__main__":
    main()
