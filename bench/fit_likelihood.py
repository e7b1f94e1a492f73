"""Fit what `ingest.name_likelihood` reads, the files of `ingest/likelihood`, on labelled names.

Examples are the pairs of `tests/lineage` and `bench/labelled_names`, and every pair of names of an
agency's lists of two years there, that are neither refused nor too unlike to ask. Those that rules
link count for little: the trees are asked about the others. What a word told is counted without the
sets of the part that is judged by it, of five.

How certain the trees are is set by the lists, where a link is what it is in a warehouse: between
two names of which neither has a nearer one in the other's year. What trees of four parts make of
the fifth's says how many of such links were right, and by that all odds are moved (Platt, 1999).

The sets that are `KEPT` for the tests are never looked at. With `--without NAMES` others are left
out too, and it prints how well these are judged.
"""

import argparse
import csv
import json
import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from ingest import name_likelihood
from ingest.name_evidence import (
    RAREST,
    Evidence,
    WordWeights,
    evidence,
    exchanged_words,
    words_of_name,
)
from ingest.near_by_likelihood import may_be_asked
from ingest.near_over_years import Pair, near_by_rules
from schema.yearly_editions import editions_agree
from schema.yearly_names import yearly_name

ROOT = Path(__file__).parent.parent
LABELLED = ROOT / "tests" / "lineage"
ONLY_TO_FIT = ROOT / "bench" / "labelled_names"
"""Names labelled for the trees alone, by authors who had not seen the rules.

`reworded` ones are told quite anew, `adapted` ones changed by a phrase or two, all others are as
their authors hold names to be.
"""
FOLDER = ROOT / "ingest" / "likelihood"
KEPT = ("kept", "fresh", "fair", "K", "L", "M", "N", "O")
"""Sets of pairs, and authors of lists, by which the tests judge the trees."""
SEED = 20_260_101
PARTS = 5
WEIGHT_BY_RULES = 0.1
"""How much an example counts that rules link, for trees that are asked about the others."""
LEAST_SEEN = 3
"""Times that a word must have been one name's alone before it is held to say anything."""
PRIOR = 2.0
DIGITS = 4


Said = TypeVar("Said", str, Pair)


class Example(NamedTuple):
    """Two compared names, and whether they are of one work; the set or author they are of.

    `agency` is whose lists they stand in, '' of a pair.
    """

    one: str
    other: str
    is_same: bool
    of: str
    agency: str = ""


class Fitted(NamedTuple):
    """What words told in the examples that the trees grew on, and the trees."""

    weights: WordWeights
    model: GradientBoostingClassifier

    def odds(self, found: Sequence[Example]) -> "np.ndarray[Any, Any]":
        """The logarithms of the odds that the examples are of one work."""
        return self.model.decision_function(figures(of_weights(found, self.weights)))


def examples() -> Iterator[Example]:
    yield from of_pairs()
    yield from of_lists()


def of_pairs() -> Iterator[Example]:
    for of, row in labelled_pairs():
        years = int(row.get("other_year", 1)) - int(row.get("year", 0))
        yield from compared(row["name"], row["other_name"], years, row["work"] == "same", of)


def labelled_pairs() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted((*LABELLED.glob("*_pairs.tsv"), *ONLY_TO_FIT.glob("*_pairs.tsv"))):
        of = path.stem.removesuffix("_pairs")
        if of not in KEPT:
            yield from ((of, row) for row in rows(path))


def of_lists() -> Iterator[Example]:
    for (author, agency), listed in sorted(agencies_lists().items()):
        first, last = sorted({row["year"] for row in listed})
        for one, other in product(*([r for r in listed if r["year"] == y] for y in (first, last))):
            is_same = one["work"] == other["work"]
            years = int(last) - int(first)
            found = compared(one["name"], other["name"], years, is_same, author)
            yield from (example._replace(agency=agency) for example in found)


def agencies_lists() -> dict[tuple[str, str], list[dict[str, str]]]:
    """The rows of both years' lists, by author and agency."""
    lists: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in listed_names():
        lists.setdefault((row["author"], row["agency"]), []).append(row)
    return lists


