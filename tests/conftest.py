"""What tests share: the re-write flag of the golden files, and where real documents lie."""

import os
import signal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

REWRITE = "--rewrite-goldens"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        REWRITE,
        action="store_true",
        help="write the expected output of every sample anew, to be read and committed",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption(REWRITE) and os.environ.get("CI"):
        raise pytest.UsageError(f"{REWRITE} is refused in CI: goldens are read by a person")
    # What a shell starts in the background ignores Ctrl-C, and so would all that tests start.
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def rewrites_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption(REWRITE))


@pytest.fixture(scope="session")
def real_documents() -> Path:
    """The folder of real documents, which is no part of the project."""
    folder = SHARED / "documents"
    if not folder.is_dir():
        pytest.skip("the real documents (../shared/documents) are not here")
    return folder
