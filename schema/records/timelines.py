"""Each report of a project once, of whichever documents: derived from records, read from none."""

from datetime import datetime
from typing import ClassVar

from schema.fields import Baht, Percent, ProjectCode, Text, ThaiDate
from schema.records.base import DocumentId, Row


class TimelineReport(Row):
    """A report that is shown, as the document that tells of it last has it.

    `report_no` counts from the oldest of all of the project's. `states_problem` is False where
    the answer has words for none alone.
    """

    table: ClassVar[str] = "timeline_report"

    document_id: DocumentId
    page: int | None = None
    line_start: int
    page_end: int | None = None
    line_end: int
    project_code: ProjectCode | None
    report_no: int
    report_date: ThaiDate | None = None
    progress_percent: Percent | None = None
    narrative: Text | None = None
    problem: Text | None = None
    obstacle: Text | None = None
    budget_spent_baht: Baht | None = None
    plan_status: Text | None = None
    target_status: Text | None = None
    observed_at: datetime | None = None
    states_problem: bool
    states_obstacle: bool
