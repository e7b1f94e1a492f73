"""The plain way to read pages of indicators: soup, line patterns, one INSERT a row.

What a competent beginner would write in an afternoon, to measure against. It reads pages of one
indicator and agencies' results alike, keeps no findings and repairs no text.
"""

import re
import sys
from pathlib import Path
from typing import Any

from bench.naive import Row, Rows, read_all, seen_text

TABLES = {
    "indicator": "code text, agency text, year int, no int, printed_no int, name text, "
    "dimension_no text, dimension text, unit text, target text, target_value double, "
    "result double, category text, level text, definition text, formula text, source text",
    "quarter": "code text, no int, quarter int, result double, score double, score_2_1 double, "
    "score_2_2 double, narrative text",
    "evaluation": "code text, quarter int, score double",
    "strategy": "code text, no int, label text, strategy text, name text",
}

DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
CODE = re.compile(r"pid(?:=|%3D)(\d{4}-\d+|\d{1,3})(?!\d)")
AGENCY = re.compile(r"ผลการปฏิบัติราชการประจำปี.*?(?:: *(\d{4}) *)?ของหน่วยงาน : (\d{8})")
TITLE = re.compile(r"(.+) : (\d{4}-\d+|\d{1,3})$")
TARGET = re.compile(r"ค่าเป้าหมาย (.+) : (.+)$")
RESULT = re.compile(r"ผลงานที่ทำได้ .+ : ([\d.,]+)$")
EVALUATION = re.compile(r"\*\*\* สยป\. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ (\d): *([\d.]*)$")
REPORT = re.compile(r"รายงานผลฯ ไตรมาสที่ (\d)$")
LABELLED = re.compile(r"ไตรมาสที่ (\d) : (.*)$")
SECTION = re.compile(r"\d[.)] ?(คำนิยาม|นิยาม|สูตร|วิธีการคำนวณ|วิธีคำนวณ|แหล่ง)")
PAIR = re.compile(r"([\d.]+) / ([\d.]+)$")
DIMENSION = re.compile(r"มิติที่ (\d+) (\S.*)$")
NUMBERED = re.compile(r"\((\d+)\) (.+)$")
BRACKET = re.compile(r"\[มิติที่ \d+ : (.*)\]$")
LINK = re.compile(r"(ด้านที่|มิติที่|เป้าหมายที่|เป้าประสงค์ที่) ([\d.]+) (?:- )?(.*?)(?= เป้าหมายที่ |$)")
VALUES = re.compile(r"หน่วยนับ :(.*?) เป้าหมาย :(.*?) ผลงาน :(.*?) ?\|$")
NUMBER = re.compile(r"[\d,]+(?:\.\d+)?")

COLUMNS = {"คำนิยาม": 14, "นิยาม": 14, "สูตร": 15, "วิธีการคำนวณ": 15, "วิธีคำนวณ": 15, "แหล่ง": 16}
"""The place of each part of a definition among the columns of an indicator."""


def naive_ingest(folder: Path, warehouse: Path) -> int:
    """Read every page of the folder into a new DuckDB file; how many pages that were."""
    return read_all(folder, warehouse, TABLES, read_page)


