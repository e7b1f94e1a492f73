"""Which part of the city's plan a printed form says the project serves, and its indicators.

Seen (`formats.md`, section 6): `ประเด็นยุทธศาสตร์ : ด้านที่ ๗ ? name`, `ประเด็นยุทธศาสตร์ย่อย : ๗.๓ - name`
(a page turn may part label and text), `เป้าหมายที่ : ๗.๓.๑ name`, then `ตัวชี้วัด... : name`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.bare_letters import BareText, bare, unwrapped
from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.progress_form_lines import FormLine
from parsers.strategy_lines import Level, Strategy, check_nesting, is_routine_filler, level_in
from schema.records import StrategyLink

INDICATOR = "ตัวชี้วัด"
_LABELS = (
    "ประเด็นยุทธศาสตร์ย่อย",
    "ประเด็นยุทธศาสตร์",
    "ยุทธศาสตร์ย่อย",
    "ยุทธศาสตร์",
    "เป้าประสงค์ที่",
    "เป้าประสงค์",
    "เป้าหมายที่",
    "เป้าหมาย",
    "กลยุทธ์ที่",
    "กลยุทธ์",
    INDICATOR,
)
_ALONE = ("ประเด็นยุทธศาสตร์ย่อย", "ประเด็นยุทธศาสตร์", "เป้าหมายที่")
_SPELT = {bare(label): label for label in _LABELS}
# A page turn may part a label from its colon; a scan may lose the colon before a code.
_LABEL = re.compile(
    rf"(?P<label>{'|'.join(_SPELT)})"
    rf"(?:[.…·]{{0,12}}[:;]{{1,2}}|(?=[0-9]{{1,2}}\.[0-9])|(?P<alone>))"
    rf"(?P<code>(?:{bare('ด้านที่')})?[0-9])?"
)
_OPENS_LINE = re.compile(r"(?:^|\n)[*\s]{0,8}$")
_CLOSES_LINE = re.compile(r"[ \t]{0,8}(?:\n|$)")
_COLON = re.compile(r"[\s:;]{0,6}")
_LOOK_BACK = 10


class Linked(NamedTuple):
    """What a label says: its words, the text after them, and the lines of both."""

    label: str
    text: str
    bounds: tuple[int, int]


def labelled(running: Sequence[FormLine]) -> Iterator[Linked]:
    """The labelled texts of the part, in their order; each may run over lines.

    Each line before the first label is a text under the empty label.
    """
    letters = BareText("\n".join(line.text for line in running))
    labels = [match for match in _LABEL.finditer(letters.bare) if _is_label(letters, match)]
    starts = [letters.place(match.start()) for match in labels]
    before = letters.line(starts[0]) if starts else len(running)
    for line in running[:before]:
        yield _linked("", line.text, (line,))
    stops = [*starts, len(letters.text)][1:]
    for match, start, stop in zip(labels, starts, stops, strict=True):
        first = letters.line(start)
        last = first + letters.text[start:stop].rstrip().count("\n")
        text_at = letters.end(match.start("code") if match.group("code") else match.end())
        yield _linked(
            _SPELT[match.group("label")], letters.text[text_at:stop], running[first : last + 1]
        )


def _is_label(letters: BareText, match: re.Match[str]) -> bool:
    """Whether the words open a line, or stand within one before a colon and a code."""
    place = letters.place(match.start())
    before = letters.text[max(0, place - _LOOK_BACK) : place]
    if place and not _OPENS_LINE.search(before):
        return match.group("alone") is None and bool(match.group("code")) and before[-1:].isspace()
    if match.group("alone") is None:
        return True
    end = letters.end(match.end("label"))
    is_alone = _CLOSES_LINE.match(letters.text, end) is not None
    return is_alone and _SPELT[match.group("label")] in _ALONE


def _linked(label: str, text: str, lines: Sequence[FormLine]) -> Linked:
    whole = unwrapped(text.replace("\t", " "))
    colon = _COLON.match(whole)
    bounds = (lines[0].place, lines[-1].place + 1)
    return Linked(label, whole[colon.end() :] if colon else whole, bounds)


def read_strategy(
    found: Sequence[Linked], lines: Lines, draft: Draft, project_code: str | None
) -> Strategy:
    """The links, widest first; a text of no known shape is left untaken."""
    links: list[StrategyLink] = []
    is_routine = None
    for one in found:
        if is_routine_filler(one.text):
            is_routine = True
            lines.take(*one.bounds)
            continue
        level = _level(one)
        if level is None:
            continue
        link = _add_link(one, level, lines, draft, project_code)
        lines.take(*one.bounds)
        if link is not None:
            links.append(link)
    check_nesting(links, draft)
    return Strategy(False if links else is_routine, tuple(links))


def _level(one: Linked) -> Level | None:
    """The level, also of a widest one that is a number without a word before it."""
    level = level_in(one.text)
    if level is not None or not one.label:
        return level
    level = level_in(f"ด้านที่ {one.text}")
    return level._replace(label=None) if level else None


def _add_link(
    one: Linked, level: Level, lines: Lines, draft: Draft, project_code: str | None
) -> StrategyLink | None:
    return draft.add(
        StrategyLink,
        f"{project_code or ''}/{level.code}",
        lines.span(*one.bounds),
        {
            "project_code": project_code,
            "level": level.depth,
            "label": level.label or one.label or None,
            "code": level.code,
            "name": level.name or None,
        },
    )
