"""Which projects of several years are the same work: linked by name, within one agency.

New and changed names are compared with the others of their agency, once, and what is near is
stored. Then only the projects are settled anew whose names are near, over others or at once, to
a name that came or went. What is stored is what a clean computation gives, whatever the order in
which documents came. `yearly_chains` says how one project a year is chosen.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import NamedTuple

from ingest.lineage_rules import rules_version
from ingest.name_drift import drift
from ingest.near_over_years import Near, NearNames, near_by_name, near_over_years
from ingest.yearly_chains import Candidates, Chains, Work, chains
from schema.records import LineageDoubt, LineageNearName, LineageProject
from schema.yearly_editions import editions_in, text_of_editions
from schema.yearly_names import YearlyName, yearly_name
from warehouse.lineages import Lineages, NamedProject, Stored
from warehouse.store import Row, Warehouse

_MOST_DOUBTS = 5
_PROJECTS_A_WRITE = 5_000


class _Touched(NamedTuple):
    """What a run changes of one agency."""

    agency_code: str
    changed: Sequence[NamedProject]
    known: Collection[str]
    near: Sequence[Row]
    old_names: Collection[str]


class _Compared(NamedTuple):
    """What names of one agency are near each other, and which of them are to be settled anew."""

    touched: _Touched
    new_names: Collection[str]
    pairs: Sequence[NearNames]
    near: Near
    reached: Collection[str]


def update_lineages(warehouse: Warehouse) -> dict[str, int]:
    """Bring the lineages up to what is loaded; the rows written, by table.

    Nothing is done where no project's name or year has changed.
    """
    lineages = warehouse.lineages(rules_version())
    changed, gone = lineages.changed(), lineages.gone()
    written: dict[str, int] = defaultdict(int)
    if not (changed or gone):
        return written
    compared = [_compared(touched) for touched in _touched(lineages, changed, gone)]
    projects, doubts = _stored(lineages, compared, [*(one.project_code for one in changed), *gone])
    rows: dict[str, list[Row]] = defaultdict(list)
    dropped: dict[str, list[Row]] = defaultdict(list)
    for one in compared:
        agency = one.touched.agency_code
        _settle(one, projects[agency], doubts[agency], set(gone), rows, dropped)
        if sum(map(len, rows.values())) >= _PROJECTS_A_WRITE:
            _write(warehouse, rows, dropped, written)
    _write(warehouse, rows, dropped, written)
    return written


def _write(
    warehouse: Warehouse,
    rows: dict[str, list[Row]],
    dropped: dict[str, list[Row]],
    written: dict[str, int],
) -> None:
    if rows or dropped:
        warehouse.replace_lineages(rows, dropped)
    for table, added in rows.items():
        written[table] += len(added)
    rows.clear()
    dropped.clear()


def _touched(
    lineages: Lineages, changed: Sequence[NamedProject], gone: Sequence[str]
) -> list[_Touched]:
    codes = [*(project.project_code for project in changed), *gone]
    came: dict[str, list[NamedProject]] = defaultdict(list)
    for project in changed:
        came[project.agency_code].append(project)
    old: dict[str, set[str]] = defaultdict(set)
    for stored in lineages.of_codes(codes):
        old[stored.agency_code].add(stored.compared_name or "")
    agencies = sorted(came.keys() | old.keys())
    known: dict[str, list[str]] = defaultdict(list)
    for stored in lineages.names_without(agencies, codes):
        known[stored.agency_code].append(stored.compared_name or "")
    near: dict[str, list[Row]] = defaultdict(list)
    for row in lineages.near(agencies):
        near[row[0]].append(row)
    return [_Touched(code, came[code], known[code], near[code], old[code]) for code in agencies]


def _compared(touched: _Touched) -> _Compared:
    keys = {yearly_name(one.name, touched.agency_code).key for one in touched.changed} - {""}
    old = {*touched.old_names} - {""}
    # What is near to a stored name is known, though the name may now go.
    seen = {*touched.known, *old}
    pairs = [NearNames._make(row[1:]) for row in touched.near]
    pairs += near_over_years(keys - seen, seen)
    near = near_by_name(pairs)
    return _Compared(touched, keys, pairs, near, _reached(keys | old, near))


def _stored(
    lineages: Lineages, compared: Iterable[_Compared], codes: Collection[str]
) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """The stored rows of what is settled anew, by agency: of projects, and of doubts."""
    names = [Stored(one.touched.agency_code, key) for one in compared for key in one.reached]
    found = lineages.projects(names)
    # Those of whose name nothing is left to compare.
    found += [row for row in lineages.of_projects("lineage_project", codes) if row[4] is None]
    doubts = lineages.of_projects("lineage_doubt", {row[0] for row in found})
    return _by(1, found), _by(0, doubts)


def _by(column: int, rows: Iterable[Row]) -> dict[str, list[Row]]:
    by_agency: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_agency[row[column]].append(row)
    return by_agency


def _settle(
    compared: _Compared,
    before: Sequence[Row],
    doubts_before: Sequence[Row],
    gone: Collection[str],
    rows: dict[str, list[Row]],
    dropped: dict[str, list[Row]],
) -> None:
    """Add what is to be written of one agency, and what goes."""
    touched = compared.touched
    agency = touched.agency_code
    kept = [row for row in before if row[0] not in gone]
    projects = {row[0]: NamedProject._make(row[:4]) for row in kept}
    projects.update((one.project_code, one) for one in touched.changed)
    names = {row[0]: YearlyName(row[4] or "", editions_in(row[5])) for row in kept}
    names.update((one.project_code, yearly_name(one.name, agency)) for one in touched.changed)
    after, doubts = _computed(projects, names, agency, compared.near)
    left = {*touched.known, *compared.new_names}
    pairs = [
        LineageNearName(
            agency_code=agency,
            compared_name=pair.one,
            other_compared_name=pair.other,
            name_score=pair.score,
            certainty=pair.certainty,
        ).as_row()
        for pair in compared.pairs
        if pair.one in left and pair.other in left
    ]
    _differ("lineage_project", before, after, rows, dropped)
    _differ("lineage_doubt", doubts_before, doubts, rows, dropped)
    _differ("lineage_near_name", touched.near, pairs, rows, dropped)


def _differ(
    table: str,
    before: Iterable[Row],
    after: Iterable[Row],
    rows: dict[str, list[Row]],
    dropped: dict[str, list[Row]],
) -> None:
    old, new = set(before), set(after)
    if old - new:
        dropped[table] += sorted(old - new, key=repr)
    if new - old:
        rows[table] += sorted(new - old, key=repr)


def _reached(keys: Collection[str], near: Near) -> set[str]:
    reached, ahead = set(keys), list(keys)
    while ahead:
        for key in near.get(ahead.pop(), ()):
            if key not in reached:
                reached.add(key)
                ahead.append(key)
    return reached


def _computed(
    projects: Mapping[str, NamedProject],
    names: Mapping[str, YearlyName],
    agency: str,
    near: Near,
) -> tuple[list[Row], list[Row]]:
    """The rows of `lineage_project` and of `lineage_doubt`; projects and names are by code."""
    works = [
        Work(code, projects[code].fiscal_year, name.key, name.editions)
        for code, name in names.items()
        if name.key
    ]
    found = chains(works, near)
    lineage: dict[str, str] = {}
    rows = []
    for one in sorted(projects.values(), key=lambda one: (one.fiscal_year, one.project_code)):
        match = found.taken.get(one.project_code)
        previous = projects[match.earlier.project_code] if match else None
        lineage[one.project_code] = lineage[previous.project_code] if previous else one.project_code
        row = LineageProject(
            project_code=one.project_code,
            agency_code=agency,
            fiscal_year=one.fiscal_year,
            name=one.name,
            compared_name=names[one.project_code].key or None,
            editions=text_of_editions(names[one.project_code].editions),
            rules_version=rules_version(),
            lineage_id=lineage[one.project_code],
            previous_project_code=previous.project_code if previous else None,
            match_score=match.likeness.score if match else None,
            match_certainty=match.likeness.certainty if match else None,
            drift=drift(previous.name, one.name) if previous else None,
        )
        rows.append(row.as_row())
    return rows, _doubts(found, agency)


def _doubts(found: Chains, agency: str) -> list[Row]:
    by_later: dict[tuple[Work, ...], list[Candidates]] = defaultdict(list)
    for one in found.left_out:
        by_later[one.later].append(one)
    return [
        LineageDoubt(
            agency_code=agency,
            project_code=work.project_code,
            candidate_code=candidate.project_code,
            match_score=score,
            candidates=sum(len(one.earlier) for one in candidates),
        ).as_row()
        for later, candidates in by_later.items()
        for candidate, score in _best(candidates)
        for work in later
    ]


def _best(candidates: Iterable[Candidates]) -> list[tuple[Work, float]]:
    """The first candidates and their scores, the best first."""
    ordered = (
        (-one.worth, work.project_code, work, one.likeness.score)
        for one in candidates
        for work in one.earlier[:_MOST_DOUBTS]
    )
    return [(work, score) for _, _, work, score in nsmallest(_MOST_DOUBTS, ordered)]
