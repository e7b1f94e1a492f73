"""The head of a progress page: title, agency, year, percent, contact, evaluator."""

import re
from dataclasses import dataclass

from parsers.page_lines import Lines
from parsers.progress_outline import Outline

_DIGITS = r"[0-9\u0e50-\u0e59]"
_NUMBER = rf"-?{_DIGITS}[{_DIGITS[1:-1]}.,]*"
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

PROJECT_CODE = re.compile(r"(?<![0-9])[0-9]{8}-[0-9]{1,6}(?![0-9])")
_TITLE = re.compile(r"(?P<title>.*?)\s*:?\s*(?P<code>[0-9]{8}-[0-9]{1,6})$", re.DOTALL)
_AGENCY = re.compile(
    rf"[*•|\s]*(?P<name>.*?)\s*:?\s*\(?\s*"
    rf"(?:(?:[:(]|ปี(?:งบประมาณ)?\s*(?:พ\.?ศ\.?)?\s*:?)\s*(?P<year>{_DIGITS}{{4}})?\s*\)?)?$",
    re.DOTALL,
)
_BARE_NUMBER = re.compile(rf"({_NUMBER})\s*%?$")
_PROGRESS = re.compile(
    rf"[*\#|\s]*ความคืบหน้าโครงการ\s*ฯ?\s*:?\s*(?:ร้อยละ)?\s*:?\s*({_NUMBER})?\s*%?\s*$"
)
_EVALUATOR = re.compile(
    rf"ไตรมาส(?:ที่)?\s*(?P<quarter>[1-4\u0e51-\u0e54])\s*:?\s*(?P<score>{_NUMBER})?\s*$"
)
_QUARTER_EVALUATION = re.compile(
    rf"[*\s]*ไตรมาส(?:ที่)?\s*([1-4\u0e51-\u0e54])\s*:?\s*({_NUMBER})?\s*$"
)
_FRAME = re.compile(
    r"[\s:|]*(?:(?:Back|Home|SED|พิมพ์ข้อมูล|ย้อนกลับ|หน้าแรก|กลับหน้าหลัก)[\s:|]*)+$"
    r"|FusionCharts will render here|[:|\s]+$"
)


@dataclass
class Head:
    """The raw texts of the head; None where the page does not give them."""

    title: str | None = None
    project_code: str | None = None
    agency_name: str | None = None
    fiscal_year: int | None = None
    labelled_percent: str | None = None
    bare_percent: str | None = None
    contact: tuple[int, int] | None = None
    evaluator: int | None = None
    evaluator_stop: int = 0
    quarter: str | None = None
    score: str | None = None


def is_frame(text: str) -> bool:
    """Whether the line is of the site's own frame: links, a chart's stub, lone punctuation."""
    return _FRAME.match(text) is not None


def read_head(lines: Lines, outline: Outline, end: int) -> Head:
    """Read the lines before `end`, where the page's first part begins."""
    head = Head()
    for index in lines.filled(0, end):
        if is_frame(lines.texts[index]):
            lines.take(index, index + 1)
    lines.take_each(
        index for kind in ("page_heading", "print_links") for index in outline.marks.get(kind, ())
    )
    progress = outline.first("progress")
    top_end = (
        progress if progress is not None else _first_of(outline, end, "print_links", "evaluator")
    )
    _read_title_and_agency(lines, head, top_end)
    after = top_end
    if progress is not None:
        after = _read_progress(lines, head, progress, end)
    _read_contact(lines, outline, head, after, end)
    _read_evaluator(lines, outline, head, end)
    return head


def _first_of(outline: Outline, end: int, *kinds: str) -> int:
    return min((at for kind in kinds if (at := outline.first(kind)) is not None), default=end)


