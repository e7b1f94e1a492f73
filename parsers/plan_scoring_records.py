"""The levels of success that were gathered from a plan, as records."""

import re
from decimal import Decimal

from parsers.plan_state import Entry, Gathered, Records
from parsers.plan_text import one_line, text_or_none
from parsers.plan_values import ascii_digits, is_dash, points_of
from schema.records import ScoringLevel
from schema.thai import NotANumber, read_number

_POINTS = re.compile(r"\(?[0-9.]{1,5}\s?คะแนน\)?$")
_PERCENT = re.compile(
    r"(?:มากกว่า|ไม่น้อยกว่า|ตั้งแต่|[>≥]=?)?\s?(?:ร้อยละ)?\s?(?P<number>[0-9][0-9.,]{0,7})\s?%?"
    r"(?:\s?(?:ขึ้นไป|-\s?[0-9.]{1,6}\s?%?|ถึง.{0,12}))?"
)

_CALLED_PERCENT = re.compile("ร้อยละ|%")
_TORN = re.compile(r"(?:ร้อยละ\s?)?[0-9][0-9.,\s]*%?")


def add_scorings(gathered: Gathered, records: Records) -> None:
    """Add the levels of every indicator, each once."""
    seen: set[tuple[str, str]] = set()
    for scoring in gathered.scorings:
        number = scoring.owner.number if scoring.owner is not None else ""
        for entry in scoring.levels:
            level = entry.cells["level"]
            if not number or (number, level) in seen:
                why = "stands twice" if number else "belongs to no indicator"
                message = f"a scoring level {level} {why}, and is left out"
                seen_text = " | ".join(text for text in entry.cells.values() if text)
                gathered.tell(ScoringLevel, f"{number}/{level}", entry.place, message, seen_text)
                continue
            seen.add((number, level))
            record = _add_level(gathered, entry, number)
            if record is not None:
                records.levels.append(record)


def _add_level(gathered: Gathered, entry: Entry, number: str) -> ScoringLevel | None:
    cells = entry.cells
    threshold, criterion = _threshold(cells)
    score = _score(cells)
    key = f"{number}/{cells['level']}"
    printed = one_line(cells.get("threshold", ""))
    if threshold is None and _TORN.fullmatch(ascii_digits(printed)):
        message = f"the threshold of level {cells['level']} is no single figure"
        gathered.tell(ScoringLevel, key, entry.place, message, printed)
    if score is None and not is_dash(cells.get("score", "")):
        message = f"the score of level {cells['level']} is no single figure"
        gathered.tell(ScoringLevel, key, entry.place, message, cells["score"])
    return gathered.draft.add(
        ScoringLevel,
        key,
        gathered.span(entry.place),
        {
            "indicator_no": number,
            "level": int(cells["level"]),
            "threshold_percent": None if threshold is None else float(threshold),
            "criterion": text_or_none(criterion),
            "score": score,
        },
    )


def _threshold(cells: dict[str, str]) -> tuple[Decimal | None, str]:
    """The percent a level begins at, and its words; a threshold in words is one of them."""
    text, criterion = one_line(cells.get("threshold", "")), cells.get("criterion", "")
    if is_dash(text):
        bare = _POINTS.sub("", ascii_digits(one_line(criterion))).strip()
        percent = _percent(bare) if _CALLED_PERCENT.search(bare) else None
        return percent, "" if percent is not None and bare == criterion else criterion
    percent = _percent(ascii_digits(text))
    return percent, criterion if percent is not None else f"{text}\n{criterion}".strip()


def _percent(text: str) -> Decimal | None:
    match = _PERCENT.fullmatch(text)
    try:
        return read_number(match["number"].rstrip(".,")) if match else None
    except NotANumber:
        return None


def _score(cells: dict[str, str]) -> float | None:
    points = points_of(cells.get("score", ""))
    if points is None:
        match = re.search(r"\(?([0-9๐-๙.]{1,5})\s?คะแนน\)?\s{0,2}$", cells.get("criterion", ""))
        points = points_of(match[1]) if match else None
    return None if points is None else float(points)
