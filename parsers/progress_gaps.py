"""What a progress page lacks, and whether it ends before it is over."""

from collections.abc import Sequence

from parsers.draft import Draft
from parsers.progress_head import Head
from parsers.progress_outline import Outline, Part
from schema.records import IndicatorQuarter, ProgressReport, ProjectSnapshot

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
    return not quarters or getattr(quarters[-1], "quarter", None) != LAST_QUARTER


def tell_missing_parts(
    draft: Draft, parts: Outline, head: Head, code: str | None, reports: Sequence[ProgressReport]
) -> None:
    """What the page lacks. The stripped layout lacks the head's parts by its nature."""
    stripped = not (head.title or parts.is_full)
    there = {
        "project code": code,
        "title": head.title,
        "agency": head.agency_name,
        "progress": head.labelled_percent or head.bare_percent,
        "contact": head.contact,
        "evaluation": head.quarter,
        "section code": "section" in parts.marks,
        "strategy": Part.STRATEGY in parts.begins,
        "reports of progress": reports,
        "plan of work": "step" in parts.marks,
        "indicators": Part.INDICATORS in parts.begins,
    }
    lacking = [name for name, found in there.items() if not found]
    if not stripped:
        lacking += [
            name for name in ("rationale", "objectives", "targets") if name not in parts.marks
        ]
    is_cut_off = _is_cut_off(parts, draft)
    if not lacking and not is_cut_off:
        return
    by_nature = stripped and set(lacking) <= {"title", "agency"}
    ending = "; it ends before it is over: download it again" if is_cut_off else ""
    draft.add_finding(
        "section_missing",
        "error" if is_cut_off or code is None else "info" if by_nature else "warning",
        ("the stripped layout" if stripped else "the page")
        + f" has no {', '.join(lacking) or 'closing part'}{ending}",
        subject=ProjectSnapshot.table,
        key=code,
        line=1,
        observed=", ".join(lacking) or None,
    )
