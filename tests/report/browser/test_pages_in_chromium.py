"""Every kind of page in headless Chromium, from file:// with the network cut."""

import http.server
import re
import threading
from collections.abc import Iterator
from functools import partial
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.report.browser.visiting import NARROW, READY, WIDE, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.report.browser.conftest import Open

pytestmark = pytest.mark.xdist_group("chromium")

PROJECT = "23000000-8114"
FORM = "15000000-1000"
"""Read from a PDF of several pages."""
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "overview": ("index.html", {}),
    "agency": ("agency.html", {"code": "23000000"}),
    "project": ("project.html", {"code": PROJECT}),
    "findings": ("findings.html", {}),
    "dictionary": ("dictionary.html", {}),
}
WITH_CHARTS = ("overview", "agency", "project", "findings")
BLUE, VERMILLION = (0, 114, 178), (213, 94, 0)

COLOURS = """canvas => {
    const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    const found = new Set();
    for (let i = 0; i < pixels.length; i += 4) {
        if (pixels[i + 3] === 255) found.add(pixels[i] + ',' + pixels[i + 1] + ',' + pixels[i + 2]);
    }
    return [...found];
}"""
HIDDEN = """() => ['h2', 'dd', 'p', 'li', 'td', 'bdi']
    .flatMap(tag => [...document.querySelectorAll(`main ${tag}`)])
    .filter(e => e.textContent.trim() && !e.closest('.filter, .readers-only, .as-table.repeated'))
    .filter(e => e.textContent !== e.querySelector('button')?.textContent)
    .filter(e => !e.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})
        || e.getClientRects().length === 0)
    .map(e => e.textContent)"""
UNNAMED = """() => [...document.querySelectorAll('a, button, input, select, table, canvas, dialog')]
    .filter(e => !(e.getAttribute('aria-label') || e.caption?.textContent
        || [...(e.labels ?? [])].some(label => label.textContent.trim())
        || (e.matches('a, button') && e.textContent.trim())))
    .map(e => e.outerHTML)"""
HEADINGS = "() => [...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))"


class TestEveryPage:
    @pytest.fixture(
        scope="class",
        params=list(product(PAGES, ("th", "en"), (WIDE, NARROW))),
        ids=lambda shown: "-".join(map(str, shown)),
    )
    def shown(
        self, request: pytest.FixtureRequest, browser: "Browser", pages: Path
    ) -> Iterator[tuple[Visit, str, int]]:
        """A page in a language and a width, opened once for all that is asked of it."""
        name, language, width = request.param
        window = Visit.of(browser, pages, width)
        file, query = PAGES[name]
        window.open(file, lang=language, **query)
        yield window, language, width
        window.close()

    def test_is_quiet_and_asks_for_nothing_else(self, shown: tuple[Visit, str, int]) -> None:
        window, language, _ = shown
        assert window.told == []
        assert window.outside == []
        assert window.page.locator("[role=alert]").count() == 0
        assert window.page.locator("main").inner_text().strip()
        assert window.evaluate("document.documentElement.lang") == language

    def test_has_names_and_an_outline_for_screen_readers(
        self, shown: tuple[Visit, str, int]
    ) -> None:
        window, _, _ = shown
        assert window.evaluate(UNNAMED) == []
        levels = window.evaluate(HEADINGS)
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))

    def test_does_not_scroll_sideways(self, shown: tuple[Visit, str, int]) -> None:
        window, _, width = shown
        window.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert window.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_charts_are_drawn_and_have_their_values_as_tables(visit: "Open", name: str) -> None:
    window = visit()
    file, query = PAGES[name]
    page = window.open(file, **query)
    charts = page.locator("figure.chart").all()
    assert charts
    for chart in charts:
        canvas = chart.locator("canvas")
        colours = set(canvas.evaluate(COLOURS))
        assert colours & {",".join(map(str, one)) for one in (BLUE, VERMILLION)}
        assert canvas.get_attribute("role") == "img"
        assert chart.locator("details table tbody tr").count() > 0


def test_the_plan_and_the_reports_are_two_lines_of_the_chart(visit: "Open") -> None:
    page = visit().open("project.html", code=PROJECT)
    colours = set(page.locator("figure.chart canvas").evaluate(COLOURS))
    assert {"0,114,178", "213,94,0"} <= colours
    page.get_by_text("ดูค่าเป็นตาราง").click()
    rows = page.locator("figure.chart tbody tr").all_inner_texts()
    assert len(rows) == 12
    # Before the first report there is no value, and the table says why.
    assert rows[0].split("\t")[:2] == ["ต.ค.", "– ยังไม่มีรายงาน"]
    assert rows[11].split("\t") == ["ก.ย.", "55%", "100%"]


