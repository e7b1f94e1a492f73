"""Faults that a finding must tell, put into a project that has none: one fault a page."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from bench.model import BUDDHIST_ERA, Layout, Project, Report, thai_date

Fault = Callable[[Project, Random], Project]

HEADER_FAULTS = frozenset({"report_outside_fiscal_year", "fiscal_years_disagree"})
"""Faults that show only against a printed fiscal year."""

DATE_FAULTS = frozenset({"dates_disagree", "impossible_date"})
"""Faults that need both dates of a report."""


def add_fault(project: Project, random: Random, layout: Layout) -> Project:
    """The project with one of the faults that this layout of it can show."""
    shown = [
        name
        for name in FAULTS
        if (name not in HEADER_FAULTS or (layout == "full" and project.fiscal_year_printed))
        and (name not in DATE_FAULTS or layout == "full" or project.stripping.entries)
    ]
    name = shown[random.randrange(len(shown))]
    return replace(FAULTS[name](project, random), findings=(name,))


def _with_report(project: Project, at: int, report: Report) -> Project:
    reports = list(project.reports)
    reports[at] = report
    return replace(project, reports=tuple(reports))


def _with_percents(project: Project, percents: list[float]) -> Project:
    """The percents in the style of the page, the header following the newest."""
    decimals = 2 if "." in project.reports[0].percent else 0
    reports = tuple(
        replace(report, percent=f"{percent:.{decimals}f}")
        for report, percent in zip(project.reports, percents, strict=True)
    )
    return replace(project, reports=reports, progress=_like(project.progress, percents[-1]))


def _like(printed: str, value: float) -> str:
    return f"{value:.{len(printed.partition('.')[2])}f}"


def _weights(project: Project, random: Random) -> Project:
    steps = list(project.steps)
    at = random.randrange(len(steps))
    steps[at] = replace(steps[at], weight=f"{float(steps[at].weight) + 5:g}")
    return replace(project, steps=tuple(steps))


def _decrease(project: Project, random: Random) -> Project:
    percents = [float(report.percent) for report in project.reports]
    at = random.randrange(5, len(percents) - 1)
    percents[at] = float(int(percents[at - 1]) - 1)
    return _with_percents(project, percents)


def _jump(project: Project, random: Random) -> Project:
    """August stays under 30, September ends above 90, less than a month later."""
    percents = [float(report.percent) * 0.28 for report in project.reports]
    percents = [float(int(percent)) for percent in percents[:-1]]
    project = _with_percents(project, [*percents, float(random.randrange(90, 101))])
    august, september = project.reports[-2:]
    project = _with_report(project, -2, replace(august, day=august.day.replace(day=20)))
    return _with_report(project, -1, replace(september, day=september.day.replace(day=18)))


def _above(project: Project, random: Random) -> Project:
    count = len(project.reports)
    percents = [float(round(95 * (at + 1) / count)) for at in range(count - 1)]
    return _with_percents(project, [*percents, float(random.randrange(101, 120))])


def _header(project: Project, random: Random) -> Project:
    newest = float(project.reports[-1].percent)
    return replace(project, progress=_like(project.progress, newest - random.randrange(3, 20)))


def _disagree(project: Project, random: Random) -> Project:
    at = random.randrange(len(project.reports))
    report = project.reports[at]
    other = report.day - timedelta(days=random.randrange(1, 9))
    return _with_report(
        project, at, replace(report, body_date=thai_date(other, project.padded_dates))
    )


def _impossible(project: Project, random: Random) -> Project:
    last_days = {2: 30, 4: 31, 6: 31, 9: 31, 11: 31}
    short = [at for at, report in enumerate(project.reports) if report.day.month in last_days]
    at = short[random.randrange(len(short))]
    report = project.reports[at]
    month, year = report.day.month, report.day.year + BUDDHIST_ERA
    body = f"{last_days[month]}/{month:02d}/{year}"
    return _with_report(project, at, replace(report, body_date=body))


def _outside(project: Project, random: Random) -> Project:
    before = date(project.fiscal_year - BUDDHIST_ERA - 1, 9, random.randrange(10, 28))
    return _with_report(project, 0, replace(project.reports[0], day=before))


def _title_year(project: Project, random: Random) -> Project:
    name = project.name.split(" (")[0].split("(25")[0].split(" ประจำปี")[0].split(" ปีงบ")[0]
    year = project.fiscal_year - random.choice((1, 2))
    return replace(project, name=f"{name} ประจำปีงบประมาณ พ.ศ. {year}")


def _duplicate(project: Project, random: Random) -> Project:
    at = random.randrange(len(project.reports) - 1)
    reports = (*project.reports[: at + 1], *project.reports[at:])
    return replace(project, reports=reports)


def _silent(project: Project, random: Random) -> Project:
    last = random.choice((4, 5, 6))
    kept = [report for report in project.reports if report.day.month not in range(last + 1, 10)]
    percents = [min(float(report.percent), 80.0) for report in kept]
    percents[-1] = float(math.ceil(percents[-1]))
    return _with_percents(replace(project, reports=tuple(kept)), percents)


FAULTS: dict[str, Fault] = {
    "weights_not_100": _weights,
    "progress_decreases": _decrease,
    "progress_jump": _jump,
    "percent_above_100": _above,
    "header_differs_from_latest": _header,
    "dates_disagree": _disagree,
    "impossible_date": _impossible,
    "report_outside_fiscal_year": _outside,
    "fiscal_years_disagree": _title_year,
    "duplicate_report": _duplicate,
    "silent_before_year_end": _silent,
}
