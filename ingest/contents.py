"""An archive's members as inputs, one after the other; nothing of it stays in memory."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from ingest.archives import Archive, ArchiveUnreadable, Member, MemberUnreadable, open_archive
from ingest.archives.members import printable
from ingest.manifest import ManifestEntry, ManifestError, parse_manifest
from ingest.sources import MAX_BYTES, ArchiveFile, Input, Place, Refusal
from schema.records.operations import Reason

_CLOCKS_DIFFER = timedelta(days=1)
_FIRST_PAGES = datetime(1990, 1, 1)  # noqa: DTZ001 - UTC
"""Programs that write no date write one before this."""


class Contents:
    """What there is to read in an archive; to be gone through once.

    `passed_over` and `absent` are added to as they are in folders.
    """

    def __init__(self, archive: ArchiveFile, passed_over: Counter[str], absent: list[str]) -> None:
        self._archive = archive
        self._passed_over = passed_over
        self._absent = absent
        self._entries: dict[str, ManifestEntry] = {}
        self._met: set[str] = set()
        # Hashes, because a hundred thousand names would be many times their size.
        self._names: set[int] = set()
        self._last: str | None = None

    def items(self) -> Iterator[Input | Refusal | ArchiveFile]:
        """Every member that is an input or refused, and last the archive itself.

        At the end stands the archive where it has been read whole, and otherwise its refusal.
        """
        try:
            with open_archive(Path(self._archive.place.path)) as opened:
                yield from self._members(opened)
            if self._last is None:
                yield self._broken_off("empty", "holds no files; see whether it is the right one")
                return
            self._note_absent()
            yield self._archive
        except ArchiveUnreadable as error:
            yield self._broken_off(error.reason, f"{error.message}; {self._where()}")
        except ManifestError as error:
            yield self._broken_off("failed", f"is not read, because of its manifest: {error}")
        except OSError as error:
            message = f"cannot be read: {error.strerror or error}; {self._where()}"
            yield self._broken_off("failed", message)

    def _members(self, opened: Archive) -> Iterator[Input | Refusal]:
        own: list[tuple[str, bytes]] = []
        for member in opened.manifests():
            self._last = member.name
            try:
                if member.refused is not None:
                    raise MemberUnreadable(*member.refused)
                own.append((member.name, member.content(MAX_BYTES)))
            except MemberUnreadable as error:
                message = f"is not read, because its manifest {member.name} {error.refused.message}"
                raise ArchiveUnreadable(error.refused.reason, message) from error
        self._entries = _entries(self._archive, own)
        for member in opened.members():
            item = self._item(member)
            self._last = printable(member.name)
            if item is not None:
                yield item

    def _item(self, member: Member) -> Input | Refusal | None:
        if self._entries:
            self._met.add(member.name)
        if member.passed_over is not None:
            self._passed_over[member.passed_over] += 1
            return None
        source = f"{self._archive.place.source}/{self._own_name(printable(member.name))}"
        try:
            if member.refused is not None:
                raise MemberUnreadable(*member.refused)
            content = member.content(MAX_BYTES)
        except MemberUnreadable as error:
            return Refusal(self._place(source, member.claimed), *error.refused)
        place = self._place(source, len(content))
        entry = self._entries.get(member.name)
        observed_at = self._observed_at(member)
        if entry is None:
            return Input(place, member.url, observed_at, content=content)
        when = entry.observed_at or observed_at
        return Input(place, entry.url or member.url, when, entry.key, content)

    def _observed_at(self, member: Member) -> datetime | None:
        """When the archive says the member was saved; None where that cannot be."""
        given = self._archive.entry
        if member.url is None and given is not None and given.observed_at is not None:
            return given.observed_at
        latest = datetime.now(UTC).replace(tzinfo=None) + _CLOCKS_DIFFER
        when = member.observed_at
        return when if when is not None and _FIRST_PAGES < when < latest else None

    def _own_name(self, name: str) -> str:
        """The name, with a number behind it where a member before it had the same."""
        own, number = name, 1
        while hash(own) in self._names:
            number += 1
            own = f"{name}#{number}"
        self._names.add(hash(own))
        return own

    def _place(self, source: str, size: int) -> Place:
        # The archive's time: by it a later run knows which members belong to it as it is now.
        archive = self._archive.place
        return Place(archive.path, archive.folder, source, size, archive.modified_ns)

    def _broken_off(self, reason: Reason, message: str) -> Refusal:
        return Refusal(self._archive.place, reason, message, self._archive.origin_key)

    def _where(self) -> str:
        if self._last is None:
            return "nothing of it was read"
        return f"it was read up to {self._last}, and no further"

    def _note_absent(self) -> None:
        missing = sorted(self._entries.keys() - self._met)
        self._absent += [f"{self._archive.place.path}/{name}" for name in missing]


def _entries(archive: ArchiveFile, own: list[tuple[str, bytes]]) -> dict[str, ManifestEntry]:
    """What manifests say of the members; those nearer to a member go before those further off."""
    entries: dict[str, ManifestEntry] = dict(archive.entries)
    for name, raw in sorted(own, key=lambda manifest: manifest[0].count("/")):
        folder = PurePosixPath(name).parent.as_posix()
        below = "" if folder == "." else f"{folder}/"
        given: Mapping[str, ManifestEntry] = parse_manifest(raw, Path(archive.place.path) / name)
        entries |= {f"{below}{path}": entry for path, entry in given.items()}
    return entries
