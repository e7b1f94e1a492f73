"""An indicator with its target, its result and its quarters, as a block of labelled lines.

The unit stands inside the labels (`ค่าเป้าหมาย ร้อยละ : 80`) and may hold digits and
colons of its own; the value follows the last ` : ` (`formats.md`, sections 3 and 5).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from parsers.draft import Draft
from parsers.page_lines import Lines
from parsers.quarter_table import QuarterRow, is_table_heading, opens_rows, read_quarter_rows
from schema.document import Span
from schema.records import Indicator, IndicatorQuarter
from schema.records.operations import Severity
from schema.thai import NotANumber, find_values, read_number
from schema.thai.patterns import DIGIT

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
_CODE = re.compile(r"(?<![0-9-])[0-9]{4}-[0-9]{1,6}(?![0-9-])")
_LEVEL = re.compile(r"ตัวชี้วัดระดับ(ผลผลิต|ผลลัพธ์)\s*\(?\s*(output|outcome)?", re.IGNORECASE)
_LEVELS = {"ผลผลิต": "output", "ผลลัพธ์": "outcome"}
_LEVEL_GOES_ON = re.compile(r"\(?\s*(?:output|outcome)\s*\)*$", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|อย่างน้อย|มากกว่า|น้อยกว่า|ลดลง|เพิ่มขึ้น|ร้อยละ|ระดับ|จำนวน"
    r"|[<>=≥≤]|\s)*"
)
_FIRST_NUMBER = re.compile(rf"{DIGIT}[0-9\u0e50-\u0e59,]*(?:\.{DIGIT}+)?")
_YEAR = re.compile(rf"(?:พ\.?\s?ศ\.?|ปี)[^0-9\u0e50-\u0e59]{{0,12}}{DIGIT}{{2,4}}")
_SCALED = re.compile(rf"{DIGIT}\s*(?:ร้อย(?!ละ)|พัน(?!ธ)|หมื่น|แสน|ล้าน|ลบ\.?(?![\u0e01-\u0e59]))")
_NO_MINUS = re.compile(rf"[-–—−]\s+{DIGIT}|[–—−]\s*{DIGIT}")
_RATIO = re.compile(
    rf"(?P<unit>.*:|.*(?:สัด|อัตรา)ส่วน|)\s*(?P<value>{DIGIT}[0-9\u0e50-\u0e59,.]*\s*:\s*{DIGIT}[0-9\u0e50-\u0e59,.]*)$"
)
_NOTHING = frozenset({"", "-", "–", "—"})
_BAHT = "บาท"
_MOST_LINES = 4
"""Lines over which a label, its unit, its colon and its value may stand."""


@dataclass
class _Block:
    """The raw texts of one indicator's block, by label, and the lines of its table."""

    start: int
    stop: int
    texts: dict[str, list[str]] = field(default_factory=dict)
    narratives: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    table: list[int] = field(default_factory=list)

    def text(self, label: str) -> str:
        """What the label's line says; nothing where two such lines contradict each other."""
        found = self.texts.get(label, [])
        return "" if self.contradicts(label) or not found else found[0]

    def contradicts(self, label: str) -> bool:
        """Whether the label stands twice in the block, with two meanings."""
        return len({"".join(found.split()) for found in self.texts.get(label, ())}) > 1


@dataclass(frozen=True)
class IndicatorOwner:
    """Whose indicator it is; all of it may be unknown."""

    project_code: str | None
    agency_code: str | None
    fiscal_year: int | None


class _Place(NamedTuple):
    """Where an indicator stands, its number in the document, and how its findings name it."""

    draft: Draft
    span: Span
    key: str
    number: int

    def tell(
        self,
        message: str,
        observed: str | None = None,
        expected: str | None = None,
        *,
        scales: bool = False,
    ) -> None:
        """A finding about a value that is left out."""
        self.draft.add_finding(
            "scales_differ" if scales else "invalid_record",
            "warning",
            f"{message} (the indicator at line {self.span.first})",
            subject=Indicator.table,
            key=self.key,
            line=self.span.first,
            page=self.span.page,
            observed=observed,
            expected=expected,
        )


