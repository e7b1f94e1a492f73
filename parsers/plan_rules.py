"""Where a plan contradicts itself: the rules of `finding.rule` about plans.

Each rule looks at records that were read right; the values stay as the plan prints them.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from parsers.draft import Draft
from parsers.plan_state import Component, Records
from parsers.plan_text import likeness, most_alike
from parsers.plan_values import points_of
from schema.records import PlanIndicator, PlanProject, PlanStep, PlanTotal, ScoringLevel
from schema.records.base import Record
from schema.records.operations import Rule

DONE_PERCENT = 100.0
TOLERANCE = 0.05
"""Points by which rounded weights may miss their sum."""
_ROUGHLY_ALIKE = 0.6
"""Likeness from which two names under one number are one indicator."""


def check_plan(draft: Draft, records: Records) -> None:
    """Add the findings of every rule."""
    _check_totals(draft, records)
    _check_components(draft, records)
    _check_thresholds(draft, records.levels)
    for steps in _by_project(records.steps):
        _check_steps(draft, steps)
    _check_tables(draft, records.indicators)
    _check_city_indicators(draft, records)
    _check_projects(draft, records)


def _add(
    draft: Draft, rule: Rule, record: Record, key: str, message: str, observed: str, expected: str
) -> None:
    draft.add_finding(
        rule,
        "warning",
        message,
        subject=record.table,
        key=key,
        line=record.line_start,
        page=record.page,
        observed=observed,
        expected=expected or None,
    )


def _project_key(record: PlanProject | PlanStep) -> str:
    return f"{record.part or ''}/{record.plan_project_no or ''}"


def _indicator_key(one: PlanIndicator) -> str:
    return "/".join(filter(None, (one.source_table, one.component, one.indicator_no)))


def _check_totals(draft: Draft, records: Records) -> None:
    """A total is of the projects since the last total, of all above it, or of the totals.

    Where no project was read there is no sum; that they are missing is told by itself.
    """
    for part in (1, 2, 3):
        totals = [(total, after) for total, after in records.totals if total.part == part]
        projects = [project for project in records.projects if project.part == part]
        since, above = 0, Decimal(0)
        for total, after in totals:
            own = _sum(projects[since:after])
            whole = _sum(projects[:after])
            fitting = {own, whole, above} if since < after else {whole, above}
            is_known = after and total.budget_baht is not None and None not in (own, whole)
            if is_known and total.budget_baht not in fitting:
                _tell_total(draft, total, own if since < after and own else whole)
            since, above = after, above + (total.budget_baht or 0)


def _sum(projects: Iterable[PlanProject]) -> Decimal | None:
    """The budgets together; None where one of them has figures that were not read."""
    total = Decimal(0)
    for project in projects:
        if project.budget_baht is None and any(c.isdigit() for c in project.budget_text or ""):
            return None
        total += project.budget_baht or 0
    return total


def _tell_total(draft: Draft, total: PlanTotal, expected: Decimal | None) -> None:
    _add(
        draft,
        "total_not_sum",
        total,
        f"{total.part}/{total.total_no}",
        f"the total {total.budget_baht:,} baht is not the sum of the projects above it, "
        f"{expected:,} baht",
        f"{total.budget_baht:f}",
        f"{expected:f}",
    )


def _check_components(draft: Draft, records: Records) -> None:
    """The weights of a component's indicators against the weight printed for it."""
    for component in records.components:
        inside = [
            one
            for one in records.indicators
            if one.component == component.number
            or (one.component or "").startswith(f"{component.number}.")
        ]
        weights = [one.weight for one in inside if one.weight is not None]
        printed = points_of(component.weight)
        if not weights or len(weights) < len(inside) or printed is None:
            continue
        total = sum(weights)
        if abs(total - float(printed)) > TOLERANCE:
            _tell_component(draft, component, inside[0], total, float(printed))


def _tell_component(
    draft: Draft, component: Component, first: PlanIndicator, total: float, printed: float
) -> None:
    _add(
        draft,
        "component_weights_disagree",
        first,
        component.number,
        f"the weights of component {component.number} add up to {total:g}, "
        f"the plan prints {printed:g} for it",
        f"{total:g}",
        f"{printed:g}",
    )


def _check_thresholds(draft: Draft, levels: Sequence[ScoringLevel]) -> None:
    """A higher level needs a higher percent."""
    for number, group in groupby(levels, key=lambda level: level.indicator_no):
        known = [level for level in group if level.threshold_percent is not None]
        known.sort(key=lambda level: level.level)
        for lower, higher in pairwise(known):
            low, high = lower.threshold_percent, higher.threshold_percent
            if low is not None and high is not None and high <= low:
                _add(
                    draft,
                    "thresholds_not_rising",
                    higher,
                    f"{number}/{higher.level}",
                    f"level {higher.level} of indicator {number} begins at {high:g} percent, "
                    f"level {lower.level} at {low:g}",
                    f"{high:g}",
                    f"more than {low:g}",
                )


