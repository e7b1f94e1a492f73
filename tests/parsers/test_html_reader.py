"""HTML to lines: the same page in any markup, and two readers that agree."""

from pathlib import Path

import pytest

from parsers.readers import read
from parsers.readers.encoding import decode
from parsers.readers.html import read_html, read_with_beautifulsoup
from schema.document import Origin

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def sample_pages() -> list[Path]:
    return [path for path in sorted(SAMPLES.rglob("*.html")) if path.is_file()]


@pytest.mark.parametrize("path", sample_pages(), ids=lambda path: path.name)
def test_both_readers_give_the_same_page(path: Path) -> None:
    text = decode(path.read_bytes()).text
    assert read_html(text) == read_with_beautifulsoup(text)


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>ก<p>ข", ["ก", "ข"]),
        ("<div>ก<div>ข</div>ค</div>", ["ก", "ข", "ค"]),
        ("ก<br>ข<br/>ค", ["ก", "ข", "ค"]),
        ("ก<br><br>ข", ["ก", "", "ข"]),
        ("<font size=2>ร้อยละ</font> <b>4</b>0", ["ร้อยละ 40"]),
        ("<ul><li>ก<li>ข</ul>", ["ก", "ข"]),
        ("<table><tr><td>1<td>0.00<td><td>0 / 0</table>", ["1", "0.00", "", "0 / 0"]),
        ("<TABLE><TR><TD>ก</TABLE>", ["ก"]),
        ("<p>ก  \n  ข&nbsp;ค", ["ก ข ค"]),
        ("<p>ก</p><script>var x = '<p>no</p>'</script><style>p{}</style><p>ข", ["ก", "ข"]),
        ("<select><option>เขต</select><p>ก", ["ก"]),
        ("<p>ก<!-- <p>no</p> -->ข", ["กข"]),
        ("<pre>ก\n  ข</pre>", ["ก", "ข"]),
        ("<p>&lt;b&gt; &amp; 5 &gt; 3", ["<b> & 5 > 3"]),
    ],
)
def test_lines_end_where_a_browser_ends_them(html: str, lines: list[str]) -> None:
    assert read_html(html).lines == lines
    assert read_with_beautifulsoup(html).lines == lines


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    html = (
        "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table>d</td><td>e</td></tr></table>"
    )
    document = read(html.encode(), Origin("x.html"))
    assert document.pages[0].lines == ("a", "b", "c", "d", "e")
    assert [table.rows for table in document.tables] == [(("b", "c"),), (("a\nd", "e"),)]
    assert [(table.line_start, table.line_end) for table in document.tables] == [(2, 3), (1, 5)]
    assert read_html(html) == read_with_beautifulsoup(html)


def test_a_cell_that_holds_a_table_is_not_empty() -> None:
    html = "<table><tr><td><table><tr><td>b</td></tr></table></td></tr></table>"
    assert read_html(html).lines == ["b"]


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "span", "ul><li"])
def test_twenty_thousand_nested_tags_are_read(tag: str) -> None:
    assert read_html(f"<{tag}>" * 20_000 + "ความคืบหน้า").lines[-1] == "ความคืบหน้า"


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="http://x.go.th/mobile/myproject.php?a=1&amp;pid=50480000-1">',
        "<link href='http://x.go.th/mobile/myproject.php?a=1&amp;pid=50480000-1' rel=canonical>",
        '<meta property="og:url" content="http://x.go.th/mobile/myproject.php?a=1&pid=50480000-1">',
        "<!-- saved from url=(0059)http://x.go.th/mobile/myproject.php?a=1&pid=50480000-1 -->",
    ],
)
def test_a_page_may_give_its_own_address(head: str) -> None:
    page = read_html(f"<html><head>{head}<title> ก\n ข </title></head><body>ค</body></html>")
    assert page.url == "http://x.go.th/mobile/myproject.php?a=1&pid=50480000-1"
    assert page.title == "ก ข"


def test_the_second_reader_reads_what_the_first_makes_nothing_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("parsers.readers.html._read_with_lexbor", lambda _: None)
    assert read_html("<p>ก<p>ข").lines == ["ก", "ข"]
