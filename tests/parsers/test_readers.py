"""Bytes to documents: encodings, media, places, and what is refused."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.readers import Unreadable, read
from parsers.readers.encoding import decode
from parsers.readers.text import read_lines
from schema.document import Document, Origin

THAI = "ความคืบหน้าโครงการ ร้อยละ 40\nสำนักงานเขตทวีวัฒนา"
ORIGIN = Origin("page.txt")


def lines_of(raw: bytes) -> list[str]:
    return [line.text for line in read(raw, ORIGIN).lines()]


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (THAI.encode(), "utf-8"),
        (codecs.BOM_UTF8 + THAI.encode(), "utf-8"),
        (THAI.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + THAI.encode("utf-16-be"), "utf-16-be"),
        (THAI.encode("cp874"), "cp874"),
    ],
)
def test_encodings_are_told_apart(raw: bytes, encoding: str) -> None:
    document = read(raw, ORIGIN)
    assert document.encoding == encoding
    assert [line.text for line in document.lines()] == THAI.split("\n")


@pytest.mark.parametrize("declared", ["tis-620", "windows-874", "iso-8859-11", "TIS-620"])
def test_declared_thai_charsets_are_windows_874(declared: str) -> None:
    html = f'<html><head><meta charset="{declared}"></head><body><p>{THAI}</body></html>'
    assert decode(html.encode("cp874")).encoding == "cp874"


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "utf-8", "nonsense"])
@pytest.mark.parametrize("actual", ["utf-8", "cp874"])
def test_a_wrong_declaration_does_no_harm(declared: str, actual: str) -> None:
    html = f"<html><head><meta charset={declared}></head><body><p>{THAI}</body></html>"
    assert THAI.split("\n")[1] in " ".join(lines_of(html.encode(actual)))


def test_a_thai_charset_declared_over_utf8_does_no_harm() -> None:
    html = f"<html><head><meta charset=tis-620></head><body><p>{THAI}</body></html>"
    assert read(html.encode(), ORIGIN).encoding == "utf-8"


def test_a_file_cut_within_a_character_is_read_and_its_damage_told() -> None:
    document = read(THAI.encode()[:-1], ORIGIN)
    assert document.encoding == "utf-8"
    assert "\ufffd" not in document.pages[0].text
    assert [damage.line for damage in document.damages] == [2]


@given(st.binary(max_size=200))
def test_no_document_ever_holds_the_replacement_character(raw: bytes) -> None:
    try:
        document = read(THAI.encode() + b"\n" + raw, ORIGIN)
    except Unreadable:
        return
    assert "\ufffd" not in document.pages[0].text


@pytest.mark.parametrize(
    ("raw", "reason", "word"),
    [
        (b"", "empty", "empty"),
        (b" \n\t ", "empty", "empty"),
        (b"<html><body><script>x</script></body></html>", "empty", "no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_recognised", "PNG"),
        (b"\xff\xd8\xff\xe0" + b"x" * 50, "not_recognised", "JPEG"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf_damaged", "PDF"),
        (b"PK\x03\x04" + b"\x00" * 30, "not_recognised", "ZIP"),
        (b"abc\x00def", "not_recognised", "binary"),
        (bytes(range(0x81, 0xFF)) * 3, "unreadable_encoding", "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(raw: bytes, reason: str, word: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(raw, ORIGIN)
    assert caught.value.reason == reason
    assert word in str(caught.value)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_numbers_are_an_editors(end: str) -> None:
    assert read_lines(end.join(["ก", "", "ข\x0cค\x85ง\u2028จ", ""])) == [
        "ก",
        "",
        "ข\x0cค\x85ง\u2028จ",
    ]


def test_text_that_quotes_a_tag_is_no_markup() -> None:
    assert read(f"{THAI}\nใช้แท็ก <br> คั่นบรรทัด".encode(), ORIGIN).media_type == "text/plain"


def test_a_document_is_known_by_its_bytes() -> None:
    one = read(THAI.encode(), Origin("a.txt"))
    other = read(THAI.encode(), Origin("b.txt"))
    assert one.document_id == other.document_id
    assert len(one.document_id) == 64


def test_an_address_from_outside_goes_before_the_pages_own(tmp_path: Path) -> None:
    html = '<html><head><link rel="canonical" href="http://a/"></head><body>ก</body></html>'

    def url(origin: Origin) -> str | None:
        document: Document = read(html.encode(), origin)
        return document.url

    assert url(Origin("x.html")) == "http://a/"
    assert url(Origin("x.html", url="http://b/")) == "http://b/"
