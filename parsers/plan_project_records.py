"""The issues, projects and totals that were gathered from a plan, as records."""

from collections import Counter

from parsers.contact_line import contacts_in
from parsers.personal_data import names_a_person
from parsers.plan_state import Gathered, Level, Project, Records
from parsers.plan_text import line_or_none, one_line, text_or_none
from parsers.plan_values import budget_of, is_dash, next_number
from schema.records import Contact, PlanIssue, PlanProject, PlanTotal, StrategyLink


def add_issues(gathered: Gathered) -> None:
    """Add every issue, with the levels of strategy that it is linked to."""
    for issue in gathered.issues.values():
        gathered.draft.add(
            PlanIssue,
            issue.number,
            gathered.span(issue.place),
            {
                "issue_no": issue.number,
                "name": text_or_none(issue.texts.get("name")),
                "objective": text_or_none(issue.texts.get("objective")),
                "key_indicator": text_or_none(issue.texts.get("key_indicator")),
            },
        )
        _add_links(gathered, issue.links, {"issue_no": issue.number})


def _add_links(gathered: Gathered, links: list[Level], owner: dict[str, object]) -> None:
    """A link's level is its place from the widest on; a second strategy begins anew."""
    level, before = 0, -1
    for link in links:
        level = level + 1 if link.rank > before else 1
        before = link.rank
        gathered.draft.add(
            StrategyLink,
            "/".join(map(str, (*owner.values(), link.code))),
            gathered.span(link.place),
            {
                **owner,
                "level": level,
                "label": link.label or None,
                "code": link.code,
                "name": line_or_none(link.name),
            },
        )


def add_projects(gathered: Gathered, records: Records) -> None:
    """Add every project; those of part 1 with the strategy they stand under."""
    used: dict[int, set[str]] = {}
    for project in gathered.projects:
        _number(gathered, project, used.setdefault(project.part, set()))
        record = _add_project(gathered, project)
        if record is not None:
            records.projects.append(record)
        owner = {"part": project.part, "plan_project_no": project.number}
        _add_links(gathered, list(project.chain), dict(owner))


def _number(gathered: Gathered, project: Project, used: set[str]) -> None:
    """The printed number, or the next one where none is printed or it was printed before."""
    printed = project.number
    if not printed or printed in used:
        project.number = next_number(used)
        if printed:
            gathered.tell(
                PlanProject,
                f"{project.part}/{printed}",
                project.entry.place,
                f"part {project.part} has more than one project {printed}; "
                f"this one is counted as {project.number}",
                one_line(project.name),
            )
    used.add(project.number)


def _add_project(gathered: Gathered, project: Project) -> PlanProject | None:
    cells = project.entry.cells
    budget_text = line_or_none(cells.get("budget"))
    budget = budget_of(budget_text or "", project.heading)
    key = f"{project.part}/{project.number}"
    if budget.doubt:
        gathered.tell(
            PlanProject,
            key,
            project.entry.place,
            f"the budget of project {project.number} {budget.doubt}",
            budget_text or "",
        )
    policy = line_or_none(cells.get("policy"))
    unit = line_or_none(cells.get("unit")) or line_or_none(cells.get("lead_unit"))
    if unit is not None and names_a_person(unit):
        _add_contacts(gathered, project, unit)
        unit = None
    return gathered.draft.add(
        PlanProject,
        key,
        gathered.span(project.entry.place),
        {
            "part": project.part,
            "plan_project_no": project.number,
            "issue_no": project.issue_no,
            "name": line_or_none(project.name),
            "budget_baht": budget.baht,
            "budget_text": budget_text,
            "unit_name": unit,
            "policy_code": None if is_dash(policy or "") else policy,
            "output_name": project.output,
        },
    )


def _add_contacts(gathered: Gathered, project: Project, unit: str) -> None:
    """An official in the place of a unit: only `contact` may hold the name."""
    for person in contacts_in(unit):
        sequence = len(gathered.draft.records.get(Contact.table, ())) + 1
        gathered.draft.add(
            Contact,
            f"/{sequence}",
            gathered.span(project.entry.place),
            {
                "project_code": None,
                "role": "responsible",
                "sequence": sequence,
                "name": person.name,
                "phone": person.phone,
                "raw": unit,
            },
        )


def add_totals(gathered: Gathered, records: Records) -> None:
    """Add every total that the plan prints, counted within its part."""
    counts: Counter[int] = Counter()
    for total in gathered.totals:
        counts[total.part] += 1
        budget = budget_of(total.budget, total.heading)
        key = f"{total.part}/{counts[total.part]}"
        if budget.doubt:
            message = f"the total {total.label} {budget.doubt}"
            gathered.tell(PlanTotal, key, total.place, message, total.budget)
        values = {
            "part": total.part,
            "total_no": counts[total.part],
            "label": total.label,
            "budget_baht": budget.baht,
        }
        record = gathered.draft.add(PlanTotal, key, gathered.span(total.place), values)
        if record is not None:
            records.totals.append((record, total.after))
