"""Archives that earlier runs have read, and what became of their members."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property

from ingest.sources import ArchiveFile
from warehouse.store import KnownSource

_QUARANTINED = "quarantine"


class ReadArchives:
    """What the warehouse knows of archives; `known` is what was last seen by absolute path."""

    def __init__(self, known: Mapping[str, KnownSource], parser_version: str) -> None:
        self._known = known
        self._parser_version = parser_version

    def outcomes(self, archive: ArchiveFile) -> list[str] | None:
        """The outcomes of what it holds, and its own if it was refused; None if it is to be read.

        It is to be read where it has changed, where a manifest has, and where another version
        of the parsers read it.
        """
        place = archive.place
        last = self._known.get(place.key)
        now = (place.bytes, place.modified_ns, archive.origin_key, self._parser_version)
        if last is None or now != (
            last.bytes,
            last.modified_ns,
            last.origin_key,
            last.parser_version,
        ):
            return None
        # Members that it held once, and no longer holds, were seen at another time of it.
        found = [
            member.outcome
            for member in self._below(f"{place.key}/")
            if member.modified_ns == place.modified_ns
        ]
        return [*found, _QUARANTINED] if last.outcome == _QUARANTINED else found

    @cached_property
    def _paths(self) -> list[str]:
        return sorted(self._known)

    def _below(self, prefix: str) -> Iterator[KnownSource]:
        for at in range(bisect_left(self._paths, prefix), len(self._paths)):
            if not self._paths[at].startswith(prefix):
                return
            yield self._known[self._paths[at]]
