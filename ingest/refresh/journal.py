"""What a refresh tells of itself: a line of JSON for every step, and a report at its end."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

LOG = "refresh.jsonl"


class Journal:
    """Writes into the folder of reports; a journal that cannot be written stops no refresh."""

    def __init__(self, folder: Path, refresh_id: str) -> None:
        self._folder = folder
        self._refresh_id = refresh_id

    def tell(self, step: str, **values: object) -> None:
        """Add a line: when, which refresh, which step, and its values."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "refresh": self._refresh_id, "step": step, **values}
        self._write(self._folder / LOG, "a", json.dumps(line, ensure_ascii=False, default=str))

    def report(self, report: dict[str, object]) -> None:
        """Write the whole report into a file of its own."""
        text = json.dumps(report, ensure_ascii=False, indent=2, default=str)
        self._write(self._folder / f"refresh-{self._refresh_id}.json", "w", text)

    def _write(self, path: Path, mode: str, text: str) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with path.open(mode, encoding="utf-8") as file:
                file.write(f"{text}\n")
        except OSError as error:
            print(f"tidtam refresh: {path} cannot be written: {error.strerror}", file=sys.stderr)
