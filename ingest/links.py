"""Which projects may be the projects of a plan: candidates with a score, never a merge.

Forms and pages of one project share its code, which the view `project` rests on. Plans seldom
print one: their projects are compared by name, within one agency and one fiscal year. A project
whose year no document tells stays a candidate, behind those of the plan's year. A code that a
plan prints counts whatever the agency and the year.

Other rules of linking take hold as documents are read: `PARSER_VERSION` is raised with them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ingest.plan_agencies import Grouped, PlanAgencies
from ingest.same_work import alike, likeness, may_be_same_work
from schema.project_names import match_key
from schema.records import ProjectLink
from schema.thai.patterns import ARABIC_DIGITS
from warehouse.linking import Linking, Plan, PlanProject, Project
from warehouse.store import Row, Warehouse

_CODE = re.compile(r"(?<![0-9-])[0-9]{8}-[0-9]{1,6}(?![0-9-])")
_MOST_CANDIDATES = 5

Work = tuple[int, str]
"""The key of a plan's project within the plan: `part` and `plan_project_no`."""
Worth = tuple[bool, bool, float]
"""How good a candidate is, the least is the best: by name, of an unsure year, score below 0."""


class _Pair(NamedTuple):
    work: Work
    project: Project
    score: float | None
    is_code: bool
    is_same_year: bool | None

    @property
    def worth(self) -> Worth:
        return (not self.is_code, self.is_same_year is not True, -(self.score or 0.0))


def update_links(warehouse: Warehouse, run_id: str) -> int:
    """Bring `project_link` up to what the run has loaded, and return the rows written.

    Only plans that the run can have touched are looked at, and only those whose candidates
    differ from the stored ones are written. What is stored does not depend on the order in
    which documents came.
    """
    linking = warehouse.linking(run_id)
    if linking is None:
        return 0
    plans = linking.plans()
    works = _by_plan(linking.plan_projects())
    agencies = PlanAgencies(linking.groups())
    touched = _touched(plans, works, agencies, linking)
    computed = dict(_computed(touched, works, agencies, linking))
    stored = linking.stored(computed.keys())
    changed = {
        document_id: rows
        for document_id, rows in computed.items()
        if sorted(rows) != sorted(stored.get(document_id, []))
    }
    if changed:
        warehouse.replace_links(changed)
    return sum(len(rows) for rows in changed.values())


def candidates(
    plan: Plan, works: Iterable[PlanProject], members: Sequence[Project], printed: Iterable[Project]
) -> list[ProjectLink]:
    """The candidates of a plan's projects, the best first.

    `members` are the projects of the plan's agency and year, `printed` those whose codes the
    plan prints. A project of the plan has five candidates at most. No two are linked by name
    whose names tell two works apart.
    """
    pairs = list(_pairs(plan, works, members, {one.project_code: one for one in printed}))
    best = _Best(pairs)
    by_work: dict[Work, list[_Pair]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda pair: (pair.work, pair.worth, pair.project.project_code)):
        by_work[pair.work].append(pair)
    return [
        _link(plan, pair, rank, is_mutual=best.is_mutual(pair))
        for found in by_work.values()
        for rank, pair in enumerate(found[:_MOST_CANDIDATES], start=1)
    ]


def _pairs(
    plan: Plan,
    works: Iterable[PlanProject],
    members: Sequence[Project],
    printed: Mapping[str, Project],
) -> Iterator[_Pair]:
    names = {one.project_code: one for one in members if one.name}
    keys = {code: _key(one.name or "") for code, one in names.items()}
    done: set[Work] = set()
    for work in works:
        key = (work.part, work.plan_project_no)
        if key in done:
            continue  # A number printed twice is a duplicate record, which a check tells.
        done.add(key)
        name_key = _key(work.name or "")
        given = {code: printed[code] for code in sorted(codes_in(work.text)) if code in printed}
        for project in given.values():
            score = likeness(name_key, _key(project.name or ""))
            yield _Pair(key, project, score, True, _is_same_year(plan, project))
        for code, score in alike(name_key, keys) if name_key else ():
            project = names[code]
            if code not in given and may_be_same_work(work.name or "", project.name or ""):
                yield _Pair(key, project, score, False, _is_same_year(plan, project))


