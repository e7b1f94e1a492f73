"""How well names tell works apart, on pairs of our own writing; a figure may rise, never fall.

`name_pairs.tsv`: `work` says whether both names are of the same work; `rules` says whether the
rules were `tuned` on the pair, or it was `unseen`, written when they were done.
"""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from rapidfuzz import fuzz
from rapidfuzz.distance import Jaro

from ingest.same_work import alike, may_be_same_work
from schema.project_names import match_key

LEAST_PRECISION = 0.98
LEAST_RECALL = 0.93
LEAST_UNSEEN = 0.95
"""Of the 50 unseen pairs one that is other work is linked, and one of the same work is not."""


class Pair(NamedTuple):
    work: str
    rules: str
    name: str
    other_name: str


def pairs() -> list[Pair]:
    path = Path(__file__).with_name("name_pairs.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        return [Pair(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


PAIRS = pairs()


def is_linked(pair: Pair) -> bool:
    near = alike(match_key(pair.name), {"": match_key(pair.other_name)})
    return bool(near) and may_be_same_work(pair.name, pair.other_name)


def precision_and_recall(
    among: list[Pair], links: Callable[[Pair], bool] = is_linked
) -> tuple[float, float]:
    linked = [pair for pair in among if links(pair)]
    right = sum(pair.work == "same" for pair in linked)
    return right / len(linked), right / sum(pair.work == "same" for pair in among)


def test_there_are_enough_pairs_of_both_kinds() -> None:
    assert {pair.work for pair in PAIRS} == {"same", "other"}
    assert {pair.rules for pair in PAIRS} == {"tuned", "unseen"}
    assert len(PAIRS) == len({(pair.name, pair.other_name) for pair in PAIRS}) >= 360
    assert sum(pair.work == "same" for pair in PAIRS) >= 160


def test_precision_and_recall_keep_their_floors() -> None:
    precision, recall = precision_and_recall(PAIRS)
    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL


def test_they_hold_for_pairs_the_rules_were_not_tuned_on() -> None:
    precision, recall = precision_and_recall([pair for pair in PAIRS if pair.rules == "unseen"])
    assert precision >= LEAST_UNSEEN
    assert recall >= LEAST_UNSEEN


def test_the_order_of_the_names_makes_no_difference() -> None:
    for pair in PAIRS:
        turned = pair._replace(name=pair.other_name, other_name=pair.name)
        assert is_linked(pair) == is_linked(turned), pair


@pytest.mark.parametrize(
    "scorer", [fuzz.ratio, fuzz.token_set_ratio, fuzz.partial_ratio, fuzz.WRatio, Jaro.similarity]
)
def test_a_score_alone_does_not_tell_works_apart(scorer: Callable[[str, str], float]) -> None:
    """Why names are looked into: at no threshold is a score right and finds most of the works."""
    most = 1.0 if scorer is Jaro.similarity else 100.0
    for percent in range(50, 100):
        least = most * percent / 100

        def links(pair: Pair, least: float = least) -> bool:
            return scorer(match_key(pair.name), match_key(pair.other_name)) >= least

        precision, recall = precision_and_recall(PAIRS, links)
        assert precision < LEAST_PRECISION or recall < 0.6