class TestLanguage:
    def test_the_switch_changes_the_words_and_keeps_the_page(self, visit: "Open") -> None:
        window = visit()
        page = window.open("project.html", code=PROJECT)
        assert page.get_by_role("heading", name="แผนเทียบกับรายงาน").count() == 1
        page.get_by_role("link", name="English").click()
        page.wait_for_selector(f"html[lang=en] {READY}")
        assert page.get_by_role("heading", name="Plan against reports").count() == 1
        assert PROJECT in page.url
        assert "lang=en" in page.url

    def test_it_is_kept_on_the_next_page_and_the_next_visit(self, visit: "Open") -> None:
        window = visit()
        page = window.open("index.html", lang="en")
        page.get_by_role("link", name="Findings").click()
        page.wait_for_selector(f"body[data-page=findings]{READY[4:]}")
        assert window.evaluate("document.documentElement.lang") == "en"
        window.open("dictionary.html")
        assert window.evaluate("document.documentElement.lang") == "en"

    def test_both_have_the_same_words(self, visit: "Open") -> None:
        window = visit()
        window.open("index.html")
        words = window.evaluate("tidtam.words")
        assert words["th"].keys() == words["en"].keys()
        blanks = {
            language: {name: sorted(re.findall(r"\{\w+\}", text)) for name, text in told.items()}
            for language, told in words.items()
        }
        assert blanks["th"] == blanks["en"]

    def test_no_thai_word_of_the_interface_is_left_in_english(self, visit: "Open") -> None:
        window = visit()
        for file, query in PAGES.values():
            page = window.open(file, lang="en", **query)
            page.evaluate(
                "document.querySelectorAll('bdi, [lang=th]').forEach(one => one.remove())"
            )
            assert not re.search("[\u0e00-\u0e7f]", page.locator("main").inner_text())


class TestSource:
    def test_shows_the_lines_that_a_report_was_read_from(self, visit: "Open") -> None:
        window = visit()
        page = window.open("project.html", code=PROJECT)
        button = page.get_by_role("button", name=re.compile("ที่มาของครั้งที่ 4 บรรทัด 67–77"))
        button.click()
        dialog = page.get_by_role("dialog")
        dialog.locator("li.cited").first.wait_for()
        text = (ROOT / "samples/progress_page/riverside-walk-2565.txt").read_text(encoding="utf-8")
        lines = text.splitlines()
        numbers = [
            int(re.sub(r"\D", "", one)) for one in dialog.locator(".line-number").all_inner_texts()
        ]
        assert numbers == list(range(65, 80))
        cited = dialog.locator("li.cited bdi").all_inner_texts()
        assert [one.strip() for one in cited] == [line.strip() for line in lines[66:77]]
        assert "riverside-walk-2565.txt" in dialog.inner_text()
        assert window.told == []

    def test_is_not_loaded_before_it_is_asked_for(self, visit: "Open") -> None:
        window = visit()
        asked: list[str] = []
        window.page.on("request", lambda request: asked.append(request.url))
        page = window.open("project.html", code=PROJECT)
        assert not [url for url in asked if "/data/source/" in url]
        page.get_by_role("button", name=re.compile("^ที่มา")).first.click()
        page.get_by_role("dialog").locator("li.cited").first.wait_for()
        assert len([url for url in asked if "/data/source/" in url]) == 1

    @pytest.mark.parametrize("code", [PROJECT, FORM])
    def test_every_button_of_a_project_opens_its_lines(self, visit: "Open", code: str) -> None:
        window = visit()
        page = window.open("project.html", code=code)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        buttons = page.locator("button.source").all()
        assert len(buttons) > 10
        for button in buttons:
            button.click()
            dialog = page.get_by_role("dialog")
            dialog.locator("li.cited").first.wait_for()
            page.keyboard.press("Escape")
            dialog.wait_for(state="detached")
        assert window.told == []

    def test_goes_on_over_a_page_turn(self, visit: "Open") -> None:
        page = visit().open("project.html", code=FORM)
        name = re.compile("^ที่มาของครั้งที่ 5 หน้า 2 บรรทัด .* ถึง หน้า 3 บรรทัด")
        page.get_by_role("button", name=name).click()
        dialog = page.get_by_role("dialog")
        dialog.locator("li.cited").first.wait_for()
        assert dialog.locator("h3").all_inner_texts() == ["หน้า 2", "หน้า 3"]
        for part in dialog.locator("ol").all():
            cited = part.locator("li").evaluate_all("all => all.map(li => li.className)")
            assert "cited" in cited
        # Cited up to the turn, and from it on.
        assert dialog.locator("ol").first.locator("li").last.get_attribute("class") == "cited"
        assert dialog.locator("ol").last.locator("li").first.get_attribute("class") == "cited"


