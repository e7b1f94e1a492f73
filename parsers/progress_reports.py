"""The reports of progress on a page: one entry a report, newest first.

An entry gives its percent twice, in the heading and alone, and its date twice, as
ISO in the heading and in the Buddhist era before the narrative (`formats.md`, 3).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.report_numbers import tell_missing_reports
from parsers.same_number import same_number
from parsers.stated_problems import split_answers
from schema.document import Span
from schema.records import ProgressReport
from schema.records.operations import Rule, Severity
from schema.thai import ImpossibleDate, NotADate, read_date
from schema.thai.patterns import DIGIT, NUMBER

_DATE = (
    rf"{DIGIT}{{1,4}}\s?[/.-]\s?{DIGIT}{{1,2}}\s?[/.-]\s?{DIGIT}{{1,4}}"
    rf"(?:[ T]\d\d:\d\d(?::\d\d)?(?:\.\d+)?)?"
)
_HEAD = re.compile(
    rf"[*\#\s]*(?:\(\s*(?P<no>{DIGIT}+)\s*\)\s*)?ความคืบหน้าโครงการ\s*ฯ?[ \t]*"
    rf"(?:ร้อยละ)?[ \t]*:?[ \t]*(?P<percent>{NUMBER})?[ \t]*%?[ \t]*"
    rf"(?:\([ \t]*(?P<date>[^()]*?)[ \t]*\))?"
)
_LONE_DATE = re.compile(rf"\(\s*(?P<date>{_DATE})\s*\)$")
_LONE_PERCENT = re.compile(rf"(?:ร้อยละ\s*)?(?P<percent>{NUMBER})\s*%?$")
_PERCENT_BEFORE_DATE = re.compile(rf"(?P<percent>{NUMBER})[ \t]*%?[ \t]+(?={_DATE}\s*:)")
_BODY_DATE = re.compile(rf"(?P<date>{_DATE})\s*(?::[ \t]?|$)")
_SEPARATOR = re.compile(r"(?:^|[ \t]*)[_=–—-]{3,}[ \t]*&{2,}[ \t_=–—-]*$|^[ \t]*&{2,}[ \t]*$")


@dataclass(frozen=True)
class _Entry:
    """The raw texts of one entry, and the lines they stand on."""

    span: Span
    printed_no: int | None
    head_percent: str | None
    bare_percent: str | None
    head_date: str | None
    body_date: str | None
    narrative: str
    problem: str | None
    obstacle: str | None
    is_closed: bool
    fault: str | None


def read_reports(
    lines: Lines, starts: Sequence[int], end: int, draft: Draft, project_code: str | None
) -> list[ProgressReport]:
    """The reports whose entries begin at the lines `starts`, oldest first.

    The last entry ends before line `end`. A value that the entry gives twice and
    differently is told in a finding; a percent is then left out, a date is the
    heading's, by which the page orders its reports.
    """
    entries = []
    for number, start in enumerate(starts):
        stop = starts[number + 1] if number + 1 < len(starts) else end
        entries.append(_entry(lines, start, stop))
    _check_numbers(entries, draft, project_code)
    dated = [
        _Dated(entry, _read_day(entry.head_date), _read_day(entry.body_date)) for entry in entries
    ]
    reports = []
    for report_no, one in enumerate(_oldest_first(dated), start=1):
        key = f"{project_code or ''}/{report_no}"
        _tell_dates(one, draft, key)
        report = _report(one, report_no, draft, project_code)
        if report is not None:
            reports.append(report)
    if entries and not entries[-1].is_closed and end >= len(lines):
        draft.add_finding(
            "section_missing",
            "error",
            "the document ends inside a report of progress; what follows it is missing. "
            "Download it again",
            subject=ProgressReport.table,
            key=project_code,
            line=entries[-1].span.last,
            page=entries[-1].span.page,
        )
    return reports


def _entry(lines: Lines, start: int, stop: int) -> _Entry:
    """The entry up to the line that closes it; lines after that are left untaken."""
    indexes = list(lines.filled(start, stop))
    closing = next((at for at in indexes if "&&" in lines.texts[at] and _closes(lines, at)), None)
    last = indexes[-1] if closing is None else closing
    lines.take(start, last + 1)
    texts = [lines.texts[index] for index in indexes if index < last or index == last]
    if closing is not None:
        texts[-1] = _SEPARATOR.sub("", texts[-1])
    head = _HEAD.match(texts[0])
    opening = _Opening(
        head.group("percent") if head else None, head.group("date") or None if head else None
    )
    pieces = [texts[0][head.end() :].strip(), *texts[1:]] if head else texts
    body = _read_opening(opening, [piece for piece in pieces if piece])
    answers = split_answers(body)
    return _Entry(
        span=lines.span(start, last + 1),
        printed_no=int(head.group("no")) if head and head.group("no") else None,
        head_percent=opening.head_percent,
        bare_percent=opening.bare_percent,
        head_date=opening.head_date,
        body_date=opening.body_date,
        narrative=answers.narrative,
        problem=answers.problem,
        obstacle=answers.obstacle,
        is_closed=closing is not None or answers.obstacle is not None,
        fault=answers.fault,
    )


def _closes(lines: Lines, index: int) -> bool:
    return _SEPARATOR.search(lines.texts[index]) is not None


@dataclass
class _Opening:
    """What an entry gives before its narrative: percent and date, each twice."""

    head_percent: str | None
    head_date: str | None
    bare_percent: str | None = None
    body_date: str | None = None

    def add_percent(self, percent: str) -> None:
        """The first figure is the heading's own where that has none."""
        if self.head_percent is None and self.body_date is None and self.head_date is None:
            self.head_percent = percent
        else:
            self.bare_percent = percent


