"""The reports of progress on a page: one entry a report, newest first.

An entry gives its percent twice, in the heading and alone, and its date twice, as
ISO in the heading and in the Buddhist era before the narrative (`formats.md`, 3).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parsers.draft import Draft, Span
from parsers.page_lines import Lines
from schema.records import ProgressReport
from schema.thai import ImpossibleDate, NotADate, NotANumber, read_date, read_number

_DIGITS = r"[0-9\u0e50-\u0e59]"
_NUMBER = rf"-?{_DIGITS}[{_DIGITS[1:-1]}.,]*"
_DATE = (
    rf"{_DIGITS}{{1,4}}\s?[/.-]\s?{_DIGITS}{{1,2}}\s?[/.-]\s?{_DIGITS}{{1,4}}"
    rf"(?:[ T]\d\d:\d\d(?::\d\d)?(?:\.\d+)?)?"
)
_HEAD = re.compile(
    rf"[*\#\s]*(?:\(\s*(?P<no>{_DIGITS}+)\s*\)\s*)?ความคืบหน้าโครงการ\s*ฯ?\s*(?:ร้อยละ)?\s*:?\s*"
    rf"(?P<percent>{_NUMBER})?\s*%?\s*(?:\(\s*(?P<date>[^()\n]*?)\s*\))?"
)
_BARE_PERCENT = re.compile(rf"\s*(?P<percent>{_NUMBER})\s*%?\s*(?=\n|$|{_DATE}\s*:)")
_BODY_DATE = re.compile(rf"\s*(?P<date>{_DATE})\s*:\s?")
# Patterns open with their literal words: entries are long, and a search for these is quick.
_PROBLEM = re.compile(r"ปัญหา(?P<full>ของ(?:โครงการ|กิจกรรม)\s*ฯ?\s*:?)?(?(full)|[^:\n]{0,30}:)")
_OBSTACLE = re.compile(r"อุปสรรค(?P<full>ของ(?:โครงการ|กิจกรรม)\s*ฯ?\s*:?)?(?(full)|[^:\n]{0,30}:)")
_STARS = re.compile(r"\*{2,}[ \t]*$")
_LINE_START = re.compile(r"(?:^|\n)[ \t*]*$")
_BEFORE_LABEL = 12
_SEPARATOR = re.compile(r"&{2,}[ \t_=–—-]*(?=\n|$)")
_RULE = " \t_=–—-"


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
        lines.take(start, stop)
        entries.append(_entry(lines, start, stop))
    dated = [(entry, _report_date(entry, draft, project_code)) for entry in entries]
    reports = []
    for report_no, (entry, day) in enumerate(_oldest_first(dated), start=1):
        report = _report(entry, day, report_no, draft, project_code)
        if report is not None:
            reports.append(report)
    if entries and not entries[-1].is_closed and end >= len(lines):
        draft.add_finding(
            "section_missing",
            "error",
            "the document ends inside a report of progress; what follows it is missing. "
            "Download it again",
            subject=ProgressReport.table,
            key=_key(project_code, entries[-1]),
            line=entries[-1].span.last,
            page=entries[-1].span.page,
        )
    return reports


def _entry(lines: Lines, start: int, stop: int) -> _Entry:
    text = lines.joined(start, stop)
    head = _HEAD.match(text)
    position = head.end() if head else 0
    head_date = head.group("date") if head else None
    if head and head_date is None:
        # Some markups put the date in an element of its own, after the bare percent.
        position, head_date = _later_head_date(text, position)
    bare = _BARE_PERCENT.match(text, position)
    position = bare.end() if bare else position
    body_date = _BODY_DATE.match(text, position)
    position = body_date.end() if body_date else position
    rest, has_separator = _without_separator(text[position:])
    narrative, problem, obstacle = _split_answers(rest)
    return _Entry(
        span=lines.span(start, stop),
        printed_no=int(head.group("no")) if head and head.group("no") else None,
        head_percent=head.group("percent") if head else None,
        bare_percent=bare.group("percent") if bare else None,
        head_date=head_date or None,
        body_date=body_date.group("date") if body_date else None,
        narrative=narrative,
        problem=problem,
        obstacle=obstacle,
        is_closed=has_separator or obstacle is not None,
    )


_LATER_DATE = re.compile(rf"\s*\(\s*(?P<date>{_DATE})\s*\)")


def _later_head_date(text: str, position: int) -> tuple[int, str | None]:
    later = _LATER_DATE.match(text, position)
    return (later.end(), later.group("date")) if later else (position, None)


def _without_separator(text: str) -> tuple[str, bool]:
    """The entry without the dashes and ampersands that close it, and whether they stood there."""
    ampersands = text.find("&&")
    separator = _SEPARATOR.search(text, ampersands) if ampersands >= 0 else None
    if separator is None:
        return text, False
    return text[: separator.start()].rstrip(_RULE) + text[separator.end() :], True


def _split_answers(text: str) -> tuple[str, str | None, str | None]:
    """The narrative, and what is said of problems and obstacles (None: not asked)."""
    problem = _label(_PROBLEM, text, 0)
    obstacle = _label(_OBSTACLE, text, problem.end() if problem else 0)
    ends = [match.start() for match in (problem, obstacle) if match]
    narrative = text[: min(ends, default=len(text))].rstrip("* \t").strip()
    stated_problem = None
    if problem:
        end = obstacle.start() if obstacle else len(text)
        stated_problem = text[problem.end() : end].rstrip("* \t").strip()
    return narrative, stated_problem, text[obstacle.end() :].strip() if obstacle else None


def _label(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """The first place where the words are a label: after asterisks, or at a line's start."""
    for match in pattern.finditer(text, start):
        before = text[max(0, match.start() - _BEFORE_LABEL) : match.start()]
        if _STARS.search(before) or (match.group("full") and _LINE_START.search(before)):
            return match
    return None