def read_indicators(
    lines: Lines, start: int, end: int, draft: Draft, owner: IndicatorOwner
) -> list[Indicator]:
    """Every indicator between the lines `start` and `end` (exclusive), with its quarters."""
    indicators = []
    for number, block in enumerate(_blocks(lines, start, end), start=1):
        indicator = _read_block(lines, block, number, draft, owner)
        if indicator is not None:
            indicators.append(indicator)
    return indicators


def _blocks(lines: Lines, start: int, end: int) -> Iterator[_Block]:
    """Split at every code, and where a block's name, target or code stands again."""
    labelled = [
        (index, match)
        for index in lines.filled(start, end)
        if (match := _LABELS.match(lines.texts[index])) is not None
    ]
    openers = _openers(lines, labelled)
    for number, opener in enumerate(openers):
        stop = openers[number + 1] if number + 1 < len(openers) else end
        inside = [(index, match) for index, match in labelled if opener <= index < stop]
        yield _collect(lines, _Block(opener, stop), inside)


_OPENERS = frozenset({"code", "name", "target"})


def _openers(lines: Lines, labelled: Sequence[tuple[int, re.Match[str]]]) -> list[int]:
    openers: list[int] = []
    seen: set[str] = set()
    for index, match in labelled:
        label = match.lastgroup or ""
        again = label in seen and label in _OPENERS and ":" in lines.texts[index]
        if not openers or again or (label == "code" and seen):
            openers.append(index)
            seen = set()
        seen.add(label)
    return openers


def _collect(lines: Lines, block: _Block, labelled: Sequence[tuple[int, re.Match[str]]]) -> _Block:
    for number, (index, match) in enumerate(labelled):
        stop = labelled[number + 1][0] if number + 1 < len(labelled) else block.stop
        label = match.lastgroup or ""
        if match.group("report"):
            quarter = int(match.group("quarter"))
            block.narratives.setdefault(quarter, []).append((index, stop))
            lines.take(index, stop)
            continue
        own_end = _end_of_text(lines, label, index, stop)
        text = lines.joined(index, own_end).replace("\n", " ")
        text = text[match.end() :] if label != "level" else text
        block.texts.setdefault(label, []).append(text)
        lines.take(index, own_end)
        block.table.extend(range(own_end, stop))
    return block


def _end_of_text(lines: Lines, label: str, index: int, stop: int) -> int:
    """The line after a label's text: it may be wrapped, and its value an element of its own."""
    end = index + 1
    text = lines.texts[index]
    for number, later in enumerate(lines.filled(index + 1, stop), start=1):
        following = lines.texts[later]
        if not _goes_on(label, text, following, number):
            break
        if is_table_heading(following) and label != "level":
            break
        if opens_rows(lines, later, stop):
            break
        text = f"{text} {following}"
        end = later + 1
    return end


_VALUED = frozenset({"code", "target", "result", "category"})


def _goes_on(label: str, text: str, following: str, number: int) -> bool:
    """Whether the text of a label is not yet whole without the line `number` lines below."""
    if label == "level":
        has_word = "output" in text.lower() or "outcome" in text.lower()
        return not has_word and _LEVEL_GOES_ON.match(following) is not None
    wanted = label in _VALUED and not _has_value(text) and number < _MOST_LINES
    return label == "name" or wanted


def _has_value(text: str) -> bool:
    return bool(text.rpartition(":")[2].strip()) and ":" in text


