"""The fiscal year of a project whose page does not give one."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from parsers.draft import Draft
from schema.records import PlanStep, ProgressReport, ProjectSnapshot
from schema.thai import fiscal_year_of

_CLEAR_SHARE = 2 / 3
"""Share of the dates that must lie in one fiscal year for it to be the project's."""


def year_from_dates(
    draft: Draft,
    reports: Sequence[ProgressReport],
    steps: Sequence[PlanStep],
    project_code: str | None,
) -> int | None:
    """The Buddhist-era fiscal year of the reports' dates, else of the plan's.

    None, with a finding, where the dates are of several years and none is clear.
    """
    reported = [report.report_date for report in reports if report.report_date]
    planned = [step.start_date for step in steps if step.start_date]
    dates = reported or planned
    if not dates:
        draft.add_finding(
            "section_missing",
            "warning",
            "the page gives neither a fiscal year nor a date; fiscal_year is left out",
            subject=ProjectSnapshot.table,
            key=project_code,
            line=1,
        )
        return None
    year = _clear_year(dates)
    # A page with few reports may have them all late: the plan must not contradict them.
    if year is not None and (not planned or _clear_year(planned) in (year, None)):
        return year
    years = Counter(fiscal_year_of(day) for day in [*reported, *planned])
    draft.add_finding(
        "fiscal_years_disagree",
        "warning",
        "the page gives no fiscal year, and its dates are of several; fiscal_year is left out",
        subject=ProjectSnapshot.table,
        key=project_code,
        line=1,
        observed=", ".join(f"{year}: {number} dates" for year, number in sorted(years.items())),
        expected="dates of one fiscal year",
    )
    return None


def _clear_year(dates: Sequence[date]) -> int | None:
    year, count = Counter(fiscal_year_of(day) for day in dates).most_common(1)[0]
    return year if count >= _CLEAR_SHARE * len(dates) else None
