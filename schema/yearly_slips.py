"""One slip of the keyboard: a letter dropped, doubled, replaced or swapped in a long name's word.

A slip makes of a word what is no word of the dictionary. Where it makes another word, or stands
in the name of a place or of who knows what, the two names are taken for two; but that a tone mark
dropped, or a silent letter, may make a word that hardly anyone writes.
"""

import re
from itertools import accumulate, pairwise
from typing import Final

from schema.thai.cutting import cut, frequency, is_word
from schema.yearly_vocabulary import PLACES, is_telling
from schema.yearly_wording import RARER, UNSPOKEN

__all__ = ["without_slips"]

_LEAST_LETTERS: Final = 16
"""Of a name with a slip: in a short one a letter is much."""
_MOST_SLIPS: Final = 2
_LEAST_WORD: Final = 3
_LEAST_COMPOUND: Final = 6
"""Letters of a word, at least, of which the slip makes two words: ลักลอบ and ลับ, ลอบ."""
_AROUND: Final = 3
"""Words behind the word for a place, or the like, that may be its name."""
_LEADING_VOWELS: Final = tuple("เแโใไ")
_THAI: Final = re.compile("[\u0e01-\u0e4e]")
_TONES: Final = re.compile("[็-๋]")
_NAMED: Final = frozenset(
    "เขื่อน ฝาย ลุ่มน้ำ แม่ อุทยาน วนอุทยาน ป่า นิคม ทะเล อ่าว แหลม ประตู มหาวิทยาลัย วิทยาลัย สถาบัน มูลนิธิ บริษัท"
    " นาย นาง นางสาว หลวง หลวงพ่อ พระ เจ้า พันธุ์ ชาติพันธุ์ เผ่า ชาว ภาษา สาย".split()
)
# Heads of compounds that no dictionary has all of: ห้องครู is a thing beside ห้องครัว.
_HEADS: Final = re.compile(
    "(?:ห้อง|รถ|น้ำ|บ้าน|โรง|เครื่อง|สวน|ไม้|ต้น|ปลา|ผัก|นก|วัด|ทาง|ที่|ผู้|ช่าง|นัก|ชาว|คน|ดอก|ข้าว|หญ้า|กล้วย|ตู้|สาย|สี|เสื้อ|หมอ|ครู|ลูก|แม่|พ่อ|หน้า|หลัง|วัน).*"
)
# หนองหาน is a place in one word, which the dictionary has: หนองหิน is another.
_PLACE_HEAD: Final = re.compile("(?:หนอง|ห้วย|คลอง|บึง|บาง|ดอน|โคก|เกาะ|เขา|ดอย|ภู|ทุ่ง|ท่า)[ก-ฮเ-ไ]")


def without_slips(
    one: str, other: str, gaps: list[tuple[int, int, int, int]]
) -> tuple[str, str] | None:
    """The two keys with their slips mended, each by the other; None where there are none.

    `gaps` are where the keys differ: start and end in the one, and in the other.
    """
    if min(len(one), len(other)) < _LEAST_LETTERS:
        return None
    slips = [gap for gap in gaps if _is_small(gap, one, other)]
    mended = (one, other)
    found = 0
    # From the last to the first, for a mended slip moves what stands behind it.
    for start, end, other_start, other_end in reversed(slips):
        if _is_slip(other, (other_start, other_end), one, (start, end)):
            mended = mended[0], _put(mended[1], one[start:end], other_start, other_end)
        elif _is_slip(one, (start, end), other, (other_start, other_end)):
            mended = _put(mended[0], other[other_start:other_end], start, end), mended[1]
        else:
            continue
        found += 1
    return mended if 0 < found <= _MOST_SLIPS else None


def _put(text: str, letters: str, start: int, end: int) -> str:
    return text[:start] + letters + text[end:]


def _is_small(gap: tuple[int, int, int, int], one: str, other: str) -> bool:
    start, end, other_start, other_end = gap
    left, right = one[start:end], other[other_start:other_end]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])


def _is_slip(slipped: str, at: tuple[int, int], meant: str, place: tuple[int, int]) -> bool:
    """Whether what stands in `slipped` is no word, and that in `meant` is one."""
    letters = slipped[slice(*at)] + meant[slice(*place)]
    if not all(map(_THAI.fullmatch, letters)):
        return False
    words, number = _word_at(meant, place, slipped[slice(*at)])
    if number is None:
        return False
    word = words[number]
    if len(word) < _LEAST_WORD or not is_word(word) or _is_named(words, number):
        return False
    start = sum(map(len, words[:number]))
    # As far as the word goes, the two differ by this slip alone.
    inside = place[0] - start
    written = _put(word, slipped[slice(*at)], inside, inside + place[1] - place[0])
    is_unspoken = _without_unspoken(written) == _without_unspoken(word)
    if is_word(written) or is_word(f"การ{written}"):
        return is_unspoken and _is_hardly_written(written, word)
    made = cut(written)
    if not all(map(is_word, made)):
        return True
    return len(word) >= _LEAST_COMPOUND and (
        is_unspoken or (_HEADS.fullmatch(word) is None and not any(map(is_telling, (word, *made))))
    )


def _is_hardly_written(written: str, word: str) -> bool:
    """Whether another word is written for this one, or it is spelt as it is spoken."""
    is_silent = _TONES.sub("", written) == written and _TONES.sub("", word) == word
    return is_silent or frequency(written) * RARER <= frequency(word)


def _without_unspoken(word: str) -> str:
    return UNSPOKEN.sub("", word)


def _word_at(text: str, place: tuple[int, int], letter: str) -> tuple[tuple[str, ...], int | None]:
    """The words of the text, and which of them has the place where the other has `letter`."""
    words = cut(text)
    ends = pairwise(accumulate(map(len, words), initial=0))
    for number, (start, end) in enumerate(ends):
        if start <= place[0] < end and (
            start < place[0] or place[0] < place[1] or letter in _LEADING_VOWELS
        ):
            return words, number
        if place[0] == place[1] == end and letter not in _LEADING_VOWELS:
            # Behind its last letter one more was written, which may open the next word.
            is_next = number + 1 < len(words) and is_word(letter + words[number + 1])
            return words, None if is_next else number
    return words, None


def _is_named(words: tuple[str, ...], number: int) -> bool:
    near = words[max(number - _AROUND, 0) : number]
    return _PLACE_HEAD.match(words[number]) is not None or any(
        word in PLACES or word in _NAMED for word in near
    )
