"""The content of a web server's answer, without the chunks and the packing it was sent in."""

import zlib
from collections.abc import Callable, Iterator

from ingest.archives.members import PIECE, MemberUnreadable

_CHUNK_LINE = 256
"""Bytes that the line before a chunk may have."""
_MOST_CODINGS = 4
_GZIP, _ZLIB, _BARE = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


def body_of(sent: Iterator[bytes], coding: str, *, is_chunked: bool) -> Iterator[bytes]:
    """The body piece by piece; `coding` is the header Content-Encoding.

    Crawlers that undo either keep the headers all the same, so what is not as the headers say
    is taken as it is. Raises `MemberUnreadable` where what was begun breaks off.
    """
    pieces = _without_chunks(sent) if is_chunked else sent
    codings = [name.strip().lower() for name in coding.split(",")]
    codings = [name for name in codings if name not in ("", "identity")]
    if len(codings) > _MOST_CODINGS:
        raise MemberUnreadable("failed", "was packed too many times; capture it again")
    for name in reversed(codings):
        if name in ("gzip", "x-gzip"):
            pieces = _unpacked(pieces, _gzip_window)
        elif name == "deflate":
            pieces = _unpacked(pieces, _deflate_window)
        else:
            message = f"was sent packed as {name[:20]!r}, which is not read; capture it again"
            raise MemberUnreadable("failed", message)
    yield from pieces


class _Ahead:
    """Pieces of which the first bytes can be looked at."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self.held = b""

    def fill(self, count: int) -> bool:
        """Hold at least so many bytes; False where there are fewer."""
        while len(self.held) < count:
            piece = next(self._pieces, b"")
            if not piece:
                return False
            self.held += piece
        return True

    def line(self) -> bytes | None:
        """The next line without its end; None where there is none, or none that ends soon."""
        self.fill(_CHUNK_LINE)
        line, end, rest = self.held[:_CHUNK_LINE].partition(b"\n")
        if not end:
            return None
        self.held = rest + self.held[_CHUNK_LINE:]
        return line.rstrip(b"\r")

    def take(self, count: int) -> bytes:
        """At most so many bytes; b"" at the end."""
        if not self.held:
            self.fill(1)
        taken, self.held = self.held[:count], self.held[count:]
        return taken

    def rest(self) -> Iterator[bytes]:
        """Everything that is left."""
        if self.held:
            yield self.held
        yield from self._pieces


def _without_chunks(sent: Iterator[bytes]) -> Iterator[bytes]:
    ahead = _Ahead(sent)
    ahead.fill(_CHUNK_LINE)
    start = ahead.held
    if not start:
        return
    size = _chunk_size(ahead.line())
    if size is None:
        ahead.held = start
        yield from ahead.rest()
        return
    while size:
        while size:
            taken = ahead.take(min(size, PIECE))
            if not taken:
                raise _broken("its chunks break off")
            size -= len(taken)
            yield taken
        ahead.line()
        size = _chunk_size(ahead.line())
        if size is None:
            raise _broken("its chunks break off")


def _chunk_size(line: bytes | None) -> int | None:
    digits = (line or b"").partition(b";")[0].strip()
    try:
        # int() itself takes signs and underscores.
        return int(digits, 16) if digits.isalnum() and len(digits) <= 16 else None
    except ValueError:
        return None


def _gzip_window(start: bytes) -> int | None:
    return _GZIP if start[:2] == b"\x1f\x8b" else None


def _deflate_window(start: bytes) -> int | None:
    """Zlib's header, which the standard asks for, or what servers really send."""
    for window in (_ZLIB, _BARE):
        try:
            zlib.decompressobj(window).decompress(start, PIECE)
        except zlib.error:
            continue
        return window
    return None


def _unpacked(packed: Iterator[bytes], window_of: Callable[[bytes], int | None]) -> Iterator[bytes]:
    ahead = _Ahead(packed)
    ahead.fill(2)
    window = window_of(ahead.held)
    if window is None or not ahead.held:
        yield from ahead.rest()
        return
    unpacking = zlib.decompressobj(window)
    try:
        for piece in ahead.rest():
            given = piece
            while given and not unpacking.eof:
                yield unpacking.decompress(given, PIECE)
                given = unpacking.unconsumed_tail
        while not unpacking.eof and (last := unpacking.decompress(b"", PIECE)):
            yield last
    except zlib.error as error:
        raise _broken(f"it cannot be unpacked ({error})") from error
    if not unpacking.eof:
        raise _broken("it breaks off")


def _broken(how: str) -> MemberUnreadable:
    return MemberUnreadable("failed", f"was damaged when it was captured: {how}; capture it again")
