"""The title of an indicator's page, and the code behind its last colon.

The title is kept whole: number openings (`07.`, `1.(1)`, `ปี 2564 ๒.`) and endings
(`(ผลลัพธ์)`) are part of it. It may be wrapped.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.indicators.page_outline import PageOutline
from parsers.page_frame import is_frame
from parsers.page_lines import Lines
from schema.thai import arabic

_CODE = re.compile(r"(?:^|:)\s*(?P<code>[0-9]{4}-[0-9]{1,6})$")
_PLAIN_CODE = re.compile(r"(?:^|\s):\s*(?P<code>[0-9]{1,3})$")
_EDGES = " \t:*#|"
_MOST_LINES = 4
"""Lines over which a title may be wrapped."""


class PageTitle(NamedTuple):
    """The title and the code that stands behind it; None where the page gives none."""

    text: str | None
    code: str | None


def read_title(lines: Lines, parts: PageOutline) -> PageTitle:
    """Read the lines above the page's first label; those of the title are taken."""
    lines.take_each(parts.page_headings)
    opened = [index for index in lines.filled(0, parts.head_end) if not lines.is_taken(index)]
    frame_ends = max((at for at in range(parts.head_end) if _is_framed(lines, at)), default=-1)
    coded = _coded(lines, opened)
    if coded is None:
        below = [index for index in opened if index > frame_ends]
        is_title = frame_ends >= 0 and 0 < len(below) < _MOST_LINES
        return _take(lines, below, None) if is_title else PageTitle(None, None)
    at, match = coded
    framed = [index for index in range(at) if _is_framed(lines, index)]
    above = [index for index in opened if (framed[-1] if framed else -1) < index < at]
    is_only_code = not lines.texts[at][: match.start()].strip(_EDGES)
    if len(above) >= _MOST_LINES:
        above = above[-1:] if is_only_code else []
    return _take(lines, [*above, at], match)


def _is_framed(lines: Lines, index: int) -> bool:
    return lines.is_taken(index) and bool(lines.texts[index])


def _coded(lines: Lines, opened: Sequence[int]) -> tuple[int, re.Match[str]] | None:
    """The last line with an indicator's code; a plain number counts right above the labels."""
    for index in reversed(opened):
        match = _CODE.search(arabic(lines.texts[index].rstrip(_EDGES)))
        if match is not None:
            return index, match
    match = _PLAIN_CODE.search(lines.texts[opened[-1]].rstrip(_EDGES)) if opened else None
    return (opened[-1], match) if match is not None else None


def _take(lines: Lines, indexes: Sequence[int], code: re.Match[str] | None) -> PageTitle:
    texts = [lines.texts[index] for index in indexes]
    if code is not None:
        texts[-1] = texts[-1].rstrip(_EDGES)[: code.start()]
    lines.take_each(indexes)
    whole = " ".join(piece for text in texts if (piece := text.strip("*#| \t")))
    return PageTitle(whole.rstrip(" :") or None, code["code"] if code else None)


def take_frame(lines: Lines, end: int) -> None:
    """Take the lines of the site's frame before `end`, by name."""
    lines.take_each(index for index in lines.filled(0, end) if is_frame(lines.texts[index]))
