"""PDF files written by hand: as small as can be, of objects given as bytes."""

import hashlib
import zlib
from collections.abc import Mapping, Sequence

Objects = Mapping[int, bytes]
"""The bodies of a file's objects by their numbers."""

_A4 = b"[0 0 595 842]"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def written(objects: Objects, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the catalogue being object 1, with its table of places."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    size = max(objects) + 1
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        place = places.get(number)
        out += b"0000000000 00000 f \n" if place is None else b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R %b >>\n" % (size, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream as it is."""
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries, len(data), data)


def packed(data: bytes, entries: bytes = b"", times: int = 1) -> bytes:
    """A deflated stream, deflated again where `times` is more than one."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b" ".join([b"/FlateDecode"] * times)
    return stream(data, b"%b /Filter [%b]" % (entries, filters))


def drawing(*lines: str) -> bytes:
    """The content of a page that shows these lines of Latin text."""
    shown = b"\n".join(b"(%b) Tj T*" % line.encode("ascii") for line in lines)
    return b"BT /F1 12 Tf 72 770 Td 16 TL\n%b\nET" % shown


def document(
    contents: Sequence[bytes],
    *,
    box: bytes = _A4,
    font: bytes = _FONT,
    more: Objects | None = None,
    catalog: bytes = b"",
    resources: bytes = b"",
) -> dict[int, bytes]:
    """A document with a page for each content stream; own objects are numbered from 1000."""
    pages = [10 + 2 * at for at in range(len(contents))]
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalog,
        2: b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(pages), kids),
        3: font,
    }
    for page, content in zip(pages, contents, strict=True):
        objects[page] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox %b /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> %b >> >>" % (box, page + 1, resources)
        )
        objects[page + 1] = content
    return {**objects, **(more or {})}


def plain(*lines: str, pages: int = 1) -> bytes:
    """A sound PDF that shows these lines on each of its pages."""
    return written(document([stream(drawing(*lines))] * pages))


def packed_objects(objects: Objects, extends: int) -> bytes:
    """A stream that holds objects; `extends` names the stream that has the others."""
    head = b""
    bodies = b""
    for number, body in objects.items():
        head += b"%d %d " % (number, len(bodies))
        bodies += body + b" "
    entries = b"/Type /ObjStm /N %d /First %d /Extends %d 0 R"
    entries %= (len(objects), len(head), extends)
    return packed(head + bodies, entries)


def with_cross_reference_stream(
    rows: Mapping[int, tuple[int, int, int]], objects: Objects, *, names_itself: bool = False
) -> bytes:
    """A PDF whose places stand in a stream; `rows` overrides what is known of an object."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    known = dict(rows)
    for number, body in objects.items():
        known.setdefault(number, (1, len(out), 0))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    own = max({*objects, *known}) + 1
    known[own] = (1, len(out), 0)
    table = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + third.to_bytes(2, "big")
        for kind, place, third in (known.get(number, (0, 0, 0)) for number in range(own + 1))
    )
    start = len(out)
    loop = b"/Prev %d" % start if names_itself else b""
    entries = b"/Type /XRef /Size %d /W [1 4 2] /Root 1 0 R %b" % (own + 1, loop)
    out += b"%d 0 obj\n%b\nendobj\n" % (own, packed(table, entries))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def image_page(image: bytes) -> bytes:
    """A page filled by one picture."""
    content = stream(b"q 595 0 0 842 0 0 cm /X Do Q")
    resources = b"/XObject << /X 1000 0 R >>"
    return written(document([content], more={1000: image}, resources=resources))


# Encryption as the first security handler does it (RC4, 128 bits), PDF 1.7 section 7.6.3.
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_MAY_ALL = -4
_FILE_ID = bytes(range(16))


def encrypted(
    user_password: str,
    owner_password: str,
    handler: bytes = b"/Standard",
    lines: Sequence[str] = (),
) -> bytes:
    """A PDF of these lines that opens with either password; an empty one is none."""
    padded = [(word.encode() + _PADDING)[:32] for word in (user_password, owner_password)]
    owner_key = _md5_often(padded[1])
    owner = padded[0]
    for turn in range(20):
        owner = rc4(bytes(byte ^ turn for byte in owner_key), owner)
    allowed = (_MAY_ALL & 0xFFFFFFFF).to_bytes(4, "little")
    key = _md5_often(padded[0] + owner + allowed + _FILE_ID)
    user = hashlib.md5(_PADDING + _FILE_ID).digest()
    for turn in range(20):
        user = rc4(bytes(byte ^ turn for byte in key), user)
    objects = document([b""])
    content_key = hashlib.md5(key + (11).to_bytes(3, "little") + b"\0\0").digest()
    objects[11] = stream(rc4(content_key, drawing(*lines)))
    objects[1000] = b"<< /Filter %b /V 2 /R 3 /Length 128 /P %d /O <%b> /U <%b> >>" % (
        handler,
        _MAY_ALL,
        owner.hex().encode(),
        user.ljust(32, b"\0").hex().encode(),
    )
    identity = b"<%b>" % _FILE_ID.hex().encode()
    return written(objects, b"/Encrypt 1000 0 R /ID [%b %b]" % (identity, identity))


def _md5_often(data: bytes) -> bytes:
    digest = hashlib.md5(data).digest()
    for _ in range(50):
        digest = hashlib.md5(digest).digest()
    return digest


def rc4(key: bytes, data: bytes) -> bytes:
    """The data enciphered or deciphered with RC4."""
    state = list(range(256))
    other = 0
    for at in range(256):
        other = (other + state[at] + key[at % len(key)]) % 256
        state[at], state[other] = state[other], state[at]
    out = bytearray()
    one = other = 0
    for byte in data:
        one = (one + 1) % 256
        other = (other + state[one]) % 256
        state[one], state[other] = state[other], state[one]
        out.append(byte ^ state[(state[one] + state[other]) % 256])
    return bytes(out)
