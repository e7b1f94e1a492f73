"""The record of an indicator that an agency's results list, with its quarters and texts."""

from dataclasses import replace
from typing import NamedTuple

from parsers.draft import Draft
from parsers.indicators.listed_blocks import ListedBlock, bracketed_number
from parsers.indicators.listed_dimensions import Dimension
from parsers.indicators.listed_measures import ListedMeasures, measures_at, read_measures
from parsers.indicators.listed_names import read_name
from parsers.indicators.listed_signs import BRACKET
from parsers.indicators.loose_texts import add_unlabelled, read_loose_texts
from parsers.indicators.page_contacts import add_contacts
from parsers.indicators.places import IndicatorOwner, IndicatorPlace
from parsers.indicators.quarter_cells import LAST_QUARTER
from parsers.indicators.quarter_headings import is_table_heading
from parsers.indicators.quarter_rows import Doubt, QuarterRow, read_quarter_rows
from parsers.indicators.records import QuarterText, add_quarters
from parsers.indicators.rules import check_indicator
from parsers.indicators.texts import IndicatorTexts, read_texts, tell_other_parts
from parsers.indicators.units_and_values import Valued, read_measure
from parsers.page_lines import Lines
from schema.records import Indicator, IndicatorQuarter

_NO_MEASURES = Valued(None, None)


class ListedIndicator(NamedTuple):
    """What was read of a block: its rows and texts, and whether its measures are there."""

    has_result: bool
    has_table: bool
    rows: list[QuarterRow]
    texts: IndicatorTexts

    @property
    def last_report(self) -> int:
        """The last quarter with a report of its own, 0 where there is none."""
        return max(self.texts.narratives, default=0)


def read_listed(
    lines: Lines, draft: Draft, block: ListedBlock, number: int, owner: IndicatorOwner
) -> ListedIndicator:
    """Read one indicator into records and findings; `number` is its place in the document."""
    key = f"{owner.agency_code or ''}/{number}"
    place = IndicatorPlace(draft, lines.span(block.start, block.stop), key, number)
    start = measures_at(lines, block)
    name_end = _end_of_name(lines, block) if start is None else start
    name = read_name(lines, block, name_end, place)
    measures = ListedMeasures(_NO_MEASURES, _NO_MEASURES, name_end)
    if start is not None:
        measures = read_measures(lines, start, block.stop)
    texts = read_texts(lines, measures.stop, block.stop)
    table = range(measures.stop, texts.begin)
    has_table = any(is_table_heading(lines.texts[index]) for index in table)
    rows = [_without_score(row) for row in read_quarter_rows(lines, table, has_score_column=False)]
    first_quarter = len(draft.records.get(IndicatorQuarter.table, ()))
    narratives = {**_add_loose(lines, place, table, texts), **texts.narratives}
    indicator = _add_indicator(lines, place, block, name, measures, texts, owner)
    _tell_missing(place, name, measures, rows, has_table=has_table)
    quarters = add_quarters(lines, rows, narratives, place, None)
    _put_in_order(draft, first_quarter)
    if indicator is not None:
        result_text = measures.result.text
        check_indicator(place, indicator, quarters, rows=rows, result_text=result_text)
    add_contacts(draft, lines, None, texts.contacts)
    tell_other_parts(draft, lines, key, texts.others)
    return ListedIndicator(measures.result.given is not None, has_table, rows, texts)


def _without_score(row: QuarterRow) -> QuarterRow:
    """The row without a value between its result and its pair, where such pages have none."""
    if row.score is None:
        return row
    message = f"the row of quarter {row.quarter} has a cell more than such pages have"
    return replace(row, score=None, doubts=(*row.doubts, Doubt(message, row.score)))


def _put_in_order(draft: Draft, first: int) -> None:
    """Sort the quarters from the record `first` on; a text of no stated quarter is the last."""
    records = draft.records.get(IndicatorQuarter.table, [])
    numbers = {id(row): row.quarter for row in records if isinstance(row, IndicatorQuarter)}
    records[first:] = sorted(records[first:], key=lambda row: numbers[id(row)] or LAST_QUARTER + 1)


def _end_of_name(lines: Lines, block: ListedBlock) -> int:
    """Where the name ends in a block without measures: at its table or its first text."""
    texts = read_texts(lines, block.start, block.stop).begin
    table = (at for at in lines.filled(block.start, texts) if is_table_heading(lines.texts[at]))
    return next(table, texts)


def _add_loose(
    lines: Lines, place: IndicatorPlace, table: range, texts: IndicatorTexts
) -> dict[int, list[QuarterText]]:
    """The texts below the table where no report has a heading."""
    if texts.narratives:
        return {}
    opened = [at for at in table if lines.texts[at] and not lines.is_taken(at)]
    loose = read_loose_texts(lines, opened)
    add_unlabelled(lines, place, None, loose.unlabelled)
    return loose.narratives


def _add_indicator(
    lines: Lines,
    place: IndicatorPlace,
    block: ListedBlock,
    name: str | None,
    measures: ListedMeasures,
    texts: IndicatorTexts,
    owner: IndicatorOwner,
) -> Indicator | None:
    measure = read_measure(measures.target, measures.result, place)
    category, bracketed = _bracket(lines, block)
    dimension = block.dimension or (Dimension(bracketed, None, True) if bracketed else None)
    if dimension and bracketed and dimension.is_performance and dimension.number != bracketed:
        place.tell(
            f"it is listed under dimension {dimension.number}, and its bracket says {bracketed}",
            bracketed,
            dimension.number,
        )
    return place.draft.add(
        Indicator,
        place.key,
        place.span,
        {
            "indicator_no": place.number,
            "indicator_code": None,
            "agency_code": owner.agency_code,
            "agency_source": owner.agency_source,
            "fiscal_year": owner.fiscal_year,
            "printed_no": block.printed_no,
            "name": name,
            "dimension_no": dimension.number if dimension else None,
            "dimension_name": dimension.name if dimension else None,
            "unit": measure.unit,
            "target_value": measure.target,
            "target_text": measure.target_text,
            "result_value": measure.result,
            "category": category,
            **texts.parts,
        },
    )


def _bracket(lines: Lines, block: ListedBlock) -> tuple[str | None, str | None]:
    """The category in the block's bracket, and the number of its dimension in ASCII digits."""
    match = BRACKET.search(lines.texts[block.bracket]) if block.bracket is not None else None
    if match is None:
        return None, None
    return match["category"].strip() or None, bracketed_number(lines, block.bracket)


def _tell_missing(
    place: IndicatorPlace,
    name: str | None,
    measures: ListedMeasures,
    rows: list[QuarterRow],
    *,
    has_table: bool,
) -> None:
    """What the block lacks; a table's heading without a row says that its rows were lost."""
    table = "row of its quarter table" if has_table else "quarter table"
    there = {
        "name": name,
        "unit": measures.target.unit,
        "target": measures.target.given,
        "result": measures.result.given,
        table: rows,
    }
    missing = [what for what, found in there.items() if not found]
    place.tell_missing(missing, "info" if missing == ["quarter table"] else "warning")
