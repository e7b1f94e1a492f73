"""How much of made documents is read right: every value against the truth, for any tables.

    python -m bench.score FOLDER [--truth FOLDER.truth.jsonl] [--shown 20] [--columns]

A line of the truth is JSON of one document: `file`, its path inside FOLDER, and under the name
of each table its rows, beside anything else. A column that a row of the truth leaves out is not
compared. Text is compared whatever its white space.

A value is right, missing, or wrong; one that the truth does not have is wrong too. Missing and
wrong are told where a finding names the line, the record or the field, else silent.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from bench.pairing import PLACES, Row, pair_rows, same_value
from bench.telling import Findings
from ingest.saved_names import address_in
from parsers import Unrecognised, parse
from parsers.draft import Parsed
from parsers.readers import Unreadable, read
from schema.document import Document, Line, Origin
from schema.records import RECORDS

Verdict = Literal["right", "missing", "missing, silent", "wrong", "wrong, silent"]
VERDICTS: tuple[Verdict, ...] = ("right", "missing", "missing, silent", "wrong", "wrong, silent")
TABLES = frozenset(record.table for record in RECORDS)
_SHOWN_CHARACTERS = 70


class Value(NamedTuple):
    """One compared value, and what became of it."""

    file: str
    table: str
    column: str
    verdict: Verdict
    expected: object
    found: object
    line: int | None


@dataclass
class Tally:
    """What became of the values of many documents."""

    documents: int = 0
    unread: list[str] = field(default_factory=list)
    counts: Counter[tuple[str, str, Verdict]] = field(default_factory=Counter)
    faults: list[Value] = field(default_factory=list)

    def add(self, values: Sequence[Value]) -> None:
        """Count the values; those that are not right are kept."""
        for value in values:
            self.counts[value.table, value.column, value.verdict] += 1
            if value.verdict != "right":
                self.faults.append(value)

    def of(self, table: str | None = None, column: str | None = None) -> Counter[Verdict]:
        """How many values of each verdict, in a table and column or in all of them."""
        counts: Counter[Verdict] = Counter()
        for (one, other, verdict), count in self.counts.items():
            if table in (None, one) and column in (None, other):
                counts[verdict] += count
        return counts


def compare(
    file: str, truth: Mapping[str, Sequence[Row]], parsed: Parsed | None, lines: Sequence[Line]
) -> list[Value]:
    """Every value of a document's truth and of its records; `parsed` is None if it was not read.

    Records of tables that the truth does not name count as wrong. What is missing of a
    document that was not read is told: its place in quarantine says so.
    """
    if parsed is None:
        return [
            Value(file, table, column, "missing", value, None, None)
            for table, rows in truth.items()
            for row in rows
            for column, value in row.items()
            if value is not None
        ]
    findings = Findings(parsed.findings, lines)
    records = {
        table: [record.model_dump() for record in rows] for table, rows in parsed.records.items()
    }
    values: list[Value] = []
    for table in [*truth, *(table for table in records if table not in truth)]:
        for pair in pair_rows(truth.get(table, ()), records.get(table, ())):
            values += _compare_row(file, table, *pair, findings)
    return values


def _compare_row(
    file: str, table: str, expected: Row | None, found: Row | None, findings: Findings
) -> Iterator[Value]:
    line = found["line_start"] if found is not None else None
    for column in expected if expected is not None else found or {}:
        if column in PLACES:
            continue
        wanted = expected[column] if expected is not None else None
        given = found.get(column) if found is not None else None
        if wanted is None and given is None:
            continue
        verdict: Verdict = "right"
        if not same_value(wanted, given):
            told = findings.tell(table, column, expected, found)
            if given is None:
                verdict = "missing" if told else "missing, silent"
            else:
                verdict = "wrong" if told else "wrong, silent"
        yield Value(file, table, column, verdict, wanted, given, line)


def score_folder(folder: Path, truths: Path) -> Tally:
    """Parse every document that the truth names; raises `ValueError` for a line without a file."""
    tally = Tally()
    with truths.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            row = json.loads(line)
            if "file" not in row:
                raise ValueError(f"{truths.name}, line {number}: no `file` says what it is about")
            tally.documents += 1
            document, parsed = _parse(folder / row["file"], row["file"])
            if parsed is None:
                tally.unread.append(row["file"])
            seen = list(document.lines()) if document is not None else []
            tally.add(compare(row["file"], tables_of(row), parsed, seen))
    return tally


def tables_of(row: Mapping[str, Any]) -> dict[str, list[Row]]:
    """The rows by table of a line of truth, which may stand under `records`."""
    rows = row.get("records", row)
    return {table: rows[table] for table in rows if table in TABLES}


def _parse(path: Path, source: str) -> tuple[Document | None, Parsed | None]:
    """As a batch reads it: its address is what its name says."""
    try:
        document = read(path.read_bytes(), Origin(source, address_in(source)))
    except Unreadable:
        return None, None
    try:
        return document, parse(document)
    except Unrecognised:
        return document, None


def print_tally(tally: Tally, shown: int, by_column: bool) -> None:
    """Print shares by table, by column if asked, and the values that are silently wrong."""
    print(f"{tally.documents} documents, {len(tally.unread)} of them not read")
    print(f"{'':<34}{'values':>8}" + "".join(f"{verdict:>17}" for verdict in VERDICTS))
    for table in sorted({table for table, _, _ in tally.counts}):
        _print_shares(table, tally.of(table))
        columns = {column for one, column, _ in tally.counts if one == table}
        for column in sorted(columns) if by_column else ():
            _print_shares(f"  {column}", tally.of(table, column))
    _print_shares("all", tally.of())
    silent = [value for value in tally.faults if value.verdict == "wrong, silent"]
    print(f"{len(silent)} values are silently wrong" + (", such as" if silent[:shown] else ""))
    for value in silent[:shown]:
        print(f"  {value.file}, line {value.line}: {value.table}.{value.column}")
        print(f"    expected {_short(value.expected)}")
        print(f"    found    {_short(value.found)}")


def _print_shares(label: str, counts: Counter[Verdict]) -> None:
    total = counts.total()
    shares = "".join(f"{100 * counts[verdict] / total:15.2f} %" for verdict in VERDICTS)
    print(f"{label:<34}{total:8,}{shares}")


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"


def main() -> None:
    """Score the folder that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m bench.score", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of documents")
    parser.add_argument("--truth", type=Path, help="their truth, FOLDER.truth.jsonl unless given")
    parser.add_argument("--shown", type=int, default=20, help="how many wrong values to print")
    parser.add_argument("--columns", action="store_true", help="print the shares of columns too")
    asked = parser.parse_args()
    folder: Path = asked.folder
    truths = asked.truth or folder.with_name(f"{folder.name}.truth.jsonl")
    try:
        tally = score_folder(folder, truths)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    print_tally(tally, asked.shown, asked.columns)


if __name__ == "__main__":
    main()