def _read_block(
    lines: Lines, block: _Block, number: int, draft: Draft, owner: IndicatorOwner
) -> Indicator | None:
    code = _code(block)
    rows = read_quarter_rows(lines, block.table)
    span = lines.span(block.start, block.stop)
    place = _Place(draft, span, code or f"{owner.project_code or ''}/{number}", number)
    target_unit, target_text = _unit_and_value(block.text("target"))
    result_unit, result_text = _unit_and_value(block.text("result"))
    level = _level(block.text("level"), place)
    _tell_contradictions(block, place)
    values = {
        "code": code,
        "name": block.text("name").strip(" :\n") or None,
        "target": _given(target_text),
        "result": _given(result_text),
        "category": block.text("category").strip(" :\n") or None,
        "level": block.text("level") or None,
        "quarter table": "rows" if rows or block.narratives else None,
    }
    _tell_missing_parts(values, block, place)
    result = _value_in(result_text, result_unit, "result", place)
    if _differ(target_unit, result_unit) and _given(result_text):
        place.tell(
            f"the target is in {target_unit} and the result in {result_unit}; "
            "result_value is left out",
            f"{result_unit} : {result_text}",
            target_unit,
            scales=True,
        )
        result = None
    indicator = draft.add(
        Indicator,
        place.key,
        span,
        {
            "indicator_no": number,
            "indicator_code": code,
            "project_code": owner.project_code,
            "agency_code": f"{code[:4]}0000" if code else owner.agency_code,
            "agency_source": "code" if code else "project" if owner.agency_code else None,
            "fiscal_year": owner.fiscal_year,
            "name": values["name"],
            "unit": target_unit or result_unit,
            "target_value": _value_in(target_text, target_unit, "target", place),
            "target_text": target_text,
            "result_value": result,
            "category": values["category"],
            "level": level,
        },
    )
    _add_quarters(lines, rows, block, place, code)
    return indicator


def _code(block: _Block) -> str | None:
    """The one code of the block's own line; None where it holds none, or several."""
    codes = set(_CODE.findall(block.text("code")))
    return codes.pop() if len(codes) == 1 else None


def _given(text: str | None) -> str | None:
    return None if text is None or text in _NOTHING else text


def _differ(one: str | None, other: str | None) -> bool:
    """Whether both units are given and are not the same word."""
    return bool(one and other) and "".join((one or "").split()) != "".join((other or "").split())


def _tell_contradictions(block: _Block, place: _Place) -> None:
    for label, found in block.texts.items():
        if block.contradicts(label):
            place.tell(
                f"the {label} is given {len(found)} times, differently, and left out",
                "\n".join(text.strip(" :") for text in found),
            )
    for quarter, bounds in block.narratives.items():
        if len(bounds) > 1:
            place.tell(
                f"{len(bounds)} texts are given for quarter {quarter}; only the first is kept"
            )


_NOT_ON_EVERY_PAGE = ("category", "level", "quarter table")


def _tell_missing_parts(values: dict[str, str | None], block: _Block, place: _Place) -> None:
    missing = [what for what, value in values.items() if not value]
    if not missing:
        return
    is_minor = set(missing) <= set(_NOT_ON_EVERY_PAGE)
    place.draft.add_finding(
        "section_missing",
        "info" if is_minor else "warning",
        f"the indicator at line {place.span.first} has no {', '.join(missing)}",
        subject=Indicator.table,
        key=place.key,
        line=place.span.first,
        page=place.span.page,
        observed=block.text("code").strip(" :") or None if "code" in missing else None,
    )


def _unit_and_value(text: str) -> tuple[str | None, str | None]:
    """The unit before, and the value after the last ` : ` (or the last colon).

    A ratio such as `1 : 50` is one value, and no number.
    """
    ratio = _RATIO.match(text.strip())
    if ratio and ratio["unit"]:
        return " ".join(ratio["unit"].strip(" :").split()) or None, ratio["value"]
    separator = " : " if " : " in f"{text} " else ":"
    unit, found, value = f"{text} ".rpartition(separator)
    if not found:
        unit, value = text, ""
    return " ".join(unit.strip(" :").split()) or None, value.strip() or None


def _value_in(text: str | None, unit: str | None, what: str, place: _Place) -> float | None:
    """The one number of a value's text; a second number that is no year makes it unknown."""
    if text is None or text in _NOTHING:
        return None
    value = _baht_in(text, unit) if _SCALED.search(text) else _number_in(text)
    if value is None:
        place.tell(
            f"the {what} is text that holds no single number; {what}_value is left out",
            text,
            "one number",
        )
    return value


