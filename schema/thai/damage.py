"""Damage that is left in a text after repair, found and named."""

import re
from typing import Final

from schema.thai import marks, mojibake

_THAI_MARKS: Final = f"{marks.CONSONANT}{marks.MARK}"
_DAMAGES: Final = (
    (re.compile("\ufffd"), "replacement character"),
    (re.compile("[\ue000-\uf8ff]"), "private-use character"),
    (re.compile("[\x80-\x9f]"), "control character"),
    (re.compile(f"[{marks.MARK}ำ](?<![{_THAI_MARKS}◌].)"), "mark without its letter"),
    (re.compile(f"า(?<![{_THAI_MARKS}].)"), "vowel without its letter"),
    (re.compile(rf"\?(?=[{marks.MARK}าำ])(?<=[{marks.CONSONANT}].)"), "question mark for a letter"),
    (re.compile(f"[É-Í](?<=[{_THAI_MARKS}].)"), "Latin letter for a mark"),
    *((trace, "text read in a wrong code page") for trace in mojibake.TRACES),
)


def damages(text: str) -> list[tuple[int, str]]:
    """The damage left in a repaired text, as position and kind, in the order of the text.

    Whatever is named here cannot be known from the text alone, and so was not guessed.
    """
    found = [
        (match.start(), what) for pattern, what in _DAMAGES for match in pattern.finditer(text)
    ]
    return sorted(found)
