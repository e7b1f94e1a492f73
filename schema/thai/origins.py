"""Text that remembers where each of its characters came from."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

Rewrite = Callable[[re.Match[str]], str]
Spans = list[tuple[int, int]]


class Run(NamedTuple):
    """A stretch of repaired text, from `start` to the next run.

    With `width` 0 its characters are those of the original from `origin` on, one for one;
    otherwise all of them came from the `width` characters at `origin`.
    """

    start: int
    origin: int
    width: int


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text as repaired, as read, and the way from one to the other (`runs`).

    No runs at all: nothing was changed.
    """

    text: str
    original: str
    runs: tuple[Run, ...] = ()

    def origin(self, position: int) -> int:
        """Where in the original the character at `position` came from; the end maps to the end."""
        if not 0 <= position <= len(self.text):
            raise IndexError(position)
        return self._span(position)[0]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the original that `text[start:end]` came from."""
        if not 0 <= start <= end <= len(self.text):
            raise IndexError((start, end))
        first = self._span(start)[0]
        return (first, self._span(end - 1)[1]) if start < end else (first, first)

    def _span(self, position: int) -> tuple[int, int]:
        if position == len(self.text):
            return len(self.original), len(self.original)
        if not self.runs:
            return position, position + 1
        run = self.runs[bisect_right(self.runs, position, key=_start) - 1]
        if run.width:
            return run.origin, run.origin + run.width
        first = run.origin + position - run.start
        return first, first + 1


def _start(run: Run) -> int:
    return run.start


class Line(NamedTuple):
    """A changed line: its place in the text it stood in, what it says now, and from where."""

    start: int
    end: int
    text: str
    spans: Spans


def rewritten(line: Line, pattern: re.Pattern[str], rewrite: Rewrite) -> Line:
    """The line with every match of `pattern` rewritten."""
    edits: list[tuple[int, int, str]] = []
    for match in pattern.finditer(line.text):
        new = rewrite(match)
        if new != match[0]:
            edits.append(_narrowed(match.start(), match[0], new))
    return replaced(line, edits) if edits else line


def _narrowed(start: int, old: str, new: str) -> tuple[int, int, str]:
    """The edit without the letters that old and new have in common at both ends."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start + head, start + len(old) - tail, new[head : len(new) - tail]


def replaced(line: Line, edits: Iterable[tuple[int, int, str]]) -> Line:
    """The line with [start, end) replaced for each edit; edits come in order."""
    parts: list[str] = []
    spans: Spans = []
    done = 0
    for start, end, new in edits:
        parts += (line.text[done:start], new)
        if line.spans:
            spans += line.spans[done:start]
            origin = line.spans[start : end + (start == end)] or line.spans[-1:]
            spans += [(origin[0][0], origin[-1][1])] * len(new)
        done = end
    parts.append(line.text[done:])
    return line._replace(text="".join(parts), spans=spans + line.spans[done:])


def runs_between(text: str, lines: list[Line]) -> tuple[Run, ...]:
    """The runs of a whole text of which only `lines` were changed."""
    runs: list[Run] = []
    done = shift = 0
    for line in lines:
        if done < line.start:
            runs.append(Run(done + shift, done, 0))
        spans = ((low + line.start, high + line.start) for low, high in line.spans)
        runs += _runs(spans, line.start + shift)
        shift += len(line.text) - (line.end - line.start)
        done = line.end
    if done < len(text):
        runs.append(Run(done + shift, done, 0))
    return tuple(runs)


def _runs(spans: Iterable[tuple[int, int]], start: int) -> list[Run]:
    """The spans of one character after another, gathered in runs."""
    runs: list[Run] = []
    for place, (low, high) in enumerate(spans, start):
        width = 0 if high - low == 1 else high - low
        last = runs[-1] if runs else None
        expected = last and (last.origin if width else last.origin + place - last.start)
        if last is None or last.width != width or expected != low:
            runs.append(Run(place, low, width))
    return runs


def one_after_other(first: Repaired, second: Repaired) -> Repaired:
    """Two repairs as one: `second` repaired what `first` made."""
    spans = (
        first.original_span(*second.original_span(place, place + 1))
        for place in range(len(second.text))
    )
    return Repaired(second.text, first.original, tuple(_runs(spans, 0)))
