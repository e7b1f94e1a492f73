"""Annual action plans: issues, projects, indicators and how they are scored."""

from typing import ClassVar, Literal

from pydantic import Field

from schema.fields import AgencyCode, Baht, FiscalYear, Number, Percent, Text
from schema.records.base import Record


class Plan(Record):
    """An agency's action plan of one fiscal year."""

    table: ClassVar[str] = "plan"

    agency_code: AgencyCode | None = None
    agency_name: Text | None = None
    fiscal_year: FiscalYear | None = None
    title: Text | None = None
    vision: Text | None = None


class PlanIssue(Record):
    """A development issue (ประเด็นการพัฒนา) that the agency set itself."""

    table: ClassVar[str] = "plan_issue"

    issue_no: Text
    name: Text | None = None
    objective: Text | None = None
    key_indicator: Text | None = None


class PlanProject(Record):
    """A project of the plan. Part 1 is strategic, 2 the agency's own, 3 routine work."""

    table: ClassVar[str] = "plan_project"

    part: int = Field(ge=1, le=3)
    plan_project_no: Text
    issue_no: Text | None = None
    name: Text | None = None
    budget_baht: Baht | None = None
    budget_text: Text | None = None
    unit_name: Text | None = None
    policy_code: Text | None = None
    output_name: Text | None = None


class PlanTotal(Record):
    """A total that the plan prints below its projects; `total_no` counts them from 1."""

    table: ClassVar[str] = "plan_total"

    part: int = Field(ge=1, le=3)
    total_no: int
    label: Text | None = None
    budget_baht: Baht | None = None


class PlanIndicator(Record):
    """An indicator of the plan, in the table (ก, ข, ค, ง, ฉ) that gives it."""

    table: ClassVar[str] = "plan_indicator"

    source_table: Literal["ก", "ข", "ค", "ง", "ฉ"]
    component: Text | None = None
    indicator_no: Text
    indicator_code: Text | None = None
    name: Text | None = None
    target_text: Text | None = None
    target_value: Number | None = None
    target_unit: Text | None = None
    weight: Number | None = None
    definition: Text | None = None
    calculation: Text | None = None
    evidence: Text | None = None


class PlanBaseline(Record):
    """What an indicator had reached in an earlier year (Buddhist era), in the plan's words."""

    table: ClassVar[str] = "plan_baseline"

    indicator_no: Text
    year: FiscalYear
    text: Text | None = None


class ScoringLevel(Record):
    """A level of success (1-5) of an indicator: from which percent on, and the score it earns."""

    table: ClassVar[str] = "scoring_level"

    indicator_no: Text
    level: int = Field(ge=1, le=5)
    threshold_percent: Percent | None = None
    criterion: Text | None = None
    score: Number | None = None
