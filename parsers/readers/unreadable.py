"""What a reader raises for bytes that cannot become a `Document`."""

from dataclasses import dataclass

from schema.records.operations import Reason


@dataclass(eq=False)
class Unreadable(Exception):
    """An input that cannot become a `Document`; `reason` is the quarantine's."""

    reason: Reason
    message: str

    def __str__(self) -> str:
        return self.message
