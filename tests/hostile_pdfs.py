"""PDF files that are broken, or made to harm who opens them. `HOSTILE` has one of each."""

import hashlib
import zlib
from collections.abc import Callable
from itertools import pairwise

from tests.pdf_files import (
    document,
    drawing,
    encrypted,
    image_page,
    packed,
    packed_objects,
    plain,
    stream,
    with_cross_reference_stream,
    written,
)

MEGABYTE = 1024 * 1024


def protected_by_owner() -> bytes:
    """A PDF that anybody may open, and only its owner may change."""
    return encrypted("", "owner", lines=("Opened", "without a password"))


def cut(share: float) -> bytes:
    """A PDF of 20 pages of which only the first part came through."""
    whole = plain("Progress", "100 percent", pages=20)
    return whole[: int(len(whole) * share)]


def no_pages() -> bytes:
    return written(document([]))


def garbage() -> bytes:
    return b"%PDF-1.7\n" + hashlib.shake_256(b"garbage").digest(40_000)


def huge_box() -> bytes:
    """A page as large as a town, with nothing on it."""
    return written(document([stream(b"")], box=b"[0 0 2000000 2000000]"))


def own_kid() -> bytes:
    """A tree of pages that contains itself."""
    objects = document([stream(drawing("x"))])
    objects[2] = b"<< /Type /Pages /Count 2 /Kids [2 0 R 10 0 R] >>"
    return written(objects)


def ring_of_kids() -> bytes:
    """Two branches of the tree of pages, each the other's."""
    objects = document([stream(drawing("x"))])
    objects[2] = b"<< /Type /Pages /Count 5 /Kids [1000 0 R] >>"
    objects[1000] = b"<< /Type /Pages /Parent 2 0 R /Count 5 /Kids [1001 0 R] >>"
    objects[1001] = b"<< /Type /Pages /Parent 1000 0 R /Count 5 /Kids [1000 0 R] >>"
    return written(objects)


def a_million_pages() -> bytes:
    """One page that claims to be a million."""
    objects = document([stream(drawing("x"))])
    objects[2] = b"<< /Type /Pages /Count 1000000 /Kids [10 0 R] >>"
    return written(objects)


def a_million_times_one_page() -> bytes:
    """A tree of pages in which a thousand branches of a thousand kids are the same."""
    objects = document([stream(drawing("x"))])
    objects[1000] = b"<< /Type /Pages /Parent 2 0 R /Count 1000 /Kids [%b] >>" % (
        b"10 0 R " * 1_000
    )
    objects[2] = b"<< /Type /Pages /Count 1000000 /Kids [%b] >>" % (b"1000 0 R " * 1_000)
    return written(objects)


def deep_tree() -> bytes:
    """A page under fifty thousand branches."""
    objects = document([stream(drawing("x"))])
    first, last = 1000, 51_000
    objects[2] = b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % first
    for number in range(first, last):
        kid = number + 1 if number + 1 < last else 10
        objects[number] = b"<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [%d 0 R] >>" % kid
    return written(objects)


def ring_of_outlines() -> bytes:
    """An outline that never ends."""
    item = b"<< /Title (x) /Parent 1000 0 R /Next %d 0 R /First %d 0 R /Last %d 0 R >>"
    more = {
        1000: b"<< /Type /Outlines /First 1001 0 R /Last 1002 0 R /Count 2 >>",
        1001: item % (1002, 1002, 1002),
        1002: item % (1001, 1001, 1001),
    }
    return written(document([stream(drawing("x"))], more=more, catalog=b"/Outlines 1000 0 R"))


def flate_bomb(megabytes: int = 1024) -> bytes:
    """Content of blanks: a gigabyte in a few kilobytes, deflated twice."""
    blanks = b" " * MEGABYTE
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(blanks) for _ in range(megabytes)) + packer.flush()
    twice = zlib.compress(once, 9)
    content = stream(twice, b"/Filter [/FlateDecode /FlateDecode]")
    return written(document([content]))


def text_bomb(lines: int = 4_000_000) -> bytes:
    """Lines without end, in a few kilobytes."""
    content = b"BT /F1 12 Tf 72 770 Td 15 TL\n" + b"(more and more) Tj T*\n" * lines
    return written(document([packed(content + b"ET", times=2)]))


def nested_forms(depth: int = 20, each: int = 10) -> bytes:
    """Forms that draw the next one ten times each: ten to the twentieth drawings."""
    more = {}
    for number, following in pairwise(range(1000, 1000 + depth + 1)):
        entries = (
            b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> /XObject << /X %d 0 R >> >>" % following
        )
        more[number] = stream(b"/X Do\n" * each + drawing("x"), entries)
    more[1000 + depth] = stream(drawing("x"), b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")
    resources = b"/XObject << /X 1000 0 R >>"
    return written(document([stream(b"/X Do")], more=more, resources=resources))


def form_of_itself() -> bytes:
    """A form that draws itself."""
    entries = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        b"/Resources << /XObject << /X 1000 0 R >> >>"
    )
    more = {1000: stream(b"/X Do", entries)}
    resources = b"/XObject << /X 1000 0 R >>"
    return written(document([stream(b"/X Do")], more=more, resources=resources))


def deep_states(depth: int = 3_000_000) -> bytes:
    """States of drawing saved millions of times, and never taken back."""
    return written(document([packed(b"q " * depth, times=2)]))