def read_page(path: Path) -> Rows:
    """The rows of one page, by table."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = seen_text(text)
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line]
    code = CODE.search(path.name)
    if code:
        return _one_indicator(lines, code.group(1))
    return _agency(lines)


def _one_indicator(lines: list[str], code: str) -> Rows:
    row: list[Any] = [code, code[:4] + "0000", None, 1, *[None] * 13]
    evaluations: list[Row] = []
    links: list[Row] = []
    for number, line in enumerate(lines):
        if number < 5 and (title := TITLE.match(line)) and not line.startswith(("ค่า", "ผล")):
            row[5] = title.group(1)
        elif target := TARGET.match(line):
            row[8], row[9] = target.groups()
            row[10] = _first_number(target.group(2))
        elif result := RESULT.match(line):
            row[11] = _first_number(result.group(1))
        elif line.startswith("ประเภทตัวชี้วัด : "):
            row[12] = line.removeprefix("ประเภทตัวชี้วัด : ")
        elif "(output)" in line or "(outcome)" in line:
            row[13] = "output" if "(output)" in line else "outcome"
        elif evaluation := EVALUATION.match(line):
            quarter, score = evaluation.groups()
            evaluations.append((code, int(quarter), _first_number(score)))
        elif line.startswith(":") and (link := LINK.match(line[1:].translate(DIGITS))):
            links.append((code, 1, *link.groups()))
    for column, text in _sections(lines).items():
        row[column] = text
    return {
        "indicator": [tuple(row)],
        "quarter": _quarters(lines, code, 1, columns=4),
        "evaluation": evaluations,
        "strategy": links,
    }


def _sections(lines: list[str]) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    current = 0
    for line in lines:
        if section := SECTION.match(line.translate(DIGITS)):
            current = COLUMNS[section.group(1)]
        elif current:
            found.setdefault(current, []).append(line)
    return {column: "\n".join(texts) for column, texts in found.items()}


def _agency(lines: list[str]) -> Rows:
    agency: str | None = None
    year: int | str | None = None
    dimension: tuple[str | None, str | None] = (None, None)
    starts: list[int] = []
    dimensions = []
    for number, line in enumerate(lines):
        if heading := AGENCY.search(line):
            year, agency = heading.group(1) and int(heading.group(1)), heading.group(2)
        elif (named := DIMENSION.match(line.translate(DIGITS))) and " - " not in line[:12]:
            dimension = (named.group(1), named.group(2))
        elif NUMBERED.match(line) and BRACKET.match((lines[number + 1 :] or [""])[0]):
            starts.append(number)
            dimensions.append(dimension)
    rows: Rows = {"indicator": [], "quarter": [], "strategy": []}
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(lines)
        block = lines[start:end]
        head = (None, agency, year, place + 1)
        rows["indicator"].append((*head, *_listed(block, dimensions[place])))
        rows["quarter"] += _quarters(block, None, place + 1, columns=3)
        links = LINK.finditer(block[2].translate(DIGITS))
        rows["strategy"] += [(None, place + 1, *link.groups()) for link in links]
    return rows


def _listed(block: list[str], dimension: tuple[str | None, str | None]) -> Row:
    number, name = re.match(NUMBERED, block[0]).groups()  # type: ignore[union-attr]
    bracket = BRACKET.match(block[1])
    unit = target = result = None
    for line in block:
        if values := VALUES.match(line):
            unit, target, result = values.groups()
        elif line.startswith("หน่วยนับ :"):
            unit = line.partition(":")[2]
        elif line.startswith("เป้าหมาย :"):
            target = line.partition(":")[2]
        elif line.startswith("ผลงาน :"):
            result = line.partition(":")[2]
    category = bracket.group(1) if bracket else None
    values_read = (unit, target, _first_number(target), _first_number(result))
    return (int(number), name, *dimension, *values_read, category or None, *[None] * 4)


def _quarters(lines: list[str], code: str | None, no: int, columns: int) -> list[Row]:
    results: dict[int, list[Any]] = {}
    told: dict[int, list[str]] = {}
    current = 0
    for number, line in enumerate(lines):
        plain = line.translate(DIGITS)
        if report := REPORT.match(plain):
            current = int(report.group(1))
        elif labelled := LABELLED.match(plain):
            told.setdefault(int(labelled.group(1)), []).append(line.partition(" : ")[2])
        elif pair := PAIR.match(plain.strip("| ").rpartition("| ")[2]):
            cells = [one.strip() for one in plain.strip("| ").split("|")[:-1]]
            before = cells or [
                one.translate(DIGITS) for one in lines[number - columns + 1 : number]
            ]
            if columns == 4 and not re.match(r"[1-4]$", before[0]):
                before = [*before[1:], ""]
            if re.match(r"[1-4]$", before[0]):
                score = _first_number(before[2]) if columns == 4 else None
                results[int(before[0])] = [_first_number(before[1]), score, *pair.groups()]
        elif line.startswith("** สรุป") or SECTION.match(plain) or NUMBERED.match(line):
            current = 0
        elif current:
            told.setdefault(current, []).append(line)
    return [
        (code, no, quarter, *results.get(quarter, [None] * 4), "\n".join(told.get(quarter, [])))
        for quarter in sorted({*results, *told})
    ]


def _first_number(text: str | None) -> float | None:
    number = NUMBER.search((text or "").translate(DIGITS))
    return float(number.group(0).replace(",", "")) if number else None


def main() -> None:
    """Read a folder into a file: python -m bench.naive_indicators FOLDER WAREHOUSE."""
    pages = naive_ingest(Path(sys.argv[1]), Path(sys.argv[2]))
    print(f"{pages} pages read")


if __name__ == "__main__":
    main()
