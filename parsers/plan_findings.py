"""What stands in a plan and was not read, and what a plan should have and has not."""

import re

from parsers.left_over import keep_people_private, tell_damages
from parsers.plan_body import PlanTable
from parsers.plan_cells import places_of
from parsers.plan_columns import Columns
from parsers.plan_head import Head
from parsers.plan_kinds import TableKind
from parsers.plan_state import Gathered, Place
from parsers.plan_text import one_line
from schema.records.operations import Severity
from schema.records.plans import Plan

_HAS_DIGITS = re.compile(r"\d")
_REPEATING: tuple[TableKind, ...] = ("ignored", "city")
"""Tables whose content other tables give."""
_OF_SCORING = ("level", "threshold", "criterion", "score")
_OF_INDICATORS = 4
"""The part that only its lettered tables give records of."""


def tell_unclear(gathered: Gathered, head: Head) -> None:
    """Damage, unknown tables, parts that are named and missing, lines of no known part."""
    tell_damages(gathered.draft)
    _tell_unknown_tables(gathered)
    _tell_missing(gathered, head)
    keep_people_private(gathered.draft, gathered.lines)
    gathered.lines.tell_unread(gathered.draft, grave_from=gathered.body_start)
    _tell_tail(gathered)


def _tell_tail(gathered: Gathered) -> None:
    """What stands below the last known line: a plan has no frame of a site around it."""
    lines = gathered.lines
    unread = list(lines.untaken())
    end = next((at for at in range(len(lines), 0, -1) if lines.is_taken(at - 1)), 0)
    tail = [index for index in unread if index >= end]
    if not tail:
        return
    span = lines.span(tail[0], tail[-1] + 1)
    gathered.draft.add_finding(
        "unread_lines",
        _gravity(gathered, tail[0], lines.joined(tail[0], tail[-1] + 1)),
        f"{len(tail)} lines from line {span.first} on, below the last known part, were not read",
        line=span.first,
        page=span.page,
        observed=lines.joined(tail[0], tail[-1] + 1),
    )


def _gravity(gathered: Gathered, start: int, text: str) -> Severity:
    """An error where figures of the plan's body are in no record."""
    has_figures = _HAS_DIGITS.search(text) is not None
    return "error" if start >= gathered.body_start and has_figures else "warning"


def _tell_unknown_tables(gathered: Gathered) -> None:
    for table, kind in gathered.tables:
        if kind is not None:
            _tell_columns(gathered, table, kind)
            continue
        gathered.lines.take(table.start, table.end)
        span = gathered.span(Place(table.start, table.end))
        where = f"page {span.page}, line {span.first}" if span.page else f"line {span.first}"
        first = (*table.head, *table.rows)[0]
        gathered.draft.add_finding(
            "unknown_table",
            _gravity(gathered, table.start, _text_of(table)),
            f"the table at {where} is of no known kind and was not read",
            line=span.first,
            page=span.page,
            observed=" | ".join(one_line(cell) for cell in first.cells),
        )


def _text_of(table: PlanTable) -> str:
    return "\n".join(cell for row in table.rows for cell in row.filled)


def _tell_columns(gathered: Gathered, table: PlanTable, kind: TableKind) -> None:
    """The columns of a known table that hold what is in no record."""
    columns = table.columns
    if columns is None:
        return
    for at, name in enumerate(columns.names):
        cells = [row.cells[at] for row in table.rows if at < len(row.cells) and row.cells[at]]
        why = _why_not_held(columns, at, kind, gathered.fiscal_year)
        if why is None or not cells:
            continue
        span = gathered.span(Place(table.start, table.end))
        called = f"the column {one_line(name)}" if name else f"column {at + 1}, without a heading,"
        gathered.draft.add_finding(
            "unread_lines",
            "warning",
            f"{called} of the table at line {span.first} {why}",
            line=span.first,
            page=span.page,
            observed="\n".join(cells),
        )


def _why_not_held(
    columns: Columns, at: int, kind: TableKind, fiscal_year: int | None
) -> str | None:
    key = columns.keys[at]
    if not columns.is_known(at):
        # What stands beyond the months of a step is told with the step.
        return "is of no known kind" if columns.names[at] or kind != "steps" else None
    if key is None or kind in _REPEATING:
        return None
    if kind != "scoring" and key in _OF_SCORING and not columns.levels[at]:
        return "is of a kind that this table has no record for"
    if _is_indicator_of_projects(key, kind):
        return "names the projects' own indicators, which no record holds"
    if kind != "steps" and at not in places_of(columns, key, fiscal_year):
        if fiscal_year is None:
            return "is of one year of a plan that has no single one, and was not read"
        return "is of another year than the plan's, and was not read"
    return None


def _is_indicator_of_projects(key: str, kind: TableKind) -> bool:
    return kind in (1, 2, 3) and key in ("indicator", "target")


def _tell_missing(gathered: Gathered, head: Head) -> None:
    missing = [
        name
        for name, value in (
            ("title", head.title),
            ("agency's name", head.agency_name),
            ("fiscal year", head.fiscal_year),
        )
        if not value
    ]
    for name in missing:
        _tell_section(gathered, f"the plan shows no {name}", None)
    if not gathered.projects:
        _tell_section(gathered, "the plan shows no projects", None, "error")
    if not gathered.indicators:
        _tell_section(gathered, "the plan shows no indicators", None, "error")
    for name, index in gathered.expected.items():
        if name not in gathered.sections:
            _tell_section(
                gathered, f"the contents name {name}, which the plan does not have", index
            )
    for section, index in gathered.announced.items():
        if section not in gathered.answered and section != _OF_INDICATORS:
            name = f"part {section}" if isinstance(section, int) else f"table {section}"
            message = f"{name} has a heading, but neither a table nor a word that it has none"
            _tell_section(gathered, message, index, "error")


def _tell_section(
    gathered: Gathered, message: str, index: int | None, severity: Severity = "warning"
) -> None:
    span = gathered.span(Place(index or 0, (index or 0) + 1))
    gathered.draft.add_finding(
        "section_missing",
        severity,
        message,
        subject=Plan.table,
        line=None if index is None else span.first,
        page=None if index is None else span.page,
    )
