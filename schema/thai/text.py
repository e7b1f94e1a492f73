"""Repair of damaged Thai text, with the way back to the text as it was read.

What is repaired falls in three classes. Always: characters that only stand for others
(`glyphs`) and marks out of order (`marks`). Only where one word of planning language fits:
letters that are lost (`vocabulary`, `words`). Only where nothing else can be meant: UTF-8
read in a wrong code page (`mojibake`). What is left over is named by `damages`.

NFKC and NFKD are never used: they take every sara am apart.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from schema.thai import glyphs, marks, mojibake, vocabulary, words
from schema.thai.damage import damages
from schema.thai.origins import (
    Line,
    Repaired,
    Rewrite,
    one_after_other,
    replaced,
    rewritten,
    runs_between,
)

__all__ = ["Repaired", "damages", "repair", "repair_text", "without_replacement_characters"]


class _Rule(NamedTuple):
    """What to look for and what to put there; `traces` say at a glance whether to look."""

    traces: tuple[re.Pattern[str], ...]
    pattern: re.Pattern[str]
    rewrite: Rewrite


def _traces(*patterns: str) -> tuple[re.Pattern[str], ...]:
    """Compiled traces. A search for one leading character runs ten times as fast as one for
    a set of them, hence many small patterns and none that begins with a condition.
    """
    return tuple(re.compile(pattern) for pattern in patterns)


# A mark twice, or a tone before a vowel.
_CROWDED: Final = (
    *(f"{mark}[{marks.UPPER_OR_LOWER}{mark}]" for mark in "่้๊๋"),
    "์[ิุ์]",
    *(f"{mark}(?={mark})" for mark in "ัิีึืุู็"),
)

# In this order: each rule may rely on those before it.
_RULES: Final = (
    _Rule(_traces(f"[{glyphs.ODD_CHARACTERS}]"), glyphs.STAND_INS, glyphs.plain_character),
    _Rule(_traces("เเ"), marks.DOUBLE_E, lambda _: "แ"),
    _Rule(_traces(words.SPACED_OUT_TRACE), words.SPACED_OUT, words.spaced_out),
    _Rule(_traces(f" [{marks.MARK}ำ]"), words.GAP_BEFORE_MARK, words.closed_gap),
    _Rule(_traces("ํ", f"ำ(?:[{marks.TONE}าำ]| า)"), marks.SARA_AM, marks.sara_am),
    _Rule(_traces(*_CROWDED), marks.CLUSTER, marks.cluster),
    _Rule(_traces(r"\?า", " า", "\ufffd"), vocabulary.AM_GAP, vocabulary.fill_gap),
    _Rule(_traces("\ufffd"), words.LOST_LETTER, words.lost_letter),
    _Rule(_traces(f"า{vocabulary.AM_IS_LOST}"), vocabulary.LOST_AM, lambda _: "ำ"),
    _Rule(_traces(f"า{words.MONTH_TRACE}"), words.DAMAGED_MONTH, words.month),
    _Rule(_traces(*words.PERCENT_TRACES), words.DAMAGED_PERCENT, words.percent),
)
# The traces of all rules, those with one leading character in one pattern.
_TRACES: Final = _traces(
    f"[{glyphs.ODD_CHARACTERS}ํ]",
    f"า(?:{vocabulary.AM_IS_LOST}|{words.MONTH_TRACE})",
    f" (?:[{marks.MARK}าำ]|{words.SPACED_OUT_TRACE[1:]})",
    f"ำ(?:[{marks.TONE}าำ]| า)",
    r"เ(?:เ|ธ[^\n]เ[ธน])",
    "à[¸¹]",
    r"\?(?=า)",
    *words.PERCENT_TRACES,
    *_CROWDED,
)
_MOST_PASSES: Final = 16


def repair_text(text: str) -> str:
    """The text with every damage repaired that has one reading only; lines stay lines.

    Sara am in pieces and glyphs at U+F7xx: every portal page and old office file has them.
    `repair` says in addition where each character came from.
    """
    for _ in range(_MOST_PASSES):
        lines = _changed_lines(text, tracked=False)
        if not lines:
            break
        text = _joined(text, lines)
        if not _found(mojibake.TRACES, text):
            break
    return text


def repair(text: str) -> Repaired:
    """The repaired text of `repair_text`, with the origin of each of its characters."""
    repaired = Repaired(text, text)
    for _ in range(_MOST_PASSES):
        lines = _changed_lines(repaired.text, tracked=True)
        if not lines:
            break
        step = Repaired(
            _joined(repaired.text, lines), repaired.text, runs_between(repaired.text, lines)
        )
        repaired = one_after_other(repaired, step) if repaired.runs else step
        if not _found(mojibake.TRACES, repaired.text):
            break
    return repaired


def _joined(text: str, lines: list[Line]) -> str:
    parts: list[str] = []
    done = 0
    for line in lines:
        parts += (text[done : line.start], line.text)
        done = line.end
    return "".join((*parts, text[done:]))


def _changed_lines(text: str, *, tracked: bool) -> list[Line]:
    places = _traced_lines(text)
    trusted = bool(places) and _found(mojibake.TRACES, text) and mojibake.is_mojibake_text(text)
    lines: list[Line] = []
    for start, end in _all_lines(text) if trusted else places:
        line = _repaired_line(text[start:end], trusted=trusted, tracked=tracked)
        if line.text != text[start:end]:
            lines.append(line._replace(start=start, end=end))
    return lines


def _found(traces: tuple[re.Pattern[str], ...], text: str) -> bool:
    for trace in traces:  # noqa: SIM110 - any() takes twice as long, on every line
        if trace.search(text):
            return True
    return False


def _all_lines(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _traced_lines(text: str) -> list[tuple[int, int]]:
    """The lines that hold a trace of damage, each once, in order."""
    lines: set[tuple[int, int]] = set()
    for trace in _TRACES:
        match = trace.search(text)
        while match:
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.start())
            lines.add((start, len(text) if end < 0 else end))
            match = trace.search(text, end) if end >= 0 else None
    return sorted(lines)


def _repaired_line(text: str, *, trusted: bool, tracked: bool) -> Line:
    line = Line(0, len(text), text, [(at, at + 1) for at in range(len(text))] if tracked else [])
    for _ in range(_MOST_PASSES):
        before = line.text
        line = _decoded(line, trusted=trusted)
        for traces, pattern, rewrite in _RULES:
            if not _found(traces, line.text):
                continue
            if tracked:
                line = rewritten(line, pattern, rewrite)
            else:
                line = line._replace(text=pattern.sub(rewrite, line.text))
        if line.text == before or not _found(_TRACES, line.text):
            break
    return line


def _decoded(line: Line, *, trusted: bool) -> Line:
    for _ in range(_MOST_PASSES):
        found = mojibake.decode_line(line.text, trusted=trusted)
        if not found:
            break
        line = replaced(line, [(*piece,) for piece in found])
    return line


def without_replacement_characters(text: str) -> str:
    """The text with □ for each U+FFFD, which is never stored; the length stays."""
    return text.replace("\ufffd", "□")