def _report_date(entry: _Entry, draft: Draft, project_code: str | None) -> date | None:
    """The date of the entry; both of its spellings are read and compared."""
    head = _date_or_finding(entry.head_date, entry, draft, project_code)
    body = _date_or_finding(entry.body_date, entry, draft, project_code)
    if head and body and head != body:
        draft.add_finding(
            "dates_disagree",
            "warning",
            f"report ({entry.printed_no}) is dated {head} in its heading "
            f"and {entry.body_date} before its narrative; the heading's is kept",
            subject=ProgressReport.table,
            key=_key(project_code, entry),
            line=entry.span.first,
            page=entry.span.page,
            observed=entry.body_date,
            expected=entry.head_date,
        )
    if entry.head_date is None and entry.body_date is None:
        _tell_missing(entry, "date", draft, project_code)
    return head or body


def _date_or_finding(
    raw: str | None, entry: _Entry, draft: Draft, project_code: str | None
) -> date | None:
    if not raw:
        return None
    try:
        return read_date(raw)
    except (ImpossibleDate, NotADate) as error:
        draft.add_finding(
            "impossible_date" if isinstance(error, ImpossibleDate) else "invalid_record",
            "error",
            f"report ({entry.printed_no}): expected a date that exists, not {error}",
            subject=ProgressReport.table,
            key=_key(project_code, entry),
            line=entry.span.first,
            page=entry.span.page,
            observed=raw,
            expected="a date that exists",
        )
        return None


def _report(
    entry: _Entry, day: date | None, report_no: int, draft: Draft, project_code: str | None
) -> ProgressReport | None:
    return draft.add(
        ProgressReport,
        f"{project_code or ''}/{report_no}",
        entry.span,
        {
            "project_code": project_code,
            "report_no": report_no,
            "printed_no": entry.printed_no,
            "report_date": day,
            "progress_percent": _percent(entry, draft, project_code),
            "narrative": entry.narrative or None,
            "problem": entry.problem or None,
            "obstacle": entry.obstacle or None,
        },
    )


def _percent(entry: _Entry, draft: Draft, project_code: str | None) -> str | None:
    head, bare = entry.head_percent, entry.bare_percent
    if head and bare and not same_number(head, bare):
        draft.add_finding(
            "invalid_record",
            "error",
            f"report ({entry.printed_no}) gives {head} percent in its heading and {bare} below it; "
            "neither is taken",
            subject=ProgressReport.table,
            key=_key(project_code, entry),
            line=entry.span.first,
            page=entry.span.page,
            observed=bare,
            expected=head,
        )
        return None
    if not head and not bare:
        _tell_missing(entry, "percent", draft, project_code)
    return head or bare


def same_number(one: str, other: str) -> bool:
    """Whether two texts give the same number, as `40` and `40.00` do."""
    if one == other:
        return True
    try:
        return read_number(one) == read_number(other)
    except NotANumber:
        return False


def _tell_missing(entry: _Entry, what: str, draft: Draft, project_code: str | None) -> None:
    draft.add_finding(
        "section_missing",
        "warning",
        f"report ({entry.printed_no}) has no {what}",
        subject=ProgressReport.table,
        key=_key(project_code, entry),
        line=entry.span.first,
        page=entry.span.page,
    )


def _key(project_code: str | None, entry: _Entry) -> str:
    return f"{project_code or ''}/({entry.printed_no or '?'})"


def _oldest_first(dated: list[tuple[_Entry, date | None]]) -> list[tuple[_Entry, date | None]]:
    """By date where every entry has one, else the page's order (newest first) turned round."""
    oldest_first = dated[::-1]
    if all(day for _, day in oldest_first):
        oldest_first.sort(key=lambda pair: pair[1] or date.min)
    return oldest_first
