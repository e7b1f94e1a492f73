"""What charts and tables show of awkward values: few years, sparse months, names that differ."""

import io
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pdfplumber
import pytest

from tests.report.browser.test_pages_in_chromium import PROJECT
from tests.report.browser.visiting import NARROW, READY
from tests.report.site_files import Site

if TYPE_CHECKING:
    from tests.report.browser.conftest import Open

pytestmark = pytest.mark.xdist_group("chromium")

AGENCY = "23000000"
BARS = """() => {
    const chart = Chart.getChart(document.querySelector('figure.chart canvas'));
    return chart.data.datasets.map((_, i) => chart.getDatasetMeta(i).data
        .map(({x, width}) => [x - width / 2, x + width / 2]));
}"""
SHOWN = """() => [...document.querySelectorAll('figure.chart canvas')].map(canvas => {
    const {data} = Chart.getChart(canvas);
    return {labels: data.labels, values: data.datasets[0].data, joined: data.datasets[0].spanGaps,
        hatched: typeof data.datasets[0].backgroundColor !== 'string'};
})"""


def put(site: Path, name: str, value: Any) -> None:
    """Write a data file of a site anew."""
    text = f"tidtam.receive({json.dumps(name)},{json.dumps(value)});\n"
    (site / "data" / f"{name}.js").write_text(text, encoding="utf-8")


def month(name: str, documents: int, findings: int) -> dict[str, Any]:
    of = {"month": name, "documents": documents, "findings": findings}
    return of | {"per_document": findings / documents if documents else None}


@pytest.fixture
def other(pages: Path, tmp_path: Path) -> Site:
    """A copy of the samples' site, whose data a test may change."""
    return Site(Path(shutil.copytree(pages, tmp_path / "site")))


def test_both_names_stand_where_the_document_and_the_code_differ(visit: "Open") -> None:
    page = visit().open("project.html", code="50370000-9120")
    fact = page.locator(".facts dd").first
    told = "ในเอกสาร: สำนักงานเขตห้วยขวาง; รหัส 50370000 คือ สำนักงานเขตดินแดง"
    assert fact.inner_text().startswith(told)
    assert fact.get_by_role("link").inner_text() == "สำนักงานเขตดินแดง"


def test_an_agencys_indicators_say_where_they_stand(visit: "Open", other: Site) -> None:
    agency = other.read(f"agency/{AGENCY}")
    for row in agency["indicators"]:
        row["source"] = "plans/<b>one</b>.pdf"
    agency["indicators"][0] |= {"fiscal_year": None, "page": 3, "line_start": 7, "line_end": 9}
    agency["indicators"][0]["page_end"] = 3
    put(other.folder, f"agency/{AGENCY}", agency)
    page = visit(of=other.folder).open("agency.html", code=AGENCY)
    rows = page.locator("section", has=page.get_by_role("heading", name="ตัวชี้วัด")).locator(
        "tbody tr"
    )
    first = rows.first.inner_text()
    assert "plans/<b>one</b>.pdf, หน้า 3 บรรทัด 7–9" in first
    assert "– เอกสารไม่ได้แสดงไว้" in first
    assert rows.filter(has_text="บรรทัด 144–176").count() == 1


class TestBars:
    def test_of_one_year_stand_together_and_apart_from_the_next(self, visit: "Open") -> None:
        window = visit()
        window.open("agency.html", code=AGENCY)
        progress, finished = window.evaluate(BARS)
        assert len(progress) == len(finished) == 2
        for left, right in zip(progress, finished, strict=True):
            assert abs(right[0] - left[1]) < 1
        between = progress[1][0] - finished[0][1]
        assert 20 < between < 200

    def test_that_are_thin_are_not_hatched(self, visit: "Open", other: Site) -> None:
        findings = other.read("findings")
        findings["over_time"] = [month(f"2020-{n:02}", n, 1) for n in range(1, 13)]
        findings["over_time"] += [month(f"2021-{n:02}", n, 1) for n in range(1, 13)]
        put(other.folder, "findings", findings)
        for width, hatched in ((1280, True), (280, False)):
            window = visit(width, other.folder)
            window.open("findings.html")
            assert window.evaluate(SHOWN)[1]["hatched"] is hatched


