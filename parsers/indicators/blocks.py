"""The indicators of a project page: blocks of labelled lines, one below the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.draft import Draft
from parsers.indicators.labels import (
    DETAIL_LABELS,
    EDGES,
    REPORT_LABEL,
    LabelTexts,
    labelled_lines,
    quarter_of,
    read_level,
    take_label,
)
from parsers.indicators.places import IndicatorOwner, IndicatorPlace
from parsers.indicators.quarter_rows import QuarterRow, read_quarter_rows
from parsers.indicators.records import QuarterText, add_quarters
from parsers.indicators.rules import check_indicator
from parsers.indicators.texts import shown_text
from parsers.indicators.units_and_values import read_measure, unit_and_value
from parsers.page_lines import Lines
from schema.records import Indicator

_LABELS = re.compile(
    rf"""{EDGES}(?:
      (?P<code>รายละเอียดเกี่ยวกับตัวชี้วัด)
    | {DETAIL_LABELS}
    | (?P<name>(?:ชื่อ)?ตัวชี้วัด\s*(?::|$))
    | (?P<report>{REPORT_LABEL}\s*:?)
    )""",
    re.VERBOSE,
)
_CODE = re.compile(r"(?<![0-9-])[0-9]{4}-[0-9]{1,6}(?![0-9-])")
_OPENERS = frozenset({"code", "name", "target"})
_NOT_ON_EVERY_PAGE = frozenset({"category", "level", "quarter table"})


@dataclass
class _Block:
    """The labelled texts of one indicator's block, and the lines of its table."""

    start: int
    stop: int
    labels: LabelTexts = field(default_factory=LabelTexts)
    narratives: dict[int, list[QuarterText]] = field(default_factory=dict)
    table: list[int] = field(default_factory=list)


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
    labelled = list(labelled_lines(lines, _LABELS, start, end))
    openers = _openers(lines, labelled)
    for number, opener in enumerate(openers):
        stop = openers[number + 1] if number + 1 < len(openers) else end
        inside = [(index, match) for index, match in labelled if opener <= index < stop]
        yield _collect(lines, _Block(opener, stop), inside)


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
        if label == "report":
            text = shown_text(lines, index, stop, match.end())
            told = QuarterText(index, stop, text)
            block.narratives.setdefault(quarter_of(match["quarter"]), []).append(told)
            lines.take(index, stop)
            continue
        text, end = take_label(lines, match, label, index, stop)
        block.labels.add(label, text)
        block.table.extend(range(end, stop))
    return block


def _read_block(
    lines: Lines, block: _Block, number: int, draft: Draft, owner: IndicatorOwner
) -> Indicator | None:
    labels = block.labels
    code = _code(labels)
    rows = read_quarter_rows(lines, block.table)
    span = lines.span(block.start, block.stop)
    place = IndicatorPlace(draft, span, code or f"{owner.project_code or ''}/{number}", number)
    target, result = (unit_and_value(labels.text(label)) for label in ("target", "result"))
    level = read_level(labels.text("level"), place)
    labels.tell_contradictions(place)
    _tell_missing_parts(block, rows, place, code)
    measure = read_measure(target, result, place)
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
            "name": labels.given("name"),
            "unit": measure.unit,
            "target_value": measure.target,
            "target_text": measure.target_text,
            "result_value": measure.result,
            "category": labels.given("category"),
            "level": level,
        },
    )
    quarters = add_quarters(lines, rows, block.narratives, place, code)
    if indicator is not None:
        check_indicator(place, indicator, quarters, rows=rows, result_text=result.text)
    return indicator


def _code(labels: LabelTexts) -> str | None:
    """The one code of the block's own line; None where it holds none, or several."""
    codes = set(_CODE.findall(labels.text("code")))
    return codes.pop() if len(codes) == 1 else None


def _tell_missing_parts(
    block: _Block, rows: Sequence[QuarterRow], place: IndicatorPlace, code: str | None
) -> None:
    labels = block.labels
    there = {
        "code": code,
        "name": labels.given("name"),
        "target": unit_and_value(labels.text("target")).given,
        "result": unit_and_value(labels.text("result")).given,
        "category": labels.given("category"),
        "level": labels.text("level"),
        "quarter table": rows or block.narratives,
    }
    missing = [what for what, found in there.items() if not found]
    observed = labels.given("code") if "code" in missing else None
    is_minor = set(missing) <= _NOT_ON_EVERY_PAGE
    place.tell_missing(missing, "info" if is_minor else "warning", observed)
