"""Invents printed progress forms: a project of `bench.invent` and what only a form tells."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any, Literal

from bench import wording
from bench.invent import Choice, invent
from bench.model import BUDDHIST_ERA, Project, Report
from bench.truth import number_of, responsible_people

Shape = Literal["tabs", "lines", "pieces"]

PLAN_STATUSES = ("เป็นไปตามแผน", "เป็นไปตามแผน", "เป็นไปตามแผน", "ช้ากว่าแผน", "เร็วกว่าแผน")
TARGET_STATUSES = ("เป็นไปตามเป้าหมาย", "เป็นไปตามเป้าหมาย", "ต่ำกว่าเป้าหมาย", "สูงกว่าเป้าหมาย")
INDICATOR_HEADS = ("มิติที่1 ", "มิติที่ 1 ", "")


@dataclass(frozen=True, slots=True)
class FormReport:
    """A report as the form prints it; without a percent it has no spending and no status.

    `bracket` is the number in the brackets of its spending, which lags behind its own.
    """

    report: Report
    told: bool
    iso: bool
    bracket: int
    spent: int
    plan_status: str
    target_status: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form; `chain` goes from the agency to the group that does the work."""

    project: Project
    chain: tuple[str, ...]
    coordinator: str
    coordinator_name: str
    coordinator_phone: str
    received: int
    spent: int
    strategy: tuple[tuple[str, str], ...]
    indicator: str
    dash: str
    reports: tuple[FormReport, ...]
    titles: frozenset[str]
    ruled: bool
    stamps: bool


def invent_form(seed: int) -> Form:
    """The form of this seed."""
    choice = Choice(seed * 104729 + 7)
    project = _sound_project(seed)
    received = choice.between(20, 9000) * 1000
    reports = _reports(choice, project, received)
    extension = f"59{choice.between(0, 99):02d}"
    name = f"{choice.of(wording.TITLES)}{choice.of(wording.GIVEN)} {choice.of(wording.FAMILY)}"
    chain = (project.agency, *wording.UNITS[: choice.between(1, 2)])
    places = ("strategy", "rationale", "targets", "reports")
    return Form(
        project=project,
        chain=chain,
        coordinator=f"{name} โทร. {extension}",
        coordinator_name=name,
        coordinator_phone=extension,
        received=received,
        spent=max(one.spent for one in reports),
        strategy=choice.of(wording.STRATEGIES)[:3],
        indicator=choice.of(INDICATOR_HEADS) + project.indicators[0].name,
        dash=choice.of(("?", "?", "-")),
        reports=reports,
        titles=frozenset(place for place in places if choice.share() < 0.5),
        ruled=choice.share() < 0.7,
        stamps=choice.share() < 0.8,
    )


def _sound_project(seed: int) -> Project:
    """The project of the first of these seeds that has no fault, with a plain agency."""
    at = seed
    while (project := invent(at, "full")).findings:
        at += 100_000
    reports = tuple(
        replace(one, narrative=one.narrative or "ดำเนินการต่อเนื่องตามแผน") for one in project.reports
    )
    return replace(project, reports=reports)


def _reports(choice: Choice, project: Project, received: int) -> tuple[FormReport, ...]:
    reports: list[FormReport] = []
    silent = choice.share() < 0.6
    caught_up = choice.between(4, len(project.reports))
    spent = 0
    for number, report in enumerate(project.reports, start=1):
        told = not (silent and number == 1)
        if told and choice.share() < 0.5:
            spent = min(received, spent + choice.between(0, 8) * received // 100 * 5)
        reports.append(
            FormReport(
                report=report,
                told=told,
                iso=number == 1 and choice.share() < 0.6,
                bracket=number - 1 if silent and number < caught_up else number,
                spent=spent,
                plan_status=choice.of(PLAN_STATUSES),
                target_status=choice.of(TARGET_STATUSES),
                shape=_shape(choice, number, len(project.reports)) if told else "tabs",
            )
        )
    return tuple(reports)


def _shape(choice: Choice, number: int, count: int) -> Shape:
    """Tabs at first, lines later, and sometimes a report in pieces where they meet."""
    middle = count * 2 // 3
    if number == middle and choice.share() < 0.6:
        return "pieces"
    return "tabs" if number <= middle else "lines"


def shuffled_places(seed: int, texts: int) -> int:
    """At which of so many texts a page's title is repeated."""
    return Random(seed).randrange(1, texts) if texts > 1 else 0


def form_truth(form: Form) -> dict[str, Any]:
    """The rows a right reading of the form gives, under the names of their tables."""
    project = form.project
    code = project.code
    return {
        "project_snapshot": [_snapshot(form)],
        "contact": [
            *responsible_people(project),
            {
                "project_code": code,
                "role": "coordinator",
                "sequence": 1,
                "name": form.coordinator_name,
                "phone": form.coordinator_phone,
                "raw": form.coordinator,
            },
        ],
        "progress_report": [_report(code, at, one) for at, one in enumerate(form.reports, start=1)],
        "strategy_link": [
            {"project_code": code, "level": level, "code": number, "name": name}
            for level, (number, name) in enumerate(form.strategy, start=1)
        ],
    }


def _snapshot(form: Form) -> dict[str, Any]:
    project = form.project
    start, end = year_ends(project.fiscal_year)
    return {
        "project_code": project.code,
        "fiscal_year": project.fiscal_year,
        "fiscal_year_source": "form",
        "agency_code": project.code[:4] + "0000",
        "agency_name": project.agency,
        "name": project.name,
        "layout": "form",
        "rationale": project.rationale,
        "objectives": project.objectives,
        "targets": project.targets,
        "start_date": start.isoformat(),
        "end_date": end.isoformat(),
        "budget_received_baht": form.received,
        "budget_spent_baht": form.spent,
    }


def year_ends(fiscal_year: int) -> tuple[date, date]:
    """The first and the last day of a fiscal year."""
    year = fiscal_year - BUDDHIST_ERA
    return date(year - 1, 10, 1), date(year, 9, 30)


def _report(code: str, number: int, one: FormReport) -> dict[str, Any]:
    return {
        "project_code": code,
        "report_no": number,
        "printed_no": number,
        "report_date": one.report.day.isoformat(),
        "progress_percent": number_of(one.report.percent) if one.told else None,
        "narrative": one.report.narrative,
        "problem": None,
        "obstacle": None,
        "budget_spent_baht": one.spent if one.told else None,
        "plan_status": one.plan_status if one.told else None,
        "target_status": one.target_status if one.told else None,
    }
