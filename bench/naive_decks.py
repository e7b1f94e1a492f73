"""The plain way to read slide decks: line patterns, one INSERT a row.

What a competent beginner would write in an afternoon, to measure against. It keeps no
findings and repairs no text.
"""

import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

from bench.invent import FULL_MONTHS, SHORT_MONTHS
from bench.naive import Row, Rows, read_all, seen_text

TABLES = {
    "slide": "file text, slide_no int, title text, body text",
    "calendar_event": "file text, slide_no int, event_no int, start_day date, end_day date, "
    "qualifier text, date_text text, description text",
    "framework_item": "file text, slide_no int, fiscal_year int, dimension_no text, "
    "dimension_name text, dimension_weight double, item_no text, name text, weight double",
    "rating_level": "file text, slide_no int, level int, label text",
}

MONTHS = {
    name: number
    for names in (FULL_MONTHS, SHORT_MONTHS)
    for number, name in enumerate(names, start=1)
}
MONTH = "|".join(re.escape(name) for name in MONTHS)
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

STARTS = re.compile(r"ใบสำเนางานนำเสนอ:|Presentation transcript:|งานนำเสนอที่คล้ายกัน|Transcript")
ENDS = re.compile(r"ดาวน์โหลด ppt|Download ppt|Ads by Google|Recently uploaded|Similar to ")
OPENING = re.compile(r"(\d+)(?:\.| of \d+)?(?: (.*))?$")
YEAR = re.compile(r"(?:ปีงบประมาณ|ประจำปี)? ?(?:พ\.ศ\.)? ?(25\d\d)")
EVENT = re.compile(
    rf"(ภายใน|ตั้งแต่)? ?(?:วันที่ ?)?(?:(\d+) ?)?(?:({MONTH})? ?(\d{{4}}|\d\d)? ?[-–] ?(\d+)? ?)?"
    rf"({MONTH}) ?(\d{{4}}|\d\d)?(?!\d)"
)
DIMENSION = re.compile(r"มิติที่ (\d) ?:? ?(.+?) \(?(?:น้ำหนัก)? ?:? ?ร้อยละ ?(\d+)\)?")
ITEM = re.compile(r"(?:ตัวชี้วัดที่ )?(\d+(?:\.\d)?)\.? ?(\D.+?) ?\(?(\d+(?:\.\d)?)%?\)?$")
GLUED = re.compile(r"(ระดับ\D+?) ?([1-5])(?!\d)")
LEVEL = re.compile(r"(?:ระดับ|คะแนน)? ?([1-5]) ?(?:=|:|หมายถึง|-) ?(\S+)")


def naive_ingest(folder: Path, warehouse: Path) -> int:
    """Read every deck of the folder into a new DuckDB file; how many decks that were."""
    return read_all(folder, warehouse, TABLES, read_deck)


def read_deck(path: Path) -> Rows:
    """The rows of one deck, by table."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    if path.suffix == ".html":
        text = seen_text(text)
    lines = [line.strip() for line in text.translate(DIGITS).splitlines()]
    rows: Rows = {table: [] for table in TABLES}
    state: dict[str, Any] = {}
    for number, slide in slides_of([line for line in lines if line]):
        rows["slide"].append((path.name, number, slide[0] if slide else None, "\n".join(slide)))
        body = "\n".join(slide)
        if "ปฏิทิน" in body[:100]:
            rows["calendar_event"] += events(path.name, number, body, state)
        elif "กรอบการประเมิน" in body[:100]:
            rows["framework_item"] += items(path.name, number, body, state)
        elif "ระดับ" in body[:100]:
            rows["rating_level"] += levels(path.name, number, body)
    return rows


def slides_of(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Number and lines of each slide: a line that opens with the next number begins one."""
    starts = [at for at, line in enumerate(lines) if STARTS.search(line)]
    slides: list[tuple[int, list[str]]] = []
    for line in lines[starts[0] + 1 if starts else 0 :]:
        if ENDS.match(line):
            break
        opening = OPENING.match(line)
        if opening and int(opening[1]) == len(slides) + 1:
            slides.append((len(slides) + 1, [opening[2]] if opening[2] else []))
        elif slides:
            slides[-1][1].append(line)
    return slides


def events(name: str, slide: int, body: str, state: dict[str, Any]) -> list[Row]:
    """The events of a calendar slide: each runs from its date to the next."""
    heading = YEAR.search(body[:120])
    if heading:
        state["year"] = int(heading[1])
    found = [match for match in EVENT.finditer(body) if "(" not in body[match.start() - 1 :][:1]]
    rows: list[Row] = []
    for number, match in enumerate(found, start=1):
        end = found[number].start() if number < len(found) else len(body)
        first, last = interval(match, state.get("year"))
        description = body[match.end() : end].strip(" \n•-\uf0d8\uf0a7\uf0fc\uf076")
        qualifier = {"ภายใน": "within", "ตั้งแต่": "from"}.get(match[1] or "")
        rows.append((name, slide, number, first, last, qualifier, match[0], description))
    return rows


def interval(match: re.Match[str], heading: int | None) -> tuple[date | None, date | None]:
    """First and last day of an event; months end on the 28th, to be safe."""
    _, day, month, year, last_day, last_month, last_year = match.groups()
    years = [full_year(one) or heading for one in (year or last_year, last_year or year)]
    if years[0] is None or years[1] is None:
        return None, None
    try:
        first = date(years[0] - 543, MONTHS[month or last_month], int(day or 1))
        final = int(last_day or (day if not month and day else 28))
        last = date(years[1] - 543, MONTHS[last_month], final)
    except ValueError:
        return None, None
    return first, last


def full_year(text: str | None) -> int | None:
    """The Buddhist year of two or four digits."""
    if not text:
        return None
    return int(text) if len(text) == 4 else 2500 + int(text)


def items(name: str, slide: int, body: str, state: dict[str, Any]) -> list[Row]:
    """The indicators of a framework slide."""
    heading = YEAR.search(body[:150])
    if heading:
        state["fiscal_year"] = int(heading[1])
    rows: list[Row] = []
    for line in re.sub(r" (?=(?:ตัวชี้วัดที่ )?\d+(?:\.\d)?\.? ?[ก-๙]|มิติที่ \d)", "\n", body).split("\n"):
        if dimension := DIMENSION.match(line):
            state["dimension"] = dimension.groups()
        elif item := ITEM.match(line):
            dimension_values = state.get("dimension", (None, None, None))
            rows.append((name, slide, state.get("fiscal_year"), *dimension_values, *item.groups()))
    return rows


def levels(name: str, slide: int, body: str) -> list[Row]:
    """The levels of a scale: five or none."""
    found = [(int(level), label) for label, level in GLUED.findall(body)]
    if len(found) != 5:
        found = [(int(level), label) for level, label in LEVEL.findall(body)]
    return [(name, slide, level, label) for level, label in found] if len(found) == 5 else []


def main() -> None:
    """Read a folder into a file: python -m bench.naive_decks FOLDER WAREHOUSE."""
    decks = naive_ingest(Path(sys.argv[1]), Path(sys.argv[2]))
    print(f"{decks} decks read")


if __name__ == "__main__":
    main()
