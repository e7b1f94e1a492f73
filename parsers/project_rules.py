"""What a person should know about a project's record: the rules of `finding.rule`.

Each rule looks at records that were read right and says where the document
contradicts itself or the calendar. The values stay as the document gives them.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from parsers.draft import Draft
from parsers.project_calendar_rules import DONE_PERCENT, check_calendar, key_of
from schema.records import PlanStep, ProgressReport, ProjectSnapshot, Record
from schema.records.operations import Rule

WEIGHTS_TOTAL = 100.0
WEIGHT_TOLERANCE = 0.05
"""Percent by which rounded weights may miss 100."""
JUMP_POINTS = 50.0
JUMP_DAYS = 31


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
    _check_budget(draft, snapshot, reports)
    check_calendar(draft, snapshot, reports)


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
    percents += [(r, key_of(r, r.report_no), r.progress_percent) for r in reports]
    percents += [(s, key_of(s, s.step_no), s.weight_percent) for s in steps]
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
        key=key_of(after, after.report_no),
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
                key=key_of(report, report.report_no),
                line=report.line_start,
                page=report.page,
                observed=str(report.report_date),
            )


def _check_budget(
    draft: Draft, snapshot: ProjectSnapshot, reports: Sequence[ProgressReport]
) -> None:
    """More spent than received, by the project or by one of its reports alone.

    The amounts of several reports are not added up. Where the total is known (`formats.md`,
    section 6), it stands in one report and the later ones give 0, so each is of one drawing; but
    whoever types them may as well repeat what was spent so far. Either way no single amount may
    exceed the budget, and where each is of one drawing, the project's total is their sum.
    """
    received = snapshot.budget_received_baht
    if received is None:
        return
    amounts: list[tuple[Record, str, Decimal | None]] = [
        (snapshot, snapshot.project_code or "", snapshot.budget_spent_baht)
    ]
    amounts += [(r, key_of(r, r.report_no), r.budget_spent_baht) for r in reports]
    for record, key, spent in amounts:
        if spent is not None and spent > received:
            draft.add_finding(
                "spent_above_received",
                "warning",
                f"{spent:,} baht is spent, {received:,} baht was received",
                subject=record.table,
                key=key,
                line=record.line_start,
                page=record.page,
                observed=str(spent),
                expected=f"at most {received}",
            )
