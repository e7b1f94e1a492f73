"""What stands in a plan and was not read, and what a plan should have and has not."""

from parsers.left_over import keep_people_private, tell_damages
from parsers.plan_body import PlanTable
from parsers.plan_head import Head
from parsers.plan_state import Gathered, Place
from parsers.plan_text import one_line
from schema.records.plans import Plan


def tell_unclear(gathered: Gathered, head: Head) -> None:
    """Damage, unknown tables, parts that are named and missing, lines of no known part."""
    tell_damages(gathered.draft)
    _tell_unknown_tables(gathered)
    _tell_missing(gathered, head)
    keep_people_private(gathered.draft, gathered.lines)
    gathered.lines.tell_unread(gathered.draft, grave_from=len(gathered.lines))
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
        "warning",
        f"{len(tail)} lines from line {span.first} on, below the last known part, were not read",
        line=span.first,
        page=span.page,
        observed=lines.joined(tail[0], tail[-1] + 1),
    )


def _tell_unknown_tables(gathered: Gathered) -> None:
    for table, kind in gathered.tables:
        if kind is not None:
            _tell_unknown_columns(gathered, table)
            continue
        gathered.lines.take(table.start, table.end)
        span = gathered.span(Place(table.start, table.end))
        where = f"page {span.page}, line {span.first}" if span.page else f"line {span.first}"
        first = (*table.head, *table.rows)[0]
        gathered.draft.add_finding(
            "unknown_table",
            "warning",
            f"the table at {where} is of no known kind and was not read",
            line=span.first,
            page=span.page,
            observed=" | ".join(one_line(cell) for cell in first.cells),
        )


def _tell_unknown_columns(gathered: Gathered, table: PlanTable) -> None:
    """A column of no known kind within a known table: what it holds is in no record."""
    columns = table.columns
    if columns is None:
        return
    for at, name in enumerate(columns.names):
        cells = [row.cells[at] for row in table.rows if at < len(row.cells) and row.cells[at]]
        if not name or not cells or columns.is_known(at):
            continue
        span = gathered.span(Place(table.start, table.end))
        gathered.draft.add_finding(
            "unread_lines",
            "warning",
            f"the column {one_line(name)} of the table at line {span.first} is of no known kind",
            line=span.first,
            page=span.page,
            observed="\n".join(cells),
        )


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
        _tell_section(gathered, "the plan shows no projects", None)
    for name, index in gathered.expected.items():
        if name not in gathered.sections:
            _tell_section(
                gathered, f"the contents name {name}, which the plan does not have", index
            )


def _tell_section(gathered: Gathered, message: str, index: int | None) -> None:
    span = gathered.span(Place(index or 0, (index or 0) + 1))
    gathered.draft.add_finding(
        "section_missing",
        "warning",
        message,
        subject=Plan.table,
        line=None if index is None else span.first,
        page=None if index is None else span.page,
    )
