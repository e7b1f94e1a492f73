"""Which rows of two documents tell of the same thing, and in which fields they differ."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from schema.records import Contact

Row = dict[str, Any]

PLACE = ("document_id", "page", "line_start", "page_end", "line_end")
CONTACT = "contact"
"""Stands for the name, telephone and entry of an official: of these it is only told that they
changed."""


class Pairing(NamedTuple):
    """How rows of a table are paired.

    Rows that agree in the columns of the first of `passes` are paired first, then those left
    that agree in the second, and so on; but for the first, NULL agrees with nothing. `named_by`
    are the columns that tell a reader which row it is; `passed_over` are not compared.
    """

    passes: tuple[tuple[str, ...], ...]
    named_by: tuple[str, ...]
    passed_over: tuple[str, ...] = ()


PAIRINGS: dict[str, Pairing] = {
    "project_snapshot": Pairing(((),), ()),
    # The numbers shift when a report is added: the newest is printed as (1).
    "progress_report": Pairing(
        (
            ("report_date", "progress_percent", "narrative"),
            ("report_date", "progress_percent"),
            ("report_date", "narrative"),
            ("report_date",),
            ("progress_percent", "narrative"),
        ),
        ("report_date", "progress_percent"),
        ("report_no", "printed_no"),
    ),
    # A step put in between shifts the numbers of those behind it.
    "plan_step": Pairing((("step_no", "name"), ("name",), ("step_no",)), ("step_no", "name")),
    "strategy_link": Pairing(
        (("level", "label", "code", "name"), ("level", "code"), ("level", "name"), ("level",)),
        ("level", "code"),
        ("indicator_no",),
    ),
    "evaluation": Pairing((("indicator_code", "quarter"),), ("indicator_code", "quarter")),
    "indicator": Pairing(
        (("indicator_code", "name"), ("indicator_code",), ("name",)),
        ("indicator_code", "name"),
        ("indicator_no",),
    ),
    "indicator_quarter": Pairing(
        (
            ("indicator_code", "indicator_name", "quarter"),
            ("indicator_code", "quarter"),
            ("indicator_name", "quarter"),
        ),
        ("indicator_code", "quarter"),
        ("indicator_no", "indicator_name"),
    ),
    "contact": Pairing((("role", "sequence"),), ("role", "sequence")),
}
"""The tables that are compared, in the order in which differences are told."""


class Difference(NamedTuple):
    """A field that differs, or a row that only one side has: then `field` is None."""

    kind: Literal["changed", "added", "removed"]
    key: str
    field: str | None
    before: Any
    after: Any
    before_row: Row | None
    after_row: Row | None


def differences(table: str, before: Sequence[Row], after: Sequence[Row]) -> Iterator[Difference]:
    """What differs between the rows of a table in two documents, in their order.

    Columns that only one side knows are not compared. A row that only one side has is told
    with its values by column.
    """
    pairing = PAIRINGS[table]
    for old, new in _pairs(pairing, before, after):
        row = new or old
        assert row is not None
        key = " ".join(_word(row[name]) for name in pairing.named_by if row.get(name) is not None)
        if old is not None and new is not None:
            yield from _changes(table, pairing, key, old, new)
        elif new is not None:
            values = None if table == Contact.table else _values(pairing, new)
            yield Difference("added", key, None, None, values, None, new)
        else:
            values = None if table == Contact.table else _values(pairing, row)
            yield Difference("removed", key, None, values, None, row, None)


def _word(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _changes(table: str, pairing: Pairing, key: str, old: Row, new: Row) -> Iterator[Difference]:
    names = [name for name in _values(pairing, new) if name in old and old[name] != new[name]]
    if table == Contact.table:
        if names:
            yield Difference("changed", key, CONTACT, None, None, old, new)
        return
    for name in names:
        yield Difference("changed", key, name, old[name], new[name], old, new)


def _values(pairing: Pairing, row: Row) -> Row:
    left_out = (*PLACE, "project_code", *pairing.passed_over)
    return {name: value for name, value in row.items() if name not in left_out}


def _pairs(
    pairing: Pairing, before: Sequence[Row], after: Sequence[Row]
) -> list[tuple[Row | None, Row | None]]:
    """Pairs of rows, in the order of `after`; then those that only `before` has."""
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for number, columns in enumerate(pairing.passes):
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for at, row in enumerate(before):
            if at not in taken and (key := _key(row, columns, number == 0)) is not None:
                waiting[key].append(at)
        for at, row in enumerate(after):
            if at in partner or (key := _key(row, columns, number == 0)) is None:
                continue
            if waiting[key]:
                partner[at] = waiting[key].pop(0)
                taken.add(partner[at])
    pairs: list[tuple[Row | None, Row | None]] = [
        (before[partner[at]] if at in partner else None, row) for at, row in enumerate(after)
    ]
    return pairs + [(row, None) for at, row in enumerate(before) if at not in taken]


def _key(row: Row, columns: Sequence[str], takes_null: bool) -> tuple[Any, ...] | None:
    key = tuple(row.get(name) for name in columns)
    return key if takes_null or None not in key else None
