"""Forms that a Thai word takes where a copy has lost its marks, or a writer has missed them."""

from collections.abc import Iterator
from typing import Final

_TONES: Final = "่้๊๋"
_LOSSES: Final = frozenset(_TONES + "ิีึืุู็์ั")
_LIKE: Final = {"ิ": "ี", "ี": "ิ", "ึ": "ื", "ื": "ึ", "ุ": "ู", "ู": "ุ", "ใ": "ไ", "ไ": "ใ"}
_LETTERS: Final = {"ศ": "สษ", "ษ": "ศส", "ส": "ศษ", "ณ": "น", "น": "ณ", "ฎ": "ฏ", "ฏ": "ฎ"}


def damaged_forms(word: str) -> Iterator[str]:
    """What a word may stand as in a damaged or misspelt text; the word itself is not among them.

    Sara am lost (จัดทา), a mark lost or taken for its like, one of the letters of one sound
    taken for another.
    """
    seen = {word}
    for form in _forms(word):
        if form not in seen:
            seen.add(form)
            yield form


def undamaged_forms(word: str) -> Iterator[str]:
    """What a word that has lost something may have been: sara am or a tone mark put back."""
    for at, letter in enumerate(word):
        if letter == "า":
            yield word[:at] + "ำ" + word[at + 1 :]
        if "ก" <= letter <= "ฮ" or letter in "ิีึืุูั":
            for tone in _TONES[:2]:
                if word[at + 1 : at + 2] not in _TONES or at + 1 == len(word):
                    yield word[: at + 1] + tone + word[at + 1 :]


def _forms(word: str) -> Iterator[str]:
    yield word.replace("ำ", "า")
    yield "".join(letter for letter in word if letter not in _TONES)
    yield "".join(letter for letter in word.replace("ำ", "า") if letter not in _TONES)
    for at, letter in enumerate(word):
        before, behind = word[:at], word[at + 1 :]
        if letter in _LOSSES:
            yield before + behind
        for other in _LIKE.get(letter, "") + _LETTERS.get(letter, ""):
            yield before + other + behind
        if letter in _TONES:
            for other in _TONES[:2]:
                yield before + other + behind
