"""Documents, runs, and what a person should know about them."""

from datetime import datetime
from typing import ClassVar, Literal

from schema.records.base import DocumentId, Row

Rule = Literal[
    "invalid_record",
    "impossible_date",
    "unread_lines",
    "section_missing",
    "text_damaged",
    "weights_not_100",
    "progress_decreases",
    "progress_jump",
    "header_differs_from_latest",
    "dates_disagree",
    "report_outside_fiscal_year",
    "fiscal_years_disagree",
    "duplicate_report",
    "silent_before_year_end",
    "percent_above_100",
    "spent_above_received",
    "agency_unknown",
    "agency_name_differs",
    "scales_differ",
    "result_differs_from_last_quarter",
    "score_pair_disagree",
    "total_not_sum",
    "component_weights_disagree",
    "thresholds_not_rising",
    "cumulative_not_running_sum",
    "steps_end_below_100",
    "indicator_missing_in_table",
    "project_without_steps",
    "unknown_table",
    "dimension_weights_not_100",
    "items_differ_from_dimension",
    "event_reversed",
    "due_date_moved",
]
"""The names of the rules, as `finding.rule` holds them."""

Severity = Literal["info", "warning", "error"]

Reason = Literal[
    "empty",
    "too_large",
    "unreadable_encoding",
    "not_recognised",
    "ambiguous_kind",
    "outside_input",
    "pdf_encrypted",
    "pdf_damaged",
    "needs_ocr",
    "limit_time",
    "limit_memory",
    "failed",
]
"""Why an input is in quarantine: a closed list."""


class DocumentRow(Row):
    """One distinct file content.

    `run_id` and `observed_at` tell of the last time that it was seen, `first_run_id` and
    `first_observed_at` of the first one.
    """

    table: ClassVar[str] = "document"

    document_id: DocumentId
    kind: str
    source: str
    url: str | None = None
    title: str | None = None
    media_type: str
    encoding: str | None = None
    bytes: int
    pages: int | None = None
    observed_at: datetime | None = None
    parser_version: str
    status: Literal["ok", "partial", "failed"]
    run_id: str | None = None
    first_run_id: str | None = None
    first_observed_at: datetime | None = None


class DocumentPage(Row):
    """The text of one page, as the line numbers of every record count it."""

    table: ClassVar[str] = "document_page"

    document_id: DocumentId
    page: int | None = None
    text: str
    ocr_confidence: float | None = None


class Finding(Row):
    """One thing a person should know. `subject` names a table, `subject_key` a row of it."""

    table: ClassVar[str] = "finding"

    document_id: DocumentId
    rule: Rule
    severity: Severity
    subject: str | None = None
    subject_key: str | None = None
    page: int | None = None
    line_start: int | None = None
    message: str
    observed: str | None = None
    expected: str | None = None
    run_id: str | None = None


class Quarantine(Row):
    """One input that could not be read. `document_id` is None where its bytes were not read.

    `input` is the folder it was found in, `source` its path inside.
    """

    table: ClassVar[str] = "quarantine"

    input: str
    source: str
    document_id: DocumentId | None = None
    reason: Reason
    message: str
    attempts: int = 1
    first_seen: datetime
    last_seen: datetime


class FailedAttempt(Row):
    """One try at an input that could not be read. Tries are kept when the input has been read."""

    table: ClassVar[str] = "failed_attempt"

    input: str
    source: str
    document_id: DocumentId | None = None
    reason: Reason
    message: str
    tried_at: datetime
    parser_version: str
    run_id: str | None = None


class Run(Row):
    """One batch that changed the warehouse; the counts are inputs, not rows."""

    table: ClassVar[str] = "run"

    run_id: str
    started_at: datetime
    finished_at: datetime
    status: Literal["ok", "partial", "failed"]
    seen: int
    unchanged: int
    loaded: int
    partial: int
    failed: int
    version: str


class SourceFile(Row):
    """What was last seen at a path: how a later run knows the file unchanged without reading it.

    `modified_ns` is the file's modification time in nanoseconds since 1970; `origin_key` is what
    a manifest says of the file; `outcome` is a document's status, `quarantine`, or
    `archive`: read to its end, its members have rows of their own.
    """

    table: ClassVar[str] = "source_file"

    input: str
    source: str
    bytes: int
    modified_ns: int
    origin_key: str
    document_id: DocumentId | None = None
    parser_version: str
    outcome: Literal["ok", "partial", "failed", "quarantine", "archive"]
