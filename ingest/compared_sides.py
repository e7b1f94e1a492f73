"""Which two sides to compare: two documents of a project, two runs, or two warehouses."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from ingest.comparing import Side, Snapshot, snapshots
from ingest.project_codes import NoSuchProject, near_codes
from schema.thai.clock import bangkok_day
from warehouse.store import Warehouse

Sides = tuple[Side, Side]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_RUNS_TOLD = 5

_TOUCHED = """
    SELECT DISTINCT snapshot.project_code
    FROM project_snapshot AS snapshot
    JOIN document ON document.document_id = snapshot.document_id
    WHERE document.run_id > $1 AND snapshot.project_code IS NOT NULL
"""
_CURRENT = """
    SELECT project.project_code, project.document_id, document.run_id, document.parser_version
    FROM project
    LEFT JOIN document ON document.document_id = project.document_id
    WHERE project.project_code IS NOT NULL
"""


class NoSuchSide(Exception):
    """A document or run that is asked for and is not there, or cannot be told from others."""


def sides_of_project(
    warehouse: Warehouse, code: str, before: str | None, after: str | None
) -> Sides:
    """The documents of a project that `before` and `after` name: a day or an id's beginning.

    The day is Bangkok's. Without them the current one, and the one before it. Raises
    `NoSuchProject`, `NoSuchSide`.
    """
    held = snapshots(warehouse, [code])[code]
    if not held:
        raise NoSuchProject(code, near_codes(warehouse, code))
    new = held[0] if after is None else _named(held, after)
    if before is not None:
        old = _named(held, before)
    elif (place := held.index(new) + 1) < len(held):
        old = held[place]
    else:
        told = "only one document tells" if len(held) == 1 else "no earlier document tells"
        raise NoSuchSide(f"{told} of project {code}: there is nothing to compare it with")
    if old == new:
        raise NoSuchSide(f"both sides are document {new.document_id}, saved {_saved(new)}")
    return Side(warehouse, {code: old.document_id}), Side(warehouse, {code: new.document_id})


def _named(held: Sequence[Snapshot], which: str) -> Snapshot:
    """The newest snapshot of a day or before, or the one whose id begins so."""
    if _DAY.fullmatch(which):
        return _saved_by(held, which)
    found = [one for one in held if one.document_id.startswith(which.lower())]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{one.document_id[:12]} (saved {_saved(one)})" for one in held)
    said = "several documents begin" if found else "no document of the project begins"
    raise NoSuchSide(f"{said} with {which}; there are: {known}")


def _saved_by(held: Sequence[Snapshot], which: str) -> Snapshot:
    try:
        day = date.fromisoformat(which)
    except ValueError as error:
        raise NoSuchSide(f"{which} is no day of the calendar") from error
    for one in held:
        if one.observed_at is not None and bangkok_day(one.observed_at) <= day:
            return one
    raise NoSuchSide(
        f"no document of the project was saved on {which} or before; the oldest was saved"
        f" {_saved(held[-1])}"
    )


def _saved(snapshot: Snapshot) -> str:
    at = snapshot.observed_at
    return "on an unknown day" if at is None else f"{bangkok_day(at)}"


def sides_of_runs(warehouse: Warehouse, before: str, after: str) -> Sides:
    """What was known after two runs of the projects that changed between them.

    Only those are told of. Raises `NoSuchSide` where a run is not there, or the first is not
    the earlier one.
    """
    run_ids = [row[0] for row in warehouse.query("SELECT run_id FROM run ORDER BY run_id").rows]
    old, new = _run(run_ids, before), _run(run_ids, after)
    if old >= new:
        raise NoSuchSide(f"run {old} is not earlier than run {new}: give the earlier one first")
    # Also what the later one knew: it may have been seen again since.
    touched = [row[0] for row in warehouse.query(_TOUCHED, old).rows]
    held = snapshots(warehouse, touched)
    states = (_state(held, old), _state(held, new))
    # Of one warehouse: the same document says the same.
    same = states[0].items() & states[1].items()
    return (
        Side(warehouse, dict(states[0].items() - same)),
        Side(warehouse, dict(states[1].items() - same)),
    )


def _run(run_ids: Sequence[str], which: str) -> str:
    if which in ("latest", "previous"):
        place = -1 if which == "latest" else -2
        if len(run_ids) < -place:
            known = f"the warehouse knows of {len(run_ids)} run(s)"
            raise NoSuchSide(f"{known}: there is no {which} one")
        return run_ids[place]
    found = [run_id for run_id in run_ids if run_id.startswith(which)]
    if len(found) == 1 or which in found:
        return which if which in found else found[0]
    known = ", ".join(run_ids[-_RUNS_TOLD:]) or "none"
    said = "several runs begin" if found else "no run begins"
    raise NoSuchSide(f"{said} with {which}; the last runs: {known}")


def _state(held: Mapping[str, Sequence[Snapshot]], run_id: str) -> dict[str, str]:
    """The current document of each project among those that a run and earlier ones loaded."""
    current = {}
    for code, documents in held.items():
        known = [then for one in documents if (then := one.known_after(run_id)) is not None]
        if known:
            current[code] = min(known, key=Snapshot.age).document_id
    return current


def sides_of_warehouses(before: Warehouse, after: Warehouse) -> Sides:
    """The current documents of the projects of which two files do not hold the same reading."""
    old, new = _readings(before), _readings(after)
    differing = [code for code in old.keys() | new.keys() if not _is_same(code, old, new)]
    return (
        Side(before, {code: old[code][0] for code in differing if code in old}),
        Side(after, {code: new[code][0] for code in differing if code in new}),
    )


Readings = Mapping[str, tuple[str, str | None, str | None]]
"""Document, run and parser's version by the code of the project."""


def _readings(warehouse: Warehouse) -> Readings:
    return {code: tuple(reading) for code, *reading in warehouse.query(_CURRENT).rows}


def _is_same(code: str, old: Readings, new: Readings) -> bool:
    # What was loaded outside a run may have been read anew at any time.
    return code in old and old[code] == new.get(code) and old[code][1] is not None
