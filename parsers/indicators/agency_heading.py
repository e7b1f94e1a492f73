"""The heading of an agency's results: the agency's code, and the year where one stands there."""

import re
from typing import NamedTuple

from parsers.addressed_code import addressed_code, settled_code
from parsers.draft import Draft
from parsers.indicators.addresses import agency_code_in
from parsers.indicators.labels import EDGES
from parsers.indicators.places import IndicatorOwner
from parsers.page_lines import Lines
from schema.records import Indicator
from schema.thai.patterns import ARABIC_DIGITS, DIGIT

HEADING = re.compile(
    rf"{EDGES}ผลการปฏิบัติราชการ\s*ประจำปี(?P<year>[^\n]{{0,60}}?)ของหน่วยงาน\s*:?\s*(?P<code>[0-9]{{8}})?[\s*|]*$"
)
_CODE_ALONE = re.compile(r"[:\s]*(?P<code>[0-9]{8})[\s*|]*$")
_YEAR = re.compile(rf"{DIGIT}{{4}}")
_BUDDHIST_YEARS = range(2475, 2700)
_AGENCY = re.compile(r"[0-9]{4}0000")


class AgencyHeading(NamedTuple):
    """The heading's line, None where the page lacks it, and what it says."""

    at: int | None
    code: str | None
    fiscal_year: int | None


def heading_lines(lines: Lines) -> list[int]:
    """The lines that head a page of results; a second one heads another page."""
    return [at for at, text in enumerate(lines.texts) if HEADING.match(text)]


def read_heading(lines: Lines, draft: Draft, at: int | None) -> AgencyHeading:
    """Read the heading at the line `at`; the code may have the next line to itself."""
    match = HEADING.match(lines.texts[at]) if at is not None else None
    if at is None or match is None:
        return AgencyHeading(None, None, None)
    lines.take(at, at + 1)
    code = match["code"]
    if code is None:
        code = _code_below(lines, at)
    year = _year_in(match["year"])
    if year is None and match["year"].strip(" :.พศ"):
        draft.add_finding(
            "invalid_record",
            "warning",
            "the heading's year cannot be read",
            line=lines.span(at, at + 1).first,
            observed=match["year"].strip(" :"),
        )
    return AgencyHeading(at, code, year)


def _code_below(lines: Lines, at: int) -> str | None:
    below = next(lines.filled(at + 1, len(lines)), None)
    match = _CODE_ALONE.match(lines.texts[below]) if below is not None else None
    if below is None or match is None:
        return None
    lines.take(below, below + 1)
    return match["code"]


def _year_in(text: str) -> int | None:
    match = _YEAR.search(text)
    year = int(match.group().translate(ARABIC_DIGITS)) if match else 0
    return year if year in _BUDDHIST_YEARS else None


def settle_owner(draft: Draft, heading: AgencyHeading) -> IndicatorOwner:
    """Whose results they are: the heading's agency, else the one of the address."""
    addressed = addressed_code(draft, agency_code_in)
    code = settled_code(draft, heading.code, addressed, "of agency", Indicator)
    if code is not None and not _AGENCY.fullmatch(code):
        draft.add_finding(
            "invalid_record",
            "error",
            f"{code} is no agency's code, which ends in 0000; the agency is left out",
            subject=Indicator.table,
            line=1,
            observed=code,
        )
        code = None
    source = "heading" if heading.code else "address"
    return IndicatorOwner(
        agency_code=code,
        agency_source=source if code else None,
        fiscal_year=heading.fiscal_year,
    )
