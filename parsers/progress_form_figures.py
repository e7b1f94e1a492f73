"""The figures of a printed progress form: how far a report's work is, and amounts of baht.

A figure counts to the end of its cell: what goes on after it (`10-20 %`, `5 ล้าน`, `2,928 USD`)
makes it another figure. The raw text is then given on, which no record takes for a number.
"""

import re
from typing import NamedTuple

from parsers.bare_letters import BareText, bare
from schema.thai import find_values
from schema.thai.figures import SCALE
from schema.thai.patterns import DIGIT

_PROGRESS = bare("ความก้าวหน้าของงาน")
_SPENT = bare("งบประมาณที่เบิกใช้")
_SIGN = r"(?P<sign>[:;|]{0,4})"
_PERCENT = re.compile(
    rf"{_SIGN}{_PROGRESS}[ฯๆ]?[=:]{{1,2}}"
    r"(?P<value>-?[0-9][0-9.,]{0,12}(?! ?[0-9.,]))?(?P<unit>%)?"
)
_BAHT_UNIT = rf"(?:\.?-|/-)?{bare('บาท')}"
_SCALED = rf"(?P<scaled>(?:(?:{bare(SCALE)})(?:[0-9][0-9.,]{{0,12}})?){{1,3}}{_BAHT_UNIT})"
# A scan reads บาท as Latin letters.
_LATIN_UNIT = "[A-Za-z]{1,4}(?![A-Za-z])"
_SPENT_IN = (
    rf"{_SIGN}{_SPENT}(?P<drawing>\([^()=:]{{1,14}}\)?)?[=:]{{1,2}}"
    rf"(?P<value>-?[0-9][0-9.,]{{0,20}}(?! ?[0-9.,]))?(?P<unit>{_SCALED}|{_BAHT_UNIT}%s)?"
)
_BUDGET = re.compile(_SPENT_IN % "")
_SCANNED_BUDGET = re.compile(_SPENT_IN % f"|{_LATIN_UNIT}")
_GOES_ON = re.compile(rf"(?:[-–−~/]|{bare('ถึง')})[0-9]")
_NEXT_FIGURE = re.compile(f"{_PROGRESS}|{_SPENT}")
_CELL_ENDS = re.compile(r" {0,8}(?:$|[\n\t:;|])")
_REST_OF_CELL = re.compile(r"[^\n\t:;|]*?(?=\s*(?:$|[\n\t:;|]|งบประมาณ))")
_OPENS_CELL = re.compile(r"[\n\t|][\s*|-]{0,8}$")
_LOOK_BACK = 12
_BAHT = re.compile(rf"(?P<figure>.*?{DIGIT})\s*(?:บาท)?\s*\.?-?")
_SCANNED_BAHT = re.compile(rf"(?P<figure>.*?{DIGIT})\s*(?:บาท|[A-Za-z]{{1,4}})?\s*\.?-?")


class Cell(NamedTuple):
    """A figure's cell: what it says, None where it is blank, and its place in the text."""

    raw: str | None
    start: int
    end: int


class EntryFigures(NamedTuple):
    """The figures of an entry; `is_doubled` where there are several and none can be chosen."""

    percent: Cell | None
    budget: Cell | None
    is_doubled: bool

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where they stand in the text."""
        return [(cell.start, cell.end) for cell in (self.percent, self.budget) if cell]


def figures_in(letters: BareText, is_scan: bool) -> EntryFigures:
    """The figures of the text after an entry's date.

    A narrative may quote the same words: the cell is the one that `::` opens, or else the one
    that begins a line or a cell.
    """
    percents = list(_PERCENT.finditer(letters.bare))
    percent, is_doubled = _only([one for one in percents if _is_cell(letters, one, is_scan)])
    ends = {one.end() for one in percents}
    pattern = _SCANNED_BUDGET if is_scan else _BUDGET
    budget, is_doubled_too = _only(
        [
            one
            for one in pattern.finditer(letters.bare)
            if one["drawing"] or one.start() in ends or _is_cell(letters, one, is_scan)
        ]
    )
    return EntryFigures(
        _cell(letters, percent) if percent else None,
        _amount_cell(letters, budget) if budget else None,
        is_doubled or is_doubled_too,
    )


def amount_in(raw: str, is_scan: bool) -> str:
    """The figure of an amount of baht; words that say no budget is used are 0.

    The text itself where it is anything else.
    """
    match = (_SCANNED_BAHT if is_scan else _BAHT).fullmatch(raw)
    if match:
        return match.group("figure").strip()
    whole = " ".join(raw.split())
    values = find_values(whole)
    if len(values) != 1 or values[0].kind != "money" or values[0].value is None:
        return raw
    is_all = values[0].span == (0, len(whole))
    return str(values[0].value) if is_all or values[0].value == 0 else raw


def _only(cells: list[re.Match[str]]) -> tuple[re.Match[str] | None, bool]:
    """The one cell, and whether there are several of which none can be chosen."""
    signed = [cell for cell in cells if len(cell["sign"]) > 1] or [
        cell for cell in cells if cell["sign"]
    ]
    if len(signed) == 1 or len(cells) == 1:
        return (signed or cells)[0], False
    return None, bool(cells)


def _is_cell(letters: BareText, match: re.Match[str], is_scan: bool) -> bool:
    """Whether the words open a cell: with `::`, or at its start. A scan may lose a colon."""
    if len(match["sign"]) > 1 or (match["sign"] and is_scan):
        return True
    place = letters.place(match.start())
    return _OPENS_CELL.search(letters.text[max(0, place - _LOOK_BACK) : place]) is not None


def _cell(letters: BareText, match: re.Match[str]) -> Cell:
    start, end = letters.place(match.start()), letters.end(match.end())
    if match["value"] is None:
        return Cell(None, start, end)
    if _ends_there(letters, match, end):
        # A dash for no satang stands after a point: 100,000.-
        is_dashed = (match["unit"] or "").startswith("-")
        return Cell(match["value"].removesuffix("." if is_dashed else ""), start, end)
    rest = _REST_OF_CELL.match(letters.text, end)
    end = rest.end() if rest else end
    return Cell(letters.text[letters.place(match.start("value")) : end].strip(), start, end)


def _ends_there(letters: BareText, match: re.Match[str], end: int) -> bool:
    """Whether the figure is whole: with its unit after it, or with nothing in its cell."""
    if _GOES_ON.match(letters.bare, match.end()):
        return False
    if match["unit"] or _NEXT_FIGURE.match(letters.bare, match.end()):
        return True
    return _CELL_ENDS.match(letters.text, end) is not None


def _amount_cell(letters: BareText, match: re.Match[str]) -> Cell:
    cell = _cell(letters, match)
    if cell.raw is None or match["scaled"] is None:
        return cell
    written = letters.text[letters.place(match.start("value")) : cell.end]
    return cell._replace(raw=amount_in(written, is_scan=False))
