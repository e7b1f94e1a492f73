"""The reports of a printed progress form: one entry a report, the oldest first.

An entry is `รายงานครั้งที่n :: date : narrative`, then `:: ความก้าวหน้าของงานฯ = p %`,
`งบประมาณที่เบิกใช้ (ครั้งที่ n) = x บาท` and two statuses (`formats.md`, section 6). The cells stand on
one line, or each on its own, broken anywhere and parted by page turns; the first report may have
none but the narrative. The number in the brackets of the budget counts drawings, not reports: it
lags behind by one and catches up later, so an amount belongs to the entry that it stands in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from parsers.bare_letters import BareText, bare
from parsers.page_lines import Lines
from parsers.progress_form_figures import figures_in
from parsers.progress_form_lines import FormLine
from parsers.progress_form_statuses import blanked, statuses_in
from parsers.stated_problems import split_answers

_MONTHS = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
_MONTH = "|".join(map(bare, _MONTHS.split()))
_DAY = (
    r"(?:[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}"
    rf"|[0-9]{{1,2}}(?:{_MONTH}|(?:[มกพสตธ][ิี]?|เม)\.[คพย]\.)(?:[0-9]{{4}}|[0-9]{{2}}(?![0-9])))"
)
_TIME = r"(?: [0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?"
_NUMBERED = rf"{bare('รายงานครั้งที่')}(?P<no>[0-9]{{1,3}})"
_DATED = re.compile(
    rf"{_NUMBERED}(?P<sign>[:;.|]{{1,4}} ?| )(?P<day>{_DAY})(?![0-9]){_TIME}(?:[:;.](?![:;]))?"
)
_UNDATED = re.compile(rf"{_NUMBERED}(?P<sign>[:;|]{{0,4}})")
# What is left of a label that an unfinished row or a scan tore apart.
_TORN = re.compile(
    rf"[:;]{{2}}{bare('ความก้าว')}|งานฯ=|{bare('ครั้งที่')}[0-9]{{1,3}}\)="
    r"|[0-9]\)=[0-9.,]{1,20}บาท"
)
_REPORT_WORD = "รายงาน"
_HAS_WORDS = re.compile(r"\w")
_ANSWER = re.compile(r"[*\s]{0,4}(?:ปัญหา|อุปสรรค)(?:ของ(?:โครงการ|กิจกรรม)\s{0,2}ฯ?)?\s{0,2}:")
_EDGE = " \t\n:;|"
_BEFORE_ENTRY = re.compile(r"(?:^|[\n\t|])[\s*|-]{0,8}$")
_BEFORE_NEXT = re.compile(r"[\n\t|][\s*|-]{0,8}$")
_LOOK_BACK = 12


class _Opening(NamedTuple):
    """Where an entry begins, and where its narrative does, in bare letters."""

    at: int
    body: int
    printed_no: int
    day: str | None


@dataclass(frozen=True)
class Entry:
    """The raw texts of one entry, and the lines it stands on.

    `fault` says why texts or figures were left out; `stray` is text of no known part of it.
    """

    lines: tuple[FormLine, ...]
    printed_no: int
    day: str | None
    percent: str | None
    baht: str | None
    narrative: str
    problem: str | None
    obstacle: str | None
    plan_status: str | None
    target_status: str | None
    is_complete: bool
    fault: str | None
    stray: str

    @property
    def bounds(self) -> tuple[int, int]:
        """First index, and the index past the last."""
        return self.lines[0].place, self.lines[-1].place + 1


def opens_report(text: str, following: str = "") -> bool:
    """Whether a line opens a dated entry, whose date may stand in the line that follows."""
    shown = bare(text).lstrip("*|-")
    if _UNDATED.fullmatch(shown):
        shown += bare(following)
    match = _DATED.match(shown)
    return match is not None and "::" in match.group("sign")


def names_report(text: str) -> bool:
    """Whether the text names a report by its number."""
    return _REPORT_WORD in text and _UNDATED.search(bare(text)) is not None


def entries_in(lines: Lines, running: Sequence[FormLine]) -> list[Entry]:
    """The entries of the part of reports; lines before the first are left untaken."""
    letters = BareText("\n".join(line.text for line in running))
    openings = list(_openings(letters))
    stops = [*(letters.place(opening.at) for opening in openings), len(letters.text)][1:]
    entries = []
    for opening, stop in zip(openings, stops, strict=True):
        start = letters.place(opening.at)
        # What stands before the next entry on its line is the mark of a list or cell.
        shown = _BEFORE_NEXT.sub("", letters.text[start:stop])
        first = letters.line(start)
        own = tuple(running[first : first + shown.count("\n") + 1])
        body_at = letters.end(opening.body)
        lines.take_each(line.place for line in own)
        own_at = shown.count("\n", 0, body_at - start)
        entries.append(_entry(opening, own, own[own_at:], shown[body_at - start :]))
    return entries


def _openings(letters: BareText) -> Iterator[_Opening]:
    """Where entries begin: with `::` and a date.

    One without its date, or with another sign, is an entry only where it opens a line and its
    number follows that of the entry before it: a narrative may tell of "รายงานครั้งที่ 3" too.
    """
    last = 0
    for match in _UNDATED.finditer(letters.bare):
        place = letters.place(match.start())
        before = letters.text[max(0, place - _LOOK_BACK) : place]
        opens_line = place == 0 or _BEFORE_ENTRY.search(before) is not None
        dated = _DATED.match(letters.bare, match.start())
        is_next = opens_line and int(match.group("no")) == last + 1
        if dated and (is_next or "::" in dated.group("sign")):
            last = int(dated.group("no"))
            start, end = letters.place(dated.start("day")), letters.end(dated.end("day"))
            yield _Opening(match.start(), dated.end(), last, letters.text[start:end])
        elif is_next and "::" in match.group("sign"):
            last += 1
            yield _Opening(match.start(), match.end(), last, None)


def _entry(
    opening: _Opening, lines: tuple[FormLine, ...], own: Sequence[FormLine], body: str
) -> Entry:
    """Read what stands after an entry's date; `own` are the lines of `body`."""
    letters = BareText(body)
    figures = figures_in(letters, any(line.is_scan for line in lines))
    places = figures.places
    told_to = min((start for start, _ in places), default=None)
    if told_to is None:
        told_to = _statuses_from(body)
    statuses = statuses_in(blanked(body, places)[told_to:])
    places += [(told_to + start, told_to + end) for start, end in statuses.places]
    beside = _Beside.of(blanked(body, places), told_to, own)
    answers = split_answers("\n".join(filter(None, (body[:told_to].strip(_EDGE), beside.goes_on))))
    fault = answers.fault or _fault(figures.is_doubled, beside, body[:told_to])
    return Entry(
        lines=lines,
        printed_no=opening.printed_no,
        day=opening.day,
        percent=figures.percent.raw if figures.percent else None,
        baht=figures.budget.raw if figures.budget else None,
        narrative="" if fault else answers.narrative,
        problem=None if fault else answers.problem,
        obstacle=None if fault else answers.obstacle,
        plan_status=None if fault else statuses.plan,
        target_status=None if fault else statuses.target,
        is_complete=bool(figures.places) or statuses.plan is not None,
        fault=fault,
        stray=beside.stray,
    )


