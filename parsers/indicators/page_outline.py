"""Where the parts of an indicator's page begin: the same in the full and the stripped layout.

Title, labelled details, the evaluator's line, the table of quarters, and texts follow one
another in this order. The stripped layout has neither title nor table nor headings.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.indicators.labels import DETAIL_LABELS, EDGES
from parsers.indicators.quarter_cells import opens_rows
from parsers.indicators.quarter_headings import is_table_heading
from parsers.indicators.text_headings import text_headings
from parsers.page_lines import Lines

_ANCHOR = re.compile(
    rf"""{EDGES}(?:
      (?P<page_heading>รายละเอียดตัวชี้วัด[\s*]*$)
    | (?P<print_links>รายละเอียดตัวชี้วัด\s*(?:ฯ\s*:?|:))
    | (?P<evaluator>สยป\.?\s*(?:ตรวจ)?ประเมิน(?:ผล)?ตัวชี้วัด)
    | {DETAIL_LABELS}
    )""",
    re.VERBOSE,
)
_FRAME_MARKS = ("page_heading", "print_links", "evaluator")
_TITLED = re.compile(r":\s*[0-9]{4}-[0-9]{1,6}[\s*|]*$")


@dataclass
class PageOutline:
    """Lines that open something; ends are exclusive.

    `labels` are the details' lines with their matches, `texts` is where texts may begin, and
    `length` where the page ends: another page in the same file begins there.
    """

    length: int
    page_headings: list[int] = field(default_factory=list)
    print_links: list[int] = field(default_factory=list)
    evaluators: list[int] = field(default_factory=list)
    labels: list[tuple[int, re.Match[str]]] = field(default_factory=list)
    head_end: int = 0
    details_end: int = 0
    table: tuple[int, int] | None = None
    texts: int = 0

    @property
    def has_table(self) -> bool:
        """Whether a heading or a row of the table of quarters stands on the page."""
        return self.table is not None


def outline(lines: Lines) -> PageOutline:
    """Find the parts of an indicator's page; of several pages in one document, of the first."""
    anchors = [
        (index, match.lastgroup or "", match)
        for index, text in enumerate(lines.texts)
        if text and (match := _ANCHOR.match(text)) is not None
    ]
    parts = PageOutline(_start_of_second_page(lines, anchors))
    anchors = [anchor for anchor in anchors if anchor[0] < parts.length]
    parts.page_headings = [at for at, kind, _ in anchors if kind == "page_heading"]
    parts.print_links = [at for at, kind, _ in anchors if kind == "print_links"]
    parts.evaluators = [at for at, kind, _ in anchors if kind == "evaluator"]
    labels = [(at, match) for at, kind, match in anchors if kind not in _FRAME_MARKS]
    if labels and _TITLED.search(lines.texts[labels[0][0]]):
        # A title may open with a label's words, and ends in its code.
        labels = labels[1:]
    begin = labels[0][0] if labels else parts.length
    parts.head_end = min([begin, *parts.print_links, *parts.evaluators])
    _find_texts(lines, parts)
    parts.labels = [label for label in labels if label[0] < parts.details_end]
    return parts


def _find_texts(lines: Lines, parts: PageOutline) -> None:
    """Where the details end, the table stands, and the texts begin."""
    after = max([parts.head_end, *(at + 1 for at in parts.evaluators[:1] + parts.print_links[:1])])
    headings = text_headings(lines, after, parts.length)
    parts.texts = headings[0].at if headings else parts.length
    table = next((at for at in lines.filled(after, parts.texts) if _opens_table(lines, at)), None)
    if table is not None:
        parts.table = (table, parts.texts)
    ends = [at for at in (table, *parts.evaluators[:1]) if at is not None]
    parts.details_end = min([*ends, parts.texts])


def _opens_table(lines: Lines, index: int) -> bool:
    """Whether the line is the first of a table; a bracket alone may be the indicator's level."""
    text = lines.texts[index]
    is_named = is_table_heading(text) and not text.startswith("(")
    return is_named or opens_rows(lines, index, len(lines))


def _start_of_second_page(lines: Lines, anchors: list[tuple[int, str, re.Match[str]]]) -> int:
    """Where a second page begins: a target's line between two evaluator's or two print links."""
    for mark in ("evaluator", "print_links"):
        marks = [at for at, kind, _ in anchors if kind == mark]
        targets = [at for at, kind, _ in anchors if kind == "target"]
        for first, second in pairwise(marks):
            between = [at for at in targets if first < at < second]
            if between:
                return _head_of(lines, anchors, first, between[-1])
    return len(lines)


def _head_of(
    lines: Lines, anchors: list[tuple[int, str, re.Match[str]]], after: int, target: int
) -> int:
    """The first line of the page whose target is given: its heading, its title, or the target."""
    heads = [at for at, kind, _ in anchors if kind == "page_heading" and after < at < target]
    titles = (at for at in lines.filled(after + 1, target) if _TITLED.search(lines.texts[at]))
    return min([*heads, *titles, target])
