"""The text of plans as it is compared: without footnote marks, white space and digits' script.

Plans are printed, scanned and transcribed: a footnote's mark is fused to the word it
follows, spaces come and go, and single letters are misread. So texts that must be told
from a closed list are compared by `squeezed`, with a small edit distance.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from schema.thai import arabic
from schema.thai.masks import hidden
from schema.thai.patterns import DIGIT

# A superscript after a unit of length is its power: ตร.ม.² and m² are no marks.
_MARKS = re.compile(
    r"(?<![มm.])[ \t]?[⁰¹²³⁴-⁹]{1,3}"
    rf"|[ \t]?\^\(?{DIGIT}{{1,2}}\)?"
    rf"|(?<=[ก-๎)A-Za-z])[ \t]?\[{DIGIT}{{1,2}}\]"
)
_SPACES = re.compile(r"\s+")
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_LEADING_WORDS = re.compile(r"(?:โครงการ|กิจกรรม|แผนงาน|แผน|ค่าใช้จ่ายใน|ค่าใช้จ่าย|การ|งาน){1,4}")
_REMEMBERED = 200
_COMPARED = 300
"""Characters of a name that are compared: the rest decides nothing and costs time."""
ALIKE = 0.82
"""Share of letters in common from which two names are one, written twice."""
_HALF = 0.5
_NAMES_COMPARED = 200


def unmarked(text: str) -> str:
    """The text without footnote marks (superscripts, ^๑, [3]), which are no words of it."""
    return _MARKS.sub("", text).strip() if text else text


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def line_or_none(text: str | None) -> str | None:
    """The text on one line; None where it is blank."""
    return one_line(text or "") or None


def text_or_none(text: str | None) -> str | None:
    """The text with its lines, without blank ends; None where it is blank."""
    return (text or "").strip() or None


def squeezed(text: str) -> str:
    """The text without white space and marks, with Arabic digits and small letters."""
    return _squeezed_heading(text) if len(text) <= _REMEMBERED else _squeezed(text)


def _squeezed(text: str) -> str:
    return _SPACES.sub("", arabic(unmarked(text))).lower()


# Headings come again and again; long texts once.
_squeezed_heading = lru_cache(maxsize=4096)(_squeezed)


def without_brackets(text: str) -> str:
    """The text without what stands in brackets, also in brackets within brackets."""
    for _ in range(3):
        text = _BRACKETS.sub("", text)
    return text


def is_within(one: str, other: str, edits: int) -> bool:
    """Whether at most `edits` letters put in, left out or exchanged part the two texts."""
    if abs(len(one) - len(other)) > edits:
        return False
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, opposite in enumerate(other, start=1):
            change = before[column - 1] + (letter != opposite)
            current.append(min(change, before[column] + 1, current[-1] + 1))
        if min(current) > edits:
            return False
        before = current
    return before[-1] <= edits


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """A name as it is compared: without brackets, numbers before it and opening words.

    Blank where letters are masked: it is like no other, for what they hide may differ.
    """
    if hidden(name):
        return ""
    bare = re.sub(r"^[(\d.\s]{1,8}", "", arabic(unmarked(name)).strip())
    key = re.sub(r"[\W_]+", "", re.sub(r"[่-๎]", "", squeezed(without_brackets(bare))))
    key = key or squeezed(bare)
    shorter = _LEADING_WORDS.sub("", key, count=1) if _LEADING_WORDS.match(key) else key
    return (shorter or key)[:_COMPARED]


def most_alike(name: str, others: Sequence[str]) -> int | None:
    """The place of the name that is this one, as far as a plan spells it the same way twice.

    The last one where several are; letters are compared only with the nearest names from
    the end, of which no plan has as many.
    """
    key = name_key(name)
    for at in range(len(others) - 1, -1, -1):
        if key and name_key(others[at]) == key:
            return at
    nearest = range(max(0, len(others) - _NAMES_COMPARED), len(others))
    best = max(nearest, key=lambda at: likeness(name, others[at]), default=None)
    return best if best is not None and likeness(name, others[best]) >= ALIKE else None


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how much two names have in common; a name within the other is alike."""
    first, second = name_key(one), name_key(other)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) >= 12 and longer.startswith(shorter):
        return 0.95
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _HALF else 0.0


def arabic_number(text: str) -> str:
    """A number as printed in ASCII digits, without the marks around it: ๓.๑) is 3.1."""
    return re.sub(r"\s+", "", arabic(text)).strip(".()-:/")
