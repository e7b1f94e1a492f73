"""The table of an indicator's four quarters, flattened to one cell a line.

A row is quarter, result, score, and the pair `2.1 / 2.2`. The score's cell is empty
on project pages; where blank lines were lost with it the row is one cell shorter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.page_lines import Lines

_DIGITS = r"[0-9\u0e50-\u0e59]"
_NUMBER = rf"-?{_DIGITS}[{_DIGITS[1:-1]}.,]*"
_PAIR = re.compile(rf"({_NUMBER})?\s*/\s*({_NUMBER})?$")
_QUARTER = re.compile(r"[1-4\u0e51-\u0e54]$")
_CELL = re.compile(rf"{_NUMBER}$|-$")
_WHOLE_ROW = re.compile(
    rf"(?P<q>[1-4\u0e51-\u0e54])\s+(?P<result>{_NUMBER}|-)?\s*(?P<score>{_NUMBER}|-)?\s+"
    rf"(?P<pair>(?:{_NUMBER})?\s*/\s*(?:{_NUMBER})?)$"
)
_HEADING = re.compile(
    r"(?:\*?\s*(?:ไตรมาส(?:ที่)?|ผลงาน|ผลประเมินตัวชี้วัด)\s*\*?|\(\s*1\s*-\s*4\s*\)|\(\*?\s*2\.1\s*/\s*2\.2\s*\*?\)|[|\s])+"
    r"(?:\((?:[^()]|\([^()]*\))*\))?[|\s]*$|\((?:[^()]|\([^()]*\))*\)$"
    r"|ผลงานเทียบกับเป้าหมายรายไตรมาส[\s:*]*$"
)


@dataclass(frozen=True)
class QuarterRow:
    """One row's raw cells (None where blank) and the lines from `start` to `stop` (exclusive)."""

    start: int
    stop: int
    quarter: int
    result: str | None
    score: str | None
    score_2_1: str | None
    score_2_2: str | None


def is_table_heading(text: str) -> bool:
    """Whether the line is of the table's heading: a column's name, its unit in brackets."""
    return _HEADING.match(text) is not None


def read_quarter_rows(lines: Lines, indexes: Sequence[int]) -> Iterator[QuarterRow]:
    """The rows among the lines at `indexes`; headings and rows are taken, other lines left."""
    cells: list[tuple[int, str]] = []
    for index in indexes:
        for cell in lines.texts[index].split("\t"):
            text = cell.strip(" |*")
            whole = _WHOLE_ROW.match(text)
            if whole:
                lines.take(index, index + 1)
                yield _row(index, index + 1, *whole.group("q", "result", "score", "pair"))
                cells.clear()
            elif text and not cells and not _QUARTER.match(text):
                if is_table_heading(text):
                    lines.take(index, index + 1)
            elif cells or text:
                cells.append((index, text))
                row = _finished(cells)
                if row is not None:
                    lines.take(row.start, row.stop)
                    yield row
                    cells.clear()
                elif text and not _CELL.match(text):
                    cells.clear()


def _finished(cells: list[tuple[int, str]]) -> QuarterRow | None:
    """The row that the last cell completes: a row ends with its pair."""
    if len(cells) < 2 or not _PAIR.match(cells[-1][1]):
        return None
    texts = [text for _, text in cells]
    start, stop = cells[0][0], cells[-1][0] + 1
    if len(texts) == 4:
        return _row(start, stop, texts[0], texts[1], texts[2], texts[3])
    filled = [text for text in texts[1:-1] if text]
    if len(filled) > 2:
        return None
    filled += [""] * (2 - len(filled))
    return _row(start, stop, texts[0], filled[0], filled[1], texts[-1])


def _row(
    start: int, stop: int, quarter: str, result: str | None, score: str | None, pair: str
) -> QuarterRow:
    match = _PAIR.match(pair)
    first, second = match.groups() if match else (None, None)
    return QuarterRow(start, stop, int(quarter), _cell(result), _cell(score), first, second)


def _cell(text: str | None) -> str | None:
    return text if text and text != "-" else None
