"""Web archives (WARC). The only module that knows warcio.

warcio reads the records' headers. Contents are unpacked here, because a server's chunks and
packing may claim to hold any amount, and warcio would hold it all.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from ingest.archives.http_bodies import body_of
from ingest.archives.members import PIECE, Archive, ArchiveUnreadable, Budget, Member, Refused
from ingest.archives.stream import HEADERS, Stream
from ingest.passed_over import kind_of_no_document

_SCHEMES = frozenset("http https ftp ftps file".split())
"""Of the addresses of documents; crawlers keep their own notes under others."""
_FOUND = "200"
_PAGES = frozenset("text/html application/xhtml+xml application/pdf".split())
_NO_PAGES = {
    "image": "image",
    "audio": "audio",
    "video": "video",
    "font": "font",
    "text/css": "style",
    "text/javascript": "script",
    "application/javascript": "script",
    "application/x-javascript": "script",
    "application/json": "script",
}
"""What media types are counted as that no document has."""


class WebArchive(Archive):
    """A WARC file, plain or in gzip."""

    def __init__(self, path: Path) -> None:
        size = path.stat().st_size
        if not size:
            raise ArchiveUnreadable("empty", "is empty; download it again")
        self._budget = Budget(size)
        self._stream = Stream(path, self._budget)
        self._loader: Any = ArcWarcRecordLoader(verify_http=False, arc2warc=False)

    def close(self) -> None:
        """Let go of its file."""
        self._stream.close()

    def manifests(self) -> Iterator[Member]:
        """None: every record tells its address and date itself."""
        return iter(())

    def members(self) -> Iterator[Member]:
        """Every record: those that hold documents, and the others as passed over."""
        while (line := self._next_line()) is not None:
            self._budget.count_member()
            record = self._record(line)
            yield self._member(record)
            self._skip_rest(record)

    def _next_line(self) -> bytes | None:
        """The first line of the next record; None at the end."""
        self._stream.allow(HEADERS)
        while line := self._stream.readline():
            if line.strip():
                return line
            self._stream.allow(HEADERS)
        return None

    def _record(self, line: bytes) -> Any:
        try:
            record = self._loader.parse_record_stream(self._stream, line, "warc", True)
        except (ArchiveLoadFailed, ValueError) as error:
            message = "is damaged or no web archive: a record was expected; download it again"
            raise ArchiveUnreadable("failed", message) from error
        stated = record.rec_headers.get_header("Content-Length") or ""
        if not (stated.isascii() and stated.isdigit()):
            message = "is damaged: a record does not tell its length; download it again"
            raise ArchiveUnreadable("failed", message)
        return record

    def _member(self, record: Any) -> Member:
        headers = record.rec_headers
        url = headers.get_header("WARC-Target-URI") or ""
        when = _observed_at(headers.get_header("WARC-Date"))
        name = f"{when:%Y%m%dT%H%M%SZ}/{url}" if when else f"undated/{url}"
        kind = _kind_of_record(record, url)
        if kind is not None:
            return Member(name, 0, lambda: iter(()), passed_over=kind)
        refused = _refused(headers)
        http = None
        if refused is None and record.rec_type == "response":
            http = self._http_headers(record)
            if http is None:
                refused = Refused("failed", "is no answer of a web server; capture it again")
        return Member(
            name,
            record.raw_stream.limit,
            partial(self._pieces, record, http),
            record.raw_stream.limit,
            url=url,
            observed_at=when,
            passed_over=None if refused else _kind_of_content(record, http, url),
            refused=refused,
        )

    def _http_headers(self, record: Any) -> Any:
        try:
            found = self._loader.http_parser.parse(record.raw_stream)
        except (StatusAndHeadersParserException, EOFError, ValueError):
            return None
        return found if found.protocol.startswith("HTTP/") else None

    def _pieces(self, record: Any, http: Any) -> Iterator[bytes]:
        raw = self._raw_pieces(record)
        if http is None:
            return raw
        coding = http.get_header("Content-Encoding") or ""
        is_chunked = "chunked" in (http.get_header("Transfer-Encoding") or "").lower()
        return body_of(raw, coding, is_chunked=is_chunked)

    def _raw_pieces(self, record: Any) -> Iterator[bytes]:
        """What is left of the record. It ends early where the file is cut off."""
        while record.raw_stream.limit:
            self._stream.allow(PIECE + HEADERS)
            piece = record.raw_stream.read(PIECE)
            if not piece:
                raise ArchiveUnreadable("failed", "is cut off; download it again")
            yield piece

    def _skip_rest(self, record: Any) -> None:
        for _ in self._raw_pieces(record):
            pass


def _observed_at(text: str | None) -> datetime | None:
    """The date in UTC without a zone; None where there is none."""
    try:
        when = datetime.fromisoformat(text or "")
        return (when.astimezone(UTC) if when.tzinfo else when).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def _kind_of_record(record: Any, url: str) -> str | None:
    """What a record is counted as that cannot hold a document; None where it may."""
    if record.rec_type not in ("response", "resource"):
        return f"{record.rec_type or 'untyped'} record"
    scheme = url.partition(":")[0].lower()
    return None if scheme in _SCHEMES else f"{scheme or 'nameless'} {record.rec_type}"


def _refused(headers: Any) -> Refused | None:
    if why := headers.get_header("WARC-Truncated"):
        message = f"was cut off when it was captured ({why}); capture it again"
        return Refused("failed", message)
    if headers.get_header("WARC-Segment-Number"):
        return Refused("failed", "lies in several records, which are not joined; capture it again")
    return None


def _kind_of_content(record: Any, http: Any, url: str) -> str | None:
    """What a response or resource is counted as that is no document; None where it may be one."""
    if http is not None and (status := http.get_statuscode()) != _FOUND:
        return f"HTTP {status}"
    stated = http.get_header("Content-Type") if http is not None else record.content_type
    media = (stated or "").partition(";")[0].strip().lower()
    if kind := _NO_PAGES.get(media) or _NO_PAGES.get(media.partition("/")[0]):
        return kind
    if media in _PAGES:
        return None
    # A server that does not know says text/plain or octet-stream.
    try:
        name = urlsplit(url).path.rpartition("/")[2]
    except ValueError:
        return None
    return name if name == "robots.txt" else kind_of_no_document(name)
