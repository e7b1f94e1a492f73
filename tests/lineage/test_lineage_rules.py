"""What names are compared by is told by a digest of all of it."""

import subprocess
import sys

from ingest.lineage_rules import _rules, rules_version
from tests.conftest import ROOT

LOADED = "import sys, ingest.near_over_years, ingest.yearly_chains; print(*sys.modules)"
# Records of agencies say how a row is stored, not how a name is compared.
STORED = ("schema.records", "schema.fields")


def test_every_module_that_comparing_rests_on_is_in_the_digest() -> None:
    asked = [sys.executable, "-c", LOADED]
    told = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    rests_on = {
        name.rpartition(".")[2]
        for name in told.split()
        if name.startswith(("schema.", "ingest.")) and not name.startswith(STORED)
    }
    listed = {path.name.removesuffix(".py") for path in _rules()}
    assert len(rests_on) > 20
    assert rests_on - {"thai"} <= listed
    assert "agencies.csv" in listed


def test_it_is_told_the_same_again() -> None:
    first = rules_version()
    rules_version.cache_clear()
    assert rules_version() == first
    assert len(first) == 12
