"""The heading of an agency's results: the agency's code, and the year where one stands there."""

import re
from itertools import islice
from typing import NamedTuple

from parsers.addressed_code import addressed_code, settled_code
from parsers.draft import Draft
from parsers.indicators.addresses import agency_code_in
from parsers.indicators.labels import EDGES
from parsers.indicators.places import IndicatorOwner
from parsers.page_frame import is_frame
from parsers.page_lines import Lines
from schema.records import Indicator
from schema.thai.patterns import ARABIC_DIGITS, DIGIT

_OPENS = re.compile(rf"{EDGES}ผลการปฏิบัติราชการ")
_HEADING = re.compile(
    rf"{EDGES}ผลการปฏิบัติราชการ\s*ประจำปี(?P<year>.{{0,60}}?)ของหน่วยงาน(?P<whose>.{{0,160}})$"
)
_CODE = re.compile(rf"(?<![\w-]){DIGIT}{{8}}(?![\w-])")
_CODE_BELOW = re.compile(rf"[\s:|*]*{DIGIT}{{8}}(?![\w-])")
_YEAR = re.compile(rf"(?<!{DIGIT}){DIGIT}{{4}}(?!{DIGIT})")
_NO_YEAR = re.compile(r"งบประมาณ|พ\.?\s?ศ\.?|[\s:|*()]")
_BUDDHIST_YEARS = range(2475, 2700)
_AGENCY = re.compile(r"[0-9]{4}0000")
_MOST_LINES = 3
"""Lines over which the heading may be wrapped."""


class HeadingLines(NamedTuple):
    """The lines of a heading up to `stop` (exclusive), and its text on one line."""

    at: int
    stop: int
    text: str


class AgencyHeading(NamedTuple):
    """The heading's line, None where the page lacks it, the line after it, and what it says."""

    at: int | None = None
    stop: int = 0
    code: str | None = None
    name: str | None = None
    fiscal_year: int | None = None


def heading_lines(lines: Lines) -> list[HeadingLines]:
    """The headings of pages of results; a second one heads another page."""
    opened = (at for at, text in enumerate(lines.texts) if _OPENS.match(text))
    return [found for at in opened if (found := _heading_at(lines, at)) is not None]


def _heading_at(lines: Lines, at: int) -> HeadingLines | None:
    """The heading that begins at the line: with a code, or without anything behind its words."""
    bare, text, stop = None, "", at
    for index in islice(lines.filled(at, len(lines)), _MOST_LINES):
        if is_frame(lines.texts[index]) or (bare and not _CODE_BELOW.match(lines.texts[index])):
            break
        text, stop = f"{text} {lines.texts[index]}".strip(), index + 1
        match = _HEADING.match(text)
        if match and _CODE.search(match["whose"]):
            return HeadingLines(at, stop, text)
        if match and not match["whose"].strip(" :*|"):
            bare = HeadingLines(at, stop, text)
    return bare


def read_heading(lines: Lines, draft: Draft, found: HeadingLines | None) -> AgencyHeading:
    """Read the page's heading; where it has none, a line that should be one is told."""
    match = _HEADING.match(found.text) if found else None
    if found is None or match is None:
        _tell_unread_heading(lines, draft)
        return AgencyHeading()
    lines.take(found.at, found.stop)
    whose = match["whose"]
    code = _CODE.search(whose)
    rest = whose[: code.start()] + whose[code.end() :] if code else whose
    year = _year_in(match["year"]) or _year_in(rest)
    if year is None and _NO_YEAR.sub("", match["year"]):
        _tell(lines, draft, found.at, "the heading's year cannot be read", match["year"])
    name = _YEAR.sub("", rest) if year else rest
    return AgencyHeading(
        found.at,
        found.stop,
        code.group().translate(ARABIC_DIGITS) if code else None,
        name.strip(" :*|()–-\t").removesuffix("ปี").strip() or None,
        year,
    )


def _tell_unread_heading(lines: Lines, draft: Draft) -> None:
    """A finding for the first line that opens as a heading does, where none can be read."""
    for at, text in enumerate(lines.texts):
        if _OPENS.match(text):
            _tell(lines, draft, at, "the page's heading cannot be read", text)
            return


def _tell(lines: Lines, draft: Draft, at: int, message: str, observed: str) -> None:
    span = lines.span(at, at + 1)
    draft.add_finding(
        "invalid_record",
        "warning",
        message,
        line=span.first,
        page=span.page,
        observed=observed.strip(" :"),
    )


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