def _by_project(steps: Sequence[PlanStep]) -> list[list[PlanStep]]:
    return [list(group) for _, group in groupby(steps, key=_project_key)]


def _check_steps(draft: Draft, steps: Sequence[PlanStep]) -> None:
    running = 0.0
    for step in steps:
        running += step.weight_percent or 0.0
        printed = step.cumulative_percent
        if step.weight_percent is None or printed is None:
            running = running if printed is None else printed
            continue
        if abs(running - printed) > TOLERANCE:
            _add(
                draft,
                "cumulative_not_running_sum",
                step,
                f"{_project_key(step)}/{step.step_no}",
                f"the progress after step {step.step_no} is printed as {printed:g} percent, "
                f"the steps so far add up to {running:g}",
                f"{printed:g}",
                f"{running:g}",
            )
            running = printed
    last = steps[-1]
    if 0 < running < DONE_PERCENT - TOLERANCE:
        _add(
            draft,
            "steps_end_below_100",
            last,
            _project_key(last),
            f"the steps of project {last.plan_project_no or ''} end at {running:g} percent",
            f"{running:g}",
            "100",
        )


def _check_tables(draft: Draft, indicators: Sequence[PlanIndicator]) -> None:
    """The agency's indicators (ข) are negotiated (ค), and so may be the city's (ก)."""
    own = [one for one in indicators if one.source_table == "ข"]
    negotiated = [one for one in indicators if one.source_table == "ค"]
    city = [one.name or "" for one in indicators if one.source_table == "ก"]
    if not own or not negotiated:
        return
    for one in own:
        if one.name is not None and not _is_among(one, negotiated):
            _tell_indicator(draft, one, "ค")
    for one in negotiated:
        if one.name is None:
            continue
        if not _is_among(one, own) and most_alike(one.name, city) is None:
            _tell_indicator(draft, one, "ข")


def _is_among(one: PlanIndicator, others: Sequence[PlanIndicator]) -> bool:
    """Whether one of the others has its name, or its number and nearly its name."""
    name = one.name or ""
    if most_alike(name, [other.name or "" for other in others]) is not None:
        return True
    same = (other.name or "" for other in others if other.indicator_no == one.indicator_no)
    return any(likeness(name, other) >= _ROUGHLY_ALIKE for other in same)


def _tell_indicator(draft: Draft, one: PlanIndicator, table: str) -> None:
    _add(
        draft,
        "indicator_missing_in_table",
        one,
        _indicator_key(one),
        f"indicator {one.indicator_no} of table {one.source_table} is not in table {table}",
        one.name or "",
        "",
    )


def _check_city_indicators(draft: Draft, records: Records) -> None:
    """Each indicator of the city that part 1 names is one of table ก, where there is one."""
    known = {one.indicator_code for one in records.indicators if one.source_table == "ก"}
    for code, name, span in records.city_indicators:
        if known and code is not None and code not in known:
            draft.add_finding(
                "indicator_missing_in_table",
                "warning",
                f"indicator {code} of part 1 is not in table ก",
                subject=PlanIndicator.table,
                key=f"ก/{code}",
                line=span.first,
                page=span.page,
                observed=name,
            )


def _check_projects(draft: Draft, records: Records) -> None:
    """Projects of parts 1 and 2 without steps; a project in both parts has its steps once."""
    planned = [project for project in records.projects if project.part in (1, 2)]
    with_steps = {_project_key(step) for step in records.steps}
    names = [project.name or "" for project in planned if _project_key(project) in with_steps]
    if planned and not records.steps:
        first = planned[0]
        message = f"the plan has no steps for any of its {len(planned)} projects of parts 1 and 2"
        _add(draft, "project_without_steps", first, _project_key(first), message, "", "")
        return
    # Steps whose project is not known may be those of a project whose name is not.
    has_loose_steps = any(step.part is None for step in records.steps)
    for project in planned:
        if project.name is None and has_loose_steps:
            continue
        is_bare = _project_key(project) not in with_steps
        if is_bare and most_alike(project.name or "", names) is None:
            _add(
                draft,
                "project_without_steps",
                project,
                _project_key(project),
                f"project {project.plan_project_no} of part {project.part} has no steps",
                project.name or "",
                "",
            )
