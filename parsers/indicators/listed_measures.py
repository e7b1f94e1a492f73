"""Unit, target and result of a listed indicator: on three lines, or all on one."""

import re
from typing import NamedTuple

from parsers.indicators.listed_blocks import ListedBlock
from parsers.indicators.listed_signs import MEASURE_LABELS, measure_label
from parsers.indicators.quarter_cells import opens_rows
from parsers.indicators.quarter_headings import is_table_heading
from parsers.indicators.units_and_values import Valued
from parsers.page_lines import Lines

_NAMED = "|".join(f"(?P<{label}>{words})" for label, words in MEASURE_LABELS.items())
_LABEL = re.compile(rf"(?:^|(?<=[\s|]))(?:{_NAMED})\s*:")
_MOST_LINES = 8
"""Lines over which the three labels and their values may stand."""


class ListedMeasures(NamedTuple):
    """Target and result in the block's unit, and the line after them."""

    target: Valued
    result: Valued
    stop: int


def measures_at(lines: Lines, block: ListedBlock) -> int | None:
    """The line of the block's first measure, None where it has none."""
    after = block.start if block.bracket is None else block.bracket
    below = lines.filled(after, block.head_stop)
    return next((at for at in below if measure_label(lines, at, block.head_stop)), None)


def read_measures(lines: Lines, start: int, stop: int) -> ListedMeasures:
    """The measures that begin at the line `start`; their lines are taken."""
    end = _end_of_measures(lines, start, stop)
    text = lines.joined(start, end).replace("\n", " ")
    found: dict[str, str] = {}
    matches = list(_LABEL.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    for match, value_end in zip(matches, ends, strict=True):
        value = text[match.end() : value_end].strip(" |*\t")
        found.setdefault(match.lastgroup or "", value)
    lines.take(start, end)
    unit = found.get("unit") or None
    target, result = (found.get(label) or None for label in ("target", "result"))
    return ListedMeasures(Valued(unit, target), Valued(unit, result), end)


def _end_of_measures(lines: Lines, start: int, stop: int) -> int:
    """The line after the result, whose value may have a line of its own."""
    end, text = start + 1, lines.texts[start]
    for number, at in enumerate(lines.filled(start + 1, stop), start=1):
        following = lines.texts[at]
        labels = [match.lastgroup for match in _LABEL.finditer(text)]
        is_whole = "result" in labels and bool(text.rpartition(":")[2].strip(" |*"))
        is_table = is_table_heading(following) and not measure_label(lines, at, stop)
        if is_whole or is_table or opens_rows(lines, at, stop) or number >= _MOST_LINES:
            break
        if "result" in labels and not _is_value(following):
            break
        text = f"{text} {following}"
        end = at + 1
    return end


def _is_value(text: str) -> bool:
    return text[:1].isdigit() or text[:1] in "-–—"
