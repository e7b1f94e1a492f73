"""The lines that link a piece of work to the city's strategy, one level a line.

Seen (`formats.md`, section 3): four lines with a word and a code in Thai digits;
the same without the words on the middle lines; four times a filler that says the
work is routine. The third line is cut at a fixed length and ends in a stray `%`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from parsers.draft import Draft
from parsers.page_lines import Lines
from schema.document import Span
from schema.records import StrategyLink
from schema.thai.patterns import ARABIC_DIGITS, DIGIT

_CODE = rf"(?P<code>{DIGIT}+(?:\s?\.\s?{DIGIT}+)*)\.?"
_LABEL = r"(?P<label>(?:ด้าน|มิติ|เป้าหมาย|เป้าประสงค์|ยุทธศาสตร์|กลยุทธ์|ประเด็น|มาตรการ|แผนงาน)[ก-๎]{0,20}?ที่)"
# A question mark stands where a dash was lost.
_LINE = re.compile(
    rf"[*•|\s:]*(?:{_LABEL}\s*:?\s*{_CODE}(?=[\s:–-]|$|[ก-๎])"
    rf"|(?P<bare>{DIGIT}+(?:\.{DIGIT}+)+)\.?(?=[\s:–-]))\s*[-–:?]?\s*(?P<name>.*)$",
    re.DOTALL,
)
_WIDEST = re.compile(r"ด้าน|มิติ|ยุทธศาสตร์|ประเด็น")
_FILLER = re.compile(r"[*\s]*(?:ภารกิจงานประจำ(?:ของหน่วยงาน)?[*\s]*)+%?[\s|]*$")

Owner = tuple[str | None, int | None]
"""The code of the project that serves a strategy, or the number of the indicator that does."""

CUT_LENGTH = 100
"""Characters at which the page cuts its third line, before the stray `%`."""
_MENDED = 4
"""Characters that repairing the line may have taken from its length."""


@dataclass(frozen=True)
class Strategy:
    """Whether the work is routine (None where nothing says so), and its links."""

    is_routine: bool | None
    links: tuple[StrategyLink, ...]


class Level(NamedTuple):
    """What a line says of one level of the strategy; the code in Arabic digits."""

    label: str | None
    code: str
    name: str

    @property
    def depth(self) -> int:
        """1 for the widest level; each further part of the code is one deeper."""
        return self.code.count(".") + 1


def level_in(text: str) -> Level | None:
    """The level that the text gives, None where it is of no known shape."""
    match = _LINE.match(text)
    if match is None:
        return None
    return Level(match.group("label"), _code_of(match), match.group("name").strip())


def is_routine_filler(text: str) -> bool:
    """Whether the text says that the work is routine and serves no strategy."""
    return _FILLER.match(text) is not None


def opens_strategy(text: str, following: Sequence[str]) -> bool:
    """Whether the text is the widest level of a strategy that the `following` lines deepen.

    The routine filler opens one too. An aim that happens to begin with such a word and a
    number ("เป้าหมายที่ 1 ...") has no deeper level after it.
    """
    if is_routine_filler(text):
        return True
    match = _LINE.match(text)
    if match is None or not _WIDEST.match(match.group("label") or ""):
        return False
    code = _code_of(match)
    deeper = (_LINE.match(line) for line in following)
    codes = [_code_of(line) for line in deeper if line is not None]
    return "." not in code and (not following or any(c.startswith(f"{code}.") for c in codes))


def _code_of(match: re.Match[str]) -> str:
    return (match.group("code") or match.group("bare")).translate(ARABIC_DIGITS).replace(" ", "")


def read_strategy(
    lines: Lines,
    indexes: Sequence[int],
    draft: Draft,
    project_code: str | None,
    indicator_no: int | None = None,
) -> Strategy:
    """Read the lines at `indexes`; a line of no known shape is left untaken.

    They are of a project, or of the indicator of that number.
    """
    links: list[StrategyLink] = []
    fillers = 0
    for index in indexes:
        text = lines.texts[index]
        if is_routine_filler(text):
            fillers += 1
            lines.take(index, index + 1)
            continue
        link = _read_link(
            lines, index, draft, (project_code, indicator_no), len(links) + fillers + 1
        )
        if link is not None:
            links.append(link)
            lines.take(index, index + 1)
    if links:
        check_nesting(links, draft)
        return Strategy(False, tuple(links))
    return Strategy(True if fillers else None, ())


def _read_link(
    lines: Lines, index: int, draft: Draft, owner: Owner, position: int
) -> StrategyLink | None:
    text = lines.texts[index]
    level = level_in(text)
    if level is None:
        return None
    if level.name.endswith("%") and (position == 3 or level.depth == 3):
        level = level._replace(name=level.name[:-1].rstrip())
        if len(text) >= CUT_LENGTH - _MENDED:
            tell_cut(draft, lines.span(index, index + 1), owner, level)
    return add_link(draft, lines.span(index, index + 1), owner, level)


def tell_cut(draft: Draft, span: Span, owner: Owner, level: Level) -> None:
    """The finding that the page cuts the name of a level."""
    draft.add_finding(
        "text_damaged",
        "info",
        f"the name of strategy {level.code} is cut by the page after {CUT_LENGTH} characters",
        subject=StrategyLink.table,
        key=_key_of(owner, level),
        line=span.first,
        observed=level.name,
    )


def add_link(draft: Draft, span: Span, owner: Owner, level: Level) -> StrategyLink | None:
    """A record for a level of the strategy that a project or an indicator serves."""
    project_code, indicator_no = owner
    return draft.add(
        StrategyLink,
        _key_of(owner, level),
        span,
        {
            "project_code": project_code,
            "indicator_no": indicator_no,
            "level": level.depth,
            "label": level.label,
            "code": level.code,
            "name": level.name or None,
        },
    )


def _key_of(owner: Owner, level: Level) -> str:
    project_code, indicator_no = owner
    return f"{project_code or indicator_no or ''}/{level.code}"


def check_nesting(links: Sequence[StrategyLink], draft: Draft) -> None:
    """Each level's code continues the one before it."""
    for wider, deeper in pairwise(links):
        if wider.code and deeper.code and not deeper.code.startswith(f"{wider.code}."):
            draft.add_finding(
                "invalid_record",
                "warning",
                f"strategy {deeper.code} does not lie within {wider.code}, which stands before it",
                subject=StrategyLink.table,
                key=f"{deeper.project_code or deeper.indicator_no or ''}/{deeper.code}",
                line=deeper.line_start,
                page=deeper.page,
                observed=deeper.code,
                expected=f"{wider.code}.…",
            )
