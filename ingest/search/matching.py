"""Where a text holds what is asked: the words that are met, and what each is worth."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.search.asking import Alternative, Question
from schema.thai.cutting import Word, cut, words_in

_ELLIPSIS = "…"
_CONTEXT = 50
"""Characters shown before the first word that is met, at most."""

Span = tuple[int, int]


class Match(NamedTuple):
    """What of a question a text meets: the worth of each term that it does, and the places."""

    worth: dict[int, float]
    spans: tuple[Span, ...]
    is_together: bool
    """Whether all terms stand one behind another."""


def match(text: str, question: Question) -> Match:
    """Find the question's words in a repaired text, cut as it was when it was stored."""
    letters = {one.words[0] for one in question.alternatives}

    def cut_where_asked(run: str) -> tuple[str, ...]:
        return cut(run) if any(word in run for word in letters) else (run,)

    words = list(words_in(text, cut_where_asked))
    worth: dict[int, float] = {}
    spans: set[Span] = set()
    order: dict[int, list[Span]] = {}
    for one in question.alternatives:
        for span in _places(words, one):
            spans.add(_asked_part(text, span, [question.terms[term] for term in one.terms]))
            for term in one.terms:
                worth[term] = max(worth.get(term, 0.0), one.worth)
                order.setdefault(term, []).append(span)
    return Match(worth, _joined(sorted(spans)), _stand_together(text, order, len(question.terms)))


def snippet(text: str, spans: Sequence[Span], size: int) -> tuple[str, tuple[Span, ...]]:
    """A part of the text of at most `size` characters with most of the spans, and these in it."""
    flat = "".join(" " if letter in "\n\t\r" else letter for letter in text)
    if len(flat) <= size:
        return flat, tuple(spans)
    start = max(
        0, max(_starts(spans), key=lambda at: sum(at <= s and e <= at + size for s, e in spans))
    )
    start = min(start, len(flat) - size)
    before = flat.rfind(" ", max(0, start - _CONTEXT), start + 1)
    start = before + 1 if before >= 0 and spans and spans[0][1] <= before + 1 + size else start
    end = min(len(flat), start + size)
    lead = _ELLIPSIS if start else ""
    shown = f"{lead}{flat[start:end]}{_ELLIPSIS if end < len(flat) else ''}"
    shift = len(lead) - start
    return shown, tuple((s + shift, e + shift) for s, e in spans if start <= s and e <= end)


def marked(text: str, spans: Sequence[Span], begin: str, end: str) -> str:
    """The text with signs around each span."""
    done = 0
    pieces: list[str] = []
    for first, last in spans:
        pieces += (text[done:first], begin, text[first:last], end)
        done = last
    return "".join((*pieces, text[done:]))


def _starts(spans: Sequence[Span]) -> list[int]:
    return [start - _CONTEXT for start, _ in spans] or [0]


def _places(words: Sequence[Word], one: Alternative) -> Iterator[Span]:
    size = len(one.words)
    for first, word in enumerate(words):
        if word.text != one.words[0]:
            continue
        run = words[first : first + size]
        if tuple(each.text for each in run) == one.words and _touch(run):
            yield word.start, run[-1].end


def _touch(run: Sequence[Word]) -> bool:
    return all(one.end == other.start for one, other in pairwise(run))


def _asked_part(text: str, span: Span, terms: Sequence[str]) -> Span:
    """Of a compound only what is asked, where that is one word of the query."""
    start, end = span
    at = text.find(terms[0], start, end) if len(terms) == 1 else -1
    return span if at < 0 else (at, at + len(terms[0]))


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, those that overlap or touch as one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _stand_together(text: str, order: dict[int, list[Span]], terms: int) -> bool:
    ends = {end for _, end in order.get(0, ())}
    for term in range(1, terms):
        ends = {
            end
            for start, end in order.get(term, ())
            if start in ends
            or any(not text[before:start].strip() for before in ends if before < start)
        }
    return bool(ends)
