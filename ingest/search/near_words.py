"""Words that differ by a letter or two: most likely the one misspelt for the other."""

from collections.abc import Callable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

_MOST = 3
_LONG = 8
"""Letters from which a word may differ by two of them."""


def near_words(word: str, of_length: Callable[[int, int, str], Mapping[str, int]]) -> list[str]:
    """The words nearest to `word`; of equals first those that stand in most texts.

    `of_length` gives the words of so many letters that begin with one of some, and in how many
    texts each stands. A letter left out, added, exchanged or taken for its neighbour counts as one
    difference.
    """
    most = 1 if len(word) < _LONG else 2
    known = of_length(len(word) - most, len(word) + most, word[:2])
    names = [name for name in known if name != word]
    found = process.extract(word, names, scorer=OSA.distance, score_cutoff=most, limit=None)
    best = sorted(found, key=lambda match: (match[1], -known[match[0]], match[0]))
    return [name for name, distance, _ in best[:_MOST] if distance == best[0][1]]
