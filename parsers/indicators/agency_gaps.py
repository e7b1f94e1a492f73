"""What a page of an agency's results lacks, and whether it ends before it is over."""

from collections.abc import Sequence

from parsers.draft import Draft
from parsers.indicators.listed_blocks import Doubt
from parsers.indicators.listed_records import ListedIndicator
from parsers.indicators.places import IndicatorOwner
from parsers.indicators.quarter_cells import LAST_QUARTER
from parsers.page_lines import Lines
from schema.records import Indicator


def tell_missing_parts(
    draft: Draft, owner: IndicatorOwner, listed: Sequence[ListedIndicator], *, has_heading: bool
) -> None:
    """A finding that lists what the page lacks.

    It is an error where the agency is not known or the page is cut off.
    """
    there = {"heading": has_heading, "agency code": owner.agency_code, "indicators": listed}
    lacking = [name for name, found in there.items() if not found]
    is_cut_off = bool(listed) and _is_cut_off(listed)
    if not lacking and not is_cut_off:
        return
    ending = "; it ends before it is over: download it again" if is_cut_off else ""
    draft.add_finding(
        "section_missing",
        "error" if is_cut_off or owner.agency_code is None else "warning",
        f"the page has no {', '.join(lacking) or 'end'}{ending}",
        subject=Indicator.table,
        key=owner.agency_code,
        line=1,
        observed=", ".join(lacking) or None,
    )


def tell_doubts(draft: Draft, lines: Lines, owner: IndicatorOwner, doubts: Sequence[Doubt]) -> None:
    """A finding for every doubt about where an indicator begins, in the page's order."""
    for doubt in sorted(doubts):
        span = lines.span(doubt.at, doubt.at + 1)
        draft.add_finding(
            "invalid_record",
            doubt.severity,
            doubt.message,
            subject=Indicator.table,
            key=owner.agency_code,
            line=span.first,
            page=span.page,
            observed=lines.texts[doubt.at],
        )


def _is_cut_off(listed: Sequence[ListedIndicator]) -> bool:
    """Whether the last indicator breaks off where the page, or those before it, go on."""
    *before, last = listed
    if not last.has_result and not last.rows:
        return True
    if last.texts.narratives:
        return bool(before) and all(last.last_report < other.last_report for other in before)
    is_half = last.has_table and (not last.rows or last.rows[-1].quarter != LAST_QUARTER)
    return is_half or (bool(before) and all(other.texts.narratives for other in before))
