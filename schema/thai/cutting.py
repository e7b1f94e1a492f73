"""Words of Thai text, which is written without gaps between them. The one place for pythainlp.

Words are those of pythainlp's dictionary, cut by its `newmm`: of all ways to cut a run of Thai
letters, one with the fewest words.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from schema.thai.patterns import ARABIC_DIGITS

if TYPE_CHECKING:
    from pythainlp.util import Trie

_RUN: Final = re.compile(
    "(?P<thai>[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]+)"
    "|[0-9]+(?:[.,][0-9]+)*"
    "|[^\\W\\d_\u0e00-\u0e7f]+"
)
_THAI_DIGIT: Final = re.compile("[\u0e50-\u0e59]")
_LONGEST_KEPT: Final = 200
"""Letters of a run above which it is hardly met again."""
_OPENING: Final = 3
"""First letters by which the dictionary is looked up; few words have the same."""
SHORTEST_PART: Final = 3
"""Letters of a part of a compound, at least."""
_PREFIXES: Final = frozenset(("ประ", "กระ"))
"""Syllables that begin many words and are a word of their own in none of them."""

FUNCTION_WORDS: Final = frozenset(
    "ที่ และ ใน ของ ให้ ได้ เป็น มี การ ความ จาก โดย เพื่อ กับ แก่ ตาม ซึ่ง อัน ต่อ ว่า จะ แล้ว ด้วย"
    " หรือ เมื่อ นี้ นั้น อยู่ ถึง แต่ ก็ ไป มา ยัง คือ เช่น ทั้ง แห่ง ณ นั่น โดยที่ ซึ่งกัน กัน".split()
)
"""What nearly every text holds, and nobody looks for."""

Cut = Callable[[str], tuple[str, ...]]
"""Cuts a run of Thai letters into pieces that make it up again."""


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text: from `start` up to `end`."""

    text: str
    start: int
    end: int


def words_in(text: str, cut: Cut, shortest: int = 2) -> Iterator[Word]:
    """Every word of a repaired text with its place; digits are Arabic, Latin is lower-case.

    Thai pieces of fewer letters than `shortest`, of which those of one are left of words that
    the dictionary does not know, and words that only join others are left out.
    """
    for run in _runs(text):
        if run["thai"] is None:
            yield Word(_as_compared(run), *run.span())
            continue
        start = run.start()
        for piece in cut(run.group()):
            end = start + len(piece)
            if len(piece) >= shortest and piece not in FUNCTION_WORDS:
                yield Word(piece, start, end)
            start = end


def thai_runs(text: str) -> Iterator[tuple[int, str]]:
    """The runs of Thai letters of a text, each behind its place."""
    for run in _RUN.finditer(text):
        if run["thai"] is not None:
            yield run.start(), run.group()


def distinct_words(text: str) -> dict[str, None]:
    """The words of a text, each once, in their order: those of `words_in`, and quicker."""
    found: dict[str, None] = {}
    for run in _runs(text):
        if run["thai"] is None:
            found[_as_compared(run)] = None
        else:
            found.update(_words_of(run.group()))
    return found


def _runs(text: str) -> Iterator[re.Match[str]]:
    # Most texts have no Thai digits, and translating is slow.
    arabic = text.translate(ARABIC_DIGITS) if _THAI_DIGIT.search(text) else text
    return _RUN.finditer(arabic)


def _as_compared(run: re.Match[str]) -> str:
    return run.group().replace(",", "").casefold()


@lru_cache(maxsize=16384)
def _words_of(run: str) -> dict[str, None]:
    """The words of a run of Thai letters; not to be changed."""
    return dict.fromkeys(word.text for word in words_in(run, cut))


def cut(run: str) -> tuple[str, ...]:
    """The pieces of a run of Thai letters."""
    return _kept(run) if len(run) <= _LONGEST_KEPT else _pieces(run, _dictionary())


@cache
def parts(word: str) -> tuple[str, ...]:
    """The words that a compound is made of, such as ทาง and เท้า; () where it is none.

    Short syllables are words of their own in so many others (ขา in สาขา) that a compound counts
    only where each of its parts has three letters or more.
    """
    found = _pieces(word, _Without(_dictionary(), word))
    is_compound = len(found) > 1 and all(
        len(piece) >= SHORTEST_PART and piece not in _PREFIXES and is_word(piece) for piece in found
    )
    return found if is_compound else ()


def is_word(text: str) -> bool:
    """Whether the dictionary has it."""
    return text in _dictionary().words


def frequency(word: str) -> int:
    """How often the word stands in the Thai National Corpus, of 33 million words; 0 if never."""
    return _frequencies().get(word, 0)


@cache
def _frequencies() -> dict[str, int]:
    from pythainlp.corpus.tnc import unigram_word_freqs

    return dict(unigram_word_freqs())


class _Dictionary:
    """Stands in for pythainlp's tree of words, which each process would take a second to grow.

    `newmm` asks it one thing: which words begin at a place of a text. The first letters tell how
    long these can be, and a set tells which they are.
    """

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words
        sizes: dict[str, set[int]] = defaultdict(set)
        for word in words:
            sizes[word[:_OPENING]].add(len(word))
        self._sizes = {opening: tuple(sorted(found)) for opening, found in sizes.items()}

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        """The words that begin at this place of the text, the shortest first."""
        opening = text[start : start + _OPENING]
        shorter = (opening[:size] for size in range(1, len(opening)))
        found = [piece for piece in shorter if piece in self.words]
        left = len(text) - start
        for size in self._sizes.get(opening, ()):
            if size > left:
                break
            if (piece := text[start : start + size]) in self.words:
                found.append(piece)
        return found


class _Without(NamedTuple):
    """The dictionary but for one word; none of its 62,000 is copied."""

    dictionary: _Dictionary
    word: str

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        found = self.dictionary.prefixes(text, start)
        return [piece for piece in found if piece != self.word]


@cache
def _dictionary() -> _Dictionary:
    from pythainlp.corpus.common import thai_words

    return _Dictionary(frozenset(thai_words()))


@lru_cache(maxsize=16384)
def _kept(run: str) -> tuple[str, ...]:
    return _pieces(run, _dictionary())


def _pieces(run: str, dictionary: _Dictionary | _Without) -> tuple[str, ...]:
    from pythainlp.tokenize.newmm import segment

    # Its safe mode bounds the time for runs that can be cut in very many ways.
    tree = cast("Trie", dictionary)
    return tuple(segment(run, custom_dict=tree, safe_mode=True))
