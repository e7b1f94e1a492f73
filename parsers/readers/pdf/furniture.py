"""What is printed on every page and is of none: page numbers and running titles."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from parsers.readers.pdf.page_content import PageContent, Paragraph

_MARGIN: Final = 0.14
"""Share of the page's height, from its upper or lower edge, where furniture stands."""
_PAGE_NUMBER: Final = re.compile(
    r"[-–—(\[\s]*(?:หน้า(?:ที่)?|page)?\s*[0-9๐-๙]{1,4}(?:\s*(?:/|จาก|of)\s*[0-9๐-๙]{1,4})?[-–—)\]\s]*",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"[0-9๐-๙]+")
_OFTEN: Final = 3
"""Pages on which the same line must stand to be a running title."""


class Furniture:
    """Tells the furniture of a document's pages from their content."""

    def __init__(self, pages: Sequence[PageContent]) -> None:
        seen = Counter(key for page in pages for key in {*self._keys(page)})
        self._running = {key for key, count in seen.items() if count >= _OFTEN}

    def _keys(self, page: PageContent) -> list[tuple[str, int]]:
        return [_key(line) for line in page.prose if _is_in_margin(line, page)]

    def is_furniture(self, line: Paragraph, page: PageContent) -> bool:
        """Whether a line is a page number, or stands on many pages in the same place."""
        if not _is_in_margin(line, page):
            return False
        return bool(_PAGE_NUMBER.fullmatch(line.text)) or _key(line) in self._running


def _is_in_margin(line: Paragraph, page: PageContent) -> bool:
    top, bottom = _MARGIN * page.height, (1 - _MARGIN) * page.height
    return line.box.bottom <= top or line.box.top >= bottom


def _key(line: Paragraph) -> tuple[str, int]:
    """The words of a line without its numbers, and about how far down it stands."""
    return _DIGITS.sub("#", line.text), round(line.box.top / 4)
