"""Characters that stand for other characters: font glyphs, odd spaces, invisible ones.

Private-use marks: old Windows and Mac Thai fonts held shifted copies of the marks at
U+F700-F71A and U+F884-F89E. The tables follow the fallback shaper of HarfBuzz
(`hb-ot-shaper-thai.cc`), which lists each mark with both its private-use copies.
"""

import re
from typing import Final

BULLET: Final = "•"
LOST: Final = "\ufffd"

_WINDOWS_GLYPHS: Final = "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู"
_MAC_GLYPHS: Final = "ัิีึื็่่่้้้๊๊๊๋๋๋์์์ํญฺุูฐ"

_INVISIBLE: Final = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff\x7f"
)
_SPACES: Final = (
    "\x0b\x0c\x85\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u3000\uf020"
)

SHIFTED_GLYPHS: Final[dict[str, str]] = {
    **{chr(0xF700 + i): glyph for i, glyph in enumerate(_WINDOWS_GLYPHS)},
    **{chr(0xF884 + i): glyph for i, glyph in enumerate(_MAC_GLYPHS)},
}
"""The letter or mark for which a private-use glyph of old Thai fonts stands."""

_STANDS_FOR: Final[dict[str, str]] = {
    **{chr(code): "" for code in range(0x20) if chr(code) not in "\t\n\x0b\x0c\r"},
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys(_SPACES, " "),
    **SHIFTED_GLYPHS,
    # Symbol's bullet, the first bullet of every office programme.
    "\uf0b7": BULLET,
}

ODD_CHARACTERS: Final = "".join(
    (
        r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u2000-\u200f\u2028-\u202f\u2060\u2066-\u2069",
        r"\u3000\ufeff\ue000-\uf8ff\ufffd",
    )
)

# The shapes Wingdings and Symbol draw as list bullets. U+F0A3 and U+F0B3 are bullets in
# Wingdings and "at most", "at least" in Symbol: before a digit nobody can tell.
_BULLET_SHAPES: Final = (
    r"(?:[\uf06c-\uf077\uf09e-\uf0a2\uf0a4-\uf0a8\uf0aa-\uf0af\uf0b2\uf0b6\uf0d8\uf0dc"
    r"\uf0e0\uf0e8\uf0f0\uf0fc]|[\uf0a3\uf0b3](?![ \u00a0]*[\d๐-๙]))"
)
_IN_BULLET_PLACE: Final = rf"{_BULLET_SHAPES}(?<![^\s\u00a0].)(?![\ue000-\uf8ff])"

STAND_INS: Final = re.compile(rf"{_IN_BULLET_PLACE}|[{re.escape(''.join(_STANDS_FOR))}]")


def plain_character(match: re.Match[str]) -> str:
    """The ordinary character for one stand-in found by `STAND_INS`."""
    character = match[0]
    if character == "\x00" and _touches_thai(match):
        # A glyph the font had no code for (PDFs printed by Chromium): a letter is missing
        # there, and saying so is better than closing the gap.
        return LOST
    return _STANDS_FOR.get(character, BULLET)


def _touches_thai(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any("\u0e01" <= letter <= "\u0e4e" for letter in around)
