"""Several plans in one file: only the first is read, and the others are told."""

from collections.abc import Sequence

from parsers.plan_body import Item, Prose
from parsers.plan_head import TITLE
from parsers.plan_headings import heading
from parsers.plan_sections import part_of
from schema.thai import stated_fiscal_years


def first_plan(items: Sequence[Item]) -> list[Item]:
    """The items up to the title of another plan, whose parts begin anew."""
    opened: int = 0
    title: int | None = None
    for place, item in enumerate(items):
        if not isinstance(item, Prose):
            continue
        if TITLE.match(item.text) and stated_fiscal_years(item.text):
            title = place if title is None and opened else title
        part = _part(item)
        if part is None:
            continue
        if title is not None and part == 1 and opened > 1:
            return list(items[:title])
        opened, title = max(opened, part), None
    return list(items)


def _part(line: Prose) -> int | None:
    opened = heading(line.text)
    if opened is None or opened.kind != "part":
        return None
    return part_of(opened.number, opened.text)
