"""Indicators and what they reached, as project pages, their own pages and agencies' pages tell."""

from typing import ClassVar, Literal

from schema.fields import (
    AgencyCode,
    FiscalYear,
    IndicatorCode,
    Number,
    ProjectCode,
    Quarter,
    Text,
)
from schema.records.base import AgencySource, Record


class Indicator(Record):
    """An indicator's target and result, in the indicator's own unit.

    `indicator_no` is its place in the document, from 1; `printed_no` the number before its name.
    """

    table: ClassVar[str] = "indicator"

    indicator_no: int
    indicator_code: IndicatorCode | None
    project_code: ProjectCode | None = None
    agency_code: AgencyCode | None = None
    agency_source: AgencySource | None = None
    fiscal_year: FiscalYear | None = None
    printed_no: Text | None = None
    name: Text | None = None
    dimension_no: Text | None = None
    dimension_name: Text | None = None
    unit: Text | None = None
    target_value: Number | None = None
    target_text: Text | None = None
    result_value: Number | None = None
    category: Text | None = None
    level: Literal["output", "outcome"] | None = None
    definition: Text | None = None
    formula: Text | None = None
    data_source: Text | None = None
    summary: Text | None = None


class IndicatorQuarter(Record):
    """An indicator's result and scores in one quarter.

    `quarter` is None for a narrative that the page does not say the quarter of.
    """

    table: ClassVar[str] = "indicator_quarter"

    indicator_no: int
    indicator_code: IndicatorCode | None
    quarter: Quarter | None
    result_value: Number | None = None
    score: Number | None = None
    score_2_1: Number | None = None
    score_2_2: Number | None = None
    narrative: Text | None = None