def deep_arrays(depth: int = 1_000_000) -> bytes:
    """An array in an array in an array ..."""
    objects = document([stream(drawing("x"))])
    objects[1000] = b"[" * depth + b"]" * depth
    objects[11] = stream(b"[" * depth + b"]" * depth + b" TJ")
    return written(objects)


def ring_of_object_streams() -> bytes:
    """Two streams of objects, each extending the other, and each inside the other."""
    objects = document([stream(drawing("x"))])
    catalog, pages = objects.pop(1), objects.pop(2)
    objects[1000] = packed_objects({1: catalog, 1001: b"null"}, extends=1001)
    objects[1001] = packed_objects({2: pages, 1000: b"null"}, extends=1000)
    rows = {1: (2, 1000, 0), 2: (2, 1001, 0), 1000: (2, 1001, 1), 1001: (2, 1000, 1)}
    return with_cross_reference_stream(rows, objects)


def ring_of_tables() -> bytes:
    """A table of places that names itself as the one before."""
    whole = plain("x")
    table = whole.rindex(b"xref\n0 ")
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % table)


def ring_of_table_streams() -> bytes:
    """A stream of places that names itself as the one before."""
    return with_cross_reference_stream({}, document([stream(drawing("x"))]), names_itself=True)


def wild_table() -> bytes:
    """A table that claims two billion objects, at places that are not in the file."""
    whole = plain("x")
    return whole.replace(b"xref\n0 12\n", b"xref\n0 2147483647\n").replace(
        b"/Size 12", b"/Size 2147483647"
    )


def huge_image(side: int = 40_000) -> bytes:
    """A page that is one grey picture of 1.6 thousand million dots, packed to nothing."""
    row = b"\x7f" * side
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    entries = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter [/FlateDecode /FlateDecode]" % (side, side)
    )
    return image_page(stream(zlib.compress(once, 9), entries))


def claimed_image() -> bytes:
    """A picture that claims two thousand million dots each way, and has none."""
    entries = (
        b"/Type /XObject /Subtype /Image /Width 2147483647 /Height 2147483647 "
        b"/ColorSpace /DeviceRGB /BitsPerComponent 16"
    )
    return image_page(stream(b"", entries))


def blank_picture() -> bytes:
    """A scan of an empty sheet: nothing but a white picture."""
    entries = (
        b"/Type /XObject /Subtype /Image /Width 100 /Height 140 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8"
    )
    return image_page(packed(b"\xff" * 14_000, entries))


def broken_characters() -> bytes:
    """A font whose table of characters is a loop of nonsense."""
    nonsense = b"/CIDInit /ProcSet findresource begin begincmap\n" + (
        b"1 beginbfrange <00> <FFFFFFFF> <D800> endbfrange\n"
        b"9999999 beginbfchar <41> <> <42> [ endbfchar\n" * 500
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 1000 0 R >>"
    more = {1000: stream(nonsense)}
    return written(document([stream(drawing("Progress"))], font=font, more=more))


def busy_actions() -> bytes:
    """A script that never ends, run on opening, and an attached program."""
    more = {
        1000: b"<< /S /JavaScript /JS (for (;;) app.alert(1);) >>",
        1001: b"<< /Names [(run.exe) 1002 0 R] >>",
        1002: b"<< /Type /Filespec /F (run.exe) /EF << /F 1003 0 R >> >>",
        1003: stream(b"MZ" + b"\0" * 100, b"/Type /EmbeddedFile"),
    }
    catalog = b"/OpenAction 1000 0 R /Names << /EmbeddedFiles 1001 0 R >>"
    return written(document([stream(drawing("Ignored"))], more=more, catalog=catalog))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a_million_pages.pdf": a_million_pages,
    "a_million_times_one_page.pdf": a_million_times_one_page,
    "blank_picture.pdf": blank_picture,
    "broken_characters.pdf": broken_characters,
    "busy_actions.pdf": busy_actions,
    "claimed_image.pdf": claimed_image,
    "cut_in_the_header.pdf": lambda: b"%PDF-1.7\n",
    "cut_near_the_beginning.pdf": lambda: cut(0.05),
    "cut_in_the_middle.pdf": lambda: cut(0.5),
    "cut_near_the_end.pdf": lambda: cut(0.99),
    "deep_arrays.pdf": deep_arrays,
    "deep_states.pdf": deep_states,
    "deep_tree.pdf": deep_tree,
    "empty.pdf": lambda: b"",
    "flate_bomb.pdf": flate_bomb,
    "form_of_itself.pdf": form_of_itself,
    "garbage.pdf": garbage,
    "huge_box.pdf": huge_box,
    "huge_image.pdf": huge_image,
    "nested_forms.pdf": nested_forms,
    "no_pages.pdf": no_pages,
    "not_a_pdf.pdf": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "owner_password.pdf": protected_by_owner,
    "own_kid.pdf": own_kid,
    "ring_of_kids.pdf": ring_of_kids,
    "ring_of_object_streams.pdf": ring_of_object_streams,
    "ring_of_outlines.pdf": ring_of_outlines,
    "ring_of_table_streams.pdf": ring_of_table_streams,
    "ring_of_tables.pdf": ring_of_tables,
    "text_bomb.pdf": text_bomb,
    "unknown_protection.pdf": lambda: encrypted("", "owner", handler=b"/Unheard.Of"),
    "user_password.pdf": lambda: encrypted("secret", "owner"),
    "wild_table.pdf": wild_table,
}
