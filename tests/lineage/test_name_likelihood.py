"""What is likely of one work, though no rule links it: evidence, trees, and who is asked about."""

import json
import re
from collections.abc import Sequence
from importlib.resources import files
from itertools import pairwise
from math import exp
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.name_evidence import Evidence, WordWeights, evidence
from ingest.name_likelihood import likelihood, probability, trees_of, word_weights
from ingest.near_by_likelihood import LEAST_LIKELY, may_be_asked, near_by_likelihood
from ingest.near_over_years import BY_RULES, near_over_years
from schema.yearly_names import yearly_name
from tests.conftest import ROOT
from tests.lineage.test_year_lists import LISTS

FOLDER = files("ingest") / "likelihood"
NAMES = sorted({yearly_name(one.name).key for listed in LISTS.values() for one in listed[:40]})
LIKELY = (
    yearly_name("โครงการส่งเสริมการคัดแยกขยะที่ต้นทาง").key,
    yearly_name("กิจกรรมรณรงค์ให้ประชาชนแยกขยะก่อนทิ้งตั้งแต่ต้นทาง").key,
)


def test_the_trees_are_part_of_the_package_and_ask_for_the_evidence_there_is() -> None:
    stored = json.loads((FOLDER / "trees.json").read_text(encoding="utf-8"))
    assert len(trees_of(stored).leaves) == len(stored["trees"]) > 50
    with pytest.raises(ValueError, match="fit it anew"):
        trees_of({**stored, "evidence": [*stored["evidence"], "moon"]})
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r'^ingest = \["likelihood/\*"\]$', project, re.MULTILINE)


def stored_trees(*trees: Any) -> dict[str, Any]:
    return {"evidence": list(Evidence._fields), "start": 0.0, "trees": list(trees)}


def test_leaves_are_added_to_the_start_of_the_odds() -> None:
    asked = Evidence._fields.index("shared")
    trees = trees_of(stored_trees([asked, 2.0, -1.0, [asked, 5.0, 1.0, 3.0]], 0.0))
    of = evidence(*LIKELY, WordWeights({}, {}, {}))
    figures = [probability(of._replace(shared=shared), trees) for shared in (2.0, 5.0, 5.1)]
    assert figures == [26.9, 73.1, 95.3]


FIGURES = st.integers(-3, 3).map(float)
TREES = st.recursive(
    FIGURES,
    lambda nodes: st.tuples(st.integers(0, 4), FIGURES, nodes, nodes).map(list),
    max_leaves=16,
)


def leaf_reached(node: Any, figures: Sequence[float]) -> float:
    while isinstance(node, list):
        asked, most, left, right = node
        node = left if figures[asked] <= most else right
    return float(node)


@settings(deadline=None)
@given(st.lists(TREES, min_size=1, max_size=4), st.lists(FIGURES, min_size=5, max_size=5))
def test_all_trees_at_once_say_what_each_says(trees: list[Any], figures: list[float]) -> None:
    of = evidence(*LIKELY, WordWeights({}, {}, {}))._replace(
        **dict(zip(Evidence._fields[:5], figures, strict=True))
    )
    odds = sum(leaf_reached(tree, figures) for tree in trees)
    assert probability(of, trees_of(stored_trees(*trees))) == pytest.approx(
        min(max(100 / (1 + exp(-odds)), 0.1), 99.9), abs=0.051
    )


def test_a_tree_with_too_many_leaves_is_refused() -> None:
    tree: Any = 0.0
    for most in range(16):
        tree = [0, float(most), 0.0, tree]
    with pytest.raises(ValueError, match="more than 16 leaves"):
        trees_of(stored_trees(tree))


@settings(deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_the_order_of_two_names_makes_no_difference(one: str, other: str) -> None:
    weights = word_weights()
    assert evidence(one, other, weights) == evidence(other, one, weights)
    assert may_be_asked(one, other, weights.rarity) == may_be_asked(other, one, weights.rarity)
    assert 0 < likelihood(one, other) == likelihood(other, one) < 100


def test_what_is_likely_stands_behind_what_rules_say() -> None:
    (near,) = near_over_years(set(LIKELY), ())
    assert LEAST_LIKELY <= near.certainty < BY_RULES
    assert list(near_by_likelihood(LIKELY, (), {(min(LIKELY), max(LIKELY))})) == []


def test_names_are_found_whenever_they_come() -> None:
    names = NAMES[::6]
    at_once = set(near_over_years(set(names), ()))
    for size in (1, len(names) // 3, len(names) - 1):
        first, second = set(names[:size]), set(names[size:])
        assert {*near_over_years(first, ()), *near_over_years(second, first)} == at_once
    assert any(near.certainty < BY_RULES for near in at_once)


def test_all_that_may_be_asked_about_is_found() -> None:
    names, rarity = NAMES[::9], word_weights().rarity
    found = {(near.one, near.other) for near in near_over_years(set(names), ())}
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            if may_be_asked(one, other, rarity) and likelihood(one, other) >= LEAST_LIKELY:
                assert (one, other) in found


def test_no_pair_is_told_twice() -> None:
    found = [(near.one, near.other) for near in near_over_years(set(NAMES[::4]), ())]
    assert all(one < other for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        # In one village much is built.
        ("ก่อสร้างระบบประปาภูเขา บ้านดอยคำ ตำบลดอยคำ", "ปรับปรุงทางหลวง ตอน ปางแก้ว - ดอยคำ"),
        # It is built before it is run.
        ("ก่อสร้างศูนย์พักพิงสัตว์จรจัดหนองแขม", "ศูนย์พักพิงสัตว์จรจัดหนองแขม"),
        # Another count, another section.
        ("เช่ารถยนต์ตรวจการณ์ 60 คัน", "เช่ารถยนต์ตรวจการณ์ 45 คัน"),
        (
            "เสริมผิวแอสฟัลต์ซอยลาดพร้าว 71 จากถนนลาดพร้าวถึงซอยนาคนิวาส 20",
            "เสริมผิวแอสฟัลต์ซอยลาดพร้าว 71 จากซอยนาคนิวาส 20 ถึงถนนประดิษฐ์มนูธรรม",
        ),
    ],
)
def test_what_contradicts_is_not_asked_about(name: str, other: str) -> None:
    one, two = yearly_name(name).key, yearly_name(other).key
    assert not may_be_asked(one, two, word_weights().rarity)
    assert near_over_years({one, two}, ()) == []


@pytest.mark.parametrize(
    ("name", "other"),
    [
        # What is bought is no course, and what is designed is not yet built.
        ("จัดซื้อเครื่องดับเพลิงเคมีแห้งประจำชุมชน", "อบรมการใช้เครื่องดับเพลิงเคมีแห้งประจำชุมชน"),
        ("จ้างสำรวจออกแบบท่อเร่งการระบายน้ำถนนศรีนครินทร์", "ก่อสร้างท่อเร่งการระบายน้ำถนนศรีนครินทร์"),
    ],
)
def test_what_is_asked_about_and_is_not_near(name: str, other: str) -> None:
    one, two = yearly_name(name).key, yearly_name(other).key
    assert may_be_asked(one, two, word_weights().rarity)
    assert near_over_years({one, two}, ()) == []
