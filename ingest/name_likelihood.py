"""How likely two near names are of one work, where no rule says so: estimated from labelled pairs.

Rules link what differs in ways that are known. Of what they leave undecided, boosted trees tell how
often names that differ so were of one work, among the pairs of names that people have labelled.
`bench.fit_likelihood` grows the trees; what they are asked is `ingest.name_evidence`.

All trees are asked at once, as QuickScorer does (Lucchese and others, SIGIR 2015): every leaf is a
bit, every question that is answered with no clears the leaves to its left, and of each tree the
first leaf that is left is the one. An agency's names make hundreds of thousands of pairs.
"""

import csv
import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import exp
from operator import and_, getitem
from struct import Struct
from typing import Any, Final, NamedTuple

from ingest.name_evidence import Evidence, WordWeights, evidence

__all__ = ["Trees", "likelihood", "probability", "trees_of", "word_weights"]

_FOLDER: Final = files("ingest") / "likelihood"

_LEAST, _MOST = 0.1, 99.9
"""What no rule says is never certain."""
_LEAVES: Final = 16
"""Leaves of a tree, at most: the bits that each tree has."""


class _Question(NamedTuple):
    """Which leaves are left where a figure of the evidence is above none, one, two ... of `most`.

    `left` is one longer than `most`, which ascends.
    """

    most: tuple[float, ...]
    left: tuple[int, ...]


class Trees(NamedTuple):
    """What the leaves say that a pair comes to is added to `start`: logarithms of odds.

    There is a question for each figure of the evidence, in its order; `leaves` are the values of
    each tree's leaves by their bits. Of all trees, side by side, `every` has all bits and `ones`
    the first of each; `bits` takes them apart.
    """

    start: float
    questions: tuple[_Question, ...]
    leaves: tuple[dict[int, float], ...]
    every: int
    ones: int
    bits: Struct


class _Split(NamedTuple):
    """Which figure is asked up to what, and the leaves, as bits, that are below it on the left."""

    asked: int
    most: float
    below: int


def likelihood(one: str, other: str) -> float:
    """How likely two compared names are of one work, in percent: above 0, below 100."""
    return probability(evidence(one, other, word_weights()), _trees())


def probability(of: Evidence, trees: Trees) -> float:
    """What the trees make of the evidence, in percent."""
    left = trees.every
    for figure, (most, after) in zip(of, trees.questions, strict=True):
        left &= after[bisect_left(most, figure)]
    # Each tree has a leaf left, so that nothing is borrowed from the tree behind it.
    first = left & ~(left - trees.ones)
    reached = trees.bits.unpack(first.to_bytes(trees.bits.size, "little"))
    odds = trees.start + sum(map(getitem, trees.leaves, reached))
    return min(max(round(100 / (1 + exp(-odds)), 1), _LEAST), _MOST)


@cache
def word_weights() -> WordWeights:
    """The weights of the words of labelled names."""
    words, exchanged = _rows("words.tsv"), _rows("exchanged.tsv")
    return WordWeights(
        rarity={row["word"]: float(row["rarity"]) for row in words},
        told={row["word"]: float(row["told"]) for row in words if row["told"]},
        exchanged={(row["word"], row["other"]): float(row["told"]) for row in exchanged},
    )


def _rows(name: str) -> list[dict[str, str]]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _trees() -> Trees:
    return trees_of(json.loads((_FOLDER / "trees.json").read_text(encoding="utf-8")))


def trees_of(stored: Mapping[str, Any]) -> Trees:
    """The trees as they are stored: a leaf is a number, all else [figure, most, left, right].

    A figure that is `most` or less goes left. Raises `ValueError` where they ask for other
    evidence, or where one has too many leaves.
    """
    if list(stored["evidence"]) != list(Evidence._fields):
        raise ValueError("trees.json was grown on other evidence: fit it anew")
    values = [tuple(_values(tree)) for tree in stored["trees"]]
    if max(map(len, values)) > _LEAVES:
        raise ValueError(f"a tree of trees.json has more than {_LEAVES} leaves: fit it anew")
    splits: dict[int, list[_Split]] = defaultdict(list)
    for number, tree in enumerate(stored["trees"]):
        for split in _splits(tree, number * _LEAVES):
            splits[split.asked].append(split)
    every = (1 << _LEAVES * len(values)) - 1
    return Trees(
        start=float(stored["start"]),
        questions=tuple(_question(splits[at], every) for at in range(len(Evidence._fields))),
        leaves=tuple({1 << bit: value for bit, value in enumerate(tree)} for tree in values),
        every=every,
        ones=every // ((1 << _LEAVES) - 1),
        bits=Struct(f"<{len(values)}H"),
    )


def _values(node: Any) -> Iterator[float]:
    """The values of the leaves, from left to right."""
    if isinstance(node, list):
        yield from _values(node[2])
        yield from _values(node[3])
    else:
        yield float(node)


def _splits(node: Any, first: int) -> Iterator[_Split]:
    """The splits of a tree whose leftmost leaf is the bit `first`."""
    if isinstance(node, list):
        asked, most, left, right = node
        size = sum(1 for _ in _values(left))
        yield _Split(int(asked), float(most), ((1 << size) - 1) << first)
        yield from _splits(left, first)
        yield from _splits(right, first + size)


def _question(splits: Sequence[_Split], every: int) -> _Question:
    ordered = sorted(splits, key=lambda split: split.most)
    left = accumulate((every & ~split.below for split in ordered), and_, initial=every)
    return _Question(tuple(split.most for split in ordered), tuple(left))
