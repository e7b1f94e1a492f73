"""Bangkok's indicator pages (`mykpi.php`, `mykpi2563.php`), in the full and the stripped layout."""

import re
from collections.abc import Sequence
from itertools import islice

from parsers.addressed_code import addressed_code, settled_code
from parsers.agency_rules import AgencyPlace, Settled, check_agency, settle_agency
from parsers.decks.sites import is_deck
from parsers.draft import Draft, Parsed
from parsers.indicators.addresses import indicator_code_in, names_city_page
from parsers.indicators.labels import read_level
from parsers.indicators.loose_texts import LooseTexts, add_unlabelled, read_loose_texts
from parsers.indicators.page_contacts import add_contacts
from parsers.indicators.page_details import (
    read_evaluations,
    read_labels,
    read_page_strategy,
    read_table,
)
from parsers.indicators.page_gaps import PageParts, tell_missing_parts
from parsers.indicators.page_outline import PageOutline, outline
from parsers.indicators.page_title import read_title, take_frame
from parsers.indicators.places import IndicatorPlace
from parsers.indicators.quarter_rows import QuarterRow
from parsers.indicators.records import Narratives, add_quarters
from parsers.indicators.rules import check_indicator
from parsers.indicators.texts import read_texts, tell_other_parts, tell_repeated_parts
from parsers.indicators.units_and_values import read_measure, unit_and_value
from parsers.kind_headings import (
    FORM_TITLE,
    PROJECT_LINES,
    RESULTS_BARE_HEADING,
    RESULTS_BRACKET,
    RESULTS_HEADING,
    line_of,
)
from parsers.left_over import keep_people_private, tell_another, tell_damages
from parsers.page_lines import Lines
from schema.document import Document
from schema.records import Indicator

KIND = "indicator_page"

# Each opens with literal words, for which a search of the whole page is quick.
_OWN_SIGNS = (
    re.compile(r"\*\s*สยป\.?\s*(?:ตรวจ)?ประเมิน(?:ผล)?ตัวชี้วัด"),
    re.compile(r"รายละเอียดตัวชี้วัด(?:\s*ฯ?\s*:|\s*ฯ?[\s*]*\n)"),
    re.compile(r":\s*[0-9]{4}-[0-9]{1,6}[ \t]*(?:\n|$)"),
)
_SIGNS = (
    re.compile(r"ค่าเป้าหมาย[^:\n]*\s*:"),
    re.compile(r"ผลงานที่ทำได้[^:\n]*\s*:"),
    re.compile(r"ประเภท(?:ของ)?ตัวชี้วัด\s*:"),
    re.compile(r"รายงานผลฯ\s*ไตรมาสที่"),
    re.compile(r"ตัวชี้วัดระดับ(?:ผลผลิต|ผลลัพธ์)"),
)
_SIGNS_WITHOUT_OWN = 3
_OTHER_KINDS = line_of(
    FORM_TITLE, *PROJECT_LINES, RESULTS_HEADING, RESULTS_BARE_HEADING, RESULTS_BRACKET
)


def looks_like(document: Document) -> bool:
    """Whether the document is an indicator's page: its labels, and no other kind's.

    Two fixed lines of the page's own are enough, one needs a label beside it; without them
    three labels must be there.
    """
    text = document.text
    own = sum(1 for sign in _OWN_SIGNS if sign.search(text))
    needed = (_SIGNS_WITHOUT_OWN, 1, 0)[min(own, 2)]
    found = sum(1 for _ in islice((s for s in _SIGNS if s.search(text)), needed))
    return found == needed and not _OTHER_KINDS.search(text) and not is_deck(text)


def parse(document: Document) -> Parsed:
    """Read an indicator's page into records and findings."""
    draft = Draft(document)
    lines = Lines(document)
    parts = _read_parts(draft, lines, outline(lines))
    place = IndicatorPlace(draft, lines.span(0, parts.outline.length), parts.code or "", 1)
    read_page_strategy(lines, parts.outline, place)
    loose = _read_loose(lines, parts)
    indicator, result_text = _add_indicator(place, parts)
    narratives = {**loose.narratives, **parts.texts.narratives}
    _add_quarters(lines, place, parts, narratives, indicator, result_text)
    add_unlabelled(lines, place, parts.code, loose.unlabelled)
    add_contacts(draft, lines, parts.code, parts.texts.contacts)
    tell_missing_parts(draft, parts)
    _tell_left_over(draft, lines, parts)
    return draft.parsed(KIND, parts.title.text)


