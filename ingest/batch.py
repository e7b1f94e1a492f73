"""One run: read what has changed, load it in few transactions, and record the run."""

import uuid
from collections.abc import Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from ingest.archive_tasks import Coming
from ingest.changes import Changes, find_changes
from ingest.kept_objects import kept_apart
from ingest.limits import Limits
from ingest.lineage import update_lineages
from ingest.links import update_links
from ingest.reading import (
    Outcome,
    ReadDocument,
    ReadThrough,
    Rejected,
    Rows,
    SameBytes,
    Task,
)
from ingest.search.indexing import add_missing_words
from ingest.sightings import Sighting
from ingest.sources import Input, Refusal
from ingest.summary import Complaint, Progress, Summary
from ingest.workers import read_all
from parsers import PARSER_VERSION
from schema.records import (
    FailedAttempt,
    Finding,
    ProjectLink,
    Quarantine,
    Run,
    SearchText,
    SourceFile,
)
from warehouse.store import Warehouse

DOCUMENTS_A_LOAD = 1_000
BYTES_A_LOAD = 64 * 1024 * 1024
"""Documents, and bytes of them, stored in one transaction: few to hold, enough to be quick."""

_QUARANTINED = "quarantine"
_ARCHIVE = "archive"


def ingest(
    paths: Sequence[Path],
    warehouse: Path,
    *,
    workers: int,
    dry_run: bool,
    progress: Progress,
    limits: Limits | None = None,
) -> Summary:
    """Load every document under `paths` that is new or changed into the warehouse file.

    A run that finds nothing new writes nothing, not even a row of `run`; `dry_run`
    reads everything and writes nothing. No document takes more than `limits`. Raises
    `WarehouseError`, `NoSuchInput` and `ManifestError`; whatever is wrong with a document
    goes to the summary instead.
    """
    changes = find_changes(paths, warehouse)
    if not changes.is_empty:
        with nullcontext(None) if dry_run else Warehouse.open(warehouse) as target:
            load_changes(changes, target, workers=workers, progress=progress, limits=limits)
    changes.summary.seconds = (datetime.now(UTC) - changes.found_at).total_seconds()
    return changes.summary


def load_changes(
    changes: Changes,
    target: Warehouse | None,
    *,
    workers: int,
    progress: Progress,
    limits: Limits | None = None,
    run_id: str | None = None,
) -> None:
    """Load the changes into an open warehouse, or only read them where it is None.

    What was done is in the changes' summary then. Raises `WarehouseError`.
    """
    changes.summary.run_id = run_id or new_run_id(changes.found_at)
    load = _Load(target, changes, progress)
    with kept_apart():
        load.refuse(changes.refusals)
        load.read(Coming(changes.tasks, changes.archives), workers, limits or Limits())
        load.finish()


def new_run_id(at: datetime) -> str:
    """A name for a run that begins at `at`; by their names runs stand in the order of time."""
    return f"{at:%Y%m%dT%H%M%S}.{at.microsecond:06d}Z-{uuid.uuid4().hex[:8]}"


