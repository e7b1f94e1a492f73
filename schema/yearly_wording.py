"""Two wordings of one work's name, compared word by word: what is added, and what may be.

Where letters leave a doubt, words settle it: in whatever order they stand, and whatever joins
them. A word in another's place is other work. Words that one of the names adds are but another
wording, unless they tell the work from its like: another object, place, group of people or deed.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from schema.thai.cutting import SHORTEST_PART, cut, is_word, parts
from schema.yearly_vocabulary import (
    ANY_AREA,
    GENERIC,
    IMPLIED,
    JOINS,
    ONE_WORD,
    OWNERS,
    PLACES,
    SLIGHT,
    TELLS,
    VERBS,
    WAYS,
)

__all__ = [
    "Word",
    "are_told_apart",
    "extra_words",
    "listed_words",
    "may_be_added",
    "may_be_exchanged",
    "may_be_moved",
    "told_by",
    "words_of_key",
]

_RUN: Final = re.compile("[\u0e01-\u0e4e]+|[0-9]+(?:p[0-9]+)?|[a-z]+")
_NOMINAL: Final = re.compile("^(?:การ|ความ)(?=..)(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])")
# กิจกรรมการผลิต is no กรรมการ.
_OPENED_TWICE: Final = re.compile("กิจกรรมการ")
# What loanwords are spelt with, or without.
_UNSPOKEN: Final = re.compile("[ก-ฮ][ิุ]?์|[็-๋]")
_DONE_ONCE: Final = frozenset(
    "ก่อสร้าง ปรับปรุง ซ่อม จัดซื้อ ติดตั้ง ขุด ขุดลอก รื้อ เช่า เปลี่ยน ขยาย วาง ล้าง ดูแล จ้าง".split()
)
_LATIN: Final = re.compile("[a-z]+")
_SHORT_FORM: Final = re.compile("[ก-ฮ]{2,6}")
_DIGITS: Final = re.compile("[0-9p]+")
_WHOLE: Final = re.compile(f"พระ.*|{TELLS.pattern}|{OWNERS.pattern}")
_KNOWN: Final = ONE_WORD.keys() | GENERIC | SLIGHT | VERBS | WAYS | PLACES | ANY_AREA
_COMPOUND: Final = 7
"""Letters of a word, at least, that is taken apart into its own words."""
_LISTS: Final = frozenset(("และ", "กับ", "พร้อม", "หรือ", "รวมทั้ง"))
_MOST_IN_FRONT: Final = 2
"""Words of what is said of how a thing is done."""
_HANDLED: Final = frozenset(("จัดการ", "บริหาร", "บริหารจัดการ"))
_SHORT_NAME: Final = 5
_LEAST_TOLD: Final = 2
"""Words that tell a work, at least."""
_PLACE_NAME: Final = 3
"""Words that the name of a place may have, at most, behind the word for it."""


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
        for piece in cut(run) if run[0] > "z" else (run,):
            yield from _apart(piece if piece in ONE_WORD else _NOMINAL.sub("", piece))


def _apart(word: str) -> Iterator[str]:
    if word.startswith("ทำ") and len(word) > _COMPOUND and is_word(word[2:]):
        yield from ("ทำ", word[2:])
        return
    if len(word) >= _COMPOUND and word not in _KNOWN and not _WHOLE.fullmatch(word):
        for part in (found := parts(word)):
            yield from _apart(part)
        if found:
            return
        word = _UNSPOKEN.sub("", word)
    yield word


def extra_words(one: Sequence[Word], other: Sequence[Word]) -> tuple[set[str], set[str]]:
    """Words that only the one has, and those that only the other has.

    A word that is said twice is none.
    """
    mine, others = {word.text for word in one}, {word.text for word in other}
    return mine - others, others - mine


def told_by(words: Sequence[Word]) -> frozenset[str]:
    """The words that say what the work is: of those that any name may have none, if others do."""
    texts = frozenset(word.text for word in words)
    return texts - GENERIC if len(texts - GENERIC) >= _LEAST_TOLD else texts


def may_be_added(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a name without the words from `start` up to `end` may be of the same work."""
    added = words[start:end]
    texts = [word.text for word in added]
    if any(_DIGITS.fullmatch(text) for text in texts):
        return False
    is_last = end == len(words)
    if is_last and OWNERS.fullmatch(texts[0]):
        return True
    others = {word.text for word in (*words[:start], *words[end:])}
    telling = [text for text in texts if text not in others]
    beside = [words[at].text for at in (start - 1, end) if 0 <= at < len(words)]
    if any(_tells_apart(text, beside) for text in telling):
        return False
    if all(map(_LATIN.fullmatch, texts)):
        return True
    if start == 0 and _is_about(texts):
        return False
    if any(text in PLACES - ANY_AREA for text in telling):
        # From where to where a thing is built is said of it or not, as a whole.
        return is_last and added[0].join in ("จาก", "ตั้งแต่")
    if _is_in_place(words, start):
        return added[0].join not in ("", "ที่") and _is_joined(added)
    is_within = start > (words[0].text in _DONE_ONCE) and not is_last
    if all(
        _says_little(text) or (is_within and text in SLIGHT) or _is_implied(text, beside)
        for text in telling
    ):
        return True
    return (
        _is_before_all(words, start, end)
        or _is_done_too(words, start, end)
        or (start > 0 and _is_told_besides(words, start, end))
        or (start > 0 and not is_last and words[end].join in _LISTS)
        or (is_last and _is_by_name(added))
    )


