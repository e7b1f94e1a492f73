"""Golden documents: every sample beside what must come out of it.

The expected output is written anew only by `pytest --rewrite-goldens`, which CI refuses.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ingest.reading import document_row
from ingest.sources import Input, find_inputs
from parsers import Unrecognised, parse
from parsers.readers import read
from tests.conftest import REWRITE, ROOT

SAMPLES = ROOT / "samples"
INPUTS = find_inputs([SAMPLES]).inputs
OF_NO_KIND = [item for item in INPUTS if "other_documents" in Path(item.place.path).parts]
# When and by which version a sample was read is no part of what it says.
_OF_THE_RUN = {"observed_at", "parser_version", "run_id", "first_run_id", "first_observed_at"}


def golden_path(item: Input) -> Path:
    return Path(f"{item.place.path}.expected.json")


def what_comes_out(item: Input) -> dict[str, Any]:
    """The document's row, records and findings, or why it is in quarantine."""
    document = read(Path(item.place.path).read_bytes(), item.origin)
    try:
        parsed = parse(document)
    except Unrecognised as error:
        return {"quarantine": {"reason": error.reason, "message": error.message}}
    row = document_row(document, parsed, None).model_dump(mode="json", exclude=_OF_THE_RUN)
    return {
        "document": {**row, "source": Path(item.place.source).name},
        "records": {
            table: [record.model_dump(mode="json", exclude={"document_id"}) for record in records]
            for table, records in parsed.records.items()
        },
        "findings": [
            finding.model_dump(mode="json", exclude={"document_id", "run_id"})
            for finding in parsed.findings
        ],
    }


@pytest.mark.parametrize("item", INPUTS, ids=[item.place.source for item in INPUTS])
def test_a_sample_gives_its_golden_output(item: Input, rewrites_goldens: bool) -> None:
    found = what_comes_out(item)
    path = golden_path(item)
    if rewrites_goldens:
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("item", OF_NO_KIND, ids=[item.place.source for item in OF_NO_KIND])
def test_a_document_of_no_kind_is_quarantined(item: Input) -> None:
    assert what_comes_out(item)["quarantine"]["reason"] == "not_recognised"


def test_only_documents_of_no_kind_are_quarantined() -> None:
    assert [item for item in INPUTS if "quarantine" in what_comes_out(item)] == OF_NO_KIND
    assert len(OF_NO_KIND) == 5


def test_goldens_are_not_written_while_they_are_tested(rewrites_goldens: bool) -> None:
    assert not rewrites_goldens, "read what was re-written, commit it, and run without the flag"


def test_ci_refuses_to_rewrite_goldens() -> None:
    asked = [sys.executable, "-m", "pytest", REWRITE, "--collect-only", "-q", __file__]
    done = subprocess.run(
        asked, cwd=ROOT, env={**os.environ, "CI": "true"}, capture_output=True, text=True
    )
    assert done.returncode != 0
    assert "refused in CI" in done.stderr


def test_every_golden_belongs_to_a_sample() -> None:
    assert {golden_path(item) for item in INPUTS} == set(SAMPLES.rglob("*.expected.json"))


def test_samples_span_agencies_years_media_and_layouts() -> None:
    outputs = [what_comes_out(item) for item in INPUTS if item not in OF_NO_KIND]
    snapshots = [row for out in outputs for row in out["records"].get("project_snapshot", [])]
    media = Counter((out["document"]["media_type"], out["document"]["encoding"]) for out in outputs)
    assert len(INPUTS) >= 90
    assert len({row["agency_code"] for row in snapshots} - {None}) >= 6
    assert len({row["fiscal_year"] for row in snapshots} - {None}) >= 4
    assert {row["layout"] for row in snapshots} == {"full", "stripped", "form"}
    assert {("text/html", "utf-8"), ("text/html", "cp874"), ("text/plain", "utf-8")} <= set(media)
