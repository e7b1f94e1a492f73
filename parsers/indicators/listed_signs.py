"""The lines that show where an agency's results list an indicator, and of which part they are.

A block has, in this order, its bracket, its measures, its table of quarters and its reports;
any of them may be missing. What opens it is its number, in one of several spellings.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from parsers.indicators.labels import EDGES, REPORT_LABEL, quarter_of
from parsers.indicators.quarter_headings import is_table_heading
from parsers.page_lines import Lines
from schema.thai.patterns import ARABIC_DIGITS, DIGIT

OPENER = re.compile(
    rf"{EDGES}(?:(?P<bracketed>\\?\(\s*(?P<number>{DIGIT}{{1,3}})\s*\\?\))"
    rf"|(?:ตัวชี้วัด(?:ที่)?\s*)?(?P<plain>{DIGIT}{{1,3}})\s*(?:\\?\)|\\?\.(?!\s?{DIGIT}))"
    rf"|ตัวชี้วัดที่\s*(?P<named>{DIGIT}{{1,3}})(?!{DIGIT}|\.)\s*:?)\s*(?P<name>.*)$"
)
BRACKET = re.compile(
    rf"\\?\[\s*มิติ(?:ที่)?\s*(?P<number>{DIGIT}{{1,3}}+(?:\.{DIGIT}{{1,3}}+){{0,3}}+)?\s*+:?"
    r"(?P<category>[^\[\]\\]{0,200})\\?\][\s|*]*$"
)
MEASURE_LABELS = {
    "unit": r"หน่วย(?:นับ|วัด)",
    "target": r"(?:ค่า)?เป้าหมาย",
    "result": r"ผลงาน(?:ที่ทำได้)?",
}
_OPENS_MEASURE = re.compile(
    rf"{EDGES}(?:{'|'.join(f'(?P<{label}>{words})' for label, words in MEASURE_LABELS.items())})"
    r"\s*(?P<colon>:|[\s|*]*$)"
)
_REPORT = re.compile(rf"{EDGES}(?P<site>(?=รายงานผลฯ))?{REPORT_LABEL}[\s*|]*(?P<end>:|$)?")
_QUARTERS_NAMED = re.compile(r"ไตรมาสที่|รายไตรมาส")
_MEASURES_REACH = 8
"""Lines over which the measures of one block may stand."""


class Part(IntEnum):
    """The parts of a block that have signs of their own, in their order."""

    BRACKET = 1
    MEASURES = 2
    TABLE = 3
    REPORT = 4


class Sign(NamedTuple):
    """A line that shows a part of a block; `quarter` is a report's own, 0 for other parts.

    `is_sure` is False of target and result without a unit, which texts hold too.
    """

    at: int
    part: Part
    quarter: int = 0
    is_sure: bool = True


class Opener(NamedTuple):
    """A line that may open an indicator: its number, and whether that stands in brackets."""

    at: int
    number: int
    is_bracketed: bool


def letters_of(text: str) -> str:
    """The text without white space: a name's two printings break at different places."""
    return "".join(text.split())


def opener_at(lines: Lines, index: int) -> Opener | None:
    """What the line opens, None where no number stands before its text."""
    match = OPENER.match(lines.texts[index])
    if match is None:
        return None
    number = match["number"] or match["plain"] or match["named"]
    return Opener(index, int(number.translate(ARABIC_DIGITS)), match["number"] is not None)


def measure_label(lines: Lines, index: int, stop: int) -> str | None:
    """The measure that the line opens; its colon may open the next line before `stop`."""
    match = _OPENS_MEASURE.match(lines.texts[index])
    if match is None:
        return None
    if match["colon"] != ":":
        below = next(lines.filled(index + 1, stop), None)
        if below is None or not lines.texts[below].startswith(":"):
            return None
    return next(label for label in MEASURE_LABELS if match[label])


def signs_in(lines: Lines, start: int, end: int) -> Iterator[Sign]:
    """The signs between the lines `start` and `end` (exclusive), each part's first line."""
    measures_to, is_in_heading = start, False
    for index in lines.filled(start, end):
        text = lines.texts[index]
        is_heading = is_table_heading(text)
        if "[" in text and BRACKET.search(text):
            yield Sign(index, Part.BRACKET)
        elif report := _REPORT.match(text):
            if report["end"] is not None or report["site"] is not None:
                yield Sign(index, Part.REPORT, quarter_of(report["quarter"]))
        elif index >= measures_to and (measures := _measures_at(lines, index, end)):
            yield measures
            measures_to = _reach(lines, index, end)
        elif is_heading and not is_in_heading and _QUARTERS_NAMED.search(text):
            yield Sign(index, Part.TABLE)
        is_in_heading = is_heading and (is_in_heading or bool(_QUARTERS_NAMED.search(text)))


def _reach(lines: Lines, index: int, end: int) -> int:
    """The line after the measures that begin at `index`, as far as they may reach."""
    last = index
    for number, at in enumerate(lines.filled(index + 1, end), start=1):
        label = measure_label(lines, at, end)
        if number >= _MEASURES_REACH or label == "unit":
            break
        if label is not None:
            last = at
    return last + 1


def _measures_at(lines: Lines, index: int, end: int) -> Sign | None:
    """The sign of measures: a unit, or a target with its result on its line or soon below."""
    label = measure_label(lines, index, end)
    if label == "unit":
        return Sign(index, Part.MEASURES)
    if label != "target":
        return None
    reach = range(index, min(_reach(lines, index, end), end))
    has_result = re.search(r"[\s|]ผลงาน(?:ที่ทำได้)?\s*:", lines.texts[index]) is not None
    if has_result or any(measure_label(lines, at, end) == "result" for at in reach):
        return Sign(index, Part.MEASURES, is_sure=False)
    return None