class TestKeyboard:
    def test_the_first_stop_skips_to_the_content(self, visit: "Open") -> None:
        page = visit().open("project.html", code=PROJECT)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "ข้ามไปยังเนื้อหา"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"

    def test_reaches_a_source_opens_it_and_comes_back(self, visit: "Open") -> None:
        page = visit().open("project.html", code=PROJECT)
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.className") == "source":
                break
        assert page.evaluate("document.activeElement.className") == "source"
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(outline) == "solid"
        page.keyboard.press("Enter")
        page.get_by_role("dialog").wait_for()
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="detached")
        assert page.evaluate("document.activeElement.className") == "source"

    def test_opens_a_project_by_its_code(self, visit: "Open") -> None:
        window = visit()
        page = window.open("index.html")
        page.get_by_label("เปิดโครงการตามรหัส").fill(PROJECT)
        page.keyboard.press("Enter")
        page.wait_for_selector(f"body[data-page=project]{READY[4:]}")
        assert PROJECT in page.locator("main").inner_text()
        assert window.told == []


class TestLists:
    def test_a_filter_keeps_what_fits_and_says_how_many(self, visit: "Open") -> None:
        page = visit().open("index.html")
        rows = page.locator("section").last.locator("tbody tr")
        all_rows = rows.count()
        page.get_by_label("กรองหน่วยงาน").fill("เขต ดิน")
        assert rows.count() == 1
        assert "สำนักงานเขตดินแดง" in rows.first.inner_text()
        assert page.get_by_text(f"แสดง 1 จาก {all_rows}").count() == 1

    def test_a_head_sorts(self, visit: "Open") -> None:
        page = visit().open("index.html")
        table = page.locator("section").last.locator("table")
        table.get_by_role("button", name="โครงการ").click()
        head = table.locator("th[aria-sort=descending]")
        assert head.inner_text().startswith("โครงการ")
        counts = [int(text) for text in table.locator("tbody td:nth-child(3)").all_inner_texts()]
        assert counts == sorted(counts, reverse=True)
        assert counts[0] > counts[-1]


@pytest.mark.parametrize("name", PAGES)
def test_on_paper_nothing_is_folded_up(visit: "Open", name: str) -> None:
    window = visit()
    file, query = PAGES[name]
    page = window.open(file, **query)
    assert name in ("overview", "agency") or window.evaluate(HIDDEN)
    page.emulate_media(media="print")
    assert window.evaluate(HIDDEN) == []
    assert page.locator(".site-head").is_hidden()


class TestWhatIsNotThere:
    NOT_FOUND = "error: Failed to load resource: net::ERR_FILE_NOT_FOUND"

    @pytest.mark.parametrize(
        "code", ["99990000-1", "../../site", '"><script>alert(1)</script>', "%"]
    )
    @pytest.mark.parametrize("file", ["project.html", "agency.html"])
    def test_is_said_on_the_page(self, visit: "Open", file: str, code: str) -> None:
        window = visit()
        page = window.open(file, code=code)
        assert code in page.get_by_role("alert").inner_text()
        assert window.told == [self.NOT_FOUND]
        assert window.outside == []
        assert window.dialogs == []

    @pytest.mark.parametrize("file", ["project.html", "agency.html"])
    def test_a_page_without_a_code_says_what_to_do(self, visit: "Open", file: str) -> None:
        window = visit()
        page = window.open(file)
        assert "พิมพ์รหัสโครงการ" in page.locator("main").inner_text()
        assert window.told == []

    def test_a_missing_value_says_why(self, visit: "Open") -> None:
        page = visit().open("project.html", code=PROJECT)
        assert "– ไม่แสดงงบ" in page.locator(".facts").first.inner_text()


@pytest.fixture
def server(pages: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            return

    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(pages))
    ) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{one.server_port}"
        one.shutdown()


def test_a_web_server_serves_it_as_well(browser: "Browser", server: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for file, query in PAGES.values():
        page.goto(f"{server}/{file}?{'&'.join(f'{key}={value}' for key, value in query.items())}")
        page.wait_for_selector(READY)
    context.close()
    assert told == []
    assert [url for url in asked if not url.startswith(server)] == []
