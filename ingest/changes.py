"""What there is to load: inputs that are new, changed, or were read by another parser."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ingest.archive_tasks import Archives
from ingest.kept_objects import made_to_be_kept
from ingest.reading import Task
from ingest.sightings import Sighting, expected_id
from ingest.sources import ArchiveFile, Found, Input, Refusal, find_inputs
from ingest.summary import Summary
from parsers import PARSER_VERSION
from warehouse.store import KnownSource, StoredDocument, Warehouse


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
    with made_to_be_kept():
        return _changes(paths, warehouse)


def _changes(paths: Sequence[Path], warehouse: Path) -> Changes:
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
        and (last.modified_ns, last.origin_key) != (item.place.modified_ns, item.origin_key)
        and (document := stored.get(last.document_id or ""))
        and document.source == item.place.source
        and Sighting.of(item) != Sighting.stored(document)
    }


def _emptied(
    paths: Sequence[Path], found: Found, known: Mapping[str, KnownSource]
) -> dict[Path, int]:
    there: list[Input | Refusal | ArchiveFile] = [*found.inputs, *found.refusals, *found.archives]
    emptied = {}
    for path in paths:
        below = _below(path)
        if not any(item.place.key.startswith(below) for item in there) and (
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