def _read_title_and_agency(lines: Lines, head: Head, end: int) -> None:
    """Title, agency and bare percent stand in this order above the labelled percent."""
    texts = lines.texts
    open_lines = [index for index in lines.filled(0, end) if not is_frame(texts[index])]
    open_lines = [index for index in open_lines if not _is_page_heading(texts[index])]
    if open_lines and (number := _BARE_NUMBER.match(texts[open_lines[-1]])):
        head.bare_percent = number.group(1)
        lines.take_each([open_lines.pop()])
    coded = [n for n, index in enumerate(open_lines) if PROJECT_CODE.search(texts[index])]
    titled = [n for n in coded if _TITLE.match(texts[open_lines[n]])]
    if not titled:
        return
    at = titled[-1]
    match = _TITLE.match(texts[open_lines[at]])
    assert match is not None
    head.project_code = match.group("code")
    head.title = match.group("title").rstrip(" :") or None
    lines.take_each([open_lines[at]])
    if head.title is None and at > 0:
        head.title = texts[open_lines[at - 1]].rstrip(" :") or None
        lines.take_each([open_lines[at - 1]])
    _read_agency(lines, head, open_lines[at + 1 :])


def _is_page_heading(text: str) -> bool:
    return text.startswith("ความคืบหน้าโครงการ/")


def _read_agency(lines: Lines, head: Head, indexes: list[int]) -> None:
    """The agency, with its year in brackets after a colon or on a line of its own."""
    if not indexes:
        return
    taken = indexes[:1]
    text = lines.texts[indexes[0]]
    if len(indexes) > 1 and re.match(rf"[:(\s]*{_DIGITS}{{4}}\s*\)?$", lines.texts[indexes[1]]):
        taken = indexes[:2]
        text = f"{text} : {lines.texts[indexes[1]].lstrip(' :')}"
    match = _AGENCY.match(text)
    assert match is not None
    year = match.group("year")
    head.agency_name = match.group("name").strip(" :*") or None
    head.fiscal_year = int(year.translate(_ARABIC)) if year else None
    lines.take_each(taken)


def _read_progress(lines: Lines, head: Head, index: int, end: int) -> int:
    """The labelled percent; returns the line after it."""
    match = _PROGRESS.match(lines.texts[index])
    head.labelled_percent = match.group(1) if match else None
    lines.take(index, index + 1)
    if head.labelled_percent is not None:
        return index + 1
    following = next(lines.filled(index + 1, end), None)
    number = _BARE_NUMBER.match(lines.texts[following]) if following is not None else None
    if following is None or number is None:
        return index + 1
    head.labelled_percent = number.group(1)
    lines.take(following, following + 1)
    return following + 1


def _read_contact(lines: Lines, outline: Outline, head: Head, start: int, end: int) -> None:
    """The contact stands between the percent and the links, on one line or more."""
    stop = _first_of(outline, -1, "print_links", "evaluator")
    if stop < start:
        return
    filled = [index for index in lines.filled(start, stop) if not is_frame(lines.texts[index])]
    if filled:
        head.contact = (filled[0], filled[-1] + 1)
        lines.take(*head.contact)


def _read_evaluator(lines: Lines, outline: Outline, head: Head, end: int) -> None:
    """The evaluator's quarter and score; a score of its own element stands on the next line."""
    index = outline.first("evaluator")
    if index is None:
        return
    head.evaluator, head.evaluator_stop = index, index + 1
    text = lines.texts[index]
    match = _EVALUATOR.search(text)
    for following in lines.filled(index + 1, min(index + 4, len(lines))):
        if match is not None and match.group("score"):
            break
        longer = f"{text} {lines.texts[following]}"
        longer_match = _EVALUATOR.search(longer)
        if longer_match is None:
            break
        text, match, head.evaluator_stop = longer, longer_match, following + 1
    if match is not None:
        head.quarter, head.score = match.group("quarter"), match.group("score")
        lines.take(index, head.evaluator_stop)


def read_quarter_evaluations(
    lines: Lines, start: int, end: int
) -> list[tuple[int, str, str | None]]:
    """Line, quarter and score of every evaluation listed under the closing heading."""
    found = []
    for index in lines.filled(start, end):
        match = _QUARTER_EVALUATION.match(lines.texts[index])
        if match:
            found.append((index, match.group(1), match.group(2)))
            lines.take(index, index + 1)
    return found
