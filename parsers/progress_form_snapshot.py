"""The project itself, from the head of its printed form, and the officials named there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.agency_rules import AgencyPlace, Settled, check_agency, settle_agency
from parsers.bare_letters import bare
from parsers.contact_line import contacts_in
from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.progress_form_figures import amount_in
from parsers.progress_form_head import FormHead
from parsers.progress_identity import code_or_addressed
from parsers.project_year import year_from_dates
from schema.document import Span
from schema.records import Contact, ProgressReport, ProjectSnapshot

_CODE = re.compile(r"([0-9]{8})[-–—]([0-9]{1,6})")
_YEAR = re.compile(r"2[4-6][0-9]{2}")
_FIRST_YEAR, _LAST_YEAR = 2475, 2699
_LINK = re.compile(r"\s*/\s+|\s+/\s*")


@dataclass(frozen=True)
class FormTexts:
    """The long texts of a form, and whether it says that the work is routine."""

    rationale: str | None
    objectives: str | None
    targets: str | None
    is_routine: bool | None


def form_code(head: FormHead, lines: Lines, draft: Draft) -> str | None:
    """The project's code as printed, else that of the document's address."""
    raw = head.text("code")
    match = _CODE.fullmatch(bare(raw).replace(" ", "")) if raw else None
    if raw and match is None:
        _tell(draft, head, lines, "code", "code of eight digits, a dash and a number", None)
    return code_or_addressed(f"{match[1]}-{match[2]}" if match else None, draft)


def add_form_snapshot(
    draft: Draft,
    span: Span,
    lines: Lines,
    head: FormHead,
    texts: FormTexts,
    reports: Sequence[ProgressReport],
    code: str | None,
) -> ProjectSnapshot | None:
    """The project's record. The form prints no progress of its own: the newest report's counts."""
    year, source = _year(head, lines, draft, code), "form"
    if year is None:
        year, source = year_from_dates(draft, reports, (), code), "dates"
    units = _links(head.text("units"))
    agency = _agency(draft, span, lines, head, texts, code, units[0] if units else None)
    percents = [r.progress_percent for r in reports if r.progress_percent is not None]
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
            "agency_name": units[0] if units else None,
            "responsible_unit": " / ".join(units[1:]) or None,
            "name": head.text("name"),
            "layout": "form",
            "progress_percent": percents[-1] if percents else None,
            "rationale": texts.rationale,
            "objectives": texts.objectives,
            "targets": texts.targets,
            "is_routine": texts.is_routine,
            "start_date": head.text("start"),
            "end_date": head.text("end"),
            "budget_received_baht": _amount(head, "received"),
            "budget_spent_baht": _amount(head, "spent"),
        },
    )


def _agency(
    draft: Draft,
    span: Span,
    lines: Lines,
    head: FormHead,
    texts: FormTexts,
    code: str | None,
    name: str | None,
) -> Settled:
    """The agency by the project's code, else by the chain of units or the texts."""
    title, body = head.text("name"), (texts.rationale, texts.objectives, texts.targets)
    agency = Settled(f"{code[:4]}0000", "code") if code else settle_agency(name, title, body)
    named_at = lines.span(*head.fields["units"].bounds) if name else span
    place = AgencyPlace(ProjectSnapshot, code, named_at)
    check_agency(draft, agency.code, name, place, (title, *body))
    return agency


def add_form_contacts(draft: Draft, lines: Lines, head: FormHead, code: str | None) -> None:
    """The people responsible and the evaluator's coordinator, counted from 1 in each role."""
    counts: dict[str, int] = {}
    for role, found in head.people:
        people = contacts_in(found.text) if found.is_filled else []
        for person in people:
            counts[role] = counts.get(role, 0) + 1
            draft.add(
                Contact,
                f"{code or ''}/{role}/{counts[role]}",
                lines.span(*found.bounds),
                {
                    "project_code": code,
                    "role": role,
                    "sequence": counts[role],
                    "name": person.name,
                    "phone": person.phone,
                    "raw": found.text,
                },
            )


def _links(chain: str | None) -> list[str]:
    """The units of the chain, the agency first; a slash within a name stands without spaces."""
    units = [unit.strip() for unit in _LINK.split(chain or "")]
    return [unit for unit in units if unit]


def _amount(head: FormHead, name: str) -> str | None:
    raw = head.text(name)
    if raw is None:
        return None
    return amount_in(raw, any(line.is_scan for line in head.fields[name].lines))


def _year(head: FormHead, lines: Lines, draft: Draft, code: str | None) -> int | None:
    raw = head.text("year")
    shown = bare(raw) if raw else ""
    if _YEAR.fullmatch(shown) and _FIRST_YEAR <= int(shown) <= _LAST_YEAR:
        return int(shown)
    if raw:
        _tell(draft, head, lines, "year", "fiscal year such as 2564", code)
    return None


def _tell(
    draft: Draft, head: FormHead, lines: Lines, name: str, expected: str, code: str | None
) -> None:
    span = lines.span(*head.fields[name].bounds)
    draft.add_finding(
        "invalid_record",
        "error",
        f"the form's {name} is left out: expected a {expected}",
        subject=ProjectSnapshot.table,
        key=code,
        line=span.first,
        page=span.page,
        observed=head.text(name),
        expected=expected,
    )
