"""The running text of a printed progress form, without what is printed on every page.

The form repeats its title at every turn of a page, also in the middle of a field or of a report
(`formats.md`, section 6). Titles and page numbers are
taken, and what is left is read as one text.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Sequence
from itertools import accumulate
from typing import NamedTuple

from parsers.bare_letters import BareText, bare
from parsers.page_lines import Lines
from schema.document import Document
from schema.thai.patterns import ARABIC_DIGITS

_TITLE = bare("แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ")
_TITLE_OPENS = bare("แบบแสดงรายงานความก้าวหน้า")
_TITLE_WORD = "แบบแสดง"
_REPORT = bare("รายงานครั้งที่")
_STARS = "*# \t"
_PAGE_NUMBER = re.compile(
    r"(?:หน้า(?:ที่)?\s{0,3})?[-–]?\s{0,3}(?P<number>[0-9]{1,3})\s{0,3}[-–]?(?:\s{0,3}/\s{0,3}[0-9]{1,3})?"
)
_AFTER_TITLE = re.compile(r"[*#\s]*(?:(?:หน้า(?:ที่)?\s{0,3})?[0-9]{1,3}[*#\s]*$)?")


class FormLine(NamedTuple):
    """A line of the running text, its place among all lines, and the turns of page before it.

    `opens_row` is true of the line that begins a row of the table of reports, `is_scan` of
    one that was read from a picture.
    """

    text: str
    place: int
    turn: int
    is_scan: bool = False
    opens_row: bool = False


def has_title(document: Document) -> bool:
    """Whether a line of the document is the form's title, whole or broken."""
    return any(
        _TITLE_WORD in text and bare(text).strip(_STARS).startswith(_TITLE_OPENS)
        for page in document.pages
        for text in page.lines
    )


def running_lines(lines: Lines, document: Document) -> list[FormLine]:
    """The lines with text in their order; titles and page numbers are taken and left out."""
    filled = list(lines.filled(0, len(lines)))
    titles = _titles(lines, filled)
    numbers = _paged_numbers(document) | _numbers_by_titles(lines, filled, titles)
    turns = sorted([*titles, *_page_starts(document)])
    rows = _report_rows(document)
    scanned = [page.ocr_confidence is not None for page in document.pages for _ in page.lines]
    running: list[FormLine] = []
    for index in filled:
        if index in rows:
            turn = bisect_right(turns, index)
            running += _row_lines(lines, rows[index], turn, scanned[index])
            continue
        is_printed_on_all = index in numbers or index in titles
        text = titles.get(index, "") if is_printed_on_all else lines.texts[index]
        if text:
            running.append(FormLine(text, index, bisect_right(turns, index), scanned[index]))
        if is_printed_on_all:
            lines.take(index, index + 1)
    return running


def _page_starts(document: Document) -> list[int]:
    """Index of the first line of each page but the first, and past the last."""
    return list(accumulate(len(page.lines) for page in document.pages))


class _Row(NamedTuple):
    """A row of the table of reports: the lines of its cells, and the lines it covers."""

    texts: tuple[str, ...]
    first: int
    last: int


def _report_rows(document: Document) -> dict[int, _Row | None]:
    """The rows of reports in tables of paged documents, by the index of each of their lines.

    A row that a page turn cuts is whole in its table, not in the lines. All but the first of
    its lines lead to None.
    """
    rows: dict[int, _Row | None] = {}
    starts = [0, *_page_starts(document)]
    begins = {page.number: start for page, start in zip(document.pages, starts, strict=False)}
    paged = document.pages[0].number is not None
    for table in document.tables if paged else ():
        for cells, span in zip(table.rows, table.spans, strict=True):
            texts = tuple(text for cell in cells for text in cell.split("\n") if text.strip())
            if not texts or not bare(texts[0]).startswith(_REPORT):
                continue
            first = begins[span.page] + span.first - 1
            last = begins[span.page_end or span.page] + span.last - 1
            rows |= dict.fromkeys(range(first + 1, last + 1))
            rows[first] = _Row(texts, first, last)
    return rows


def _row_lines(lines: Lines, row: _Row | None, turn: int, is_scan: bool) -> list[FormLine]:
    """A row's lines: all of its cells stand where it begins, the last one where it ends."""
    if row is None:
        return []
    lines.take(row.first + 1, row.last)
    last = len(row.texts) - 1
    return [
        FormLine(
            text.strip(),
            row.last if 0 < number == last else row.first,
            turn,
            is_scan,
            opens_row=number == 0,
        )
        for number, text in enumerate(row.texts)
    ]


def _titles(lines: Lines, filled: Sequence[int]) -> dict[int, str]:
    """The lines of titles, each with what else it holds."""
    titles: dict[int, str] = {}
    for order, index in enumerate(filled):
        if index in titles or _TITLE_WORD not in lines.texts[index]:
            continue
        rest = _beside_title(lines.texts[index])
        if rest is not None:
            titles[index] = rest
        else:
            titles |= _broken_title(lines, filled[order : order + 2])
    return titles


def _beside_title(text: str) -> str | None:
    """What stands after a whole title, None where there is no whole title."""
    letters = BareText(text)
    opens = len(letters.bare) - len(letters.bare.lstrip(_STARS))
    if not letters.bare.startswith(_TITLE, opens):
        return None
    rest = text[letters.end(opens + len(_TITLE)) :]
    after = _AFTER_TITLE.match(rest)
    rest = rest[after.end() :].strip() if after else rest.strip()
    # Words that go on without the title's asterisks quote it.
    return None if rest and "*" not in text else rest


def _broken_title(lines: Lines, indexes: Sequence[int]) -> dict[int, str]:
    """The lines of a title that goes on in the next line, or that is cut off."""
    first, *next_one = (bare(lines.texts[index]).strip(_STARS) for index in indexes)
    if not first.startswith(_TITLE_OPENS) or not _TITLE.startswith(first):
        return {}
    is_whole_with_next = bool(next_one) and first + next_one[0] == _TITLE
    return dict.fromkeys(indexes if is_whole_with_next else indexes[:1], "")


def _paged_numbers(document: Document) -> set[int]:
    """The first or last lines of pages that are the page's number.

    A document may count its pages from another number than one: it is then as far off on two
    pages at least. Any other bare figure at a page's edge is text that was wrapped.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for page in document.pages:
        edges = [at for at, text in enumerate(page.lines) if text.strip()]
        for at in {*edges[:1], *edges[-1:]} if page.number is not None else ():
            number = _page_number(page.lines[at])
            if number is not None:
                found.append((start + at, number - (page.number or 0)))
        start += len(page.lines)
    offsets = Counter(offset for _, offset in found)
    return {index for index, offset in found if offset == 0 or offsets[offset] > 1}


def _numbers_by_titles(lines: Lines, filled: Sequence[int], titles: Container[int]) -> set[int]:
    """Bare page numbers beside the titles of a text without pages: at the n-th title about n."""
    found, titles_seen = set(), 0
    for order, index in enumerate(filled):
        titles_seen += index in titles
        beside = [filled[at] for at in (order - 1, order + 1) if 0 <= at < len(filled)]
        number = _page_number(lines.texts[index])
        is_near = number is not None and abs(number - titles_seen) <= 1
        if is_near and any(other in titles for other in beside):
            found.add(index)
    return found


def _page_number(text: str) -> int | None:
    match = _PAGE_NUMBER.fullmatch(text.strip().translate(ARABIC_DIGITS))
    return int(match.group("number")) if match else None
