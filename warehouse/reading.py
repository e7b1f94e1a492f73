"""What an analyst may ask, one reading statement at a time, and what the answer is."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

READING = "SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN"

# DuckDB counts every kind of READING as SELECT, but for EXPLAIN itself.
_EXPLAIN = re.compile(
    r"\s*explain\s+(?:analyze\s+)?(?:\([^()]*\)\s*)?(?P<explained>.*)", re.I | re.S
)


class Result(NamedTuple):
    """The answer to a query; `rows` are fetched as they are read, and can be read once."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def refusal(sql: str, statements_of: Callable[[str], Sequence[Any]]) -> str | None:
    """Why `sql` may not be run, None where it is a single reading statement.

    `statements_of` is the database's own parser: it splits a text into
    statements, each with a `type`. Its syntax errors pass through.
    """
    statements = statements_of(sql)
    if len(statements) != 1:
        return f"expected one statement, found {len(statements)}: send a single {READING}"
    kind = statements[0].type.name
    if kind == "EXPLAIN":
        return _refusal_of_explained(sql, statements_of)
    if kind == "MULTI":
        return "a PIVOT needs its values listed: PIVOT ... ON column IN (value, ...)"
    if kind != "SELECT":
        return f"{kind} is not possible here: send a single {READING}"
    return None


def _refusal_of_explained(sql: str, statements_of: Callable[[str], Sequence[Any]]) -> str | None:
    # EXPLAIN ANALYZE runs what it explains.
    found = _EXPLAIN.match(sql)
    if found is None:
        return "begin the statement with EXPLAIN itself: put the comments behind it"
    return refusal(found["explained"], statements_of)
