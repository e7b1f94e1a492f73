"""How long each stage of the whole way takes, over the same pages."""

import time
from pathlib import Path

from ingest.batch import DOCUMENTS_A_LOAD
from ingest.reading import Rows, document_rows
from ingest.sources import find_inputs
from parsers import parse
from parsers.readers import read
from warehouse.store import Warehouse


def stage_seconds(folder: Path, warehouse: Path) -> dict[str, float]:
    """Seconds of each stage for the pages of `folder`, run one stage after the other."""
    clock = _Clock()
    inputs = find_inputs([folder]).inputs
    clock.stop("find")
    raws = [(Path(item.place.path).read_bytes(), item.origin) for item in inputs]
    clock.stop("open")
    documents = [read(raw, origin) for raw, origin in raws]
    clock.stop("HTML to lines, repaired")
    parsed = [parse(document) for document in documents]
    clock.stop("lines to records, checked")
    rows = [document_rows(*pair, "bench") for pair in zip(documents, parsed, strict=True)]
    clock.stop("records to rows")
    with Warehouse.open(warehouse) as target:
        for start in range(0, len(rows), DOCUMENTS_A_LOAD):
            target.load(_merged(rows[start : start + DOCUMENTS_A_LOAD]), frozenset())
    clock.stop("rows into DuckDB")
    return clock.seconds


class _Clock:
    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def stop(self, stage: str) -> None:
        now = time.perf_counter()
        self.seconds[stage] = now - self._last
        self._last = now


def _merged(documents: list[Rows]) -> Rows:
    merged: Rows = {}
    for rows in documents:
        for table, added in rows.items():
            merged.setdefault(table, []).extend(added)
    return merged
