"""Archives made for tests, sound and broken."""

import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

OCTOBER_5 = "2021-10-05T08:00:00Z"


def write_zip(path: Path, members: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            # Not the time of the test: a machine that is slow would make it another day's page.
            info = zipfile.ZipInfo(name, (2021, 10, 5, 8, 0, 0))
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return path


def write_tar(path: Path, members: Mapping[str, str | bytes], mtime: int = 1_600_000_000) -> Path:
    mode = "w:gz" if path.name.endswith(("gz", "tgz")) else "w"
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            add_to_tar(archive, name, content, mtime)
    return path


def add_to_tar(
    archive: tarfile.TarFile, name: str, content: str | bytes, mtime: int = 1_600_000_000
) -> None:
    raw = content.encode() if isinstance(content, str) else content
    info = tarfile.TarInfo(name)
    info.size, info.mtime = len(raw), mtime
    archive.addfile(info, io.BytesIO(raw))


class WebArchiveFile:
    """A WARC being written; a context manager."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._writer = WARCWriter(self._file, gzip=path.name.endswith(".gz"))

    def __enter__(self) -> "WebArchiveFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def response(
        self,
        url: str,
        body: str | bytes,
        status: str = "200 OK",
        date: str = OCTOBER_5,
        headers: Iterable[tuple[str, str]] = (("Content-Type", "text/html"),),
        warc: Mapping[str, str] | None = None,
    ) -> None:
        http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
        self.record(url, "response", body, date, http, warc)

    def record(
        self,
        url: str,
        kind: str,
        body: str | bytes,
        date: str = OCTOBER_5,
        http: StatusAndHeaders | None = None,
        warc: Mapping[str, str] | None = None,
    ) -> None:
        raw = body.encode() if isinstance(body, str) else body
        more = {"WARC-Date": date, **(warc or {})}
        made = self._writer.create_warc_record(
            url, kind, io.BytesIO(raw), http_headers=http, warc_headers_dict=more
        )
        self._writer.write_record(made)