def listed_names() -> Iterator[dict[str, str]]:
    for path in (LABELLED / "year_lists.tsv", *sorted(ONLY_TO_FIT.glob("*_lists.tsv"))):
        author = path.stem.removesuffix("_lists")
        yield from (
            row for r in rows(path) if (row := {"author": author, **r})["author"] not in KEPT
        )


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


def weights_of(found: Iterable[Example], rarity: dict[str, float]) -> WordWeights:
    """What words said in the examples that one name had alone, and words that each had one of."""
    alone: list[tuple[str, bool]] = []
    exchanged: list[tuple[Pair, bool]] = []
    for example in found:
        mine, others = (
            {word.text for word in words_of_name(name)} for name in (example.one, example.other)
        )
        alone += ((word, example.is_same) for word in mine ^ others)
        pairs = exchanged_words(mine - others, others - mine)
        exchanged += ((pair, example.is_same) for pair in pairs)
    return WordWeights(rarity, told(alone), told(exchanged))


def told(seen: Iterable[tuple[Said, bool]]) -> dict[Said, float]:
    """What was seen told: the logarithm of how much oftener it was of one work than of two."""
    same, other = Counter[Said](), Counter[Said]()
    for said, is_same in seen:
        (same if is_same else other)[said] += 1
    share = max(1, same.total()) / max(1, other.total())
    return {
        said: math.log((same[said] + PRIOR * share) / (other[said] + PRIOR) / share)
        for said in same | other
        if same[said] + other[said] >= LEAST_SEEN
    }


def parts(found: Sequence[Example]) -> "np.ndarray[Any, Any]":
    """The part of each example: all that is of one set is in one, and all are about as large."""
    sizes = [0] * PARTS
    part_of: dict[str, int] = {}
    for of, size in Counter(example.of for example in found).most_common():
        part_of[of] = sizes.index(min(sizes))
        sizes[part_of[of]] += size
    return np.array([part_of[example.of] for example in found])


def of_weights(found: Iterable[Example], weights: WordWeights) -> list[Evidence]:
    return [evidence(example.one, example.other, weights) for example in found]


def figures(judged: Sequence[Evidence]) -> "np.ndarray[Any, Any]":
    return np.array(judged, dtype=np.float32)


def by_part(found: Sequence[Example]) -> Iterator[tuple[list[int], list[Example]]]:
    """The places of the examples of each part, and all others."""
    part = parts(found)
    for number in range(PARTS):
        rest = [example for example, of in zip(found, part, strict=True) if of != number]
        yield np.flatnonzero(part == number).tolist(), rest


def judged_by_others(found: Sequence[Example], rarity: dict[str, float]) -> list[Evidence]:
    """The evidence of the examples, what words told being counted without their part."""
    judged: dict[int, Evidence] = {}
    for places, rest in by_part(found):
        weights = weights_of(rest, rarity)
        judged.update(zip(places, of_weights((found[at] for at in places), weights), strict=True))
    return [judged[at] for at in range(len(found))]


def fitted(
    found: Sequence[Example], by_rules: Collection[Pair], rarity: dict[str, float]
) -> Fitted:
    model = GradientBoostingClassifier(
        n_estimators=300,
        learning_rate=0.06,
        max_leaf_nodes=15,
        max_depth=None,
        min_samples_leaf=20,
        subsample=0.7,
        max_features=0.5,
        random_state=SEED,
    )
    model.fit(
        figures(judged_by_others(found, rarity)),
        np.array([example.is_same for example in found]),
        sample_weight=[WEIGHT_BY_RULES if e[:2] in by_rules else 1.0 for e in found],
    )
    return Fitted(weights_of(found, rarity), model)


def odds_by_others(
    found: Sequence[Example], by_rules: Collection[Pair], rarity: dict[str, float]
) -> dict[Example, float]:
    """What trees that have not seen the part of an example make of it, of the undecided ones."""
    odds: dict[Example, float] = {}
    for places, rest in by_part(found):
        undecided = [found[at] for at in places if found[at][:2] not in by_rules]
        apart = fitted(rest, by_rules, rarity).odds(undecided)
        odds.update(zip(undecided, apart.tolist(), strict=True))
    return odds


