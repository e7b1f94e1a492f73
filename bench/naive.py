"""The plain way to read the pages: soup, line patterns, one INSERT a row.

What a competent beginner would write in an afternoon, to measure against. It reads
full and stripped pages alike, keeps no findings and repairs no text.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
from bs4 import BeautifulSoup

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

TABLES = {
    "project": "code text, name text, agency text, fiscal_year int, progress double, section text, "
    "rationale text, objectives text, targets text, strategy text, quarter int, score double",
    "contact": "code text, line text, phone text",
    "report": "code text, printed_no int, day date, percent double, narrative text, "
    "problem text, obstacle text",
    "step": "code text, step_no int, name text, weight double, start_day date, end_day date",
    "indicator": "code text, indicator text, name text, unit text, target double, result double, "
    "category text, level text",
    "quarter": "code text, indicator text, quarter int, result double, score double, "
    "score_2_1 double, score_2_2 double",
}

HEADINGS = {
    "หลักการและเหตุผล": "rationale",
    "วัตถุประสงค์ของโครงการ": "objectives",
    "เป้าหมายของโครงการ": "targets",
    "สนับสนุนยุทธศาสตร์กรุงเทพมหานครฯ": "strategy",
    "ผลการดำเนินงาน": "",
}

CODE = re.compile(r"pid(?:=|%3D)(\d{8}-\d+)")
TITLE = re.compile(r"(.+) : (\d{8}-\d+)$")
AGENCY = re.compile(r"(?:\*\* )?(ส(?:ำ|ํา)นัก.*?)(?: : \((\d{4})\))?$")
PROGRESS = re.compile(r"ความคืบหน้าโครงการ ร้อยละ ([\d.]+)$")
EVALUATION = re.compile(r"\*\*\* สยป\. ประเมินโครงการ : ไตรมาสที่ (\d)\s*:?\s*([\d.]*)$")
SECTION = re.compile(r"(\d{8})/\d{8}$")
ENTRY = re.compile(r"\((\d+)\) ความคืบหน้าโครงการฯ ร้อยละ ([\d.]+) \((\d{4}-\d\d-\d\d)\)$")
BODY = re.compile(r"\d{1,2}/\d{1,2}/\d{4} ?:\s*(.*)")
STEP = re.compile(r"ขั้นตอน (\d+)$")
DAY = re.compile(r"(เริ่มต้น|สิ้นสุด) :(\d{4}-\d\d-\d\d)")
INDICATOR = re.compile(r"รายละเอียดเกี่ยวกับตัวชี้วัด : (\d{4}-\d+)$")
TARGET = re.compile(r"ค่าเป้าหมาย (.+) : ([\d.,]+)$")
RESULT = re.compile(r"ผลงานที่ทำได้ .+ : ([\d.,]+)$")
PAIR = re.compile(r"([\d.]+) / ([\d.]+)$")
PHONE = re.compile(r"\d[\d \-,]{2,}(?: ต่อ ?\d+)?")
NUMBER = re.compile(r"[\d.,]+$")


def naive_ingest(folder: Path, warehouse: Path) -> int:
    """Read every page of the folder into a new DuckDB file; how many pages that were."""
    return read_all(folder, warehouse, TABLES, read_page)


def read_all(
    folder: Path, warehouse: Path, tables: dict[str, str], read_one: Callable[[Path], Rows]
) -> int:
    """Read every document below the folder into a new DuckDB file; how many that were."""
    connection = duckdb.connect(str(warehouse))
    for table, columns in tables.items():
        connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({columns})")
    documents = 0
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".html", ".txt"):
            continue
        insert(connection, read_one(path))
        documents += 1
    connection.close()
    return documents


def seen_text(source: str) -> str:
    """What a person sees of a page of HTML, an element a line."""
    soup = BeautifulSoup(source, "html.parser")
    for tag in soup(["script", "style", "head"]):
        tag.decompose()
    return str(soup.get_text("\n"))


def insert(connection: duckdb.DuckDBPyConnection, rows: Rows) -> None:
    """Insert the rows of one document."""
    for table, values in rows.items():
        if values:
            marks = ", ".join("?" * len(values[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)


def read_page(path: Path) -> Rows:
    """The rows of one page, by table."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp874", errors="replace")
    if path.suffix == ".html":
        text = seen_text(text)
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line]
    code = CODE.search(path.name)
    return parse(lines, code.group(1) if code else None)


