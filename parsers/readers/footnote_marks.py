"""Marks of footnotes, which stand in a text without being of it."""

import re
from typing import Final

_MARK: Final = re.compile(
    # ² and ³ after a unit are its power: m², ตร.ม.², กม.³
    r"[²³][⁰¹²³⁴-⁹]+|(?<![a-zA-Zม])(?<!ม\.)[²³]|[⁰¹⁴-⁹][⁰¹²³⁴-⁹]*|\^[0-9๐-๙]{1,3}"
)


def without_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without raised numbers, and those numbers in their order.

    `รหัสนโยบาย (3 หลัก) ⁷` refers to footnote 7; transcripts write it as `^7` too.
    """
    marks = tuple(match[0] for match in _MARK.finditer(text))
    if not marks:
        return text, ()
    bare = re.sub(r"[^\S\n]{2,}", " ", _MARK.sub("", text))
    return "\n".join(line.strip() for line in bare.split("\n")), marks
