"""The scoring of an indicator: which success is which of the levels 1-5.

A table with a row a level, a table that is laid on its side with a column a level, or
sentences that open with a level. It belongs to the indicator whose name its heading
quotes, else to the one that it follows.
"""

import re

from parsers.plan_body import PlanTable, Row
from parsers.plan_cells import cells_of
from parsers.plan_columns import Columns
from parsers.plan_state import Entry, Gathered, Indicator, Place, Scoring
from parsers.plan_text import arabic_number, most_alike, squeezed
from parsers.plan_values import numbered
from schema.thai import arabic
from schema.thai.patterns import DIGIT

_LEVEL = re.compile(r"(?:ระดับ(?:ที่|คะแนน|ความสำเร็จ)?|คะแนน)?([1-5])(?:คะแนน)?[.:)]?")
SENTENCE = re.compile(
    rf"[\s\-–•]{{0,4}}(?:ได้)?(?:ระดับ(?:ที่|คะแนน|ความสำเร็จ)?|คะแนน)\s{{0,3}}"
    rf"(?P<level>{DIGIT})(?![0-9๐-๙.])\s{{0,3}}(?:คะแนน)?\s{{0,3}}"
    r"(?:[:=\-–]|หมายถึง|คือ|ได้แก่|เท่ากับ)\s{0,3}(?P<text>.+)$",
    re.DOTALL,
)
_SHORTEST_NAME = 4


class ScoringReader:
    """Reads scoring tables and sentences into the plan's scorings."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._open: Scoring | None = None
        self._follows: Indicator | None = None
        self._expected: Indicator | None = None

    def expect(self, number: str, name: str) -> None:
        """A line that names the indicator which the next scoring is of."""
        same = [one for one in self._gathered.indicators if number_of(one) == number]
        self._expected = self._quoted(name) or (same[-1] if number and same else None)
        self._open = None

    def head(self, quoted: str, last: Indicator | None) -> None:
        """A heading that opens a scoring, with the name that it quotes."""
        self._open = Scoring(self._quoted(quoted) or self._expected or last)
        self._follows, self._expected = last, None
        self._gathered.scorings.append(self._open)

    def _quoted(self, quoted: str) -> Indicator | None:
        """The indicator of that name; of several the last, since table ค stands before it."""
        name = quoted.strip(" “”\"'():\n")
        if len(name) < _SHORTEST_NAME:
            return None
        found = most_alike(name, [one.name for one in self._gathered.indicators])
        return None if found is None else self._gathered.indicators[found]

    def _opened(self, last: Indicator | None) -> Scoring:
        if self._open is None or self._follows is not last:
            self.head("", last)
        assert self._open is not None
        return self._open

    def read(self, table: PlanTable, columns: Columns, last: Indicator | None) -> None:
        """Read a table; it goes on with the scoring that is open."""
        scoring = self._opened(last)
        if any(columns.levels):
            self._read_columns(table, columns, scoring)
            return
        for row in table.rows:
            cells = cells_of(columns, row, self._gathered.fiscal_year)
            match = _LEVEL.fullmatch(squeezed(cells.get("level", "")))
            if match is not None:
                cells["level"] = match[1]
                scoring.levels.append(Entry(Place(row.start, row.end), cells))
            elif scoring.levels:
                scoring.levels[-1].go_on(row, {**cells, "level": ""}, {})

    def _read_columns(self, table: PlanTable, columns: Columns, scoring: Scoring) -> None:
        """A column a level: the rows below give thresholds, or words.

        A row that names an indicator is of the scoring of that one.
        """
        by_level: dict[int, Entry] = {}
        for row in table.rows:
            label = squeezed(row.cells[0])
            named = cells_of(columns, row, self._gathered.fiscal_year).get("indicator", "")
            owner = self._quoted(numbered(named)[1])
            if named and by_level and not label.startswith("คะแนน"):
                _close(scoring, by_level)
                scoring, by_level = Scoring(owner), {}
                self._gathered.scorings.append(scoring)
            scoring.owner = owner or scoring.owner
            for at, level in enumerate(columns.levels):
                if level is None or at >= len(row.cells) or not row.cells[at]:
                    continue
                entry = by_level.setdefault(
                    level, Entry(Place(row.start, row.end), {"level": str(level)})
                )
                entry.go_on(row, {level_key(label, row.cells[at]): row.cells[at]}, {})
        _close(scoring, by_level)

    def read_sentence(self, index: int, text: str, last: Indicator | None) -> bool:
        """Read a line such as `ระดับ 5 : ร้อยละ 100 (10 คะแนน)`; False for any other."""
        match = SENTENCE.match(text)
        if match is None or arabic_number(match["level"]) not in "12345":
            return False
        scoring = self._opened(last)
        cells = {"level": arabic_number(match["level"]), "criterion": match["text"].strip()}
        scoring.levels.append(Entry(Place(index, index + 1), cells))
        return True

    def go_on(self, index: int, text: str) -> None:
        """A line that goes on with the last sentence, or with the heading above them."""
        if self._open is not None and self._open.levels:
            row = Row((text,), index, index + 1)
            self._open.levels[-1].go_on(row, {"criterion": text}, {})


def _close(scoring: Scoring, by_level: dict[int, Entry]) -> None:
    scoring.levels += [by_level[level] for level in sorted(by_level, reverse=True)]


def number_of(one: Indicator) -> str:
    """The number before an indicator's name, or in its own column."""
    return one.number or numbered(one.name)[0]


def level_key(label: str, text: str) -> str:
    """What a cell under a level is: figures are a threshold only where they are percents."""
    if label.startswith("คะแนน"):
        return "score"
    is_figure = re.fullmatch(r"(?:ร้อยละ|[<>≥≤=%]|[0-9.,\s-])+", arabic(squeezed(text)))
    is_percent = any(sign in squeezed(label + text) for sign in ("ร้อยละ", "%"))
    return "threshold" if is_figure and is_percent else "criterion"
