"""The heading of an indicator's table of quarters: its columns' names, flattened to lines."""

import re

_HEADING_WORDS = (
    "ผลงานเทียบกับเป้าหมายรายไตรมาส",
    "ผลประเมินตัวชี้วัด",
    "ไตรมาสที่",
    "ไตรมาส",
    "ผลงาน",
)
_OPENS_HEADING = re.compile(r"[|\s*]*(?:\(|ไตรมาส|ผล)")
_BETWEEN_WORDS = re.compile(r"[|\s*:]+")
_LONGEST_UNIT = 80
"""Characters of a unit in brackets on a line of its own; anything longer is a remark."""


def is_table_heading(text: str) -> bool:
    """Whether the line is of the table's heading: a column's name, its unit in brackets."""
    if not _OPENS_HEADING.match(text):
        return False
    words = _BETWEEN_WORDS.sub("", text)
    if words.startswith("(") and len(words) > _LONGEST_UNIT:
        return False
    at = 0
    while at < len(words):
        length = _heading_word(words, at)
        if not length:
            return False
        at += length
    return True


def _heading_word(words: str, at: int) -> int:
    """The length of the column's name or of the bracket that begins at `at`; 0 for neither."""
    if words[at] != "(":
        return next((len(word) for word in _HEADING_WORDS if words.startswith(word, at)), 0)
    depth = 0
    for place in range(at, len(words)):
        depth += {"(": 1, ")": -1}.get(words[place], 0)
        if not depth:
            return place + 1 - at
    return 0
