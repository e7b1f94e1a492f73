"""The files of a site as tests read them."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class Site:
    """A site that was written into a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"

    def read(self, name: str) -> Any:
        """The value that the data file of a name hands over, after a look at its frame."""
        text = (self.data / f"{name}.js").read_text(encoding="utf-8")
        opening = f"tidtam.receive({json.dumps(name)},"
        assert text.startswith(opening)
        assert text.endswith(");\n")
        return json.loads(text.removeprefix(opening).removesuffix(");\n"))

    def project(self, code: str, kind: str = "project") -> Any:
        return self.read(f"{kind}/{hashlib.sha1(code.encode()).hexdigest()[:2]}/{code}")

    def codes(self) -> list[str]:
        return sorted(path.stem for path in self.data.glob("project/*/*.js"))

    def files(self) -> Iterator[Path]:
        return (path for path in sorted(self.folder.rglob("*")) if path.is_file())

    def bytes_by_name(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes() for path in self.files()
        }
