"""How alike two projects' names are, and whether they can be the names of one work.

The only module that knows rapidfuzz. Measured on the 365 pairs of `tests/links/name_pairs.tsv`: no
score tells works apart, for the next phase and the next district are as near as a name that
drifted. `ratio`, `token_set_ratio`, `WRatio`, `partial_ratio` and Jaro reach 98 % of precision at
less than half of the recall, or never. What tells is what the two names differ in: behind
`may_be_same_work` each of them gives a precision of 98.7 % and a recall of 93.3 % at 75.
`ratio` is taken, which leaves the fewest pairs to look into, and ranks by the whole name.
"""

from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from schema.work_marks import WorkMarks, contradict, is_drift, marks_of

LEAST_SCORE = 75.0
"""Names that score less are not compared further."""

_SMALL_GAP = 2
"""Equal letters between two differences that are one: `ชาย` and `หญิง` share a ย by chance."""


def likeness(key: str, other: str) -> float | None:
    """How alike two keys of names are, 0 to 100; None where one of them is empty."""
    return round(fuzz.ratio(key, other), 1) if key and other else None


def alike(key: str, keys: Mapping[str, str]) -> list[tuple[str, float]]:
    """Whose keys are like `key`, with the score; `keys` are by any name."""
    found = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=LEAST_SCORE, limit=None)
    return [(name, round(score, 1)) for _, score, name in found]


def may_be_same_work(name: str, other: str) -> bool:
    """Whether nothing in two near names says that they are of two works."""
    marks, others = marks_of(name), marks_of(other)
    return not contradict(marks, others) and all(
        is_drift(*difference) for difference in _differences(marks, others)
    )


def _differences(one: WorkMarks, other: WorkMarks) -> Iterator[tuple[str, str, str, str]]:
    """What stands before, in the one, in the other, and behind, for every difference."""
    for start, end, other_start, other_end in _gaps(one.words, other.words):
        before, left, after = one.words[:start], one.words[start:end], one.words[end:]
        yield before, left, other.words[other_start:other_end], after


def _gaps(one: str, other: str) -> list[tuple[int, int, int, int]]:
    gaps: list[tuple[int, int, int, int]] = []
    for step in Levenshtein.opcodes(one, other):
        if step.tag == "equal":
            continue
        start, other_start = step.src_start, step.dest_start
        if gaps and max(start - gaps[-1][1], other_start - gaps[-1][3]) <= _SMALL_GAP:
            start, _, other_start, _ = gaps.pop()
        gaps.append((start, step.src_end, other_start, step.dest_end))
    return gaps