def _read_opening(opening: _Opening, pieces: list[str]) -> str:
    """Read the lines before the narrative into `opening`; returns the rest of the entry."""
    for number, piece in enumerate(pieces):
        text = piece
        before_date = _PERCENT_BEFORE_DATE.match(text)
        if before_date:
            opening.add_percent(before_date.group("percent"))
            text = text[before_date.end() :]
        body_date = _BODY_DATE.match(text)
        if body_date:
            opening.body_date = body_date.group("date")
            rest = [text[body_date.end() :], *pieces[number + 1 :]]
            return "\n".join(rest).lstrip(": \t\n")
        lone_date = _LONE_DATE.match(text)
        lone_percent = _LONE_PERCENT.match(text)
        if lone_date and opening.head_date is None:
            opening.head_date = lone_date.group("date")
        elif lone_percent and opening.bare_percent is None:
            opening.add_percent(lone_percent.group("percent"))
        else:
            return "\n".join(pieces[number:])
    return ""


def _check_numbers(entries: list[_Entry], draft: Draft, project_code: str | None) -> None:
    """Entries are numbered 1, 2, 3 ... from the newest; a missing number is a report lost."""
    numbers = [entry.printed_no for entry in entries]
    wanted = [None if number is None else place for place, number in enumerate(numbers, start=1)]
    if numbers != wanted:
        tell_missing_reports(draft, project_code, entries[0].span, numbers)
    for entry in entries:
        if entry.fault:
            draft.add_finding(
                "invalid_record",
                "error",
                f"report ({entry.printed_no}) {entry.fault}; its texts are left out",
                subject=ProgressReport.table,
                key=project_code,
                line=entry.span.first,
                page=entry.span.page,
            )


_Day = date | ImpossibleDate | NotADate | None


@dataclass(frozen=True)
class _Dated:
    """An entry with both of its dates as read; None where one is not given."""

    entry: _Entry
    head: _Day
    body: _Day

    @property
    def day(self) -> date | None:
        """The heading's date, by which the page orders its reports, else the other."""
        days = [day for day in (self.head, self.body) if isinstance(day, date)]
        return days[0] if days else None


def _read_day(raw: str | None) -> _Day:
    try:
        return read_date(raw) if raw else None
    except (ImpossibleDate, NotADate) as error:
        return error


def _oldest_first(dated: list[_Dated]) -> list[_Dated]:
    """By date where every entry has one, else the page's order (newest first) turned round."""
    oldest_first = dated[::-1]
    if all(one.day for one in oldest_first):
        oldest_first.sort(key=lambda one: one.day or date.min)
    return oldest_first


def _tell_dates(one: _Dated, draft: Draft, key: str) -> None:
    """Dates that do not exist, that differ, or that are not there."""
    entry = one.entry
    kept = f"{one.day} is kept" if one.day else "the report has no date"
    for day, raw in ((one.head, entry.head_date), (one.body, entry.body_date)):
        if isinstance(day, ImpossibleDate | NotADate):
            _tell(
                draft,
                "impossible_date" if isinstance(day, ImpossibleDate) else "invalid_record",
                "warning" if one.day else "error",
                f"report ({entry.printed_no}): expected a date that exists, not {day}; {kept}",
                entry,
                key,
                raw,
                "a date that exists",
            )
    if isinstance(one.head, date) and isinstance(one.body, date) and one.head != one.body:
        _tell(
            draft,
            "dates_disagree",
            "warning",
            f"report ({entry.printed_no}) is dated {one.head} in its heading "
            f"and {entry.body_date} before its narrative; {kept}",
            entry,
            key,
            entry.body_date,
            entry.head_date,
        )
    if one.head is None and one.body is None:
        _tell_missing(draft, entry, key, "date")


def _report(
    one: _Dated, report_no: int, draft: Draft, project_code: str | None
) -> ProgressReport | None:
    entry = one.entry
    key = f"{project_code or ''}/{report_no}"
    return draft.add(
        ProgressReport,
        key,
        entry.span,
        {
            "project_code": project_code,
            "report_no": report_no,
            "printed_no": entry.printed_no,
            "report_date": one.day,
            "progress_percent": _percent(entry, draft, key),
            "narrative": entry.narrative or None,
            "problem": entry.problem or None,
            "obstacle": entry.obstacle or None,
        },
    )


def _percent(entry: _Entry, draft: Draft, key: str) -> str | None:
    head, bare = entry.head_percent, entry.bare_percent
    if head and bare and not same_number(head, bare):
        _tell(
            draft,
            "invalid_record",
            "error",
            f"report ({entry.printed_no}) gives {head} percent in its heading and {bare} below it; "
            "neither is taken",
            entry,
            key,
            bare,
            head,
        )
        return None
    if not head and not bare:
        _tell_missing(draft, entry, key, "percent")
    return head or bare


def _tell_missing(draft: Draft, entry: _Entry, key: str, what: str) -> None:
    sentence = f"report ({entry.printed_no}) has no {what}"
    _tell(draft, "section_missing", "warning", sentence, entry, key, None, None)


def _tell(
    draft: Draft,
    rule: Rule,
    severity: Severity,
    message: str,
    entry: _Entry,
    key: str,
    observed: str | None,
    expected: str | None,
) -> None:
    draft.add_finding(
        rule,
        severity,
        message,
        subject=ProgressReport.table,
        key=key,
        line=entry.span.first,
        page=entry.span.page,
        observed=observed,
        expected=expected,
    )
