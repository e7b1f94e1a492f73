"""Thai text whose UTF-8 bytes were once read as windows-874 or as Latin-1/windows-1252.

A Thai character is three UTF-8 bytes, E0 B8 xx or E0 B9 xx, so the damage is a row of
triples: เธ? or เน? in windows-874, à¸? or à¹? in the Latin code pages. A line is decoded
whole or not at all, and only where no reading as ordinary text is left.
"""

import re
from typing import Final, NamedTuple


class Decoded(NamedTuple):
    """One run of a line, [start, end), and the single character its bytes spell."""

    start: int
    end: int
    character: str


def _byte_table(encoding: str) -> dict[str, int]:
    """Each character of a code page to its byte; undefined bytes come through as Latin-1."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0x100):
        try:
            table[bytes([byte]).decode(encoding)] = byte
        except UnicodeDecodeError:
            continue
    return table


def _sequences(table: dict[str, int]) -> str:
    """Pattern of two- and three-byte UTF-8 sequences as they look in this code page."""

    def one_of(first: int, last: int) -> str:
        letters = (letter for letter, byte in table.items() if first <= byte <= last)
        return f"[{re.escape(''.join(letters))}]"

    tail = one_of(0x80, 0xBF)
    return f"{one_of(0xE0, 0xEF)}{tail}{tail}|{one_of(0xC2, 0xDF)}{tail}"


_THAI_TABLE: Final = _byte_table("cp874")
_LATIN_TABLE: Final = _byte_table("cp1252")
_THAI_SEQUENCE: Final = re.compile(_sequences(_THAI_TABLE))
_LATIN_SEQUENCE: Final = re.compile(_sequences(_LATIN_TABLE))
_THAI_LEAD: Final = re.compile("เ[ธน]")
_TWO_THAI_TRIPLES: Final = re.compile("เธ[^\n]เ[ธน]")
_LATIN_LEAD: Final = re.compile("à[¸¹]")
# What no text without this damage holds, but for a few words in a row.
TRACES: Final = (_TWO_THAI_TRIPLES, _LATIN_LEAD)
_THAI_TRIPLE: Final = re.compile("เ[ธน][^\n]")
_THAI_CHARACTER: Final = re.compile("[\u0e01-\u0e5b]")

# เธอ and เน.. are words, so a few triples prove nothing: these many, of these many
# kinds, do in one line; in a text that is damaged as a whole a line needs no proof of its own.
_TRIPLES_IN_A_LINE: Final = 6
_KINDS_IN_A_LINE: Final = 4
_TRIPLES_IN_A_TEXT: Final = 24
_KINDS_IN_A_TEXT: Final = 8


def is_mojibake_text(text: str) -> bool:
    """Whether nearly all the Thai of a text is windows-874 triples of many kinds."""
    triples = _THAI_TRIPLE.findall(text)
    return (
        len(triples) >= _TRIPLES_IN_A_TEXT
        and len(set(triples)) >= _KINDS_IN_A_TEXT
        and len(_THAI_CHARACTER.findall(text)) <= 4 * len(triples)
    )


def decode_line(line: str, *, trusted: bool = False) -> list[Decoded]:
    """The characters that a damaged line spells, or nothing when it is not clearly damaged.

    `trusted` says that the whole text is windows-874 mojibake (`is_mojibake_text`).
    """
    if _LATIN_LEAD.search(line):
        return _decode(line, _LATIN_SEQUENCE, _LATIN_TABLE, _LATIN_LEAD)
    if not (_THAI_LEAD if trusted else _TWO_THAI_TRIPLES).search(line):
        return []
    found = _decode(line, _THAI_SEQUENCE, _THAI_TABLE, _THAI_CHARACTER)
    kinds = {piece.character for piece in found}
    enough = len(found) >= _TRIPLES_IN_A_LINE and len(kinds) >= _KINDS_IN_A_LINE
    return found if trusted or enough else []


def _decode(
    line: str, sequence: re.Pattern[str], table: dict[str, int], left_over: re.Pattern[str]
) -> list[Decoded]:
    found: list[Decoded] = []
    for match in sequence.finditer(line):
        try:
            character = bytes(table[letter] for letter in match[0]).decode("utf-8")
        except UnicodeDecodeError:
            return []
        found.append(Decoded(match.start(), match.end(), character))
    thai = sum("\u0e01" <= piece.character <= "\u0e5b" for piece in found)
    if 2 * thai <= len(found):
        return []
    return [] if left_over.search(sequence.sub(" ", line)) else found