def _is_about(texts: Sequence[str]) -> bool:
    """Whether it makes of what is done a thing that is taught or made known."""
    return "ประชาสัมพันธ์" in texts or ("อบรม" in texts and not WAYS.issuperset(texts))


def _is_told_besides(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it is a phrase of whose, with what or to what end; not for whom, or on what."""
    join = words[start].join
    if join in ("", "ที่") or (join == "ใน" and words[start].text in VERBS | _HANDLED):
        return False
    added = [word.text for word in words[start:end]]
    if "บุคลากร" in added and join not in ("ของ", "โดย"):
        return False
    left = [word.text for word in (*words[:start], *words[end:])]
    return _content(added) <= max(1, _content(left))


def _content(texts: Sequence[str]) -> int:
    return sum(not _says_little(text) for text in texts)


def _tells_apart(text: str, beside: Sequence[str]) -> bool:
    if TELLS.fullmatch(text) is None or (text == "ปรับปรุง" and "พัฒนา" in beside):
        return False
    return not _is_implied(text, beside)


def _is_implied(text: str, beside: Sequence[str]) -> bool:
    return any({text, other} in IMPLIED for other in beside)


def _says_little(text: str) -> bool:
    return (
        text in GENERIC
        or _LATIN.fullmatch(text) is not None
        or (_SHORT_FORM.fullmatch(text) is not None and not is_word(text))
    )


def _is_in_place(words: Sequence[Word], start: int) -> bool:
    """Whether what stands at `start` may belong to the name of a place before it."""
    for at in range(start - 1, max(start - 1 - _PLACE_NAME, -1), -1):
        if words[at].text in PLACES:
            # A test is วัด as a temple is.
            return at == 0 or words[at - 1].text not in ("ตรวจ", "สอบ", "ทดสอบ")
        if words[at].join or words[at].text in VERBS:
            return False
    return False


def _is_before_all(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it says how the thing is done that the rest of the name is."""
    if start or len(words) - end < _LEAST_TOLD or words[end].text in _DONE_ONCE:
        return False
    return (words[end].text in VERBS and end <= _MOST_IN_FRONT) or all(
        word.text in WAYS | VERBS or _says_little(word.text) for word in words[:end]
    )


def _is_done_too(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it is but another thing done beside what is done to the same."""
    around = {words[at].text for at in (start - 1, end) if 0 <= at < len(words)}
    goes_on = start > 0 and words[0].text not in _DONE_ONCE
    # What stands behind a thing says which thing it is.
    return (
        (start == 0 or end < len(words))
        and (goes_on or bool(around & VERBS))
        and all(word.text in VERBS or _says_little(word.text) for word in words[start:end])
    )


def may_be_moved(words: Sequence[Word], start: int, end: int, listed: Collection[str]) -> bool:
    """Whether words may stand here that the other name has elsewhere, or once more.

    Who teaches whom is told by the order alone, and so are names of places; those that are only
    `listed` may change places.
    """
    moved = words[start:end]
    if not moved or all(word.text in listed for word in moved):
        return True
    return not (moved[0].join == "" and _is_in_place(words, start)) and all(
        _is_known(word.text)
        and not TELLS.fullmatch(word.text)
        and (word.join or word.text not in PLACES)
        for word in moved
    )


def _is_known(text: str) -> bool:
    return is_word(text) or is_word(f"การ{text}") or text.isascii()


def listed_words(*names: Sequence[Word]) -> set[str]:
    """The words of names that stand in lists, A and B, where any may be first."""
    return {
        words[at].text
        for words in names
        for at in range(1, len(words))
        if words[at].join in _LISTS or words[at - 1].join in _LISTS
    }


def are_told_apart(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether each of two names has a word that tells its work from the other's."""
    mine, others = (
        [text for text in extra if TELLS.fullmatch(text)] for extra in extra_words(one, other)
    )
    return bool(mine and others) and not any(
        _is_part_of(text, likely) or _is_part_of(likely, text) for text in mine for likely in others
    )


def _is_part_of(text: str, other: str) -> bool:
    """Whether a word is cut from the other, as เท้า from ทางเท้า; ปิด is no part of เปิด."""
    return text in other and len(other) - len(text) >= SHORTEST_PART


def may_be_exchanged(left: Collection[str], right: Collection[str]) -> bool:
    """Whether the words that stand in each other's place say little, the one and the other."""
    words = {*left, *right}
    return words <= GENERIC - VERBS and not any(OWNERS.fullmatch(word) for word in words)


def _is_joined(added: Sequence[Word]) -> bool:
    return bool(added[0].join) and (
        added[0].join not in ("ที่", "และ") or any(word.text in ANY_AREA for word in added)
    )


def _is_by_name(added: Sequence[Word]) -> bool:
    """Whether it is what people call it for short: no word of Thai, and short."""
    return len(added) == 1 and len(added[0].text) <= _SHORT_NAME and not _is_known(added[0].text)
