"""What tests of the site share: a warehouse of all samples, and its site."""

from pathlib import Path

import pytest

from ingest.cli import OK, main
from tests.conftest import ROOT
from tests.ingest.folders import run
from tests.report.site_files import Site


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of all samples, of two runs: the forms come with the second."""
    path = tmp_path_factory.mktemp("samples") / "samples.duckdb"
    folders = sorted(entry for entry in (ROOT / "samples").iterdir() if entry.is_dir())
    run(*(folder for folder in folders if folder.name != "progress_form"), into=path)
    run(*(folder for folder in folders if folder.name == "progress_form"), into=path)
    return path


@pytest.fixture(scope="session")
def site(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of that warehouse."""
    folder = tmp_path_factory.mktemp("site") / "of samples"
    assert main(["report", str(folder), "--warehouse", str(samples)]) == OK
    return Site(folder)
