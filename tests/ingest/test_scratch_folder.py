"""What an export that was killed leaves behind goes with the next one."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.scratch_folder import scratch_folder
from tests.conftest import ROOT

EXPORTS = """
import sys, time
from pathlib import Path
from ingest.scratch_folder import scratch_folder
with scratch_folder(Path(sys.argv[1])) as scratch:
    (scratch / "half.csv").write_text("half")
    print(scratch.name, flush=True)
    time.sleep(600)
"""


@contextmanager
def exporting(folder: Path) -> Iterator[str]:
    """Another process in the midst of an export, which is killed; the name of its folder."""
    arguments = [sys.executable, "-c", EXPORTS, str(folder)]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        try:
            yield started.stdout.readline().strip()
        finally:
            started.kill()


def hidden(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name.startswith(".")}


def test_what_a_killed_export_left_is_removed(tmp_path: Path) -> None:
    with exporting(tmp_path) as killed:
        pass
    assert hidden(tmp_path) == {killed}
    with scratch_folder(tmp_path) as scratch:
        assert hidden(tmp_path) == {scratch.name}
    assert hidden(tmp_path) == set()


def test_that_of_a_living_process_stays(tmp_path: Path) -> None:
    with exporting(tmp_path) as living:
        with scratch_folder(tmp_path) as own, scratch_folder(tmp_path) as second:
            assert hidden(tmp_path) == {living, own.name, second.name}
        assert (tmp_path / living / "half.csv").read_text() == "half"
        assert hidden(tmp_path) == {living}


def test_nothing_else_is_removed(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (tmp_path / ".tidtam-export-link").symlink_to(kept)
    (tmp_path / ".tidtam-export-file").write_text("a file")
    (tmp_path / ".other").mkdir()
    with scratch_folder(tmp_path):
        pass
    assert kept.is_dir()
    assert hidden(tmp_path) == {".tidtam-export-link", ".tidtam-export-file", ".other"}


def test_it_goes_where_the_export_fails(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"), scratch_folder(tmp_path):
        raise OSError("full")
    assert hidden(tmp_path) == set()
