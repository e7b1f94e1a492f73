"""The hand-checked values which lie beside the repository, where they are present."""

import csv
from pathlib import Path

import pytest

GOLD = Path(__file__).resolve().parents[4] / "shared" / "gold" / "thai_values.tsv"


@pytest.fixture(scope="session")
def gold_rows() -> list[dict[str, str]]:
    if not GOLD.is_file():
        pytest.skip(f"the hand-checked values are not at {GOLD}")
    with GOLD.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        row["text"] = row["text"].replace("\\t", "\t").replace("\\n", "\n")
    return rows
