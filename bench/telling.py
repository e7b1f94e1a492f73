"""Whether a finding tells of a value that is wrong or missing: by its line, record or field."""

import re
from collections.abc import Iterable, Sequence

from bench.pairing import Row, plain
from schema.document import Line
from schema.records.operations import Finding

Place = tuple[int | None, int]

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_IDENTITIES = ("_code", "_no", "code", "quarter", "level", "part", "year", "sequence", "role")
_SHORTEST = 4
"""Characters of a text that is looked for within longer lines."""


class Findings:
    """The findings of one document, beside its lines."""

    def __init__(self, findings: Iterable[Finding], lines: Sequence[Line]) -> None:
        self._findings = list(findings)
        self._lines = lines
        self._marked: set[Place] = {
            (one.page, one.line_start) for one in self._findings if one.line_start is not None
        }

    def tell(self, table: str, column: str, expected: Row | None, found: Row | None) -> bool:
        """Whether one names the record, its field, or a line where the value stands."""
        rows = [row for row in (expected, found) if row is not None]
        if any(_names(one, table, column, row) for one in self._findings for row in rows):
            return True
        if not self._marked:
            return False
        if found is not None and (found["page"], found["line_start"]) in self._marked:
            return True
        values = [row[column] for row in rows if row.get(column) is not None]
        lines = self._lines_of(found) if found is not None else self._lines
        return any(
            (line.page, line.number) in self._marked and any(_stands(v, line.text) for v in values)
            for line in lines
        )

    def _lines_of(self, found: Row) -> list[Line]:
        first = (found["page"] or 0, found["line_start"])
        last = (found["page_end"] or found["page"] or 0, found["line_end"])
        return [line for line in self._lines if first <= (line.page or 0, line.number) <= last]


def _names(finding: Finding, table: str, column: str, row: Row) -> bool:
    if finding.subject != table:
        return False
    if finding.subject_key is not None:
        known = {str(row[one]) for one in row if one.endswith(_IDENTITIES) and row[one] is not None}
        return finding.subject_key in known or set(finding.subject_key.split("/")) <= known
    return finding.line_start is None and re.search(rf"\b{column}\b", finding.message) is not None


def _stands(value: object, text: str) -> bool:
    """Whether the line holds the value, or a part of a text of several lines."""
    known = plain(value)
    if isinstance(known, float):
        return any(float(one.replace(",", "")) == known for one in _NUMBER.findall(text))
    line = " ".join(text.split())
    if not line or not isinstance(known, str):
        return False
    return known in line or (len(line) >= _SHORTEST and line in known)
