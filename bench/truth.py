"""What a reader must find on a page, in the columns of the data contract."""

import calendar
from datetime import date
from typing import Any

from bench.model import LABELS, Indicator, Layout, Project, Report, Step


def truth_of(project: Project, layout: Layout) -> dict[str, Any]:
    """The rows a right reading of the page gives, under the names of their tables."""
    year = project.fiscal_year
    return {
        "project": _snapshot(project, layout),
        "reports": [
            _report(project, layout, number, report)
            for number, report in enumerate(project.reports, start=1)
        ],
        "steps": [
            _step(project.code, number, step) for number, step in enumerate(project.steps, start=1)
        ],
        "strategy": _strategy(project),
        "evaluation": {
            "project_code": project.code,
            "quarter": project.quarter,
            "score": None if layout == "stripped" else number_of(project.score),
        },
        "indicators": [_indicator(project.code, year, one) for one in project.indicators],
        "quarters": _quarters(project, layout),
        "contacts": responsible_people(project),
        "findings": sorted(project.findings),
    }


def responsible_people(project: Project) -> list[dict[str, Any]]:
    """The rows of the table `contact` that the line of a project's officials gives."""
    return [
        {
            "project_code": project.code,
            "role": "responsible",
            "sequence": sequence,
            "name": person.name,
            "phone": person.phone,
            "raw": project.contact,
        }
        for sequence, person in enumerate(project.people, start=1)
    ]


def number_of(printed: str) -> float | None:
    """The value of a printed number, None when nothing is printed."""
    return float(printed.replace(",", "")) if printed else None


def _snapshot(project: Project, layout: Layout) -> dict[str, Any]:
    full = layout == "full"
    return {
        "project_code": project.code,
        "fiscal_year": project.fiscal_year,
        "fiscal_year_source": "header" if full and project.fiscal_year_printed else "dates",
        "agency_code": project.code[:4] + "0000",
        "agency_name": project.agency if full else None,
        "section_code": project.section,
        "name": project.name if full else None,
        "layout": layout,
        "progress_percent": number_of(project.progress),
        "rationale": project.rationale,
        "objectives": project.objectives,
        "targets": project.targets,
        "is_routine": project.strategy.form == "routine",
        "start_date": None,
        "end_date": None,
        "budget_received_baht": None,
        "budget_spent_baht": None,
    }


def _report(project: Project, layout: Layout, number: int, report: Report) -> dict[str, Any]:
    headed = layout == "full" or project.stripping.entries
    return {
        "project_code": project.code,
        "report_no": number,
        "printed_no": len(project.reports) + 1 - number if headed else None,
        "report_date": report.day.isoformat(),
        "progress_percent": number_of(report.percent),
        "narrative": report.narrative or None,
        "problem": report.problem or None,
        "obstacle": report.obstacle or None,
        "budget_spent_baht": None,
        "plan_status": None,
        "target_status": None,
    }


def _step(code: str, number: int, step: Step) -> dict[str, Any]:
    return {
        "project_code": code,
        "step_no": number,
        "name": step.name,
        "weight_percent": number_of(step.weight),
        "cumulative_percent": None,
        "start_date": step.start.isoformat(),
        "end_date": _last_day(step.end).isoformat(),
    }


def _last_day(day: date) -> date:
    if day.day != 1:
        return day
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _strategy(project: Project) -> list[dict[str, Any]]:
    if project.strategy.form == "routine":
        return []
    names = project.strategy.printed_names()
    return [
        {
            "project_code": project.code,
            "level": level,
            "label": None if project.strategy.form == "codes" and level in (2, 3) else label,
            "code": code,
            "name": name,
        }
        for level, (label, (code, _), name) in enumerate(
            zip(LABELS, project.strategy.levels, names, strict=True), start=1
        )
    ]


def _indicator(project_code: str, year: int, indicator: Indicator) -> dict[str, Any]:
    return {
        "indicator_code": indicator.code,
        "project_code": project_code,
        "agency_code": indicator.code[:4] + "0000",
        "fiscal_year": year,
        "name": indicator.name,
        "unit": indicator.unit,
        "target_value": number_of(indicator.target),
        "target_text": indicator.target,
        "result_value": number_of(indicator.result),
        "category": indicator.category,
        "level": indicator.level,
    }


def _quarters(project: Project, layout: Layout) -> list[dict[str, Any]]:
    if layout == "stripped" and not project.stripping.quarters:
        return []
    rows: list[dict[str, Any]] = []
    for indicator in project.indicators:
        for quarter in indicator.quarters:
            first, second = quarter.pair.split(" / ")
            rows.append(
                {
                    "indicator_code": indicator.code,
                    "quarter": quarter.number,
                    "result_value": number_of(quarter.result),
                    "score": number_of(quarter.score),
                    "score_2_1": number_of(first),
                    "score_2_2": number_of(second),
                    "narrative": None,
                }
            )
    return rows
