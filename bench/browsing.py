"""How soon a page of a site is ready in headless Chromium, off the disk and without a network."""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright


def seconds_until_ready(page: Path, query: str) -> float:
    """Seconds from the browser's asking for a page to its being filled and its charts drawn.

    `query` is its query string with the question mark, or empty. The browser is running already,
    and has nothing of the site in its cache. Raises `ModuleNotFoundError` where there is no
    Chromium, and playwright's errors where the page is not ready within half a minute.
    """
    program = shutil.which("chromium")
    if program is None:
        raise ModuleNotFoundError("chromium is not installed")
    with sync_playwright() as playwright:
        # As root, which runs this in a container, Chromium's sandbox does not start.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        window = browser.new_context(offline=True).new_page()
        window.goto(f"{page.resolve().as_uri()}{query}", wait_until="commit")
        window.wait_for_selector("body[data-ready]", state="attached")
        # The page tells it itself: an answer to this process takes its own time.
        milliseconds = window.evaluate("performance.getEntriesByName('ready')[0].startTime")
        browser.close()
    return float(milliseconds) / 1000
