"""Bangkok's pages of an agency's results (`index101.php`, `index102.php`, `index11.php`)."""

import re

from parsers.agency_rules import AgencyPlace, check_agency
from parsers.decks.sites import is_deck
from parsers.draft import Draft, Parsed
from parsers.indicators.agency_gaps import tell_doubts, tell_missing_parts
from parsers.indicators.agency_heading import heading_lines, read_heading, settle_owner
from parsers.indicators.listed_blocks import listed_blocks
from parsers.indicators.listed_records import read_listed
from parsers.indicators.page_title import take_frame
from parsers.kind_headings import FORM_TITLE, INDICATOR_LINES, PROJECT_LINES, line_of
from parsers.left_over import keep_people_private, tell_another, tell_damages
from parsers.page_lines import Lines
from schema.document import Document
from schema.records import Indicator
from schema.thai.patterns import DIGIT

KIND = "agency_results"

_HEADING_WORDS = r"ผลการปฏิบัติราชการ\s*ประจำปี[^\n]{0,60}?\s*ของหน่วยงาน\s*"
_CODED_HEADING = re.compile(rf"{_HEADING_WORDS}:?\s*{DIGIT}{{8}}(?![\w-])")
_HEADING = re.compile(rf"{_HEADING_WORDS}(?::|$)", re.MULTILINE)
_BRACKET = re.compile(rf"\[\s*มิติ(?:ที่)?\s*{DIGIT}*\s*:")
_UNIT = re.compile(r"หน่วยนับ\s*:")
_OTHER_KINDS = line_of(FORM_TITLE, *PROJECT_LINES, *INDICATOR_LINES)


def looks_like(document: Document) -> bool:
    """Whether the document is a page of results: its heading with a code, or two of its signs."""
    text = document.text
    if not _CODED_HEADING.search(text):
        signs = (_HEADING, _BRACKET, _UNIT)
        if sum(1 for sign in signs if sign.search(text)) < 2:
            return False
    return not _OTHER_KINDS.search(text) and not is_deck(text)


def parse(document: Document) -> Parsed:
    """Read a page of an agency's results into records and findings."""
    draft = Draft(document)
    lines = Lines(document)
    headings = heading_lines(lines)
    length = headings[1].at if len(headings) > 1 else len(lines)
    take_frame(lines, length)
    heading = read_heading(lines, draft, headings[0] if headings else None)
    owner = settle_owner(draft, heading)
    found = listed_blocks(lines, heading.stop, length)
    listed = [
        read_listed(lines, draft, block, number, owner)
        for number, block in enumerate(found.blocks, start=1)
    ]
    tell_doubts(draft, lines, owner, found.doubts)
    tell_missing_parts(draft, owner, listed, has_heading=heading.at is not None)
    span = lines.span(heading.at or 0, (heading.at or 0) + 1)
    place = AgencyPlace(Indicator, owner.agency_code, span)
    check_agency(draft, owner.agency_code, heading.name, place)
    _tell_left_over(draft, lines, length)
    return draft.parsed(KIND, None)


def _tell_left_over(draft: Draft, lines: Lines, length: int) -> None:
    """Damage, people in unread lines, lines of no known part, and another page below."""
    tell_damages(draft)
    keep_people_private(draft, lines)
    tell_another(draft, lines, length, "page")
    lines.tell_unread(draft, grave_from=0)
