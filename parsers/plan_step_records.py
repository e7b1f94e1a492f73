"""The steps that were gathered from a plan, as records of the projects that they are of."""

import re
from calendar import monthrange
from datetime import date

from parsers.plan_calendar import weight_of
from parsers.plan_projects import ROUTINE
from parsers.plan_state import Gathered, Month, Project, Records, Step, StepsOfProject
from parsers.plan_text import line_or_none, most_alike, one_line
from parsers.plan_values import is_dash, numbered, points_of
from schema.records import PlanStep
from schema.thai import find_values, gregorian_year

_PREFERRED = (ROUTINE, 1, 2)


def add_steps(gathered: Gathered, records: Records) -> None:
    """Add the steps of every project; tables of one project count on."""
    used: dict[tuple[int | None, str | None], set[int]] = {}
    for steps in gathered.steps:
        if not steps.steps:
            continue
        owner = _owner(gathered, steps)
        if owner is None:
            message = "the plan has no project of the name that stands above these steps"
            gathered.tell(PlanStep, steps.number, steps.place, message, one_line(steps.name))
        part = owner.part if owner else None
        number = owner.number if owner else (steps.number or None)
        numbers = used.setdefault((part, number), set())
        for step in steps.steps:
            record = _add_step(gathered, step, part, number, numbers)
            if record is not None:
                records.steps.append(record)


def _owner(gathered: Gathered, steps: StepsOfProject) -> Project | None:
    """The project that a table of steps names; of several of the name the one of its number."""
    name = re.sub(r"\([^()]*\)\s*$", "", one_line(steps.name))
    numbered_so = [one for one in gathered.projects if steps.number and one.number == steps.number]
    # The agency's own projects come last, so that they are preferred to the city's.
    for projects in (numbered_so, gathered.projects):
        projects = sorted(projects, key=lambda project: _PREFERRED.index(project.part))
        found = most_alike(name, [project.name for project in projects])
        if found is not None:
            return projects[found]
    own = [project for project in numbered_so if project.part != ROUTINE]
    return max(own, key=lambda project: project.part, default=None)


def _add_step(
    gathered: Gathered, step: Step, part: int | None, number: str | None, used: set[int]
) -> PlanStep | None:
    cells = step.entry.cells
    printed, name = numbered(cells.get("step") or cells.get("project", ""))
    printed = numbered(cells.get("number", ""))[0] or printed
    step_no = int(printed) if printed.isdigit() else 0
    if not step_no or step_no in used:
        step_no = len(used) + 1
        while step_no in used:
            step_no += 1
    used.add(step_no)
    key = f"{part or ''}/{number or ''}/{step_no}"
    start, end = _dates(step)
    if step.unread:
        message = f"what marks the months of step {step_no} does not show when it begins and ends"
        gathered.tell(PlanStep, key, step.entry.place, message, " | ".join(step.unread))
    if step.is_beyond:
        message = (
            f"a mark of step {step_no} stands beyond the last month, which is taken for its end"
        )
        gathered.tell(PlanStep, key, step.entry.place, message, one_line(name))
    values = {
        "part": part,
        "plan_project_no": number,
        "step_no": step_no,
        "name": line_or_none(name),
        "weight_percent": _percent(weight_of(cells)),
        "cumulative_percent": _percent(cells.get("cumulative", "")),
        "start_date": start,
        "end_date": end,
    }
    return gathered.draft.add(PlanStep, key, gathered.span(step.entry.place), values)


def _percent(text: str) -> float | str | None:
    """The percent, or the text that is none, for the record's own type to refuse."""
    if is_dash(text):
        return None
    points = points_of(text)
    return text if points is None else float(points)


def _dates(step: Step) -> tuple[date | None, date | None]:
    """The first day of the first month marked and the last of the last, or a period in words."""
    marked = sorted(step.marked)
    period = one_line(step.entry.cells.get("period", ""))
    if not marked and not is_dash(period):
        found = find_values(period)
        if len(found) == 1 and found[0].start is not None and found[0].raw == period:
            return found[0].start, found[0].end
        step.unread.append(period)
    if step.unread or not marked:
        return None, None
    return _first_day(marked[0]), _last_day(marked[-1])


def _first_day(month: Month) -> date:
    return date(gregorian_year(str(month[0])), month[1], 1)


def _last_day(month: Month) -> date:
    year = gregorian_year(str(month[0]))
    return date(year, month[1], monthrange(year, month[1])[1])
