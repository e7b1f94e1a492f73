"""Abbreviations that are written as their letters are called: เอชพีวี is HPV."""

import re
from typing import Final

__all__ = ["in_latin_letters"]

_NAMES: Final = {
    "a": "เอ",
    "b": "บี",
    "c": "ซี",
    "d": "ดี",
    "e": "อี",
    "f": "เอฟ",
    "g": "จี",
    "h": "เอช",
    "i": "ไอ",
    "j": "เจ",
    "k": "เค",
    "l": "แอล",
    "m": "เอ็ม",
    "n": "เอ็น",
    "o": "โอ",
    "p": "พี",
    "q": "คิว",
    "r": "อาร์",
    "s": "เอส",
    "t": "ที",
    "u": "ยู",
    "v": "วี",
    "x": "เอกซ์",
    "y": "วาย",
    "z": "แซด",
}
_LETTERS: Final = {name: letter for letter, name in _NAMES.items()}
_ANY: Final = "|".join(sorted(_LETTERS, key=len, reverse=True))
# Two names alone are often words: ดีดี, ไอที stands in a list of its own.
_CALLED: Final = re.compile(f"(?:{_ANY}){{3,6}}(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])")
_NAME: Final = re.compile(_ANY)


def in_latin_letters(text: str) -> str:
    """The text, without white space, with Latin letters for three and more names of letters."""
    return _CALLED.sub(lambda found: _NAME.sub(lambda name: _LETTERS[name[0]], found[0]), text)
