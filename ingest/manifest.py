"""`manifest.csv` in a folder or archive of documents: where each was saved from, and when.

Columns: `path` (relative to the manifest's folder; an archive counts as a folder), `url`,
`observed_at` (ISO 8601; without a zone it is taken as UTC). The last two may be empty. A date
given for an archive as a whole is that of its members, but for those of a web archive.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

MANIFEST_NAME = "manifest.csv"
_CLOCKS_DIFFER = timedelta(days=1)


class ManifestEntry(NamedTuple):
    """What the manifest says of one file; `observed_at` is UTC without a zone."""

    url: str | None
    observed_at: datetime | None

    @property
    def key(self) -> str:
        """Changes when what the manifest says of the file changes."""
        when = self.observed_at.isoformat() if self.observed_at else ""
        return f"{self.url or ''} {when}".strip()


@dataclass(eq=False)
class ManifestError(Exception):
    """A manifest that cannot be read: `line` is 1-based, 1 being the header."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.message}"


def read_manifest(folder: Path) -> Mapping[str, ManifestEntry]:
    """The entries of the folder's manifest by path ('/' between parts); {} where there is none.

    Raises `ManifestError` as `parse_manifest` does: a wrong origin is worse than a stop.
    """
    path = folder / MANIFEST_NAME
    return parse_manifest(path.read_bytes(), path) if path.is_file() else {}


def parse_manifest(raw: bytes, path: Path) -> Mapping[str, ManifestEntry]:
    """The entries of the manifest at `path`, which holds the bytes `raw`.

    Raises `ManifestError` for a manifest without a `path` column, one that is no
    UTF-8, or a date that is none.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ManifestError(path, line, "is not UTF-8; save it again as UTF-8") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        if "path" not in (reader.fieldnames or ()):
            raise ManifestError(path, 1, "expected the columns path, url, observed_at")
        return {
            _plain_path(row["path"] or ""): ManifestEntry(
                (row.get("url") or "").strip() or None,
                _observed_at(path, reader.line_num, row.get("observed_at") or ""),
            )
            for row in reader
        }
    except csv.Error as error:
        raise ManifestError(path, reader.line_num + 1, f"is no CSV: {error}") from error


def _plain_path(path: str) -> str:
    return path.strip().replace("\\", "/").removeprefix("./")


def _observed_at(path: Path, line: int, text: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        when = datetime.fromisoformat(text.strip())
        when = when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when
    except (ValueError, OverflowError) as error:
        message = f"observed_at {text!r} is no ISO date such as 2021-10-05T08:00:00"
        raise ManifestError(path, line, message) from error
    if when > datetime.now(UTC).replace(tzinfo=None) + _CLOCKS_DIFFER:
        message = f"observed_at {text!r} lies in the future; years are Gregorian"
        raise ManifestError(path, line, message)
    return when
