"""The pages' own files: what they may not hold, and that they know the warehouse's words."""

import hashlib
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest

from schema.records.operations import Rule
from tests.conftest import ROOT

SITE = ROOT / "report" / "site"
CHART_SHA256 = "338399fb5bafe598d21cfc471b0590b61ceb321a985fade4f68499b151f67fbf"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " base-uri 'none'; form-action 'none'"
)
HTML = sorted(SITE.glob("*.html"))
SCRIPTS = sorted(path for path in SITE.rglob("*.js") if path.name != "chart.umd.js")
STYLES = sorted(SITE.rglob("*.css"))
REFUSED = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\.write|\beval\b|new Function"
    r"|\bFunction\(|createContextualFragment|DOMParser|srcdoc|javascript:|setTimeout\(\s*[\"'`]|\bfetch\(|XMLHttpRequest"
    r"|\bimport\b"
)


def name(path: Path) -> str:
    return path.relative_to(SITE).as_posix()


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.found if found == tag]


def test_the_pages_are_those_that_links_lead_to() -> None:
    assert [path.stem for path in HTML] == ["agency", "dictionary", "findings", "index", "project"]


@pytest.mark.parametrize("path", HTML, ids=name)
class TestHtml:
    def test_has_the_policy_before_anything_is_loaded(self, path: Path) -> None:
        tags = Tags(path).found
        policy: dict[str, str | None] = {"http-equiv": "Content-Security-Policy", "content": POLICY}
        loading = [place for place, (tag, _) in enumerate(tags) if tag in ("script", "link")]
        assert tags.index(("meta", policy)) < min(loading)

    def test_holds_no_script_or_style_itself(self, path: Path) -> None:
        tags = Tags(path)
        assert all(script.get("src") for script in tags.all("script"))
        assert tags.all("style") == []
        names = {key for _, attributes in tags.found for key in attributes}
        assert not {key for key in names if key == "style" or key.startswith("on")}

    def test_loads_files_of_the_site_alone_and_all_are_there(self, path: Path) -> None:
        tags = Tags(path)
        loaded = [one["src"] for one in tags.all("script")] + [
            one["href"] for one in tags.all("link")
        ]
        assert loaded
        for address in loaded:
            assert address is not None
            assert (SITE / address).is_file()

    def test_is_thai(self, path: Path) -> None:
        assert Tags(path).all("html") == [{"lang": "th"}]


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
class TestScripts:
    def test_makes_no_code_or_html_of_texts(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if REFUSED.search(line)] == []

    def test_is_small_and_strict(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0] == '"use strict";'
        assert len(lines) <= 250

    def test_is_loaded_by_a_page(self, path: Path) -> None:
        pages = "".join(page.read_text(encoding="utf-8") for page in HTML)
        assert f'src="{name(path)}"' in pages


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_can_be_read(path: Path) -> None:
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run([node, "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_a_style_loads_nothing(path: Path) -> None:
    assert not re.search(r"@import|url\(", path.read_text(encoding="utf-8"))


def test_the_charts_library_is_the_one_that_is_told() -> None:
    script = (SITE / "assets" / "chart.umd.js").read_bytes()
    assert hashlib.sha256(script).hexdigest() == CHART_SHA256
    version = re.search(rb"Chart\.js v([\d.]+)", script)
    assert version is not None
    told = (SITE / "assets" / "README.md").read_text(encoding="utf-8")
    assert f" {version[1].decode()}," in told
    assert "Chart.js Contributors" in (SITE / "assets" / "chart.LICENSE.md").read_text("utf-8")


def coded(block: str) -> set[str]:
    """The codes that rule_words.js has words for, in RULES or REASONS."""
    text = (SITE / "assets" / "rule_words.js").read_text(encoding="utf-8")
    found = re.search(rf"const {block} = \{{(.*?)\n  \}};", text, re.DOTALL)
    assert found is not None
    return set(re.findall(r'^    (\w+): \["[^"]+", "[^"]+"\],$', found[1], re.MULTILINE))


def test_every_rule_has_words() -> None:
    assert coded("RULES") == set(get_args(Rule))


def test_every_reason_of_a_missing_value_has_words() -> None:
    views = ("progress_curve", "indicator_attainment", "budget_use", "late_project")
    said: set[str] = set()
    for view in views:
        sql = (ROOT / "warehouse" / "views" / f"{view}.sql").read_text(encoding="utf-8")
        code = "\n".join(line.split("--")[0] for line in sql.splitlines())
        said |= set(re.findall(r"(?:THEN|ELSE)\s+'([a-z0-9_]+)'", code))
    # What budget_use calls its levels is no reason.
    assert coded("REASONS") == said - {"year", "agency_year", "project"}
