"""What a reader must find in an agency's results, in the columns of the data contract."""

from typing import Any

from bench.indicator_model import AgencyIndicator, AgencyPage, Dimension
from bench.indicator_truth import Rows, quarter_rows, strategy_rows, value_of


def agency_truth(page: AgencyPage) -> dict[str, Rows]:
    """The rows a right reading of the page gives, under the names of their tables."""
    listed = [(dimension, one) for dimension in page.dimensions for one in dimension.indicators]
    numbered = list(enumerate(listed, start=1))
    links = [row for place, (_, one) in numbered for row in strategy_rows(one.strategy, place)]
    quarters = [
        row
        for place, (_, one) in numbered
        for row in quarter_rows(one.quarters, one.narratives, place, None)
    ]
    tables = {
        "indicator": [_indicator(page, *found, place) for place, found in numbered],
        "indicator_quarter": quarters,
        "strategy_link": links,
    }
    return {table: rows for table, rows in tables.items() if rows}


def _indicator(
    page: AgencyPage, dimension: Dimension, one: AgencyIndicator, place: int
) -> dict[str, Any]:
    return {
        "indicator_no": place,
        "indicator_code": None,
        "project_code": None,
        "agency_code": page.agency_code,
        "agency_source": "heading",
        "fiscal_year": page.fiscal_year,
        "printed_no": str(one.printed_no),
        "name": one.name,
        "dimension_no": dimension.number,
        "dimension_name": dimension.name,
        "unit": one.unit,
        "target_value": value_of(one.target),
        "target_text": one.target,
        "result_value": value_of(one.result),
        "category": one.category or None,
        "level": None,
        "definition": None,
        "formula": None,
        "data_source": None,
        "summary": None,
    }
