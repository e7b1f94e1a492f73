"""Compares rows that were read with the truth of an invented deck.

    python -m bench.deck_score TRUTH.jsonl FOUND.jsonl [--show 20]

FOUND has the same lines as the truth: {"file": ..., table: [rows], "findings": [rules]}.
Of a row that is missing only the row counts, not its columns.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.deck_damage import squeezed

Row = dict[str, Any]
Deck = dict[str, Any]

KEYS: dict[str, tuple[str, ...]] = {
    "slide": ("slide_no",),
    "calendar_event": ("slide_no", "event_no"),
    "framework_item": ("framework_no", "dimension_name", "item_no", "name"),
    "rating_level": ("slide_no", "level"),
}
TEXTS = frozenset(
    {"text", "title", "description", "note", "dimension_name", "name", "topic", "label"}
)
BULLETS = str.maketrans("", "", "•-–*")


class Difference(NamedTuple):
    """A judged value that was not read as it should be; a whole row has no column."""

    table: str
    column: str
    key: tuple[Any, ...]
    expected: Any
    found: Any


def differences(truth: Deck, found: Deck) -> Iterator[Difference]:
    """What differs, each judged value once; rows that should not be there count as rows."""
    for table in KEYS:
        expected, read = _by_key(table, truth[table]), _by_key(table, found.get(table, []))
        for key in expected.keys() - read.keys():
            yield Difference(table, "", key, expected[key], None)
        for key in read.keys() - expected.keys():
            yield Difference(table, "", key, None, read[key])
        for key in expected.keys() & read.keys():
            yield from _in_row(table, key, expected[key], read[key])
    told = set(found.get("findings", []))
    for rule in set(truth["findings"]) - told:
        yield Difference("finding", rule, (), True, False)


def _by_key(table: str, rows: list[Row]) -> dict[tuple[Any, ...], Row]:
    """The rows by what names them; an item with a number is not named by its name."""
    keyed: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        key = [row.get(column) for column in KEYS[table]]
        if table == "framework_item":
            key = [key[0], key[2]] if key[2] else [key[0], _text(key[1]), _text(key[3])]
        name = tuple(key)
        while name in keyed:
            name = (*name, "again")
        keyed[name] = row
    return keyed


def _in_row(table: str, key: tuple[Any, ...], expected: Row, read: Row) -> Iterator[Difference]:
    for column, value in expected.items():
        other = read.get(column)
        same = _text(value) == _text(other) if column in TEXTS else value == other
        if column == "note" and value:
            same = str(_text(value)) in str(_text(other))
        if not same:
            yield Difference(table, column, key, value, other)


def _text(value: str | None) -> str | None:
    return squeezed(value).translate(BULLETS) if value is not None else None


def judged(truth: Deck) -> Iterator[tuple[str, str]]:
    """Table and column of every value that the truth judges, and of every row."""
    for table in KEYS:
        for row in truth[table]:
            yield table, ""
            for column in row:
                yield table, column
    for rule in truth["findings"]:
        yield "finding", rule


def main() -> None:
    """Print the share of right values a column, and the first differences of each."""
    parser = argparse.ArgumentParser(prog="python -m bench.deck_score", description=__doc__)
    parser.add_argument("truth", type=Path)
    parser.add_argument("found", type=Path)
    parser.add_argument("--show", type=int, default=0, help="how many differences a column")
    asked = parser.parse_args()
    truths, founds = _decks(asked.truth), _decks(asked.found)
    asked_for: Counter[tuple[str, str]] = Counter()
    wrong: dict[tuple[str, str], list[tuple[str, Difference]]] = defaultdict(list)
    for name, truth in truths.items():
        asked_for.update(judged(truth))
        for one in differences(truth, founds.get(name, {})):
            wrong[one.table, one.column].append((name, one))
    for table, column in sorted(asked_for.keys() | wrong.keys()):
        bad, count = wrong[table, column], asked_for[table, column]
        print(f"{table:<16}{column or '(rows)':<26}{count:>7} judged {len(bad):>6} wrong")
        for name, one in bad[: asked.show]:
            print(f"    {name} {one.key}: {one.expected!r} != {one.found!r}")


def _decks(path: Path) -> dict[str, Deck]:
    with path.open(encoding="utf-8") as lines:
        return {deck["file"]: deck for deck in map(json.loads, lines)}


if __name__ == "__main__":
    main()
