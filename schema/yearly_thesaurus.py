"""Phrases for one thing, deed or group of people that clerks exchange: a name in another's words.

`yearly_phrases` writes one phrase for all of its groups. Those of the folder `thesaurus` are too
many to agree with one another wherever they overlap, so they are asked only where two names
differ.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from schema.work_marks import marks_of_key
from schema.yearly_phrases import in_one_phrase, is_whole_phrase
from schema.yearly_spellings import in_one_spelling
from schema.yearly_thesaurus_files import lines_of

__all__ = ["exchanges", "in_first_words"]

_SUBJECTS: Final = ("administration", "building", "health", "learning", "surroundings")
_SAID_OF_ANY: Final = "said_of_any"
_OPENING: Final = 3
"""First letters by which phrases are looked up; none is shorter."""
_LEAST_LEFT: Final = 8
"""Letters of a name, at least, without what is said of any."""


class _Phrase(NamedTuple):
    """A phrase of a text, where it stands, and what may stand there instead."""

    at: int
    text: str
    instead: frozenset[str]


@lru_cache(maxsize=65_536)
def in_first_words(text: str) -> str:
    """The text with one phrase for all that it may be exchanged for: the longest are read first.

    By it names are found that differ in many words; it is no proof that two are of one work.
    """
    written = []
    end = 0
    for phrase in sorted(_phrases_in(text), key=lambda found: (found.at, -len(found.text))):
        if phrase.at >= end:
            written += [text[end : phrase.at], min(phrase.instead | {phrase.text})]
            end = phrase.at + len(phrase.text)
    return "".join((*written, text[end:]))


def exchanges(text: str, other: str) -> Iterator[str]:
    """The text after one exchange for a phrase of the other, or without what is said of any work.

    Both are compared names, as `schema.yearly_names` makes them.
    """
    for at, phrase, instead in _phrases_in(text):
        before, after = text[:at], text[at + len(phrase) :]
        for another in instead:
            if another in other and (another or len(before + after) >= _LEAST_LEFT):
                yield before + another + after


@lru_cache(maxsize=65_536)
def _phrases_in(text: str) -> tuple[_Phrase, ...]:
    known = _thesaurus()
    return tuple(
        _Phrase(at, phrase, instead)
        for at in range(len(text) - _OPENING + 1)
        for phrase, instead in known.get(text[at : at + _OPENING], {}).items()
        if text.startswith(phrase, at) and is_whole_phrase(text, at, at + len(phrase))
    )


@cache
def _thesaurus() -> dict[str, dict[str, frozenset[str]]]:
    """Phrases, by their first letters, and those that each may be exchanged for."""
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(lambda: defaultdict(frozenset))
    groups = [
        {_as_compared(phrase) for phrase in line.split()}
        for name in _SUBJECTS
        for line in lines_of(name)
    ]
    groups += [{_as_compared(line), ""} for line in lines_of(_SAID_OF_ANY)]
    for group in groups:
        for phrase in group:
            if len(phrase) >= _OPENING:
                found[phrase[:_OPENING]][phrase] |= {
                    other for other in group - {phrase} if _is_one_deed(phrase, other)
                }
    return {opening: dict(phrases) for opening, phrases in found.items()}


def _is_one_deed(phrase: str, other: str) -> bool:
    """Whether neither tells another deed or number: what is mended is not kept up."""
    marks, others = marks_of_key(phrase), marks_of_key(other)
    return not other or (marks.deeds == others.deeds and marks.numbers == others.numbers)


def _as_compared(phrase: str) -> str:
    return in_one_phrase(in_one_spelling(phrase))
