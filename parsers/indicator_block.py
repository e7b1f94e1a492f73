"""An indicator with its target, its result and its quarters, as a block of labelled lines.

The unit stands inside the labels (`ค่าเป้าหมาย ร้อยละ : 80`) and may hold digits and
colons of its own; the value follows the last ` : ` (`formats.md`, sections 3 and 5).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.draft import Draft, Span
from parsers.page_lines import Lines
from parsers.quarter_table import QuarterRow, is_table_heading, read_quarter_rows
from schema.records import Indicator, IndicatorQuarter
from schema.thai import NotANumber, read_number

_LABELS = re.compile(
    r"""[*\#•|\s]*(?:
      (?P<code>รายละเอียดเกี่ยวกับตัวชี้วัด)
    | (?P<level>\(?\s*ตัวชี้วัดระดับ(?:ผลผลิต|ผลลัพธ์))
    | (?P<category>ประเภท(?:ของ)?ตัวชี้วัด\s*:?)
    | (?P<name>(?:ชื่อ)?ตัวชี้วัด\s*(?::|$))
    | (?P<target>ค่าเป้าหมาย)
    | (?P<result>ผลงานที่ทำได้)
    | (?P<report>รายงานผล(?:การดำเนินงาน)?\s*ฯ?\s*ไตรมาสที่\s*(?P<quarter>[1-4\u0e51-\u0e54])\s*:?)
    )""",
    re.VERBOSE,
)
_CODE = re.compile(r"[0-9]{4}-[0-9]{1,6}")
_LEVEL = re.compile(r"ตัวชี้วัดระดับ(ผลผลิต|ผลลัพธ์)\s*\(?\s*(output|outcome)?", re.IGNORECASE)
_LEVELS = {"ผลผลิต": "output", "ผลลัพธ์": "outcome"}
_QUALIFIER = re.compile(
    r"(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|อย่างน้อย|มากกว่า|น้อยกว่า|ลดลง|เพิ่มขึ้น|ร้อยละ|ระดับ|จำนวน"
    r"|[<>=≥≤]|\s)*"
)
_FIRST_NUMBER = re.compile(r"[0-9\u0e50-\u0e59][0-9\u0e50-\u0e59,]*(?:\.[0-9\u0e50-\u0e59]+)?")
_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?|ปี)[^0-9\u0e50-\u0e59]{0,12}[0-9\u0e50-\u0e59]{2,4}")
_NOTHING = frozenset({"", "-", "–", "—"})


@dataclass
class _Block:
    """The raw texts of one indicator's block, by label, and the lines of its table."""

    start: int
    stop: int
    texts: dict[str, str] = field(default_factory=dict)
    narratives: dict[int, tuple[int, int]] = field(default_factory=dict)
    table: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class IndicatorOwner:
    """Whose indicator it is; all of it may be unknown."""

    project_code: str | None
    agency_code: str | None
    fiscal_year: int | None


def read_indicators(
    lines: Lines, start: int, end: int, draft: Draft, owner: IndicatorOwner
) -> list[Indicator]:
    """Every indicator between the lines `start` and `end` (exclusive), with its quarters."""
    indicators = []
    for block in _blocks(lines, start, end):
        indicator = _read_block(lines, block, draft, owner)
        if indicator is not None:
            indicators.append(indicator)
    return indicators


def _blocks(lines: Lines, start: int, end: int) -> Iterator[_Block]:
    """Split at every code, or at every name where pages give no codes."""
    labelled = [
        (index, match)
        for index in lines.filled(start, end)
        if (match := _LABELS.match(lines.texts[index])) is not None
    ]
    openers = [index for index, match in labelled if match.lastgroup == "code"]
    openers = openers or [index for index, match in labelled if match.lastgroup == "name"]
    openers = openers or [index for index, _ in labelled[:1]]
    for number, opener in enumerate(openers):
        stop = openers[number + 1] if number + 1 < len(openers) else end
        inside = [(index, match) for index, match in labelled if opener <= index < stop]
        yield _collect(lines, _Block(opener, stop), inside)


def _collect(lines: Lines, block: _Block, labelled: Sequence[tuple[int, re.Match[str]]]) -> _Block:
    for number, (index, match) in enumerate(labelled):
        stop = labelled[number + 1][0] if number + 1 < len(labelled) else block.stop
        label = match.lastgroup or ""
        if match.group("report"):
            quarter = int(match.group("quarter"))
            block.narratives.setdefault(quarter, (index, stop))
            lines.take(index, stop)
            continue
        own_end = _end_of_text(lines, label, index, stop)
        text = lines.joined(index, own_end).replace("\n", " ")
        block.texts.setdefault(label, text[match.end() :] if label != "level" else text)
        lines.take(index, own_end)
        block.table.extend(range(own_end, stop))
    return block


def _end_of_text(lines: Lines, label: str, index: int, stop: int) -> int:
    """The line after a label's text: it may be wrapped, and its value an element of its own."""
    end = index + 1
    text = lines.texts[index]
    for later in lines.filled(index + 1, stop):
        following = lines.texts[later]
        if is_table_heading(following):
            break
        wanted = label == "name" or (label in _VALUED and not _has_value(text))
        if not wanted:
            break
        text = f"{text} {following}"
        end = later + 1
    return end


_VALUED = frozenset({"code", "target", "result", "category"})


def _has_value(text: str) -> bool:
    return bool(text.rpartition(":")[2].strip()) and ":" in text


def _read_block(
    lines: Lines, block: _Block, draft: Draft, owner: IndicatorOwner
) -> Indicator | None:
    code_match = _CODE.search(block.texts.get("code", ""))
    code = code_match.group() if code_match else None
    rows = list(read_quarter_rows(lines, block.table))
    span = lines.span(block.start, block.stop)
    target_unit, target_text = _unit_and_value(block.texts.get("target", ""))
    result_unit, result_text = _unit_and_value(block.texts.get("result", ""))
    key = code or owner.project_code or ""
    _tell_missing_parts(block, code, key, span, draft)
    indicator = draft.add(
        Indicator,
        key,
        span,
        {
            "indicator_code": code,
            "project_code": owner.project_code,
            "agency_code": f"{code[:4]}0000" if code else owner.agency_code,
            "fiscal_year": owner.fiscal_year,
            "name": block.texts.get("name", "").strip(" :\n") or None,
            "unit": target_unit or result_unit,
            "target_value": _value_in(target_text, "target", key, span, draft),
            "target_text": target_text,
            "result_value": _value_in(result_text, "result", key, span, draft),
            "category": block.texts.get("category", "").strip(" :\n") or None,
            "level": _level(block.texts.get("level", "")),
        },
    )
    for row in rows:
        _add_quarter(lines, row, block, draft, code)
    _add_narratives_alone(lines, block, {row.quarter for row in rows}, draft, code)
    return indicator


def _tell_missing_parts(
    block: _Block, code: str | None, key: str, span: Span, draft: Draft
) -> None:
    missing = [
        what
        for what, label in (
            ("code", "code"),
            ("name", "name"),
            ("target", "target"),
            ("result", "result"),
        )
        if not block.texts.get(label, "").strip(" :") or (label == "code" and code is None)
    ]
    if missing:
        draft.add_finding(
            "section_missing",
            "warning",
            f"the indicator at line {span.first} has no {', '.join(missing)}",
            subject=Indicator.table,
            key=key,
            line=span.first,
            page=span.page,
        )


def _unit_and_value(text: str) -> tuple[str | None, str | None]:
    """The unit before, and the value after the last ` : ` (or the last colon)."""
    separator = " : " if " : " in f"{text} " else ":"
    unit, found, value = f"{text} ".rpartition(separator)
    if not found:
        unit, value = text, ""
    return " ".join(unit.strip(" :").split()) or None, value.strip() or None


def _value_in(text: str | None, what: str, key: str, span: Span, draft: Draft) -> float | None:
    """The one number of a value's text; a second number that is no year makes it unknown."""
    if text is None or text in _NOTHING:
        return None
    try:
        return float(read_number(text))
    except NotANumber:
        pass
    rest = text[_skip_qualifier(text) :]
    number = _FIRST_NUMBER.match(rest)
    others = _FIRST_NUMBER.findall(_YEAR.sub("", rest[number.end() :])) if number else []
    if number and not others:
        return float(read_number(number.group()))
    draft.add_finding(
        "invalid_record",
        "warning",
        f"the {what} of the indicator at line {span.first} is text that holds no single number; "
        f"{what}_value is left out",
        subject=Indicator.table,
        key=key,
        line=span.first,
        page=span.page,
        observed=text,
        expected="one number",
    )
    return None


def _skip_qualifier(text: str) -> int:
    match = _QUALIFIER.match(text)
    return match.end() if match else 0


def _level(text: str) -> str | None:
    match = _LEVEL.search(text)
    return _LEVELS[match.group(1)] if match else None


def _add_quarter(
    lines: Lines, row: QuarterRow, block: _Block, draft: Draft, code: str | None
) -> None:
    narrative = block.narratives.get(row.quarter)
    draft.add(
        IndicatorQuarter,
        f"{code or ''}/{row.quarter}",
        lines.span(row.start, row.stop),
        {
            "indicator_code": code,
            "quarter": row.quarter,
            "result_value": row.result,
            "score": row.score,
            "score_2_1": row.score_2_1,
            "score_2_2": row.score_2_2,
            "narrative": _narrative(lines, narrative) if narrative else None,
        },
    )


def _add_narratives_alone(
    lines: Lines, block: _Block, rowed: set[int], draft: Draft, code: str | None
) -> None:
    """Quarters that a text tells of and no row of the table."""
    for quarter, (start, stop) in sorted(block.narratives.items()):
        if quarter not in rowed:
            draft.add(
                IndicatorQuarter,
                f"{code or ''}/{quarter}",
                lines.span(start, stop),
                {
                    "indicator_code": code,
                    "quarter": quarter,
                    "narrative": _narrative(lines, (start, stop)),
                },
            )


def _narrative(lines: Lines, bounds: tuple[int, int]) -> str | None:
    text = lines.joined(*bounds)
    match = _LABELS.match(text)
    return text[match.end() if match else 0 :].strip() or None
