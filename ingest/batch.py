"""One run: find inputs, skip what is unchanged, read the rest, load it in few transactions."""

import uuid
from collections.abc import Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from ingest.archive_tasks import Archives, Coming
from ingest.limits import Limits
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
from ingest.sources import Input, Refusal, find_inputs
from ingest.summary import Complaint, Progress, Summary
from ingest.workers import read_all
from parsers import PARSER_VERSION
from schema.records import Finding, ProjectLink, Quarantine, Run, SourceFile
from warehouse.store import KnownSource, Warehouse

DOCUMENTS_A_LOAD = 1_000
BYTES_A_LOAD = 64 * 1024 * 1024
"""Documents, and bytes of them, stored in one transaction: few to hold, enough to be quick."""

_QUARANTINED = "quarantine"


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
    started = datetime.now(UTC)
    found = find_inputs(paths)
    summary = Summary(
        seen=len(found.inputs) + len(found.refusals),
        passed_over=found.passed_over,
        absent=found.absent,
    )
    known, stored = _known(warehouse, paths)
    tasks = [task for item in found.inputs if (task := _task(item, known, summary)) is not None]
    refusals = [refusal for refusal in found.refusals if not _is_known(refusal, known, summary)]
    archives = Archives(found.archives, known, PARSER_VERSION, summary)
    if tasks or refusals or archives.changed:
        summary.run_id = f"{started:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:8]}"
        opened = nullcontext(None) if dry_run else Warehouse.open(warehouse)
        with opened as target:
            load = _Load(target, summary, known, stored, progress, started)
            load.refuse(refusals)
            load.read(Coming(tasks, archives), workers, limits or Limits())
            load.finish()
    summary.seconds = (datetime.now(UTC) - started).total_seconds()
    return summary


def _known(
    warehouse: Path, paths: Sequence[Path]
) -> tuple[Mapping[str, KnownSource], Mapping[str, str]]:
    """What was last seen at the inputs' paths, and the parser version of every document."""
    if not warehouse.exists():
        return {}, {}
    prefixes = [
        f"{path.resolve()}/" if path.is_dir() else str(path.absolute().parent.resolve() / path.name)
        for path in paths
    ]
    with Warehouse.open_read_only(warehouse) as target:
        return target.source_files(prefixes), target.known_documents()


def _task(item: Input, known: Mapping[str, KnownSource], summary: Summary) -> Task | None:
    """What to read of an input: None where it is as it was when this parser last read it."""
    last = known.get(item.place.key)
    if last is None or last.parser_version != PARSER_VERSION or last.origin_key != item.origin_key:
        return Task(item)
    if (last.bytes, last.modified_ns) != (item.place.bytes, item.place.modified_ns):
        return Task(item, last.document_id)
    summary.count_unchanged(last.outcome)
    return None


def _is_known(refusal: Refusal, known: Mapping[str, KnownSource], summary: Summary) -> bool:
    last = known.get(refusal.place.key)
    if last is None or (last.bytes, last.modified_ns) != (
        refusal.place.bytes,
        refusal.place.modified_ns,
    ):
        return False
    summary.count_unchanged(last.outcome)
    return True


@dataclass
class _Load:
    """Outcomes on their way into the warehouse; `target` is None when nothing is written."""

    target: Warehouse | None
    summary: Summary
    known: Mapping[str, KnownSource]
    stored: Mapping[str, str]
    progress: Progress
    started: datetime
    pending: Rows = field(default_factory=dict)
    replaced: list[str] = field(default_factory=list)
    loaded_ids: set[str] = field(default_factory=set)

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
        run = Run(
            run_id=summary.run_id,
            started_at=self.started,
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
            # Last of all: what a run links that breaks off before is left to the next.
            self.target.record_run(run)
            self.summary.rows[Run.table] += 1

    def _settle(self, task: Task, outcome: Outcome) -> None:
        if isinstance(outcome, Rejected):
            self._quarantine(task.input, outcome)
        elif isinstance(outcome, SameBytes):
            last = self.known[task.input.place.key]
            self.summary.count_unchanged(last.outcome)
            self._remember(task.input, outcome.document_id, last.outcome)
        elif isinstance(outcome, ReadThrough):
            self._remember(task.input, None, "ok")
        else:
            self._add_document(task, outcome)

    def _add_document(self, task: Task, outcome: ReadDocument) -> None:
        self.summary.loaded += 1
        if outcome.complaints:
            self.summary.partial += 1
            (rule, first), *rest = outcome.complaints
            more = f" (and {len(rest)} more)" if rest else ""
            self._complain(task.input.place.source, "partial", rule, first + more)
        self._remember(task.input, outcome.document_id, outcome.status)
        if self._is_copy(task, outcome.document_id):
            return
        self.loaded_ids.add(outcome.document_id)
        self.replaced.append(outcome.document_id)
        for table, rows in outcome.rows.items():
            self._add(table, rows)
        column = list(Finding.model_fields).index("rule")
        found = outcome.rows.get(Finding.table, ())
        self.summary.findings.update(str(row[column]) for row in found)

    def _is_copy(self, task: Task, document_id: str) -> bool:
        """Whether the same content is stored already, from a path read before this one."""
        if document_id in self.loaded_ids:
            return True
        is_new_path = task.input.place.key not in self.known
        return is_new_path and self.stored.get(document_id) == PARSER_VERSION

    def _quarantine(self, item: Input | Refusal, rejected: Rejected) -> None:
        self.summary.quarantined += 1
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
        if self.target is not None and self.pending:
            self.target.load(self.pending, self.replaced)
            self.summary.rows.update({table: len(rows) for table, rows in self.pending.items()})
        self.pending = {}
        self.replaced = []
