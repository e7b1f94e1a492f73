"""Fit what `ingest.name_likelihood` reads, `words.tsv` and `trees.json`, on the labelled names.

Examples are the pairs of `tests/lineage/*_pairs.tsv`, and every pair of names of two years' lists
of one agency in `tests/lineage/year_lists.tsv`, that the rules neither refuse nor hold too unlike
to ask. What a word told is counted without the example that is then judged by it: in five parts,
each by the other four. The sets that are `KEPT` for the tests are never looked at. With `--without
NAMES` others are left out too, and it prints how well these are judged.
"""

import argparse
import csv
import json
import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from ingest import name_likelihood
from ingest.name_evidence import RAREST, Evidence, WordWeights, evidence, words_of_name
from ingest.near_by_likelihood import may_be_asked
from schema.yearly_editions import editions_agree
from schema.yearly_names import yearly_name

ROOT = Path(__file__).parent.parent
LABELLED = ROOT / "tests" / "lineage"
FOLDER = ROOT / "ingest" / "likelihood"
KEPT = ("kept", "K")
"""A set of pairs, and an author of lists, by which the tests judge the trees."""
SEED = 20_260_101
PARTS = 5
LEAST_SEEN = 3
"""Times that a word must have been one name's alone before it is held to say anything."""
PRIOR = 2.0
DIGITS = 4


class Example(NamedTuple):
    """Two compared names, and whether they are of one work; the set they are of."""

    one: str
    other: str
    is_same: bool
    of: str


def examples() -> Iterator[Example]:
    yield from of_pairs()
    yield from of_lists()


def of_pairs() -> Iterator[Example]:
    for of, row in labelled_pairs():
        years = int(row["other_year"]) - int(row["year"])
        yield from compared(row["name"], row["other_name"], years, row["work"] == "same", of)


def labelled_pairs() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted(LABELLED.glob("*_pairs.tsv")):
        of = path.name.removesuffix("_pairs.tsv")
        if of not in KEPT:
            yield from ((of, row) for row in rows(path))


def of_lists() -> Iterator[Example]:
    lists: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in listed_names():
        lists.setdefault((row["author"], row["agency"]), []).append(row)
    for (author, _), listed in sorted(lists.items()):
        first, last = sorted({row["year"] for row in listed})
        for one, other in product(*([r for r in listed if r["year"] == y] for y in (first, last))):
            is_same = one["work"] == other["work"]
            yield from compared(one["name"], other["name"], int(last) - int(first), is_same, author)


def listed_names() -> Iterator[dict[str, str]]:
    return (row for row in rows(LABELLED / "year_lists.tsv") if row["author"] not in KEPT)


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def compared(name: str, other_name: str, years: int, is_same: bool, of: str) -> Iterator[Example]:
    """The example, if its names differ and its editions fit the years."""
    one, other = yearly_name(name), yearly_name(other_name)
    if not (one.key and other.key) or editions_agree(one.editions, other.editions, years) is None:
        return
    if one.key != other.key:
        yield Example(min(one.key, other.key), max(one.key, other.key), is_same, of)


def rarities(names: Collection[str]) -> dict[str, float]:
    """How rare the words of compared names are: the logarithm of one in so many names."""
    counts = Counter(word for name in names for word in {w.text for w in words_of_name(name)})
    return {
        word: min(RAREST, math.log(len(names) / (count + 0.5))) for word, count in counts.items()
    }


def labelled_names() -> set[str]:
    """The compared names of all the labelled sets."""
    names = {row[column] for _, row in labelled_pairs() for column in ("name", "other_name")}
    names |= {row["name"] for row in listed_names()}
    return {yearly_name(name).key for name in names} - {""}


