"""Two wordings of one work's name, compared word by word: what is added, and what may be.

Where letters leave a doubt, words settle it: in whatever order they stand, and whatever joins
them. A word in another's place is other work. Words that one of the names adds are but another
wording, unless they tell the work from its like: another object, place, group of people or deed.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from schema.thai.cutting import SHORTEST_PART, cut, frequency, is_word, parts
from schema.yearly_vocabulary import (
    ANY_AREA,
    GENERIC,
    JOINS,
    ONE_WORD,
    OWNERS,
    PLACES,
    SLIGHT,
    TELLS,
    VERBS,
    WAYS,
    is_telling,
)

__all__ = [
    "LEAST_TOLD",
    "LISTS",
    "RARER",
    "UNSPOKEN",
    "WHOSE",
    "Word",
    "are_told_apart",
    "extra_words",
    "is_turned",
    "listed_words",
    "may_be_exchanged",
    "name_different_things",
    "told_by",
    "words_of_key",
]

_RUN: Final = re.compile("[\u0e01-\u0e4e]+|[0-9]+(?:p[0-9]+)?|[a-z]+")
_NOMINAL: Final = re.compile("^(?:การ|ความ)(?=..)(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])")
# กิจกรรมการผลิต is no กรรมการ.
_OPENED_TWICE: Final = re.compile("กิจกรรมการ")
# Silent letters and tone marks, which loanwords are spelt with or without, and haste drops.
UNSPOKEN: Final = re.compile("[ก-ฮ][ิุ]?์|[็-๋]")
_WHOLE: Final = re.compile(f"พระ.*|{TELLS.pattern}|{OWNERS.pattern}")
_KNOWN: Final = ONE_WORD.keys() | GENERIC | SLIGHT | VERBS | WAYS | PLACES | ANY_AREA
_MOST_PIECES: Final = 3
_VOWELS_AND_TONES: Final = re.compile("[\u0e30-\u0e3a\u0e40-\u0e4e]")
_SILENCED: Final = "\u0e4c"
"""The mark above a silent letter: โพธิ is another writing of โพธิ์."""
_SPLIT: Final = {"จัด": "ทำ", "สำ": "นัก"}
"""Beginnings of words that are cut in two wherever the next word may take letters of them."""
_HARDLY_WRITTEN: Final = 400
"""How often a word stands in the corpus, at most, that the dictionary may have found by mistake."""
_BEHIND: Final = ("ใน", "ทาง", "การ")
"""What may follow any word, and is cut off with its last letters."""
_ON_WHEELS: Final = "เคลื่อนที่"
_COMPOUND: Final = 7
"""Letters of a word, at least, that is taken apart into its own words."""
WHOSE: Final = frozenset(
    "สากล แห่งชาติ ชาติ ไทย ท้องถิ่น ภูมิภาค รัฐ ภาครัฐ ประชาชน พื้นฐาน เบื้องต้น ก้าวหน้า สมัยใหม่".split()
)
"""Whose day or fair it is, and of what degree a course: one in another's place is another."""
LISTS: Final = frozenset(("และ", "กับ", "พร้อม", "หรือ", "รวมทั้ง"))
_OWNING: Final = frozenset(("ของ", "สำหรับ", "แก่", "ให้แก่", "ให้กับ"))
RARER: Final = 30
"""How many times as often as a word that a slip makes the one that was meant is written."""
LEAST_TOLD: Final = 2
"""Words that tell a work, at least."""


class Word(NamedTuple):
    """A word as it is compared, and what joins it to the words before: '' if nothing does."""

    text: str
    join: str


@lru_cache(maxsize=65_536)
def words_of_key(key: str) -> tuple[Word, ...]:
    """The words of a compared name but those that only join others or open any name."""
    found: list[Word] = []
    join = ""
    pieces = list(_pieces(key))
    for piece, after in zip(pieces, [*pieces[1:], ""], strict=True):
        text = "" if piece == "ใต้" and after in PLACES else ONE_WORD.get(piece, piece)
        if text:
            found.append(Word(text, join))
            join = ""
        elif piece in JOINS:
            join = join or piece
    return tuple(found)


def _pieces(key: str) -> Iterator[str]:
    for run in _RUN.findall(_OPENED_TWICE.sub("กิจกรรม", key)):
        for piece in _joined(_bare(_recut(cut(run)))) if run[0] > "z" else (run,):
            yield from _apart(piece)


def _recut(pieces: Sequence[str]) -> list[str]:
    """The pieces, with letters given to the piece before where two likelier words come of it.

    The dictionary cuts จัด|ทำสวน, ต้น|ทางใน, สอบ|สวนทาง: few words, but hardly written ones.
    """
    found: list[str] = []
    for piece in pieces:
        before = found[-1] if found else ""
        if before in _SPLIT and piece.startswith(_SPLIT[before]):
            given = len(_SPLIT[before])
        else:
            given = _given_back(before, piece)
        found[-1:] = [before + piece[:given], *cut(piece[given:])] if given else [before, piece]
    return [piece for piece in found if piece]


def _given_back(before: str, piece: str) -> int:
    """How many of the first letters of a piece belong to the word before it; 0 where none do."""
    if before and frequency(piece) <= _HARDLY_WRITTEN:
        for join in _BEHIND:
            given = len(piece) - len(join)
            if given and piece.endswith(join) and is_word(before + piece[:given]):
                return given
    return 0


