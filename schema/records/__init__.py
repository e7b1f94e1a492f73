"""One frozen pydantic class a table; the classes are the contract with analysts."""

from schema.records.agencies import Agency
from schema.records.base import Record, Row
from schema.records.indicators import Indicator, IndicatorQuarter
from schema.records.lineage import LineageDoubt, LineageNearName, LineageProject
from schema.records.links import ProjectLink
from schema.records.operations import (
    DocumentPage,
    DocumentRow,
    FailedAttempt,
    Finding,
    Quarantine,
    Run,
    SourceFile,
)
from schema.records.plans import (
    Plan,
    PlanBaseline,
    PlanIndicator,
    PlanIssue,
    PlanProject,
    PlanTotal,
    ScoringLevel,
)
from schema.records.projects import (
    Contact,
    Evaluation,
    PlanStep,
    ProgressReport,
    ProjectSnapshot,
    StrategyLink,
)
from schema.records.searching import SearchPosting, SearchText
from schema.records.slides import CalendarEvent, FrameworkItem, RatingLevel, Slide
from schema.records.timelines import TimelineReport

RECORDS: tuple[type[Record], ...] = (
    ProjectSnapshot,
    Contact,
    ProgressReport,
    PlanStep,
    StrategyLink,
    Evaluation,
    Indicator,
    IndicatorQuarter,
    Plan,
    PlanIssue,
    PlanProject,
    PlanTotal,
    PlanIndicator,
    PlanBaseline,
    ScoringLevel,
    Slide,
    CalendarEvent,
    FrameworkItem,
    RatingLevel,
)
"""What parsers make, one class a table."""

_ROWS: tuple[type[Row], ...] = (
    DocumentRow,
    DocumentPage,
    *RECORDS,
    TimelineReport,
    ProjectLink,
    LineageProject,
    LineageNearName,
    LineageDoubt,
    SearchText,
    SearchPosting,
    Agency,
    Finding,
    Quarantine,
    FailedAttempt,
    Run,
    SourceFile,
)
TABLES: dict[str, type[Row]] = {row.table: row for row in _ROWS}
"""Every table of the warehouse by its name."""

__all__ = [
    "RECORDS",
    "TABLES",
    "Agency",
    "CalendarEvent",
    "Contact",
    "DocumentPage",
    "DocumentRow",
    "Evaluation",
    "FailedAttempt",
    "Finding",
    "FrameworkItem",
    "Indicator",
    "IndicatorQuarter",
    "LineageDoubt",
    "LineageNearName",
    "LineageProject",
    "Plan",
    "PlanBaseline",
    "PlanIndicator",
    "PlanIssue",
    "PlanProject",
    "PlanStep",
    "PlanTotal",
    "ProgressReport",
    "ProjectLink",
    "ProjectSnapshot",
    "Quarantine",
    "RatingLevel",
    "Record",
    "Row",
    "Run",
    "ScoringLevel",
    "SearchPosting",
    "SearchText",
    "Slide",
    "SourceFile",
    "StrategyLink",
    "TimelineReport",
]
