"""One run: find inputs, skip what is unchanged, read the rest, load it in few transactions."""

import uuid
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from ingest.archive_tasks import Archives, Coming
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
from ingest.sightings import Sighting, expected_id
from ingest.sources import Found, Input, Refusal, find_inputs
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
from warehouse.store import KnownSource, StoredDocument, Warehouse

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


@dataclass(frozen=True)
class Changes:
    """What there is to load: inputs that are new, changed, or were read by another parser."""

    found_at: datetime
    known: Mapping[str, KnownSource]
    stored: Mapping[str, StoredDocument]
    tasks: Sequence[Task]
    refusals: Sequence[Refusal]
    archives: Archives
    restated: Set[str]
    """Ids of documents whose stored sighting does not hold any more: every path that had their
    bytes is in the tasks."""
    emptied: Mapping[Path, int]
    """Inputs below which nothing is any more, and how many files were read there before."""
    is_unfinished: bool
    """Whether a run was ended after it had stored documents, so that what is made of all of them is
    not; or documents cannot be searched, which an earlier version has loaded."""
    summary: Summary

    @property
    def is_empty(self) -> bool:
        """Whether every input is as the warehouse knows it, and nothing is left to make of them."""
        return not (self.tasks or self.refusals or self.archives.changed or self.is_unfinished)


def find_changes(paths: Sequence[Path], warehouse: Path) -> Changes:
    """What a load into the warehouse file would read; a file that is not there knows nothing.

    Raises `WarehouseError`, `NoSuchInput` and `ManifestError`.
    """
    found_at = datetime.now(UTC)
    found = find_inputs(paths)
    summary = Summary(
        seen=len(found.inputs) + len(found.refusals),
        passed_over=found.passed_over,
        absent=found.absent,
    )
    known, stored, is_unfinished = _known(warehouse, paths)
    restated = _restated(found.inputs, known, stored)
    tasks = [
        task for item in found.inputs if (task := _task(item, known, stored, restated, summary))
    ]
    refusals = [refusal for refusal in found.refusals if not _is_known(refusal, known, summary)]
    archives = Archives(found.archives, known, stored, PARSER_VERSION, summary)
    return Changes(
        found_at=found_at,
        known=known,
        stored=stored,
        tasks=tasks,
        refusals=refusals,
        archives=archives,
        restated=restated,
        emptied=_emptied(paths, found, known),
        is_unfinished=is_unfinished,
        summary=summary,
    )


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
    load.refuse(changes.refusals)
    load.read(Coming(changes.tasks, changes.archives), workers, limits or Limits())
    load.finish()


def new_run_id(at: datetime) -> str:
    """A name for a run that begins at `at`; by their names runs stand in the order of time."""
    return f"{at:%Y%m%dT%H%M%S}.{at.microsecond:06d}Z-{uuid.uuid4().hex[:8]}"


def _known(
    warehouse: Path, paths: Sequence[Path]
) -> tuple[Mapping[str, KnownSource], Mapping[str, StoredDocument], bool]:
    """What was last seen at the inputs' paths, every stored document, and whether something is
    still to be made of those: a run was ended before its end, or it was of an earlier version."""
    if not warehouse.exists():
        return {}, {}, False
    with Warehouse.open_read_only(warehouse) as target:
        known = target.source_files([_below(path) for path in paths])
        is_unfinished = target.is_unfinished() or target.lacks_words()
        return known, target.known_documents(), is_unfinished


def _restated(
    inputs: Iterable[Input],
    known: Mapping[str, KnownSource],
    stored: Mapping[str, StoredDocument],
) -> Set[str]:
    """Ids of documents whose rows tell of a sighting that is now said to be of another day.

    The manifest has been corrected, or the file touched: which copy was saved last is open again.
    """
    return {
        document.document_id
        for item in inputs
        if (last := known.get(item.place.key))
        and (document := stored.get(last.document_id or ""))
        and document.source == item.place.source
        and (last.modified_ns, last.origin_key) != (item.place.modified_ns, item.origin_key)
        and Sighting.of(item) != Sighting.stored(document)
    }


def _emptied(
    paths: Sequence[Path], found: Found, known: Mapping[str, KnownSource]
) -> dict[Path, int]:
    there = [
        *(item.place.key for item in found.inputs),
        *(refusal.place.key for refusal in found.refusals),
        *(archive.place.key for archive in found.archives),
    ]
    emptied = {}
    for path in paths:
        below = _below(path)
        if not any(key.startswith(below) for key in there) and (
            gone := sum(key.startswith(below) for key in known)
        ):
            emptied[path] = gone
    return emptied


def _below(path: Path) -> str:
    """What the absolute paths of all that is in an input begin with."""
    if path.is_dir():
        return f"{path.resolve()}/"
    return str(path.absolute().parent.resolve() / path.name)


def _task(
    item: Input,
    known: Mapping[str, KnownSource],
    stored: Mapping[str, StoredDocument],
    restated: Set[str],
    summary: Summary,
) -> Task | None:
    """What to read of an input: None where it is as it was when this parser last read it."""
    last = known.get(item.place.key)
    if last is None or last.parser_version != PARSER_VERSION or last.origin_key != item.origin_key:
        return Task(item)
    if last.document_id in restated:
        return Task(item)
    if (last.bytes, last.modified_ns) != (item.place.bytes, item.place.modified_ns):
        return Task(item, expected_id(item, last, stored))
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
