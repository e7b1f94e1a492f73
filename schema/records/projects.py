"""Projects as progress pages and printed forms tell of them."""

from typing import ClassVar, Literal

from schema.fields import (
    AgencyCode,
    Baht,
    FiscalYear,
    IndicatorCode,
    Number,
    Percent,
    ProjectCode,
    Quarter,
    SectionCode,
    Text,
    ThaiDate,
)
from schema.records.base import AgencySource, Record


class ProjectSnapshot(Record):
    """A project of one fiscal year, as one document showed it."""

    table: ClassVar[str] = "project_snapshot"

    project_code: ProjectCode | None
    fiscal_year: FiscalYear | None = None
    fiscal_year_source: Literal["header", "form", "dates"] | None = None
    agency_code: AgencyCode | None = None
    agency_source: AgencySource | None = None
    agency_name: Text | None = None
    responsible_unit: Text | None = None
    section_code: SectionCode | None = None
    name: Text | None = None
    layout: Literal["full", "stripped", "form"]
    progress_percent: Percent | None = None
    rationale: Text | None = None
    objectives: Text | None = None
    targets: Text | None = None
    is_routine: bool | None = None
    start_date: ThaiDate | None = None
    end_date: ThaiDate | None = None
    budget_received_baht: Baht | None = None
    budget_spent_baht: Baht | None = None


class Contact(Record):
    """An official named for a project. Personal data: no other table holds it."""

    table: ClassVar[str] = "contact"

    project_code: ProjectCode | None
    role: Literal["responsible", "coordinator"]
    sequence: int
    name: Text | None = None
    phone: Text | None = None
    raw: Text


class ProgressReport(Record):
    """One report of progress. `report_no` counts from the oldest, `printed_no` is the page's."""

    table: ClassVar[str] = "progress_report"

    project_code: ProjectCode | None
    report_no: int
    printed_no: int | None = None
    report_date: ThaiDate | None = None
    progress_percent: Percent | None = None
    narrative: Text | None = None
    problem: Text | None = None
    obstacle: Text | None = None
    budget_spent_baht: Baht | None = None
    plan_status: Text | None = None
    target_status: Text | None = None


class PlanStep(Record):
    """A step of the plan of work. A month given as its first day ends on its last day."""

    table: ClassVar[str] = "plan_step"

    project_code: ProjectCode | None = None
    part: int | None = None
    plan_project_no: Text | None = None
    step_no: int
    name: Text | None = None
    weight_percent: Percent | None = None
    cumulative_percent: Percent | None = None
    start_date: ThaiDate | None = None
    end_date: ThaiDate | None = None


class StrategyLink(Record):
    """A level of the city's strategy that the work serves; level 1 is the widest."""

    table: ClassVar[str] = "strategy_link"

    project_code: ProjectCode | None = None
    part: int | None = None
    plan_project_no: Text | None = None
    issue_no: Text | None = None
    indicator_no: int | None = None
    level: int
    label: Text | None = None
    code: Text | None = None
    name: Text | None = None


class Evaluation(Record):
    """The evaluator's score of a project, or of an indicator, in a quarter."""

    table: ClassVar[str] = "evaluation"

    project_code: ProjectCode | None = None
    indicator_code: IndicatorCode | None = None
    quarter: Quarter
    score: Number | None = None
