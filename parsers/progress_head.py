"""The head of a progress page: title, agency, year, percent, contact, evaluator."""

import re
from dataclasses import dataclass, field
from itertools import islice

from parsers.page_frame import is_frame
from parsers.page_lines import Lines
from parsers.personal_data import names_a_person
from parsers.progress_outline import Outline
from parsers.quarter_scores import QUARTER_SCORE, scores_in, without_scores
from schema.document import Span
from schema.thai.patterns import ARABIC_DIGITS, DIGIT, NUMBER

PROJECT_CODE = re.compile(r"(?<![0-9])[0-9]{8}-[0-9]{1,6}(?![0-9])")
_TITLE_CODE = re.compile(r"[0-9]{8}-[0-9]{1,6}$")
_TITLE_OPENING = re.compile(r"[*\#\s]*(?:โครงการ|กิจกรรม|ค่าใช้จ่าย|งาน|จ้าง|เงิน|อ\.|สปท\.)")
# The year in brackets or after a colon, at the end of the agency's line.
_AGENCY_YEAR = re.compile(
    rf"(?::\s{{0,3}})?\(\s{{0,3}}(?P<bracketed>{DIGIT}{{0,4}})\s{{0,3}}\)$|:\s{{0,3}}(?P<plain>{DIGIT}{{4}})$"
)
_YEAR_ALONE = re.compile(rf"[:(\s]{{0,6}}{DIGIT}{{4}}\s{{0,3}}\)?$")
_BARE_NUMBER = re.compile(rf"({NUMBER})\s*%?$")
_PROGRESS = re.compile(
    rf"[*\#|\s]*ความคืบหน้าโครงการ\s*ฯ?\s*:?\s*(?:ร้อยละ)?\s*:?\s*({NUMBER})?\s*%?\s*$"
)
_PROGRESS_LABEL = re.compile(r"[*\#|\s]*ความคืบหน้าโครงการ\s*ฯ?[\s:]*(?:ร้อยละ)?[\s:]*")
_QUARTER_OPENS = re.compile(r"[:\s]*(?:ไตรมาส|$)")
_EVALUATOR_REACH = 4
"""Lines within which the quarter follows the evaluator's label, each in its own element."""
_SHORT_YEAR_ERA = 2500
_BUDDHIST_YEARS = range(2475, 2700)
_EDGES = " \t:*#|"


@dataclass
class Head:
    """The raw texts of the head; None where the page does not give them.

    `agency_at` is where the agency's name stands. `evaluations` are quarter and score with the
    lines they stand on; `unclear` are sentences on what stands there and could not be read, each
    with its line and what was seen.
    """

    title: str | None = None
    project_code: str | None = None
    agency_name: str | None = None
    agency_at: Span | None = None
    fiscal_year: int | None = None
    labelled_percent: str | None = None
    bare_percent: str | None = None
    contacts: list[int] = field(default_factory=list)
    evaluator: int | None = None
    evaluator_stop: int = 0
    evaluations: list[tuple[int, str | None]] = field(default_factory=list)
    unclear: list[tuple[int, str, str]] = field(default_factory=list)


def read_head(lines: Lines, outline: Outline, end: int) -> Head:
    """Read the lines before `end`, where the page's first part begins."""
    head = Head()
    lines.take_each(index for index in lines.filled(0, end) if is_frame(lines.texts[index]))
    lines.take_each(
        index for kind in ("page_heading", "print_links") for index in outline.marks.get(kind, ())
    )
    anchors = [outline.first(kind) for kind in ("progress", "print_links", "evaluator")]
    top_end = min((at for at in anchors if at is not None), default=end)
    # Without any part of a page below it, nothing says that these lines are a head.
    if top_end < outline.length:
        _read_title_and_agency(lines, head, top_end)
    after = top_end
    if anchors[0] is not None:
        after = _read_progress(lines, head, anchors[0], end)
    _read_evaluator(lines, outline, head)
    _read_contacts(lines, outline, head, after, end)
    return head


def _read_title_and_agency(lines: Lines, head: Head, end: int) -> None:
    """Title, agency and bare percent stand in this order above the labelled percent."""
    texts = lines.texts
    open_lines = [
        index
        for index in lines.filled(0, end)
        if not is_frame(texts[index]) and not texts[index].startswith("ความคืบหน้าโครงการ/")
    ]
    if open_lines and (number := _BARE_NUMBER.match(texts[open_lines[-1]])):
        head.bare_percent = number.group(1)
        lines.take_each([open_lines.pop()])
    coded = [n for n, at in enumerate(open_lines) if _TITLE_CODE.search(texts[at].rstrip(_EDGES))]
    if coded:
        _read_title(lines, head, open_lines[: coded[-1] + 1])
        _read_agency(lines, head, open_lines[coded[-1] + 1 :])


def _read_title(lines: Lines, head: Head, indexes: list[int]) -> None:
    """The title ends with the code; it may be wrapped, and the code have a line of its own."""
    text = lines.texts[indexes[-1]].strip(_EDGES)
    code = _TITLE_CODE.search(text)
    assert code is not None
    head.project_code = code.group()
    title = text[: code.start()].strip(_EDGES)
    lines.take_each(indexes[-1:])
    before = lines.texts[indexes[-2]] if len(indexes) > 1 else ""
    is_wrapped = _TITLE_OPENING.match(before) and not _TITLE_OPENING.match(title)
    if before and (not title or is_wrapped):
        title = f"{before.strip(_EDGES)} {title}".strip()
        lines.take_each(indexes[-2:-1])
    head.title = title or None


