"""Bytes to characters, for text and HTML saved by anyone's browser, wget or editor.

The order is: byte-order mark, declared charset, strict UTF-8, windows-874.
A few broken bytes in an otherwise sound text are marked with U+FFFD for the
repair to mend or report; more than a few, and the text is not read at all.
"""

import codecs
import re
from dataclasses import dataclass
from typing import NamedTuple

WINDOWS_874 = "cp874"
REPLACEMENT = "\ufffd"
_BROKEN_SHARE = 0.005
"""Share of characters that may be broken before the encoding itself is in doubt."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The WHATWG Encoding Standard reads all of these labels as windows-874.
_THAI_LABELS = frozenset(
    {"windows-874", "tis-620", "iso-8859-11", "dos-874", "iso8859-11", "cp874"}
)

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD_BYTES = 4096

_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"%PDF", "a PDF"),
    (b"Rar!", "a RAR archive"),
)


class Decoded(NamedTuple):
    """Characters, and the name of the encoding they were read with."""

    text: str
    encoding: str


@dataclass(eq=False)
class NotText(Exception):
    """The bytes are of some other medium; `what` names it."""

    what: str

    def __str__(self) -> str:
        return f"holds {self.what}; only text and HTML are read so far"


@dataclass(eq=False)
class UnreadableEncoding(Exception):
    """No encoding that Thai documents come in reads the bytes; `offset` is where UTF-8 fails."""

    offset: int

    def __str__(self) -> str:
        return (
            f"is neither UTF-8 (fails at byte {self.offset}) nor windows-874; "
            "save it again as UTF-8"
        )


def decode(raw: bytes) -> Decoded:
    """Read `raw` as text.

    Raises `NotText` for images, archives and other binary data, and
    `UnreadableEncoding` where no encoding fits. The text may hold U+FFFD where
    single bytes were broken; the caller repairs or reports these.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return Decoded(raw[len(mark) :].decode(encoding, "replace"), encoding)
    _refuse_binary(raw)
    declared = _declared(raw[:_HEAD_BYTES])
    # A Latin label says nothing here: servers put it on Thai pages by default.
    is_thai = declared in _THAI_LABELS
    for encoding in (WINDOWS_874, "utf-8") if is_thai else ("utf-8", WINDOWS_874):
        try:
            return Decoded(raw.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return _decode_damaged(raw)


def _refuse_binary(raw: bytes) -> None:
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise NotText(what)
    if b"\x00" in raw[:_HEAD_BYTES]:
        raise NotText("binary data")


def _declared(head: bytes) -> str:
    match = _DECLARED.search(head)
    if match is None:
        return ""
    return (match.group(1) or match.group(2)).decode("ascii", "ignore").lower().replace("_", "-")


def _decode_damaged(raw: bytes) -> Decoded:
    """The encoding that leaves the fewest broken characters, if they are few enough."""
    best = min(
        (Decoded(raw.decode(encoding, "replace"), encoding) for encoding in ("utf-8", WINDOWS_874)),
        key=lambda decoded: decoded.text.count(REPLACEMENT),
    )
    broken = best.text.count(REPLACEMENT)
    # One broken character is what a file cut in the middle of it leaves, however short.
    if broken > max(1, _BROKEN_SHARE * len(best.text)):
        raise UnreadableEncoding(_first_failure(raw))
    return best


def _first_failure(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0