class TestTime:
    @pytest.mark.parametrize(
        ("last", "labels"),
        [
            ("2022-03", [["ต.ค.", "2564"], ["มี.ค.", "2565"]]),
            ("2024-03", [["ไตร. 1", "2565"], ["ไตร. 2", "2567"]]),
            ("2030-03", ["2565", "2573"]),
        ],
    )
    def test_has_periods_that_fit_its_span(
        self, visit: "Open", other: Site, last: str, labels: list[str | list[str]]
    ) -> None:
        findings = other.read("findings")
        rows = [month("2019-01", 0, 0), month("2021-10", 2, 3), month("2021-11", 3, 1)]
        findings["over_time"] = [*rows, month(last, 4, 8)]
        put(other.folder, "findings", findings)
        window = visit(of=other.folder)
        window.open("findings.html")
        found, documents = window.evaluate(SHOWN)
        assert [found["labels"][0], found["labels"][-1]] == labels
        assert len(found["labels"]) <= 24
        assert found["joined"] is True
        assert found["values"][-1] == 2
        # The first period without documents is left out; sums are taken before the share is.
        whole = isinstance(labels[0], str) or labels[0][0] == "ไตร. 1"
        assert documents["values"][0] == (5 if whole else 2)
        assert found["values"][0] == (4 / 5 if whole else 3 / 2)
        assert sum(value or 0 for value in documents["values"]) == 9

    def test_of_an_agency_is_loaded_when_it_is_chosen(self, visit: "Open", other: Site) -> None:
        findings = other.read("findings")
        findings["over_time"] = [month("2021-10", 2, 3)]
        findings["agencies"] = [
            {"code": code, "name": name, "count": 1, "documents": 1, "per_document": 1}
            for code, name in ((AGENCY, "ก"), ("99990000", "ข"))
        ]
        put(other.folder, "findings", findings)
        agency = other.read(f"agency/{AGENCY}")
        put(other.folder, f"agency/{AGENCY}", agency | {"over_time": [month("2022-05", 7, 14)]})
        window = visit(of=other.folder)
        page = window.open("findings.html")
        select = page.get_by_label("หน่วยงานในแผนภูมิ")
        select.select_option("ก")
        page.locator("figure.chart", has_text="พ.ค. 2565").first.wait_for()
        assert [one["values"] for one in window.evaluate(SHOWN)] == [[2], [7]]
        # An agency whose file is not there is said to be missing, and the others stay.
        select.select_option("ข")
        page.get_by_role("alert").wait_for()
        select.select_option("ทุกหน่วยงาน")
        page.locator("figure.chart", has_text="ต.ค. 2564").first.wait_for()
        assert page.get_by_role("alert").count() == 0


class TestPaper:
    def test_heads_that_sort_are_repeated_on_every_page(self, visit: "Open", other: Site) -> None:
        site = other.read("site")
        site["agencies"] = [
            site["agencies"][0] | {"code": str(n), "name": f"A{n}"} for n in range(10000, 10200)
        ]
        put(other.folder, "site", site)
        page = visit(of=other.folder).open("index.html", lang="en")
        with pdfplumber.open(io.BytesIO(page.pdf(format="A4"))) as paper:
            texts = [one.extract_text() for one in paper.pages]
        of_table = [text for text in texts if "A10" in text]
        assert len(of_table) > 2
        assert all("Agency Code Projects Late Findings Years" in text for text in of_table)

    def test_the_overviews_values_are_printed_once(self, visit: "Open") -> None:
        page = visit().open("index.html")
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert not any(one.is_visible() for one in page.locator(".charts table").all())
        assert page.locator("section table").first.is_hidden()
        assert page.locator("section > div:not(.charts) table").first.is_visible()


class TestCodes:
    @pytest.mark.parametrize("typed", ["๒๓๐๐๐๐๐๐-๘๑๑๔", " 2300 0000 – 8114\u200b"])
    def test_are_found_as_people_type_them(self, visit: "Open", typed: str) -> None:
        page = visit().open("index.html")
        page.get_by_label("เปิดโครงการตามรหัส").fill(typed)
        page.keyboard.press("Enter")
        page.wait_for_selector(f"body[data-page=project]{READY[4:]}")
        assert f"รหัส {PROJECT}" in page.locator("main").inner_text()

    def test_are_found_so_in_an_address(self, visit: "Open") -> None:
        page = visit().open("agency.html", code="๒๓๐๐ ๐๐๐๐")
        assert f"รหัส {AGENCY}" in page.locator("main").inner_text()

    def test_that_are_none_stay(self, visit: "Open") -> None:
        window = visit()
        window.open("index.html")
        assert window.evaluate("tidtam.codeTyped(' ก ๑ ')") == "ก ๑"


class TestBoxes:
    def test_are_stops_of_the_keyboard_only_where_they_scroll(self, visit: "Open") -> None:
        stops = """() => [...document.querySelectorAll('.scroll')].filter(e => e.checkVisibility())
            .map(e => [e.scrollWidth > e.clientWidth, e.tabIndex === 0, e.role === 'region'])"""
        seen = set()
        for width in (1280, NARROW):
            window = visit(width)
            page = window.open("agency.html", code=AGENCY)
            page.wait_for_timeout(100)
            found = window.evaluate(stops)
            assert all(scrolls == stop == named for scrolls, stop, named in found)
            seen |= {scrolls for scrolls, _, _ in found}
        assert seen == {True, False}

    def test_small_buttons_can_be_hit(self, visit: "Open") -> None:
        window = visit()
        for file, query in (("project.html", {"code": PROJECT}), ("index.html", {})):
            window.open(file, **query)
            heights = window.evaluate(
                "[...document.querySelectorAll('button.source, button.sort')]"
                ".filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
            )
            assert heights
            assert min(heights) >= 24


def test_satang_have_two_digits_and_whole_baht_none(visit: "Open") -> None:
    window = visit()
    page = window.open("index.html")
    shown = window.evaluate("[1652300.5, 1652300, 0, 0.05, 1e6].map(tidtam.baht)")
    assert shown == ["1,652,300.50", "1,652,300", "0", "0.05", "1,000,000"]
    assert "1,652,300.50" in page.locator("main").inner_text()
