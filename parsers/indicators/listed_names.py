"""An indicator's name in an agency's results, which stands twice, and the strategy between.

The name may be wrapped at either place, and cut at one. The strategy is one line with
several levels, cut at a fixed length, or a filler that says the work is routine.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.indicators.listed_blocks import ListedBlock
from parsers.indicators.listed_signs import BRACKET, OPENER, letters_of
from parsers.indicators.places import IndicatorPlace
from parsers.page_frame import is_frame
from parsers.page_lines import Lines
from parsers.strategy_lines import Level, add_link, is_routine_filler, level_in
from schema.thai.patterns import ARABIC_DIGITS, DIGIT

_LEVEL_OPENS = re.compile(
    rf"(?:^|(?<=\s))(?:ด้าน|มิติ|เป้าหมาย|เป้าประสงค์|ยุทธศาสตร์|กลยุทธ์|ประเด็น)[ก-๎]{{0,20}}?ที่"
    rf"\s*:?\s*(?P<code>{DIGIT}+(?:\s?\.\s?{DIGIT}+)*)\.?(?=[\s:–-]|$)"
)
_STRAY_PERCENT = re.compile(r"(?<![0-9\u0e50-\u0e59\s])\s*%$")
_MOST_LINES = 24
"""Lines below a name's first printing among which it is looked for again."""

_LEAST_SHARED = 8
"""Letters that a cut name must have to be told for the beginning of the other."""


class ListedName(NamedTuple):
    """The lines of a name and of what follows it, up to the measures."""

    first: Sequence[int]
    below: Sequence[int]


def read_name(lines: Lines, block: ListedBlock, stop: int, place: IndicatorPlace) -> str | None:
    """The name of the block whose measures begin at `stop`; its strategy is added as links.

    Where the name's two printings differ the first is kept, and told; where one is but the
    beginning of the other, the longer is.
    """
    name_lines = _name_lines(lines, block, stop)
    first = _joined(lines, name_lines.first)
    again_at = _start_of_again(lines, first, name_lines.below)
    strategy, again = name_lines.below[:again_at], name_lines.below[again_at:]
    lines.take_each([*name_lines.first, *again])
    _read_strategy(lines, strategy, place)
    second = _joined(lines, again)
    if not second or not first:
        return first or second or None
    if letters_of(first) == letters_of(second):
        return second if len(again) < len(name_lines.first) else first
    if _is_beginning(first, second):
        return second
    if not _is_beginning(second, first):
        place.tell(
            "the name is printed twice, differently; the first is kept",
            second,
            first,
            line=lines.span(again[0], again[-1] + 1).first,
        )
    return first


def _name_lines(lines: Lines, block: ListedBlock, stop: int) -> ListedName:
    """The lines of the name up to its bracket; without one, up to the strategy below it."""
    filled = [at for at in lines.filled(block.start, stop) if not is_frame(lines.texts[at])]
    if block.bracket is not None:
        is_within = OPENER.match(lines.texts[block.bracket]) or block.bracket == block.start
        name_end = block.bracket + 1 if is_within or _text(lines, block.bracket) else block.bracket
        lines.take(block.bracket, block.bracket + 1)
        below = [at for at in filled if at > block.bracket]
        return ListedName([at for at in filled if at < name_end], below)
    later = filled[1:]
    split = next((n for n, at in enumerate(later) if _is_strategy(lines, at)), None)
    if split is None:
        split = _doubling(lines, filled) - 1
    return ListedName(filled[: split + 1], later[split:])


def _is_strategy(lines: Lines, index: int) -> bool:
    text = lines.texts[index].strip(" |")
    return is_routine_filler(text) or level_in(text) is not None


def _doubling(lines: Lines, filled: Sequence[int]) -> int:
    """How many lines a name has that is printed again right below; all where it is not."""
    for count in range(1, len(filled)):
        one, other = letters_of(_joined(lines, filled[:count])), _joined(lines, filled[count:])
        if one == letters_of(other):
            return count
    return len(filled)


def _text(lines: Lines, index: int) -> str:
    """A line of a name without what opens or closes it."""
    text = lines.texts[index]
    opener = OPENER.match(text)
    text = BRACKET.sub("", opener["name"] if opener else text)
    return text.strip(" |\t")


def _joined(lines: Lines, indexes: Sequence[int]) -> str:
    if not indexes:
        return ""
    first, *rest = indexes
    pieces = [_text(lines, first), *(BRACKET.sub("", lines.texts[at]).strip(" |") for at in rest)]
    return " ".join(filter(None, pieces))


def _is_beginning(short: str, long: str) -> bool:
    one, other = letters_of(short), letters_of(long)
    return other.startswith(one) and len(one) >= min(_LEAST_SHARED, len(other))


def _start_of_again(lines: Lines, name: str, below: Sequence[int]) -> int:
    """Where among the lines below a name it is printed again; after the strategy if nowhere."""
    starts = range(min(len(below), _MOST_LINES))
    texts = [" ".join(lines.texts[at].strip(" |") for at in below[start:]) for start in starts]
    for start in starts:
        if letters_of(texts[start]) == letters_of(name):
            return start
    for start in starts:
        if _is_beginning(name, texts[start]) or _is_beginning(texts[start], name):
            return start
    return next((start for start in starts if not _is_strategy(lines, below[start])), len(below))


def _read_strategy(lines: Lines, indexes: Sequence[int], place: IndicatorPlace) -> None:
    """Add the levels that the lines hold; lines that hold none are left untaken."""
    fillers = [at for at in indexes if is_routine_filler(lines.texts[at].strip(" |"))]
    lines.take_each(fillers)
    stated = [at for at in indexes if at not in fillers]
    levels = _levels_in(" ".join(lines.texts[at].strip(" |") for at in stated))
    if not levels:
        return
    span = lines.span(stated[0], stated[-1] + 1)
    lines.take_each(stated)
    *wider, deepest = levels
    whole = _STRAY_PERCENT.sub("", deepest.name)
    if whole != deepest.name:
        place.tell(
            f"the name of strategy {deepest.code} is cut by the page",
            whole,
            rule="text_damaged",
            severity="info",
            line=span.first,
        )
    for level in (*wider, deepest._replace(name=whole)):
        add_link(place.draft, span, (None, place.number), level)


def _levels_in(text: str) -> list[Level]:
    """The levels of a strategy in one line, each deeper than the one before it."""
    starts: list[int] = []
    code = ""
    for match in _LEVEL_OPENS.finditer(text):
        found = match["code"].translate(ARABIC_DIGITS).replace(" ", "")
        if (not starts and match.start() == 0) or (starts and found.startswith(f"{code}.")):
            starts.append(match.start())
            code = found
    if not starts:
        level = level_in(text)
        return [level] if level else []
    ends = [*starts[1:], len(text)]
    pieces = (text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return [level for piece in pieces if (level := level_in(piece)) is not None]
