"""What a run did, as it is shown, printed as JSON and recorded."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Complaint:
    """An input that was not read whole: `outcome` is `quarantine` or `partial`."""

    source: str
    outcome: str
    reason: str
    message: str

    def __str__(self) -> str:
        return f"{self.outcome}: {self.source}: {self.message} [{self.reason}]"


@dataclass
class Summary:
    """What a run did. Counts are inputs, but for those of rows and findings."""

    run_id: str | None = None
    seen: int = 0
    unchanged: int = 0
    loaded: int = 0
    partial: int = 0
    quarantined: int = 0
    newly_failing: int = 0
    """In quarantine and not before, or read in part and whole before."""
    still_partial: int = 0
    still_quarantined: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    absent: list[str] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def rows_written(self) -> int:
        """Rows stored, in all tables."""
        return self.rows.total()

    @property
    def is_clean(self) -> bool:
        """Whether every input was read whole, in this run or in the one that last read it."""
        return not (
            self.partial or self.quarantined or self.still_partial or self.still_quarantined
        )

    def count_unchanged(self, outcome: str) -> None:
        """One input more is as it was when it was last read, with this outcome."""
        self.unchanged += 1
        self.still_partial += outcome == "partial"
        self.still_quarantined += outcome == "quarantine"

    def as_json(self) -> dict[str, object]:
        """The summary as `--json` prints it."""
        return {
            "run_id": self.run_id,
            "seen": self.seen,
            "unchanged": self.unchanged,
            "loaded": self.loaded,
            "partial": self.partial,
            "quarantined": self.quarantined,
            "newly_failing": self.newly_failing,
            "still_partial": self.still_partial,
            "still_quarantined": self.still_quarantined,
            "rows_written": self.rows_written,
            "rows": dict(self.rows),
            "findings": dict(self.findings),
            "passed_over": dict(self.passed_over),
            "absent": self.absent,
            "complaints": [vars(complaint) for complaint in self.complaints],
            "seconds": round(self.seconds, 3),
        }


class Progress(Protocol):
    """Who is told how far a run is."""

    def start(self, total: int) -> None:
        """So many inputs will be read; told again where archives turn out to hold more."""

    def advance(self, count: int) -> None:
        """So many more have been read."""

    def complain(self, complaint: Complaint) -> None:
        """An input was not read whole."""