def _read_parts(draft: Draft, lines: Lines, found: PageOutline) -> PageParts:
    """Read the page part by part, from its title on."""
    take_frame(lines, found.length)
    title = read_title(lines, found)
    code = settled_code(
        draft, title.code, addressed_code(draft, indicator_code_in), "indicator", Indicator
    )
    labels = read_labels(lines, found)
    rows = read_table(lines, found)
    texts = read_texts(lines, found.texts, found.length)
    is_full = bool(title.text or found.has_table or texts.narratives)
    has_evaluation = read_evaluations(lines, found, draft, code, is_full=is_full)
    is_register = _is_register(draft, code)
    return PageParts(found, title, code, labels, rows, texts, has_evaluation, is_register)


def _is_register(draft: Draft, code: str | None) -> bool:
    """Whether the page is of the city's register of indicators of 2562-2563."""
    if code is not None:
        return "-" not in code
    origin = draft.document.origin
    return any(map(names_city_page, (origin.url, origin.source, draft.document.url)))


def _read_loose(lines: Lines, parts: PageParts) -> LooseTexts:
    """The texts between the details and the first heading, on pages without reports' headings."""
    found, texts = parts.outline, parts.texts
    marks = [*found.evaluators, *found.print_links]
    if texts.narratives or parts.is_register or not marks:
        return LooseTexts()
    start = min(marks) + 1
    opened = [at for at in lines.filled(start, texts.begin) if not lines.is_taken(at)]
    return read_loose_texts(lines, opened)


def _add_indicator(place: IndicatorPlace, parts: PageParts) -> tuple[Indicator | None, str | None]:
    """Add the indicator's record; returned with the text of its result."""
    labels, texts, code = parts.labels, parts.texts, parts.code
    target, result = (unit_and_value(labels.text(label)) for label in ("target", "result"))
    measure = read_measure(target, result, place)
    labels.tell_contradictions(place)
    agency = _agency(place, parts)
    values = {
        "indicator_no": place.number,
        "indicator_code": code,
        "agency_code": agency.code,
        "agency_source": agency.source,
        "name": parts.title.text,
        "unit": measure.unit,
        "target_value": measure.target,
        "target_text": measure.target_text,
        "result_value": measure.result,
        "category": labels.given("category"),
        "level": read_level(labels.text("level"), place),
        **texts.parts,
    }
    return place.draft.add(Indicator, place.key, place.span, values), result.text


def _agency(place: IndicatorPlace, parts: PageParts) -> Settled:
    """The agency by the indicator's code, else by its texts; the city's register has none."""
    if parts.is_register:
        return Settled()
    title, code = parts.title.text, parts.code
    body = (parts.texts.parts.get("definition"), parts.texts.parts.get("summary"))
    agency = Settled(f"{code[:4]}0000", "code") if code else settle_agency(None, title, body)
    at = AgencyPlace(Indicator, place.key, place.span)
    check_agency(place.draft, agency.code, None, at, (title, *body))
    return agency


def _add_quarters(
    lines: Lines,
    place: IndicatorPlace,
    parts: PageParts,
    narratives: Narratives,
    indicator: Indicator | None,
    result_text: str | None,
) -> None:
    rows: Sequence[QuarterRow] = parts.rows
    quarters = add_quarters(lines, rows, narratives, place, parts.code)
    if indicator is not None:
        check_indicator(place, indicator, quarters, rows=rows, result_text=result_text)


def _tell_left_over(draft: Draft, lines: Lines, parts: PageParts) -> None:
    """Damage, people in unread lines, and lines of no known part."""
    tell_damages(draft)
    keep_people_private(draft, lines)
    tell_repeated_parts(draft, lines, parts.code or "", parts.texts.repeated)
    tell_other_parts(draft, lines, parts.code or "", parts.texts.others)
    tell_another(draft, lines, parts.outline.length, "page")
    lines.tell_unread(draft, grave_from=parts.outline.head_end)
