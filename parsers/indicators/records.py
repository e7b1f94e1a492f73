"""An indicator's quarters, from the rows of its table and the texts told of each quarter."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from parsers.indicators.mentioned_people import add_mentions
from parsers.indicators.places import IndicatorPlace
from parsers.indicators.quarter_rows import QuarterRow
from parsers.page_lines import Lines
from schema.document import Span
from schema.records import IndicatorQuarter
from schema.records.operations import Severity


class QuarterText(NamedTuple):
    """What was done in a quarter (None where blank), and its lines up to `stop` (exclusive)."""

    start: int
    stop: int
    text: str | None


Narratives = Mapping[int, Sequence[QuarterText]]
"""The texts told of each quarter; more than one for a quarter is a contradiction."""


def add_quarters(
    lines: Lines,
    rows: Sequence[QuarterRow],
    narratives: Narratives,
    place: IndicatorPlace,
    code: str | None,
) -> list[IndicatorQuarter]:
    """A record for every quarter of the table's rows or of a text, in the order of the quarters."""
    narratives = {quarter: _filled(texts) for quarter, texts in narratives.items()}
    _tell_repeated_texts(narratives, place)
    for told in (told for texts in narratives.values() for told in texts):
        add_mentions(place.draft, lines, code, told.start, told.stop)
    rowed: dict[int, QuarterRow] = {}
    for row in rows:
        if row.quarter in rowed:
            raw = lines.joined(row.start, row.stop)
            message = f"the page has another row of quarter {row.quarter}; only the first is kept"
            _tell_quarter(lines, row, place, message, raw)
            continue
        rowed[row.quarter] = row
        _tell_doubts(lines, row, place)
    for quarter, (first, *_) in narratives.items():
        rowed.setdefault(quarter, QuarterRow(first.start, first.stop, quarter))
    in_order = [rowed[quarter] for quarter in sorted(rowed)]
    added = [_add_quarter(lines, row, narratives, place, code) for row in in_order]
    return [record for record in added if record is not None]


def _filled(texts: Sequence[QuarterText]) -> Sequence[QuarterText]:
    """The texts that say something; a blank one counts where there is no other."""
    return [told for told in texts if told.text is not None] or texts[:1]


def add_text_of_no_quarter(span: Span, text: str, place: IndicatorPlace, code: str | None) -> None:
    """A record for what was done, where the page does not say in which quarter."""
    place.draft.add(
        IndicatorQuarter,
        f"{place.key}/",
        span,
        {
            "indicator_no": place.number,
            "indicator_code": code,
            "quarter": None,
            "narrative": text,
        },
    )


def _tell_repeated_texts(narratives: Narratives, place: IndicatorPlace) -> None:
    for quarter, texts in narratives.items():
        if len(texts) > 1:
            place.tell(
                f"{len(texts)} texts are given for quarter {quarter}; only the first is kept",
                "\n".join(other.text for other in texts[1:] if other.text),
            )


def _tell_doubts(lines: Lines, row: QuarterRow, place: IndicatorPlace) -> None:
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


def _tell_quarter(
    lines: Lines,
    row: QuarterRow,
    place: IndicatorPlace,
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
    lines: Lines, row: QuarterRow, narratives: Narratives, place: IndicatorPlace, code: str | None
) -> IndicatorQuarter | None:
    texts = narratives.get(row.quarter)
    return place.draft.add(
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
            "narrative": texts[0].text if texts else None,
        },
    )
