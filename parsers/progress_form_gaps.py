"""What a printed progress form lacks, whether it ends before it is over, and its own rules."""

from parsers.draft import Draft
from parsers.progress_form_entries import names_report
from parsers.progress_form_head import FormHead
from parsers.progress_form_outline import FormParts, Part
from parsers.progress_form_reports import FormReports
from schema.records import Contact, Indicator, ProjectSnapshot


def tell_missing_fields(
    draft: Draft, parts: FormParts, head: FormHead, snapshot: ProjectSnapshot, reports: FormReports
) -> None:
    """A finding that lists what the form lacks.

    It is an error where the project is not known, where the form ends inside a report, or where
    it has reports of which none was read. A form without its certificate is cut off too, but
    what it gives is whole.
    """
    roles = {row.role for row in draft.records.get(Contact.table, ()) if isinstance(row, Contact)}
    there = {
        "project code": snapshot.project_code,
        "name": snapshot.name,
        "fiscal year": head.text("year"),
        "start date": head.text("start"),
        "end date": head.text("end"),
        "budget received": head.text("received"),
        "budget spent": head.text("spent"),
        "agency": snapshot.agency_name,
        "responsible": "responsible" in roles,
        "coordinator": "coordinator" in roles,
        "rationale": snapshot.rationale,
        "objectives": snapshot.objectives,
        "targets": snapshot.targets,
        "strategy": snapshot.is_routine is not None,
        "indicator": draft.records.get(Indicator.table),
        "reports of progress": reports.reports,
        "certificate": Part.CLOSING in parts.lines,
    }
    lacking = [name for name, found in there.items() if not found]
    if not lacking:
        return
    is_cut_off = Part.CLOSING not in parts.lines and not reports.is_complete
    ending = "; it ends before it is over: print it again" if is_cut_off else ""
    is_unread = not reports.reports and any(
        names_report(line.text) for line in draft.document.lines()
    )
    is_grave = is_cut_off or is_unread or snapshot.project_code is None
    draft.add_finding(
        "section_missing",
        "error" if is_grave else "info" if lacking == ["coordinator"] else "warning",
        f"the form has no {', '.join(lacking)}{ending}",
        subject=ProjectSnapshot.table,
        key=snapshot.project_code,
        line=snapshot.line_start,
        page=snapshot.page,
        observed=", ".join(lacking),
    )
