"""What a reader must find in a plan, in the columns of the data contract."""

import calendar
from datetime import date
from typing import Any

from bench.invent import FISCAL_MONTHS
from bench.model import BUDDHIST_ERA
from bench.plan_blocks import THAI_DIGITS
from bench.plan_model import Issue, Plan, PlanIndicator, PlanProject, Target
from bench.plan_tables import LEVELS

Rows = list[dict[str, Any]]
CODES = {"indicator_no", "indicator_code", "plan_project_no", "issue_no", "component", "code"}


def plan_truth(plan: Plan) -> dict[str, Rows]:
    """The rows a right reading of the plan gives, under the names of their tables."""
    tables = {
        "plan": [
            {
                "agency_name": plan.agency,
                "fiscal_year": plan.year,
                "title": plan.title,
                "vision": plan.vision,
            }
        ],
        "plan_issue": [_issue(issue) for issue in plan.issues],
        "plan_project": _projects(plan),
        "plan_total": _totals(plan),
        "plan_indicator": _indicators(plan),
        "plan_baseline": [
            {"indicator_no": str(issue.number), "year": year, "text": _known(text)}
            for issue in plan.issues
            for year, text in issue.indicator.baselines
        ],
        "scoring_level": [row for issue in plan.issues for row in _levels(plan, issue.indicator)],
        "plan_step": [
            row
            for issue in plan.issues
            for project in issue.projects
            for row in _steps(plan, project)
        ],
        "strategy_link": [row for issue in plan.issues for row in _strategy(issue)],
    }
    if not plan.wordings.thai_digits:
        return tables
    return {table: [_in_thai(row) for row in rows] for table, rows in tables.items()}


def _in_thai(row: dict[str, Any]) -> dict[str, Any]:
    """Words keep the plan's digits; numbers, codes and components are of ASCII digits."""
    return {
        column: value.translate(THAI_DIGITS)
        if isinstance(value, str) and column not in CODES and not column.endswith("_date")
        else value
        for column, value in row.items()
    }


def _known(text: str) -> str | None:
    return None if text == "-" else text


def _issue(issue: Issue) -> dict[str, Any]:
    lines = issue.objective.split("\n")
    numbered = [f"{at}. {line}" for at, line in enumerate(lines, start=1)]
    return {
        "issue_no": str(issue.number),
        "name": issue.name,
        "objective": "\n".join(numbered) if len(lines) > 1 else issue.objective,
        "key_indicator": issue.key_indicator,
    }


def _projects(plan: Plan) -> Rows:
    policies = bool(plan.wordings.policy_head)
    rows = [_project(1, plan.city.project, None, True)]
    rows += [
        _project(2, project, str(issue.number), policies)
        for issue in plan.issues
        for project in issue.projects
    ]
    unit = " บาท" if plan.wordings.routine_baht else ""
    for output in plan.routine:
        for number, name, baht in output.projects:
            rows.append(
                {
                    "part": 3,
                    "plan_project_no": str(number),
                    "issue_no": None,
                    "name": name,
                    "budget_baht": baht,
                    "budget_text": f"{baht:,}{unit}",
                    "unit_name": None,
                    "policy_code": None,
                    "output_name": output.output,
                }
            )
    return rows


def _project(
    part: int, project: PlanProject, issue_no: str | None, policies: bool
) -> dict[str, Any]:
    return {
        "part": part,
        "plan_project_no": project.number,
        "issue_no": issue_no,
        "name": project.name,
        "budget_baht": project.baht,
        "budget_text": _known(project.budget),
        "unit_name": project.unit,
        "policy_code": _known(project.policy) if policies else None,
        "output_name": None,
    }


def _totals(plan: Plan) -> Rows:
    totals = [output.total for output in plan.routine]
    printed = [("รวม", total) for total in totals] if plan.wordings.subtotals else []
    return [
        {"part": 3, "total_no": number, "label": label, "budget_baht": baht}
        for number, (label, baht) in enumerate([*printed, (plan.total_label, sum(totals))], start=1)
    ]


def _indicators(plan: Plan) -> Rows:
    city = plan.city
    code = f"{city.strategy[2][0]}.1"
    rows = [
        _indicator("ก", None, "1", city.name, city.target)
        | {"indicator_code": code}
        | _meaning(city.definition, city.calculation, city.evidence)
    ]
    for source in ("ข", "ค"):
        for issue in plan.issues:
            one = issue.indicator
            component = one.component if source == "ค" else None
            target = one.target
            if source == "ค" and plan.habits.unit_column and not plan.wordings.year_columns:
                target = Target(f"{target.value:,g}", target.value, target.unit)
            rows.append(
                _indicator(source, component, str(one.number), one.name, target)
                | {"weight": float(one.weight) if source == "ค" else None}
                | _meaning(one.definition, one.calculation, one.evidence)
            )
    rows += [
        _indicator("ฉ", shared.component, shared.number or "1", shared.name, None)
        | {"definition": "\n".join(shared.definition)}
        for shared in plan.shared
    ]
    return rows


def _indicator(
    source: str, component: str | None, number: str, name: str, target: Target | None
) -> dict[str, Any]:
    return {
        "source_table": source,
        "component": component,
        "indicator_no": number,
        "indicator_code": None,
        "name": name,
        "target_text": target.text if target else None,
        "target_value": target.value if target else None,
        "target_unit": target.unit if target else None,
        "weight": None,
        "definition": None,
        "calculation": None,
        "evidence": None,
    }


def _meaning(
    definition: tuple[str, ...], calculation: tuple[str, ...], evidence: tuple[str, ...]
) -> dict[str, Any]:
    return {
        "definition": "\n".join(definition),
        "calculation": "\n".join(calculation),
        "evidence": "\n".join(evidence),
    }


def _levels(plan: Plan, one: PlanIndicator) -> Rows:
    across = plan.habits.levels_across
    return [
        {
            "indicator_no": str(one.number),
            "level": level.level,
            "threshold_percent": float(level.percent),
            "criterion": None if across else level.criterion,
            "score": None if across else float(level.score),
        }
        for level in one.levels
    ]


def _steps(plan: Plan, project: PlanProject) -> Rows:
    return [
        {
            "project_code": None,
            "part": 2,
            "plan_project_no": project.number,
            "step_no": number,
            "name": step.name,
            "weight_percent": float(step.weight),
            "cumulative_percent": float(step.cumulative),
            "start_date": _month(plan.year, _quarterly(plan, step.first, 0), first=True),
            "end_date": _month(plan.year, _quarterly(plan, step.last, 2), first=False),
        }
        for number, step in enumerate(project.steps, start=1)
    ]


def _quarterly(plan: Plan, month: int, of_quarter: int) -> int:
    """The month, or where only quarters are shown that month of its quarter."""
    return month // 3 * 3 + of_quarter if plan.habits.quarters else month


def _month(fiscal_year: int, at: int, first: bool) -> str:
    month = FISCAL_MONTHS[at]
    year = fiscal_year - BUDDHIST_ERA - (month > 9)
    day = 1 if first else calendar.monthrange(year, month)[1]
    return date(year, month, day).isoformat()


def _strategy(issue: Issue) -> Rows:
    return [
        {
            "project_code": None,
            "part": None,
            "plan_project_no": None,
            "issue_no": str(issue.number),
            "level": level,
            "label": label,
            "code": code,
            "name": name,
        }
        for level, (label, (code, name)) in enumerate(
            zip(LEVELS, issue.strategy, strict=False), start=1
        )
    ]