def _read_agency(lines: Lines, head: Head, indexes: list[int]) -> None:
    """The agency, with its year in brackets after a colon or on a line of its own."""
    indexes = [index for index in indexes if not names_a_person(lines.texts[index])]
    if not indexes:
        return
    taken = indexes[:1]
    text = lines.texts[indexes[0]].strip(" \t*#|")
    if len(indexes) > 1 and _YEAR_ALONE.match(lines.texts[indexes[1]]):
        taken = indexes[:2]
        text = f"{text} : {lines.texts[indexes[1]].lstrip(' :')}"
    year = _AGENCY_YEAR.search(text)
    name = text[: year.start()] if year else text
    head.agency_name = name.strip(_EDGES) or None
    head.agency_at = lines.span(taken[0], taken[-1] + 1)
    lines.take_each(taken)
    digits = (year.group("bracketed") or year.group("plain") or "") if year else ""
    if digits:
        head.fiscal_year = _buddhist_year(digits.translate(ARABIC_DIGITS))
        if head.fiscal_year is None:
            sentence = "the year after the agency is no Buddhist-era year, and is left out"
            head.unclear.append((taken[-1], sentence, digits))


def _buddhist_year(digits: str) -> int | None:
    year = int(digits) + (_SHORT_YEAR_ERA if len(digits) == 2 else 0)
    return year if year in _BUDDHIST_YEARS else None


def _read_progress(lines: Lines, head: Head, index: int, end: int) -> int:
    """The labelled percent, which may have an element of its own; returns the line after it."""
    text = lines.texts[index]
    lines.take(index, index + 1)
    stop = index + 1
    match = _PROGRESS.match(text)
    for following in islice(lines.filled(index + 1, end), 2):
        longer = f"{text} {lines.texts[following]}"
        longer_match = _PROGRESS.match(longer)
        if longer_match is None or (match and match.group(1)):
            break
        text, match, stop = longer, longer_match, following + 1
    if match is not None:
        head.labelled_percent = match.group(1)
        lines.take(index, stop)
        return stop
    label = _PROGRESS_LABEL.match(text)
    rest = text[label.end() :] if label else text
    number = rest.partition(" ")[0]
    if names_a_person(rest) and _BARE_NUMBER.match(number):
        head.labelled_percent = number
        head.contacts.append(index)
    else:
        head.unclear.append((index, "the percent of progress cannot be read", rest))
        head.bare_percent = None
    return index + 1


def _read_contacts(lines: Lines, outline: Outline, head: Head, start: int, end: int) -> None:
    """The contact stands between the percent and the links, on one line or more.

    Elsewhere in the head a line that names a person is taken for it.
    """
    marks = [outline.first(kind) for kind in ("print_links", "evaluator")]
    stop = min((at for at in marks if at is not None), default=start)
    for index in lines.filled(0, end):
        text = lines.texts[index]
        is_free = not lines.is_taken(index) and not is_frame(text)
        if is_free and (start <= index < stop or names_a_person(text)):
            head.contacts.append(index)
    if head.evaluator is not None and not outline.is_full:
        first = next(lines.filled(head.evaluator_stop, outline.length), None)
        if first is not None and names_a_person(lines.texts[first]):
            head.contacts.append(first)
            head.evaluator_stop = first + 1
    lines.take_each(head.contacts)


def _read_evaluator(lines: Lines, outline: Outline, head: Head) -> None:
    """The evaluator's quarters and scores.

    In the full layout they may have elements of their own, up to the next heading; in the
    stripped one the next line is already the rationale.
    """
    index = outline.first("evaluator")
    if index is None:
        return
    stop = _end_of_evaluator(lines, outline, index)
    text = lines.joined(index, stop).replace("\n", " ")
    head.evaluator, head.evaluator_stop = index, stop
    head.evaluations = scores_in(text)
    lines.take_each(at for at in range(index, stop) if not names_a_person(lines.texts[at]))
    rest = without_scores(text)
    if rest:
        head.unclear.append((index, "not all of the evaluation can be read", rest))


def _end_of_evaluator(lines: Lines, outline: Outline, index: int) -> int:
    """The line after the evaluator's last one."""
    rationale = outline.first("rationale")
    if rationale is not None:
        following = [
            at for at in lines.filled(index + 1, rationale) if not names_a_person(lines.texts[at])
        ]
        return following[-1] + 1 if following else index + 1
    stop = index + 1
    for at in lines.filled(index + 1, min(index + _EVALUATOR_REACH, len(lines))):
        is_told = "ไตรมาส" in lines.joined(index, stop)
        if is_told or not _QUARTER_OPENS.match(lines.texts[at]):
            break
        stop = at + 1
    return stop


def read_quarter_evaluations(
    lines: Lines, start: int, end: int
) -> list[tuple[int, int, str | None]]:
    """Line, quarter and score of every evaluation listed under the closing heading."""
    found = []
    for index in lines.filled(start, end):
        match = QUARTER_SCORE.match(lines.texts[index].lstrip("* \t"))
        if match and not lines.texts[index].lstrip("* \t")[match.end() :].strip(" %"):
            found.append((index, int(match.group("quarter")), match.group("score")))
            lines.take(index, index + 1)
    return found
