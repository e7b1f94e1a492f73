"""The lines of documents that records cite, with some before and after them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

AROUND = 2
"""Lines shown before and after those that a record was read from."""
NO_PAGE = "1"
"""Stands for the page of a medium that has no pages."""

Place = tuple[str, int | None]


class CitedLines:
    """Lines of the pages given, chosen by the records that cite them."""

    def __init__(self, pages: Sequence[Mapping[str, Any]]) -> None:
        self._lines: dict[Place, list[str]] = {
            (page["document_id"], page["page"]): page["text"].split("\n") for page in pages
        }
        self._cited: dict[Place, set[int]] = defaultdict(set)

    def cite(self, record: Mapping[str, Any]) -> None:
        """Choose the lines of a record, over page turns, and those around them."""
        if record["line_start"] is None or record.get("line_end") is None:
            return
        page, page_end = record["page"], record["page_end"] or record["page"]
        for number in (page,) if page is None else range(page, page_end + 1):
            place = record["document_id"], number
            count = len(self._lines.get(place, ()))
            first = record["line_start"] - AROUND if number == page else 1
            last = record["line_end"] + AROUND if number == page_end else count
            self._cited[place].update(range(max(first, 1), min(last, count) + 1))

    def by_document(self) -> dict[str, dict[str, dict[str, str]]]:
        """The chosen lines: by document, page and number, each as a text."""
        found: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
        for place, numbers in self._in_order():
            lines = self._lines[place]
            page = NO_PAGE if place[1] is None else str(place[1])
            found[place[0]][page] = {str(number): lines[number - 1] for number in numbers}
        return found

    def _in_order(self) -> Iterator[tuple[Place, list[int]]]:
        for place in sorted(self._cited, key=lambda place: (place[0], place[1] or 0)):
            if numbers := sorted(self._cited[place]):
                yield place, numbers
