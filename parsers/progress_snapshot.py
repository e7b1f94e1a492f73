"""The project itself, from what the parts of its page say."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from parsers.agency_rules import AgencyPlace, Settled, check_agency, settle_agency
from parsers.draft import Draft
from parsers.progress_aims import Aims
from parsers.progress_head import Head
from parsers.project_year import year_from_dates
from parsers.same_number import same_number
from schema.document import Span
from schema.records import PlanStep, ProgressReport, ProjectSnapshot


@dataclass(frozen=True)
class ProjectParts:
    """What was read of a project: its code, head, aims, kind of work, reports and plan."""

    project_code: str | None
    head: Head
    aims: Aims
    is_routine: bool | None
    is_full: bool
    reports: Sequence[ProgressReport]
    steps: Sequence[PlanStep]


def add_snapshot(draft: Draft, span: Span, parts: ProjectParts) -> ProjectSnapshot | None:
    """The project's record, traced to the lines of `span`."""
    head, code = parts.head, parts.project_code
    year, source = head.fiscal_year, "header"
    if year is None:
        year, source = year_from_dates(draft, parts.reports, parts.steps, code), "dates"
    _check_section(draft, code, parts.aims.section_code, span)
    agency = _agency(draft, span, parts)
    return draft.add(
        ProjectSnapshot,
        code or "",
        span,
        {
            "project_code": code,
            "fiscal_year": year,
            "fiscal_year_source": source if year is not None else None,
            "agency_code": agency.code,
            "agency_source": agency.source,
            "agency_name": head.agency_name,
            "name": head.title,
            "layout": "full" if parts.is_full else "stripped",
            "progress_percent": _progress_percent(head, span, draft, code),
            "is_routine": parts.is_routine,
            **asdict(parts.aims),
        },
    )


def _agency(draft: Draft, span: Span, parts: ProjectParts) -> Settled:
    """The agency by the project's code, by the section's, or by the texts."""
    head, aims, code = parts.head, parts.aims, parts.project_code
    body = (aims.rationale, aims.objectives, aims.targets)
    if code:
        agency = Settled(f"{code[:4]}0000", "code")
    elif aims.section_code:
        agency = Settled(f"{aims.section_code[:4]}0000", "section")
    else:
        agency = settle_agency(head.agency_name, head.title, body)
    place = AgencyPlace(ProjectSnapshot, code, head.agency_at or span)
    check_agency(draft, agency.code, head.agency_name, place, (head.title, *body))
    return agency


def _check_section(draft: Draft, code: str | None, section: str | None, span: Span) -> None:
    """A section's first four digits are its agency's, as the project code's are."""
    if code and section and code[:4] != section[:4]:
        draft.add_finding(
            "invalid_record",
            "warning",
            f"section {section} is of another agency than project {code}",
            subject=ProjectSnapshot.table,
            key=code,
            line=span.first,
            page=span.page,
            observed=section[:4],
            expected=code[:4],
        )


def _progress_percent(head: Head, span: Span, draft: Draft, code: str | None) -> str | None:
    labelled, bare = head.labelled_percent, head.bare_percent
    if not labelled or not bare or same_number(labelled, bare):
        return labelled or bare
    draft.add_finding(
        "invalid_record",
        "error",
        f"the page gives its progress as {labelled} and as {bare} percent; neither is taken",
        subject=ProjectSnapshot.table,
        key=code,
        line=span.first,
        observed=bare,
        expected=labelled,
    )
    return None
