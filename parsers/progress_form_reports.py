"""The reports of a printed progress form as records, and what is wrong with them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.progress_form_entries import Entry, entries_in
from parsers.progress_form_lines import FormLine
from parsers.report_numbers import tell_missing_reports
from schema.records import ProgressReport
from schema.records.operations import Rule, Severity
from schema.thai import ImpossibleDate, NotADate, read_date


class FormReports(NamedTuple):
    """The reports, and whether the last one printed has its figures or statuses."""

    reports: tuple[ProgressReport, ...]
    is_complete: bool


def read_reports(
    lines: Lines, running: Sequence[FormLine], draft: Draft, project_code: str | None
) -> FormReports:
    """The reports, oldest first."""
    entries = entries_in(lines, running)
    _check_numbers(entries, lines, draft, project_code)
    reports = []
    for report_no, entry in enumerate(_oldest_first(entries), start=1):
        _tell_faults(entry, lines, draft, f"{project_code or ''}/{report_no}")
        report = _report(entry, report_no, lines, draft, project_code)
        if report is not None:
            reports.append(report)
    return FormReports(tuple(reports), bool(entries) and entries[-1].is_complete)


def _day(entry: Entry) -> date | None:
    try:
        return read_date(entry.day) if entry.day else None
    except (ImpossibleDate, NotADate):
        return None


def _oldest_first(entries: Sequence[Entry]) -> list[Entry]:
    """By date where every entry has one, else by number where that agrees with the dates.

    Otherwise as they are printed.
    """
    if all(map(_day, entries)):
        return sorted(entries, key=lambda entry: _day(entry) or date.min)
    numbered = sorted(entries, key=lambda entry: entry.printed_no)
    days = [day for entry in numbered if (day := _day(entry))]
    are_distinct = len({entry.printed_no for entry in entries}) == len(entries)
    return numbered if are_distinct and days == sorted(days) else list(entries)


def _report(
    entry: Entry, report_no: int, lines: Lines, draft: Draft, project_code: str | None
) -> ProgressReport | None:
    return draft.add(
        ProgressReport,
        f"{project_code or ''}/{report_no}",
        lines.span(*entry.bounds),
        {
            "project_code": project_code,
            "report_no": report_no,
            "printed_no": entry.printed_no,
            "report_date": entry.day,
            "progress_percent": entry.percent,
            "narrative": entry.narrative or None,
            "problem": entry.problem or None,
            "obstacle": entry.obstacle or None,
            "budget_spent_baht": entry.baht,
            "plan_status": entry.plan_status,
            "target_status": entry.target_status,
        },
    )


def _check_numbers(
    entries: Sequence[Entry], lines: Lines, draft: Draft, project_code: str | None
) -> None:
    """Entries are numbered 1, 2, 3 ... from the oldest; a missing number is a report lost."""
    numbers = [entry.printed_no for entry in entries]
    if numbers != list(range(1, len(numbers) + 1)):
        tell_missing_reports(draft, project_code, lines.span(*entries[0].bounds), numbers)


def _tell_faults(entry: Entry, lines: Lines, draft: Draft, key: str) -> None:
    """What an entry lacks, and what of it could not be read."""
    report = f"report {entry.printed_no}"
    missing = [
        name for name, value in (("date", entry.day), ("percent", entry.percent)) if not value
    ]
    if missing:
        sentence = f"{report} has no {' and no '.join(missing)}"
        _tell(draft, "section_missing", "warning", sentence, entry, lines, key)
    if entry.fault:
        sentence = f"{report} {entry.fault}; its texts are left out"
        whole = "\n".join(line.text for line in entry.lines)
        _tell(draft, "invalid_record", "error", sentence, entry, lines, key, whole)
    elif entry.stray:
        has_digits = any(letter.isdigit() for letter in entry.stray)
        sentence = f"{report} holds text beside its figures that is of no known part of it"
        severity: Severity = "error" if has_digits else "warning"
        _tell(draft, "unread_lines", severity, sentence, entry, lines, key, entry.stray)


def _tell(
    draft: Draft,
    rule: Rule,
    severity: Severity,
    message: str,
    entry: Entry,
    lines: Lines,
    key: str,
    observed: str | None = None,
) -> None:
    span = lines.span(*entry.bounds)
    draft.add_finding(
        rule,
        severity,
        message,
        subject=ProgressReport.table,
        key=key,
        line=span.first,
        page=span.page,
        observed=observed,
    )