def parse(lines: list[str], code: str | None) -> Rows:
    """The rows that the lines of one page hold."""
    head: dict[str, Any] = {}
    for number, line in enumerate(lines):
        if (title := TITLE.match(line)) and not line.startswith("("):
            head.setdefault("name", title.group(1))
            code = title.group(2)
            agency = AGENCY.match(lines[number + 1]) if number + 1 < len(lines) else None
            if agency:
                head["agency"], head["fiscal_year"] = agency.groups()
        _read_head(head, line, lines[number + 1 : number + 2])
    sections = _sections(lines)
    project = (
        code,
        head.get("name"),
        head.get("agency"),
        head.get("fiscal_year"),
        head.get("progress"),
        head.get("section"),
        sections.get("rationale"),
        sections.get("objectives"),
        sections.get("targets"),
        sections.get("strategy"),
        head.get("quarter"),
        head.get("score") or None,
    )
    contact = head.get("contact")
    phone = PHONE.search(contact) if contact else None
    return {
        "project": [project],
        "contact": [(code, contact, phone.group(0).strip() if phone else None)],
        "report": _reports(code, lines),
        "step": _steps(code, lines),
        **_indicators(code, lines),
    }


def _read_head(head: dict[str, Any], line: str, following: list[str]) -> None:
    if progress := PROGRESS.match(line):
        head["progress"] = progress.group(1)
        head["contact"] = following[0] if following else None
    elif evaluation := EVALUATION.match(line):
        head["quarter"], head["score"] = evaluation.groups()
    elif section := SECTION.match(line):
        head["section"] = section.group(1)


def _sections(lines: list[str]) -> dict[str, str]:
    sections: dict[str, list[str]] = {}
    current = ""
    for line in lines:
        if line in HEADINGS:
            current = HEADINGS[line]
        elif current and not SECTION.match(line):
            sections.setdefault(current, []).append(line)
    return {name: "\n".join(texts) for name, texts in sections.items()}


def _reports(code: str | None, lines: list[str]) -> list[Row]:
    reports: list[list[Any]] = []
    in_narrative = False
    for line in lines:
        if entry := ENTRY.match(line):
            reports.append([code, entry.group(1), entry.group(3), entry.group(2), "", None, None])
        elif not reports:
            continue
        elif line.startswith("** ปัญหาของโครงการ :"):
            reports[-1][5] = line.partition(":")[2] or None
            in_narrative = False
        elif line.startswith("** อุปสรรคของโครงการ :"):
            reports[-1][6] = line.partition(":")[2] or None
        elif not reports[-1][4] and (body := BODY.match(line)):
            reports[-1][4] = body.group(1)
            in_narrative = True
        elif in_narrative:
            reports[-1][4] += "\n" + line
    return [tuple(report) for report in reports]


def _steps(code: str | None, lines: list[str]) -> list[Row]:
    steps: list[Row] = []
    for number, line in enumerate(lines):
        step = STEP.match(line)
        if not step or number + 4 >= len(lines):
            continue
        name, weight, start, end = lines[number + 1 : number + 5]
        days = [day.group(2) for day in (DAY.match(start), DAY.match(end)) if day]
        if len(days) == 2 and weight.endswith("%"):
            steps.append((code, step.group(1), name[1:], weight[1:-1], *days))
    return steps


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _indicators(code: str | None, lines: list[str]) -> Rows:
    indicators: list[list[Any]] = []
    quarters: list[Row] = []
    for number, line in enumerate(lines):
        if start := INDICATOR.match(line):
            indicators.append([code, start.group(1), None, None, None, None, None, None])
        elif indicators:
            _read_indicator(indicators[-1], line)
            if pair := PAIR.match(line):
                quarters.append(
                    (code, indicators[-1][1], *_quarter(lines[number - 3 : number]), *pair.groups())
                )
    return {"indicator": [tuple(one) for one in indicators], "quarter": quarters}


def _quarter(before: list[str]) -> tuple[str, float, float | None]:
    """Quarter, result and score out of the three lines before the pair."""
    if NUMBER.match(before[0]) and "." not in before[0] and int(before[0]) < 5:
        return before[0], _number(before[1]), _number(before[2])
    return before[1], _number(before[2]), None


def _read_indicator(indicator: list[Any], line: str) -> None:
    if line.startswith("ตัวชี้วัด : "):
        indicator[2] = line.removeprefix("ตัวชี้วัด : ")
    elif target := TARGET.match(line):
        indicator[3], indicator[4] = target.group(1), _number(target.group(2))
    elif result := RESULT.match(line):
        indicator[5] = _number(result.group(1))
    elif line.startswith("ประเภทตัวชี้วัด : "):
        indicator[6] = line.removeprefix("ประเภทตัวชี้วัด : ")
    elif "(output)" in line or "(outcome)" in line:
        indicator[7] = "output" if "(output)" in line else "outcome"


def main() -> None:
    """Read a folder into a file: python -m bench.naive FOLDER WAREHOUSE."""
    pages = naive_ingest(Path(sys.argv[1]), Path(sys.argv[2]))
    print(f"{pages} pages read")


if __name__ == "__main__":
    main()
