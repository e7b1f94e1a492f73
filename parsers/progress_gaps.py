"""What a progress page lacks, and whether it ends before it is over."""

from parsers.draft import Draft
from parsers.progress_outline import Outline, Part
from parsers.progress_snapshot import ProjectParts
from schema.records import Indicator, IndicatorQuarter, ProjectSnapshot

LAST_QUARTER = 4


def _is_cut_off(parts: Outline, draft: Draft) -> bool:
    """Whether the page ends before it is over.

    Every page tells of an indicator; the full layout then closes with a heading, and
    one without it is whole only if its last indicator's table is.
    """
    if Part.INDICATORS not in parts.begins:
        return Part.CLOSING not in parts.begins
    if not parts.is_full or Part.CLOSING in parts.begins:
        return False
    quarters = draft.records.get(IndicatorQuarter.table, [])
    last = quarters[-1] if quarters else None
    return not isinstance(last, IndicatorQuarter) or last.quarter != LAST_QUARTER


def tell_missing_parts(draft: Draft, outline: Outline, parts: ProjectParts) -> None:
    """What the page lacks. The stripped layout lacks title and agency by its nature."""
    head, aims = parts.head, parts.aims
    there = {
        "project code": parts.project_code,
        "title": head.title,
        "agency": head.agency_name,
        "progress": head.labelled_percent or head.bare_percent,
        "contact": head.contacts,
        "evaluation": head.evaluations,
        "rationale": aims.rationale,
        "section code": aims.section_code,
        "objectives": aims.objectives,
        "targets": aims.targets,
        "strategy": parts.is_routine is not None,
        "reports of progress": parts.reports,
        "plan of work": parts.steps,
        "indicators": draft.records.get(Indicator.table),
    }
    lacking = [name for name, found in there.items() if not found]
    is_cut_off = _is_cut_off(outline, draft)
    if not lacking and not is_cut_off:
        return
    by_nature = not parts.is_full and set(lacking) <= {"title", "agency"}
    ending = "; it ends before it is over: download it again" if is_cut_off else ""
    draft.add_finding(
        "section_missing",
        "error" if is_cut_off or parts.project_code is None else "info" if by_nature else "warning",
        ("the page" if parts.is_full else "the stripped layout")
        + f" has no {', '.join(lacking) or 'closing part'}{ending}",
        subject=ProjectSnapshot.table,
        key=parts.project_code,
        line=1,
        observed=", ".join(lacking) or None,
    )
