"""The page of contents, which names the parts of a plan before they come."""

import re
from collections.abc import Iterator, Sequence

from parsers.plan_body import Item, PlanTable, Prose
from parsers.plan_headings import Heading, heading
from schema.thai.patterns import DIGIT

_ENDS_IN_PAGE = re.compile(rf"(?:[.…·_\s]{{2,}}|\t|\s)\(?(?:{DIGIT}{{1,3}}|[ก-ฮ])\)?$|[.…·]{{4,}}$")
_OPENS_BODY = ("part", "table", "front", "vision", "issue", "component")
_LONGEST = 120
"""Items within which a contents page ends."""


def contents_end(items: Sequence[Item]) -> set[int]:
    """The places, in `items`, of what the page of contents holds.

    It ends at the first heading that no later line repeats and that no page number
    follows: every heading of the body stands in the contents too, and the body's comes
    last.
    """
    start = next((at for at, item in enumerate(items) if _opens(item)), None)
    if start is None:
        return set()
    later = [_key(item) for item in items]
    end = start + 1
    for at in range(start + 1, min(len(items), start + _LONGEST)):
        item = items[at]
        if isinstance(item, PlanTable):
            if item.columns is not None and "contents_page" not in item.columns:
                break
            continue
        key = later[at]
        if key is not None and not _ENDS_IN_PAGE.search(item.text) and key not in later[at + 1 :]:
            end = at
            break
        end = at + 1
    return set(range(start, end))


def headings_in(item: Item) -> Iterator[Heading]:
    """The headings that an item of the contents names, of which a cell may hold several."""
    if isinstance(item, Prose):
        texts = [item.text]
    else:
        texts = [cell for row in (*item.head, *item.rows) for cell in row.cells]
    for text in texts:
        for line in re.split(r"\n|(?=\s-\s*ตาราง)", text):
            opened = heading(line)
            if opened is not None:
                yield opened


def _opens(item: Item) -> bool:
    if isinstance(item, PlanTable):
        return False
    opened = heading(item.text)
    return opened is not None and opened.kind == "contents"


def _key(item: Item) -> tuple[str, str] | None:
    opened: Heading | None = heading(item.text) if isinstance(item, Prose) else None
    if opened is None or opened.kind not in _OPENS_BODY:
        return None
    return opened.kind, opened.number or opened.label
