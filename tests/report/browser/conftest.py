"""One browser, and one site of the samples, for all tests of pages."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.cli import OK, main
from tests.report.browser.visiting import WIDE, Visit, chromium
from tests.report.site_files import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Open = Callable[..., Visit]


def built(warehouse: Path, folder: Path) -> Path:
    """A site of the warehouse below the folder."""
    assert main(["report", str(folder / "site"), "--warehouse", str(warehouse)]) == OK
    return folder / "site"


@pytest.fixture(scope="session")
def pages(site: Site) -> Path:
    """The folder of the samples' site."""
    return site.folder


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    program = chromium()
    if program is None:
        pytest.skip("chromium is not installed: no page is opened in these tests")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # As root, which runs tests in a container, Chromium's sandbox does not start.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: "Browser", pages: Path) -> Iterator[Open]:
    """Opens windows on the samples' site, or on another, and closes them behind the test."""
    opened: list[Visit] = []

    def window(width: int = WIDE, of: Path = pages) -> Visit:
        opened.append(Visit.of(browser, of, width))
        return opened[-1]

    yield window
    for one in opened:
        one.close()