class _Best:
    """The best of every project's candidates, on either side, and how many are as good."""

    def __init__(self, pairs: Collection[_Pair]) -> None:
        self._least: dict[Work | str, Worth] = {}
        for pair in pairs:
            for side in (pair.work, pair.project.project_code):
                self._least[side] = min(pair.worth, self._least.get(side, pair.worth))
        self._as_good = Counter(
            side
            for pair in pairs
            for side in (pair.work, pair.project.project_code)
            if pair.worth == self._least[side]
        )

    def is_mutual(self, pair: _Pair) -> bool:
        return all(
            pair.worth == self._least[side] and self._as_good[side] == 1
            for side in (pair.work, pair.project.project_code)
        )


@lru_cache(maxsize=16_384)
def _key(name: str) -> str:
    # A project of an unknown year is compared with every plan of its agency.
    return match_key(name, is_repaired=True)


def codes_in(text: str) -> set[str]:
    """The codes of projects that a text prints."""
    # Nearly all texts have none: the hyphen is looked for first.
    return set(_CODE.findall(text.translate(ARABIC_DIGITS))) if "-" in text else set()


def _is_same_year(plan: Plan, project: Project) -> bool | None:
    if plan.fiscal_year is None or project.fiscal_year is None:
        return None
    return plan.fiscal_year == project.fiscal_year


def _link(plan: Plan, pair: _Pair, rank: int, *, is_mutual: bool) -> ProjectLink:
    return ProjectLink(
        document_id=plan.document_id,
        part=pair.work[0],
        plan_project_no=pair.work[1],
        project_code=pair.project.project_code,
        fiscal_year=plan.fiscal_year,
        is_same_year=pair.is_same_year,
        name_score=pair.score,
        method="code" if pair.is_code else "name",
        rank=rank,
        is_mutual=is_mutual,
    )


def _by_plan(works: Iterable[PlanProject]) -> dict[str, list[PlanProject]]:
    found: dict[str, list[PlanProject]] = defaultdict(list)
    for work in works:
        found[work.document_id].append(work)
    return found


def _touched(
    plans: Sequence[Plan],
    works: Mapping[str, Sequence[PlanProject]],
    agencies: PlanAgencies,
    linking: Linking,
) -> list[Plan]:
    """The plans whose candidates this run can have changed."""
    changed = linking.plans_of_changed_candidates()
    printed = {plan.document_id: _printed(works[plan.document_id]) for plan in plans}
    new_codes = linking.changed_codes(set().union(*printed.values()))
    return [
        plan
        for plan in plans
        if plan.is_new
        or plan.document_id in changed
        or printed[plan.document_id] & new_codes
        or agencies.is_touched(plan)
    ]


def _computed(
    plans: Sequence[Plan],
    works: Mapping[str, Sequence[PlanProject]],
    agencies: PlanAgencies,
    linking: Linking,
) -> Iterator[tuple[str, list[Row]]]:
    groups = {plan.document_id: agencies.groups_of(plan) for plan in plans}
    codes = {group.agency_code for found in groups.values() for group in found}
    years = {group.fiscal_year for found in groups.values() for group in found}
    printed = {code for plan in plans for code in _printed(works[plan.document_id])}
    projects = linking.projects(codes, years, printed) if plans else []
    given = [project for project in projects if project.project_code in printed]
    grouped = Grouped(projects)
    for plan in sorted(plans, key=lambda plan: (plan.agency_name or "", plan.document_id)):
        members = grouped.of(groups[plan.document_id])
        links = candidates(plan, works[plan.document_id], members, given)
        yield plan.document_id, [link.as_row() for link in links]


def _printed(works: Iterable[PlanProject]) -> set[str]:
    return {code for work in works for code in codes_in(work.text)}
