"""What a reader must find on a page of one indicator, in the columns of the data contract."""

from typing import Any

from bench.indicator_model import ASCII_DIGITS, IndicatorPage, Narrative, QuarterRow, StrategyLevel
from bench.model import Layout
from bench.truth import number_of

Rows = list[dict[str, Any]]


def indicator_truth(page: IndicatorPage, layout: Layout) -> dict[str, Rows]:
    """The rows a right reading of the page gives, under the names of their tables."""
    tables = {"indicator": [_indicator(page, layout)]}
    quarters = _quarters(page) if layout == "full" else _stripped_quarters(page)
    if quarters:
        tables["indicator_quarter"] = quarters
    if page.evaluated_quarter is not None:
        tables["evaluation"] = [
            {
                "project_code": None,
                "indicator_code": page.code,
                "quarter": page.evaluated_quarter,
                "score": value_of(page.evaluated_score) if layout == "full" else None,
            }
        ]
    if page.strategy:
        tables["strategy_link"] = strategy_rows(page.strategy, 1)
    return tables


def value_of(printed: str) -> float | None:
    """The value of a printed number in either digits, None when nothing is printed."""
    return number_of(printed.translate(ASCII_DIGITS))


def strategy_rows(levels: tuple[StrategyLevel, ...], indicator_no: int) -> Rows:
    """A row a level; each further part of a code is one level deeper."""
    return [
        {
            "project_code": None,
            "part": None,
            "plan_project_no": None,
            "issue_no": None,
            "indicator_no": indicator_no,
            "level": level.code.count(".") + 1,
            "label": level.label,
            "code": level.code,
            "name": level.name,
        }
        for level in levels
    ]


def quarter_rows(
    rows: tuple[QuarterRow, ...],
    narratives: tuple[Narrative, ...],
    indicator_no: int,
    code: str | None,
) -> Rows:
    """A row for each quarter that the table or a report's heading names."""
    reached = {row.number: row for row in rows}
    told = {one.quarter: "\n".join(one.lines) for one in narratives}
    found = []
    for quarter in sorted({*reached, *told}):
        row = reached.get(quarter)
        first, second = row.pair.split(" / ") if row else ("", "")
        found.append(
            {
                "indicator_no": indicator_no,
                "indicator_code": code,
                "quarter": quarter,
                "result_value": value_of(row.result) if row else None,
                "score": value_of(row.score) if row else None,
                "score_2_1": value_of(first),
                "score_2_2": value_of(second),
                "narrative": told.get(quarter),
            }
        )
    return found


def _indicator(page: IndicatorPage, layout: Layout) -> dict[str, Any]:
    full = layout == "full"
    of_agency = "-" in page.code
    sections = {one.column: one.text or None for one in page.sections} if full else {}
    return {
        "indicator_no": 1,
        "indicator_code": page.code,
        "project_code": None,
        "agency_code": f"{page.code[:4]}0000" if of_agency else None,
        "agency_source": "code" if of_agency else None,
        "fiscal_year": page.fiscal_year if full else None,
        "printed_no": None,
        "name": page.title if full else None,
        "dimension_no": None,
        "dimension_name": None,
        "unit": page.unit,
        "target_value": page.target_value,
        "target_text": page.target,
        "result_value": value_of(page.result or ""),
        "category": page.category,
        "level": page.level,
        "definition": sections.get("definition"),
        "formula": sections.get("formula"),
        "data_source": sections.get("data_source"),
        "summary": (page.summary or None) if full else None,
    }


def _quarters(page: IndicatorPage) -> Rows:
    return quarter_rows(page.quarters, page.narratives, 1, page.code)


def _stripped_quarters(page: IndicatorPage) -> Rows:
    """Texts that name their quarter, or stand between two quarters in a row; the rest in one."""
    by_quarter: dict[int, list[str]] = {}
    unsure: list[str] = []
    last: int | None = None
    loose: list[str] = []
    for told in page.narratives:
        if not told.labelled:
            loose += told.lines
            continue
        _settle(
            loose, by_quarter.get(last or 0) if told.quarter == (last or 0) + 1 else None, unsure
        )
        by_quarter[told.quarter] = [told.lines[0]]
        last, loose = told.quarter, list(told.lines[1:])
    unsure += loose
    unsure += [line for text in _unmarked(page) for line in text.split("\n")]
    rows = [_told(page, quarter, lines) for quarter, lines in by_quarter.items()]
    return [*rows, _told(page, None, unsure)] if unsure else rows


def _settle(loose: list[str], before: list[str] | None, unsure: list[str]) -> None:
    """Lines without a quarter belong to the text before them, or to nobody knows whom."""
    (unsure if before is None else before).extend(loose)


def _unmarked(page: IndicatorPage) -> list[str]:
    """The texts after the reports, whose headings a stripped page has lost."""
    texts = [page.summary, *(section.text for section in page.sections)]
    return [text for text in texts if text]


def _told(page: IndicatorPage, quarter: int | None, lines: list[str]) -> dict[str, Any]:
    return {
        "indicator_no": 1,
        "indicator_code": page.code,
        "quarter": quarter,
        "result_value": None,
        "score": None,
        "score_2_1": None,
        "score_2_2": None,
        "narrative": "\n".join(lines),
    }
