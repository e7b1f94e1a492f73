"""Rows cut anywhere by the turn of a page: whole again, whichever way a printer cuts them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parsers.pdf.sheets import Sheet, rows_of

HEAD = ("ที่", "โครงการ/กิจกรรม", "หน่วยนับ")
LETTERS_A_LINE = 28
Row = tuple[str, str, str]


class Part(NamedTuple):
    """What stands of a row on one page: its lines, and whether it goes on."""

    row: Row
    goes_on: bool


def wrapped(words: Sequence[str]) -> list[str]:
    """The words in lines as long as their column is wide."""
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1] + word) <= LETTERS_A_LINE:
            lines[-1] += word
        else:
            lines.append(word)
    return lines


def paged(rows: Sequence[Sequence[str]], lines_a_page: int) -> Iterator[list[Part]]:
    """The numbered rows, each as the lines of its text, cut where a page is full."""
    page: list[Part] = []
    room = lines_a_page
    for number, lines in enumerate(rows, start=1):
        rest, is_first = list(lines), True
        while rest:
            here, rest = rest[:room], rest[room:]
            beside = (str(number), "แห่ง") if is_first else ("", "")
            page.append(Part((beside[0], "\n".join(here), beside[1]), bool(rest)))
            room, is_first = room - len(here), False
            if not room:
                yield page
                page, room = [], lines_a_page
    if page:
        yield page


def printed(pages: Sequence[Sequence[Part]], *, is_open: bool, head_again: bool) -> list[Sheet]:
    """The pages as they are drawn: open at a cut as Chromium does, or closed as Writer does."""
    sheets: list[Sheet] = []
    was_cut = False
    for number, parts in enumerate(pages):
        sheet = Sheet()
        has_head = head_again or not number
        is_cut = parts[-1].goes_on
        sheet.table(
            [*([HEAD] if has_head else []), *(part.row for part in parts)],
            60,
            is_open_above=is_open and was_cut and not has_head,
            is_open_below=is_open and is_cut,
        )
        sheets.append(sheet)
        was_cut = is_cut
    return sheets


word = st.text("กขคงจดตนบปพมยรลวสหอ", min_size=2, max_size=6)
texts = st.lists(st.lists(word, min_size=1, max_size=18), min_size=1, max_size=6)


@settings(max_examples=50, deadline=None)
@given(texts, st.integers(4, 9), st.booleans(), st.booleans())
def test_rows_cut_anywhere_come_back_whole(
    words: list[list[str]], lines_a_page: int, is_open: bool, head_again: bool
) -> None:
    pages = list(paged([wrapped(row) for row in words], lines_a_page))
    wanted = [(str(number), "".join(row), "แห่ง") for number, row in enumerate(words, start=1)]
    sheets = printed(pages, is_open=is_open, head_again=head_again)
    assert rows_of(*sheets) == [[HEAD, *wanted]]


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("head_again", [True, False])
def test_a_row_longer_than_a_page_is_one(is_open: bool, head_again: bool) -> None:
    words = [["กข"], ["คงจดตน"] * 30]
    pages = list(paged([wrapped(row) for row in words], 3))
    assert len(pages) == 3
    wanted = [(str(number), "".join(row), "แห่ง") for number, row in enumerate(words, start=1)]
    sheets = printed(pages, is_open=is_open, head_again=head_again)
    assert rows_of(*sheets) == [[HEAD, *wanted]]
