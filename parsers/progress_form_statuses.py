"""What a form says of a report beside its figures: does the work keep to its plan, its target?

Both are cells opened by a colon (`formats.md`, section 6): `: เป็นไปตามแผน`, `: เป็นไปตามเป้าหมาย`
and their contraries. The first is of the plan, the second of the target.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from parsers.bare_letters import BareText, bare, unwrapped

_COURSES = (
    "เป็นไปตาม ไม่เป็นไปตาม ยังไม่เป็นไปตาม ล่าช้ากว่า ช้ากว่า เร็วกว่า ต่ำกว่า สูงกว่า เกินกว่า เกิน "
    "บรรลุ บรรลุตาม ไม่บรรลุ ไม่บรรลุตาม ยังไม่บรรลุ ก่อน เท่ากับ".split()
)
_ENDS = ("", "งาน", "ที่กำหนด", "ที่กำหนดไว้", "ที่วางไว้", "ที่ตั้งไว้")
_SPELLINGS = {
    bare(words): words
    for words in (f"{a}{b}{c}" for a in _COURSES for b in ("แผน", "เป้าหมาย") for c in _ENDS)
}
"""How a status is spelt, by its bare letters: what a scan lost of it is thereby restored."""
_PLAN, _TARGET = bare("แผน"), bare("เป้าหมาย")
_KNOWN = re.compile("|".join(sorted(map(re.escape, _SPELLINGS), key=len, reverse=True)))
_COLON_BEFORE = re.compile(r"[:;][\s:;|]{0,6}$")
_LINE_BEFORE = re.compile(r"(?:^|[\n\t|])\s{0,4}$")
_CELL_AFTER = re.compile(r"\s{0,8}(?:$|[\n\t:;|])")
_OTHER_CELL = re.compile(r"\s*+[:;]{1,2}[ \t]*+(?P<words>[^\s:;|][^\n\t:;|]{0,60})")
_LOOK_BACK = 8


class Statuses(NamedTuple):
    """Both statuses, None where not given, and the places in the text that they fill."""

    plan: str | None
    target: str | None
    places: tuple[tuple[int, int], ...]


def statuses_in(text: str) -> Statuses:
    """The statuses in the text beside a report's figures.

    Words that are not known count where they fill the cells and nothing else stands there:
    the first is then of the plan, the second of the target.
    """
    found: dict[str, str] = {}
    places: list[tuple[int, int]] = []
    letters = BareText(text)
    for match in _KNOWN.finditer(letters.bare):
        about = _TARGET if _TARGET in match.group() else _PLAN
        start, end = letters.place(match.start()), letters.end(match.end())
        if about not in found and _is_cell(text, start, end):
            found[about] = _SPELLINGS[match.group()]
            places.append((_colon_before(text, start), end))
    if len(found) < len((_PLAN, _TARGET)):
        _add_other_words(blanked(text, places), found, places)
    return Statuses(found.get(_PLAN), found.get(_TARGET), tuple(places))


def blanked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text at its full length, with an empty cell at each of the places."""
    for start, end in places:
        empty = "".join("\n" if letter == "\n" else "\t" for letter in text[start:end])
        text = text[:start] + empty + text[end:]
    return text


def _is_cell(text: str, start: int, end: int) -> bool:
    """Whether the words open with a colon, or fill a line or a cell of their own."""
    if _colon_before(text, start) < start:
        return True
    before = text[max(0, start - _LOOK_BACK) : start]
    return _LINE_BEFORE.search(before) is not None and _CELL_AFTER.match(text, end) is not None


def _colon_before(text: str, start: int) -> int:
    look_from = max(0, start - _LOOK_BACK)
    colon = _COLON_BEFORE.search(text[look_from:start])
    return look_from + colon.start() if colon else start


def _add_other_words(text: str, found: dict[str, str], places: list[tuple[int, int]]) -> None:
    cells: list[re.Match[str]] = []
    at = 0
    while match := _OTHER_CELL.match(text, at):
        cells.append(match)
        at = match.end()
    missing = [about for about in (_PLAN, _TARGET) if about not in found]
    if len(cells) == len(missing) and not text[at:].strip():
        for about, cell in zip(missing, cells, strict=True):
            found[about] = unwrapped(cell.group("words"))
            places.append(cell.span())
