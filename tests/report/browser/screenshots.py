"""Pictures of every page, in both languages, wide and narrow.

    python -m tests.report.browser.screenshots SITE OUT     every page, as PNG files in OUT
    python -m tests.report.browser.screenshots SITE --docs  docs/images/overview.png alone

SITE is a folder that `tidtam report` wrote of the samples.
"""

import argparse
import sys
from itertools import product
from pathlib import Path

from PIL import Image

from tests.conftest import ROOT
from tests.report.browser.test_pages_in_chromium import PAGES
from tests.report.browser.visiting import NARROW, WIDE, Visit, chromium

_LONGEST = 2600
_DOCS = ROOT / "docs" / "images" / "overview.png"


def main() -> int:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description="Take pictures of a site's pages.")
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--docs", action="store_true")
    options = parser.parse_args()
    program = chromium()
    if program is None:
        print("chromium is not installed", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        site = options.site.resolve()
        if options.docs:
            _picture(Visit.of(browser, site), "overview", "th", _DOCS, 800)
            _make_small(_DOCS)
        if options.out is not None:
            for name, language, width in product(PAGES, ("th", "en"), (WIDE, NARROW)):
                out = options.out / f"{name}-{language}-{width}.png"
                _picture(Visit.of(browser, site, width), name, language, out, _LONGEST)
        browser.close()
    return 0


def _picture(visit: Visit, name: str, language: str, out: Path, longest: int) -> None:
    file, query = PAGES[name]
    page = visit.open(file, lang=language, **query)
    out.parent.mkdir(parents=True, exist_ok=True)
    height = min(int(visit.evaluate("document.documentElement.scrollHeight")), longest)
    width = int(visit.evaluate("innerWidth"))
    clip = {"x": 0, "y": 0, "width": width, "height": height}
    page.screenshot(path=out, full_page=True, clip=clip)  # type: ignore[arg-type]
    visit.close()


def _make_small(path: Path) -> None:
    """Few colours are enough for a page, and a third of the bytes."""
    with Image.open(path) as picture:
        small = picture.quantize(64)
    small.save(path, optimize=True)


if __name__ == "__main__":
    raise SystemExit(main())