def alone_in_lists(odds: dict[Example, float]) -> Iterator[tuple[float, bool]]:
    """The odds of pairs of which neither name has a nearer one in its list, and what they are."""
    for (author, agency), listed in agencies_lists().items():
        years: dict[str, list[str]] = {}
        for row in listed:
            years.setdefault(yearly_name(row["name"]).key, []).append(row["year"])
        settled = {name for name, said in years.items() if len(set(said)) > 1}
        settled.update(*near_by_rules(years.keys() - {""}, ()))
        mine = [e for e in odds if (e.of, e.agency) == (author, agency)]
        best: dict[str, float] = {}
        for example in mine:
            for name in example[:2]:
                best[name] = max(best.get(name, -math.inf), odds[example])
        for example in mine:
            one, other = example[:2]
            if settled.isdisjoint(example[:2]) and best[one] == best[other] == odds[example]:
                yield odds[example], example.is_same


def calibration(alone: Iterable[tuple[float, bool]]) -> tuple[float, float]:
    """By what the odds are to be multiplied, and what is to be added to them."""
    odds, is_same = zip(*alone, strict=True)
    line = LogisticRegression(C=np.inf).fit(np.array(odds)[:, None], is_same)
    return float(line.coef_[0][0]), float(line.intercept_[0])


def stored(model: GradientBoostingClassifier, slope: float, added: float) -> dict[str, Any]:
    """The trees as they are stored, of calibrated odds."""
    _, share = model.init_.class_prior_
    start = slope * math.log(share / (1 - share)) + added
    trees = [node(tree[0].tree_, 0, slope * model.learning_rate) for tree in model.estimators_]
    return {"evidence": Evidence._fields, "start": round(start, DIGITS), "trees": trees}


def node(tree: Any, at: int, rate: float) -> float | list[Any]:
    left, right = int(tree.children_left[at]), int(tree.children_right[at])
    if left == right:
        return round(float(tree.value[at][0][0]) * rate, DIGITS)
    asked_of, most = int(tree.feature[at]), float(tree.threshold[at])
    return [asked_of, most, node(tree, left, rate), node(tree, right, rate)]


def write(folder: Path, weights: WordWeights, trees: dict[str, Any]) -> None:
    with (folder / "words.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
        writer.writerow(("word", "rarity", "told"))
        for word, rarity in sorted(weights.rarity.items()):
            said = weights.told.get(word)
            writer.writerow((word, f"{rarity:.2f}", "" if said is None else f"{said:.2f}"))
    with (folder / "exchanged.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
        writer.writerow(("word", "other", "told"))
        writer.writerows((*pair, f"{said:.2f}") for pair, said in sorted(weights.exchanged.items()))
    # One tree a line, so that a change shows.
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees["trees"])
    text = f'{{"evidence": {json.dumps(trees["evidence"])},\n"start": {trees["start"]},\n'
    (folder / "trees.json").write_text(f'{text}"trees": [\n{lines}\n]}}\n', encoding="utf-8")


def judge(left_out: Sequence[Example], weights: WordWeights, trees: dict[str, Any]) -> None:
    read = name_likelihood.trees_of(trees)
    judged = [
        (
            name_likelihood.probability(evidence(example.one, example.other, weights), read),
            example.is_same,
        )
        for example in left_out
    ]
    for least in range(0, 100, 10):
        within = [is_same for likely, is_same in judged if least <= likely < least + 10]
        print(f"{least} to {least + 10} %: {sum(within)} of {len(within)} of one work")


def main(without: Collection[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rarity = rarities(labelled_names())
    found = [e for e in examples() if may_be_asked(e.one, e.other, rarity)]
    by_rules = {e[:2] for e in found if near_by_rules(set(e[:2]), ())}
    known = [example for example in found if example.of not in without]
    weights, model = fitted(known, by_rules, rarity)
    alone = sorted(alone_in_lists(odds_by_others(known, by_rules, rarity)))
    slope, added = calibration(alone)
    trees = stored(model, slope, added)
    write(folder, weights, trees)
    undecided = sum(example[:2] not in by_rules for example in known)
    print(f"{len(known)} examples, of {undecided} of which no rule says what they are")
    print(f"{len(alone)} pairs are alone in lists: odds times {slope:.2f}, and {added:+.2f}")
    if without:
        left_out = (example for example in found if example.of in without)
        judge([e for e in left_out if e[:2] not in by_rules], weights, trees)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=(), metavar="NAMES")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    given = parser.parse_args()
    main(given.without, given.folder)
