"""The site is built without a network or a warning, and asks no other host for anything."""

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import ROOT

BUILD = "-m sphinx --fail-on-warning --keep-going --nitpicky --quiet --builder html".split()
NO_NETWORK = ["unshare", "--map-root-user", "--net"]
CLOSED = "http://127.0.0.1:9"
"""Where nobody listens."""

# The attributes by which a page makes a browser load something; href of `a` is for its reader.
LOADS = {"src", "srcset", "poster", "data"}
_LOADED_BY_STYLES = re.compile(r"@import\s+[\"']?([^\"';]+)|url\(\s*[\"']?([^\"')]+)")
_OTHER_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def cut_off() -> list[str]:
    """What runs a command without a network, where the system lets us."""
    if shutil.which("unshare") is None:
        return []
    tried = subprocess.run([*NO_NETWORK, "true"], capture_output=True, check=False)
    return [] if tried.returncode else NO_NETWORK


def build(folder: Path, source: Path = ROOT / "docs") -> "subprocess.CompletedProcess[str]":
    proxies = {f"{name}_proxy": CLOSED for name in ("http", "https", "all", "HTTP", "HTTPS", "ALL")}
    return subprocess.run(
        [*cut_off(), sys.executable, *BUILD, str(source), str(folder)],
        env={**os.environ, **proxies},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "html"
    done = build(folder)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert done.stderr == ""
    return folder


class Loaded(HTMLParser):
    """What a browser loads for a page without being asked."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in LOADS or (name == "href" and tag == "link"):
                self.addresses.append(value or "")
            elif name == "style":
                self.addresses += loaded_by_styles(value or "")


def loaded_by_styles(styles: str) -> list[str]:
    return [first or second for first, second in _LOADED_BY_STYLES.findall(styles)]


def elsewhere(addresses: list[str]) -> set[str]:
    return {address for address in addresses if _OTHER_HOST.match(address.strip())}


def test_every_page_is_in_the_site(site: Path) -> None:
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")} - {"README"}
    assert len(pages) > 10
    assert pages <= {path.stem for path in site.glob("*.html")}


def test_a_page_loads_nothing_from_another_host(site: Path) -> None:
    loaded = []
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        loaded += Loaded(page).addresses
        loaded += loaded_by_styles("".join(re.findall(r"(?s)<style[^>]*>(.*?)</style>", page)))
    assert len(loaded) > 50
    assert elsewhere(loaded) == set()


def test_a_style_loads_nothing_from_another_host(site: Path) -> None:
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    assert len(styles) >= 3
    assert elsewhere([address for text in styles for address in loaded_by_styles(text)]) == set()


def test_a_script_names_no_other_host_to_load_from(site: Path) -> None:
    """Addresses in comments of scripts, of licences and sources, are loaded by nobody."""
    for path in site.rglob("*.js"):
        if path.name != "searchindex.js":
            text = path.read_text(encoding="utf-8")
            asked = re.findall(
                r"(?:fetch|import|open|src\s*=|importScripts)\(?\s*[\"']([^\"']+)", text
            )
            assert elsewhere(asked) == set(), path.name


def test_what_is_loaded_is_there(site: Path) -> None:
    for path in site.glob("*.html"):
        for address in Loaded(path.read_text(encoding="utf-8")).addresses:
            name = re.split("[?#]", address)[0]
            assert not name or name.startswith("data:") or (path.parent / name).exists(), address


def test_tables_and_pieces_of_source_are_shown(site: Path) -> None:
    dictionary = (site / "data-dictionary.html").read_text(encoding="utf-8")
    assert dictionary.count("<table") == dictionary.count('class="table-wrapper')
    kind = (site / "adding-a-kind.html").read_text(encoding="utf-8")
    assert "looks_like" in kind
    assert "RatingLevel" in kind


@pytest.mark.parametrize(
    ("text", "is_built"),
    [
        ("plain", True),
        ("[a](no-such-page.md)", False),
        ("[a](index.md#no-such-heading)", False),
        ("```{no-such-directive}\n```", False),
        ("```sql\nSELECT 1\n```\n\n![a](no-such-picture.png)", False),
    ],
)
def test_a_fault_of_a_page_fails_the_build(text: str, is_built: bool, tmp_path: Path) -> None:
    source = tmp_path / "docs"
    shutil.copytree(ROOT / "docs" / "_static", source / "_static")
    shutil.copy2(ROOT / "docs" / "conf.py", source)
    (source / "index.md").write_text(f"# Title\n\n{text}\n", encoding="utf-8")
    assert (build(tmp_path / "html", source).returncode == 0) is is_built


def test_what_comes_from_elsewhere_is_seen() -> None:
    page = (
        '<link href="//fonts.example/a.css"><script src="https://x.example/a.js"></script>'
        '<a href="https://y.example">y</a><img src="_static/a.png"><p style="background:url(http://z)">'
    )
    found = elsewhere(Loaded(page).addresses)
    assert found == {"//fonts.example/a.css", "https://x.example/a.js", "http://z"}
    assert elsewhere(
        loaded_by_styles('@import "https://f.example"; a{background:url(data:x)}')
    ) == {"https://f.example"}
