"""What a searcher asks for: the words of the query, and what else may stand for each of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple, Protocol

from ingest.search.near_words import near_words
from schema.thai.cutting import SHORTEST_PART, Word, cut, is_word, parts, words_in
from schema.thai.damaged_forms import damaged_forms, undamaged_forms
from schema.thai.text import repair_text

RARE = 5
"""Texts with a word below which it may be misspelt, and words near to it are looked for too."""
_MOST_WORDS = 12
_SAME, _TOGETHER, _IN_COMPOUND, _DAMAGED, _NEAR = 1.0, 0.9, 0.5, 0.4, 0.3
_LONGEST_SPAN = 4
_SHORTEST_NEAR = 5
"""Letters of a word below which too many others are near to it."""


class Vocabulary(Protocol):
    """The words of a warehouse, and in how many texts each stands."""

    def texts_with(self, words: Collection[str]) -> Mapping[str, int]:
        """In how many texts each word stands; a word that stands in none is left out."""

    def containing(self, letters: str) -> Mapping[str, int]:
        """The words with these letters in them, and in how many texts each stands."""

    def of_length(self, shortest: int, longest: int, first: str) -> Mapping[str, int]:
        """The words of so many letters that begin with one of `first`, as above."""


class Alternative(NamedTuple):
    """Words that, one behind another, stand for some terms of the query."""

    words: tuple[str, ...]
    terms: tuple[int, ...]
    worth: float
    """1 for the word itself, less for what only may be meant."""


class Question(NamedTuple):
    """A query: its words, what stands for them, and what is told of as searched too."""

    terms: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    also: tuple[str, ...]
    texts: Mapping[str, int]
    """In how many texts each word of an alternative stands."""


def question_of(query: str, vocabulary: Vocabulary, *, is_doubted: bool = False) -> Question:
    """What the query asks of a warehouse with these words; without terms where it has no word.

    Where it `is_doubted`, because hardly a text meets it whole, every word of it and any that
    stand together may be misspelt, though each is known.
    """
    found = _distinct(words_in(repair_text(query), cut, shortest=1))[:_MOST_WORDS]
    terms = tuple(word.text for word in found)
    same = {Alternative((term,), (number,), _SAME) for number, term in enumerate(terms)}
    texts: dict[str, int] = {}
    stands = _known(
        {*same, *_joined(found), *_compounds(terms, vocabulary)} | {*_in_pieces(terms, vocabulary)},
        vocabulary,
        texts,
    )
    rare = [n for n in range(len(terms)) if _met(n, stands, texts) < RARE]
    guessed = _known({*_damaged(terms, rare), *_undamaged(found, rare)}, vocabulary, texts)
    lost = [number for number in rare if not _met(number, stands | guessed, texts)]
    if is_doubted:
        guessed |= _known({*_near(_spans_of_several(found), found, vocabulary)}, vocabulary, texts)
    with_lost = [span for span in _spans(found) if any(number in lost for number in span)]
    guessed |= _known({*_near(with_lost, found, vocabulary)}, vocabulary, texts)
    also = sorted((-one.worth, "".join(one.words)) for one in guessed)
    ordered = sorted(stands | guessed, key=lambda one: (one.terms, -one.worth, one.words))
    return Question(terms, tuple(ordered), tuple(dict.fromkeys(word for _, word in also)), texts)


def _known(
    alternatives: set[Alternative], vocabulary: Vocabulary, texts: dict[str, int]
) -> set[Alternative]:
    """Those whose words all stand in some text; in how many is added to `texts`."""
    asked = {word for one in alternatives for word in one.words}
    texts.update(vocabulary.texts_with(asked - texts.keys()))
    return {one for one in alternatives if all(word in texts for word in one.words)}


def _met(term: int, alternatives: Collection[Alternative], texts: Mapping[str, int]) -> int:
    """In how many texts something stands for the term, at most."""
    return sum(min(texts[word] for word in one.words) for one in alternatives if term in one.terms)


def _distinct(words: Iterator[Word]) -> list[Word]:
    return list({word.text: word for word in words}.values())


def _joined(found: Sequence[Word]) -> Iterator[Alternative]:
    """Words of the query that are one word when joined."""
    for number, (one, other) in enumerate(pairwise(found)):
        if is_word(joined := one.text + other.text):
            yield Alternative((joined,), (number, number + 1), _TOGETHER)


def _compounds(terms: Sequence[str], vocabulary: Vocabulary) -> Iterator[Alternative]:
    """Compounds of the warehouse that have a word of the query as one of their parts."""
    for number, term in enumerate(terms):
        for word in _words_with(term, vocabulary):
            if word != term and _has_part(word, term):
                yield Alternative((word,), (number,), _IN_COMPOUND)


def _in_pieces(terms: Sequence[str], vocabulary: Vocabulary) -> Iterator[Alternative]:
    """A compound of the query in its parts, the outer of which may be parts of other compounds.

    Of ทางเท้าหน้าตลาด the words are ทาง and เท้าหน้า.
    """
    for number, term in enumerate(terms):
        if pieces := parts(term):
            first, *inner, last = pieces
            begins = [first, *(w for w in _words_with(first, vocabulary) if _ends(w, first))]
            ends = [last, *(w for w in _words_with(last, vocabulary) if _begins(w, last))]
            for begin, end in product(begins, ends):
                yield Alternative((begin, *inner, end), (number,), _TOGETHER)


def _words_with(term: str, vocabulary: Vocabulary) -> Iterable[str]:
    return vocabulary.containing(term) if len(term) >= SHORTEST_PART and is_word(term) else ()


def _begins(compound: str, word: str) -> bool:
    return compound.startswith(word) and parts(compound)[:1] == (word,)


def _ends(compound: str, word: str) -> bool:
    return compound.endswith(word) and parts(compound)[-1:] == (word,)


def _has_part(compound: str, word: str) -> bool:
    pieces = parts(compound)
    return word in {
        "".join(pieces[start:end])
        for start in range(len(pieces))
        for end in range(start + 1, len(pieces) + 1)
    }


def _damaged(terms: Sequence[str], doubted: Collection[int]) -> Iterator[Alternative]:
    """Forms that a word of the query has in a damaged text, cut as they are there."""
    for number in doubted:
        if is_word(terms[number]):
            for form in damaged_forms(terms[number]):
                pieces = tuple(word.text for word in words_in(form, cut))
                if "".join(pieces) == form:
                    yield Alternative(pieces, (number,), _DAMAGED)


def _undamaged(found: Sequence[Word], doubted: Collection[int]) -> Iterator[Alternative]:
    """What the query may mean where it has lost a mark: one word where it is cut into several."""
    for span in _spans(found):
        if len(span) > 1 or span[0] in doubted:
            for form in undamaged_forms("".join(found[number].text for number in span)):
                if is_word(form):
                    yield Alternative((form,), span, _DAMAGED)


def _near(
    spans: Iterable[tuple[int, ...]], found: Sequence[Word], vocabulary: Vocabulary
) -> Iterator[Alternative]:
    """Words of the warehouse near to what the query has at these places."""
    for span in spans:
        joined = "".join(found[number].text for number in span)
        if len(joined) >= _SHORTEST_NEAR:
            for word in near_words(joined, vocabulary.of_length):
                yield Alternative((word,), span, _NEAR)


def _spans_of_several(found: Sequence[Word]) -> Iterator[tuple[int, ...]]:
    return (span for span in _spans(found) if len(span) > 1)


def _spans(found: Sequence[Word]) -> Iterator[tuple[int, ...]]:
    """Neighbouring words of the query with nothing between them, by their numbers."""
    for first in range(len(found)):
        for last in range(first, min(len(found), first + _LONGEST_SPAN)):
            if last > first and found[last].start != found[last - 1].end:
                break
            yield tuple(range(first, last + 1))