def _baht_in(text: str, unit: str | None) -> float | None:
    """An amount with a scale word, which only the unit baht makes plain."""
    if unit != _BAHT:
        return None
    values = find_values(text if _BAHT in text else f"{text}{_BAHT}")
    if len(values) != 1 or values[0].kind != "money" or values[0].value is None:
        return None
    return float(values[0].value)


def _number_in(text: str) -> float | None:
    if _NO_MINUS.match(text):
        return None
    try:
        return float(read_number(text))
    except NotANumber:
        pass
    rest = text[_skip_qualifier(text) :]
    number = _FIRST_NUMBER.match(rest)
    others = _FIRST_NUMBER.findall(_YEAR.sub("", rest[number.end() :])) if number else []
    if number is None or others:
        return None
    try:
        return float(read_number(number.group()))
    except NotANumber:
        return None


def _skip_qualifier(text: str) -> int:
    match = _QUALIFIER.match(text)
    return match.end() if match else 0


def _level(text: str, place: _Place) -> str | None:
    match = _LEVEL.search(text)
    if match is None:
        return None
    level = _LEVELS[match.group(1)]
    if match.group(2) and match.group(2).lower() != level:
        place.tell("the level is named differently in Thai and English, and left out", text)
        return None
    return level


def _add_quarters(
    lines: Lines, rows: Sequence[QuarterRow], block: _Block, place: _Place, code: str | None
) -> None:
    """A record for every row of the table, and for every quarter that only a text tells of."""
    rowed: dict[int, QuarterRow] = {}
    for row in rows:
        if row.quarter in rowed:
            raw = lines.joined(row.start, row.stop)
            message = f"the page has another row of quarter {row.quarter}; only the first is kept"
            _tell_quarter(lines, row, place, message, raw)
            continue
        rowed[row.quarter] = row
        for doubt in row.doubts:
            message = f"{doubt.message}; what is not certain is left out"
            _tell_quarter(lines, row, place, message, doubt.observed)
        if row.assumed is not None:
            message = (
                f"the row of quarter {row.quarter} has lost a cell; {row.assumed} is read as its "
                "result, since pages leave scores blank, and not results"
            )
            raw = lines.joined(row.start, row.stop)
            _tell_quarter(lines, row, place, message, raw, "info")
        _add_quarter(lines, row, block, place, code)
    for quarter, (bounds, *_) in sorted(block.narratives.items()):
        if quarter not in rowed:
            _add_quarter(lines, QuarterRow(*bounds, quarter), block, place, code)


def _tell_quarter(
    lines: Lines,
    row: QuarterRow,
    place: _Place,
    message: str,
    observed: str,
    severity: Severity = "warning",
) -> None:
    span = lines.span(row.start, row.stop)
    place.draft.add_finding(
        "invalid_record",
        severity,
        message,
        subject=IndicatorQuarter.table,
        key=f"{place.key}/{row.quarter}",
        line=span.first,
        page=span.page,
        observed=observed,
    )


def _add_quarter(
    lines: Lines, row: QuarterRow, block: _Block, place: _Place, code: str | None
) -> None:
    narratives = block.narratives.get(row.quarter)
    place.draft.add(
        IndicatorQuarter,
        f"{place.key}/{row.quarter}",
        lines.span(row.start, row.stop),
        {
            "indicator_no": place.number,
            "indicator_code": code,
            "quarter": row.quarter,
            "result_value": row.result,
            "score": row.score,
            "score_2_1": row.score_2_1,
            "score_2_2": row.score_2_2,
            "narrative": _narrative(lines, narratives[0]) if narratives else None,
        },
    )


def _narrative(lines: Lines, bounds: tuple[int, int]) -> str | None:
    text = lines.joined(*bounds)
    match = _LABELS.match(text)
    return text[match.end() if match else 0 :].strip() or None
