"""The parts of a printed progress form, each under its numbered heading."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from parsers.bare_letters import BareText, bare
from parsers.progress_form_entries import opens_report
from parsers.progress_form_lines import FormLine


class Part(IntEnum):
    """The parts of a form, in their order."""

    HEAD = 0
    RATIONALE = 1
    OBJECTIVES = 2
    TARGETS = 3
    STRATEGY = 4
    REPORTS = 5
    CLOSING = 6


@dataclass
class FormParts:
    """The lines of each part that the form has, without its headings.

    The head is in runs of lines, one under each of its headings. `headings` are the indexes
    of their lines; `next_form` is the index of a line that begins another form.
    """

    lines: dict[Part, list[FormLine]] = field(default_factory=dict)
    head: list[list[FormLine]] = field(default_factory=lambda: [[]])
    headings: list[int] = field(default_factory=list)
    next_form: int | None = None

    def open(self, part: Part) -> None:
        """Begin a part, or another run of the head's lines."""
        self.lines.setdefault(part, [])
        if part == Part.HEAD:
            self.head.append([])

    def of(self, part: Part) -> list[FormLine]:
        """The lines of a part, none where the form lacks it."""
        return self.lines.get(part, [])


class _Heading(NamedTuple):
    """A heading's part, number and words; `is_enough` where the words alone tell it."""

    part: Part
    number: str
    words: str
    is_enough: bool = True


_HEADINGS = (
    _Heading(Part.HEAD, "1", bare("ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ")),
    _Heading(Part.HEAD, "1.1", bare("รหัสโครงการและชื่อโครงการ")),
    _Heading(Part.HEAD, "1.2", bare("หน่วยงานที่รับผิดชอบ"), False),
    _Heading(Part.RATIONALE, "1.3", bare("หลักการและเหตุผล")),
    _Heading(Part.OBJECTIVES, "1.4", bare("วัตถุประสงค์ของโครงการ")),
    _Heading(Part.OBJECTIVES, "1.4", bare("วัตถุประสงค์"), False),
    _Heading(Part.TARGETS, "1.5", bare("เป้าหมายของโครงการ")),
    _Heading(Part.TARGETS, "1.5", bare("เป้าหมาย"), False),
    _Heading(Part.REPORTS, "2", bare("รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ")),
    _Heading(Part.REPORTS, "2", bare("รายงานความก้าวหน้าของโครงการ")),
)
_STRATEGY = re.compile(
    rf"1[.,]?6[.,]?{bare('สนับสนุน')}|{bare('สนับสนุน')}[^(]{{0,60}}\({bare('ยุทธศาสตร์')}-"
)
# The certificate, whose line may break, or the signature where a scan has lost it.
_CERTIFIED = bare("ข้อมูล")
_BROKEN_OFF = "|".join(f"{_CERTIFIED[:end]}$" for end in range(len(_CERTIFIED)))
_CLOSING = re.compile(rf"{bare('ขอรับรองว่า')}(?:{_CERTIFIED}|{_BROKEN_OFF})|{bare('ลงชื่อ')}[.…_(]")
_MARKUP = "*#_ \t"
_NUMBER_OF = {
    heading.number: re.compile(r"[.,]?".join((*heading.number.replace(".", ""), "")))
    for heading in _HEADINGS
}
_AFTER_WORDS = re.compile(r"[.…·:;*_]{0,12}")
_BEFORE_TEXT = re.compile(r"[.…·*_]{0,12}[:;]")
_YEAR_AFTER = re.compile(rf"\(?(?:{bare('ประจำปี')}|{bare('ปีงบประมาณ')}|{bare('ปี')}|{bare('พ.ศ.')})")
_OPENS_NUMBERED = re.compile(rf"[{re.escape(_MARKUP)}]{{0,8}}[12๑๒]")
_IN_LINE_WORDS = re.compile(r"1[.,๑๓-๖3-6]|๑[.,]|2[.,]\s?รายงาน|๒[.,]\s?รายงาน")
_IN_LINE = re.compile(
    rf"1[.,]3[.,]?{bare('หลักการและเหตุผล')}|1[.,]4[.,]?{bare('วัตถุประสงค์ของโครงการ')}"
    rf"|1[.,]5[.,]?{bare('เป้าหมายของโครงการ')}|1[.,]6[.,]?{bare('สนับสนุนแผนพัฒนา')}"
    rf"|2[.,]{bare('รายงานความก้าวหน้าของโครงการและการใช้จ่าย')}"
)
_LEAST_BEGUN = 8
"""Letters of a broken heading that its first line must hold."""
_BRACKET_LINES = 3
"""Lines over which the heading of the strategy, which ends in a bracket, may run."""


class _Found(NamedTuple):
    """A heading found: its part, the lines it takes, and the text that follows it there."""

    part: Part
    taken: int
    rest: str = ""


def outline(running: Sequence[FormLine]) -> FormParts:
    """Part the running text at its headings, which stand in their order.

    A heading of a part that is already past is text like any other, but for the first headings
    of a form after its reports: with these another form begins.
    """
    running = [piece for line in running for piece in _apart(line)]
    numbered = _numbered_headings(running)
    parts = FormParts()
    part, at = Part.HEAD, 0
    while at < len(running):
        found = _heading_at(running, at, part, numbered)
        if found is None:
            _add(parts, part, running[at])
            at += 1
            continue
        if found.part == Part.HEAD and part > Part.HEAD:
            parts.next_form = running[at].place
            break
        part = found.part
        parts.open(part)
        lines = running[at : at + found.taken]
        parts.headings += [line.place for line in lines]
        if found.rest:
            _add(parts, part, lines[-1]._replace(text=found.rest))
        at += found.taken
    return parts


