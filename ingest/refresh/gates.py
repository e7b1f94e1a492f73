"""What must hold before a generation is shown: each gate that does not says why, in a sentence."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ingest.refresh.config import Gates
from ingest.summary import Summary
from warehouse.store import Warehouse


class Standing(NamedTuple):
    """What the gates compare of a warehouse."""

    projects: int
    """Distinct project codes."""
    broken: Mapping[str, Sequence[Mapping[str, object]]]
    """The rows that checks return, by the check; empty where all is well."""


def standing_of(warehouse: Path, *, checked: bool) -> Standing:
    """Ask a warehouse file that nobody writes. Raises `WarehouseError`."""
    with Warehouse.open_read_only(warehouse) as opened:
        ((projects,),) = opened.query(
            "SELECT count(DISTINCT project_code) FROM project_snapshot"
        ).rows
        found = opened.run_checks() if checked else {}
    return Standing(projects, {name: rows for name, rows in found.items() if rows})


def broken_checks(after: Standing) -> Iterator[str]:
    """Which checks do not hold in the new generation: nobody can accept that they do not."""
    for check, rows in after.broken.items():
        yield f"the check {check} finds {len(rows):,} rows, the first {_shown(rows[0])}"


def refusals(
    gates: Gates, before: Standing | None, after: Standing, summary: Summary
) -> Iterator[str]:
    """Why the new generation may not be shown until somebody has looked into it.

    `before` is None where nothing is published: then there is nothing to compare with.
    """
    if before is None:
        return
    read = summary.loaded + summary.quarantined
    failing = summary.newly_failing
    if failing >= gates.newly_failing_least and failing > gates.newly_failing_share * read:
        yield (
            f"{failing:,} of the {read:,} documents read fail that did not fail before;"
            f" more than {gates.newly_failing_share:.0%} are too many"
        )
    if after.projects < before.projects * (1 - gates.fewer_projects_share):
        yield (
            f"there are {after.projects:,} projects where there were {before.projects:,};"
            f" {gates.fewer_projects_share:.0%} fewer are too many"
        )


def _shown(row: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in row.items())