def _statuses_from(body: str) -> int:
    """Where the statuses of an entry without figures begin: at its end, or nowhere."""
    places = sorted(statuses_in(body).places)
    if not places or body[places[-1][1] :].strip(_EDGE):
        return len(body)
    between = [body[a:b].strip(_EDGE) for (_, a), (b, _) in pairwise(places)]
    return places[-1][0] if any(between) else places[0][0]


class _Beside(NamedTuple):
    """Text beside the figures: of a row that goes on after a page turn, or of no known part."""

    goes_on: str
    stray: str

    @classmethod
    def of(cls, body: str, start: int, own: Sequence[FormLine]) -> "_Beside":
        """Look at what is left of `body` after `start`, line by line.

        A row that is cut by a page turn has the rest of its narrative after its figures.
        """
        first = body.count("\n", 0, start)
        goes_on: list[str] = []
        stray: list[str] = []
        for number, left in enumerate(body[start:].split("\n"), start=first):
            text = left.strip(_EDGE)
            if not _HAS_WORDS.search(text):
                continue
            is_answer = _ANSWER.match(text) is not None or (goes_on and not stray)
            if own[number].turn > own[first].turn or is_answer:
                goes_on.append(text)
            else:
                stray.append(text)
        return cls("\n".join(goes_on), "\n".join(stray))


def _fault(is_doubled: bool, beside: _Beside, narrative: str) -> str | None:
    """Why the texts of an entry cannot be told apart, if so."""
    if is_doubled:
        return "gives its progress or its budget more than once, as two reports run into one would"
    if _TORN.search(bare(f"{narrative}\n{beside.goes_on}\n{beside.stray}")):
        return "has its figures torn apart or mixed with its narrative"
    return None
