"""HTML to lines and tables, whatever the markup.

A line ends where a browser would end it: at the edge of a block element and at
`<br>`. Every table cell is a line of its own, an empty cell an empty line.
lexbor reads first; beautifulsoup4, some forty times slower, is the second reader
for whatever lexbor makes nothing of. Both feed one `PageBuilder`.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from parsers.readers.page_builder import HtmlTable, PageBuilder

if TYPE_CHECKING:
    from bs4 import Tag
    from selectolax.lexbor import LexborHTMLParser

_BLOCK, _TABLE_PART, _BREAK, _VERBATIM, _UNSEEN = range(1, 6)
_TAGS_BY_KIND = {
    _BLOCK: "address article aside blockquote body caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li legend main "
    "menu nav ol option p section summary ul",
    _TABLE_PART: "table tr td th",
    _BREAK: "br",
    _VERBATIM: "pre",
    # What a reader of the page never sees, and the choices of a form, which are not its content.
    _UNSEEN: "script style template noscript head title select svg math iframe object textarea "
    "datalist audio video canvas map -comment -doctype",
}
_KIND_OF_TAG = {tag: kind for kind, tags in _TAGS_BY_KIND.items() for tag in tags.split()}
"""What a tag does to lines; a tag that is not here stands within a line."""

_CANONICAL = re.compile(
    r"""<link\b(?=[^>]*\brel\s*=\s*["']?canonical)[^>]*\bhref\s*=\s*["']?([^"'\s>]+)"""
    r"""|<meta\b(?=[^>]*\bproperty\s*=\s*["']?og:url)[^>]*\bcontent\s*=\s*["']?([^"'\s>]+)"""
    r"""|<!--\s*saved from url=\(\d+\)(\S+)""",
    re.IGNORECASE,
)
_HEAD_CHARACTERS = 20_000


class HtmlText(NamedTuple):
    """What a person sees of a page, before repair, and what its head says of it."""

    lines: list[str]
    tables: list[HtmlTable]
    title: str | None
    url: str | None


def read_html(text: str) -> HtmlText:
    """The lines, tables, title and own address of the page whose source is `text`."""
    page = _read_with_lexbor(text)
    if page is None or not any(page.lines):
        second = read_with_beautifulsoup(text)
        return second if any(second.lines) or page is None else page
    return page


def _read_with_lexbor(text: str) -> HtmlText | None:
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        parser = LexborHTMLParser(text)
    except (SelectolaxError, ValueError):
        return None
    builder = PageBuilder()
    _walk_lexbor(parser, builder)
    builder.finish()
    title = parser.css_first("title")
    return HtmlText(
        builder.lines,
        builder.tables,
        " ".join(title.text().split()) or None if title is not None else None,
        _own_address(text),
    )


def _walk_lexbor(parser: "LexborHTMLParser", builder: PageBuilder) -> None:  # noqa: C901
    """Feed the tree to `builder`, without recursion: pages nest tags by the thousand.

    In one piece, for this loop over every node is where reading a page spends its time.
    """
    texts, kinds, parents = builder.texts, _KIND_OF_TAG, []
    verbatim = 0
    node = parser.body.first_child if parser.body is not None else None
    while True:
        while node is not None:
            tag = node.tag or "-comment"
            if tag == "-text":
                content = node.text_content or ""
                if verbatim:
                    builder.add_verbatim(content)
                elif texts or not content.isspace():
                    texts.append(content)
                node = node.next
                continue
            kind = kinds.get(tag, 0)
            if kind == _UNSEEN:
                node = node.next
                continue
            if kind == _BREAK:
                builder.break_line()
            elif kind:
                if texts:
                    builder.end_line()
                if kind == _TABLE_PART:
                    builder.open_table_part(tag)
                verbatim += kind == _VERBATIM
            parents.append((node, tag, kind))
            node = node.first_child
        if not parents:
            return
        parent, tag, kind = parents.pop()
        if kind and kind != _BREAK:
            if texts:
                builder.end_line()
            if kind == _TABLE_PART:
                builder.close_table_part(tag)
            verbatim -= kind == _VERBATIM
        node = parent.next


def read_with_beautifulsoup(text: str) -> HtmlText:
    """The same page as `read_html` gives, read by the second reader."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(text, "html.parser")
    builder = PageBuilder()
    _walk_soup(soup, builder)
    builder.finish()
    title = soup.find("title")
    return HtmlText(
        builder.lines,
        builder.tables,
        " ".join(title.get_text().split()) or None if title is not None else None,
        _own_address(text),
    )


def _walk_soup(soup: "Tag", builder: PageBuilder) -> None:
    """Feed the second reader's tree to `builder`, by the same rules."""
    from bs4.element import NavigableString, PreformattedString, Tag

    pending: list[tuple[str, Iterator[object]]] = [("", iter(soup.contents))]
    while pending:
        tag, children = pending[-1]
        child = next(children, None)
        if child is None:
            pending.pop()
            _end_tag(tag, builder)
        elif isinstance(child, Tag):
            if _KIND_OF_TAG.get(child.name) != _UNSEEN:
                _begin_tag(child.name, builder)
                pending.append((child.name, iter(child.contents)))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            if any(_KIND_OF_TAG.get(name) == _VERBATIM for name, _ in pending):
                builder.add_verbatim(str(child))
            elif builder.texts or not child.isspace():
                builder.texts.append(str(child))


def _begin_tag(tag: str, builder: PageBuilder) -> None:
    kind = _KIND_OF_TAG.get(tag, 0)
    if kind == _BREAK:
        builder.break_line()
    elif kind:
        builder.end_line()
        if kind == _TABLE_PART:
            builder.open_table_part(tag)


def _end_tag(tag: str, builder: PageBuilder) -> None:
    kind = _KIND_OF_TAG.get(tag, 0)
    if kind and kind != _BREAK:
        builder.end_line()
        if kind == _TABLE_PART:
            builder.close_table_part(tag)


def _own_address(text: str) -> str | None:
    """The address the page gives for itself: canonical link, og:url, or a browser's note."""
    match = _CANONICAL.search(text, 0, _HEAD_CHARACTERS)
    if match is None:
        return None
    return next(group for group in match.groups() if group).replace("&amp;", "&")
