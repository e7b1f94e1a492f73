"""Phrases that officials exchange from year to year for the same: thing, deed, people or paper.

Those of a group are true of official names of any agency, and none tells works apart. The
longest that fits is taken, and the first of its group is written for it.
"""

import re
from collections import defaultdict
from functools import cache
from typing import Final

from schema.yearly_phrases_of_people import OF_PEOPLE
from schema.yearly_phrases_of_things import OF_THINGS
from schema.yearly_spellings import in_one_spelling

__all__ = ["in_one_phrase", "is_whole_phrase"]

_LATIN_PAIR: Final = re.compile("[a-z]{2}")
_BELONGS_BEFORE: Final = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
_OPENING: Final = 2
"""First letters by which phrases are looked up; none is shorter."""


@cache
def _phrases() -> dict[str, list[tuple[str, str]]]:
    """Phrases and what is written for each, the longest first, by their first letters."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for group in (OF_THINGS + OF_PEOPLE).splitlines():
        instead, *others = map(in_one_spelling, group.split())
        for phrase in (instead, *others):
            found[phrase[:_OPENING]].setdefault(phrase, instead)
    return {
        opening: sorted(group.items(), key=lambda item: -len(item[0]))
        for opening, group in found.items()
    }


def in_one_phrase(text: str) -> str:
    """The text, without white space, with one phrase for all of a group."""
    phrases = _phrases()
    written = []
    at = start = 0
    while at < len(text):
        for phrase, instead in phrases.get(text[at : at + _OPENING], ()):
            if text.startswith(phrase, at) and is_whole_phrase(text, at, at + len(phrase)):
                written += [text[start:at], instead]
                at = start = at + len(phrase)
                break
        else:
            at += 1
    return "".join((*written, text[start:]))


def is_whole_phrase(text: str, start: int, end: int) -> bool:
    """Whether no vowel is cut off behind, nor a part of Latin words, nor what explains others."""
    if text[start].isascii() and text[start - 1 : start] in ("(", "["):
        return False
    around = text[start - 1 : start] + text[start], text[end - 1] + text[end : end + 1]
    return not any(map(_LATIN_PAIR.fullmatch, around)) and (
        end == len(text) or not _BELONGS_BEFORE.match(text, end)
    )