def _bare(pieces: Sequence[str]) -> list[str]:
    """The pieces without การ in front: การเฝ้า and ระวัง are เฝ้าระวัง."""
    return [piece if piece in ONE_WORD else _NOMINAL.sub("", piece) for piece in pieces]


def _joined(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces, but that those which make up a known word are one: the dictionary has not all."""
    at = 0
    while at < len(pieces):
        size = next(
            (
                size
                for size in range(min(_MOST_PIECES, len(pieces) - at), 1, -1)
                if "".join(pieces[at : at + size]) in _KNOWN
            ),
            1,
        )
        yield "".join(pieces[at : at + size])
        at += size


def _apart(word: str) -> Iterator[str]:
    if word in _KNOWN:
        yield word
        return
    if word.endswith(_ON_WHEELS) and word != _ON_WHEELS:
        yield from _apart(word.removesuffix(_ON_WHEELS))
        yield _ON_WHEELS
        return
    if word.startswith("ทำ") and len(word) > _COMPOUND and is_word(word[2:]):
        yield from ("ทำ", word[2:])
        return
    if len(word) >= _COMPOUND and not _WHOLE.fullmatch(word):
        for part in (found := parts(word)):
            yield from _apart(part)
        if found:
            return
        word = UNSPOKEN.sub("", word)
    yield word


def extra_words(one: Sequence[Word], other: Sequence[Word]) -> tuple[set[str], set[str]]:
    """Words that only the one has, and those that only the other has.

    A word that is said twice is none.
    """
    mine, others = {word.text for word in one}, {word.text for word in other}
    return mine - others, others - mine


def name_different_things(key: str, other: str) -> bool:
    """Whether each of two compared names has a word of its own that says what the work is about."""
    mine, others = extra_words(words_of_key(key), words_of_key(other))
    return not (mine <= GENERIC or others <= GENERIC)


def told_by(words: Sequence[Word]) -> frozenset[str]:
    """The words that say what the work is: of those that any name may have none, if others do."""
    texts = frozenset(word.text for word in words)
    return texts - GENERIC if len(texts - GENERIC) >= LEAST_TOLD else texts


def listed_words(*names: Sequence[Word]) -> set[str]:
    """The words of names that stand in lists, A and B, where any may be first."""
    return {
        words[at].text
        for words in names
        for at in range(1, len(words))
        if words[at].join in LISTS or words[at - 1].join in LISTS
    }


def is_turned(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether one word stands behind another in the one name, and as its owner in the other.

    ค่ายเยาวชนดาราศาสตร์ is ค่ายดาราศาสตร์สำหรับเยาวชน; who teaches whom is told by the order.
    """
    for longer, turned in ((one, other), (other, one)):
        for word in turned:
            bare = Word(word.text, "")
            if word.join in _OWNING and bare in longer and word not in longer:
                left = [piece for piece in longer if piece != bare]
                if left == [piece for piece in turned if piece != word]:
                    return True
    return False


def are_told_apart(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether each of two names has a word that tells its work from the other's."""
    extra = extra_words(one, other)
    if _are_two_words(*extra) or _holds_another(*extra):
        return True
    mine, others = (list(filter(is_telling, words)) for words in extra)
    return bool(mine and others) and not any(
        _is_part_of(text, likely) or _is_part_of(likely, text) for text in mine for likely in others
    )


def _holds_another(mine: Collection[str], others: Collection[str]) -> bool:
    """Whether a word is another's with letters left out of its midst: สุขภาพ is not สภาพ."""
    return any(
        shorter[0] == longer[0]
        and longer.endswith(shorter[1:])
        and SHORTEST_PART < len(shorter) < len(longer)
        and is_word(shorter)
        and is_word(longer)
        and _VOWELS_AND_TONES.sub("", shorter) != _VOWELS_AND_TONES.sub("", longer)
        for one in mine
        for other in others
        for shorter, longer in (sorted((one, other), key=len),)
    )


def _are_two_words(mine: Collection[str], others: Collection[str]) -> bool:
    """Whether one word is in another's place, though few letters differ: ท่าน้ำ is not ท่อน้ำ."""
    if len(mine) != 1 or len(others) != 1:
        return False
    (one,), (other,) = mine, others
    if not (is_word(one) and is_word(other)):
        return False
    if one.replace(_SILENCED, "") == other.replace(_SILENCED, ""):
        return False
    letters, other_letters = (_VOWELS_AND_TONES.sub("", text) for text in (one, other))
    if letters == other_letters:
        # ข่าว and ข้าว; of ซ่อม and ซอม the one is hardly ever written.
        rarer, other_times = sorted((frequency(one), frequency(other)))
        return max(rarer, 1) * RARER > other_times
    return len(one) == len(other) > SHORTEST_PART and len(set(one) & set(other)) * 2 > len(set(one))


def _is_part_of(text: str, other: str) -> bool:
    """Whether a word is cut from the other, as เท้า from ทางเท้า; ปิด is no part of เปิด."""
    return text in other and len(other) - len(text) >= SHORTEST_PART


def may_be_exchanged(left: Collection[str], right: Collection[str]) -> bool:
    """Whether the words that stand in each other's place say little, the one and the other."""
    words = {*left, *right}
    return words <= GENERIC - VERBS - WHOSE and not any(map(OWNERS.fullmatch, words))
