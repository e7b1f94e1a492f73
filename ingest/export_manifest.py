"""manifest.json of an export: what each file of the folder is, and where it comes from."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

MANIFEST = "manifest.json"

_ABOUT = (
    "Files of `tidtam export`. contacts says of the table of officials whether names, telephones"
    " and entries are masked; a person whom a document names in running text may still stand in"
    " other tables. In csv a text that a spreadsheet would run as a formula begins with an"
    ' apostrophe; in xlsx a text too long for a cell goes on in columns "NAME (part 2)" and so on.'
)


@dataclass(frozen=True)
class ExportedFile:
    """A file, and what it was made from. `contacts` is None where the table holds none."""

    file: str
    table: str
    rows: int
    contacts: Literal["masked", "shown"] | None
    warehouse: str
    last_run: str | None
    exported_at: str
    """ISO 8601, in UTC."""


class Manifest:
    """The manifest of a folder. It keeps what it says of files of earlier exports still there."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / MANIFEST
        self._files = {
            name: entry for name, entry in entries_in(folder).items() if (folder / name).is_file()
        }

    def add(self, exported: ExportedFile, scratch: Path) -> None:
        """Tell of a file, in place of what was told of its name; `scratch` is for the writing."""
        self._files[exported.file] = {
            name: value for name, value in asdict(exported).items() if name != "file"
        }
        unnamed = scratch / MANIFEST
        content = {"about": _ABOUT, "files": dict(sorted(self._files.items()))}
        unnamed.write_text(
            json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        unnamed.replace(self._path)


def entries_in(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    """What the folder's manifest says of its files, by their names; {} where there is none."""
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    files = content.get("files") if isinstance(content, dict) else None
    if not isinstance(files, dict):
        return {}
    # A plain name in the folder: the manifest may be another program's.
    return {
        name: entry
        for name, entry in files.items()
        if isinstance(entry, dict) and name == Path(name).name
    }
