"""What to read of archives: nothing of those that are known, the rest while it is read."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from ingest.contents import Contents
from ingest.reading import ReadThrough, Rejected, Task
from ingest.sightings import expected_id
from ingest.sources import ArchiveFile, Input, Refusal
from ingest.summary import Progress, Summary
from warehouse.store import KnownSource, StoredDocument

_QUARANTINED = "quarantine"


class Archives:
    """Archives that were found, and `known`: what was last seen, by absolute path;
    `stored` are the documents by their ids.

    `changed` are those to open: they have changed, or a manifest has, or another version of the
    parsers read them. What the others hold counts in the summary as unchanged.
    """

    def __init__(
        self,
        found: Iterable[ArchiveFile],
        known: Mapping[str, KnownSource],
        stored: Mapping[str, StoredDocument],
        parser_version: str,
        summary: Summary,
    ) -> None:
        self._known = known
        self._stored = stored
        self._parser_version = parser_version
        self._summary = summary
        self.changed = [archive for archive in found if not self._is_known(archive)]

    def tasks(self) -> Iterator[Task]:
        """What to read of changed archives, found while they are read."""
        for archive in self.changed:
            contents = Contents(archive, self._summary.passed_over, self._summary.absent)
            for item in contents.items():
                yield self._task(item)

    def _task(self, item: Input | Refusal | ArchiveFile) -> Task:
        if isinstance(item, ArchiveFile):
            # In no earlier load than its members: where it is known, they are.
            return Task(Input(item.place, origin_key=item.origin_key), outcome=ReadThrough())
        self._summary.seen += 1
        if isinstance(item, Refusal):
            refused = Input(item.place, origin_key=item.origin_key)
            return Task(refused, outcome=Rejected(None, item.reason, item.message))
        last = self._known.get(item.place.key)
        as_now = (item.origin_key, self._parser_version)
        if last is None or as_now != (last.origin_key, last.parser_version):
            return Task(item)
        return Task(item, expected_id(item, last, self._stored))

    def _is_known(self, archive: ArchiveFile) -> bool:
        place = archive.place
        last = self._known.get(place.key)
        now = (place.bytes, place.modified_ns, archive.origin_key, self._parser_version)
        if last is None or now != (
            last.bytes,
            last.modified_ns,
            last.origin_key,
            last.parser_version,
        ):
            return False
        # Itself it is no input, but where it was refused.
        was_refused = [last] if last.outcome == _QUARANTINED else []
        for item in chain(self._members(archive), was_refused):
            self._summary.seen += 1
            self._summary.count_unchanged(item.outcome)
        return True

    def _members(self, archive: ArchiveFile) -> Iterator[KnownSource]:
        """Its known members; those that it no longer holds were seen at another time of it."""
        prefix = f"{archive.place.key}/"
        for at in range(bisect_left(self._paths, prefix), len(self._paths)):
            if not self._paths[at].startswith(prefix):
                return
            member = self._known[self._paths[at]]
            if member.modified_ns == archive.place.modified_ns:
                yield member

    @cached_property
    def _paths(self) -> list[str]:
        return sorted(self._known)


class Coming:
    """The tasks of a run: those of files, and behind them those of archives as they are read."""

    def __init__(self, files: Sequence[Task], archives: Archives) -> None:
        self._tasks = chain(files, archives.tasks())
        self._expected = len(files)
        self._has_archives = bool(archives.changed)
        self._handed_out = 0
        self._told = -1

    def __iter__(self) -> Iterator[Task]:
        """The tasks; to be gone through once."""
        for task in self._tasks:
            self._handed_out += 1
            yield task

    def tell_total(self, progress: Progress) -> None:
        """Tell how many tasks there are, as far as that is known and was not told before."""
        total = max(self._expected, self._handed_out)
        if total > self._told and (total or not self._has_archives):
            self._told = total
            progress.start(total)
