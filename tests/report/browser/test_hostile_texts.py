"""Documents that try to run something in the pages that show them: none does, and all are shown."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.report.browser.conftest import built
from tests.report.browser.hostile_texts import AGENCY, HOSTILE, hostile_rows, project_code
from tests.report.browser.visiting import NARROW, Visit
from warehouse.store import Warehouse

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("chromium")

SIGNS = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Characters that a page shows by their numbers."""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile-site")
    tables: dict[str, list[tuple[object, ...]]] = {}
    for number in range(len(HOSTILE)):
        for row in hostile_rows(number):
            tables.setdefault(row.table, []).append(row.as_row())
    with Warehouse.open(folder / "hostile.duckdb") as warehouse:
        warehouse.load(tables)
    return built(folder / "hostile.duckdb", folder)


@pytest.fixture
def window(browser: "Browser", hostile_site: Path) -> Iterator[Visit]:
    one = Visit.of(browser, hostile_site, NARROW)
    yield one
    one.close()


def shown(text: str) -> str:
    """A text as a page shows it, but for white space."""
    visible = SIGNS.sub(lambda sign: f"⟨U+{ord(sign.group()):04X}⟩", text)
    return re.sub(r"\s+", "", visible)


def assert_nothing_ran(window: Visit) -> None:
    assert window.evaluate("typeof window.__pwned") == "undefined"
    assert window.dialogs == []
    assert window.told == []
    assert window.outside == []
    assert window.evaluate("document.querySelectorAll('main [role=alert]').length") == 0
    assert window.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_there_are_fifty() -> None:
    assert len(set(HOSTILE)) == 50


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_project_shows_a_hostile_text_as_a_text(window: Visit, number: int) -> None:
    page = window.open("project.html", code=project_code(number))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert_nothing_ran(window)
    expected = shown(HOSTILE[number])
    for part in ("h1", ".notice", ".facts", "details .long", ".cards", "ol.documents", "td"):
        parts = page.locator(f"main {part}").all_text_contents()
        assert any(expected in re.sub(r"\s+", "", text) for text in parts), part
    page.locator("button.source").first.click()
    lines = page.get_by_role("dialog").locator("li.cited bdi")
    lines.first.wait_for()
    assert re.sub(r"\s+", "", lines.first.text_content() or "") == expected
    assert_nothing_ran(window)
    hrefs = page.locator("main a, dialog a").evaluate_all("all => all.map(a => a.protocol)")
    assert set(hrefs) <= {"file:", "http:", "https:"}


@pytest.mark.parametrize(
    ("file", "query"),
    [("index.html", {}), ("agency.html", {"code": AGENCY}), ("findings.html", {})],
)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_list_shows_all_hostile_texts(
    window: Visit, file: str, query: dict[str, str], language: str
) -> None:
    page = window.open(file, lang=language, **query)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert_nothing_ran(window)
    if file == "agency.html":
        told = re.sub(r"\s+", "", page.locator("main").text_content() or "")
        assert [text for text in HOSTILE if shown(text) not in told] == []
