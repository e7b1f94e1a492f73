"""Which of several copies a document's row tells of: the one that was saved last.

The same bytes may lie at several paths, saved on several days. They are one document, and it
was last seen on the latest of these days: of two contents of a page the one that was seen last
is the newer, even where it had been seen before the other too.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, Self

from ingest.sources import Input
from warehouse.store import KnownSource, StoredDocument


class Sighting(NamedTuple):
    """Where and when a document's bytes were seen; `observed_at` is in UTC without a zone."""

    observed_at: datetime | None
    source: str

    @classmethod
    def of(cls, item: Input) -> Self:
        """The sighting that reading this input makes."""
        return cls(item.origin.observed_at, item.place.source)

    @classmethod
    def stored(cls, document: StoredDocument) -> Self:
        """The sighting that the stored row tells of."""
        return cls(document.observed_at, document.source)

    def is_later_than(self, other: "Sighting") -> bool:
        """Whether the row is to tell of this one; of one day it tells of the first path by name.

        The answer does not depend on which of the two was read first.
        """
        if self.observed_at == other.observed_at:
            return self.source < other.source
        if self.observed_at is None or other.observed_at is None:
            return other.observed_at is None
        return self.observed_at > other.observed_at


def expected_id(item: Input, last: KnownSource, stored: Mapping[str, StoredDocument]) -> str | None:
    """The document that is not to be read again where the input still holds its bytes.

    None where it is read in any case: what a page does not say counts to the day it was seen,
    and silence grows with it, so that a later sighting is another reading.
    """
    document = stored.get(last.document_id or "")
    if document and Sighting.of(item).is_later_than(Sighting.stored(document)):
        return None
    return last.document_id