def _apart(line: FormLine) -> Iterator[FormLine]:
    """The line, or its pieces where a reader has joined a numbered heading to what it follows."""
    at = 0
    if _IN_LINE_WORDS.search(line.text):
        letters = BareText(line.text)
        for match in _IN_LINE.finditer(letters.bare):
            start = letters.place(match.start())
            if start > at and line.text[start - 1].isspace():
                yield line._replace(text=line.text[at:start].strip())
                at = start
    yield line._replace(text=line.text[at:])


def _add(parts: FormParts, part: Part, line: FormLine) -> None:
    parts.lines.setdefault(part, []).append(line)
    if part == Part.HEAD:
        parts.head[-1].append(line)


def _numbered_headings(running: Sequence[FormLine]) -> dict[Part, int]:
    """Where each part's heading with its number stands last, before the reports begin."""
    found: dict[Part, int] = {}
    for at, line in enumerate(running):
        if line.opens_row:
            break
        if _OPENS_NUMBERED.match(line.text):
            shown = bare(line.text).strip(_MARKUP)
            found |= {heading.part: at for heading in _HEADINGS if _is_numbered(heading, shown)}
            if Part.REPORTS in found:
                break
    return found


def _is_numbered(heading: _Heading, shown: str) -> bool:
    number = _NUMBER_OF[heading.number].match(shown)
    return number is not None and shown.startswith(heading.words, number.end())


def _heading_at(
    running: Sequence[FormLine], at: int, part: Part, numbered: Mapping[Part, int]
) -> _Found | None:
    """The heading that begins at the line `at`, where the text so far is of `part`."""
    text = running[at].text
    shown = bare(text).strip(_MARKUP)
    following = bare(running[at + 1].text).strip(_MARKUP) if at + 1 < len(running) else ""
    if part < Part.CLOSING and _CLOSING.match(shown):
        # Its lines are named one by one later.
        return _Found(Part.CLOSING, 0)
    if part < Part.REPORTS and (running[at].opens_row or opens_report(text, following)):
        return _Found(Part.REPORTS, 0)
    if part < Part.STRATEGY and _STRATEGY.match(shown):
        return _strategy_heading(running, at)
    for heading in _HEADINGS:
        if _may_follow(heading, part) and not _is_quoted(heading, shown, at, part, numbered):
            found = _match(heading, text, shown, following) or _with_more_words(
                heading, text, shown, following, part
            )
            if found is not None:
                return found
    return None


def _is_quoted(
    heading: _Heading, shown: str, at: int, part: Part, numbered: Mapping[Part, int]
) -> bool:
    """Whether the words have no number, and a heading that has one is still to come."""
    if heading.part == Part.HEAD or _NUMBER_OF[heading.number].match(shown):
        return False
    between = [other for other in Part if part < other <= heading.part]
    return any(numbered.get(other, -1) > at for other in between)


def _with_more_words(
    heading: _Heading, text: str, shown: str, following: str, part: Part
) -> _Found | None:
    """The numbered heading of the reports with other words after its own, such as the year.

    A year may follow anywhere, other words only where the strategy has been: before it
    somebody's second aim may be to report.
    """
    number = _NUMBER_OF[heading.number].match(shown)
    if heading.part != Part.REPORTS or number is None:
        return None
    begun, words = shown[number.end() :], heading.words
    for lines, whole in ((1, begun), (2, begun + following)):
        after = whole[len(words) :]
        if whole.startswith(words) and (part == Part.STRATEGY or _YEAR_AFTER.match(after)):
            is_one = lines == 1
            rest = _text_after(text, number.group() + words) if is_one else ""
            return _Found(heading.part, lines, rest)
        if len(begun) < _LEAST_BEGUN or not words.startswith(begun):
            return None
    return None


def _may_follow(heading: _Heading, part: Part) -> bool:
    if heading.part > Part.HEAD:
        return heading.part > part
    return part == Part.HEAD or (part >= Part.REPORTS and heading.is_enough)


def _strategy_heading(running: Sequence[FormLine], at: int) -> _Found:
    """The heading of the strategy with its lines, up to the end of its bracket."""
    depth = 0
    for number, line in enumerate(running[at : at + _BRACKET_LINES], start=1):
        depth += line.text.count("(") - line.text.count(")")
        if depth <= 0:
            return _Found(Part.STRATEGY, number, line.text.rpartition(")")[2].strip(_MARKUP + ".:"))
    return _Found(Part.STRATEGY, 1)


def _match(heading: _Heading, text: str, shown: str, following: str) -> _Found | None:
    number = _NUMBER_OF[heading.number].match(shown)
    if number is None and not heading.is_enough:
        return None
    words = heading.words
    start = number.end() if number else 0
    if shown.startswith(words, start):
        after = shown[start + len(words) :]
        if _AFTER_WORDS.fullmatch(after):
            return _Found(heading.part, 1)
        is_whole = heading.is_enough and "." in heading.number
        if number and heading.part > Part.HEAD and (is_whole or _BEFORE_TEXT.match(after)):
            return _Found(heading.part, 1, _text_after(text, number.group() + words))
        return None
    begun = shown[start:]
    is_broken = number and len(begun) >= _LEAST_BEGUN and words.startswith(begun)
    if is_broken and _AFTER_WORDS.fullmatch(following, len(words) - len(begun)):
        return _Found(heading.part, 2) if words == (begun + following)[: len(words)] else None
    return None


def _text_after(text: str, heading: str) -> str:
    letters = BareText(text)
    place = letters.end(letters.bare.index(heading) + len(heading))
    return text[place:].lstrip(".…·*_:; ")