def told(found: Iterable[Example]) -> dict[str, float]:
    """What words said that one name had alone: the logarithm of how much oftener of one work."""
    same, other = Counter[str](), Counter[str]()
    for example in found:
        mine, others = (
            {word.text for word in words_of_name(name)} for name in (example.one, example.other)
        )
        (same if example.is_same else other).update(mine ^ others)
    share = same.total() / max(1, other.total())
    return {
        word: math.log((same[word] + PRIOR * share) / (other[word] + PRIOR) / share)
        for word in same | other
        if same[word] + other[word] >= LEAST_SEEN
    }


def judged_by_others(found: Sequence[Example], rarity: dict[str, float]) -> list[Evidence]:
    """The evidence of the examples, what words told being counted without their part."""
    part = np.random.RandomState(SEED).randint(0, PARTS, len(found))
    judged: dict[int, Evidence] = {}
    for number in range(PARTS):
        rest = (example for example, of in zip(found, part, strict=True) if of != number)
        weights = WordWeights(rarity, told(rest))
        for at in np.flatnonzero(part == number):
            judged[int(at)] = evidence(found[at].one, found[at].other, weights)
    return [judged[at] for at in range(len(found))]


def grown(found: Sequence[Example], rarity: dict[str, float]) -> dict[str, Any]:
    """The trees as they are stored."""
    model = GradientBoostingClassifier(
        n_estimators=150,
        learning_rate=0.1,
        max_leaf_nodes=15,
        max_depth=None,
        min_samples_leaf=20,
        subsample=0.7,
        max_features=0.5,
        random_state=SEED,
    )
    is_same = np.array([example.is_same for example in found])
    model.fit(np.array(judged_by_others(found, rarity), dtype=np.float32), is_same)
    start = math.log(is_same.mean() / (1 - is_same.mean()))
    trees = [node(tree[0].tree_, 0, model.learning_rate) for tree in model.estimators_]
    return {"evidence": Evidence._fields, "start": round(start, DIGITS), "trees": trees}


def node(tree: Any, at: int, rate: float) -> float | list[Any]:
    left, right = int(tree.children_left[at]), int(tree.children_right[at])
    if left == right:
        return round(float(tree.value[at][0][0]) * rate, DIGITS)
    asked_of, most = int(tree.feature[at]), round(float(tree.threshold[at]), DIGITS)
    return [asked_of, most, node(tree, left, rate), node(tree, right, rate)]


def write(folder: Path, weights: WordWeights, trees: dict[str, Any]) -> None:
    with (folder / "words.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
        writer.writerow(("word", "rarity", "told"))
        for word, rarity in sorted(weights.rarity.items()):
            said = weights.told.get(word)
            writer.writerow((word, f"{rarity:.2f}", "" if said is None else f"{said:.2f}"))
    # One tree a line, so that a change shows.
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees["trees"])
    text = f'{{"evidence": {json.dumps(trees["evidence"])},\n"start": {trees["start"]},\n'
    (folder / "trees.json").write_text(f'{text}"trees": [\n{lines}\n]}}\n', encoding="utf-8")


def judge(left_out: Sequence[Example], weights: WordWeights, trees: dict[str, Any]) -> None:
    stored = name_likelihood.trees_of(trees)
    judged = [
        (name_likelihood.probability(evidence(one, other, weights), stored), is_same)
        for one, other, is_same, _ in left_out
    ]
    for least in (50, 60, 70, 80, 90):
        right = sum(is_same for likely, is_same in judged if likely >= least)
        wrong = sum(not is_same for likely, is_same in judged if likely >= least)
        print(f"at {least} %: {right} of one work, {wrong} of two")


def main(without: Collection[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rarity = rarities(labelled_names())
    found = [e for e in examples() if may_be_asked(e.one, e.other, rarity)]
    known = [example for example in found if example.of not in without]
    trees = grown(known, rarity)
    weights = WordWeights(rarity, told(known))
    write(folder, weights, trees)
    print(f"{len(known)} examples, {sum(example.is_same for example in known)} of one work")
    if without:
        judge([example for example in found if example.of in without], weights, trees)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=(), metavar="NAMES")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    given = parser.parse_args()
    main(given.without, given.folder)
