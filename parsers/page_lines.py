"""The lines of a document as a parser walks them, with an account of which were taken."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from parsers.draft import Draft
from schema.document import Document, Span

_HAS_DIGITS = re.compile(r"\d")
_HAS_WORDS = re.compile(r"\w")
"""Lone punctuation is what separators leave when they get lines of their own."""


class Lines:
    """Trimmed lines in reading order, addressed by index; each is taken once or told unread.

    A line is `taken` when a record holds it or when it is ignored by name.
    """

    def __init__(self, document: Document) -> None:
        self.texts: list[str] = []
        self._pages: list[tuple[int, int | None]] = []
        for page in document.pages:
            self._pages.append((len(self.texts), page.number))
            self.texts.extend(map(str.strip, page.lines))
        self._taken = bytearray(len(self.texts))

    def __len__(self) -> int:
        return len(self.texts)

    def take(self, start: int, end: int) -> None:
        """Mark the lines `start` to `end` (exclusive) as read."""
        self._taken[start:end] = b"\x01" * max(0, end - start)

    def untaken(self) -> Iterator[int]:
        """Indexes of the lines with text that nothing took."""
        index = self._taken.find(0)
        while index >= 0:
            if self.texts[index]:
                yield index
            index = self._taken.find(0, index + 1)

    def is_taken(self, index: int) -> bool:
        """Whether the line was read."""
        return bool(self._taken[index])

    def take_each(self, indexes: Iterable[int]) -> None:
        """Mark each of these lines as read."""
        for index in indexes:
            self._taken[index] = 1

    def filled(self, start: int, end: int) -> Iterator[int]:
        """Indexes of the lines from `start` to `end` (exclusive) that hold text."""
        return (index for index in range(start, end) if self.texts[index])

    def joined(self, start: int, end: int) -> str:
        """The text from `start` to `end` (exclusive), blank lines left out."""
        return "\n".join(text for text in self.texts[start:end] if text)

    def span(self, start: int, end: int) -> Span:
        """The places of the lines from `start` to `end` (exclusive), blank ends left out."""
        texts = self.texts
        first, last = start, end - 1
        while first < last and not texts[first]:
            first += 1
        while last > first and not texts[last]:
            last -= 1
        begins, page = self._page_of(first)
        last = max(first, last)
        last_begins, last_page = self._page_of(last)
        return Span(first - begins + 1, last - last_begins + 1, page, last_page)

    def _page_of(self, index: int) -> tuple[int, int | None]:
        """The index of the first line of the line's page, and the page's number."""
        if len(self._pages) == 1:
            return self._pages[0]
        return self._pages[bisect_right(self._pages, index, key=itemgetter(0)) - 1]

    def unread(self) -> Iterator[tuple[int, int]]:
        """Runs of lines with text that stand between taken ones and were not taken.

        What stands before the first known line and after the last is the site's
        own frame, and out of scope.
        """
        first, last = self._taken.find(1), self._taken.rfind(1)
        start: int | None = None
        end = 0
        for index in self.filled(max(first, 0), last + 1):
            if self._taken[index] or not _HAS_WORDS.search(self.texts[index]):
                if start is not None:
                    yield start, end
                start = None
            else:
                start = index if start is None else start
                end = index + 1

    def tell_unread(self, draft: Draft, grave_from: int) -> None:
        """A finding for every run of lines that nothing took.

        It is an error where the lines hold figures and stand at `grave_from` or later,
        where a page gives its reports, plan and indicators.
        """
        for start, end in self.unread():
            span = self.span(start, end)
            is_grave = start >= grave_from and _HAS_DIGITS.search(self.joined(start, end))
            draft.add_finding(
                "unread_lines",
                "error" if is_grave else "warning",
                f"lines {span.first} to {span.last} are of no known part of the page "
                "and were not read; look at them in the document",
                line=span.first,
                page=span.page,
                observed=self.joined(start, end),
            )
