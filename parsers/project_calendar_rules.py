"""What a project's record says against the calendar: its year, its days, and long silence."""

from collections.abc import Sequence
from datetime import date

from parsers.draft import Draft
from schema.records import ProgressReport, ProjectSnapshot, Record
from schema.records.operations import Rule
from schema.thai import fiscal_year_of, fiscal_year_span, stated_fiscal_years
from schema.thai.clock import bangkok_day

SILENT_DAYS = 90
DONE_PERCENT = 100.0


def check_calendar(
    draft: Draft, snapshot: ProjectSnapshot, reports: Sequence[ProgressReport]
) -> None:
    """Add the findings of the rules about years and days; `reports` are oldest first."""
    _check_title_year(draft, snapshot)
    _check_period(draft, snapshot)
    if snapshot.fiscal_year is not None:
        _check_reports_in_year(draft, reports, snapshot.fiscal_year)
        _check_silence(draft, snapshot, reports, snapshot.fiscal_year)


def key_of(record: Record, part: object) -> str:
    """How findings name a part of a project, such as a report."""
    return f"{getattr(record, 'project_code', None) or ''}/{part}"


def _check_title_year(draft: Draft, snapshot: ProjectSnapshot) -> None:
    """The year in the title against the header's; a range in the title holds all its years."""
    source = snapshot.fiscal_year_source
    if source not in ("header", "form") or not snapshot.name:
        return
    stated = stated_fiscal_years(snapshot.name)
    year = snapshot.fiscal_year
    if year is not None and stated and not any(first <= year <= last for first, last in stated):
        years = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in stated)
        draft.add_finding(
            "fiscal_years_disagree",
            "warning",
            f"the title says {years}, the {source} {snapshot.fiscal_year}; the {source}'s is kept",
            subject=ProjectSnapshot.table,
            key=snapshot.project_code,
            line=snapshot.line_start,
            page=snapshot.page,
            observed=years,
            expected=str(snapshot.fiscal_year),
        )


def _check_period(draft: Draft, snapshot: ProjectSnapshot) -> None:
    """A project ends after it begins, and some of it lies in its fiscal year."""
    start, end = snapshot.start_date, snapshot.end_date
    if start is None or end is None:
        return
    rule: Rule
    if end < start:
        rule, message, expected = "dates_disagree", "it ends before it begins", f"{start} or later"
    elif snapshot.fiscal_year is not None and not _meets(start, end, snapshot.fiscal_year):
        rule, message = "fiscal_years_disagree", f"no day of it is of {snapshot.fiscal_year}"
        expected = str(snapshot.fiscal_year)
    else:
        return
    draft.add_finding(
        rule,
        "warning",
        f"the project is from {start} to {end}: {message}",
        subject=ProjectSnapshot.table,
        key=snapshot.project_code,
        line=snapshot.line_start,
        page=snapshot.page,
        observed=f"{start} to {end}",
        expected=expected,
    )


def _meets(start: date, end: date, fiscal_year: int) -> bool:
    first, last = fiscal_year_span(fiscal_year)
    return start <= last and end >= first


def _check_reports_in_year(
    draft: Draft, reports: Sequence[ProgressReport], fiscal_year: int
) -> None:
    first, last = fiscal_year_span(fiscal_year)
    for report in reports:
        if report.report_date and not first <= report.report_date <= last:
            draft.add_finding(
                "report_outside_fiscal_year",
                "warning",
                f"the report of {report.report_date} is of fiscal year "
                f"{fiscal_year_of(report.report_date)}, the project of {fiscal_year}",
                subject=ProgressReport.table,
                key=key_of(report, report.report_no),
                line=report.line_start,
                page=report.page,
                observed=str(report.report_date),
                expected=f"{first} to {last}",
            )


def _check_silence(
    draft: Draft, snapshot: ProjectSnapshot, reports: Sequence[ProgressReport], fiscal_year: int
) -> None:
    """Unfinished, and no report for 90 days before the year ended or the page was saved."""
    dated = [report for report in reports if report.report_date]
    if not dated:
        return
    latest = dated[-1]
    assert latest.report_date is not None
    percent = latest.progress_percent
    if percent is None:
        percent = snapshot.progress_percent
    end = fiscal_year_span(fiscal_year)[1]
    observed_at = draft.document.origin.observed_at
    if observed_at is not None:
        end = min(end, bangkok_day(observed_at))
    if percent is None or percent >= DONE_PERCENT:
        return
    silent = (end - latest.report_date).days
    if silent > SILENT_DAYS:
        draft.add_finding(
            "silent_before_year_end",
            "warning",
            f"the last report ({latest.report_date}, {percent:g} percent) is {silent} days "
            f"before {end}",
            subject=ProjectSnapshot.table,
            key=snapshot.project_code,
            line=latest.line_start,
            page=latest.page,
            observed=str(latest.report_date),
            expected=f"a report within {SILENT_DAYS} days of {end}, or 100 percent",
        )