@dataclass
class _Load:
    """Outcomes on their way into the warehouse; `target` is None when nothing is written."""

    target: Warehouse | None
    changes: Changes
    progress: Progress
    pending: Rows = field(default_factory=dict)
    pending_documents: dict[str, Rows] = field(default_factory=dict)
    loaded: dict[str, Sighting] = field(default_factory=dict)

    @property
    def summary(self) -> Summary:
        """Where everything is counted."""
        return self.changes.summary

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Put what is not read at all into quarantine."""
        for refusal in refusals:
            rejected = Rejected(None, refusal.reason, refusal.message)
            self._quarantine(refusal, rejected)

    def read(self, tasks: Coming, workers: int, limits: Limits) -> None:
        """Read the tasks, and store them a few hundred at a time."""
        run_id = self.summary.run_id
        assert run_id is not None
        tasks.tell_total(self.progress)
        documents = size = 0
        with closing(read_all(tasks, run_id, workers, limits)) as chunks:
            for chunk, outcomes in chunks:
                tasks.tell_total(self.progress)
                for task, outcome in zip(chunk, outcomes, strict=True):
                    self._settle(task, outcome)
                self.progress.advance(len(chunk))
                documents += len(chunk)
                size += sum(task.input.place.bytes for task in chunk)
                if documents >= DOCUMENTS_A_LOAD or size >= BYTES_A_LOAD:
                    self._flush()
                    documents = size = 0
        self._flush()

    def finish(self) -> None:
        """Link what is loaded, and record the run."""
        summary = self.summary
        assert summary.run_id is not None
        if self.target is not None and (links := update_links(self.target, summary.run_id)):
            summary.rows[ProjectLink.table] += links
        if self.target is not None:
            summary.rows.update(update_lineages(self.target))
            if texts := add_missing_words(self.target):
                summary.rows[SearchText.table] += texts
            self.target.tidy_words()
        run = Run(
            run_id=summary.run_id,
            started_at=self.changes.found_at,
            finished_at=datetime.now(UTC),
            status="ok" if not (summary.partial or summary.quarantined) else "partial",
            seen=summary.seen,
            unchanged=summary.unchanged,
            loaded=summary.loaded,
            partial=summary.partial,
            failed=summary.quarantined,
            version=version("tidtam"),
        )
        if self.target is not None:
            # Last of all: the next run links what a run that is ended before this has stored.
            self.target.record_run(run)
            self.summary.rows[Run.table] += 1

    def _settle(self, task: Task, outcome: Outcome) -> None:
        if isinstance(outcome, Rejected):
            self._quarantine(task.input, outcome)
        elif isinstance(outcome, SameBytes):
            last = self.changes.known[task.input.place.key]
            self.summary.count_unchanged(last.outcome)
            self._remember(task.input, outcome.document_id, last.outcome)
        elif isinstance(outcome, ReadThrough):
            self._remember(task.input, None, _ARCHIVE)
        else:
            self._add_document(task, outcome)

    def _add_document(self, task: Task, outcome: ReadDocument) -> None:
        self.summary.loaded += 1
        if outcome.complaints:
            self.summary.partial += 1
            last = self.changes.known.get(task.input.place.key)
            self.summary.newly_failing += last is not None and last.outcome == "ok"
            (rule, first), *rest = outcome.complaints
            more = f" (and {len(rest)} more)" if rest else ""
            self._complain(task.input.place.source, "partial", rule, first + more)
        self._remember(task.input, outcome.document_id, outcome.status)
        if self._is_current(task.input, outcome.document_id):
            self.loaded[outcome.document_id] = Sighting.of(task.input)
            self.pending_documents[outcome.document_id] = outcome.rows

    def _is_current(self, item: Input, document_id: str) -> bool:
        """Whether the document's row is to tell of this input, and not of a copy of it."""
        sighting = Sighting.of(item)
        if document_id in self.loaded:
            return sighting.is_later_than(self.loaded[document_id])
        stored = self.changes.stored.get(document_id)
        if stored is None or stored.parser_version != PARSER_VERSION:
            return True
        if document_id in self.changes.restated:
            return True
        known = self.changes.known.get(item.place.key)
        is_told_of = known is not None and (known.document_id, known.source) == (
            document_id,
            stored.source,
        )
        return is_told_of or sighting.is_later_than(Sighting.stored(stored))

    def _quarantine(self, item: Input | Refusal, rejected: Rejected) -> None:
        self.summary.quarantined += 1
        last = self.changes.known.get(item.place.key)
        self.summary.newly_failing += last is None or last.outcome != _QUARANTINED
        self._complain(item.place.source, _QUARANTINED, rejected.reason, rejected.message)
        now = datetime.now(UTC)
        row = Quarantine(
            input=item.place.folder,
            source=item.place.source,
            document_id=rejected.document_id,
            reason=rejected.reason,
            message=rejected.message,
            first_seen=now,
            last_seen=now,
        )
        self._add(Quarantine.table, [row.as_row()])
        attempt = FailedAttempt(
            input=row.input,
            source=row.source,
            document_id=row.document_id,
            reason=row.reason,
            message=row.message,
            tried_at=now,
            parser_version=PARSER_VERSION,
            run_id=self.summary.run_id,
        )
        self._add(FailedAttempt.table, [attempt.as_row()])
        self._remember(item, rejected.document_id, _QUARANTINED)

    def _remember(self, item: Input | Refusal, document_id: str | None, outcome: str) -> None:
        row = SourceFile.model_validate(
            {
                "input": item.place.folder,
                "source": item.place.source,
                "bytes": item.place.bytes,
                "modified_ns": item.place.modified_ns,
                "origin_key": item.origin_key,
                "document_id": document_id,
                "parser_version": PARSER_VERSION,
                "outcome": outcome,
            }
        )
        self._add(SourceFile.table, [row.as_row()])

    def _complain(self, source: str, outcome: str, reason: str, message: str) -> None:
        complaint = Complaint(source, outcome, reason, message)
        self.summary.complaints.append(complaint)
        self.progress.complain(complaint)

    def _add(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        self.pending.setdefault(table, []).extend(rows)

    def _flush(self) -> None:
        rule = list(Finding.model_fields).index("rule")
        for rows in self.pending_documents.values():
            found = rows.get(Finding.table, ())
            self.summary.findings.update(str(row[rule]) for row in found)
            for table, added in rows.items():
                self._add(table, added)
        if self.target is not None and self.pending:
            self.target.load(self.pending, self.pending_documents.keys())
            self.summary.rows.update({table: len(rows) for table, rows in self.pending.items()})
        self.pending = {}
        self.pending_documents = {}
