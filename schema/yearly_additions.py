"""Which words may be added to a name, or stand elsewhere in it, and it is the same work's still.

Words are another wording unless they tell the work from its like: another object, place, group
of people, deed or part. What stands right behind a thing says which thing it is, and what stands
between a deed and its object is another object; phrases of whose, with what and to what end, and
things done beside, tell no works apart.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from schema.thai.cutting import is_word
from schema.yearly_endings import is_in_district, is_said_besides, is_said_of_any
from schema.yearly_vocabulary import (
    ANY_AREA,
    AREAS,
    GENERIC,
    IMPLIED,
    PLACES,
    SLIGHT,
    UNITS,
    VERBS,
    WAYS,
    is_telling,
)
from schema.yearly_wording import LEAST_TOLD, LISTS, Word

__all__ = ["DONE_TO_THINGS", "may_be_added", "may_be_moved"]

DONE_TO_THINGS: Final = frozenset(
    "ก่อสร้าง ปรับปรุง ซ่อม จัดซื้อ ติดตั้ง ขุด รื้อ เช่า เปลี่ยน ขยายเขต วาง ล้าง ดูแล จ้าง".split()
)
_PUT_IN_ORDER: Final = frozenset("ซ่อม เปลี่ยน ทำ ดูแล พัฒนา ฟื้นฟู".split())
_SORTS_OF_COURSES: Final = frozenset(("ทบทวน", "ขั้นสูง", "ต่อยอด"))
_LATIN: Final = re.compile("[a-z]+")
_SHORT_FORM: Final = re.compile("[ก-ฮ]{2,6}")
_DIGITS: Final = re.compile("[0-9p]+")
_MOST_IN_FRONT: Final = 2
"""Words of what is said of how a thing is done."""
_WHOSE_LIKE: Final = frozenset(("ไทย", "สากล", "แห่งชาติ", "ภูมิภาค"))
"""Which tell Thai music from music, and the nation's games from games, right behind them."""
_AT_SCHOOL: Final = frozenset("นักเรียน นักศึกษา ครู อาจารย์ ลูกเสือ เนตรนารี".split())
_PLACE_NAME: Final = 3
"""Words that the name of a place may have, at most, behind the word for it."""


def may_be_added(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a name without the words from `start` up to `end` may be of the same work."""
    added = words[start:end]
    texts = [word.text for word in added]
    if any(_DIGITS.fullmatch(text) for text in texts) or _is_sort(words, start, end):
        return False
    is_last = end == len(words)
    if (
        _is_before_area(words, start, end)
        or is_in_district(words, start, end)
        or _is_put_in_order(words, start, end)
    ):
        return True
    if is_last and (is_any := _is_said_of_any(words, start)) is not None:
        return is_any
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
        return is_last and _is_place_of_any(words, start)
    if _is_in_place(words, start):
        return added[0].join not in ("", "ที่") and _is_joined(added)
    is_within = start > (words[0].text in DONE_TO_THINGS) and not is_last
    if all(
        _says_little(text) or (is_within and text in SLIGHT) or _is_implied(text, beside)
        for text in telling
    ):
        return True
    return (
        _is_before_all(words, start, end)
        or _is_done_too(words, start, end)
        or (start > 0 and is_said_besides(words, start, end))
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
        and not is_telling(word.text)
        and (word.join or word.text not in PLACES)
        for word in moved
    )


def _is_sort(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it says of what sort the thing before it is: Thai medicine is not any medicine."""
    texts = {word.text for word in words[start:end]}
    is_within = start > 0 and end < len(words)
    return is_within and not words[start].join and not _WHOSE_LIKE.isdisjoint(texts)


def _is_put_in_order(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it is ปรับปรุง beside what is done anyway: mended, replaced, drawn up or kept."""
    beside = {words[at].text for at in (start - 1, end) if 0 <= at < len(words)}
    return [word.text for word in words[start:end]] == ["ปรับปรุง"] and bool(beside & _PUT_IN_ORDER)


def _is_before_area(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it is but the word for an area whose name follows, which the other name has too."""
    return (
        start > 0
        and end - start == 1
        and end < len(words)
        and words[start].text in AREAS
        and not words[end].join
        and (not words[start].join or words[end].text not in PLACES)
    )


def _is_said_of_any(words: Sequence[Word], start: int) -> bool | None:
    """Whether the end of the name is whose work it is, that it lasts, or is done for the people.

    None where it is none of these, and may be something else that is added.
    """
    texts = [word.text for word in words[start:]]
    if (is_any := is_said_of_any(words, start)) is not None:
        return is_any
    if (
        _is_own_name(words, start)
        or all(text.startswith("อย่าง") for text in texts)
        or (texts[-1] == "ประชาชน" and all(text in VERBS | GENERIC for text in texts))
    ):
        return True
    return False if not words[start].join and not _WHOSE_LIKE.isdisjoint(texts) else None


def _is_own_name(words: Sequence[Word], start: int) -> bool:
    """Whether it names the province, or the like, of which the other name says no more."""
    return (
        start > 0
        and words[start - 1].text in UNITS
        and len(words) - start <= _PLACE_NAME
        and not any(word.join or is_telling(word.text) for word in words[start:])
    )


def _is_about(texts: Sequence[str]) -> bool:
    """Whether it makes of what is done a thing that is taught or made known."""
    return "ประชาสัมพันธ์" in texts or ("อบรม" in texts and not WAYS.issuperset(texts))


def _tells_apart(text: str, beside: Sequence[str]) -> bool:
    if text in _SORTS_OF_COURSES and "อบรม" in beside:
        return True
    if not is_telling(text) or (text == "ปรับปรุง" and "พัฒนา" in beside):
        return False
    return not _is_implied(text, beside)


def _is_place_of_any(words: Sequence[Word], start: int) -> bool:
    """Whether the end is from where to where, or where pupils are anyway, said as a whole."""
    added, rest = words[start:], [word.text for word in words[:start]]
    if [word.text for word in added] == ["สถานศึกษา"] and not _AT_SCHOOL.isdisjoint(rest):
        return added[0].join in ("ใน", "ภายใน") or rest[-1] in _AT_SCHOOL
    return added[0].join in ("จาก", "ตั้งแต่")


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
    if start or len(words) - end < LEAST_TOLD or words[end].text in DONE_TO_THINGS:
        return False
    # Of two things that are done the one is not how the other is.
    is_way = words[end].text in VERBS and words[end].join not in LISTS
    return (is_way and end <= _MOST_IN_FRONT) or all(
        word.text in WAYS | VERBS or _says_little(word.text) for word in words[:end]
    )


def _is_done_too(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it is but another thing done beside what is done to the same."""
    around = {words[at].text for at in (start - 1, end) if 0 <= at < len(words)}
    goes_on = start > 0 and words[0].text not in DONE_TO_THINGS
    # What stands behind a thing says which thing it is.
    return (
        (start == 0 or end < len(words))
        and (goes_on or bool(around & VERBS))
        and all(word.text in VERBS or _says_little(word.text) for word in words[start:end])
    )


def _is_joined(added: Sequence[Word]) -> bool:
    return bool(added[0].join) and (
        added[0].join not in ("ที่", "และ") or any(word.text in ANY_AREA for word in added)
    )


def _is_known(text: str) -> bool:
    return is_word(text) or is_word(f"การ{text}") or text.isascii()
