"""How likely two near names are of one work, where no rule says so: estimated from labelled pairs.

Rules link what differs in ways that are known. Of what they leave undecided, boosted trees tell how
often names that differ so were of one work, among the pairs of names that people have labelled.
`bench.fit_likelihood` grows the trees; what they are asked is `ingest.name_evidence`.
"""

import csv
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any, Final, NamedTuple

from ingest.name_evidence import Evidence, WordWeights, evidence

__all__ = ["Trees", "likelihood", "probability", "trees_of", "word_weights"]

_FOLDER: Final = files("ingest") / "likelihood"

_LEAST, _MOST = 0.1, 99.9
"""What no rule says is never certain."""

Node = float | tuple[int, float, "Node", "Node"]
"""A leaf's value, or which evidence is asked, up to what figure it goes left, and both ways."""


class Trees(NamedTuple):
    """What the leaves say that a pair comes to is added to `start`: logarithms of odds."""

    start: float
    roots: tuple[Node, ...]


def likelihood(one: str, other: str) -> float:
    """How likely two compared names are of one work, in percent: above 0, below 100."""
    return probability(evidence(one, other, word_weights()), _trees())


def probability(of: Evidence, trees: Trees) -> float:
    """What the trees make of the evidence, in percent."""
    odds = trees.start + sum(_leaf(root, of) for root in trees.roots)
    return min(max(round(100 / (1 + exp(-odds)), 1), _LEAST), _MOST)


def _leaf(node: Node, of: Evidence) -> float:
    while not isinstance(node, float):
        asked, most, left, right = node
        node = left if of[asked] <= most else right
    return node


@cache
def word_weights() -> WordWeights:
    """The weights of the words of labelled names."""
    lines = (_FOLDER / "words.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return WordWeights(
        rarity={row["word"]: float(row["rarity"]) for row in rows},
        told={row["word"]: float(row["told"]) for row in rows if row["told"]},
    )


@cache
def _trees() -> Trees:
    return trees_of(json.loads((_FOLDER / "trees.json").read_text(encoding="utf-8")))


def trees_of(stored: Mapping[str, Any]) -> Trees:
    """The trees as they are stored; raises `ValueError` where they ask for other evidence."""
    if list(stored["evidence"]) != list(Evidence._fields):
        raise ValueError("trees.json was grown on other evidence: fit it anew")
    return Trees(stored["start"], tuple(map(_node, stored["trees"])))


def _node(stored: Any) -> Node:
    """A node as it was stored: a number, or a list of four."""
    if not isinstance(stored, list):
        return float(stored)
    asked, most, left, right = stored
    return int(asked), float(most), _node(left), _node(right)
