"""What a person should know about a project's record: the rules of `finding.rule`.

Each rule looks at records that were read right and says where the document
contradicts itself or the calendar. The values stay as the document gives them.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from parsers.draft import Draft
from schema.records import PlanStep, ProgressReport, ProjectSnapshot, Record
from schema.records.operations import Rule
from schema.thai import fiscal_year_of, fiscal_year_span, stated_fiscal_years

WEIGHTS_TOTAL = 100.0
WEIGHT_TOLERANCE = 0.05
"""Percent by which rounded weights may miss 100."""
JUMP_POINTS = 50.0
JUMP_DAYS = 31
SILENT_DAYS = 90
DONE_PERCENT = 100.0


def check_project(
    draft: Draft,
    snapshot: ProjectSnapshot,
    reports: Sequence[ProgressReport],
    steps: Sequence[PlanStep],
) -> None:
    """Add the findings of every rule; `reports` are oldest first."""
    _check_weights(draft, steps)
    _check_percents(draft, snapshot, reports, steps)
    _check_course(draft, reports)
    _check_latest(draft, snapshot, reports)
    _check_duplicates(draft, reports)
    _check_title_year(draft, snapshot)
    if snapshot.fiscal_year is not None:
        _check_reports_in_year(draft, reports, snapshot.fiscal_year)
        _check_silence(draft, snapshot, reports, snapshot.fiscal_year)


def _key(record: Record, part: object) -> str:
    return f"{getattr(record, 'project_code', None) or ''}/{part}"


def _check_weights(draft: Draft, steps: Sequence[PlanStep]) -> None:
    weights = [step.weight_percent for step in steps if step.weight_percent is not None]
    total = sum(weights)
    # A step whose weight is not known is told on its own; the sum then says nothing.
    if weights and len(weights) == len(steps) and abs(total - WEIGHTS_TOTAL) > WEIGHT_TOLERANCE:
        draft.add_finding(
            "weights_not_100",
            "warning",
            f"the weights of the plan's {len(steps)} steps add up to {total:g}, not to 100",
            subject=PlanStep.table,
            key=steps[0].project_code,
            line=steps[0].line_start,
            page=steps[0].page,
            observed=f"{total:g}",
            expected="100",
        )


def _check_percents(
    draft: Draft,
    snapshot: ProjectSnapshot,
    reports: Sequence[ProgressReport],
    steps: Sequence[PlanStep],
) -> None:
    percents: list[tuple[Record, str, float | None]] = [
        (snapshot, snapshot.project_code or "", snapshot.progress_percent)
    ]
    percents += [(r, _key(r, r.report_no), r.progress_percent) for r in reports]
    percents += [(s, _key(s, s.step_no), s.weight_percent) for s in steps]
    for record, key, percent in percents:
        if percent is not None and percent > DONE_PERCENT:
            draft.add_finding(
                "percent_above_100",
                "warning",
                f"{percent:g} percent is more than the whole",
                subject=record.table,
                key=key,
                line=record.line_start,
                page=record.page,
                observed=f"{percent:g}",
                expected="at most 100",
            )


def _check_course(draft: Draft, reports: Sequence[ProgressReport]) -> None:
    """Progress that goes back, or leaps by more than 50 points within a month."""
    for before, after in pairwise(r for r in reports if r.progress_percent is not None):
        assert before.progress_percent is not None
        assert after.progress_percent is not None
        change = after.progress_percent - before.progress_percent
        if change < 0:
            _add_course(draft, "progress_decreases", before, after, "falls")
        elif change > JUMP_POINTS and _within_a_month(before, after):
            _add_course(draft, "progress_jump", before, after, "leaps within a month")


def _within_a_month(before: ProgressReport, after: ProgressReport) -> bool:
    if before.report_date is None or after.report_date is None:
        return False
    return after.report_date - before.report_date <= timedelta(days=JUMP_DAYS)


def _add_course(
    draft: Draft, rule: Rule, before: ProgressReport, after: ProgressReport, verb: str
) -> None:
    draft.add_finding(
        rule,
        "warning",
        f"progress {verb} from {before.progress_percent:g} ({before.report_date}) "
        f"to {after.progress_percent:g} percent ({after.report_date})",
        subject=ProgressReport.table,
        key=_key(after, after.report_no),
        line=after.line_start,
        page=after.page,
        observed=f"{after.progress_percent:g}",
        expected=f"at least {before.progress_percent:g}"
        if rule == "progress_decreases"
        else f"at most {JUMP_POINTS:g} points a month",
    )


def _check_latest(
    draft: Draft, snapshot: ProjectSnapshot, reports: Sequence[ProgressReport]
) -> None:
    if not reports or snapshot.progress_percent is None:
        return
    latest = reports[-1]
    if latest.progress_percent is None or latest.progress_percent == snapshot.progress_percent:
        return
    draft.add_finding(
        "header_differs_from_latest",
        "warning",
        f"the page's head says {snapshot.progress_percent:g} percent, its newest report "
        f"({latest.report_date}) {latest.progress_percent:g}",
        subject=ProjectSnapshot.table,
        key=snapshot.project_code,
        line=latest.line_start,
        page=latest.page,
        observed=f"{snapshot.progress_percent:g}",
        expected=f"{latest.progress_percent:g}",
    )


def _check_duplicates(draft: Draft, reports: Sequence[ProgressReport]) -> None:
    """Two reports of one day with one narrative are one report printed twice."""
    seen: dict[tuple[date, str | None], ProgressReport] = {}
    for report in reports:
        if report.report_date is None:
            continue
        twin = seen.setdefault((report.report_date, report.narrative), report)
        if twin is not report:
            draft.add_finding(
                "duplicate_report",
                "warning",
                f"the report of {report.report_date} stands twice, "
                f"at lines {twin.line_start} and {report.line_start}",
                subject=ProgressReport.table,
                key=_key(report, report.report_no),
                line=report.line_start,
                page=report.page,
                observed=str(report.report_date),
            )


def _check_title_year(draft: Draft, snapshot: ProjectSnapshot) -> None:
    """The year in the title against the header's; a range in the title holds all its years."""
    if snapshot.fiscal_year_source != "header" or not snapshot.name:
        return
    stated = stated_fiscal_years(snapshot.name)
    year = snapshot.fiscal_year
    if year is not None and stated and not any(first <= year <= last for first, last in stated):
        years = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in stated)
        draft.add_finding(
            "fiscal_years_disagree",
            "warning",
            f"the title says {years}, the header {snapshot.fiscal_year}; the header's is kept",
            subject=ProjectSnapshot.table,
            key=snapshot.project_code,
            line=snapshot.line_start,
            page=snapshot.page,
            observed=years,
            expected=str(snapshot.fiscal_year),
        )


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
                key=_key(report, report.report_no),
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
        end = min(end, observed_at.date())
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
